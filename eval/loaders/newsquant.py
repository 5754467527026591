"""Quantity sets in the format of NewsQuant: sentences with values and named units."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_RANGE = re.compile(r"(-?[\d.]+)-([\d.]+)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value, the end of a range, and the unit: of ours where it is one, else the noun."""

    value: float
    upper: float | None
    unit: str
    named: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its quantities."""

    text: str
    quantities: tuple[Quantity, ...]


def sentences(path: Path) -> tuple[Sentence, ...]:
    """The sentences of one file."""
    records = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Sentence(
            record["text"],
            tuple(quantity(q["value"], q["normalized_unit"]) for q in record["quantities"]),
        )
        for record in records
    )


def quantity(value: str, unit: str) -> Quantity:
    """A value ("8-10") and a unit ("penny per share") in the product's terms.

    A price is in its currency, whatever it buys, for that is how the product gives it.
    """
    found = _RANGE.fullmatch(value)
    low, high = (found[1], found[2]) if found else (value, None)
    known = _units().get(unit) or _units().get(unit.partition(" per ")[0])
    symbol, factor = known or (unit, 1.0)
    upper = None if high is None else float(high) * factor
    return Quantity(round(float(low) * factor, 6), upper, symbol, known is not None)


@cache
def _units() -> dict[str, tuple[str, float]]:
    file = Path(__file__).with_name("newsquant_units.tsv")
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    return {
        row[0]: (row[1], float(row[2]) if len(row) > 2 else 1.0)
        for row in rows
        if not row[0].startswith("#")
    }
