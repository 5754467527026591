"""The static table of WordPiece vectors that ships with the product, and sentence vectors from it.

A word is the sum of its WordPiece rows, a text the sum of its words, brought to length one
(model2vec over all-MiniLM-L6-v2; `training/static_table.md` is the model card).
"""

import math
import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from variorum.lexicon.load import arrays

# Of 64 bits, so that what is summed over them is the same on every machine to many places.
Vectors = npt.NDArray[np.float64]
WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST_WORD = 100
_FIRST_WORD = 999  # place of the first whole word: the pieces stand in order of frequency


class _Table:
    """The rows as stored (int8, one scale a row) and the vocabulary; words are added once."""

    def __init__(self) -> None:
        stored = arrays("minilm-static-256-int8")
        self.rows = stored["q"]
        self.scales = stored["s"].astype(np.float64).reshape(-1, 1)
        tokens = bytes(stored["vocab"]).decode("utf-8").split("\n")
        self.places = {token: place for place, token in enumerate(tokens)}
        self.unknown = self.places["[UNK]"]
        self.seen: dict[str, Vectors] = {}

    def word(self, word: str) -> Vectors:
        vector = self.seen.get(word)
        if vector is None:
            places = self.pieces(word)
            vector = (self.rows[places] * self.scales[places]).sum(axis=0)
            self.seen[word] = vector
        return vector

    def pieces(self, word: str) -> list[int]:
        """WordPiece: the longest known prefix, again and again."""
        found: list[int] = []
        start = 0
        if len(word) > _LONGEST_WORD:
            return [self.unknown]
        while start < len(word):
            mark = "##" if start else ""
            end = next(
                (e for e in range(len(word), start, -1) if mark + word[start:e] in self.places), 0
            )
            if not end:
                return [self.unknown]
            found.append(self.places[mark + word[start:end]])
            start = end
        return found


@cache
def _table() -> _Table:
    return _Table()


def _plain(text: str) -> str:
    low = text.lower()
    if low.isascii():
        return low
    decomposed = unicodedata.normalize("NFD", low)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def pieces(word: str) -> tuple[int, ...]:
    """The places in the vocabulary of the pieces of a word, whatever its capitals and accents."""
    return tuple(_table().pieces(_plain(word)))


def vocabulary() -> tuple[str, ...]:
    """The WordPiece vocabulary, in the order of its places."""
    return tuple(_table().places)


def vectors(texts: Sequence[str]) -> Vectors:
    """One row of length one for each text (a text without words gives a row for "unknown")."""
    table = _table()
    rows = np.zeros((len(texts), table.rows.shape[1]))
    for row, text in zip(rows, texts, strict=True):
        for word in WORD.findall(_plain(text)) or ["[UNK]"]:
            row += table.word(word)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = rows / np.maximum(lengths, 1e-9)
    return unit


def word_rows(forms: Sequence[str]) -> Vectors:
    """One row for each folded word, as long as the word is rare."""
    table = _table()
    if not forms:
        return np.zeros((0, table.rows.shape[1]))
    return np.stack([table.word(form) for form in forms])


@lru_cache(1 << 16)
def rarity(form: str) -> float:
    """How much a folded word tells: 0 for "the", 1 for a word too rare to have a piece of its own.

    The pieces stand in order of how often they were met, so a word's place says how rare it is
    (Zipf's law: the logarithm of its place).
    """
    place = _table().places.get(form)
    if place is None:
        return 1.0
    if place < _FIRST_WORD:
        return 0.5  # letters and figures come before the words, in no order
    return math.log(place - _FIRST_WORD + 1) / math.log(len(_table().places) - _FIRST_WORD)
