"""A text as the hashes of its words, in one pass over its bytes.

A word is a run of letters and digits, whatever its capitals and accents: "Élysée" and "elysee" are
one. Its hash (FNV-1a over the folded characters, finished to 32 bits) is part of what a corpus
keeps on disk: it must never change. Two words of a corpus of some millions share a hash one time
in a thousand; five in a row never do.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from variorum.skim.word_loops import (
    BREAK,
    DIGIT,
    LOWER,
    MARK,
    UPPER,
    Bytes,
    Hashes,
    Places,
    split_all,
)

Bounds = npt.NDArray[np.int64]
_BASIC = 0x10000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tokens:
    """The words of texts, one text after the other.

    Each word has its hash, its start and end in its text (code points) and its bits (NAME, FIGURE,
    OPENS). The words of text i stand at `bounds[i]:bounds[i + 1]`. `lines` has the first word of
    every line that has words, counted from the first of its text; those of text i stand at
    `line_bounds[i]:line_bounds[i + 1]`.
    """

    words: Hashes
    starts: Places
    ends: Places
    bits: Bytes
    bounds: Bounds
    lines: Places
    line_bounds: Bounds

    def __len__(self) -> int:
        """How many texts."""
        return len(self.bounds) - 1


def tokens(texts: Sequence[str]) -> Tokens:
    """The words of each text; any string will do, also one with halves of surrogate pairs."""
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    letters = np.frombuffer(b"".join(encoded), np.uint8)
    bounds = np.cumsum([0, *map(len, encoded)])
    most = len(letters) // 2 + len(texts) + 1
    found = (
        np.empty(most, np.uint32),
        np.empty(most, np.int32),
        np.empty(most, np.int32),
        np.empty(most, np.uint8),
    )
    lines = np.empty(most, np.int32)
    word_bounds, line_bounds = split_all(letters, bounds, _characters(), found, lines)
    n = word_bounds[-1]
    return Tokens(
        words=found[0][:n].copy(),
        starts=found[1][:n].copy(),
        ends=found[2][:n].copy(),
        bits=found[3][:n].copy(),
        bounds=word_bounds,
        lines=lines[: line_bounds[-1]].copy(),
        line_bounds=line_bounds,
    )


def hash_of(word: str) -> int:
    """The hash of one word, 0 for a string that is not exactly one."""
    found = tokens([word]).words
    return int(found[0]) if len(found) == 1 else 0


@cache
def _characters() -> tuple[npt.NDArray[np.uint32], Bytes]:
    """For each character of the basic plane what it folds to, and its kind."""
    folded = np.zeros(_BASIC, np.uint32)
    kinds = np.full(_BASIC, BREAK, np.uint8)
    for point in range(_BASIC):
        character = chr(point)
        if character.isalnum():
            folded[point] = ord(_plain(character))
            upper = character.isupper() or character.istitle()
            kinds[point] = UPPER if upper else DIGIT if character.isdigit() else LOWER
        elif unicodedata.combining(character):
            kinds[point] = MARK
    return folded, kinds


def _plain(character: str) -> str:
    """Lower case, without the accent where it is a letter with one."""
    low = character.lower()[0]
    parted = unicodedata.normalize("NFD", low)
    base, marks = parted[0], parted[1:]
    return base if marks and all(unicodedata.combining(mark) for mark in marks) else low
