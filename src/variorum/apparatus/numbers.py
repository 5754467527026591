"""Figures that count the same thing in two reports, and whether they agree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from variorum.apparatus.money import is_money, same_sum
from variorum.apparatus.scene import Difference, Scene, meaning, reading
from variorum.lexicon import content, mapping, stem
from variorum.model import Figure, LocusKind, Qualifier, Reading, Verdict, span

_AROUND = 90  # characters on each side of a figure that tell what it counts
_ALIGNED = 1.0  # likeness of sentence and surroundings from which two figures count one thing
_ROUND = 10  # a multiple of it may be rounded
_EXACT = (Qualifier.EXACT, Qualifier.ABOUT)


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure with what is needed to tell what it counts."""

    figure: Figure
    measure: str
    states: frozenset[str]
    around: str
    nouns: frozenset[str]


def numbers(scene: Scene) -> Iterable[Difference]:
    """One difference for each quantity that two reports give, and give differently."""
    counts = [_count(f, scene) for f in scene.found.figures if scene.sentence(f.span) is not None]
    for group in _groups(counts, scene):
        difference = _judged([counts[i] for i in group], scene)
        if difference is not None:
            yield difference


def _count(figure: Figure, scene: Scene) -> _Count:
    place = scene.sentences[scene.sentence(figure.span) or 0]
    text = scene.reports[place.report].text
    low, high = (
        max(place.start, figure.span.start - _AROUND),
        min(place.end, figure.span.end + _AROUND),
    )
    states = mapping("tolls")
    near = content(text, low, high)
    subject = {stem(w.form) for w in content(figure.subject)}
    return _Count(
        figure=figure,
        measure=_measure(figure),
        states=frozenset(states[w.form] for w in near if w.form in states),
        around=scene.words(span(place.report, low, high)),
        nouns=frozenset(subject),
    )


def _measure(figure: Figure) -> str:
    """What kind of quantity it is; only figures of one kind are compared."""
    if is_money(figure):
        return "money"
    if figure.unit in mapping("people"):
        return "people"
    return stem(figure.unit.lower()) if figure.unit else ""


def _groups(counts: Sequence[_Count], scene: Scene) -> list[list[int]]:
    """Figures of several reports that count one thing: joined pair by pair, the surest first."""
    scored = _scores(counts, scene)
    group = {i: [i] for i in range(len(counts))}
    for _, i, j in scored:
        one, other = group[i], group[j]
        if one is other or _two_of_one_report(one, other, counts):
            continue
        joined = sorted(one + other)
        group.update(dict.fromkeys(joined, joined))
    return [list(g) for g in sorted({tuple(g) for g in group.values()}) if len(g) > 1]


def _two_of_one_report(one: Sequence[int], other: Sequence[int], counts: Sequence[_Count]) -> bool:
    """Whether joining would make one report give the same quantity twice, with two values."""
    return any(
        counts[i].figure.span.report == counts[j].figure.span.report
        and counts[i].figure.value != counts[j].figure.value
        and counts[i].figure.unit == counts[j].figure.unit
        for i in one
        for j in other
    )


def _scores(counts: Sequence[_Count], scene: Scene) -> list[tuple[float, int, int]]:
    if not counts:
        return []
    near = meaning([c.around for c in counts], [c.around for c in counts])
    found: list[tuple[float, int, int]] = []
    for i, j in combinations(range(len(counts)), 2):
        one, other = counts[i], counts[j]
        if one.measure != other.measure or one.figure.span.report == other.figure.span.report:
            continue
        if one.states and other.states and not one.states & other.states:
            continue
        score = scene.likeness(one.figure.span, other.figure.span) / 2 + float(near[i, j]) / 2
        score += 0.25 * bool(one.states & other.states) + 0.25 * _overlap(one.nouns, other.nouns)
        score += 0.15 * (one.figure.value == other.figure.value)
        if score >= _ALIGNED:
            found.append((-score, i, j))
    return sorted(found)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _judged(counts: Sequence[_Count], scene: Scene) -> Difference | None:
    """What the readings of one quantity are worth; None where all say the same in the same way."""
    readings = _readings(counts, scene)
    if len(readings) < 2:
        return None
    year = _year(counts, scene)
    figures = [c.figure for c in counts]
    clash = any(not _compatible(f, g, year) for f, g in combinations(figures, 2))
    verdict, why = _verdict(counts, clash=clash)
    return Difference(
        kind=LocusKind.NUMBER,
        topic=_topic(counts),
        verdict=verdict,
        readings=readings,
        why=why,
        weight=len({f.span.report for f in figures}),
    )


