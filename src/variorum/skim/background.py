"""What is known of words before any report is met: their stems, and how many reports have them.

From the static table that ships with the product (`lexicon.table`): its words stand in order of
frequency, so that the share of reports with a word follows from its place (Zipf's law, reports of
some hundreds of words).
"""

import math
from functools import cache

import numpy as np

from variorum.lexicon.normal import stem
from variorum.lexicon.table import vocabulary
from variorum.skim.slots import slot, widened
from variorum.skim.term_loops import Vocabulary
from variorum.skim.tokens import tokens

_PER_REPORT = 64.0  # a word at place p is expected so many times, divided by p, in a report
_TABLE = 1 << 16


@cache
def _known() -> tuple[tuple[str, ...], tuple[int, ...], tuple[float, ...]]:
    """Words, the term of each, and the share of reports that have each term."""
    words = tuple(w for w in vocabulary() if len(w) > 1 and w.isascii() and w.isalpha())
    terms: dict[str, int] = {}
    shares: list[float] = []
    numbers = []
    for place, word in enumerate(words, 1):
        stemmed = stem(word)
        if stemmed not in terms:
            terms[stemmed] = len(terms)
            shares.append(1 - math.exp(-_PER_REPORT / place))
        numbers.append(terms[stemmed])
    return words, tuple(numbers), tuple(shares)


def background() -> tuple[Vocabulary, int]:
    """A fresh vocabulary that knows the table's words, and how many terms it has."""
    words, numbers, shares = _known()
    none = np.zeros(_TABLE, np.uint32), np.zeros(_TABLE, np.int32)
    keys, terms = widened(*none, len(words))
    for hashed, term in zip(tokens(words).words, numbers, strict=True):
        at = slot(keys, hashed)
        keys[at], terms[at] = hashed, term
    n = len(shares)
    made = Vocabulary(
        keys=keys,
        terms=terms,
        shares=np.array(shares, np.float32),
        spread=np.zeros(n, np.int32),
        last=np.full(n, -1, np.int32),
        times=np.zeros(n, np.float32),
    )
    return made, n
