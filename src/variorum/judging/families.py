"""Families joined, parted and hung beneath one another: a stemma in, a stemma out."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from variorum.model import (
    Derivation,
    DescentKind,
    Family,
    Source,
    SourceKind,
    Stemma,
)

UNKNOWN = "a report that is not among the files"
DECIDED = 1.0  # the likelihood of what an editor decided; what is inferred stays below it
Edge = Callable[[str, str], Derivation]
"""Makes the derivation of one source from another."""


def family_of(stemma: Stemma, report: str) -> Family | None:
    """The family that a report is in."""
    return next((f for f in stemma.families if report in f.reports), None)


def reaches(stemma: Stemma, start: str, end: str) -> bool:
    """Whether the derivations lead from one source up to another."""
    front, seen = [start], set[str]()
    while front:
        here = front.pop()
        if here == end:
            return True
        if here not in seen:
            seen.add(here)
            front += [e.parent for e in stemma.derivations if e.child == here]
    return False


def edges(stemma: Stemma, child: str, parents: Collection[str]) -> tuple[Derivation, ...]:
    """The derivations of a child from any of some parents."""
    return tuple(e for e in stemma.derivations if e.child == child and e.parent in parents)


def with_edge(stemma: Stemma, edge: Derivation) -> Stemma:
    """The stemma with a derivation, in the place of an older one between the same two."""
    ends = (edge.child, edge.parent)
    if not edges(stemma, edge.child, (edge.parent,)):
        return replace(stemma, derivations=(*stemma.derivations, edge))
    kept = (edge if (e.child, e.parent) == ends else e for e in stemma.derivations)
    return replace(stemma, derivations=tuple(kept))


def without_edges(stemma: Stemma, gone: Collection[Derivation]) -> Stemma:
    """The stemma without some derivations."""
    kept = tuple(e for e in stemma.derivations if e not in gone)
    return replace(stemma, derivations=kept)


def with_lost(stemma: Stemma, name: str) -> tuple[Stemma, str]:
    """The stemma with one more lost report, and its id."""
    ids = {s.id for s in stemma.sources}
    number = next(n for n in range(1, len(ids) + 2) if f"lost-{n}" not in ids)
    lost = Source(id=f"lost-{number}", name=name, kind=SourceKind.LOST_REPORT)
    return replace(stemma, sources=(*stemma.sources, lost)), lost.id


def source(stemma: Stemma, id: str) -> Source | None:
    """A source by its id."""
    return next((s for s in stemma.sources if s.id == id), None)


def is_lost(stemma: Stemma, id: str) -> bool:
    """Whether a source is a report that is not among the files."""
    found = source(stemma, id)
    return found is not None and found.kind is SourceKind.LOST_REPORT


def ordered(families: Iterable[Family]) -> tuple[Family, ...]:
    """Families as the stemma has them: the largest first."""
    whole = (Family(root=f.root, reports=tuple(sorted(f.reports))) for f in families if f.reports)
    return tuple(sorted(whole, key=lambda f: (-len(f.reports), f.reports)))


def joined(stemma: Stemma, upper: Family, lower: Family, link: Edge | None) -> Stemma:
    """The reports of `lower` beside those of `upper`, under its root.

    A lost root of `lower` that nobody names is one with that of `upper`; any other is hung beneath
    it by `link`, where one is given.
    """
    together = Family(root=upper.root, reports=upper.reports + lower.reports)
    others = [f for f in stemma.families if f not in (upper, lower)]
    stemma = replace(stemma, families=ordered((*others, together)))
    if _unnamed(stemma, lower.root):
        return _merged(stemma, upper.root, lower.root)
    return stemma if link is None else with_edge(stemma, link(lower.root, upper.root))


def _merged(stemma: Stemma, kept: str, gone: str) -> Stemma:
    """One root instead of two: what went back to the one goes back to the other."""
    sources = tuple(s for s in stemma.sources if s.id != gone)
    moved = (replace(e, parent=kept) if e.parent == gone else e for e in stemma.derivations)
    distinct = {(e.child, e.parent): e for e in moved if e.child != e.parent}
    return replace(stemma, sources=sources, derivations=tuple(distinct.values()))


def _unnamed(stemma: Stemma, id: str) -> bool:
    """Whether a source is a lost report that no report names."""
    found = source(stemma, id)
    return found is not None and is_lost(stemma, id) and not found.named and found.name == UNKNOWN


def rooted(stemma: Stemma, family: Family, root: str) -> Stemma:
    """The stemma with another root for one family."""
    changed = (Family(root=root, reports=f.reports) if f == family else f for f in stemma.families)
    return replace(stemma, families=ordered(changed))


def descendants(stemma: Stemma, family: Family, report: str) -> set[str]:
    """A report of a family and those of the family that go back to it, quotations aside."""
    found, front = set[str](), [report]
    while front:
        here = front.pop()
        if here in found:
            continue
        found.add(here)
        front += [
            e.child
            for e in stemma.derivations
            if e.parent == here
            and e.child in family.reports
            and e.relation is not DescentKind.QUOTATION
        ]
    return found


def parted(stemma: Stemma, family: Family, root: str, goers: Collection[str]) -> Stemma:
    """Some reports of a family as a family of their own; nothing ties them to the rest."""
    rest = tuple(r for r in family.reports if r not in goers)
    old = {*rest, family.root}
    cut = [e for e in stemma.derivations if _between(e, goers, old)]
    others = [f for f in stemma.families if f != family]
    left = Family(root=family.root, reports=rest)
    new = Family(root=root, reports=tuple(goers))
    stemma = replace(without_edges(stemma, cut), families=ordered((*others, left, new)))
    return _without_idle_root(stemma, left)


def _between(edge: Derivation, some: Collection[str], others: Collection[str]) -> bool:
    ends = (edge.child, edge.parent)
    across = (ends[0] in some and ends[1] in others) or (ends[1] in some and ends[0] in others)
    return across and edge.relation is not DescentKind.QUOTATION


def _without_idle_root(stemma: Stemma, family: Family) -> Stemma:
    """A lost report that nobody names and from which one report is left need not have been."""
    if len(family.reports) > 1 or not _unnamed(stemma, family.root):
        return stemma
    if family.reports:
        stemma = rooted(stemma, family, family.reports[0])
    cut = [e for e in stemma.derivations if e.parent == family.root]
    sources = tuple(s for s in stemma.sources if s.id != family.root)
    return replace(without_edges(stemma, cut), sources=sources)


def rank(stemma: Stemma, family: Family) -> tuple[bool, int, Sequence[str]]:
    """Which of two families takes in the other: one whose lost root is named, then the larger."""
    named = is_lost(stemma, family.root) and not _unnamed(stemma, family.root)
    return (not named, -len(family.reports), family.reports)


def home_of(stemma: Stemma, report: str) -> Family:
    """The family of a report; one of itself where it has none."""
    return family_of(stemma, report) or Family(root=report, reports=(report,))


def turned(stemma: Stemma, child: str, parent: str) -> tuple[Stemma, bool]:
    """The stemma without the opposite derivation, where there was one; a root that goes gives its
    place to the report that it now goes back to."""
    opposite = edges(stemma, parent, (child,))
    if not opposite:
        return stemma, False
    home = home_of(stemma, child)
    if home.root == child and parent in home.reports:
        stemma = rooted(stemma, home, parent)
    return without_edges(stemma, opposite), True


def moved(stemma: Stemma, child: str, parent: str) -> Stemma:
    """A family whose root goes back to something else is part of that one's family."""
    lower = home_of(stemma, child)
    upper = family_of(stemma, parent) or next(
        (f for f in stemma.families if f.root == parent), None
    )
    if lower.root != child or upper == lower:
        return stemma
    if upper is None:
        return rooted(stemma, lower, parent) if is_lost(stemma, parent) else stemma
    return joined(stemma, upper, lower, None)


def without_shortcut(stemma: Stemma, child: str, parent: str) -> Stemma:
    """A report that goes back to its family's root through another does not do so directly too,
    unless an editor said that as well."""
    root = home_of(stemma, child).root
    if root == parent or not reaches(stemma, parent, root):
        return stemma
    direct = [e for e in edges(stemma, child, (root,)) if e.likelihood < DECIDED]
    return without_edges(stemma, direct)
