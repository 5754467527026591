"""The answer keys are true to the stories, and the example is what the README says of it."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import variorum

ROOT = Path(__file__).parents[2]
KEYS = ROOT / "tests/stories/keys"
ASIDE = ROOT / "tests/stories/aside/keys"  # stories whose misses nobody looks at
EXAMPLE = "harmund-smelter"
FILES = {file.stem: file for place in (KEYS, ASIDE) for file in place.glob("*.json")}
STORIES = sorted(FILES)
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")


def folder(story: str) -> Path:
    inputs = FILES[story].parents[1] / "inputs"
    return ROOT / "examples" / story if story == EXAMPLE else inputs / story


@cache
def texts(story: str) -> dict[str, str]:
    """The text of each report, by the id that the key has for it."""
    edition = variorum.read(folder(story))
    stems = {report.id: Path(report.file).stem for report in edition.reports}
    wanted = {*reports(story), *key(story)["unsure"]}
    return {
        (report.id if report.id in wanted else stems[report.id]): report.text
        for report in edition.reports
    }


@cache
def key(story: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILES[story].read_text(encoding="utf-8"))
    return found


def reports(story: str) -> list[str]:
    return [name for family in key(story)["families"] for name in family]


def quotes(value: object) -> Iterator[dict[str, Any]]:
    """Everything in a key that quotes a report."""
    if isinstance(value, dict):
        if "report" in value:
            yield value
        for part in value.values():
            yield from quotes(part)
    elif isinstance(value, list):
        for part in value:
            yield from quotes(part)


def grams(text: str, size: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


@pytest.mark.parametrize("story", STORIES)
def test_every_quote_is_in_its_report(story: str) -> None:
    told = texts(story)
    missing = [
        quote
        for quote in quotes(key(story))
        if told[quote["report"]].count(quote.get("quote") or quote["content"]) < quote.get("nth", 1)
    ]
    assert missing == []


@pytest.mark.parametrize("story", STORIES)
def test_every_report_has_one_family(story: str) -> None:
    assert sorted([*reports(story), *key(story)["unsure"]]) == sorted(texts(story))


@pytest.mark.parametrize("story", STORIES)
def test_dates_are_dates(story: str) -> None:
    assert all(ISO.fullmatch(date["normal"]) for date in key(story)["dates"])


@pytest.mark.parametrize("story", STORIES)
def test_derivations_do_not_cross_what_is_not_derived(story: str) -> None:
    apart = {frozenset(pair) for pair in key(story)["not_derived"]}
    drawn = {
        frozenset((edge["child"], parent))
        for edge in key(story)["derivations"]
        for parent in edge["parent"].split("|")
    }
    assert not apart & drawn


def test_the_silent_rewrite_shares_no_run_of_eight_words() -> None:
    told = texts(EXAMPLE)
    silent = grams(told["metal-week"])
    assert not [name for name in told if name != "metal-week" and grams(told[name]) & silent]
    assert "Reuters" not in told["metal-week"]


def test_the_independent_report_shares_more_than_that() -> None:
    told = texts(EXAMPLE)
    assert len(grams(told["harmund-courier"]) & grams(told["coast-daily"])) >= 20


def test_the_example_is_as_messy_as_promised() -> None:
    told = texts(EXAMPLE)
    assert told["dealflash"].count("Exclusive: Copper Bosses Hold Secret Talks") == 2
    assert "By Admin" in told["dealflash"]
    assert told["dealflash"].rstrip().endswith("Source link")
    assert "information.Executives" in told["business-now"]
    endings = {file.suffix for file in folder(EXAMPLE).iterdir()}
    assert endings == {".txt", ".md", ".html", ".jsonl", ".csv"}
