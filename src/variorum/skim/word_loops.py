"""The loop that takes UTF-8 apart into words. Arrays in, arrays filled."""

import numpy as np
import numpy.typing as npt

from variorum.skim.compiled import compiled

BREAK, LOWER, UPPER, DIGIT, MARK = 0, 1, 2, 3, 4  # kinds of characters
NAME, FIGURE, OPENS = 1, 2, 4  # bits that tell of a word
_BASIS = np.uint64(0xCBF29CE484222325)  # FNV-1a, 64 bits
_PRIME = np.uint64(0x100000001B3)
_MIX = np.uint64(0xFF51AFD7ED558CCD)  # murmur's finish: FNV's upper bits alone are poor
_THIRTY_TWO = np.uint64(32)
_BASIC = 0x10000  # characters that the tables know; what lies above divides words

Bytes = npt.NDArray[np.uint8]
Hashes = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int32]


@compiled
def decoded(letters: Bytes, at: int) -> tuple[int, int]:
    """The code point that begins at a byte, and how many bytes it has. The bytes are sound."""
    first = int(letters[at])
    if first < 0x80:
        return first, 1
    if first < 0xE0:
        return (first & 0x1F) << 6 | (letters[at + 1] & 0x3F), 2
    if first < 0xF0:
        rest = (letters[at + 1] & 0x3F) << 6 | (letters[at + 2] & 0x3F)
        return (first & 0x0F) << 12 | rest, 3
    return _BASIC, 4


@compiled
def split(
    letters: Bytes,
    tables: tuple[npt.NDArray[np.uint32], Bytes],
    found: tuple[Hashes, Places, Places, Bytes],
    lines: Places,
) -> tuple[int, int]:
    """Fill in hash, start, end and bits of each word, the first word of each line; say how many."""
    folded, kinds = tables
    words, starts, ends, bits = found
    n = rows = at = place = 0
    inside, opens, fresh = False, True, True
    told = np.uint64(0)
    while at < len(letters):
        point, size = decoded(letters, at)
        kind = kinds[point] if point < _BASIC else BREAK
        if kind == BREAK:
            if inside:
                ends[n - 1] = place
                words[n - 1] = np.uint32((told * _MIX) >> _THIRTY_TWO)
            inside = False
            opens = opens or point in (10, 33, 46, 63)  # a line's end, "!", ".", "?"
            fresh = fresh or point == 10
        elif kind != MARK:
            if not inside:
                starts[n] = place
                bits[n] = (NAME if kind == UPPER else 0) | (OPENS if opens else 0)
                if fresh:
                    lines[rows] = n
                    rows += 1
                n += 1
                inside, opens, fresh = True, False, False
                told = _BASIS
            if kind == DIGIT:
                bits[n - 1] |= FIGURE
            told = (told ^ np.uint64(folded[point])) * _PRIME
        at += size
        place += 1
    if inside:
        ends[n - 1] = place
        words[n - 1] = np.uint32((told * _MIX) >> _THIRTY_TWO)
    return n, rows


@compiled
def split_all(
    letters: Bytes,
    bounds: npt.NDArray[np.int64],
    tables: tuple[npt.NDArray[np.uint32], Bytes],
    found: tuple[Hashes, Places, Places, Bytes],
    lines: Places,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The words of many texts, one after the other; where each text's words and lines begin.

    The first word of a line is counted from the beginning of its own text.
    """
    words, starts, ends, bits = found
    word_bounds = np.zeros(len(bounds), np.int64)
    line_bounds = np.zeros(len(bounds), np.int64)
    for text in range(len(bounds) - 1):
        n, rows = word_bounds[text], line_bounds[text]
        own = (words[n:], starts[n:], ends[n:], bits[n:])
        here = letters[bounds[text] : bounds[text + 1]]
        more, more_rows = split(here, tables, own, lines[rows:])
        word_bounds[text + 1] = n + more
        line_bounds[text + 1] = rows + more_rows
    return word_bounds, line_bounds
