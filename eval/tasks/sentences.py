"""Segments of a page: where sentences begin and end, and what is not the telling.

`bounds` is F1 of whole segments, `cuts` F1 of the bounds within a line, `kinds` the share of
segments, of ours and of the key's, that have the kind of the one they mostly lie in.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice, pairwise
from typing import TypeVar

from eval.collect import ROOT
from eval.loaders.families import PLACES, REPORTS, Copy, copies
from eval.loaders.pages import Cut, Page, pages
from eval.task import Miss, Outcome, Setting, Task
from variorum.model import Article, Segment, SegmentKind
from variorum.witness import transcribe

Place = TypeVar("Place", Cut, Segment)
_CASES = "tests/cases"
_NAMED = tuple(kind for kind in SegmentKind if kind is not SegmentKind.HEADLINE)


def _score(file: str, setting: Setting) -> Outcome:
    read = pages(ROOT / _CASES / file)[: setting.limit]
    cut = [transcribe(Article(id="p", text=page.text)).segments for page in read]
    both = list(zip(read, cut, strict=True))
    counts = sum((_counted(page, found) for page, found in both), Counter[str]())
    figures = {"bounds": _f1(counts, "bounds"), "cuts": _f1(counts, "cuts")}
    figures |= {"kinds": _f1(counts, "kinds")}
    figures |= {str(kind): _f1(counts, kind) for kind in _NAMED}
    misses = chain.from_iterable(_misses(page, found) for page, found in both)
    return Outcome(
        items=sum(len(page.cuts) for page in read), figures=figures, misses=tuple(misses)
    )


def _f1(counts: Counter[str], name: str) -> float:
    total = counts[f"{name} wanted"] + counts[f"{name} found"]
    return (counts[f"{name} wanted right"] + counts[f"{name} found right"]) / total if total else 1


def _counted(page: Page, found: Sequence[Segment]) -> Counter[str]:
    ours = [(one.start, one.end) for one in found]
    key = [(one.start, one.end) for one in page.cuts]
    counts = _agreed("bounds", set(key), set(ours))
    counts += _agreed("cuts", _inner(page.text, key), _inner(page.text, ours))
    for cut in page.cuts:
        kind, right = _settled(cut, _mostly(cut, found))
        counts += _kinds("wanted", kind, right=right)
    for segment in found:
        cut = _mostly(segment, page.cuts)
        counts += _kinds("found", segment.kind, right=segment.kind in cut.kinds)
    return counts


def _agreed(name: str, key: set[tuple[int, int]], ours: set[tuple[int, int]]) -> Counter[str]:
    right = len(key & ours)
    sizes = {"wanted": len(key), "found": len(ours), "wanted right": right, "found right": right}
    return Counter({f"{name} {side}": size for side, size in sizes.items()})


def _inner(text: str, places: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Where a segment begins that another one stands before on the same line."""
    return {(a, a) for a, _ in places if text[text.rfind("\n", 0, a) + 1 : a].strip()}


def _kinds(side: str, kind: SegmentKind, *, right: bool) -> Counter[str]:
    names = ("kinds", str(kind))
    return Counter(
        {f"{name} {side}{end}": 1 for name in names for end in ("", " right")[: 1 + right]}
    )


def _settled(cut: Cut, segment: Segment) -> tuple[SegmentKind, bool]:
    """The kind of a cut: ours where it will do, else the likeliest."""
    right = segment.kind in cut.kinds
    return (segment.kind if right else cut.kinds[0]), right


def _mostly(one: Cut | Segment, others: Sequence[Place]) -> Place:
    return max(others, key=lambda other: min(one.end, other.end) - max(one.start, other.start))


