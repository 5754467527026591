"""Of which period a figure is: the moment that goes with it in its clause."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from variorum.figures.subjects import ENDS, WALLS
from variorum.text.grammar import Text

_REACH = 30  # tokens between a figure and its moment, at most
_OPENING = 6  # a moment among the first tokens of a sentence may count for all of it


@dataclass(frozen=True, slots=True)
class Spot:
    """A moment in a sentence: tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    when: str


class Periods:
    """The moments of one sentence, to be asked which of them a figure is for."""

    def __init__(self, text: Text, spots: Iterable[Spot], numbers: Iterable[int]) -> None:
        self._spots = [spot for spot in spots if not _dates_report(text, spot.first)]
        self._places = [spot.first for spot in self._spots]
        self._numbers = frozenset(numbers)
        self._text = text
        self._opening = next((s.when for s in self._spots[:1] if _opens(text, s.first)), None)

    def of(self, first: int, end: int) -> str | None:
        """The next moment in the clause of the figure from `first` to `end`, else the last.

        A moment at the head of the sentence counts for all of it; one that dates a report ("said
        on Tuesday") for none; and none counts across another figure.
        """
        at = bisect_left(self._places, end)
        if at < len(self._spots) and self._joined(end, self._places[at]):
            return self._spots[at].when
        at = bisect_left(self._places, first)
        if at and self._joined(self._places[at - 1], first):
            return self._spots[at - 1].when
        return self._opening if at else None

    def _joined(self, start: int, end: int) -> bool:
        """Whether neither a stop nor another figure parts two places."""
        if end - start > _REACH or not self._numbers.isdisjoint(range(start, end)):
            return False
        return not any(t.form in WALLS or t.form in ENDS for t in self._text.tokens[start:end])


def _opens(text: Text, place: int) -> bool:
    """Whether a time stands at the head of the sentence, before any verb or stop."""
    return place < _OPENING and not any(
        token.form in WALLS or text.value("PAST", n) is not None
        for n, token in enumerate(text.tokens[:place])
    )


def _dates_report(text: Text, place: int) -> bool:
    """Whether a word of saying stands right before the time."""
    return any(text.value("REPORTING", n) is not None for n in range(max(0, place - 3), place))
