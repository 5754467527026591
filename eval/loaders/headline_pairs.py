"""Pairs of headlines whose numbers differ, labelled by hand."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Pair:
    """Two headlines, and what their difference is."""

    number: int
    one: str
    other: str
    label: str


def pairs(path: Path) -> tuple[Pair, ...]:
    """The pairs that were decided, in the order of the file."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple(
        Pair(r["id"], r["a"], r["b"], r["label"]) for r in records if r["label"] != "UNDETERMINED"
    )
