"""How much of each report is copied, rewritten, new."""

from collections.abc import Sequence

from variorum.lexicon import content
from variorum.model import (
    Passage,
    PassageKind,
    Report,
    SegmentKind,
    Share,
    Span,
    Stemma,
)


def shares(
    reports: Sequence[Report], passages: Sequence[Passage], stemma: Stemma
) -> tuple[Share, ...]:
    """For each report the fractions of its content words; they sum to 1.

    Words count as copied or rewritten where they are shared with another report of the family
    (or with the report it derives from); the root of a family, where it is among the files, is
    all new.
    """
    family = {r: f.reports for f in stemma.families for r in f.reports}
    parents: dict[str, set[str]] = {r.id: set() for r in reports}
    for edge in stemma.derivations:
        if edge.parent in parents:
            parents[edge.child].add(edge.parent)
    roots = {f.root for f in stemma.families}
    return tuple(
        _share(r, _shared(r.id, {*family.get(r.id, ()), *parents[r.id]}, passages))
        if r.id not in roots
        else Share(report=r.id, copied=0.0, rewritten=0.0, new=1.0)
        for r in reports
    )


def _shared(
    report: str, others: set[str], passages: Sequence[Passage]
) -> list[tuple[Span, PassageKind]]:
    """The places of a report that one of the others has too."""
    found: list[tuple[Span, PassageKind]] = []
    for passage in passages:
        sides = {passage.child.report: passage.child, passage.parent.report: passage.parent}
        if report in sides and (set(sides) - {report}) & others:
            found.append((sides[report], passage.kind))
    return found


def _share(report: Report, shared: Sequence[tuple[Span, PassageKind]]) -> Share:
    body = report.spans(SegmentKind.SENTENCE)
    places = [w.start for b in body for w in content(report.text, b.start, b.end)]
    copied = {p for p in places if _held(p, shared, PassageKind.VERBATIM)}
    rewritten = {p for p in places if _held(p, shared, PassageKind.REWRITE)} - copied
    total = len(places) or 1
    one, two = round(len(copied) / total, 4), round(len(rewritten) / total, 4)
    return Share(report=report.id, copied=one, rewritten=two, new=max(0.0, round(1 - one - two, 4)))


def _held(place: int, shared: Sequence[tuple[Span, PassageKind]], kind: PassageKind) -> bool:
    return any(k is kind and s.start <= place < s.end for s, k in shared)
