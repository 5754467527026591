"""Decisions on descent: same family or not, goes back to it or not."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from variorum.judging.edges import Edges
from variorum.judging.families import (
    UNKNOWN,
    descendants,
    edges,
    family_of,
    home_of,
    is_lost,
    joined,
    moved,
    parted,
    rank,
    reaches,
    rooted,
    turned,
    with_edge,
    with_lost,
    without_edges,
    without_shortcut,
)
from variorum.judging.ledger import Case, Done, Refused, carry_out
from variorum.model import (
    Decision,
    Derivation,
    DescentKind,
    Family,
    Judgement,
    Place,
    Ruling,
    SourceKind,
    Stemma,
)

_KINDS = (
    Decision.SAME_FAMILY,
    Decision.DIFFERENT_FAMILY,
    Decision.DERIVES,
    Decision.NOT_DERIVED,
)
_Outcome = Done[Stemma] | Refused


def judge_descent(stemma: Stemma, case: Case) -> tuple[Stemma, tuple[Ruling, ...]]:
    """The stemma as an editor's decisions have it, and what came of each of these."""
    desk = _Desk(case)
    steps = {
        Decision.SAME_FAMILY: desk.same,
        Decision.DIFFERENT_FAMILY: desk.different,
        Decision.DERIVES: desk.derives,
        Decision.NOT_DERIVED: desk.not_derived,
    }

    def step(stemma: Stemma, judgement: Judgement, held: Sequence[Judgement]) -> _Outcome:
        return steps[judgement.decision](stemma, judgement, held)

    return carry_out(case, _KINDS, stemma, step, _holds)


def _holds(stemma: Stemma) -> Callable[[Judgement], bool]:
    return partial(_is_so, stemma)


def _is_so(stemma: Stemma, judgement: Judgement) -> bool:
    """Whether the stemma is as a judgement says."""
    if judgement.decision in (Decision.SAME_FAMILY, Decision.DIFFERENT_FAMILY):
        homes = {family_of(stemma, p.report) for p in judgement.places}
        return (len(homes) == 1) is (judgement.decision is Decision.SAME_FAMILY)
    child, parent = judgement.places
    there = any(reaches(stemma, child.report, id) for id in _sources(stemma, parent))
    direct = bool(edges(stemma, child.report, _sources(stemma, parent)))
    return there if judgement.decision is Decision.DERIVES else not direct


def _sources(stemma: Stemma, place: Place) -> tuple[str, ...]:
    """The ids of a place: a report's, or those of the sources of a name.

    Several dispatches of one agency are numbered in their names; they all go by the agency's.
    """
    if place.report:
        return (place.report,)
    named = [s for s in stemma.sources if s.kind is not SourceKind.REPORT]
    same = [s for s in named if s.name == place.source]
    return tuple(s.id for s in same or [s for s in named if _bare(s.name) == _bare(place.source)])


def _bare(name: str) -> str:
    return name.partition(", dispatch ")[0]


