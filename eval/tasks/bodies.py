"""Whether the telling of a page is kept, whatever the page came as.

`bodies`: pages of HTML whose body is known, read and transcribed as a user's are; shared 4-grams of
words, a mean over pages, as the set's own benchmark counts them. `kept of the drawn` leaves out
what the drawing of the text out of the page had lost before. `unbroken`: pages each stored as one
line, furniture left in, paragraphs divided by a mark; nobody marked their bodies, so that the
figure is only the share of pages of some length of which at least a fifth is told.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import fmean
from zipfile import ZipFile

from eval.task import Miss, Outcome, Setting, Task
from variorum.model import Article, Report, SegmentKind
from variorum.readers.plain import of_html
from variorum.witness import transcribe

_TRUTH = "data/article_extraction_zyte/ground-truth.json"
_PAGES = "data/article_extraction_zyte/html.zip"
_UNBROKEN = "data/provenance_news_copy/dev/articles.jsonl"
_TOLD = (SegmentKind.SENTENCE, SegmentKind.DATELINE)
_GRAM = 4
_PAGE_AT_LEAST = 800
_TOLD_AT_LEAST = 0.2
_WORD = re.compile(r"\w+")

Grams = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Page:
    name: str
    body: str
    report: Report


def _bodies(setting: Setting) -> Outcome:
    pages = list(islice(_pages(setting.shared), setting.limit))
    counted = [_counted(page) for page in pages]
    kept, drawn, right, f1 = (fmean(one[n] for one in counted) for n in range(4))
    return Outcome(
        items=len(pages),
        figures={"kept": kept, "kept of the drawn": drawn, "precision": right, "F1": f1},
        misses=tuple(miss for page in pages for miss in _lost(page)),
    )


def _pages(shared: Path) -> Iterator[_Page]:
    truth = json.loads((shared / _TRUTH).read_text("utf-8"))
    with ZipFile(shared / _PAGES) as stored:
        for name in sorted(truth):
            page = gzip.decompress(stored.read(f"html/{name}.html.gz")).decode("utf-8", "replace")
            report = transcribe(of_html(f"{name}.html", name, page))
            yield _Page(name, truth[name]["articleBody"], report)


def _counted(page: _Page) -> tuple[float, float, float, float]:
    """The share of the body that is kept; of what was drawn of it; what is right; F1."""
    wanted, drawn, told = _grams(page.body), _grams(page.report.text), _grams(_told(page.report))
    both = (wanted & told).total()
    within = (wanted & drawn).total()
    kept, right = both / wanted.total(), both / max(1, told.total())
    return kept, both / within if within else 1, right, 2 * both / (wanted + told).total()


def _told(report: Report) -> str:
    return " ".join(report.text[s.start : s.end] for s in report.segments if s.kind in _TOLD)


def _grams(text: str) -> Grams:
    words = _WORD.findall(text.lower())
    width = min(_GRAM, max(1, len(words)))
    return Counter(zip(*(words[n:] for n in range(width)), strict=False))


def _lost(page: _Page) -> Iterator[Miss]:
    """The segments that are of the body and were not taken for it, and the other way round."""
    body = "".join(page.body.split())
    for segment in page.report.segments:
        words = page.report.text[segment.start : segment.end]
        is_body = "".join(words.split()) in body
        if is_body != (segment.kind in _TOLD) and any(c.isalnum() for c in words):
            kind = f"body taken for {segment.kind}" if is_body else "taken for body"
            wanted = "body" if is_body else "no body"
            yield Miss(where=page.name, wanted=wanted, found=str(segment.kind), context=words[:200],
                       kind=kind)  # fmt: skip


def _unbroken(setting: Setting) -> Outcome:
    with (setting.shared / _UNBROKEN).open(encoding="utf-8") as opened:
        stored = (json.loads(line) for line in opened)
        long = [one for one in stored if len(one["text"]) >= _PAGE_AT_LEAST][: setting.limit]
    shares = {one["id"]: _share_told(one["text"]) for one in long}
    few = [name for name, share in shares.items() if share < _TOLD_AT_LEAST]
    return Outcome(
        items=len(shares),
        figures={"told": 1 - len(few) / len(shares)},
        misses=tuple(
            Miss(where=name, wanted="a telling", found=f"{shares[name]:.3f} of the page told")
            for name in few
        ),
    )


def _share_told(text: str) -> float:
    return len(_told(transcribe(Article(id="p", text=text)))) / len(text)


TASKS = (
    Task(
        name="bodies",
        data=(_TRUTH, _PAGES),
        score=_bodies,
        metric="4-grams of the body kept, and right, of HTML pages",
        bars={"kept of the drawn": 0.97, "F1": 0.95},
        published={"F1": "trafilatura .958, newspaper4k .949, readability .922"},
        fast=15,
    ),
    Task(
        name="unbroken",
        data=(_UNBROKEN,),
        score=_unbroken,
        metric="pages of one line of which a fifth is told",
        bars={"told": 0.99},
        fast=60,
    ),
)
