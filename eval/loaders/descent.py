"""Reports whose descent is known: stories with keys, copied news, answers written from a text.

Each set comes as stories: reports, and of some pairs whether they have one text behind them. The
stories' keys are one reader's. The copied news (`provenance_news_copy`) bears labels that were
computed: a pair has one text behind it where it is in one copy family, and none where the two
share hardly a run of six words and do not credit one agency; of all others nothing is known. The
answers (`sheffield_short_answers`) are on five questions, by people who were told to copy a page,
to rewrite it lightly or heavily, or not to look at it.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from eval.collect import ROOT
from variorum.lexicon.resemblance import resemblance
from variorum.model import Article, Report
from variorum.readers import read_articles
from variorum.witness import transcribe

KEYS = {"real": "stories/keys/*.json", "invented": "tests/stories/**/keys/*.json"}
NEWS = "data/provenance_news_copy/dev"
ANSWERS = "data/sheffield_short_answers"
_SIX = 6  # words of a run
_APART = 0.02  # share of the shorter text's runs below which two are taken to be apart
_LONG = 800  # characters of a page that is taken
_STORIES, _REPORTS = 40, 12  # of the copied news, how many and how large
_STRIDE = 15  # pages between the ones that stories grow about

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """A story's reports, and what is known of them.

    `gold` says of a pair (the lesser id first) whether it has one text behind it; `key` is the
    answer key, where there is one.
    """

    name: str
    reports: tuple[Report, ...]
    gold: Mapping[Pair, bool]
    key: Mapping[str, Any]


def stories(shared: Path, which: str) -> Iterator[Descent]:
    """The stories with keys, "real" or "invented", in order of name."""
    base = ROOT if which == "invented" else shared
    for file in sorted(base.glob(KEYS[which]), key=lambda file: file.stem):
        inputs = file.parent.parent / "inputs" / file.stem
        folder = inputs if inputs.is_dir() else ROOT / "examples" / file.stem
        articles, _ = read_articles([folder], None)
        reports = tuple(transcribe(a) for a in articles)
        key = json.loads(file.read_text("utf-8"))
        yield Descent(name=file.stem, reports=reports, gold=_of_key(key, reports), key=key)


def own_id(report: Report, key: Mapping[str, Any]) -> str:
    """The id by which a key speaks of a report: its own, or its file's name."""
    known = {i for family in key["families"] for i in family} | set(key["unsure"])
    return report.id if report.id in known else Path(report.file).stem


def _of_key(key: Mapping[str, Any], reports: Sequence[Report]) -> dict[Pair, bool]:
    ids = {own_id(r, key): r.id for r in reports}
    family = {i: n for n, members in enumerate(key["families"]) for i in members}
    sure = sorted(i for i in family if i in ids and i not in key["unsure"])
    gold = {_pair(ids[a], ids[b]): family[a] == family[b] for a, b in combinations(sure, 2)}
    apart = {_pair(ids[a], ids[b]): False for a, b in key["not_derived"]}
    return apart | gold


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def answers(shared: Path) -> Iterator[Descent]:
    """A story for each question: the page, and nineteen answers to it."""
    folder = shared / ANSWERS
    with (folder / "file_information.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = [(r["File"], r["Task"], r["Category"].strip()) for r in csv.DictReader(lines)]
    for task in sorted({task for _, task, _ in rows}):
        kinds = {Path(file).stem: kind for file, of, kind in rows if of == task}
        reports = tuple(_answer(folder / f"{name}.txt") for name in sorted(kinds))
        (page,) = (name for name, kind in kinds.items() if kind == "orig")
        free = sorted(name for name, kind in kinds.items() if kind == "non")
        gold = {_pair(page, i): k != "non" for i, k in kinds.items() if i != page}
        gold |= dict.fromkeys(combinations(free, 2), False)
        yield Descent(name=f"answers-{task}", reports=reports, gold=gold, key={"kinds": kinds})


def _answer(file: Path) -> Report:
    return transcribe(Article(id=file.stem, text=file.read_text("utf-8", errors="replace")))


def copied_news(shared: Path) -> Iterator[Descent]:
    """Stories of one day and one event: a page, and pages like it (every second of the likest)."""
    pages = [json.loads(line) for line in (shared / NEWS / "articles.jsonl").open(encoding="utf-8")]
    pages = [page for page in pages if len(page["text"]) > _LONG]
    with (shared / NEWS / "helsinki_silver.csv").open(encoding="utf-8", newline="") as lines:
        silver = {row["id"]: row for row in csv.DictReader(lines)}
    texts = [page["text"].replace(" ### ", "\n\n") for page in pages]
    alike = resemblance(texts)
    for number in range(_STORIES):
        about = number * _STRIDE % len(pages)
        order = [int(i) for i in np.argsort(-alike[about], kind="stable") if i != about]
        taken = [about, *order[: 2 * _REPORTS : 2][: _REPORTS - 1]]
        yield Descent(
            name=f"news-{number}",
            reports=tuple(_page(i, pages[i], texts[i]) for i in taken),
            gold=_computed(taken, pages, silver),
            key={},
        )


def _page(number: int, page: Mapping[str, str], text: str) -> Report:
    day = page["scrape_time"][:10]
    return transcribe(
        Article(id=f"p{number:03}", text=text, outlet=page["publisher"], published=day)
    )


def _computed(
    taken: Sequence[int], pages: Sequence[Mapping[str, str]], silver: Mapping[str, Any]
) -> dict[Pair, bool]:
    runs = {i: _runs(pages[i]["text"]) for i in taken}
    gold: dict[Pair, bool] = {}
    for a, b in combinations(sorted(taken), 2):
        one, other = silver[pages[a]["id"]], silver[pages[b]["id"]]
        family, agency = "copy_family_6gram50", "agency_credit_regex"
        shared = len(runs[a] & runs[b]) / max(1, min(len(runs[a]), len(runs[b])))
        if one[family] and one[family] == other[family]:
            gold[f"p{a:03}", f"p{b:03}"] = True
        elif shared < _APART and not (one[agency] and one[agency] == other[agency]):
            gold[f"p{a:03}", f"p{b:03}"] = False
    return gold


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + _SIX]) for at in range(len(words) - _SIX + 1)}
