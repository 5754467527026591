"""Whether two sums in two currencies can be one sum, converted."""

from functools import cache

from variorum.lexicon import rows
from variorum.model import Figure

_ROUNDING = 0.06  # what rounding to two digits may shift a sum by
_ANY = (1999, 2030)


@cache
def _bands() -> dict[str, tuple[tuple[int, int, float, float], ...]]:
    found: dict[str, tuple[tuple[int, int, float, float], ...]] = {"USD": ((*_ANY, 1.0, 1.0),)}
    for currency, first, last, low, high in rows("exchange"):
        row = (int(first), int(last), float(low), float(high))
        found[currency] = (*found.get(currency, ()), row)
    return found


def _per_dollar(currency: str, year: int | None) -> tuple[float, float] | None:
    """The lowest and highest rate of a currency in a year, or in all years where it is unknown."""
    bands = [b for b in _bands().get(currency, ()) if year is None or b[0] <= year <= b[1]]
    return (min(b[2] for b in bands), max(b[3] for b in bands)) if bands else None


def is_money(figure: Figure) -> bool:
    """Whether a figure's unit is a currency whose rates are known."""
    return figure.unit in _bands()


def same_sum(one: Figure, other: Figure, year: int | None) -> bool | None:
    """Whether the two may be one sum at some rate of that year; None where no rate is known.

    Within one currency they are one sum only where the values agree to the rounding of the
    coarser one.
    """
    if one.unit == other.unit:
        return one.value == other.value
    band = rates(one.unit, other.unit, year)
    if band is None or not other.value:
        return None
    return band[0] <= one.value / other.value <= band[1]


def rates(one: str, other: str, year: int | None) -> tuple[float, float] | None:
    """How many of one currency another bought in a year, least and most, with room for rounding."""
    first, second = _per_dollar(one, year), _per_dollar(other, year)
    if first is None or second is None:
        return None
    return first[0] / second[1] * (1 - _ROUNDING), first[1] / second[0] * (1 + _ROUNDING)
