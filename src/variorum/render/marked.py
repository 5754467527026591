"""A report's text with its parts marked up: nested where they nest, parted where they cross.

The marked-up text holds exactly the characters of the report, so that a place on the page can be
found again by counting.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

# What HTML would drop or change: NUL and half surrogate pairs have no place in it, and a bare
# carriage return would be read as a line feed.
_UNPRINTABLE = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch to mark. `first` is its opening tag, `again` the one after a crossing parted it.

    Of two parts with the same place, the lower `rank` stands outside.
    """

    start: int
    end: int
    tag: str
    first: Markup
    again: Markup
    rank: int = 0


@dataclass(slots=True)
class _Open:
    """The parts that are open where the writing has got to, the outermost first."""

    stack: list[Part] = field(default_factory=list)

    def close(self, parts: Sequence[Part]) -> Iterator[Markup]:
        """Close what must be closed for `parts` to be gone, remembering what to open again."""
        keep = min((self.stack.index(part) for part in parts), default=len(self.stack))
        again = [part for part in self.stack[keep:] if part not in parts]
        for part in reversed(self.stack[keep:]):
            yield Markup(f"</{part.tag}>")  # noqa: S704 - our own tag names
        del self.stack[keep:]
        for part in again:
            yield part.again
        self.stack += again

    def open(self, parts: Sequence[Part]) -> Iterator[Markup]:
        """Open `parts`; what is open and ends before them goes inside them."""
        reach = max(part.end for part in parts)
        crossing = [part for part in self.stack if part.end < reach]
        yield from self.close(crossing)
        for part in sorted([*crossing, *parts], key=lambda part: (-part.end, part.rank)):
            yield part.again if part in crossing else part.first
            self.stack.append(part)


def marked(text: str, parts: Iterable[Part]) -> Markup:
    """The text, escaped, with every part in its tags."""
    return Markup("").join(_pieces(text, sorted(parts, key=lambda p: (p.start, -p.end, p.rank))))


def safe(text: str) -> Markup:
    """Text as HTML that gives the same characters back."""
    return escape(text.translate(_UNPRINTABLE)).replace("\r", Markup("&#13;"))


def _pieces(text: str, parts: Sequence[Part]) -> Iterator[Markup]:
    starting: dict[int, list[Part]] = {}
    for part in parts:
        starting.setdefault(part.start, []).append(part)
    places = sorted({0, len(text), *starting, *(part.end for part in parts)})
    state = _Open()
    for place, after in zip(places, [*places[1:], len(text)], strict=True):
        ended = [part for part in state.stack if part.end == place]
        if ended:
            yield from state.close(ended)
        if place in starting:
            yield from state.open(starting[place])
        yield safe(text[place:after])