class _Desk:
    """Each decision carried out: a stemma in, a stemma and what was done in words out."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.making = Edges(case)

    def same(self, stemma: Stemma, judgement: Judgement, held: Sequence[Judgement]) -> _Outcome:
        """Families joined until all the reports are in one."""
        del held
        first, *others = (p.report for p in judgement.places)
        found = [family_of(stemma, r) for r in (first, *others)]
        if None in found:
            return Refused(why="one of its reports is in no family")
        if len(set(found)) == 1:
            return Done(
                state=stemma, why="they were one family already", about=home_of(stemma, first).root
            )
        for other in others:
            stemma = self._one(stemma, first, other, judgement)
        return Done(state=stemma, why="made one family", about=home_of(stemma, first).root)

    def _one(self, stemma: Stemma, first: str, second: str, judgement: Judgement) -> Stemma:
        """The families of two reports as one; two that stood alone get a lost report above them:
        that one goes back to the other was not said."""
        homes = {f for r in (first, second) if (f := family_of(stemma, r))}
        if len(homes) == 1:
            return stemma
        upper, lower = sorted(homes, key=lambda f: rank(stemma, f))
        if len(upper.reports) == 1 and not any(is_lost(stemma, f.root) for f in homes):
            stemma, lost = with_lost(stemma, UNKNOWN)
            stemma = with_edge(
                stemma, self.making.decided(upper.root, lost, judgement, lower.reports)
            )
            stemma = rooted(stemma, upper, lost)
            upper = Family(root=lost, reports=upper.reports)
        elif reaches(stemma, upper.root, lower.root):
            upper, lower = lower, upper
        siblings = upper.reports

        def link(child: str, parent: str) -> Derivation:
            return self.making.decided(child, parent, judgement, siblings)

        return joined(stemma, upper, lower, link)

    def different(
        self, stemma: Stemma, judgement: Judgement, held: Sequence[Judgement]
    ) -> _Outcome:
        """The first report leaves the family of the second, unless the second goes back to it:
        then the second leaves."""
        goer, stayer = (p.report for p in judgement.places)
        family = family_of(stemma, goer)
        if family is None or stayer not in family.reports:
            return Done(state=stemma, why="they were of two families already", about=goer)
        if goer == family.root or reaches(stemma, stayer, goer):
            goer, stayer = stayer, goer
        stemma = self._leave(stemma, family, goer, {stayer}, held)
        return Done(state=stemma, why=f"{goer} was taken out of the family of {stayer}", about=goer)

    def _leave(
        self,
        stemma: Stemma,
        family: Family,
        goer: str,
        stayers: set[str],
        held: Sequence[Judgement],
    ) -> Stemma:
        """A report leaves its family, with what goes back to it, what is its double, and what an
        earlier decision ties to it."""
        tied_to_stayers = _tied(stayers, held)
        goers = descendants(stemma, family, goer) | _tied({goer}, held)
        doubles = {r for r in family.reports if self.making.doubles(r, goer)}
        goers = (goers | doubles) & set(family.reports) - {family.root} - tied_to_stayers
        goers.add(goer)
        stemma = parted(stemma, family, goer, goers)
        stemma = self._hung_again(stemma, family, goers)
        for report in sorted(goers - descendants(stemma, home_of(stemma, goer), goer)):
            stemma = with_edge(stemma, self.making.taken_along(report, goer))
        return stemma

    def _hung_again(self, stemma: Stemma, family: Family, goers: set[str]) -> Stemma:
        """What stayed and went back to the root through one that left goes back to it directly."""
        for report in family.reports:
            home = home_of(stemma, report)
            if report in goers or home.root in (report, *goers):
                continue
            if not reaches(stemma, report, home.root):
                stemma = with_edge(stemma, self.making.plain(report, home))
        return stemma

    def derives(self, stemma: Stemma, judgement: Judgement, held: Sequence[Judgement]) -> _Outcome:
        """A derivation, certain now. A child that headed its family brings it along."""
        del held
        child, parent = judgement.places
        found = _sources(stemma, parent)
        if len(found) > 1:
            return Refused(
                why=f"{len(found)} sources are called {_bare(parent.source)}; say same_family with"
                " a report that goes back to the one that is meant"
            )
        if found:
            above = found[0]
        else:
            stemma, above = with_lost(stemma, parent.source)
        if above == child.report:
            return Refused(why="a report does not go back to itself")
        return self._beneath(stemma, child.report, above, judgement)

    def _beneath(self, stemma: Stemma, child: str, parent: str, judgement: Judgement) -> _Outcome:
        stemma, was_turned = turned(stemma, child, parent)
        if reaches(stemma, parent, child):
            return Refused(
                why=f"{parent} goes back to {child} through others; decide on these first"
            )
        old = edges(stemma, child, (parent,))
        siblings = next((f.reports for f in stemma.families if f.root == parent), ())
        new = self.making.decided(child, parent, judgement, siblings, old[0] if old else None)
        if parent not in self.case.reports and not is_lost(stemma, parent):
            new = replace(new, relation=DescentKind.QUOTATION)
        stemma = moved(with_edge(stemma, new), child, parent)
        stemma = without_shortcut(stemma, child, parent)
        why = "it was found so, and is certain now" if old else "a derivation that was not found"
        why = "it was drawn the other way round" if was_turned else why
        return Done(state=stemma, why=why, about=f"{child}>{parent}")

    def not_derived(
        self, stemma: Stemma, judgement: Judgement, held: Sequence[Judgement]
    ) -> _Outcome:
        """A derivation taken away. From a sibling, the report still shares the family's dispatch;
        without a way to the root it leaves the family."""
        child, parent = judgement.places
        gone = edges(stemma, child.report, _sources(stemma, parent))
        if not gone:
            return Done(state=stemma, why="no such derivation was found", about=child.report)
        family = home_of(stemma, child.report)
        stemma = without_edges(stemma, gone)
        why = "the derivation was taken away"
        if child.report == family.root or reaches(stemma, child.report, family.root):
            return Done(state=stemma, why=why, about=child.report)
        if all(e.relation is DescentKind.QUOTATION for e in gone):
            return Done(state=stemma, why=why, about=child.report)
        if any(e.parent in family.reports and e.parent != family.root for e in gone):
            new = replace(self.making.plain(child.report, family), likelihood=gone[0].likelihood)
            why += "; what they share is put down to their common source"
            return Done(state=with_edge(stemma, new), why=why, about=child.report)
        if not any(e.parent == family.root for e in gone):
            return Done(state=stemma, why=why, about=child.report)
        stemma = self._leave(stemma, family, child.report, set(), held)
        return Done(state=stemma, why=f"{why}; it is of a family of its own", about=child.report)


def _tied(reports: set[str], held: Sequence[Judgement]) -> set[str]:
    """Some reports and all that earlier decisions put into one family with them."""
    groups = [
        {p.report for p in j.places if p.report}
        for j in held
        if j.decision in (Decision.SAME_FAMILY, Decision.DERIVES)
    ]
    found, before = set(reports), 0
    while len(found) > before:
        before = len(found)
        found = found.union(*(g for g in groups if g & found))
    return found
