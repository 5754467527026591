"""The loops that hash runs of five words, and lines."""

import numpy as np
import numpy.typing as npt

from variorum.skim.compiled import compiled
from variorum.skim.slots import Keys, key_of

LENGTH = 5  # words of a shingle
_SAMPLED = np.uint64(3)  # a shingle is of the sample where these bits of its hash are 0: a quarter
_SEED = np.uint64(0x2545F4914F6CDD1D)
_FACTOR = np.uint64(0xFF51AFD7ED558CCD)
_OLDEST = np.uint64(pow(int(_FACTOR), LENGTH - 1, 1 << 64))
_FINISH = np.uint64(0xC4CEB9FE1A85EC53)
_FOLD = np.uint64(33)

Hashes = npt.NDArray[np.uint32]
Wide = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int32]


@compiled
def finished(told: np.uint64) -> np.uint64:
    """Every bit of a hash made to hang on every other."""
    told = (told ^ (told >> _FOLD)) * _FINISH
    return told ^ (told >> _FOLD)


@compiled
def mixed(words: Hashes, start: int, end: int, seed: np.uint64) -> np.uint64:
    """One hash of the words from start to end, in their order."""
    told = seed
    for at in range(start, end):
        told = (told ^ np.uint64(words[at])) * _FACTOR
        told ^= told >> _FOLD
    return finished(told)


@compiled
def shingled(words: Hashes) -> Wide:
    """The hash of every five words that follow each other, in order.

    A polynomial in the words, from which the oldest goes as the newest comes, then mixed.
    """
    found = np.empty(max(0, len(words) - LENGTH + 1), np.uint64)
    told = np.uint64(0)
    for at in range(len(words)):
        told = told * _FACTOR + np.uint64(words[at]) + _SEED
        if at >= LENGTH - 1:
            found[at - LENGTH + 1] = finished(told)
            told -= (np.uint64(words[at - LENGTH + 1]) + _SEED) * _OLDEST
    return found


@compiled
def all_shingled(words: Hashes, bounds: npt.NDArray[np.int64]) -> Keys:
    """The keys of the shingles of many texts: that at word i stands at i, 0 where none begins."""
    keys = np.zeros(len(words), np.uint32)
    for text in range(len(bounds) - 1):
        first = bounds[text]
        found = shingled(words[first : bounds[text + 1]])
        for at in range(len(found)):
            keys[first + at] = key_of(found[at])
    return keys


@compiled
def sampled(words: Hashes) -> Keys:
    """The keys of the shingles that are of the sample, each once, in ascending order."""
    shingles = shingled(words)
    found = np.empty(len(shingles), np.uint32)
    n = 0
    for told in shingles:
        if told & _SAMPLED == 0:
            found[n] = key_of(told)
            n += 1
    found = np.sort(found[:n])
    kept = 0
    for at in range(n):
        if kept == 0 or found[at] != found[kept - 1]:
            found[kept] = found[at]
            kept += 1
    return found[:kept]
