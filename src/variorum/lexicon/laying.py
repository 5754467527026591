"""A statement laid on a text: each word beside the one that it is most like.

The same stem is the same word; words near in meaning by the static table are half the same; a
number is like the same number only (monolingual word alignment, after Sultan, Bethard and Sumner
2014).
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from variorum.lexicon.told import Row, Told

_NEAR = 0.3  # cosine of two words below which they have nothing to do with one another
_ALMOST = 0.95  # the most that two words of different stems are alike
_PLACES = 6  # of a cosine: the last bits hang on the machine


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """How like each word of a statement (rows) is to each of a text (columns), 0 to 1.

    `weight` is what each word of the statement counts: its share of the rarity of all content
    words. `low` and `high` bound the sentence of the text that covers the statement best; `best`
    is how well each word is covered by the whole text, `inside` by that sentence, and `back` how
    well the sentence's words are covered by the statement.
    """

    text: Told
    said: Told
    near: Row
    weight: Row
    low: int
    high: int
    best: Row
    inside: Row
    back: Row


def lay(text: Told, said: Told) -> Laid:
    """Lay a statement on a text; both must have words."""
    near = alike(said, text)
    weight = share(said)
    within = np.maximum.reduceat(near, text.starts[:-1], axis=1)
    chosen = int(np.round(weight @ within, _PLACES).argmax())
    low, high = text.starts[chosen], text.starts[chosen + 1]
    return Laid(
        text=text,
        said=said,
        near=near,
        weight=weight,
        low=low,
        high=high,
        best=within.max(axis=1),
        inside=within[:, chosen],
        back=near[:, low:high].max(axis=0),
    )


def share(told: Told, low: int = 0, high: int | None = None) -> Row:
    """What each word counts: its rarity among the content words, all words where there is none."""
    weights, content = told.weights[low:high], told.content[low:high]
    held = weights * content if content.any() else weights
    # A word of rarity 0 is "the": where there is nothing else, all count the same.
    held = held if held.sum() > 0 else np.ones(len(weights))
    part: Row = held / held.sum()
    return part


def alike(one: Told, other: Told) -> Row:
    """For each word of `one` (rows) and of `other` (columns), how like they are, 0 to 1."""
    cosines = np.round(one.vectors @ other.vectors.T, _PLACES)
    near: Row = np.clip((cosines - _NEAR) / (1 - _NEAR), 0, _ALMOST)
    near[one.numbers] = 0
    near[:, other.numbers] = 0
    _same(near, one.stems, other.stems)
    _same(near, one.values, other.values)
    return near


def _same(near: Row, ones: Sequence[Hashable], others: Sequence[Hashable]) -> None:
    """Set to 1 where two words have the same entry, None apart."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for j, other in enumerate(others):
        if other is not None:
            places[other].append(j)
    for i, one in enumerate(ones):
        if one in places:
            near[i, places[one]] = 1
