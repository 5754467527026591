"""The details of a report, and what it tells that two reports share one.

A detail is a word, a name or a figure that the report gives in words of its own. That two reports
of one event share a detail tells the more, the less likely a third newsroom would give it too: a
word that is common in English, or that the other reports have as well, tells next to nothing; a
rare name or an odd figure that only these two have tells much (the agreement in rare values by
which copies are detected in data integration: Dong, Berti-Équille, Srivastava 2009).
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.lexicon import stem
from variorum.lexicon.table import rarity
from variorum.lineage.own import OwnWords
from variorum.model import Entity, Figure, Report, Span

# The chance that a report of the event has a detail by itself, before the story is looked at:
# 1 for the commonest words, _LEAST for the rarest; it counts as so many reports would.
_LEAST = 0.05
_BEFOREHAND = 3
_STEEP = 3  # how much of its rarity a word must have before it tells something
_OFTEN = 8  # sentences of one report: what is in more of them is its topic and no detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """The details of one report.

    A detail is a stem, or "#" and a figure's value to three digits. `sentences` are the details of
    each sentence that `spans` places; `where` in which sentences each is, topics left out; `rare`
    the rarity in English of each, 0 to 1; `names` those that are figures or the last word of a
    name; `written` each as the report first writes it, in order of place.
    """

    spans: tuple[Span, ...]
    sentences: tuple[frozenset[str], ...]
    where: Mapping[str, tuple[int, ...]]
    rare: Mapping[str, float]
    names: frozenset[str]
    written: Mapping[str, str]


def details(
    report: Report, own: OwnWords, figures: Sequence[Figure], entities: Sequence[Entity]
) -> Details:
    """What a report tells in details, given its own words, its figures and who is who."""
    counted = sorted(f.span for f in figures)
    found = [(w.start, w.end, stem(w.form), rarity(w.form)) for w in own.words]
    found = [one for one in found if not _holds(counted, one[0])]
    found = [one for one in found if not report.text[one[0]].isdecimal()]
    for figure in figures:
        low, high = own.within(figure.span)
        if low < high:
            value = f"{figure.value:.3g}"
            place = figure.span
            found.append((place.start, place.end, f"#{value}", rarity(f"{figure.value:g}")))
    found.sort()
    mentions = {m for e in entities for m in e.mentions if m.report == report.id}
    return _details(report, own.sentences, found, frozenset(_last_words(report, own, mentions)))


def _holds(spans: Sequence[Span], place: int) -> bool:
    """Whether one of the spans, in order of start, holds a place."""
    at = bisect_right(spans, place, key=lambda s: s.start) - 1
    return at >= 0 and place < spans[at].end


def _last_words(report: Report, own: OwnWords, mentions: Iterable[Span]) -> Iterable[str]:
    """The last own word of each name, as a stem: that by which a name is told again."""
    for mention in mentions:
        low, high = own.within(mention)
        if low < high:
            yield stem(own.words[high - 1].form)


def _details(
    report: Report,
    body: Sequence[Span],
    found: Sequence[tuple[int, int, str, float]],
    last_words: frozenset[str],
) -> Details:
    places = [start for start, _, _, _ in found]
    keys = [key for _, _, key, _ in found]
    bounds = [(bisect_left(places, s.start), bisect_left(places, s.end)) for s in body]
    sentences = tuple(frozenset(keys[low:high]) for low, high in bounds if low < high)
    written: dict[str, str] = {}
    for start, end, key, _ in found:
        written.setdefault(key, report.text[start:end])
    return Details(
        spans=tuple(s for s, (low, high) in zip(body, bounds, strict=True) if low < high),
        sentences=sentences,
        where=_where(sentences),
        rare={key: rare for _, _, key, rare in found},
        names=frozenset(k for k in keys if k.startswith("#")) | (last_words & set(keys)),
        written=written,
    )


def _where(sentences: Sequence[frozenset[str]]) -> Mapping[str, tuple[int, ...]]:
    """In which sentences each detail stands; what stands in many is no detail."""
    found: dict[str, list[int]] = {}
    for number, keys in enumerate(sentences):
        for key in keys:
            found.setdefault(key, []).append(number)
    return {key: tuple(numbers) for key, numbers in found.items() if len(numbers) <= _OFTEN}


def information(told: Mapping[str, Details], copies: Mapping[str, str]) -> Mapping[str, float]:
    """What it tells that two reports share a detail, in nats, for every detail of a story.

    It is minus the logarithm of the chance that another report has it too. `copies` names, for
    each report, the one that it and its copies word for word are counted as: a dispatch printed
    ten times is not ten newsrooms that know.
    """
    rare: dict[str, float] = {}
    tellers: Counter[str] = Counter()
    lines: dict[str, set[str]] = {}
    for report, of in told.items():
        lines.setdefault(copies[report], set()).update(of.rare)
        for key, value in of.rare.items():
            rare[key] = max(value, rare.get(key, 0.0))
    for keys in lines.values():
        tellers.update(keys)
    third = max(0, len(lines) - 2)
    return {
        key: -math.log(
            (max(0, tellers[key] - 2) + _BEFOREHAND * (1 - (1 - _LEAST) * value**_STEEP))
            / (third + _BEFOREHAND)
        )
        for key, value in rare.items()
    }
