"""A sentence laid out for reading: its tokens, and which of them stand in quotation marks."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.lexicon.tokens import Token, tokens
from variorum.marking.quotations import Quotation, quotations
from variorum.model import Report, Segment, SegmentKind

QUOTES = frozenset("\"“”„«»‘’'")
# Longer than this, it is a table or a list of names; nobody speaks in it.
_LONGEST = 6_000


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or headline. `inside[i]` is the index of the quotation token `i` is in, or -1."""

    start: int
    end: int
    paragraph: int
    headline: bool
    tokens: tuple[Token, ...]
    forms: tuple[str, ...]
    inside: tuple[int, ...]
    marks: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.tokens)

    def form(self, i: int) -> str:
        """The form of a token, "" beyond either end."""
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    def is_mark(self, i: int) -> bool:
        """Whether a token opens or closes a quotation."""
        return 0 <= i < len(self.marks) and self.marks[i]

    def quote(self, i: int) -> int:
        """The quotation a token stands in, -1 for none or beyond either end."""
        return self.inside[i] if 0 <= i < len(self.inside) else -1


@dataclass(frozen=True, slots=True)
class Page:
    """A report laid out: its lines and its quotations."""

    report: str
    text: str
    lines: tuple[Line, ...]
    quotations: tuple[Quotation, ...]
    starts: tuple[int, ...]
    opens: tuple[int, ...]

    def line_at(self, place: int) -> int:
        """The index of the line a place is in, or of the last before it."""
        return max(0, bisect_right(self.starts, place) - 1)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a quotation reaches into a stretch."""
        index = bisect_right(self.opens, end - 1) - 1
        return index >= 0 and self.quotations[index].end > start


def page(report: Report) -> Page:
    """Lay out the headlines and sentences of a report."""
    told = (SegmentKind.HEADLINE, SegmentKind.SENTENCE)
    segments = [s for s in report.segments if s.kind in told and s.end - s.start <= _LONGEST]
    found = quotations(report.text, _paragraphs(segments))
    opens = tuple(q.start for q in found)
    lines = tuple(_line(report.text, s, found, opens) for s in segments)
    return Page(report.id, report.text, lines, found, tuple(line.start for line in lines), opens)


def _paragraphs(segments: Iterable[Segment]) -> list[tuple[int, int]]:
    """Runs of segments of one paragraph, each from its first start to its last end."""
    runs: list[tuple[int, int]] = []
    current: int | None = None
    for segment in segments:
        if segment.paragraph == current:
            runs[-1] = (runs[-1][0], segment.end)
        else:
            runs.append((segment.start, segment.end))
        current = segment.paragraph
    return runs


def _line(text: str, segment: Segment, found: Sequence[Quotation], opens: Sequence[int]) -> Line:
    words = tokens(text, segment.start, segment.end)
    inside: tuple[int, ...] = (-1,) * len(words)
    marks: tuple[bool, ...] = (False,) * len(words)
    near = bisect_left(opens, segment.end) - 1
    if near >= 0 and found[near].end > segment.start:
        inside = tuple(_quotation(found, opens, token.start) for token in words)
        marks = tuple(
            q >= 0 and t.form in QUOTES and (t.start == found[q].start or t.end == found[q].end)
            for t, q in zip(words, inside, strict=True)
        )
    headline = segment.kind is SegmentKind.HEADLINE
    forms = tuple([token.form for token in words])
    return Line(
        segment.start, segment.end, segment.paragraph, headline, words, forms, inside, marks
    )


def _quotation(found: Sequence[Quotation], opens: Sequence[int], at: int) -> int:
    index = bisect_right(opens, at) - 1
    return index if index >= 0 and at < found[index].end else -1
