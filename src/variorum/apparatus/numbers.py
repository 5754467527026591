"""Figures that count the same thing in two reports, and whether they agree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from variorum.apparatus.money import is_money, same_sum
from variorum.apparatus.scene import Difference, Scene, meaning, reading
from variorum.lexicon import content, mapping, stem, terms
from variorum.model import Figure, LocusKind, Qualifier, Reading, Span, Verdict, span
from variorum.text.words import Word, words

_AROUND = 90  # characters on each side of a figure that tell what it counts
_ALIGNED = 0.95  # grounds, summed, from which two figures count one thing
_NEARLY = 0.15  # two values that differ by no more speak for one quantity, given twice
_FAR = 0.5  # sums further apart than this seldom are one sum
_AFTER = 2  # content words after a figure that may name what it counts
_BESIDE = 6  # words to each side of a count that may say that it goes on
_GAP = 4  # characters at most between a sum and its conversion
_BRACKETS = ("(", ";", ",", "/", "or", "[")
_ROUND = 10  # a multiple of it may be rounded
_EXACT = (Qualifier.EXACT, Qualifier.ABOUT)


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure with what is needed to tell what it counts: the state that people are in
    ("killed"), the words around, the stems that name the thing. A `loose` one may differ from
    another of its own report."""

    figure: Figure
    measure: str
    state: str
    around: str
    nouns: frozenset[str]
    loose: bool


def numbers(scene: Scene) -> Iterable[Difference]:
    """One difference for each quantity that two reports give, and give differently."""
    counts = [_count(f, scene) for f in scene.found.figures if scene.sentence(f.span) is not None]
    for group in _groups(counts, scene):
        yield from _judged([counts[i] for i in group], scene)


def _count(figure: Figure, scene: Scene) -> _Count:
    place = scene.sentences[scene.sentence(figure.span) or 0]
    text = scene.reports[place.report].text
    low = max(place.start, figure.span.start - _AROUND)
    high = min(place.end, figure.span.end + _AROUND)
    after = content(text, figure.span.end, high)[:_AFTER]
    named = [*content(figure.subject), *after]
    return _Count(
        figure=figure,
        measure=_measure(figure),
        state=_state(figure, content(text, low, high)),
        around=scene.words(span(place.report, low, high)),
        nouns=frozenset(stem(w.form) for w in named if w.form.isalpha())
        - {stem(figure.unit.lower())},
        loose=scene.is_headline(place) or _goes_on(figure, place, text),
    )


def _goes_on(figure: Figure, place: Span, text: str) -> bool:
    """Whether the words beside a count say that it is one of several, in time."""
    before = words(text, place.start, figure.span.start)[-_BESIDE:]
    after = words(text, figure.span.end, place.end)[:_BESIDE]
    return any(w.form in terms("goes_on") for w in (*before, *after))


def _state(figure: Figure, near: Sequence[Word]) -> str:
    """What is said of the people counted, by the nearest word that says it; "" where none does."""
    states = mapping("tolls")
    found = [(_distance(figure, w), states[w.form]) for w in near if w.form in states]
    return min(found)[1] if found else ""


def _distance(figure: Figure, word: Word) -> int:
    """Characters between figure and word; what stands before is twice as far as what follows."""
    if word.end <= figure.span.start:
        return 2 * (figure.span.start - word.end)
    return max(0, word.start - figure.span.end)


def _measure(figure: Figure) -> str:
    """What kind of quantity it is; only figures of one kind are compared."""
    if is_money(figure):
        return "money"
    if figure.unit in mapping("people"):
        return "people"
    return stem(figure.unit.lower()) if figure.unit else ""


def _groups(counts: Sequence[_Count], scene: Scene) -> list[list[int]]:
    """Figures of several reports that count one thing: joined pair by pair, the surest first."""
    group = {i: [i] for i in range(len(counts))}
    for i, j in _in_brackets(counts, scene):
        group.update(dict.fromkeys((i, j), sorted({*group[i], *group[j]})))
    for _, i, j in _scores(counts, scene):
        one, other = group[i], group[j]
        if one is other or _two_of_one_report(one, other, counts):
            continue
        joined = sorted(one + other)
        group.update(dict.fromkeys(joined, joined))
    return [list(g) for g in sorted({tuple(g) for g in group.values()}) if len(g) > 1]


