"""Which words of a report are copied, which rewritten, and where their counterpart stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from variorum.model import DescentKind, EditedStory, Passage, PassageKind, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """Words of one report, shared in one way with one other place."""

    span: Span
    look: str
    passage: Passage


def shades(story: EditedStory, report: str) -> tuple[Shade, ...]:
    """The shared words of a report, in order and disjoint; verbatim goes before rewritten."""
    looks = [
        (_look(passage, derivation.relation), passage)
        for derivation in story.stemma.derivations
        for passage in derivation.passages
        if passage.child.report == report
    ]
    order = ("copied", "rewritten", "quoted")
    looks.sort(key=lambda pair: (order.index(pair[0]), -pair[1].similarity, pair[1].child))
    return tuple(_runs(looks))


def _look(passage: Passage, relation: DescentKind) -> str:
    if relation is DescentKind.QUOTATION:
        return "quoted"
    return "copied" if passage.kind is PassageKind.VERBATIM else "rewritten"


def _runs(looks: Sequence[tuple[str, Passage]]) -> Iterator[Shade]:
    """Each elementary stretch goes to the first passage that covers it; neighbours are joined."""
    held: Shade | None = None
    for start, end, rank in _stretches([passage.child for _, passage in looks]):
        look, passage = looks[rank]
        place = Span(report=passage.child.report, start=start, end=end)
        shade = Shade(span=place, look=look, passage=passage)
        joined = _joined(held, shade) if held else None
        if held and not joined:
            yield held
        held = joined or shade
    if held:
        yield held


def _stretches(spans: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    """Start, end, and which of the spans over them comes first, for all that is covered."""
    opening: dict[int, list[int]] = {}
    for rank, span in enumerate(spans):
        opening.setdefault(span.start, []).append(rank)
    places = sorted({end for span in spans for end in (span.start, span.end)})
    open_now: list[int] = []
    for start, end in pairwise(places):
        for rank in opening.get(start, ()):
            heappush(open_now, rank)
        while open_now and spans[open_now[0]].end <= start:
            heappop(open_now)
        if open_now:
            yield start, end, open_now[0]


def _joined(left: Shade, right: Shade) -> Shade | None:
    if left.passage is not right.passage or left.span.end != right.span.start:
        return None
    place = Span(report=left.span.report, start=left.span.start, end=right.span.end)
    return Shade(span=place, look=left.look, passage=left.passage)
