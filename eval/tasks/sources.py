"""Sources named, on PolNeAR: their heads, and the agencies that the articles are credited to.

The key's sources are the source spans of dev; compared are the places of their heads ("Jane Roe,
the minister" has its head at "Roe", "two people familiar with the plan" at "people"), and the
distinct heads of each article. Agencies are those of the `wire` column of `metadata.tsv`, against
the agencies that `credits` finds in tags, bylines and footers. Unnamed sources and their number are
counted on our own cases (task `chains`).
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from eval.loaders.polnear import PolnearArticle, polnear
from eval.task import Miss, Outcome, Setting, Task
from eval.tasks.attribution import f1, report_of
from eval.tasks.chains import cases, judge, unnamed
from variorum.attribution import credits as credited
from variorum.lexicon.classes import word_class
from variorum.lexicon.outlets import is_agency
from variorum.model import Marks

K = TypeVar("K")
_WORD = re.compile(r"\w+|[^\w\s]")
_WIRES = {
    "AP": ("ap", "associated press", "the associated press"),
    "AFP": ("afp", "agence france-presse"),
    "REUTERS": ("reuters",),
    "UPI": ("upi", "united press international"),
}


def head(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the head of a source phrase stands, and the head in lower case.

    The head is the last word before a comma, bracket, preposition or relative.
    """
    last = (start, text[start:end].lower())
    ends = word_class("preposition") | word_class("relative") | {",", "(", "—", "–"}
    for at, found in enumerate(_WORD.finditer(text, start, end)):
        form = found.group().lower()
        if at > 0 and form in ends:
            break
        if form[0].isalnum() and form != "s":
            last = (found.start(), form)
    return last


def heads(article: PolnearArticle, setting: Setting) -> tuple[set[tuple[int, str]], ...]:
    """The heads of the key's sources, and of those that the reader marks."""
    wanted = {
        head(article.text, a.source[0][0], a.source[0][1]) for a in article.attributions if a.source
    }
    marks = setting.reader(report_of(article)).speech
    found = {head(article.text, m.source.start, m.source.end) for m in marks if m.source}
    return wanted, found


def wires(article: PolnearArticle) -> tuple[set[str], set[str]]:
    """The agency an article came from, and those it is found to credit in its tags and footers."""
    wanted = {article.wire.upper()} & set(_WIRES)
    voices = credited(report_of(article), Marks())
    written = {v.source.lower() for v in voices if is_agency(v.source)}
    return wanted, {name for name, forms in _WIRES.items() if written & set(forms)}


def misses(
    article: PolnearArticle, wanted: set[tuple[int, str]], found: set[tuple[int, str]]
) -> Iterator[Miss]:
    """The heads that were not found, and those found that are not in the key."""
    for place, word in sorted(wanted ^ found):
        around = " ".join(article.text[max(0, place - 60) : place + 60].split())
        missed = (place, word) in wanted
        kind = "source not found" if missed else "not in the key"
        yield Miss(
            where=article.id,
            wanted=word if missed else "",
            found="" if missed else word,
            context=around,
            kind=kind,
        )


def score(setting: Setting) -> Outcome:
    """Figures over dev; the misses of its odd articles stay unseen."""
    counts: Counter[str] = Counter()
    unseen: list[Miss] = []
    for at, article in enumerate(polnear(setting.shared, "dev")[: setting.limit]):
        wanted, found = heads(article, setting)
        _count(counts, "place", wanted, found)
        _count(counts, "word", {w for _, w in wanted}, {w for _, w in found})
        _count(counts, "wire", *wires(article))
        unseen.extend(misses(article, wanted, found) if at % 2 == 0 else ())
    figures = {
        "heads F1": _f1(counts, "place"),
        "distinct heads F1": _f1(counts, "word"),
        "agencies F1": _f1(counts, "wire"),
        "unnamed and their number F1": unnamed([judge(case, setting) for case in cases()]),
    }
    return Outcome(items=counts["place wanted"], figures=figures, misses=tuple(unseen))


def _count(counts: Counter[str], name: str, wanted: set[K], found: set[K]) -> None:
    sizes = (len(wanted & found), len(found), len(wanted))
    for what, size in zip(("right", "found", "wanted"), sizes, strict=True):
        counts[f"{name} {what}"] += size


def _f1(counts: Counter[str], name: str) -> float:
    return f1(counts[f"{name} right"], counts[f"{name} found"], counts[f"{name} wanted"])


TASKS = (
    Task(
        name="sources",
        data=("data/polnear/dev.zip", "data/polnear/metadata.tsv"),
        own=("tests/cases/chains.tsv",),
        score=score,
        fast=5,
        metric="heads F1",
        bars={"heads F1": 0.85, "agencies F1": 0.85, "unnamed and their number F1": 0.85},
        published={"heads F1": "two people .827 (measured on the articles that several annotated)"},
    ),
)
