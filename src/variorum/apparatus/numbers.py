"""Quantities that two reports give, and what their differences are worth."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from variorum.apparatus.counts import Count, same_quantities
from variorum.apparatus.money import is_money
from variorum.apparatus.scene import Difference, Scene, reading
from variorum.apparatus.values import compatible, sharpened
from variorum.model import Figure, LocusKind, Qualifier, Reading, Verdict

_EXACT = (Qualifier.EXACT, Qualifier.ABOUT)
_TOPIC = 30  # characters of a subject that names a quantity best


def numbers(scene: Scene) -> Iterable[Difference]:
    """One difference for each quantity that two reports give, and give differently."""
    for counts in same_quantities(scene):
        yield from _judged(counts, scene)


def _judged(counts: Sequence[Count], scene: Scene) -> Iterable[Difference]:
    """What the readings of one quantity are worth; nothing where all say the same alike.

    Of sums that clash, only those that clash are set against each other; the rest agree, and make
    a locus of their own.
    """
    year = _year(counts, scene)
    clashing = {
        id(side)
        for pair in combinations(counts, 2)
        if not compatible(pair[0].figure, pair[1].figure, year)
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
    counts: Sequence[Count], scene: Scene, verdict: Verdict, why: str
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


def _peace(counts: Sequence[Count]) -> tuple[Verdict, str]:
    figures = [c.figure for c in counts]
    if any(sharpened(f, g) for f, g in combinations(figures, 2)):
        return Verdict.DRIFT, "the number is the same, but one telling adds “more than”"
    if len({(f.unit, f.value) for f in figures}) > len({f.unit for f in figures}):
        return Verdict.REFINED, "one gives the number less exactly than the other"
    if len({f.unit for f in figures if is_money(f)}) > 1:
        return Verdict.AGREED, "one sum in several currencies, at a plausible rate"
    return Verdict.AGREED, "different words for the same number"


def _year(counts: Sequence[Count], scene: Scene) -> int | None:
    years = sorted(
        scene.days[c.figure.span.report][:4] for c in counts if c.figure.span.report in scene.days
    )
    every = sorted(day[:4] for day in scene.days.values())
    known = years or every
    return int(known[0]) if known else None


def _readings(counts: Sequence[Count], scene: Scene) -> tuple[Reading, ...]:
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


def _topic(counts: Sequence[Count]) -> str:
    named = [c.figure.subject for c in counts if c.figure.subject]
    return min(named, key=lambda s: (abs(len(s) - _TOPIC), s)) if named else counts[0].figure.unit
