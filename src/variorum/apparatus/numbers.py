"""Quantities that two reports give, and what their differences are worth."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from variorum.apparatus.comparable import agree
from variorum.apparatus.counts import is_revision, same_quantities
from variorum.apparatus.frames import Count
from variorum.apparatus.money import is_money
from variorum.apparatus.scene import Difference, Scene, reading
from variorum.apparatus.values import sharpened, unbounded
from variorum.model import LocusKind, Qualifier, Reading, Verdict
from variorum.text.spell import bounds

_EXACT = (Qualifier.EXACT, Qualifier.ABOUT)
_SO_FAR = (Qualifier.AT_LEAST, Qualifier.MORE)
_COUNTED = 90  # days after which a toll seldom changes
_TOPIC = 30  # characters of a subject that names a quantity best

Pair = tuple[Count, Count]


def numbers(scene: Scene) -> Iterable[Difference]:
    """One difference for each quantity that two reports give, and give differently."""
    for counts in same_quantities(scene):
        yield from _judged(counts, scene)


def _judged(counts: Sequence[Count], scene: Scene) -> Iterable[Difference]:
    """What the readings of one quantity are worth; nothing where all say the same alike.

    Of figures that clash or drift, only those that do are set against each other; the rest agree,
    and make a locus of their own. Of a toll, all are: it is one that changes.
    """
    year = _year(counts, scene)
    clashes = [pair for pair in combinations(counts, 2) if not agree(*pair, year)]
    toll = counts[0].measure == "people" and any(c.state and c.base is None for c in counts)
    against = list(counts) if clashes and toll else _in(clashes, counts)
    if clashes:
        yield from _difference(against, scene, *_clash(clashes, scene, toll=toll))
    drifts, why = _drifts([c for c in counts if c not in against])
    drifted = _in(drifts, counts)
    yield from _difference(drifted, scene, Verdict.DRIFT, why)
    at_peace = [c for c in counts if c not in against and c not in drifted]
    yield from _difference(at_peace, scene, *_peace(at_peace))


def _in(pairs: Sequence[Pair], counts: Sequence[Count]) -> list[Count]:
    """The counts that are in one of the pairs."""
    return [c for c in counts if any(c in pair for pair in pairs)]


def _difference(
    counts: Sequence[Count], scene: Scene, verdict: Verdict, why: str
) -> Iterable[Difference]:
    readings = _readings(counts, scene)
    reports = {c.figure.span.report for c in counts}
    if len(reports) > 1 and len({r.reports for r in readings}) > 1:
        yield Difference(
            kind=LocusKind.NUMBER,
            topic=_topic(counts),
            verdict=verdict,
            readings=readings,
            why=why,
            weight=len(reports),
        )


def _clash(clashes: Sequence[Pair], scene: Scene, *, toll: bool) -> tuple[Verdict, str]:
    if any(is_revision(a, b, scene) or is_revision(b, a, scene) for a, b in clashes):
        return Verdict.UPDATE, "one telling gives the other's value as one that has been revised"
    if toll and any(_time_passed(*pair, scene) for pair in clashes):
        return Verdict.UPDATE, "a count that changes as the event goes on; the values differ"
    return Verdict.CONTESTED, "the values differ and are given for the same thing"


def _time_passed(one: Count, other: Count, scene: Scene) -> bool:
    """Whether a count may have risen from one telling to the other: they are not of one day, or
    one says that it is a count so far."""
    if _long_past(one, scene) or _long_past(other, scene):
        return False
    days = [scene.days.get(c.figure.span.report) for c in (one, other)]
    so_far = any(c.loose or c.figure.qualifier in _SO_FAR for c in (one, other))
    return so_far or days[0] is None or days[0] != days[1]


def _long_past(count: Count, scene: Scene) -> bool:
    """Whether its sentence tells of a time so far back that nothing is counted any more."""
    published = scene.days.get(count.figure.span.report)
    place = scene.sentence(count.figure.span)
    told = [bounds(m.when)[1] for m in scene.found.moments if scene.sentence(m.span) == place]
    if not published or not told:
        return False
    return (bounds(published)[0] - max(told)).days > _COUNTED


def _drifts(counts: Sequence[Count]) -> tuple[list[Pair], str]:
    """Pairs in which the number stays and what is said of it does not, with the reason."""
    pairs = list(combinations(counts, 2))
    if found := [(a, b) for a, b in pairs if sharpened(a.figure, b.figure)]:
        return found, "the number is the same, but one telling adds “more than”"
    found = [(a, b) for a, b in pairs if unbounded(a.figure, b.figure)]
    return found, "the number is the same, but to one telling it is the most there may be"


def _peace(counts: Sequence[Count]) -> tuple[Verdict, str]:
    figures = [c.figure for c in counts]
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
    one_value = len({_normal(c) for c in counts}) == 1
    grouped: dict[str, list[Count]] = {}
    for count in counts:
        key = scene.words(count.place).lower() if one_value else _normal(count)
        grouped.setdefault(key, []).append(count)
    made = [
        reading(scene, scene.words(same[0].place), _normal(same[0]), [c.place for c in same])
        for same in grouped.values()
    ]
    return tuple(sorted(made, key=lambda r: (-len(r.reports), r.spans)))


def _normal(count: Count) -> str:
    figure = count.figure
    upper = f"-{figure.upper:g}" if figure.upper is not None else ""
    sign = "" if figure.qualifier in _EXACT else f"{figure.qualifier} "
    base = f" per {count.base:g}" if count.base is not None else ""
    return f"{sign}{figure.value:g}{upper} {figure.unit}{base}"


def _topic(counts: Sequence[Count]) -> str:
    named = [c.figure.subject for c in counts if c.figure.subject]
    return min(named, key=lambda s: (abs(len(s) - _TOPIC), s)) if named else counts[0].figure.unit