def _in_brackets(counts: Sequence[_Count], scene: Scene) -> Iterable[tuple[int, int]]:
    """One sum and the same in another currency: "2m euros (£1.7m; $2.6m)"."""
    for i, (one, other) in enumerate(pairwise(counts)):
        first, second = one.figure.span, other.figure.span
        if first.report != second.report or not one.measure == other.measure == "money":
            continue
        gap = scene.reports[first.report].text[first.end : second.start]
        if len(gap) <= _GAP and gap.strip() in _BRACKETS and one.figure.unit != other.figure.unit:
            yield i, i + 1


def _two_of_one_report(one: Sequence[int], other: Sequence[int], counts: Sequence[_Count]) -> bool:
    """Whether joining would have one report give the same quantity twice, with two values.

    A headline may: it is often written by another hand than the text. So may a report that tells
    how a count went on ("five were trapped; two still are").
    """
    return any(_at_odds(counts[i], counts[j]) for i in one for j in other)


def _at_odds(one: _Count, other: _Count) -> bool:
    if one.figure.span.report != other.figure.span.report or one.loose or other.loose:
        return False
    in_two_currencies = one.measure == "money" and one.figure.unit != other.figure.unit
    return not in_two_currencies and not _compatible(one.figure, other.figure, None)


def _scores(counts: Sequence[_Count], scene: Scene) -> list[tuple[float, int, int]]:
    if not counts:
        return []
    near = meaning([c.around for c in counts], [c.around for c in counts])
    found: list[tuple[float, int, int]] = []
    for i, j in combinations(range(len(counts)), 2):
        one, other = counts[i], counts[j]
        if one.measure != other.measure or one.figure.span.report == other.figure.span.report:
            continue
        if one.state != other.state and (one.state and other.state):
            continue
        score = scene.likeness(one.figure.span, other.figure.span) / 2 + float(near[i, j]) / 2
        score += 0.25 * bool(one.state and one.state == other.state)
        score += 0.25 * _overlap(one.nouns, other.nouns) + 0.15 * _near(one.figure, other.figure)
        if score >= _ALIGNED:
            found.append((-score, i, j))
    return sorted(found)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _near(one: Figure, other: Figure) -> int:
    """What two values say by themselves: 1 for one quantity, -1 against it, 0 for neither."""
    if is_money(one) and is_money(other) and one.unit != other.unit:
        return 1 if same_sum(one, other, None) else 0
    larger = max(one.value, other.value)
    gap = abs(one.value - other.value)
    if gap <= _NEARLY * larger:
        return 1
    return -1 if is_money(one) and gap > _FAR * larger else 0


def _judged(counts: Sequence[_Count], scene: Scene) -> Iterable[Difference]:
    """What the readings of one quantity are worth; nothing where all say the same alike.

    Of sums that clash, only those that clash are set against each other; the rest agree, and make
    a locus of their own.
    """
    year = _year(counts, scene)
    clashing = {
        id(side)
        for pair in combinations(counts, 2)
        if not _compatible(pair[0].figure, pair[1].figure, year)
        for side in pair
    }
    toll = any(c.state for c in counts) and counts[0].measure == "people"
    against = [c for c in counts if toll or id(c) in clashing]
    if clashing:
        yield from _difference(against, scene, *_clash(toll=toll))
    at_peace = [c for c in counts if id(c) not in clashing]
    if not (clashing and toll):
        yield from _difference(at_peace, scene, *_peace(at_peace))


def _difference(
    counts: Sequence[_Count], scene: Scene, verdict: Verdict, why: str
) -> Iterable[Difference]:
    readings = _readings(counts, scene)
    reports = {c.figure.span.report for c in counts}
    if len(readings) > 1 and len(reports) > 1:
        yield Difference(
            kind=LocusKind.NUMBER,
            topic=_topic(counts),
            verdict=verdict,
            readings=readings,
            why=why,
            weight=len(reports),
        )


def _clash(*, toll: bool) -> tuple[Verdict, str]:
    if toll:
        return Verdict.UPDATE, "a count that changes as the event goes on; the values differ"
    return Verdict.CONTESTED, "the values differ and are given for the same thing"


def _peace(counts: Sequence[_Count]) -> tuple[Verdict, str]:
    figures = [c.figure for c in counts]
    if any(_sharpened(f, g) for f, g in combinations(figures, 2)):
        return Verdict.DRIFT, "the number is the same, but one telling adds “more than”"
    if len({(f.unit, f.value) for f in figures}) > len({f.unit for f in figures}):
        return Verdict.REFINED, "one gives the number less exactly than the other"
    if len({f.unit for f in figures if is_money(f)}) > 1:
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
