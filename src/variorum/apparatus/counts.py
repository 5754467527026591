"""Which figures of two reports count the same thing.

Figures of one measure are held against each other by the sentences they stand in, the words of
their own part of it, the state of the people, the noun counted and the value; each has at most
one fellow in another report, so that a figure which says the same bars those that differ.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise, product

from variorum.apparatus.comparable import agree
from variorum.apparatus.frames import Count, framed
from variorum.apparatus.grounds import Pair, scores
from variorum.apparatus.groups import groups
from variorum.apparatus.scene import Scene
from variorum.lexicon import terms
from variorum.model import Figure
from variorum.text.words import words

_MOST = 150  # figures of one report that are compared: time grows with their square
_TIE = 0.02  # grounds that differ by no more are as good
_REVISED = 60  # characters at most between a figure and the one that takes its place
_BESIDE = 3  # words before a figure that may say that it is revised
_BEFORE = 20  # characters before a figure that may reject it
_REJECTING = ("rather than", "instead of")
_GAP = 4  # characters at most between a sum and its conversion
_BRACKETS = ("(", ";", ",", "/", "or", "[")


def same_quantities(scene: Scene) -> list[list[Count]]:
    """The figures of a story by what they count, where two or more count one thing."""
    counts = framed(list(_first_figures(scene)), scene)
    fellows = ((i, j) for _, i, j in _fellows(scores(counts, scene), counts))
    pairs = [*_in_brackets(counts, scene), *_revised(counts, scene), *fellows]

    def fits(one: Sequence[int], other: Sequence[int]) -> bool:
        return not any(_at_odds(counts[i], counts[j], scene) for i, j in product(one, other))

    return [[counts[i] for i in group] for group in groups(len(counts), pairs, fits)]


def _first_figures(scene: Scene) -> Iterable[Figure]:
    """The figures that stand in sentences: of a report that is all figures, the first of them.

    A figure that is rejected ("a fifth, not 15 per cent") is none of its report.
    """
    taken: Counter[str] = Counter()
    for figure in scene.found.figures:
        place = scene.sentence(figure.span)
        if place is None or taken[figure.span.report] >= _MOST or _is_rejected(figure, scene):
            continue
        taken[figure.span.report] += 1
        yield figure


def _is_rejected(figure: Figure, scene: Scene) -> bool:
    text = scene.reports[figure.span.report].text
    before = words(text, max(0, figure.span.start - _BEFORE), figure.span.start)
    forms = [w.form for w in before]
    return forms[-1:] == ["not"] or " ".join(forms[-2:]) in _REJECTING


def _in_brackets(counts: Sequence[Count], scene: Scene) -> Iterable[tuple[int, int]]:
    """One sum and the same in another currency: "2m euros (£1.7m; $2.6m)"."""
    for i, (one, other) in enumerate(pairwise(counts)):
        first, second = one.figure.span, other.figure.span
        if first.report != second.report or not one.measure == other.measure == "money":
            continue
        gap = scene.reports[first.report].text[first.end : second.start]
        if len(gap) <= _GAP and gap.strip() in _BRACKETS and one.figure.unit != other.figure.unit:
            yield i, i + 1


def _revised(counts: Sequence[Count], scene: Scene) -> Iterable[tuple[int, int]]:
    """A figure and the one that takes its place: "originally put at 40, may rise to 50"."""
    for i, (one, other) in enumerate(pairwise(counts)):
        if is_revision(one, other, scene):
            yield i, i + 1


def is_revision(one: Count, other: Count, scene: Scene) -> bool:
    """Whether one sentence gives two figures of one measure, and says that one is revised."""
    first, second = one.figure.span, other.figure.span
    if one.measure != other.measure or scene.sentence(first) != scene.sentence(second):
        return False
    if second.start < first.end or second.start - first.end > _REVISED:
        return False
    text = scene.reports[first.report].text
    between = [w.form for w in words(text, first.end, second.start)]
    before = [w.form for w in words(text, max(0, first.start - _REVISED), first.start)]
    return any(w in terms("revisions") for w in (*before[-_BESIDE:], *between))


def _at_odds(one: Count, other: Count, scene: Scene) -> bool:
    """Whether one report gives the two as different values: then they are two quantities.

    A headline may differ from its text: it is often written by another hand. So may a report that
    tells how a count went on ("five were trapped; two still are").
    """
    if one.figure.span.report != other.figure.span.report or one.loose or other.loose:
        return False
    if is_revision(one, other, scene) or is_revision(other, one, scene):
        return False
    in_two_currencies = one.measure == "money" and one.figure.unit != other.figure.unit
    return not in_two_currencies and not agree(one, other, None)


def _fellows(pairs: Sequence[Pair], counts: Sequence[Count]) -> list[Pair]:
    """The pairs that count one thing, the surest first.

    Two that differ do so only if neither has a better fellow in the other's report.
    """
    best: dict[tuple[int, str], float] = {}
    for grounds, i, j in pairs:
        for one, other in ((i, j), (j, i)):
            key = (one, counts[other].figure.span.report)
            best[key] = min(best.get(key, 0.0), grounds)

    def kept(grounds: float, i: int, j: int) -> bool:
        one, other = counts[i], counts[j]
        if one.loose or other.loose or agree(one, other, None):
            return True
        reports = (other.figure.span.report, one.figure.span.report)
        return all(
            grounds <= best[n, there] + _TIE for n, there in zip((i, j), reports, strict=True)
        )

    return sorted((grounds, i, j) for grounds, i, j in pairs if kept(grounds, i, j))
