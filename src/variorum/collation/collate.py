"""The passages that each pair of reports shares: verbatim runs and rewritten sentences."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import combinations

from variorum.collation.retold import retold
from variorum.collation.runs import index, runs
from variorum.collation.tellings import telling
from variorum.model import Passage, Report, Span

_SAME = 0.85  # share of a sentence that verbatim runs hold, above which it is not also "rewritten"


def collate(reports: Sequence[Report]) -> tuple[Passage, ...]:
    """All passages that two reports share, for every pair (child's id < parent's id).

    Only sentences and headlines are compared: furniture that two pages share tells nothing.
    Passages come in order of pair and place; runs do not overlap one another in the child.
    """
    tellings = [telling(r) for r in sorted(reports, key=lambda r: r.id)]
    indices = [index(t) for t in tellings]
    rewritten = retold(tellings)
    passages: list[Passage] = []
    for a, b in combinations(range(len(tellings)), 2):
        copied = list(runs(tellings[a], tellings[b], indices[a], indices[b]))
        passages += copied
        held = [p.child for p in copied]
        passages += [p for p in rewritten.get((a, b), ()) if _held(p.child, held) < _SAME]
    return tuple(passages)


def _held(place: Span, runs: Sequence[Span]) -> float:
    """The share of a span that the runs cover; they come in order and do not overlap."""
    first = max(0, bisect_right(runs, place.start, key=lambda run: run.start) - 1)
    last = bisect_right(runs, place.end, key=lambda run: run.start)
    return sum(place.overlap(run) for run in runs[first:last]) / len(place)
