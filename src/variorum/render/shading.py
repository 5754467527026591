"""Which words of a report are copied, which rewritten, and where their counterpart stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    ends = {end for _, passage in looks for end in (passage.child.start, passage.child.end)}
    places = sorted(ends)
    held: Shade | None = None
    for start, end in pairwise(places):
        shade = _at(looks, start, end)
        joined = held and shade and _joined(held, shade)
        if held and not joined:
            yield held
        held = joined or shade
    if held:
        yield held


def _at(looks: Sequence[tuple[str, Passage]], start: int, end: int) -> Shade | None:
    for look, passage in looks:
        if passage.child.start <= start and end <= passage.child.end:
            place = Span(report=passage.child.report, start=start, end=end)
            return Shade(span=place, look=look, passage=passage)
    return None


def _joined(left: Shade, right: Shade) -> Shade | None:
    if left.passage is not right.passage or left.span.end != right.span.start:
        return None
    place = Span(report=left.span.report, start=left.span.start, end=right.span.end)
    return Shade(span=place, look=left.look, passage=left.passage)
