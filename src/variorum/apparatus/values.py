"""Whether two figures that count one thing can both be right."""

import math

from variorum.apparatus.money import is_money, same_sum
from variorum.apparatus.units import dimension, same_size
from variorum.lexicon import mapping
from variorum.model import Figure, Qualifier

_DOZENS = 24  # the value of "dozens": any larger count is dozens too
_SCORE, _MANY = 20, 10  # "scores" are up to ten score, "hundreds" up to a thousand
_NEAR = 0.1  # how far a count may lie from a figure that hedges
_ROUND = 10  # a multiple of it may be rounded
_FLOOR = 0.15  # how far above "more than" a count may lie: one counts what one is sure of
_HALF = 0.5  # the same, of a few things
_SHOWN = 2  # digits that a rounded figure must show
_LARGE = 100  # below this a figure is seldom rounded
_THOUSAND, _SLIGHT = 1000, 0.01  # and below this by no more than so much: 127 are not 130
_FLOORS = (Qualifier.MORE, Qualifier.AT_LEAST)  # who says so counted: 15 and 17 are two counts
_STRICT = (Qualifier.MORE, Qualifier.LESS)


def compatible(one: Figure, other: Figure, year: int | None) -> bool:
    """Whether both can hold: equal, converted, one a rounding or a bound of the other.

    `year` is that of the exchange rates; without it those of any year will do.
    """
    if is_money(one) and is_money(other) and one.unit != other.unit:
        return same_sum(one, other, year) is not False
    if one.unit != other.unit and dimension(one.unit):
        return same_size(one, other)
    if one.value == other.value:
        return True
    if one.qualifier is other.qualifier and one.qualifier in _FLOORS:
        return _vague(one) or _vague(other) or _rounded(one, other) or _both_floors(one, other)
    return (
        _covers(one, other)
        or _covers(other, one)
        or _bounds(one, other)
        or _bounds(other, one)
        or _rounded(one, other)
    )


def _both_floors(one: Figure, other: Figure) -> bool:
    """Whether two are "more than" so many, in round thousands: 60,000 and 61,000."""
    smaller, larger = sorted((one.value, other.value))
    round_enough = all(f.value % _LARGE == 0 for f in (one, other))
    return smaller >= _THOUSAND and round_enough and larger - smaller <= _NEAR * smaller


def _vague(figure: Figure) -> bool:
    """Whether it is "dozens", with which any larger count agrees."""
    return figure.value == _DOZENS


def _covers(vague: Figure, exact: Figure) -> bool:
    """Whether "scores" or "hundreds" (read as at least two of them) may be the other figure."""
    scale = vague.value / 2
    many = scale == _SCORE or (scale >= _LARGE and math.log10(scale).is_integer())
    vaguely = vague.qualifier is Qualifier.AT_LEAST and many
    return vaguely and vague.value <= exact.value <= _MANY * scale


def _bounds(loose: Figure, exact: Figure) -> bool:
    """Whether a hedged or rounded figure leaves room for the other."""
    if loose.upper is not None:
        return loose.value <= exact.value <= loose.upper
    gap = (exact.value - loose.value) / loose.value if loose.value else 1.0
    if loose.qualifier is Qualifier.AT_LEAST and _is_count_so_far(loose.value):
        few = loose.unit not in mapping("people") and loose.value < _ROUND
        return few and 0 <= gap <= _HALF
    if loose.qualifier in _FLOORS:
        return 0 <= gap <= _FLOOR or (loose.value == _DOZENS and exact.value >= _DOZENS)
    if loose.qualifier in (Qualifier.LESS, Qualifier.AT_MOST):
        return -_NEAR <= gap <= 0
    return loose.qualifier is Qualifier.ABOUT and abs(gap) <= _NEAR


def _is_count_so_far(value: float) -> bool:
    """Whether "at least" so many is a count that a larger one brings up to date: 17, not 20."""
    return value % _ROUND != 0 and value < _THOUSAND and value != _DOZENS


def _rounded(one: Figure, other: Figure) -> bool:
    """Whether one is the other, given to fewer digits: 140,660 and 141,000; 229 and 230."""
    shown, larger = min(digits(one.value), digits(other.value)), max(one.value, other.value)
    enough = shown >= _SHOWN and larger >= _LARGE
    if larger < _THOUSAND and abs(one.value - other.value) > _SLIGHT * larger:
        return False
    return enough and float(f"{one.value:.{shown - 1}e}") == float(f"{other.value:.{shown - 1}e}")


def digits(value: float) -> int:
    """How many digits of a value are significant: 3 of 141,000."""
    return len(f"{value:.12e}".split("e")[0].replace(".", "").rstrip("0")) or 1


def unbounded(one: Figure, other: Figure) -> bool:
    """Whether one telling says "up to" so many, and another so many."""
    kinds = {one.qualifier, other.qualifier}
    same = one.value == other.value and one.unit == other.unit
    return same and kinds == {Qualifier.AT_MOST, Qualifier.EXACT}


def sharpened(one: Figure, other: Figure) -> bool:
    """An exact count of people that another telling puts "more than" before: both cannot hold."""
    counted = one.unit in mapping("people") and one.value > _ROUND and one.value % _ROUND
    if one.value != other.value or one.unit != other.unit or not counted:
        return False
    return (one.qualifier in _STRICT) != (other.qualifier in _STRICT) and any(
        f.qualifier is Qualifier.EXACT for f in (one, other)
    )
