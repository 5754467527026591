"""`Span`, the one pointer that everything cites."""

from dataclasses import dataclass

from variorum.errors import RecordError


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Half-open offsets, in Unicode code points, into a report's text exactly as received."""

    report: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise RecordError(f"a span of {self.report!r} runs from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words it points at, given the text of its report."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly within this span."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """How many code points both cover."""
        if self.report != other.report:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def span(report: str, start: int, end: int) -> Span:
    """A `Span`, in fewer words."""
    return Span(report=report, start=start, end=end)
