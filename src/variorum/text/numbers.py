"""What the rules of `number_rules.tsv` mean: from a match to a value."""

from collections.abc import Callable, Mapping
from itertools import pairwise

from variorum.text.grammar import Match

_LONGEST = 18
_HALVINGS = frozenset((2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100))  # "9/11" is no fraction


def numeral(written: str) -> float | None:
    """The value of digits as the news writes them: "1,234.5", "5,00,000"; None where it is none.

    A comma must part groups of three (or of two, as in India), so that "3,14" has no value.
    """
    whole, point, rest = written.partition(".")
    if len(written) > _LONGEST or (point and not rest.isdecimal()) or not _grouped(whole):
        return None
    return float(f"{whole.replace(',', '')}.{rest or 0}")


def _grouped(whole: str) -> bool:
    first, *others = whole.split(",")
    if not all(g.isdecimal() for g in (first, *others)):
        return False
    middle = all(len(g) in (2, 3) for g in others[:-1])
    return not others or (len(first) <= 3 and middle and len(others[-1]) == 3)


def value(part: "str | Match | None") -> float | None:
    """The value of a number, matched or written; None where it has none."""
    if isinstance(part, Match):
        meaning = _MEANINGS.get(part.meaning)
        return meaning(part.parts) if meaning else None
    if part is None:
        return None
    try:
        return float(part) if "e" in part else numeral(part)
    except ValueError:
        return None


def _values(parts: Mapping[str, "str | Match"]) -> list[float] | None:
    """The values of all parts, None where one has none."""
    found = [v for v in map(value, parts.values()) if v is not None]
    return found if len(found) == len(parts) else None


def _sum(parts: Mapping[str, "str | Match"]) -> float | None:
    found = _values(parts)
    return sum(found) if found else None


def _product(parts: Mapping[str, "str | Match"]) -> float | None:
    found = _values(parts)
    if not found:
        return None
    total = 1.0
    for factor in found:
        total *= factor
    return round(total, 6)


def _joined(parts: Mapping[str, "str | Match"]) -> float | None:
    """Groups of digits that a slip has set apart: "£35, 000"."""
    return numeral(",".join(p for p in parts.values() if isinstance(p, str)))


def _mixed(parts: Mapping[str, "str | Match"]) -> float | None:
    """A whole number and a fraction: "10 1/2", "8-15/16"."""
    found = _values(parts)
    if not found or found[0] != int(found[0]) or found[2] not in _HALVINGS:
        return None
    return found[0] + found[1] / found[2] if found[2] > found[1] else None


def _ratio(parts: Mapping[str, "str | Match"]) -> float | None:
    """A fraction alone: "3/4"."""
    found = _values(parts)
    fits = found and 0 < found[0] < found[1] and found[1] in _HALVINGS
    return found[0] / found[1] if found and fits else None


def _half_more(parts: Mapping[str, "str | Match"]) -> float | None:
    """ "Three and a half", "two and a half million"."""
    found = _values(parts)
    return (found[0] + 0.5) * (found[1] if len(found) > 1 else 1) if found else None


def _part(part: float) -> Callable[[Mapping[str, "str | Match"]], float | None]:
    """ "Half a million", "a quarter of a million"."""

    def meaning(parts: Mapping[str, "str | Match"]) -> float | None:
        found = _values(parts)
        return round(part * found[0], 6) if found else None

    return meaning


def _descending(parts: Mapping[str, "str | Match"]) -> float | None:
    """A sum whose parts go down: "two million three hundred thousand"."""
    found = _values(parts)
    falls = found and all(a >= 1000 and b < a for a, b in pairwise(found))
    return sum(found) if found and falls else None


_MEANINGS: dict[str, Callable[[Mapping[str, "str | Match"]], float | None]] = {
    "sum": _sum,
    "product": _product,
    "joined": _joined,
    "mixed": _mixed,
    "ratio": _ratio,
    "half_more": _half_more,
    "half": _part(0.5),
    "quarter": _part(0.25),
    "three_quarters": _part(0.75),
    "third": _part(1 / 3),
    "two_thirds": _part(2 / 3),
    "descending": _descending,
}
