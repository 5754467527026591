"""Who is who: the names of a story's reports gathered into entities, with roles and relations."""

from collections.abc import Mapping, Sequence

from variorum.entities.cast import cast
from variorum.entities.echoes import with_echoes
from variorum.entities.matching import likeness as name_likeness
from variorum.entities.matching import may_be_one
from variorum.entities.mentions import gather
from variorum.entities.relations import relate
from variorum.entities.roles import roles_of
from variorum.entities.screening import Hit, Listed, screen
from variorum.model import Entity, Marks, Relation, Report

__all__ = ["Hit", "Listed", "identify", "may_be_one", "name_likeness", "screen"]


def identify(
    reports: Sequence[Report], marks: Mapping[str, Marks]
) -> tuple[tuple[Entity, ...], tuple[Relation, ...]]:
    """The entities of a story and what ties them, from the name marks of its reports.

    Kind and headword are put to the vote of all reports. A surname stands for the person so named
    in its own report first, then in the story; two persons of one surname stay apart. Ids go by
    number of mentions, then by name. The order of reports is the order of mentions.
    """
    texts = {report.id: report.text for report in reports}
    mentions = with_echoes(reports, gather(reports, marks))
    entities = roles_of(reports, cast(reports, mentions))
    return entities, relate(texts, entities)
