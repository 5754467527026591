"""What bars two figures of two reports from being held against each other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations, pairwise

from variorum.apparatus.apart import apart
from variorum.apparatus.frames import Count
from variorum.apparatus.scene import Scene
from variorum.apparatus.units import dimension, size
from variorum.apparatus.values import compatible
from variorum.lexicon import mapping
from variorum.model import EntityKind, Figure, Qualifier
from variorum.text.words import words

_TWICE = 2  # how many times as large a measure in another unit may be
_YEARS = 3  # by which two ages may differ that are not known to be one person's
_ONE = ("a", "an", "one", "another")
_NEAR = 20  # characters after a figure in which one more is named
_BETWEEN = 2  # words at most from one figure to another that "and" joins to it
_ADDED = 12  # sums of a report that are added up, two by two: time grows with their square


class Told:
    """What the reports give: which values a sentence has, which sums two figures make."""

    def __init__(self, counts: Sequence[Count], scene: Scene) -> None:
        self._counts = counts
        self._scene = scene
        self._states: dict[tuple[int | None, str, float], set[str]] = {}
        for count in counts:
            key = scene.sentence(count.figure.span), count.measure, size(count.figure)
            self._states.setdefault(key, set()).add(count.state)

    def gives(self, sentence: int | None, count: Count) -> bool:
        """Whether a sentence gives a count's value too, of the same measure and in no other
        state."""
        states = self._states.get((sentence, count.measure, size(count.figure)), set())
        return bool(states) and (not count.state or count.state in states or "" in states)

    def makes_up(self, whole: Count, part: Count) -> bool:
        """Whether a part and another figure of its report make up the whole: "30 million" of
        21.5 million and 8.4 million; of all but money, the two are joined by "and".

        Not where the whole is called by the name of the part alone: a fine is not fine and costs.
        """
        in_one_unit = whole.figure.unit == part.figure.unit or part.measure != "money"
        if not in_one_unit or whole.figure.value <= part.figure.value:
            return False
        return any(
            compatible(both, whole.figure, None)
            for both, rest in self._sums.get(id(part.figure), ())
            if part.measure != "money"
            or whole.nouns.isdisjoint(part.nouns)
            or not whole.nouns.isdisjoint(rest)
        )

    @cached_property
    def _sums(self) -> dict[int, list[tuple[Figure, frozenset[str]]]]:
        """By the identity of a figure: its sum with another, and the nouns of that other."""
        sums: dict[int, list[tuple[Figure, frozenset[str]]]] = {}
        for one, other in self._added():
            for part, rest in ((one, other), (other, one)):
                total = _sum(part.figure, rest.figure.value)
                sums.setdefault(id(part.figure), []).append((total, rest.nouns))
        for count in self._counts:
            if count.measure == "people" and self._has_one_beside(count):
                sums.setdefault(id(count.figure), []).append((_sum(count.figure, 1), frozenset()))
        return sums

    def _has_one_beside(self, count: Count) -> bool:
        """Whether one more follows, who is counted by no number: "and a contractor"."""
        place = count.figure.span
        text = self._scene.reports[place.report].text
        after = [w.form for w in words(text, place.end, place.end + _NEAR)]
        return after[:1] == ["and"] and any(form in _ONE for form in after[1:2])

    def _added(self) -> Iterable[tuple[Count, Count]]:
        """Two figures of a report that may be added: sums of one currency, or what "and" joins."""
        sums: dict[tuple[str, str], list[Count]] = {}
        for count in self._counts:
            if count.measure == "money":
                sums.setdefault((count.figure.span.report, count.figure.unit), []).append(count)
        for given in sums.values():
            yield from combinations(given[:_ADDED], 2)
        for one, other in pairwise(self._counts):
            if one.measure == other.measure != "money" and self._are_joined(one, other):
                yield one, other

    def _are_joined(self, one: Count, other: Count) -> bool:
        first, second = one.figure.span, other.figure.span
        if self._scene.sentence(first) != self._scene.sentence(second):
            return False
        text = self._scene.reports[first.report].text
        between = [w.form for w in words(text, first.end, second.start)]
        return between[-1:] == ["and"] and len(between) <= _BETWEEN


def _sum(one: Figure, added: float) -> Figure:
    return replace(one, value=one.value + added, upper=None, qualifier=Qualifier.EXACT)


def comparable(one: Count, other: Count, told: Told, scene: Scene) -> bool:
    """Whether nothing tells that two figures are of two things.

    No two states, no two things or owners; and neither report gives the other's value too, in the
    same sentence or as a sum of two: where it does, that is the fellow.
    """
    if one.state != other.state and one.state and other.state:
        return False
    if _is_same(one, other):
        return True
    if (
        _far_apart(one.figure, other.figure)
        or _of_a_part(one, other)
        or apart(one.setting, other.setting, scene)
        or _owned_apart(one, other, scene)
    ):
        return False
    return not any(
        told.gives(scene.sentence(there.figure.span), here) or told.makes_up(there, here)
        for here, there in ((one, other), (other, one))
    )


def agree(one: Count, other: Count, year: int | None) -> bool:
    """Whether two figures that count one thing can both hold; two rates, brought to one base."""
    if one.base is None or other.base is None:
        return compatible(one.figure, other.figure, year)
    first = replace(one.figure, value=one.figure.value * other.base)
    return compatible(first, replace(other.figure, value=other.figure.value * one.base), year)


def _is_same(one: Count, other: Count) -> bool:
    """Whether two figures say the same; of two currencies, the words must say what they count."""
    if one.figure.unit == other.figure.unit and one.figure.value == other.figure.value:
        return True
    return one.measure != "money" and agree(one, other, None)


def _far_apart(one: Figure, other: Figure) -> bool:
    """Whether two measures in two units are too unlike to be one: 90 days and two minutes."""
    smaller, larger = sorted((size(one), size(other)))
    return one.unit != other.unit and bool(dimension(one.unit)) and larger > _TWICE * smaller


def _of_a_part(one: Count, other: Count) -> bool:
    """Whether one counts some of the people that the other counts: "two sons", of five dead."""
    if one.measure != "people":
        return False
    first, second = (mapping("people_parts").get(c.figure.unit, "") for c in (one, other))
    return first != second


def _owned_apart(one: Count, other: Count, scene: Scene) -> bool:
    """Whether two figures are of two persons, companies or places.

    People are counted whoever else is named. Otherwise two sentences that name different persons
    tell of different persons, as do two figures that are a person's each; and where both reports
    know both of two companies or places, each sentence means the one that it names.
    """
    if one.holders and other.holders and one.holders.isdisjoint(other.holders):
        return True
    mine, theirs = one.owners - other.owners, other.owners - one.owners
    shared = {scene.kinds[e] for e in one.owners & other.owners}
    if one.measure != "people" and EntityKind.PERSON not in shared:
        persons = [
            any(scene.kinds[e] is EntityKind.PERSON for e in side) for side in (mine, theirs)
        ]
        if all(persons) or (one.measure == "age" and not _near_in_age(one, other)):
            return True
    known = scene.known(other.figure.span.report), scene.known(one.figure.span.report)
    kinds = {scene.kinds[e] for e in mine & known[0]} & {scene.kinds[e] for e in theirs & known[1]}
    return bool(kinds - shared)


def _near_in_age(one: Count, other: Count) -> bool:
    """Whether two ages may be one person's, given twice, where it is not said whose they are."""
    return abs(one.figure.value - other.figure.value) <= _YEARS
