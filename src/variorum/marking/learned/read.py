"""The learned reader's own marks, before the rules have their say."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import numpy as np

from variorum.marking.learned.encoder import Scores, Seen, look
from variorum.marking.learned.pieces import Place, Window, windows
from variorum.marking.learned.roles import (
    BEGIN_CONTENT,
    BEGIN_SOURCE,
    IN_CONTENT,
    IN_SOURCE,
    roles,
)
from variorum.model import EntityKind, Report, SegmentKind

# Below this a cue is not worth showing even to the rules.
_LEAST = 0.25
_TOLD = (SegmentKind.HEADLINE, SegmentKind.SENTENCE)
_KINDS = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Somebody is given the word, as the network sees it; places are offsets in the text.

    `confidence` is the network's chance (0 to 1) that the cue is one. A content that the cue
    stands within has several pieces; `source` is None where nobody is named.
    """

    cue: Place
    source: Place | None
    contents: tuple[Place, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name, as the network sees it, with its chance."""

    place: Place
    kind: EntityKind
    confidence: float


@dataclass(frozen=True, slots=True)
class _Found:
    """What is found in a window, in words."""

    speech: tuple[tuple[Place, Place | None, tuple[Place, ...], float], ...]
    names: tuple[tuple[Place, EntityKind, float], ...]


def look_closely(report: Report) -> tuple[tuple[Spoken, ...], tuple[Named, ...]]:
    """The speech and the names of a report's headlines and sentences, in order of place."""
    speech: list[Spoken] = []
    names: list[Named] = []
    for window in windows(report.text, _paragraphs(report)):
        found = _in_window(window)
        speech += _spoken(window, found)
        names += _named(window, found)
    return tuple(speech), tuple(names)


def _paragraphs(report: Report) -> Iterator[Place]:
    """Runs of headlines and sentences of one paragraph."""
    told = (s for s in report.segments if s.kind in _TOLD)
    for _, run in groupby(told, key=lambda s: s.paragraph):
        segments = list(run)
        yield segments[0].start, segments[-1].end


# What several reports of a run share is read once.
@lru_cache(maxsize=4096)
def _in_window(window: Window) -> _Found:
    seen = look(window)
    return _Found(tuple(_speech(seen, window.paragraphs)), tuple(_names(seen, window.paragraphs)))


def forget() -> None:
    """Forget what was read, so that a measurement of time starts anew."""
    _in_window.cache_clear()


def _speech(
    seen: Seen, paragraphs: Sequence[Place]
) -> Iterator[tuple[Place, Place | None, tuple[Place, ...], float]]:
    chances = _softmax(seen.cue)
    likely = np.flatnonzero(1 - chances[:, 0] > _LEAST).tolist()
    for paragraph in paragraphs:
        cues = list(_cues(chances, paragraph, likely))
        if not cues:
            continue
        for cue, tags in zip(cues, roles(seen, paragraph, cues).tolist(), strict=True):
            sources = _runs(tags, BEGIN_SOURCE, IN_SOURCE, paragraph[0])
            contents = _runs(tags, BEGIN_CONTENT, IN_CONTENT, paragraph[0])
            chance = float(1 - chances[cue[0], 0])
            yield cue, (sources[0] if sources else None), tuple(contents), chance


def _cues(chances: Scores, paragraph: Place, likely: Sequence[int]) -> Iterator[Place]:
    """Runs of words of a paragraph, each from a `likely` word to where its cue ends."""
    at, end = paragraph
    for start in likely[bisect_left(likely, at) : bisect_left(likely, end)]:
        if start < at:
            continue
        at = start + 1
        while at < end and chances[at, 2] > max(chances[at, 1], 0.5):
            at += 1
        yield start, at


def _runs(tags: Sequence[int], begin: int, inside: int, base: int) -> list[Place]:
    found: list[Place] = []
    for at, tag in enumerate(tags, base):
        if tag == begin:
            found.append((at, at + 1))
        elif tag == inside and found:
            found[-1] = (found[-1][0], at + 1)
    return found


def _names(seen: Seen, paragraphs: Sequence[Place]) -> Iterator[tuple[Place, EntityKind, float]]:
    """A word's best tag; I-x after something else begins a name."""
    chances = _softmax(seen.name)
    best = chances.argmax(axis=1).tolist()
    for start, end in paragraphs:
        open_at, kind = start, -1
        for at in range(start, end + 1):
            tag = best[at] if at < end else 0
            goes_on = kind >= 0 and tag == 2 * kind + 2
            if kind >= 0 and not goes_on:
                chance = float(1 - chances[open_at:at, 0].max())
                yield (open_at, at), _KINDS[kind], chance
                kind = -1
            if tag and not goes_on:
                open_at, kind = at, (tag - 1) // 2


def _softmax(scores: Scores) -> Scores:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    share: Scores = raised / raised.sum(axis=1, keepdims=True)
    return share


def _spoken(window: Window, found: _Found) -> Iterator[Spoken]:
    for cue, source, contents, chance in found.speech:
        yield Spoken(
            cue=_place(window, cue),
            source=_place(window, source) if source else None,
            contents=tuple(_place(window, c) for c in contents),
            confidence=chance,
        )


def _named(window: Window, found: _Found) -> Iterator[Named]:
    for words, kind, chance in found.names:
        yield Named(place=_place(window, words), kind=kind, confidence=chance)


def _place(window: Window, words: Place) -> Place:
    return window.places[words[0]][0], window.places[words[1] - 1][1]
