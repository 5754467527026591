"""Lines that an outlet, or everybody, repeats: they tell of the page, not of the report.

"Subscribe to our newsletter" makes no report a copy of another. A line is furniture from the
fourth time on that its outlet tells it; for every outlet, from when two repeat it so; and a short
one from the twenty-first time on that anybody does. What was told before stays as it was, so that
the outcome depends on the order of the reports alone, not on how they were divided into batches.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from variorum.skim.furniture_loops import own_words
from variorum.skim.slots import State, own_array, widened
from variorum.skim.tokens import Bounds, Tokens
from variorum.skim.word_loops import Bytes, Hashes, Places

_FIRST = 1 << 12


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnWords:
    """Texts without their furniture: hash, bits and place (in its text) of each word."""

    words: Hashes
    bits: Bytes
    places: Places
    bounds: Bounds

    def __len__(self) -> int:
        """How many texts."""
        return len(self.bounds) - 1


class Furniture:
    """The lines met so far. It grows with the number of different lines, 12 bytes each or so."""

    def __init__(self) -> None:
        self._keys = np.zeros(_FIRST, np.uint32)
        self._counts = np.zeros(_FIRST, np.int32)
        self._used = 0

    def own(self, texts: Tokens, outlets: Sequence[str]) -> OwnWords:
        """The own words of each text; its lines are counted. An outlet may be "", unknown."""
        wanted = self._used + 3 * len(texts.lines)  # a line has three keys at most
        self._keys, self._counts = widened(self._keys, self._counts, wanted)
        named = np.array([_number(outlet) for outlet in outlets], np.uint64)
        places, bounds, new = own_words(
            texts.words,
            texts.bounds,
            (texts.lines, texts.line_bounds),
            named,
            (self._keys, self._counts),
        )
        self._used += new
        kept = np.repeat(texts.bounds[:-1], np.diff(bounds)) + places
        return OwnWords(
            words=texts.words[kept], bits=texts.bits[kept], places=places, bounds=bounds
        )

    def state(self) -> State:
        """All that is known: the arrays themselves, to be written before anything is added."""
        return {"keys": self._keys, "counts": self._counts, "used": np.array([self._used])}

    @classmethod
    def from_state(cls, state: State) -> "Furniture":
        """What `state` gave. Arrays that can be written to are taken over, not copied."""
        made = cls()
        made._keys, made._counts = own_array(state["keys"]), own_array(state["counts"])
        made._used = int(state["used"][0])
        return made


@lru_cache(1 << 14)
def _number(outlet: str) -> int:
    """A number for an outlet's name, the same for ever; 0 for an unknown one."""
    name = outlet.strip().casefold()
    if not name:
        return 0
    return int.from_bytes(blake2b(name.encode("utf-8", "replace"), digest_size=8).digest()) | 1
