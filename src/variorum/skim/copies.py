"""Which older reports does a report share words with, and how many.

Candidates come from an inverted index of a sample: every fourth shingle of five words, by its hash
(Broder 1997; FracMinHash, Irber 2022). A sample taken so finds what lies *inside* a longer text,
which MinHash of whole texts does not. Candidates are then held against each other, word for word.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from variorum.skim.furniture import OwnWords
from variorum.skim.index_loops import all_entered, looked_up
from variorum.skim.overlap_loops import overlapping
from variorum.skim.shingle_loops import LENGTH, sampled
from variorum.skim.slots import State, own_array, widened
from variorum.skim.tokens import Bounds
from variorum.skim.word_loops import Hashes, Places

Shares = npt.NDArray[np.float64]
_FIRST = 1 << 14

LEAST_SHINGLES = 12  # of five words, that two reports share: fewer is a phrase or a formula
LEAST_SHARE = 0.15  # of the shorter one's own shingles
FAMILY_SHARE = 0.5  # of the shorter one's: then both go back to one text …
FAMILY_SHINGLES = 40  # … where it is so many,
WHOLE_SHARE = 0.8  # or nearly all of a short text


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Candidates:
    """Reports that may share words with older ones: numbers, and the sampled shingles shared."""

    children: Places
    parents: Places
    shared: Places

    def __len__(self) -> int:
        """How many pairs."""
        return len(self.children)

    def older(self, first: int) -> Places:
        """The reports numbered below `first` that are named, ascending: whose words are needed."""
        return np.unique(self.parents[self.parents < first])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairs:
    """Pairs that do share words: how many shingles, and what share of either's own they are."""

    children: Places
    parents: Places
    shared: Places
    of_child: Shares
    of_parent: Shares

    def __len__(self) -> int:
        """How many pairs."""
        return len(self.children)

    def close(self) -> npt.NDArray[np.bool_]:
        """Which of the pairs are of one family: half of the shorter one, and enough words."""
        share = np.maximum(self.of_child, self.of_parent)
        enough = (self.shared >= FAMILY_SHINGLES) | (share >= WHOLE_SHARE)
        return np.asarray((share >= FAMILY_SHARE) & enough)


class CopyIndex:
    """The sampled shingles of all reports so far; a report's number is its place in their order."""

    def __init__(self) -> None:
        self.reports = 0
        self._keys = np.zeros(_FIRST, np.uint32)
        self._heads = np.zeros(_FIRST, np.int32)
        self._postings = np.zeros((2, _FIRST), np.int32)
        self._sizes = np.zeros(2, np.int64)

    def add(self, own: OwnWords) -> Candidates:
        """Enter reports, in order; the older ones (of this batch too) that each may draw on."""
        self._make_room(len(own.words))
        found = all_entered(own.words, own.bounds, self.reports, self._index(), self._sizes)
        self.reports += len(own)
        children, parents, shared = found
        return Candidates(children=children, parents=parents, shared=shared)

    def similar(self, words: Hashes) -> Candidates:
        """The reports that may share words with a text, which is not entered.

        It has the number that it would have if it were, so that `verified` takes it as it is.
        """
        tally = np.zeros(self.reports, np.int32), np.empty(self.reports, np.int32)
        parents, shared = looked_up(sampled(words), self._index(), tally)
        children = np.full(len(parents), self.reports, np.int32)
        return Candidates(children=children, parents=parents, shared=shared)

    def state(self) -> State:
        """All that is known: the arrays themselves, to be written before anything is added."""
        return {
            "keys": self._keys,
            "heads": self._heads,
            "postings": self._postings,
            "sizes": np.array([*self._sizes, self.reports]),
        }

    @classmethod
    def from_state(cls, state: State) -> "CopyIndex":
        """What `state` gave. Arrays that can be written to are taken over, not copied."""
        made = cls()
        made._keys, made._heads = own_array(state["keys"]), own_array(state["heads"])
        made._postings = own_array(state["postings"])
        made._sizes[:] = state["sizes"][:2]
        made.reports = int(state["sizes"][2])
        return made

    def _index(self) -> tuple[Hashes, Places, Places, Places]:
        return self._keys, self._heads, self._postings[0], self._postings[1]

    def _make_room(self, words: int) -> None:
        """For so many more words, of which about a quarter are sampled, and at worst all."""
        wanted = int(self._sizes[0]) + words
        self._keys, self._heads = widened(self._keys, self._heads, wanted)
        postings = int(self._sizes[1]) + 2 * words
        if postings > self._postings.shape[1]:
            wider = np.zeros((2, 2 * postings), np.int32)
            wider[:, : self._sizes[1]] = self._postings[:, : self._sizes[1]]
            self._postings = wider


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Held:
    """The own words of some older reports, and the reports' numbers, ascending."""

    reports: Places
    words: Hashes
    bounds: Bounds


NONE_HELD = Held(
    reports=np.zeros(0, np.int32), words=np.zeros(0, np.uint32), bounds=np.zeros(1, np.int64)
)


def verified(
    candidates: Candidates, own: OwnWords, first: int = 0, held: Held = NONE_HELD
) -> Pairs:
    """Those of the candidates that do share words.

    `own` are the reports that were added, from number `first` on; `held` are the older ones that
    the candidates name (`candidates.older(first)`).
    """
    words = np.concatenate([held.words, own.words])
    bounds = np.concatenate([held.bounds, held.bounds[-1] + own.bounds[1:]])
    numbers = np.concatenate([held.reports, np.arange(first, first + len(own), dtype=np.int32)])
    children = np.searchsorted(numbers, candidates.children).astype(np.int32)
    parents = np.searchsorted(numbers, candidates.parents).astype(np.int32)
    shared = overlapping(words, bounds, children, parents)
    sizes = np.maximum(np.diff(bounds) - LENGTH + 1, 1)
    of_child, of_parent = shared / sizes[children], shared / sizes[parents]
    kept = (shared >= LEAST_SHINGLES) & (np.maximum(of_child, of_parent) >= LEAST_SHARE)
    return Pairs(
        children=candidates.children[kept],
        parents=candidates.parents[kept],
        shared=shared[kept],
        of_child=of_child[kept],
        of_parent=of_parent[kept],
    )
