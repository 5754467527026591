"""The apparatus: every comparer looks for one kind of difference; here they are put together."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from variorum.apparatus.certainty import colours, hedges
from variorum.apparatus.course import courses, planned
from variorum.apparatus.dates import dates
from variorum.apparatus.degrees import degrees
from variorum.apparatus.deniers import deniers, widened
from variorum.apparatus.firsts import firsts
from variorum.apparatus.lists import lists
from variorum.apparatus.names import names
from variorum.apparatus.numbers import numbers
from variorum.apparatus.offices import offices
from variorum.apparatus.opposites import opposites
from variorum.apparatus.polarity import denials
from variorum.apparatus.scene import Difference, Scene
from variorum.apparatus.scope import shares_of
from variorum.apparatus.silences import silences
from variorum.apparatus.superlatives import superlatives
from variorum.apparatus.voices import speakers
from variorum.model import Claim, Findings, Locus, Report, Verdict

_COMPARERS: tuple[Callable[[Scene], Iterable[Difference]], ...] = (
    numbers,
    shares_of,
    dates,
    denials,
    deniers,
    widened,
    silences,
    opposites,
    degrees,
    speakers,
    planned,
    courses,
    colours,
    superlatives,
    hedges,
    firsts,
    lists,
    names,
    offices,
)
_RANK = {v: i for i, v in enumerate(Verdict)}


def compare(
    reports: Sequence[Report], claims: Sequence[Claim], found: Findings, days: Mapping[str, str]
) -> tuple[Locus, ...]:
    """All loci of a story: alarms first, and among equals the most telling first.

    `days` gives the known days of publication: a count that rises with time is no clash.
    """
    scene = Scene(reports, claims, found, days)
    differences = [d for comparer in _COMPARERS for d in comparer(scene)]
    differences.sort(key=lambda d: (_RANK[d.verdict], -d.weight, d.readings[0].spans))
    kept: list[Difference] = []
    for difference in differences:
        if not any(_same_place(difference, other) for other in kept):
            kept.append(difference)
    return tuple(
        Locus(
            id=f"l{number}",
            kind=d.kind,
            topic=d.topic,
            verdict=d.verdict,
            claims=scene.claims_at(p for r in d.readings for p in r.spans),
            readings=d.readings,
            why=d.why,
        )
        for number, d in enumerate(kept, 1)
    )


def _same_place(one: Difference, other: Difference) -> bool:
    """Whether two differences of one kind are about the same words: then the first says it."""
    if one.kind is not other.kind:
        return False
    places = [p for r in other.readings for p in r.spans]
    met = sum(any(p.overlap(q) for q in places for p in r.spans) for r in one.readings)
    return met >= 2
