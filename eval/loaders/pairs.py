"""Pairs of texts with what people said of them: in it or not, the same or not, how like."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

_PAIR = re.compile(
    r'<pair id="(\d+)"[^>]*?(?:entailment|value)="([^"]+)"[^>]*>'
    r"\s*<t>([^<]*)</t>\s*<h>([^<]*)</h>"
)
_YES = ("YES", "TRUE", "ENTAILS", "1")
_PYRAMID = "data/lite_pyramid_scu"
STS = "sts_news/201[234].*.tsv"
FOLDS = 5
_BLANK = re.compile(r"\s+([.,;:!?%)\]’'])|([(\[$£€])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A text and what is held against it.

    `group` is what must stay together when data is cut in parts: a document, a topic; `gold` is 0
    or 1, or a degree between them.
    """

    group: str
    text: str
    other: str
    gold: float


def fold(group: str) -> int:
    """In which part of the data a group is: its name ends with its number."""
    return int(group.rpartition("-")[2]) % FOLDS


def stated_sets(shared: Path) -> dict[str, tuple[Pair, ...]]:
    """All sets that ask whether a statement is in a text."""
    data = shared / "data"
    sets = {f"rte{n}": rte(data / f"rte1_3/rte{n}_dev.xml") for n in (1, 2, 3)}
    sets["propsegment"] = propositions(data / "propsegment/dev_wiki_doc_prop_entailment.jsonl")
    sets["pyramids"] = pyramids(shared)
    return sets


def rte(file: Path) -> tuple[Pair, ...]:
    """The pairs of one of the challenges in recognising textual entailment."""
    found = _PAIR.findall(file.read_text(encoding="utf-8"))
    return tuple(
        Pair(
            group=f"{file.stem}-{id}",
            text=unescape(text),
            other=unescape(said),
            gold=float(label in _YES),
        )
        for id, label, text, said in found
    )


def propositions(file: Path) -> tuple[Pair, ...]:
    """PropSegmEnt: what a document says, and propositions of other documents on the same thing."""
    rows = [json.loads(line) for line in _lines(file)]
    clusters = list(dict.fromkeys(row["cluster_id"] for row in rows))
    return tuple(
        Pair(
            group=f"cluster-{clusters.index(row['cluster_id'])}",
            text=row["premise"],
            other=_BLANK.sub(lambda m: m[1] or m[2], row["hyp_proposition"]),
            gold=float(row["label"] in _YES),
        )
        for row in rows
        if row["label"] != "UNSPECIFIED"
    )


def pyramids(shared: Path) -> tuple[Pair, ...]:
    """Atomic statements about summaries, for each set and each system that wrote summaries."""
    folders = sorted(p.parent for p in (shared / _PYRAMID).glob("*/SCUs.txt"))
    return tuple(pair for folder in folders for pair in _pyramid(folder))


def _pyramid(folder: Path) -> Iterator[Pair]:
    statements = _lines(folder / "SCUs.txt")
    for labels in sorted((folder / "labels").glob("*.label")):
        summaries = _lines(folder / "summaries" / f"{labels.stem}.summary")
        rows = zip(statements, _lines(labels), summaries, strict=True)
        for number, (said, marks, text) in enumerate(rows):
            for statement, mark in zip(said.split("\t"), marks.split("\t"), strict=True):
                gold = float(mark in _YES)
                yield Pair(group=f"{folder.name}-{number}", text=text, other=statement, gold=gold)


def paraphrases(file: Path) -> tuple[Pair, ...]:
    """The Microsoft Research paraphrase corpus: quality, two ids, two sentences a line."""
    rows = [line.split("\t") for line in _lines(file)[1:]]
    return tuple(Pair(group=r[1], text=r[3], other=r[4], gold=float(r[0] in _YES)) for r in rows)


def degrees(file: Path) -> tuple[Pair, ...]:
    """Semantic textual similarity: a degree (0 to 5, here 0 to 1), two texts. Without one: left."""
    rows = [line.split("\t") for line in _lines(file)]
    return tuple(
        Pair(group=f"{file.stem}-{i}", text=r[1].strip(), other=r[2].strip(), gold=float(r[0]) / 5)
        for i, r in enumerate(rows)
        if len(r) >= 3 and r[0].strip()
    )


def articles(file: Path) -> tuple[Pair, ...]:
    """SemEval 2022 task 8: two reports, and how like they are in all (1 the same, 4 different)."""
    rows = [json.loads(line) for line in _lines(file)]
    return tuple(
        Pair(group=f"pair-{i}", text=r["text1"], other=r["text2"], gold=float(r["Overall"]))
        for i, r in enumerate(rows)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A statement of a summary that one of a report tells: sentences, and the words in them."""

    topic: str
    sentence: str
    told: str
    words: str
    told_words: str


def alignments(file: Path) -> tuple[Alignment, ...]:
    """SuperPAL: aligned pairs, by topic."""
    with file.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Alignment(
                topic=row["topic"],
                sentence=row["scuSentence"],
                told=row["docSentText"],
                words=row["summarySpanText"],
                told_words=row["docSpanText"],
            )
            for row in csv.DictReader(lines)
        )


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8-sig").rstrip("\n").split("\n")
