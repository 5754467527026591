"""Families: reports that go back to one text, joined by their close pairs."""

import numpy as np
import numpy.typing as npt

from variorum.skim.compiled import compiled
from variorum.skim.copies import Pairs
from variorum.skim.slots import State, longer, own_array
from variorum.skim.word_loops import Places


@compiled
def oldest(parents: Places, report: int) -> int:
    """The oldest report of a family; the way to it is shortened."""
    while parents[report] != report:
        parents[report] = parents[parents[report]]
        report = int(parents[report])
    return report


@compiled
def joined(parents: Places, ones: Places, others: Places) -> npt.NDArray[np.int32]:
    """Join the families of each pair; (family that stays, that goes) of those that were two."""
    found = np.empty((len(ones), 2), np.int32)
    n = 0
    for at in range(len(ones)):
        one, other = oldest(parents, ones[at]), oldest(parents, others[at])
        if one != other:
            parents[max(one, other)] = min(one, other)
            found[n, 0], found[n, 1] = min(one, other), max(one, other)
            n += 1
    return found[:n].copy()


class Families:
    """Every report's family, by the number of its oldest report; one that is alone is its own."""

    def __init__(self) -> None:
        self.reports = 0
        self._parents = np.zeros(0, np.int32)

    def add(self, reports: int, pairs: Pairs) -> npt.NDArray[np.int32]:
        """So many more reports, and the pairs that they are in.

        Gives a row (family that stays, family that goes) for each two that became one: a report
        that joins an older family is such a row too, its own family being the one that goes.
        """
        first, self.reports = self.reports, self.reports + reports
        self._parents = longer(self._parents, self.reports)
        self._parents[first : self.reports] = np.arange(first, self.reports)
        close = pairs.close()
        return joined(self._parents, pairs.children[close], pairs.parents[close])

    def family(self, report: int) -> int:
        """The family of a report now."""
        return oldest(self._parents, report)

    def state(self) -> State:
        """All that is known: the arrays themselves, to be written before anything is added."""
        return {"parents": self._parents, "reports": np.array([self.reports])}

    @classmethod
    def from_state(cls, state: State) -> "Families":
        """What `state` gave. Arrays that can be written to are taken over, not copied."""
        made = cls()
        made._parents, made.reports = own_array(state["parents"]), int(state["reports"][0])
        return made
