"""The loops that count the shingles which two reports share, all of them, not a sample."""

import numpy as np
import numpy.typing as npt

from variorum.skim.compiled import compiled
from variorum.skim.shingle_loops import Hashes, Places, all_shingled
from variorum.skim.slots import Keys, slot

Bounds = npt.NDArray[np.int64]


@compiled
def table_for(shingles: int) -> int:
    """The size of a table that is at most half full."""
    size = 16
    while size < 2 * shingles:
        size *= 2
    return size


@compiled
def kept_in(shingles: Keys) -> tuple[Keys, Places]:
    """A table of a text's shingles, none marked yet."""
    keys = np.zeros(table_for(len(shingles)), np.uint32)
    for key in shingles:
        if key != 0:
            keys[slot(keys, key)] = key
    return keys, np.full(len(keys), -1, np.int32)


@compiled
def common(keys: Keys, marks: Places, mark: int, shingles: Keys) -> int:
    """How many different shingles a text has in common with the table, which it marks."""
    n = 0
    for key in shingles:
        at = slot(keys, key)
        if key != 0 and keys[at] != 0 and marks[at] != mark:
            marks[at] = mark
            n += 1
    return n


@compiled
def overlapping(words: Hashes, bounds: Bounds, children: Places, parents: Places) -> Places:
    """For each pair of texts the different shingles in common; a child's pairs stand together."""
    shared = np.zeros(len(children), np.int32)
    shingles = all_shingled(words, bounds)
    keys, marks = kept_in(shingles[:0])
    at = -1
    for pair in range(len(children)):
        child, parent = children[pair], parents[pair]
        if child != at:
            keys, marks = kept_in(shingles[bounds[child] : bounds[child + 1]])
            at = child
        shared[pair] = common(keys, marks, pair, shingles[bounds[parent] : bounds[parent + 1]])
    return shared
