"""Lengths, weights, areas, speeds and spells of time, brought to one unit each."""

from functools import cache

from variorum.lexicon import rows
from variorum.model import Figure

_RECKONED = 0.04  # what rounding may shift a measure by that was reckoned from another unit
_STEP = 0.5  # of the last digit that a measure shows
_LONGEST = 12  # digits of a value that are looked at


@cache
def _units() -> dict[str, tuple[str, float]]:
    return {unit: (measures, float(size)) for unit, measures, size in rows("conversions")}


def dimension(unit: str) -> str:
    """What a unit measures ("length"), "" where it is no unit of measure that is known."""
    return _units().get(unit, ("", 1.0))[0]


def size(figure: Figure) -> float:
    """A figure's value in the base unit of what it measures; the bare value of all others."""
    return figure.value * _units().get(figure.unit, ("", 1.0))[1]


def same_size(one: Figure, other: Figure) -> bool:
    """Whether two measures in two units may be one, either of them rounded: six miles, 10 km."""
    apart = abs(size(one) - size(other))
    slack = max(_step(one), _step(other), _RECKONED * max(size(one), size(other)))
    return dimension(one.unit) == dimension(other.unit) != "" and apart <= slack


def _step(figure: Figure) -> float:
    """Half of the last digit that a measure shows, in the base unit: 5 km of 390 km."""
    digits = f"{figure.value:.{_LONGEST}g}"
    whole, _, part = digits.partition(".")
    last = 10.0 ** (-len(part) if part else len(whole) - len(whole.rstrip("0")))
    return _STEP * last * _units().get(figure.unit, ("", 1.0))[1]
