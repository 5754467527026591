"""How alike two short texts are: meaning and wording in one number.

Inside one story everything is about the same thing, so wording counts for more than meaning: the
sum of two cosines (the static table's and character 4-grams weighted by the story's own rarity)
finds retold sentences better than a transformer does (average precision .91 against .56,
`training/static_table.md`).
"""

from collections.abc import Sequence

import numpy as np

from variorum.lexicon.table import vectors
from variorum.text.grams import Numbers, Similarities, cosines, pair_cosines, settled

COMPARED = 800  # sentences, sayings or figures of one report that are compared with those of others


def likeness(texts: Sequence[str]) -> Similarities:
    """For every two texts a number from about 0 (nothing shared) to 2 (the same words)."""
    rows = vectors(texts)
    return settled(rows @ rows.T) + cosines(texts)


def pair_likeness(texts: Sequence[str], ones: Numbers, others: Numbers) -> Similarities:
    """The same for some pairs only: of each text numbered in `ones` with its fellow in `others`."""
    rows = vectors(texts)
    dots = [float(rows[i] @ rows[j]) for i, j in zip(ones, others, strict=True)]
    return settled(np.array(dots)) + pair_cosines(texts, ones, others)
