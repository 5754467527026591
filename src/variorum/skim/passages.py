"""The passages of a pair: where the words stand in both texts that one has from the other.

A passage is a run of the same words, five or more, or several with up to eight words between them
that differ. What is told in wholly other words is not found: that is close reading.
"""

from dataclasses import dataclass

from variorum.skim.furniture import OwnWords
from variorum.skim.passage_loops import shared_passages
from variorum.skim.tokens import Tokens

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A passage: start and end in the child and in the parent, in code points of their texts."""

    child: Stretch
    parent: Stretch


def passages(child: tuple[Tokens, OwnWords], parent: tuple[Tokens, OwnWords]) -> tuple[Shared, ...]:
    """The passages of two texts, each given alone as its words and its own words, in order."""
    rows = shared_passages(child[1].words, parent[1].words)
    return tuple(
        Shared(child=_stretch(*child, start, end), parent=_stretch(*parent, other, other_end))
        for start, end, other, other_end in rows.tolist()
    )


def _stretch(told: Tokens, own: OwnWords, start: int, end: int) -> Stretch:
    return int(told.starts[own.places[start]]), int(told.ends[own.places[end - 1]])
