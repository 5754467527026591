"""Stemmas of small reports for tests: what the stages before `descend` would hand on, by hand."""

from collections.abc import Mapping, Sequence

from variorum.collation import collate
from variorum.lineage import descend
from variorum.model import (
    Findings,
    Modality,
    Report,
    Saying,
    SourceKind,
    Stemma,
    Voice,
    span,
)


def plain(reports: Sequence[Report]) -> Findings:
    """Every sentence, said by the report itself; one in quotation marks by somebody."""
    return Findings(
        sayings=tuple(
            Saying(span=s, modality=Modality.ASSERTED, quoted=s.of(r.text).startswith("“"))
            for r in reports
            for s in r.sentences()
        )
    )


def credit(text_of: Report, words: str) -> Voice:
    """A newsroom that a report names, where it first names it."""
    start = text_of.text.index(words)
    return Voice(
        source=words, kind=SourceKind.REPORT, span=span(text_of.id, start, start + len(words))
    )


def stemma(
    reports: Sequence[Report],
    credits: Mapping[str, tuple[Voice, ...]] | None = None,
    days: Mapping[str, str] | None = None,
) -> Stemma:
    """What `descend` makes of reports whose credits and days are given."""
    named = {r.id: (credits or {}).get(r.id, ()) for r in reports}
    return descend(reports, collate(reports), plain(reports), named, days or {})
