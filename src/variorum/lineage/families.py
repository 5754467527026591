"""Which reports go back to one dispatch, and what that dispatch is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from variorum.lexicon.outlets import is_agency
from variorum.lineage.case import Case

_LINKED = 0.5  # mean likelihood of all pairs of two groups from which they are one family
_MOST = 0.95  # what a pair counts there at most: one that is sure makes no family of three
_PLACES = 6  # of a mean: which two are likeliest hangs on no last bit
_CONTAINED = 0.85  # share word for word from which a report is a copy of a longer one
_WHOLE = 0.75  # share of a report's own words that a root must hold to be its parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A family: its members, and its root: a member's id, or "" where the dispatch is lost.

    `name` is what the dispatch is called by those that credit it, "" where nobody does; `earlier`
    where the newsroom of that name has a file here, of a later day than what goes back to it.
    """

    members: tuple[str, ...]
    root: str
    name: str
    earlier: bool = False


def lines(case: Case) -> tuple[Line, ...]:
    """Families, the largest first. A report that shares with none and credits none stands alone."""
    found = [_line(group, case) for group in _groups(case)]
    return tuple(sorted(found, key=lambda line: (-len(line.members), line.members)))


def _groups(case: Case) -> list[tuple[str, ...]]:
    """Groups of reports.

    A copy goes where the longer report goes that holds it, and decides nothing: however many
    there are of it, the other reports fall into the same families.
    """
    holder = _holders(case)
    joined = _joined(sorted(set(holder.values())), case)
    group = {i: members[0] for members in joined for i in members}
    found: dict[str, list[str]] = {}
    for i in sorted(holder):
        found.setdefault(group[holder[i]], []).append(i)
    return [tuple(members) for members in found.values()]


def _joined(ids: Sequence[str], case: Case) -> list[list[str]]:
    """Groups by average linkage (UPGMA): the two likeliest are joined as long as they are likely.

    All pairs of two groups count, not the best alone: a report that took from two dispatches is
    like both, and does not make them one.
    """
    groups = [[i] for i in ids]
    pairs = [[min(_MOST, case.likelihood(a, b)) if a != b else 0.0 for b in ids] for a in ids]
    sums = np.array(pairs)
    while len(groups) > 1:
        sizes = np.array([len(group) for group in groups])
        means = np.triu(np.round(sums / np.outer(sizes, sizes), _PLACES), 1)
        low, high = (int(at) for at in np.unravel_index(means.argmax(), means.shape))
        if means[low, high] < _LINKED:
            break
        groups[low] += groups.pop(high)
        sums[low] += sums[high]
        sums[:, low] += sums[:, high]
        sums = np.delete(np.delete(sums, high, 0), high, 1)
    return groups


def _holders(case: Case) -> Mapping[str, str]:
    """For each report the longest that holds nearly all of it word for word; itself where none."""
    holder: dict[str, str] = {}
    for i in sorted(case.sizes, key=lambda i: (-case.sizes[i], i)):
        longer = [h for h in holder if holder[h] == h and _is_copy(i, h, case)]
        holder[i] = longer[0] if longer else i
    return holder


def _is_copy(copy: str, of: str, case: Case) -> bool:
    between = case.between(copy, of)
    return between.verbatim >= _CONTAINED and not between.rivals


def _line(members: tuple[str, ...], case: Case) -> Line:
    """The root is whom the members credit; else the one member all others can come from."""
    name = _credited(members, case)
    if name:
        files = sorted((m for m in members if case.outlet(m) == name), key=case.precedence)
        earlier = any(case.is_later(files[0], m) for m in members) if files else False
        root = files[0] if files and not earlier else ""
        return Line(members=members, root=root, name=name, earlier=earlier)
    if len(members) == 1:
        return Line(members=members, root=members[0], name="")
    return Line(members=members, root=_parent_of_all(members, case), name="")


def _credited(members: Sequence[str], case: Case) -> str:
    """The newsroom that most members give as their origin, or else the agency most name at all."""
    whole = Counter(o.name for m in members for o in case.origins[m][:1])
    agencies = Counter(n for m in members for n in case.named[m] if is_agency(n))
    if not whole and len(members) == 1:
        return ""
    counts = whole or agencies
    return min(counts, key=lambda name: (-counts[name], name), default="")


def _parent_of_all(members: Sequence[str], case: Case) -> str:
    """The member that holds what each other shares with the family, or "" if none does."""
    for member in sorted(members, key=case.precedence):
        others = [m for m in members if m != member]
        if all(_holds(member, o, others, case) for o in others):
            return member
    return ""


def _holds(root: str, other: str, members: Sequence[str], case: Case) -> bool:
    """Whether nearly all that `other` has of the family can come from `root`."""
    if case.is_later(root, other):
        return False
    own = case.between(other, root).of_child
    rest = (case.between(other, m).of_child for m in members if m != other)
    return own > 0 and own >= _WHOLE * max(rest, default=0.0)
