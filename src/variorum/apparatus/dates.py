"""When the same thing is said to have happened, in two reports."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, product

import numpy as np

from variorum.apparatus.clocks import clock, clocks_apart, comparable, day, exclude
from variorum.apparatus.dated import Dated, dated
from variorum.apparatus.groups import groups, likeliest
from variorum.apparatus.scene import Difference, Scene, meaning, reading, short
from variorum.apparatus.values import compatible
from variorum.lexicon import stem
from variorum.lexicon.mood import moods_of
from variorum.model import LocusKind, Moment, Reading, Span, Verdict
from variorum.text.grams import Similarities
from variorum.text.spell import bounds
from variorum.text.words import words

_ALIGNED = 0.6  # likeness of the sentences in which two moments that meet date one thing
_SURE = 0.95  # likeness of sentences and of the words beside, halved, from which dates may clash
_TIE = 0.02  # likeness that differs by no more is as good
_STRETCH = 3  # how much longer one of two dates that exclude each other may be
_NAMES = 2  # stems of names that two dates must share where they share no deed

Told = set[tuple[int, str]]


def dates(scene: Scene) -> Iterable[Difference]:
    """One difference for each event that two reports date, and date differently."""
    for group in _groups(dated(scene), scene):
        difference = _judged(group, scene)
        if difference is not None:
            yield difference


def _groups(found: Sequence[Dated], scene: Scene) -> list[list[Dated]]:
    """Moments of several reports that date one thing; every two of a group do, by themselves."""
    linked = _links(found, scene)

    def fits(one: Sequence[int], other: Sequence[int]) -> bool:
        return all((min(pair), max(pair)) in linked for pair in product(one, other))

    pairs = sorted(linked, key=lambda p: (-linked[p], p))
    return [[found[i] for i in g] for g in groups(len(found), pairs, fits)]


def _links(found: Sequence[Dated], scene: Scene) -> dict[tuple[int, int], float]:
    """Pairs of moments that date one thing, with the likeness of what they date.

    Two that exclude each other do so only if neither has a better fellow in the other's report.
    """
    told = {(d.place, d.moment.when) for d in found}
    sentences, alike = _likenesses(found, scene)
    reports = [d.moment.span.report for d in found]
    scores = np.where((sentences >= _ALIGNED) | (alike >= _SURE), alike, -np.inf)
    pairs = likeliest(scores, reports)
    best: dict[tuple[int, str], float] = {}
    for i, j in pairs:
        for key in ((i, reports[j]), (j, reports[i])):
            best[key] = max(best.get(key, 0.0), float(alike[i, j]))

    def is_sure(i: int, j: int) -> bool:
        least = max(_SURE, best[i, reports[j]] - _TIE, best[j, reports[i]] - _TIE)
        return float(alike[i, j]) >= least and _clash(found[i], found[j], told, scene)

    return {
        (i, j): float(alike[i, j])
        for i, j in pairs
        if (sentences[i, j] >= _ALIGNED and _met(found[i], found[j], scene)) or is_sure(i, j)
    }


def _likenesses(found: Sequence[Dated], scene: Scene) -> tuple[Similarities, Similarities]:
    """How alike the sentences of every two moments are, and how alike what they date is."""
    places = [d.place for d in found]
    around = [d.around for d in found]
    sentences = scene.alike[np.ix_(places, places)]
    both: Similarities = (sentences + meaning(around, around)) / np.float32(2)
    return sentences, both


def _met(one: Dated, other: Dated, scene: Scene) -> bool:
    """Whether two moments of sentences that are alike, with a day in common, date one thing."""
    if not (one.alone and other.alone and one.beside & other.beside):
        return False
    return not exclude(one.moment, other.moment, scene)


def _clash(one: Dated, other: Dated, told: Told, scene: Scene) -> bool:
    """Whether two moments that exclude each other may date one thing.

    One deed is told of both, and neither sentence tells the other's time too.
    """
    if not exclude(one.moment, other.moment, scene) or not _one_deed(one, other):
        return False
    if _counted_apart(one, other):
        return False
    there, here = (other.place, one.moment.when), (one.place, other.moment.when)
    return (
        told.isdisjoint((there, here))
        and _like_precise(one.moment, other.moment)
        and comparable(one.moment, other.moment, scene)
    )


def _one_deed(one: Dated, other: Dated) -> bool:
    """Whether the same is told of two times: by the deed, or by several names."""
    return bool(one.deeds & other.deeds) or len(one.names & other.names) >= _NAMES


def _counted_apart(one: Dated, other: Dated) -> bool:
    """Whether the sentences count too, and give nothing the same: then two things are told."""
    pairs = [compatible(a, b, None) for a in one.figures for b in other.figures if a.unit == b.unit]
    return bool(pairs) and not any(pairs)


def _like_precise(one: Moment, other: Moment) -> bool:
    """Whether both are days, or of like length: "on Friday" and "in 2016" date different things."""
    lengths = sorted(_length(m.when) + 1 for m in (one, other))
    return lengths[1] <= _STRETCH * lengths[0]


def _judged(found: Sequence[Dated], scene: Scene) -> Difference | None:
    moments = [d.moment for d in found]
    keys = _keys(moments, scene)
    grouped: dict[str, list[Span]] = {}
    for key, moment in zip(keys, moments, strict=True):
        grouped.setdefault(key, []).append(moment.span)
    if len(grouped) < 2:
        return None
    verdict, why = _worth(found, scene)
    return Difference(
        kind=LocusKind.DATE,
        topic=_topic(moments[0], scene),
        verdict=verdict,
        readings=_readings(grouped, scene),
        why=why,
        weight=len({m.span.report for m in moments}),
    )


def _keys(moments: Sequence[Moment], scene: Scene) -> list[str]:
    """What the readings are told apart by: the day, or, within one day, the time."""
    pairs = combinations(moments, 2)
    by_clock = any(clocks_apart(one, other, scene) for one, other in pairs)
    return [m.when if by_clock and clock(m.when) else day(m.when) for m in moments]


def _worth(found: Sequence[Dated], scene: Scene) -> tuple[Verdict, str]:
    if not any(exclude(a.moment, b.moment, scene) for a, b in combinations(found, 2)):
        return Verdict.REFINED, "one date is a more exact form of the other"
    ahead = {_is_ahead(d, found, scene) for d in found}
    if len(ahead) > 1:
        return Verdict.UPDATE, "announced for one time, and told of another when it had come about"
    return Verdict.CONTESTED, "the dates exclude each other"


def _is_ahead(one: Dated, found: Sequence[Dated], scene: Scene) -> bool:
    """Whether what is dated, by the words that the others have too, still lies ahead."""
    shared = {s for other in found if other is not one for s in other.deeds & one.deeds}
    text = scene.reports[one.part.report].text
    sentence = scene.sentences[one.place]
    read = moods_of(sentence.of(text))
    return any(
        read.at(w.start - sentence.start, w.end - sentence.start).ahead
        for w in words(text, one.part.start, one.part.end)
        if stem(w.form) in shared
    )


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
        if low <= start and end <= high and (low, high) != (start, end):
            return other
    return None


def _length(when: str) -> int:
    start, end = bounds(when)
    return (end - start).days


def _topic(moment: Moment, scene: Scene) -> str:
    place = scene.sentence(moment.span)
    return f"when: {short(scene.texts[place or 0])}"
