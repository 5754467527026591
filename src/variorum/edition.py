"""The main path: one story's reports become its edition, one call per stage."""

from collections.abc import Mapping, Sequence

from variorum.apparatus import compare
from variorum.attribution import attribute
from variorum.attribution import credits as credited
from variorum.brief import say
from variorum.claims import align, restate, settle
from variorum.collation import collate
from variorum.entities import identify
from variorum.figures import find_figures, find_moments
from variorum.judging import Case, judge_claims, judge_descent, judge_loci, upheld
from variorum.lineage import descend, shares
from variorum.model import (
    EditedStory,
    Findings,
    Judgement,
    Reader,
    Report,
    Saying,
    Story,
    Voice,
)
from variorum.timeline import order


def edit(
    story: Story,
    reports: Sequence[Report],
    reader: Reader,
    judgements: Sequence[Judgement] = (),
) -> EditedStory:
    """The edition of one story.

    Takes the story, its reports in the order it names them, a reader: a function from a report to
    its marks (names, and who is given the word), and what an editor has decided of this story.
    Pure: the same input gives the same edition.
    """
    days = {report: (day, inferred) for report, day, inferred in story.published}
    found, sayings, named = _read_closely(reports, days, reader)
    passages = collate(reports)
    known = {report: day for report, (day, inferred) in days.items() if not inferred}
    case = Case.of(reports, passages, judgements)
    stemma = descend(reports, passages, found, named, known)
    stemma, on_descent = judge_descent(stemma, case)
    aligned = align(reports, sayings, stemma)
    aligned, on_claims = judge_claims(aligned, case, lambda claim: restate(claim, stemma))
    loci, on_loci = judge_loci(compare(reports, aligned, found, known), case)
    doubtful = [locus for locus in loci if locus.settled is None]
    claims = settle(aligned, doubtful)
    return EditedStory(
        id=story.id,
        title=story.title,
        reports=story.reports,
        related=story.related,
        stemma=stemma,
        independent_sources=len(stemma.families),
        shares=shares(reports, passages, stemma),
        claims=claims,
        apparatus=loci,
        timeline=order(reports, claims, found.moments),
        moments=found.moments,
        figures=found.figures,
        entities=found.entities,
        relations=found.relations,
        brief=say(reports, stemma, upheld(claims, loci), doubtful),
        judgements=(*on_descent, *on_claims, *on_loci),
    )


def _read_closely(
    reports: Sequence[Report], days: Mapping[str, tuple[str, bool]], reader: Reader
) -> tuple[Findings, Mapping[str, Sequence[Saying]], Mapping[str, Sequence[Voice]]]:
    """What the reports hold, each by itself; their sayings and credits, by report."""
    marks = {r.id: reader(r) for r in reports}
    sayings = {r.id: attribute(r, marks[r.id]) for r in reports}
    moments = {
        r.id: find_moments(r, days.get(r.id, (None,))[0], inferred=days.get(r.id, ("", False))[1])
        for r in reports
    }
    entities, relations = identify(reports, marks)
    found = Findings(
        sayings=tuple(s for r in reports for s in sayings[r.id]),
        figures=tuple(f for r in reports for f in find_figures(r, moments[r.id], sayings[r.id])),
        moments=tuple(m for r in reports for m in moments[r.id]),
        entities=entities,
        relations=relations,
    )
    return found, sayings, {r.id: credited(r, marks[r.id]) for r in reports}
