"""What speaks for two figures of two reports counting one thing: the grounds, summed."""

from collections.abc import Iterable, Sequence
from itertools import permutations

import numpy as np
import numpy.typing as npt

from variorum.apparatus.comparable import Told, comparable
from variorum.apparatus.frames import Count
from variorum.apparatus.groups import likeliest
from variorum.apparatus.money import is_money, rates
from variorum.apparatus.scene import Scene, meaning
from variorum.apparatus.units import dimension, size
from variorum.apparatus.values import digits
from variorum.model import Figure

_ALIGNED = 0.9  # grounds, summed, from which two figures count one thing
_BEFELL = 0.6  # the same, of people whom the same befell
_SHORT = 0.7  # the same, of reports of one line each
_NEARLY = 0.15  # two values that differ by no more speak for one quantity, given twice
_FAR = 0.5  # sums further apart than this seldom are one sum
_LEAST = 1e-9  # below any sum
_SHARE = "%"

Numbers = npt.NDArray[np.float64]
Pair = tuple[float, int, int]


def scores(counts: Sequence[Count], scene: Scene) -> list[Pair]:
    """Pairs of two reports with grounds enough to count one thing; the grounds are negated."""
    told = Told(counts, scene)
    of_measure: dict[str, list[int]] = {}
    for i, count in enumerate(counts):
        of_measure.setdefault(count.measure, []).append(i)
    return [
        (-grounds, places[i], places[j])
        for places in of_measure.values()
        for grounds, i, j in _aligned([counts[p] for p in places], scene)
        if comparable(counts[places[i]], counts[places[j]], told, scene)
    ]


def _aligned(counts: Sequence[Count], scene: Scene) -> list[Pair]:
    """Pairs of figures of one measure, of two reports, whose grounds reach the bar."""
    grounds = _grounds(counts, scene)
    grounds[grounds < _bars(counts, scene)] = -np.inf
    reports = [c.figure.span.report for c in counts]
    return [(float(grounds[pair]), *pair) for pair in likeliest(grounds, reports)]


def _bars(counts: Sequence[Count], scene: Scene) -> Numbers:
    """The grounds it takes; people in one state need fewer: their count is one of the event.

    So do tellings of one line each, in which there is little else to count.
    """
    short = np.array([scene.lines(c.figure.span.report) == 1 for c in counts])
    bars = np.where(_same_state(counts) & (counts[0].measure == "people"), _BEFELL, _ALIGNED)
    return np.where(np.outer(short, short), _SHORT, bars)


def _grounds(counts: Sequence[Count], scene: Scene) -> Numbers:
    """What speaks for one quantity: the sentences, the words around, the state, noun and value."""
    places = [scene.sentence(c.figure.span) or 0 for c in counts]
    around = [c.around for c in counts]
    grounds = (scene.alike[np.ix_(places, places)] + meaning(around, around)) / 2
    grounds = grounds + 0.25 * _same_state(counts) + 0.15 * _near(counts)
    grounds = (
        grounds + 0.25 * _overlap([c.nouns for c in counts]) + 0.15 * (_shared(_only(counts)) > 0)
    )
    return np.asarray(grounds, dtype=np.float64)


def _same_state(counts: Sequence[Count]) -> npt.NDArray[np.bool_]:
    states = np.array([c.state for c in counts])
    same: npt.NDArray[np.bool_] = (states[:, None] == states) & (states != "")
    return same


def _told_of(count: Count) -> frozenset[str]:
    """What a figure may be the only one of: the nouns it counts, the state of people."""
    return count.nouns | ({f"({count.state})"} if count.state else set())


def _only(counts: Sequence[Count]) -> list[frozenset[str]]:
    """For each figure of what it tells that its report gives one value and no other."""
    values: dict[tuple[str, str], set[float]] = {}
    for count in counts:
        for what in _told_of(count):
            values.setdefault((count.figure.span.report, what), set()).add(size(count.figure))
    return [
        frozenset(what for what in _told_of(c) if len(values[c.figure.span.report, what]) == 1)
        for c in counts
    ]


def _shared(sets: Sequence[Iterable[str]]) -> Numbers:
    """How many words every two sets share."""
    places: dict[str, int] = {}
    for word in sorted({w for one in sets for w in one}):
        places[word] = len(places)
    holds = np.zeros((len(sets), len(places)), dtype=np.float32)
    for row, one in enumerate(sets):
        holds[row, [places[w] for w in one]] = 1
    return np.asarray(holds @ holds.T, dtype=np.float64)


def _overlap(sets: Sequence[frozenset[str]]) -> Numbers:
    """How much of the smaller of every two sets is in the larger."""
    sizes = np.array([len(s) for s in sets])
    smaller: Numbers = np.maximum(np.minimum.outer(sizes, sizes), 1).astype(np.float64)
    return _shared(sets) / smaller


def _near(counts: Sequence[Count]) -> Numbers:
    """What two values say: 2 the same odd value, 1 for one quantity, -1 against it, 0 nothing."""
    figures = [c.figure for c in counts]
    sizes = np.array([size(f) for f in figures])
    gaps, larger = np.abs(np.subtract.outer(sizes, sizes)), np.maximum.outer(sizes, sizes)
    odd = np.array([digits(f.value) > 1 for f in figures])
    measured = np.array(
        [is_money(f) or f.unit == _SHARE or dimension(f.unit) != "" for f in figures]
    )
    near = np.where(measured[:, None] & (gaps > _FAR * larger), -1.0, 0.0)
    near = np.where(gaps <= _NEARLY * larger, 1.0 + ((gaps == 0) & odd[:, None]), near)
    return _converted(near, figures)


def _converted(near: Numbers, figures: Sequence[Figure]) -> Numbers:
    """The same, of sums in two currencies by the rates between them."""
    units = np.array([f.unit for f in figures])
    values = np.array([f.value for f in figures])
    for one, other in permutations(sorted({f.unit for f in figures if is_money(f)}), 2):
        band = rates(one, other, None)
        cells = np.ix_(units == one, units == other)
        ratios = values[units == one, None] / np.maximum(values[units == other], _LEAST)
        near[cells] = 0.0 if band is None else (band[0] <= ratios) & (ratios <= band[1])
    return near
