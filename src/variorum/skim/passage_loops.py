"""The loops that find the passages that two texts share."""

import numpy as np

from variorum.skim.compiled import compiled
from variorum.skim.overlap_loops import table_for
from variorum.skim.shingle_loops import LENGTH, Hashes, Places, shingled
from variorum.skim.slots import key_of, slot

_GAP = 8  # words that differ within a passage, on either side

CHILD, CHILD_END, PARENT, PARENT_END = 0, 1, 2, 3


@compiled
def matches(child: Hashes, parent: Hashes) -> Places:
    """For each shingle of the child where it begins in the parent, the first time; or -1."""
    told = shingled(parent)
    keys = np.zeros(table_for(len(told)), np.uint32)
    places = np.zeros(len(keys), np.int32)
    for at in range(len(told) - 1, -1, -1):
        free = slot(keys, key_of(told[at]))
        keys[free] = key_of(told[at])
        places[free] = at
    found = np.full(max(0, len(child) - LENGTH + 1), -1, np.int32)
    asked = shingled(child)
    for at in range(len(asked)):
        known = slot(keys, key_of(asked[at]))
        if keys[known] != 0:
            found[at] = places[known]
    return found


@compiled
def run_end(child: Hashes, parent: Hashes, at: int, other: int) -> int:
    """How many words are the same from here on."""
    n = 0
    while at + n < len(child) and other + n < len(parent) and child[at + n] == parent[other + n]:
        n += 1
    return n


@compiled
def continues(passage: Places, at: int, other: int) -> bool:
    """Does a run that begins here carry the passage on, after a few words that differ?"""
    after, other_after = at - passage[CHILD_END], other - passage[PARENT_END]
    return bool(after <= _GAP and 0 <= other_after <= _GAP)


@compiled
def shared_passages(child: Hashes, parent: Hashes) -> Places:
    """Rows of (start, end) in the child and (start, end) in the parent, in words, by the child."""
    starts = matches(child, parent)
    found = np.empty((len(starts), 4), np.int32)
    n = at = 0
    while at < len(starts):
        other = starts[at]
        length = run_end(child, parent, at, other) if other >= 0 else 0
        if length < LENGTH:
            at += 1
            continue
        if n == 0 or not continues(found[n - 1], at, other):
            found[n, CHILD], found[n, PARENT] = at, other
            n += 1
        found[n - 1, CHILD_END] = at + length
        found[n - 1, PARENT_END] = other + length
        at += length
    return found[:n].copy()
