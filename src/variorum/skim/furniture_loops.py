"""The loops that tell a report's own words from the lines that its outlet puts on every page."""

import numpy as np
import numpy.typing as npt

from variorum.skim.compiled import compiled
from variorum.skim.shingle_loops import Hashes, Places, mixed
from variorum.skim.slots import Keys, key_of, slot

_REPEATED = 3  # times an outlet has told a line: it is that outlet's furniture
_OUTLETS = 2  # outlets that repeat a line: it is everybody's
_SHORT = 12  # words of a line that may be furniture although nobody knows the outlet
_COMMON = 20  # times that such a line was told by anybody
_BY_ALL = np.uint64(0x5851F42D4C957F2D)  # seeds: the same line under three kinds of key
_VOTES = np.uint64(0x14057B7EF767814F)

Bounds = npt.NDArray[np.int64]


@compiled
def known(table: tuple[Keys, Places], key: np.uint32) -> int:
    """A key's count, 0 where it is not in the table."""
    keys, counts = table
    at = slot(keys, key)
    return int(counts[at]) if keys[at] != 0 else 0


@compiled
def raised(table: tuple[Keys, Places], key: np.uint32) -> int:
    """One more of a key; 1 where it is new to the table."""
    keys, counts = table
    at = slot(keys, key)
    new = 1 if keys[at] == 0 else 0
    keys[at] = key
    counts[at] += 1
    return new


@compiled
def line_end(lines: Places, row: int, words: Hashes) -> int:
    """Where a line's words end."""
    return int(lines[row + 1]) if row + 1 < len(lines) else len(words)


@compiled
def told_before(
    words: Hashes, lines: Places, outlet: np.uint64, table: tuple[Keys, Places]
) -> bool:
    """Does the report stand, by half of its words or more, on its outlet's pages already?"""
    before = 0
    for row in range(len(lines)):
        end = line_end(lines, row, words)
        if known(table, key_of(mixed(words, lines[row], end, outlet))):
            before += end - lines[row]
    return 2 * before >= len(words)


@compiled
def learned(words: Hashes, lines: Places, outlet: np.uint64, table: tuple[Keys, Places]) -> int:
    """Count the lines of a report; how many keys are new to the table."""
    fresh = 0
    # A report told again, or carried further, would make its own sentences furniture.
    again = outlet == 0 or told_before(words, lines, outlet, table)
    for row in range(len(lines)):
        start, end = lines[row], line_end(lines, row, words)
        if end - start <= _SHORT:
            fresh += raised(table, key_of(mixed(words, start, end, _BY_ALL)))
        if again:
            continue
        key = key_of(mixed(words, start, end, outlet))
        fresh += raised(table, key)
        if known(table, key) == _REPEATED:
            fresh += raised(table, key_of(mixed(words, start, end, _VOTES)))
    return fresh


@compiled
def is_furniture(
    words: Hashes, start: int, end: int, outlet: np.uint64, table: tuple[Keys, Places]
) -> bool:
    """Is this line furniture, by all that was counted, this report too?"""
    if outlet != 0 and known(table, key_of(mixed(words, start, end, outlet))) >= _REPEATED:
        return True
    if known(table, key_of(mixed(words, start, end, _VOTES))) >= _OUTLETS:
        return True
    short = end - start <= _SHORT
    return short and known(table, key_of(mixed(words, start, end, _BY_ALL))) >= _COMMON


@compiled
def own_words(
    words: Hashes,
    bounds: Bounds,
    rows: tuple[Places, Bounds],
    outlets: npt.NDArray[np.uint64],
    table: tuple[Keys, Places],
) -> tuple[Places, Bounds, int]:
    """For each text the places of its words that are no furniture, and the keys that are new."""
    lines, line_bounds = rows
    kept = np.empty(len(words), np.int32)
    own_bounds = np.zeros(len(bounds), np.int64)
    n = fresh = 0
    for text in range(len(bounds) - 1):
        told = words[bounds[text] : bounds[text + 1]]
        heads = lines[line_bounds[text] : line_bounds[text + 1]]
        fresh += learned(told, heads, outlets[text], table)
        for row in range(len(heads)):
            end = line_end(heads, row, told)
            if not is_furniture(told, heads[row], end, outlets[text], table):
                for at in range(heads[row], end):
                    kept[n] = at
                    n += 1
        own_bounds[text + 1] = n
    return kept[:n], own_bounds, fresh
