"""Open addressing: where a 32-bit key stands, or would stand, in a table of a power of two."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from variorum.skim.compiled import compiled

Keys = npt.NDArray[np.uint32]
State = Mapping[str, npt.NDArray[Any]]  # what a table is saved as
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # Fibonacci hashing: keys that follow each other part
_THIRTY_TWO = np.uint64(32)
_ONE = np.uint32(1)


@compiled
def slot(keys: Keys, key: np.uint32) -> int:
    """The place of a key (never 0) in the table, or the free place where it belongs."""
    mask = len(keys) - 1
    at = np.int64((np.uint64(key) * _SPREAD) >> _THIRTY_TWO) & mask
    while keys[at] != 0 and keys[at] != key:
        at = (at + 1) & mask
    return int(at)


@compiled
def key_of(mixed: np.uint64) -> np.uint32:
    """The upper half of a hash as a key: 0 marks a free place, so 0 becomes 1."""
    key = np.uint32(mixed >> _THIRTY_TWO)
    return key if key != 0 else _ONE


@compiled
def moved(keys: Keys, old: npt.NDArray[np.int32], wider: Keys, new: npt.NDArray[np.int32]) -> None:
    """Every key and its value put into a wider table."""
    for at in range(len(keys)):
        if keys[at] != 0:
            place = slot(wider, keys[at])
            wider[place] = keys[at]
            new[place] = old[at]


def widened(
    keys: Keys, values: npt.NDArray[np.int32], wanted: int
) -> tuple[Keys, npt.NDArray[np.int32]]:
    """The table as it is, or a wider one, so that `wanted` keys fill at most two thirds of it."""
    size = len(keys)
    while 3 * wanted > 2 * size:
        size *= 2
    if size == len(keys):
        return keys, values
    wider, new = np.zeros(size, np.uint32), np.zeros(size, np.int32)
    moved(keys, values, wider, new)
    return wider, new


def own_array(given: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """An array to write to: the one given (a private memory map, say), or else a copy."""
    plain = np.asarray(given)
    return plain if plain.flags.writeable else plain.copy()


def longer(given: npt.NDArray[Any], wanted: int) -> npt.NDArray[Any]:
    """The array, or one of twice the rows wanted that begins with it and goes on in zeros."""
    if wanted <= len(given):
        return given
    made = np.zeros((2 * wanted, *given.shape[1:]), given.dtype)
    made[: len(given)] = given
    return made
