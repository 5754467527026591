"""What the meanings of times share: what a time is, and reading the parts of a match."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from variorum.figures.setting import Setting
from variorum.model import TimeKind
from variorum.text.dates import Stretch
from variorum.text.grammar import Match
from variorum.text.numbers import value

UNKNOWN = Stretch(date.min, date.min)  # a place in the calendar that cannot be told
YEARS = range(1400, 2200)


@dataclass(frozen=True, slots=True)
class Time:
    """What words of time come to: kind and value of TimeML, the days themselves where known.

    `value` is "" for words that only look like a time ("Sunday Times"). Where the words hold
    times of their own ("May 3 to June 8"), `inner` are those, each from token to token.
    """

    kind: TimeKind
    value: str
    stretch: Stretch | None = None
    inner: tuple[tuple[int, int, "Time"], ...] = ()

    def vague(self) -> "Time":
        """The same, where the words are too vague to point to the days themselves."""
        return replace(self, stretch=None)


Meant = Stretch | Time | None
Meaning = Callable[[Match, Setting], Meant]


def dated(stretch: Stretch) -> Time:
    """The time that a stretch of the calendar is."""
    if stretch is UNKNOWN:
        return Time(TimeKind.DATE, "XXXX-XX-XX")
    named = stretch.value()
    return Time(TimeKind.TIME if "T" in named else TimeKind.DATE, named, stretch)


def number_of(match: Match, part: str) -> int | None:
    """The whole number that a part stands for, however deep it lies."""
    number = amount_of(match, part)
    return None if number is None or number != int(number) else int(number)


def amount_of(match: Match, part: str) -> float | None:
    """The number that a part stands for, however deep it lies."""
    found = match.parts.get(part)
    while isinstance(found, Match) and found.meaning == "part":
        found = next(iter(found.parts.values()), None)
    return value(found)


def year_of(match: Match, part: str = "y") -> int | None:
    """The year that a part stands for."""
    number = number_of(match, part)
    return number if number in YEARS else None


def step_of(match: Match) -> int:
    """How many units before or after now: last, this, next; 0 where nothing is said."""
    return int(str(match.parts.get("s", 0)))
