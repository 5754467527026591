"""Which reports go back to one dispatch, and what that dispatch is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.lexicon.outlets import canonical_outlet, outlet_rank
from variorum.lineage.credit import Origin
from variorum.lineage.evidence import Evidence
from variorum.model import Report

_SURE = 0.5  # likelihood from which shared text joins two reports
_TOGETHER = 0.3  # mean likelihood of all pairs from which two groups are one family
_SAME_CREDIT = 0.42  # the same, where both name one origin
_WHOLE = 0.75  # share of a report's own words that a root must hold to be its parent

Pairs = Mapping[frozenset[str], Evidence]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A family: its members, and its root: a member's id, or "" where the dispatch is lost.

    `name` is what the lost dispatch is called by those that credit it, "" where nobody does.
    """

    members: tuple[str, ...]
    root: str
    name: str


def lines(
    reports: Sequence[Report],
    evidence: Sequence[Evidence],
    origins: Mapping[str, Sequence[Origin]],
    days: Mapping[str, str],
) -> tuple[Line, ...]:
    """Families, the largest first. A report that shares with none and credits none stands alone."""
    pairs = {frozenset((e.child, e.parent)): e for e in evidence}
    groups = _groups([r.id for r in reports], evidence, origins)
    by_id = {r.id: r for r in reports}
    found = [_line([by_id[i] for i in g], pairs, origins, days) for g in groups]
    return tuple(sorted(found, key=lambda line: (-len(line.members), line.members)))


def _groups(
    ids: Sequence[str], evidence: Sequence[Evidence], origins: Mapping[str, Sequence[Origin]]
) -> list[list[str]]:
    """Groups by average link, the likeliest pair first: one likeness does not join two families."""
    likely = {frozenset((e.child, e.parent)): e.likelihood for e in evidence}
    group = {i: [i] for i in ids}
    for pair in sorted(evidence, key=lambda e: (-e.likelihood, e.child, e.parent)):
        bar = _SAME_CREDIT if _same_origin(pair, origins) else _SURE
        one, other = group[pair.child], group[pair.parent]
        if one is other or pair.likelihood < bar or _mean(one, other, likely) < _TOGETHER:
            continue
        joined = sorted(one + other)
        group.update(dict.fromkeys(joined, joined))
    return [list(g) for g in sorted({tuple(g) for g in group.values()})]


def _mean(
    one: Sequence[str], other: Sequence[str], likely: Mapping[frozenset[str], float]
) -> float:
    """The mean likelihood of all pairs of two groups."""
    every = [likely.get(frozenset((a, b)), 0.0) for a in one for b in other]
    return sum(every) / len(every)


def _same_origin(pair: Evidence, origins: Mapping[str, Sequence[Origin]]) -> bool:
    ours = {o.name for o in origins[pair.child]}
    return any(o.name in ours for o in origins[pair.parent])


def _line(
    members: Sequence[Report],
    pairs: Pairs,
    origins: Mapping[str, Sequence[Origin]],
    days: Mapping[str, str],
) -> Line:
    """The root is whom the members credit; else the one member all others can come from."""
    ids = tuple(m.id for m in members)
    credited = Counter(o.name for m in members for o in origins[m.id][:1])
    if credited:
        name = min(credited, key=lambda n: (-credited[n], n))
        itself = [m.id for m in members if canonical_outlet(m.outlet) == name]
        return Line(members=ids, root=itself[0] if itself else "", name=name)
    if len(members) == 1:
        return Line(members=ids, root=ids[0], name="")
    root = _parent_of_all(members, pairs, days)
    return Line(members=ids, root=root, name="")


def _parent_of_all(members: Sequence[Report], pairs: Pairs, days: Mapping[str, str]) -> str:
    """The member that holds what each other shares with the family, or "" if none does."""
    fit = [m for m in members if all(_holds(m.id, o.id, pairs) for o in members if o is not m)]
    if not fit:
        return ""
    first = min(fit, key=lambda m: precedence(m, days))
    return first.id


def _holds(root: str, other: str, pairs: Pairs) -> bool:
    """Whether nearly all that `other` has of the family can come from `root`."""
    between = pairs.get(frozenset((root, other)))
    if between is None:
        return False
    other_share = between.of_child if between.child == other else between.of_parent
    best = max(
        (e.of_child if e.child == other else e.of_parent)
        for pair, e in pairs.items()
        if other in pair
    )
    return other_share >= _WHOLE * best


def precedence(report: Report, days: Mapping[str, str]) -> tuple[str, int, int, str]:
    """What puts a report before its double: earlier, a known newsroom, longer, then its id."""
    day = days.get(report.id, "9999")
    return (day, outlet_rank(report.outlet), -len(report.text), report.id)