def _verdict(counts: Sequence[_Count], *, clash: bool) -> tuple[Verdict, str]:
    figures = [c.figure for c in counts]
    toll = any(c.states for c in counts) and counts[0].measure == "people"
    if clash and toll:
        return Verdict.UPDATE, "a count that changes as the event goes on; the values differ"
    if clash:
        return Verdict.CONTESTED, "the values differ and are given for the same thing"
    if any(_sharpened(f, g) for f, g in combinations(figures, 2)):
        return Verdict.DRIFT, "the number is the same, but one telling adds “more than”"
    if len({f.value for f in figures if f.unit == figures[0].unit}) > 1:
        return Verdict.REFINED, "one gives the number less exactly than the other"
    if len({f.unit for f in figures}) > 1 and counts[0].measure == "money":
        return Verdict.AGREED, "one sum in several currencies, at a plausible rate"
    return Verdict.AGREED, "different words for the same number"


def _compatible(one: Figure, other: Figure, year: int | None) -> bool:
    """Whether both can hold: equal, converted, one a rounding or a bound of the other."""
    if is_money(one) and is_money(other) and one.unit != other.unit:
        return same_sum(one, other, year) is not False
    if one.value == other.value:
        return True
    return _bounds(one, other) or _bounds(other, one)


def _bounds(loose: Figure, exact: Figure) -> bool:
    """Whether a hedged or rounded figure leaves room for the other."""
    if loose.upper is not None:
        return loose.value <= exact.value <= loose.upper
    gap = (exact.value - loose.value) / loose.value if loose.value else 1.0
    if loose.qualifier in (Qualifier.MORE, Qualifier.AT_LEAST):
        return 0 <= gap <= 0.1 or (loose.value == _DOZENS and exact.value >= _DOZENS)
    if loose.qualifier in (Qualifier.LESS, Qualifier.AT_MOST):
        return -0.1 <= gap <= 0
    return loose.qualifier is Qualifier.ABOUT and abs(gap) <= 0.1


_DOZENS = 24


def _sharpened(one: Figure, other: Figure) -> bool:
    """An exact number that another telling puts "more than" before, or below: both cannot hold."""
    if one.value != other.value or one.unit != other.unit or one.value % _ROUND == 0:
        return False
    strict = (Qualifier.MORE, Qualifier.LESS)
    return (one.qualifier in strict) != (other.qualifier in strict) and any(
        f.qualifier is Qualifier.EXACT for f in (one, other)
    )


def _year(counts: Sequence[_Count], scene: Scene) -> int | None:
    years = sorted(
        scene.days[c.figure.span.report][:4] for c in counts if c.figure.span.report in scene.days
    )
    every = sorted(day[:4] for day in scene.days.values())
    known = years or every
    return int(known[0]) if known else None


def _readings(counts: Sequence[_Count], scene: Scene) -> tuple[Reading, ...]:
    """One reading for each value, or, where there is but one, for each way to write it."""
    figures = [c.figure for c in counts]
    one_value = len({_normal(f) for f in figures}) == 1
    grouped: dict[str, list[Figure]] = {}
    for figure in figures:
        key = scene.words(figure.span).lower() if one_value else _normal(figure)
        grouped.setdefault(key, []).append(figure)
    made = [
        reading(scene, scene.words(same[0].span), _normal(same[0]), [f.span for f in same])
        for same in grouped.values()
    ]
    return tuple(sorted(made, key=lambda r: (-len(r.reports), r.spans)))


def _normal(figure: Figure) -> str:
    upper = f"-{figure.upper:g}" if figure.upper is not None else ""
    sign = "" if figure.qualifier in _EXACT else f"{figure.qualifier} "
    return f"{sign}{figure.value:g}{upper} {figure.unit}"


def _topic(counts: Sequence[_Count]) -> str:
    named = [c.figure.subject for c in counts if c.figure.subject]
    return min(named, key=lambda s: (abs(len(s) - 30), s)) if named else counts[0].figure.unit
