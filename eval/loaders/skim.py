"""Sets of reports with the family or the story that each is of, in the order of their days."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from eval.loaders.families import REPORTS, lines
from variorum.skim import NO_DAY

ECB = "data/ecb_plus/dev/docs.jsonl"
GIVEME = "data/giveme5w1h/dev/news_cluster.jsonl"
BASIL = "data/basil/dev/articles_annotated.jsonl"
WIRE = "data/provenance_news_copy/dev/articles.jsonl"
WIRE_FAMILIES = "data/provenance_news_copy/dev/helsinki_silver.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report: its text with its headline, its outlet, its day, and what it belongs to.

    `made` says how it was made from its family's first text, "seed" for that one.
    """

    text: str
    group: str
    outlet: str = ""
    day: int = NO_DAY
    made: str = ""


def families(shared: Path) -> list[Told]:
    """`families_10k`: copies of every kind among unrelated reports."""
    return _by_day(
        Told(
            text=f"{one['title']}\n{one['text']}",
            group=one["family"],
            outlet=one["outlet"],
            day=_day(one["published"]),
            made=one["op"],
        )
        for one in lines(shared / REPORTS)
    )


def ecb(shared: Path) -> list[Told]:
    """ECB+: two events a topic that are alike, and no days."""
    return [
        Told(text="\n".join(" ".join(s) for s in one["sentences"]), group=one["subtopic"])
        for one in _plain(shared / ECB)
    ]


def giveme(shared: Path) -> list[Told]:
    """Giveme5W1H: events with one to nineteen reports."""
    return _by_day(
        Told(
            text=f"{one['title']}\n{one['text']}",
            group=str(one["event_id"]),
            outlet=one["outlet"],
            day=_day(one["date_publish"]),
        )
        for one in _plain(shared / GIVEME)
    )


def basil(shared: Path) -> list[Told]:
    """BASIL: stories of three reports each, over nine years."""
    return _by_day(
        Told(
            text="\n".join([one["title"], *(s for p in one["body-paragraphs"] for s in p)]),
            group=one["triplet-uuid"],
            outlet=one["source"],
            day=_day(one["date"]),
        )
        for one in _plain(shared / BASIL)
    )


def wire(shared: Path) -> list[Told]:
    """Agency reports on one event in many outlets, with families computed by somebody else."""
    with (shared / WIRE_FAMILIES).open(encoding="utf-8") as rows:
        known = {int(row["idx"]): row["copy_family_6gram50"] for row in csv.DictReader(rows)}
    return [
        Told(
            text=one["text"].replace(" ### ", "\n"),
            group=known[one["idx"]] or f"alone {one['idx']}",
            outlet=one["publisher"],
        )
        for one in _plain(shared / WIRE)
        if one["set"] == "helsinki"
    ]


def _plain(file: Path) -> Iterator[Mapping[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _by_day(reports: Iterator[Told]) -> list[Told]:
    return sorted(reports, key=lambda told: told.day)


def _day(published: str | None) -> int:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return NO_DAY
