"""Dates and durations: where time is spoken of, of which type, and what it comes to.

Scored as TempEval-3 did (UzZaman et al. 2013): an expression is found strictly where the spans
agree, relaxedly where they overlap (one to one); type and value count where they are right among
those found relaxedly, and are given as F1 over all. Figures with "odd" are those of every second
document, which are kept aside; misses are shown from the others only.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from eval.loaders import meantime, timeml
from eval.loaders.timeml import TimedText, Timex
from eval.task import Miss, Outcome, Setting, Task
from variorum.figures import find_times
from variorum.model import Article
from variorum.witness import transcribe

_AROUND = 60
_MEASURES = ("strict", "relaxed", "type", "value")
Pair = tuple[Timex | None, Timex | None]


@dataclass(frozen=True, slots=True)
class _Read:
    """A text, and what was marked in it beside what was read."""

    text: TimedText
    pairs: tuple[Pair, ...]


def _read(text: TimedText, until: int | None = None) -> _Read:
    """Reads a text by the product's own road: transcribe it, then find its times."""
    report = transcribe(Article(id=text.id, text=text.text, published=text.created))
    found = [
        Timex(start=t.span.start, end=t.span.end, type=t.kind, value=t.value)
        for t in find_times(report, report.published)
        if until is None or t.span.start < until
    ]
    return _Read(text, tuple(_paired(text.times, found)))


def _paired(wanted: Sequence[Timex], found: Sequence[Timex]) -> Iterator[Pair]:
    """Wanted and found that overlap, one to one: those that share most come first."""
    overlaps = [
        (max(w.start, f.start) - min(w.end, f.end), i, j)
        for i, w in enumerate(wanted)
        for j, f in enumerate(found)
        if w.start < f.end and f.start < w.end
    ]
    left, right = set(range(len(wanted))), set(range(len(found)))
    for _, i, j in sorted(overlaps):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            yield wanted[i], found[j]
    yield from ((wanted[i], None) for i in sorted(left))
    yield from ((None, found[j]) for j in sorted(right))


def _right(wanted: Timex, found: Timex) -> Iterator[str]:
    """The measures by which something found counts as right."""
    yield "relaxed"
    if (wanted.start, wanted.end) == (found.start, found.end):
        yield "strict"
    if wanted.type == found.type:
        yield "type"
    if wanted.value == found.value:
        yield "value"


def _figures(read: Iterable[_Read], suffix: str = "") -> dict[str, float]:
    """F1 by each measure."""
    pairs = [pair for one in read for pair in one.pairs]
    right = Counter(name for w, f in pairs if w and f for name in _right(w, f))
    total = sum((w is not None) + (f is not None) for w, f in pairs)
    return {name + suffix: 2 * right[name] / max(1, total) for name in _MEASURES}


def _outcome(read: Sequence[_Read]) -> Outcome:
    """The figures of all documents with an even number, and of the odd ones, kept aside."""
    even, odd = read[::2], read[1::2]
    return Outcome(
        items=sum(len(one.text.times) for one in read),
        figures={**_figures(even), **_figures(odd, " (odd)")},
        misses=tuple(miss for one in even for miss in _misses(one)),
    )


def _misses(one: _Read) -> Iterator[Miss]:
    for wanted, found in one.pairs:
        some = wanted or found
        if some is None:
            continue
        context = one.text.text[max(0, some.start - _AROUND) : some.start + _AROUND]
        for fault in _faults(wanted, found):
            yield Miss(
                where=f"{one.text.id}:{some.start}",
                wanted=_said(one, wanted),
                found=_said(one, found),
                context=" ".join(context.split()),
                kind=f"{fault} {some.type}",
            )


def _faults(wanted: Timex | None, found: Timex | None) -> list[str]:
    if wanted is None or found is None:
        return ["spurious" if wanted is None else "missed"]
    right = set(_right(wanted, found))
    return [fault for fault in _MEASURES if fault not in right]


def _said(one: _Read, time: Timex | None) -> str:
    if time is None:
        return ""
    return f"{' '.join(one.text.text[time.start : time.end].split())} = {time.type} {time.value}"


def _timebank(setting: Setting) -> Outcome:
    return _outcome([_read(t) for t in timeml.load(setting.shared, "TimeBank", setting.limit)])


def _aquaint(setting: Setting) -> Outcome:
    """The part that was left untouched while the grammar was made: its misses are not shown."""
    read = [_read(t) for t in timeml.load(setting.shared, "AQUAINT", setting.limit)]
    return Outcome(items=sum(len(one.text.times) for one in read), figures=_figures(read))


def _meantime(setting: Setting) -> Outcome:
    """The lines that are marked in full; their values follow the guidelines of NewsReader."""
    documents = meantime.load(setting.shared, setting.limit)
    return _outcome([_read(_timed(d), d.closely) for d in documents])


def _timed(document: meantime.Document) -> TimedText:
    times = tuple(
        Timex(start=t.start, end=t.end, type=t.type, value=t.value)
        for t in document.times
        if t.start < document.closely
    )
    return TimedText(id=document.id, text=document.text, created=document.created, times=times)


_PUBLISHED = {  # on the Platinum part of TempEval-3, which is not among these
    "strict": "HeidelTime .813 (te3-platinum)",
    "relaxed": "HeidelTime .903 (te3-platinum)",
    "value": "HeidelTime .776 (te3-platinum)",
}


_BARS = {"strict": 0.80, "relaxed": 0.89, "value": 0.80}


def _task(
    name: str,
    data: str,
    score: Callable[[Setting], Outcome],
    *,
    bars: Mapping[str, float] = MappingProxyType({}),
) -> Task:
    return Task(
        name=name,
        data=(data,),
        score=score,
        metric="F1 of TIMEX3: same span, overlapping span, of these type right, value right",
        published=_PUBLISHED,
        bars=bars,
    )


TASKS = (
    _task("dates-timebank", "data/tempeval3/TimeBank/*.tml", _timebank),
    _task("dates-aquaint", "data/tempeval3/AQUAINT/*.tml", _aquaint, bars=_BARS),
    _task("dates-meantime", meantime.ARCHIVE, _meantime),
)
