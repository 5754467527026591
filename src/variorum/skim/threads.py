"""Stories: each report, as it comes, joins the story that it is most like, or opens one.

A report is its fifty rarest terms: words by their stems, names and openings counting more, each
weighed by how few reports have it, by the static table at first and by the reports themselves the
more of them there are. It is held against the open stories that have most of the rarest twenty
(average link, or nearly). A report that is largely a copy joins its source's story,
whatever its words weigh. The outcome depends on the order of the reports alone.

A story is named for ever by the report that opened it. Two stories that grow together are merged
into the older; that is recorded. A story is never split: what came together stays so.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from variorum.skim.background import background
from variorum.skim.copies import Pairs
from variorum.skim.furniture import OwnWords
from variorum.skim.slots import State, longer, own_array, widened
from variorum.skim.story_loops import WIDTH, Stories, standing
from variorum.skim.term_loops import TERMS, Vocabulary
from variorum.skim.thread_loops import Batch, Lists, placed
from variorum.skim.word_loops import Places

COPIED = 0.3  # share of the shorter report's shingles from which a copy is of its source's story


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Placed:
    """Where reports were put. Stories are named by the number of the report that opened them.

    `near` has a story that is like the report's, to be linked with it, or -1. A row of `merged` is
    the report at which two stories proved one, the story that stays, and the one that went.
    """

    stories: Places
    near: Places
    merged: Places


class Threads:
    """All stories so far; a report's number is its place in the order of adding."""

    def __init__(self) -> None:
        self.reports = 0
        self._known, terms = background()
        self._sizes = np.array([terms, 0, 0], np.int64)  # terms, stories, postings in use
        column = np.zeros(0, np.int32)
        wide = np.zeros((0, WIDTH), np.int32)
        rows = (column,) * 6
        self._stories = Stories(*rows, terms=wide, values=wide.astype(np.float32))
        self._lists = Lists(np.full(terms, -1, np.int32), column, column)

    def add(self, own: OwnWords, days: npt.NDArray[np.int32], copies: Places) -> Placed:
        """Put reports on stories, in order.

        `days` are days since any fixed one, NO_DAY where unknown; `copies` the older report that
        each copies, -1 where it copies none (`nearest_copies`).
        """
        self._make_room(own)
        batch = Batch(
            own.words, own.bits, own.bounds, days.astype(np.int32), copies.astype(np.int32)
        )
        stories, near, merged = placed(
            batch, self.reports, self._known, self._stories, self._lists, self._sizes
        )
        self.reports += len(own)
        return Placed(stories=stories, near=near, merged=merged)

    def story(self, report: int) -> int:
        """The story that a report is in now, by the report that opened it."""
        row = standing(self._stories.into, int(self._stories.rows[report]))
        return int(self._stories.openers[row])

    def state(self) -> State:
        """All that is known: the arrays themselves, to be written before anything is added."""
        found: dict[str, npt.NDArray[Any]] = {"sizes": np.array([*self._sizes, self.reports])}
        for name, group in (("known", self._known), ("lists", self._lists)):
            found |= {f"{name}.{f}": c for f, c in zip(type(group)._fields, group, strict=True)}
        rows = zip(Stories._fields, self._stories, strict=True)
        return found | {f"stories.{field}": column for field, column in rows}

    @classmethod
    def from_state(cls, state: State) -> "Threads":
        """What `state` gave. Arrays that can be written to are taken over, not copied."""
        made = cls()
        made._known = Vocabulary(*(own_array(state[f"known.{f}"]) for f in Vocabulary._fields))
        made._stories = Stories(*(own_array(state[f"stories.{f}"]) for f in Stories._fields))
        made._lists = Lists(*(own_array(state[f"lists.{f}"]) for f in Lists._fields))
        made._sizes[:] = state["sizes"][:3]
        made.reports = int(state["sizes"][3])
        return made

    def _make_room(self, own: OwnWords) -> None:
        """For a batch in which every word is new and every report opens a story."""
        terms, stories, postings = (int(size) for size in self._sizes)
        terms += len(own.words)
        keys, numbers = widened(self._known.keys, self._known.terms, terms)
        columns = (longer(column, terms) for column in self._known[2:])
        self._known = Vocabulary(keys, numbers, *columns)
        rows = longer(self._stories.rows, self.reports + len(own))
        others = (longer(column, stories + len(own)) for column in self._stories[1:])
        self._stories = Stories(rows, *others)
        heads = longer(self._lists.heads, terms)
        heads[self._sizes[0] :] = -1
        wanted = postings + TERMS * len(own)
        self._lists = Lists(heads, *(longer(column, wanted) for column in self._lists[1:]))


def nearest_copies(pairs: Pairs, first: int, reports: int) -> Places:
    """For reports `first`, `first + 1` …: the older one that each copies most of, -1 if none."""
    found = np.full(reports, -1, np.int32)
    share = np.maximum(pairs.of_child, pairs.of_parent)
    # Written in ascending order, so that the last to be written is the best, the older of equals.
    for pair in np.lexsort((-pairs.parents, share)):
        if share[pair] >= COPIED:
            found[pairs.children[pair] - first] = pairs.parents[pair]
    return found
