"""Verbatim runs: the same words one after another in two reports.

A run is found as in text reuse detection: shared word shingles, each extended to both sides as far
as the words agree (cf. Smith, Cordell, Mullen 2015).
"""

from collections.abc import Iterator, Mapping, Sequence

from variorum.collation.tellings import Telling, content_words
from variorum.model import Passage, PassageKind, span

_SHINGLE = 5  # words
_COMMON = 20  # places of a shingle that are tried: a text that repeats itself stays linear
_RUN_CONTENT = 4  # content words that a verbatim run must hold

Index = Mapping[tuple[str, ...], Sequence[int]]


def index(of: Telling) -> Index:
    """Where each shingle of a report begins: of one that is often there, the first places."""
    found: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(of.forms) - _SHINGLE + 1):
        starts = found.setdefault(of.forms[place : place + _SHINGLE], [])
        if len(starts) < _COMMON:
            starts.append(place)
    return found


def runs(one: Telling, other: Telling, mine: Index, there: Index) -> Iterator[Passage]:
    """Maximal runs of the same words, longest match first along the child, none overlapping.

    Takes the child, the parent, and the index of each.
    """
    if mine.keys().isdisjoint(there):
        return
    at = 0
    while at + _SHINGLE <= len(one.forms):
        starts = there.get(one.forms[at : at + _SHINGLE], ())
        length, start = max(((_extent(one, other, at, s), -s) for s in starts), default=(0, 0))
        if length >= _SHINGLE and content_words(one.words[at : at + length]) >= _RUN_CONTENT:
            yield _passage(one, at, other, -start, length)
        at += length if length >= _SHINGLE else 1


def _extent(one: Telling, other: Telling, at: int, there: int) -> int:
    """How many words from these two places on are the same."""
    limit = min(one.stops[at] - at, other.stops[there] - there)
    length = 0
    while length < limit and one.forms[at + length] == other.forms[there + length]:
        length += 1
    return length


def _passage(one: Telling, at: int, other: Telling, there: int, length: int) -> Passage:
    ends = (one.words[at + length - 1].end, other.words[there + length - 1].end)
    return Passage(
        child=span(one.report.id, one.words[at].start, ends[0]),
        parent=span(other.report.id, other.words[there].start, ends[1]),
        kind=PassageKind.VERBATIM,
    )
