"""What the meanings of times share: reading the parts of a match."""

from collections.abc import Callable
from datetime import date

from variorum.figures.setting import Setting
from variorum.text.dates import Stretch
from variorum.text.grammar import Match
from variorum.text.numbers import value

UNKNOWN = Stretch(date.min, date.min)  # words that are a time, and which cannot be told
YEARS = range(1400, 2200)
Meaning = Callable[[Match, Setting], Stretch | None]


def number_of(match: Match, part: str) -> int | None:
    """The whole number that a part stands for, however deep it lies."""
    found = match.parts.get(part)
    while isinstance(found, Match) and found.meaning == "part":
        found = next(iter(found.parts.values()), None)
    number = value(found)
    return None if number is None or number != int(number) else int(number)


def year_of(match: Match, part: str = "y") -> int | None:
    """The year that a part stands for."""
    number = number_of(match, part)
    return number if number in YEARS else None


def step_of(match: Match) -> int:
    """How many units before or after now: last, this, next."""
    return int(str(match.parts["s"]))