def _misses(page: Page, found: Sequence[Segment]) -> Iterator[Miss]:
    ours = {(one.start, one.end) for one in found}
    for cut in page.cuts:
        segment = _mostly(cut, found)
        wanted, words = cut.kinds[0], page.text[cut.start : cut.end]
        if segment.kind not in cut.kinds:
            yield _miss(page, cut, segment, f"{wanted} taken for {segment.kind}")
        elif (cut.start, cut.end) not in ours:
            longer = segment.end - segment.start > len(words)
            yield _miss(page, cut, segment, f"{wanted} {'not cut' if longer else 'cut'}")


def _miss(page: Page, cut: Cut, segment: Segment, kind: str) -> Miss:
    return Miss(
        where=page.name,
        wanted=f"{cut.kinds[0]}: {page.text[cut.start : cut.end]}",
        found=f"{segment.kind}: {page.text[segment.start : segment.end]}",
        context=page.text[max(0, cut.start - 80) : cut.end + 80],
        kind=kind,
    )


def _aside(setting: Setting) -> Outcome:
    """The half that nobody looks at: figures, and no misses."""
    outcome = _score("pages-aside.txt", setting)
    return Outcome(items=outcome.items, figures=outcome.figures)


def _furniture(setting: Setting) -> Outcome:
    """What is kept of the report, and left of the furniture, in letters; and where sentences
    begin. The key takes the dateline for a part of the first sentence."""
    read = list(islice(copies(setting.shared), setting.limit))
    counts = sum((_kept(copy) for copy in read), Counter[str]())
    return Outcome(
        items=len(read),
        figures={
            "report kept": counts["kept"] / counts["told"],
            "furniture told apart": counts["apart"] / counts["furniture"],
            "sentences begun": _f1(counts, "starts"),
        },
    )


def _kept(copy: Copy) -> Counter[str]:
    segments = transcribe(Article(id="p", text=copy.text)).segments
    datelines = {one.start for one in segments if one.kind is SegmentKind.DATELINE}
    report = [one for one in segments if one.kind in (SegmentKind.SENTENCE, SegmentKind.DATELINE)]
    told = sum(end - start for start, end in copy.told)
    kept = sum(_shared(one, copy.told) for one in report)
    others = [one for one in segments if not _shared(one, copy.told)]
    apart = sum(one.end - one.start for one in others if one.kind is not SegmentKind.SENTENCE)
    counts = Counter({"told": told, "kept": min(kept, told), "apart": apart})
    counts["furniture"] = sum(one.end - one.start for one in others)
    key = {(start, start) for start, _ in copy.told if start not in datelines}
    ours = {(one.start, one.start) for one in report if one.start not in datelines}
    within = {(at, at) for at, _ in ours if any(start < at < end for start, end in copy.told)}
    return counts + _agreed("starts", key, (ours & key) | (within - _after(report)))


def _after(report: Sequence[Segment]) -> set[tuple[int, int]]:
    """Where the sentences behind datelines begin."""
    both = pairwise(report)
    return {(b.start, b.start) for a, b in both if a.kind is SegmentKind.DATELINE}


def _shared(one: Segment, places: Sequence[tuple[int, int]]) -> int:
    return sum(max(0, min(one.end, end) - max(one.start, start)) for start, end in places)


_BARS = {"bounds": 0.98, "kinds": 0.98}
_METRIC = "F1 of segments: bounds, bounds within a line, kinds; of each kind"
TASKS = (
    Task(
        name="sentences",
        data=(),
        own=(f"{_CASES}/pages.txt",),
        score=partial(_score, "pages.txt"),
        metric=_METRIC,
        bars=_BARS,
        fast=1000,
        public=True,
    ),
    Task(
        name="sentences-aside",
        data=(),
        own=(f"{_CASES}/pages-aside.txt",),
        score=_aside,
        metric=_METRIC + " (not looked at)",
        bars=_BARS,
        fast=1000,
        public=True,
    ),
    Task(
        name="furniture",
        data=(REPORTS, PLACES),
        score=_furniture,
        metric="letters of the report kept, of furniture told apart; F1 of sentences begun",
        bars={"report kept": 0.99, "furniture told apart": 0.98},
        fast=100,
    ),
)
