"""Figures that are so many of so many: "11 cases for every 10,000 people"."""

from collections.abc import Sequence
from itertools import pairwise

from variorum.apparatus.scene import Scene
from variorum.model import Figure, Span
from variorum.text.words import words

_PER = ("per", "every", "each")
_BETWEEN = 8  # words at most from a count to what it is a rate on
_LEAST = 10  # what a rate is on: "per 1,000"; "two per three rooms" is none


def bases(figures: Sequence[Figure], scene: Scene) -> dict[Span, Figure]:
    """By the place of a figure that is a rate: the figure that it is a rate on."""
    return {one.span: other for one, other in pairwise(figures) if _is_rate(one, other, scene)}


def _is_rate(one: Figure, other: Figure, scene: Scene) -> bool:
    if scene.sentence(one.span) != scene.sentence(other.span) or other.value < _LEAST:
        return False
    text = scene.reports[one.span.report].text
    between = [w.form for w in words(text, one.span.end, other.span.start)]
    if len(between) > _BETWEEN:
        return False
    return between[-2:] == ["out", "of"] or any(form in _PER for form in between[-1:])
