"""Invented texts for the skim: sentences of invented words, by number, no two alike."""

from collections.abc import Sequence

import numpy as np

from variorum.skim import CopyIndex, Furniture, OwnWords, Pairs, tokens, verified

_HEADS = ("bra", "cor", "del", "fen", "gul", "har", "jam", "kel", "lom", "mir", "nop", "ost")
_TAILS = (
    "bing",
    "dor",
    "fall",
    "gate",
    "ham",
    "lin",
    "mere",
    "nock",
    "port",
    "sted",
    "ton",
    "wick",
)


def word(number: int) -> str:
    return _HEADS[number % 12] + _TAILS[number // 12 % 12] + _HEADS[number // 144 % 12]


def sentence(number: int, words: int = 20) -> str:
    """A sentence that shares no five words in a row with one of another number."""
    first = 7919 * number
    return " ".join(word((first + i * i + 31 * i) % 1728) for i in range(words)).capitalize() + "."


def report(first: int, sentences: int = 8) -> str:
    """Sentences `first`, `first + 1` …, each a line."""
    return "\n".join(sentence(n) for n in range(first, first + sentences))


def own(texts: Sequence[str], outlets: Sequence[str] | None = None) -> OwnWords:
    return Furniture().own(tokens(texts), outlets or [f"Outlet {i}" for i in range(len(texts))])


def pairs(texts: Sequence[str]) -> Pairs:
    words = own(texts)
    return verified(CopyIndex().add(words), words)


def named(found: Pairs) -> set[tuple[int, int]]:
    return set(zip(found.children.tolist(), found.parents.tolist(), strict=True))


def part(words: OwnWords, first: int, end: int) -> OwnWords:
    """The texts `first` to `end` of many, as a batch of their own."""
    low, high = words.bounds[first], words.bounds[end]
    return OwnWords(
        words=words.words[low:high],
        bits=words.bits[low:high],
        places=words.places[low:high],
        bounds=words.bounds[first : end + 1] - low,
    )


def days(*told: int) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array(told, np.int32)
