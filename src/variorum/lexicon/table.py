"""The static table of WordPiece vectors that ships with the product, and sentence vectors from it.

A word is the sum of its WordPiece rows, a text the sum of its words, brought to length one
(model2vec over all-MiniLM-L6-v2; `training/README.md` is the model card).
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

# Of 64 bits, so that what is summed over them is the same on every machine to many places.
Vectors = npt.NDArray[np.float64]
_PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST_WORD = 100
_WEIGHTS = "minilm-static-256-int8.npz"


class _Table:
    """The rows as stored (int8, one scale a row) and the vocabulary; words are added once."""

    def __init__(self) -> None:
        file = resources.files("variorum.lexicon").joinpath("weights", _WEIGHTS)
        with file.open("rb") as weights, np.load(weights, allow_pickle=False) as stored:
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


def vectors(texts: Sequence[str]) -> Vectors:
    """One row of length one for each text (a text without words gives a row for "unknown")."""
    table = _table()
    rows = np.zeros((len(texts), table.rows.shape[1]))
    for row, text in zip(rows, texts, strict=True):
        for word in _PIECE.findall(_plain(text)) or ["[UNK]"]:
            row += table.word(word)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = rows / np.maximum(lengths, 1e-9)
    return unit
