"""When the same thing is said to have happened, in two reports."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, product

from variorum.apparatus.groups import groups
from variorum.apparatus.scene import Difference, Scene, reading, short
from variorum.lexicon import is_function_word, stem, terms
from variorum.model import LocusKind, Moment, Reading, Span, Verdict
from variorum.text.spell import bounds
from variorum.text.words import words

_ALIGNED = 0.6  # likeness of the sentences from which two moments may date one thing
_SURE = 0.95  # the same, from which dates that exclude each other clash
_WINDOW = 5  # words to each side of a moment that say what it dates
_REACH = 90  # characters that hold so many words
_BESIDE = 2  # stems there that dates which exclude each other must share
_STRETCH = 3  # how much longer one of them may be
_CLOCK = "T"


def dates(scene: Scene) -> Iterable[Difference]:
    """One difference for each event that two reports date, and date differently."""
    moments = [m for m in scene.found.moments if scene.sentence(m.span) is not None]
    held = Counter(scene.sentence(m.span) for m in moments)
    lone = [m for m in moments if held[scene.sentence(m.span)] == 1 and not _is_limit(m, scene)]
    for group in _groups(lone, scene):
        difference = _judged(group, scene)
        if difference is not None:
            yield difference


def _is_limit(moment: Moment, scene: Scene) -> bool:
    """Whether it only bounds what is told: "since 2022", "until Friday", "a month after"."""
    text = scene.reports[moment.span.report].text
    before = words(text, max(0, moment.span.start - 20), moment.span.start)[-2:]
    inside = words(text, moment.span.start, moment.span.end)
    return any(w.form in terms("limits") for w in (*before, *inside))


def _around(moment: Moment, scene: Scene) -> frozenset[str]:
    """The stems of the content words beside a moment."""
    sentence = scene.sentences[scene.sentence(moment.span) or 0]
    text = scene.reports[moment.span.report].text
    before = words(text, max(sentence.start, moment.span.start - _REACH), moment.span.start)
    after = words(text, moment.span.end, min(sentence.end, moment.span.end + _REACH))
    near = (*before[-_WINDOW:], *after[:_WINDOW])
    return frozenset(stem(w.form) for w in near if not is_function_word(w.form))


def _groups(moments: Sequence[Moment], scene: Scene) -> list[list[Moment]]:
    """Moments of several reports that date one thing; every two of a group do, by themselves."""
    linked = {(i, j): alike for i, j, alike in _links(moments, scene)}

    def fits(one: Sequence[int], other: Sequence[int]) -> bool:
        return all((min(pair), max(pair)) in linked for pair in product(one, other))

    pairs = sorted(linked, key=lambda p: (-linked[p], p))
    return [[moments[i] for i in g] for g in groups(len(moments), pairs, fits)]


def _links(moments: Sequence[Moment], scene: Scene) -> Iterable[tuple[int, int, float]]:
    """Pairs of moments that may date one thing, with the likeness of their sentences."""
    around = [_around(m, scene) for m in moments]
    for i, j in combinations(range(len(moments)), 2):
        one, other = moments[i], moments[j]
        alike = scene.likeness(one.span, other.span)
        if one.span.report == other.span.report or alike < _ALIGNED:
            continue
        beside = len(around[i] & around[j])
        if _meet(one.when, other.when):
            fit = beside > 0
        else:
            fit = beside >= _BESIDE and alike >= _SURE and _like_precise(one, other)
        if fit:
            yield i, j, alike


def _like_precise(one: Moment, other: Moment) -> bool:
    """Whether both are days, or of like length: "on Friday" and "in 2016" date different things."""
    lengths = sorted(_length(m.when) + 1 for m in (one, other))
    return lengths[1] <= _STRETCH * lengths[0]


def _judged(moments: Sequence[Moment], scene: Scene) -> Difference | None:
    grouped: dict[str, list[Span]] = {}
    for moment in moments:
        grouped.setdefault(_day(moment.when), []).append(moment.span)
    if len(grouped) < 2:
        return None
    clash = any(not _meet(a, b) for a, b in combinations(sorted(grouped), 2))
    readings = _readings(grouped, scene)
    return Difference(
        kind=LocusKind.DATE,
        topic=_topic(moments[0], scene),
        verdict=Verdict.CONTESTED if clash else Verdict.REFINED,
        readings=readings,
        why="the dates exclude each other"
        if clash
        else "one date is a more exact form of the other",
        weight=len({m.span.report for m in moments}),
    )


def _day(when: str) -> str:
    """A moment without its clock time: two clock times of one day are not compared here."""
    return when.split(_CLOCK)[0]


def _meet(one: str, other: str) -> bool:
    """Whether two dates or intervals have a day in common."""
    (a, b), (c, d) = bounds(one), bounds(other)
    return a <= d and c <= b


def _readings(grouped: dict[str, list[Span]], scene: Scene) -> tuple[Reading, ...]:
    """The most exact reading first; each names the reading that it makes more exact."""
    order = sorted(grouped, key=lambda w: (_length(w), w))
    return tuple(
        replace(
            reading(scene, scene.words(grouped[when][0]), when, grouped[when]),
            refines=_refined(place, order),
        )
        for place, when in enumerate(order)
    )


def _refined(place: int, order: Sequence[str]) -> int | None:
    start, end = bounds(order[place])
    for other in range(place + 1, len(order)):
        low, high = bounds(order[other])
        if low <= start and end <= high:
            return other
    return None


def _length(when: str) -> int:
    start, end = bounds(when)
    return (end - start).days


def _topic(moment: Moment, scene: Scene) -> str:
    place = scene.sentence(moment.span)
    return f"when: {short(scene.texts[place or 0])}"
