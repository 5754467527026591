"""Figures with what tells what they count, and which of them count the same thing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from variorum.apparatus.apart import apart
from variorum.apparatus.groups import groups
from variorum.apparatus.money import is_money, same_sum
from variorum.apparatus.scene import Scene, meaning
from variorum.apparatus.values import compatible
from variorum.lexicon import content, mapping, rows, stem, terms
from variorum.model import Figure, Span, span
from variorum.text.words import Word, words

_MOST = 150  # figures of one report that are compared: time grows with their square
_AROUND = 90  # characters on each side of a figure that tell what it counts
_ALIGNED = 0.9  # grounds, summed, from which two figures count one thing
_SHORT = 0.7  # the same, of reports of one line each
_NEARLY = 0.15  # two values that differ by no more speak for one quantity, given twice
_FAR = 0.5  # sums further apart than this seldom are one sum
_AFTER = 2  # content words after a figure that may name what it counts
_BESIDE = 6  # words to each side of a count that may say that it goes on
_GAP = 4  # characters at most between a sum and its conversion
_BRACKETS = ("(", ";", ",", "/", "or", "[")
_LIVES = ("life", "lives")
Told = set[tuple[int | None, str, float]]


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with what is needed to tell what it counts: the state that people are in
    ("killed"), the words around, the stems that name the thing. A `loose` one may differ from
    another of its own report."""

    figure: Figure
    measure: str
    state: str
    around: str
    nouns: frozenset[str]
    loose: bool


def same_quantities(scene: Scene) -> list[list[Count]]:
    """The figures of a story by what they count, where two or more count one thing."""
    counts = [_count(f, scene) for f in _first_figures(scene)]
    pairs = [*_in_brackets(counts, scene), *((i, j) for _, i, j in _scores(counts, scene))]

    def fits(one: Sequence[int], other: Sequence[int]) -> bool:
        return not any(_at_odds(counts[i], counts[j]) for i in one for j in other)

    return [[counts[i] for i in group] for group in groups(len(counts), pairs, fits)]


def _first_figures(scene: Scene) -> Iterable[Figure]:
    """The figures that stand in sentences: of a report that is all figures, the first of them."""
    taken: Counter[str] = Counter()
    for figure in scene.found.figures:
        if scene.sentence(figure.span) is not None and taken[figure.span.report] < _MOST:
            taken[figure.span.report] += 1
            yield figure


def _count(figure: Figure, scene: Scene) -> Count:
    place = scene.sentences[scene.sentence(figure.span) or 0]
    text = scene.reports[place.report].text
    low = max(place.start, figure.span.start - _AROUND)
    high = min(place.end, figure.span.end + _AROUND)
    after = content(text, figure.span.end, high)[:_AFTER]
    named = [*content(figure.subject), *after]
    return Count(
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
    before = words(text, max(place.start, figure.span.start - _AROUND), figure.span.start)
    after = words(text, figure.span.end, min(place.end, figure.span.end + _AROUND))
    near = (*before[-_BESIDE:], *after[:_BESIDE])
    return any(w.form in terms("goes_on") for w in near)


def _state(figure: Figure, near: Sequence[Word]) -> str:
    """What is said of the people counted, by the nearest word that says it; "" where none does."""
    states = mapping("tolls")
    if figure.unit in states:
        return states[figure.unit]
    found = [(_distance(figure, w), states[w.form]) for w in near if w.form in states]
    if figure.unit in _LIVES:  # "claims 18 lives", "saves 18 lives"
        return "rescued" if any(state == "rescued" for _, state in found) else "killed"
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
    if figure.unit in _people():
        return "people"
    return stem(figure.unit.lower()) if figure.unit else ""


@cache
def _people() -> frozenset[str]:
    """Words for people who are counted, and for what befell them ("deaths")."""
    persons = (row[1] for row in rows("quantity_words") if row[0] == "PERSON")
    return frozenset([*mapping("people"), *mapping("tolls"), *persons, *_LIVES])


def _in_brackets(counts: Sequence[Count], scene: Scene) -> Iterable[tuple[int, int]]:
    """One sum and the same in another currency: "2m euros (£1.7m; $2.6m)"."""
    for i, (one, other) in enumerate(pairwise(counts)):
        first, second = one.figure.span, other.figure.span
        if first.report != second.report or not one.measure == other.measure == "money":
            continue
        gap = scene.reports[first.report].text[first.end : second.start]
        if len(gap) <= _GAP and gap.strip() in _BRACKETS and one.figure.unit != other.figure.unit:
            yield i, i + 1


def _at_odds(one: Count, other: Count) -> bool:
    """Whether one report gives the two as different values: then they are two quantities.

    A headline may differ from its text: it is often written by another hand. So may a report that
    tells how a count went on ("five were trapped; two still are").
    """
    if one.figure.span.report != other.figure.span.report or one.loose or other.loose:
        return False
    in_two_currencies = one.measure == "money" and one.figure.unit != other.figure.unit
    return not in_two_currencies and not compatible(one.figure, other.figure, None)


def _scores(counts: Sequence[Count], scene: Scene) -> list[tuple[float, int, int]]:
    """Pairs of two reports that count one thing, the surest first, with the grounds negated."""
    if not counts:
        return []
    near = meaning([c.around for c in counts], [c.around for c in counts])
    told = {(scene.sentence(c.figure.span), c.measure, c.figure.value) for c in counts}
    found = [
        (-_grounds(counts[i], counts[j], float(near[i, j]), scene), i, j)
        for i, j in combinations(range(len(counts)), 2)
        if _comparable(counts[i], counts[j], told, scene)
    ]
    return sorted(f for f in found if -f[0] >= _bar(counts[f[1]], counts[f[2]], scene))


def _bar(one: Count, other: Count, scene: Scene) -> float:
    """The grounds it takes; people in one state need fewer: their count is one of the event.

    So do tellings of one line each, in which there is little else to count.
    """
    if all(scene.lines(c.figure.span.report) == 1 for c in (one, other)):
        return _SHORT
    same_state = bool(one.state) and one.state == other.state and one.measure == "people"
    return _ALIGNED - 0.1 * same_state


def _comparable(one: Count, other: Count, told: Told, scene: Scene) -> bool:
    """Two reports, one measure, no two states; and neither sentence gives the other's value too:
    where it does, that is the fellow."""
    if one.measure != other.measure or one.figure.span.report == other.figure.span.report:
        return False
    if one.state != other.state and one.state and other.state:
        return False
    if one.figure.value == other.figure.value:
        return True
    return not apart(one.figure, other.figure, scene) and not any(
        (scene.sentence(there.figure.span), here.measure, here.figure.value) in told
        for here, there in ((one, other), (other, one))
    )


def _grounds(one: Count, other: Count, near: float, scene: Scene) -> float:
    """What speaks for one quantity: the sentences, the words around, the state, noun and value."""
    grounds = scene.likeness(one.figure.span, other.figure.span) / 2 + near / 2
    grounds += 0.25 * bool(one.state and one.state == other.state)
    return (
        grounds + 0.25 * _overlap(one.nouns, other.nouns) + 0.15 * _near(one.figure, other.figure)
    )


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
