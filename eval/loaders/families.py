"""Copies of real reports with invented page furniture (`families_10k`), and where the report is."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPORTS = "data/families_10k/10k.jsonl.gz"
PLACES = "data/families_10k/10k.align.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Copy:
    """A page, and the sentences on it that are the report's: all else is furniture."""

    id: int
    text: str
    told: tuple[tuple[int, int], ...]


def copies(shared: Path) -> Iterator[Copy]:
    """The verbatim copies among every fourth of the pages, in order."""
    told = {one["id"]: one["spans"] for one in lines(shared / PLACES)}
    for one in lines(shared / REPORTS):
        if one["op"] == "V" and one["id"] % 4 == 2 and one["id"] in told:
            spans = sorted((start, end) for _, start, end in told[one["id"]])
            yield Copy(one["id"], one["text"], tuple(spans))


def lines(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as opened:
        yield from map(json.loads, opened)
