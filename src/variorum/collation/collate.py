"""Verbatim runs and rewritten sentences of every pair of reports.

A run is found as in text reuse detection: shared word shingles, each extended to both sides as far
as the words agree (cf. Smith, Cordell, Mullen 2015). A rewritten sentence is one whose likeness to
a sentence of the other report is high, and highest among all sentences there.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from variorum.lexicon import is_function_word, stem
from variorum.lexicon.likeness import COMPARED, likeness
from variorum.model import Passage, PassageKind, Report, SegmentKind, Span, span
from variorum.text.grams import Similarities
from variorum.text.words import Word, words

_BODY = (SegmentKind.SENTENCE, SegmentKind.HEADLINE)
_SHINGLE = 5  # words
_COMMON = 20  # places of a shingle that are tried: a text that repeats itself stays linear
_RUN_CONTENT = 4  # content words that a verbatim run must hold
_RETOLD = 0.98  # likeness (0..2) from which a sentence counts as retold
_FREELY = 0.72  # the same, where both have rare words that no third report has
_RARE = 2  # such words that it takes
_SHORT = 5  # content words below which a sentence is too short to be compared
_SAME = 0.85  # share of a sentence that verbatim runs hold, above which it is not also "rewritten"


@dataclass(frozen=True, slots=True)
class _Telling:
    """A report's words, and its sentences long enough to compare.

    `stops` holds, for each word, where the stretch of told text that it stands in ends: a run
    never reaches over a dateline or a button.
    """

    report: Report
    words: tuple[Word, ...]
    forms: tuple[str, ...]
    stops: tuple[int, ...]
    sentences: tuple[Span, ...]
    stems: Mapping[Span, frozenset[str]]


def collate(reports: Sequence[Report]) -> tuple[Passage, ...]:
    """All passages that two reports share, for every pair (child's id < parent's id).

    Only sentences and headlines are compared: furniture that two pages share tells nothing.
    Passages come in order of pair and place; runs do not overlap one another in the child.
    """
    tellings = [_telling(r) for r in sorted(reports, key=lambda r: r.id)]
    texts = [s.of(t.report.text) for t in tellings for s in t.sentences]
    alike = likeness(texts)
    ends = np.cumsum([len(t.sentences) for t in tellings])
    rows = [slice(int(e) - len(t.sentences), int(e)) for t, e in zip(tellings, ends, strict=True)]
    spread = Counter(form for t in tellings for form in set(t.forms)) if len(tellings) > 2 else {}
    rare = frozenset(form for form, reports in spread.items() if reports == 2)
    passages: list[Passage] = []
    for (a, one), (b, other) in combinations(enumerate(tellings), 2):
        runs = list(_runs(one, other))
        passages += runs
        retold = _retold(one, other, alike[rows[a], rows[b]], rare)
        passages += [p for p in retold if _held(p.child, [r.child for r in runs]) < _SAME]
    return tuple(passages)


def _telling(report: Report) -> _Telling:
    told: list[Word] = []
    lengths: list[int] = []
    for segment in report.segments:
        if segment.kind in _BODY:
            found = words(report.text, segment.start, segment.end)
            told += found
            lengths[-1:] = [lengths[-1] + len(found)] if lengths else [len(found)]
        else:
            lengths.append(0)
    ends = np.cumsum(lengths)
    body = report.spans(*_BODY)
    long = [s for s in body if _weight(report.text, s) >= _SHORT][:COMPARED]
    return _Telling(
        report=report,
        words=tuple(told),
        forms=tuple(stem(w.form) for w in told),
        stops=tuple(int(e) for e, n in zip(ends, lengths, strict=True) for _ in range(n)),
        sentences=tuple(long),
        stems={s: _stems(report.text, s) for s in long},
    )


def _weight(text: str, place: Span) -> int:
    """How many content words a span holds."""
    return sum(not is_function_word(w.form) for w in words(text, place.start, place.end))


def _runs(one: _Telling, other: _Telling) -> Iterator[Passage]:
    """Maximal runs of the same words, longest match first along the child, none overlapping."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(other.forms) - _SHINGLE + 1):
        index[other.forms[place : place + _SHINGLE]].append(place)
    at = 0
    while at + _SHINGLE <= len(one.forms):
        starts = index.get(one.forms[at : at + _SHINGLE], ())[:_COMMON]
        longest = max(((_extent(one, other, at, s), -s) for s in starts), default=(0, 0))
        length, there = longest[0], -longest[1]
        if length >= _SHINGLE and _is_telling(one, at, at + length):
            yield Passage(
                child=span(one.report.id, one.words[at].start, one.words[at + length - 1].end),
                parent=span(
                    other.report.id, other.words[there].start, other.words[there + length - 1].end
                ),
                kind=PassageKind.VERBATIM,
            )
        at += length if length >= _SHINGLE else 1


def _extent(one: _Telling, other: _Telling, at: int, there: int) -> int:
    """How many words from these two places on are the same."""
    limit = min(one.stops[at] - at, other.stops[there] - there)
    length = 0
    while length < limit and one.forms[at + length] == other.forms[there + length]:
        length += 1
    return length


def _is_telling(one: _Telling, start: int, end: int) -> bool:
    held = sum(not is_function_word(w.form) for w in one.words[start:end])
    return held >= _RUN_CONTENT


def _retold(
    one: _Telling, other: _Telling, alike: Similarities, rare: frozenset[str]
) -> Iterator[Passage]:
    """Sentences whose best match in the other report, either way, is likeness enough.

    Less likeness is enough where both sentences have rare words: words that of all the reports of
    the story only these two have.
    """
    if not alike.size:
        return
    forward, backward = alike.argmax(axis=1), alike.argmax(axis=0)
    ways = [(i, int(j)) for i, j in enumerate(forward)] + [
        (int(i), j) for j, i in enumerate(backward)
    ]
    for i, j in sorted(set(ways)):
        child, parent = one.sentences[i], other.sentences[j]
        shared = one.stems[child] & other.stems[parent] & rare
        if alike[i, j] >= (_FREELY if len(shared) >= _RARE else _RETOLD):
            yield Passage(
                child=child,
                parent=parent,
                kind=PassageKind.REWRITE,
                similarity=round(min(1.0, float(alike[i, j]) / 2), 4),
            )


def _stems(text: str, sentence: Span) -> frozenset[str]:
    return frozenset(stem(w.form) for w in words(text, sentence.start, sentence.end))


def _held(place: Span, runs: Sequence[Span]) -> float:
    """The share of a span that the runs cover."""
    return sum(place.overlap(r) for r in runs) / len(place)
