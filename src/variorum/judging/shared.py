"""What a report shares with others: the passages, and how much of it they cover."""

from collections.abc import Collection

from variorum.judging.ledger import Case
from variorum.model import Passage, PassageKind


def shared_by(report: str, others: Collection[str], case: Case) -> tuple[Passage, ...]:
    """The passages that a report shares with some others, the report as their child."""
    found = []
    for passage in case.passages:
        ends = (passage.child.report, passage.parent.report)
        if report in ends and (ends[0] in others or ends[1] in others):
            found.append(passage if ends[0] == report else _turned(passage))
    return tuple(found)


def covered(report: str, others: Collection[str], case: Case) -> float:
    """The share (0..1) of the letters of a report's sentences that others have word for word."""
    told = case.reports[report].sentences()
    total = sum(map(len, told))
    places = sorted(
        p.child for p in shared_by(report, others, case) if p.kind is PassageKind.VERBATIM
    )
    held, reach = 0, 0
    for place in places:
        for sentence in told:
            start, end = max(place.start, sentence.start, reach), min(place.end, sentence.end)
            held += max(0, end - start)
        reach = max(reach, place.end)
    return held / total if total else 0.0


def _turned(passage: Passage) -> Passage:
    return Passage(
        child=passage.parent,
        parent=passage.child,
        kind=passage.kind,
        similarity=passage.similarity,
    )
