"""The loops of the inverted index: from a sampled shingle to the first reports that have it.

A key's value is the report itself where only one has it (a number, from 0), or else -1 - p, where p
is the place in the postings of the newest report that has it; each posting names the one before.
A list holds so many reports at most: those that met the shingle first. So the cost of a look-up is
bounded, however often a sentence is copied.
"""

import numpy as np
import numpy.typing as npt

from variorum.skim.compiled import compiled
from variorum.skim.shingle_loops import Hashes, Places, sampled
from variorum.skim.slots import Keys, slot

_LONGEST = 24  # reports in a list
_LEAST = 2  # sampled shingles that a candidate shares
_MOST = 32  # candidates of a report: those that share most
_NONE = -1

Bounds = npt.NDArray[np.int64]
Index = tuple[Keys, Places, Places, Places]  # keys, heads, reports of the postings, ones before
Tally = tuple[Places, Places]  # counts by report, all 0 between reports; the reports touched


@compiled
def tallied(report: int, tally: Tally, n: int) -> int:
    """One more shingle in common with a report; how many reports have any so far."""
    counts, touched = tally
    if counts[report] == 0:
        touched[n] = report
        n += 1
    counts[report] += 1
    return n


@compiled
def met(head: int, index: Index, tally: Tally, n: int) -> tuple[int, int]:
    """Tally all reports of a list; how many are touched, and how long the list is."""
    _, _, reports, before = index
    if head >= 0:
        return tallied(head, tally, n), 1
    place = -1 - head
    length = 0
    while place != _NONE:
        n = tallied(reports[place], tally, n)
        length += 1
        place = before[place]
    return n, length


@compiled
def lengthened(at: int, report: int, index: Index, used: int) -> int:
    """A report put on the list at a place of the table; how many postings are used then."""
    _, heads, reports, before = index
    if heads[at] >= 0:
        reports[used] = heads[at]
        before[used] = _NONE
        heads[at] = -1 - used
        used += 1
    reports[used] = report
    before[used] = -1 - heads[at]
    heads[at] = -1 - used
    return used + 1


@compiled
def chosen(tally: Tally, n: int) -> tuple[Places, Places]:
    """The reports that share most, and how many shingles; the counts are cleared."""
    counts, touched = tally
    ranks = np.empty(n, np.int64)
    kept = 0
    for at in range(n):
        report = touched[at]
        if counts[report] >= _LEAST:
            # By what they share, then the older: no two alike, so no order is left to chance.
            ranks[kept] = (-np.int64(counts[report]) << 32) | np.int64(report)
            kept += 1
        counts[report] = 0
    ranks = np.sort(ranks[:kept])[:_MOST]
    reports = np.empty(len(ranks), np.int32)
    shared = np.empty(len(ranks), np.int32)
    for at in range(len(ranks)):
        reports[at] = ranks[at] & 0xFFFFFFFF
        shared[at] = -(ranks[at] >> 32)
    return reports, shared


@compiled
def looked_up(sample: Keys, index: Index, tally: Tally) -> tuple[Places, Places]:
    """The reports of the index that share most with a sample."""
    n = 0
    for key in sample:
        at = slot(index[0], key)
        if index[0][at] != 0:
            n, _ = met(index[1][at], index, tally, n)
    return chosen(tally, n)


@compiled
def entered(
    sample: Keys, report: int, index: Index, tally: Tally, sizes: npt.NDArray[np.int64]
) -> tuple[Places, Places]:
    """The older reports that share most with this one, which is entered.

    `sizes`: keys and postings in use, raised here.
    """
    keys, heads, _, _ = index
    n = 0
    for key in sample:
        at = slot(keys, key)
        if keys[at] == 0:
            keys[at] = key
            heads[at] = report
            sizes[0] += 1
            continue
        n, length = met(heads[at], index, tally, n)
        if length < _LONGEST:
            sizes[1] = lengthened(at, report, index, sizes[1])
    return chosen(tally, n)


@compiled
def all_entered(
    words: Hashes,
    bounds: Bounds,
    first: int,
    index: Index,
    sizes: npt.NDArray[np.int64],
) -> tuple[Places, Places, Places]:
    """Enter texts as reports `first`, `first + 1` …; (report, older one, shingles shared)."""
    texts = len(bounds) - 1
    tally = np.zeros(first + texts, np.int32), np.empty(first + texts, np.int32)
    pairs = np.empty((3, texts * _MOST), np.int32)
    n = 0
    for text in range(texts):
        sample = sampled(words[bounds[text] : bounds[text + 1]])
        older, shared = entered(sample, first + text, index, tally, sizes)
        more = len(older)
        pairs[0, n : n + more] = first + text
        pairs[1, n : n + more] = older
        pairs[2, n : n + more] = shared
        n += more
    return pairs[0, :n].copy(), pairs[1, :n].copy(), pairs[2, :n].copy()
