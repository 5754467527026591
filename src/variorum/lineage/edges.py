"""The edges of a stemma: from each report to what it goes back to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.lineage.case import Case
from variorum.lineage.evidence import Evidence
from variorum.lineage.families import Line
from variorum.lineage.reasons import reasons
from variorum.model import Credit, Derivation, DescentKind, PassageKind, Span

_COPY = 0.6  # share of own words word for word from which a report is a copy, not a rewrite
_EXCERPT = 0.6  # a copy at most this long beside its parent is an excerpt
_DOUBLE = 0.85  # share word for word, both ways, from which one is the other's copy
_OWES = 0.5  # likelihood from which a missing credit is held against a report
_SURE = 0.99  # nothing that is inferred from words is certain
_UNLESS_NAMED = 0.1  # doubt that is left of a derivation where the report names its source
_MANY_RUNS = 2  # long runs from which a report of another family is a source too


class Above:
    """What each report has been derived from so far: a stemma has no cycle."""

    def __init__(self) -> None:
        self._parents: dict[str, set[str]] = {}

    def add(self, child: str, parent: str) -> None:
        """Draw an edge."""
        self._parents.setdefault(child, set()).add(parent)

    def reaches(self, start: str, end: str) -> bool:
        """Whether the edges lead from one report up to another."""
        front, seen = [start], set[str]()
        while front and end not in seen:
            here = front.pop()
            if here not in seen:
                seen.add(here)
                front += self._parents.get(here, ())
        return end in seen


def within(line: Line, root: str, case: Case, above: Above) -> Iterator[Derivation]:
    """From every member of a family to its root, or to the member that it is nearest to."""
    for member in line.members:
        if member != root:
            parent = _double(member, line, case) or _nearest(member, line, root, case)
            parent = root if above.reaches(parent, member) else parent
            above.add(member, parent)
            yield _edge(member, parent, line, case)


def _nearest(member: str, line: Line, root: str, case: Case) -> str:
    """The root where it is lost or named; else the likeliest of it and the members before this."""
    if root not in case.reports or case.names(member, line.name):
        return root
    mine = case.precedence(member)
    before = [m for m in line.members if m != member and case.precedence(m) < mine]
    found = {m: case.likelihood(member, m) for m in (root, *before)}
    return max(found, key=lambda m: (found[m], m == root, m))


def _double(member: str, line: Line, case: Case) -> str:
    """The member that this one names as its origin, or copies nearly whole; "" if there is none."""
    if _is_own(member, line, case):
        return ""
    others = [m for m in line.members if m != member and not case.is_later(m, member)]
    named = [o for o in others if _is_origin(o, member, case)]
    if named and not _is_origin(member, named[0], case):
        return named[0]
    if case.names(member, line.name):
        return ""
    mine = case.precedence(member)
    doubles: list[tuple[float, str]] = []
    for other in others:
        found = case.between(member, other)
        both = (found.verbatim, found.verbatim_parent)
        if min(both) >= _DOUBLE and case.precedence(other) < mine:
            doubles.append((-sum(both), other))
    return min(doubles)[1] if doubles else ""


def _is_own(member: str, line: Line, case: Case) -> bool:
    """Whether a report is a later version, from the newsroom whose earlier one is the root."""
    return line.earlier and case.outlet(member) == line.name


def _is_origin(parent: str, child: str, case: Case) -> bool:
    """Whether the child gives the parent's newsroom as the origin of the whole."""
    return any(o.name == case.outlet(parent) and o.places for o in case.origins[child])


def _edge(child: str, parent: str, line: Line, case: Case) -> Derivation:
    among_files = parent in case.reports
    name = case.outlet(parent) if among_files else line.name
    places = case.names(child, name)
    hidden = not places and any(o.name == name for o in case.origins[child])
    others = [parent] if among_files else [m for m in line.members if m != child]
    pairs = [e for m in others if (e := case.between(child, m)).all_passages()]
    best = max((e.likelihood for e in pairs), default=0.0)
    likelihood = min(_SURE, round(1 - (1 - best) * (_UNLESS_NAMED if places or hidden else 1), 2))
    own = _is_own(child, line, case)
    return Derivation(
        child=child,
        parent=parent,
        relation=_relation(child, parent if among_files else "", pairs, case),
        credit=Credit.UNKNOWN if own and not places else _credit(places, likelihood),
        credits=places,
        likelihood=likelihood,
        passages=tuple(p for e in pairs for p in e.all_passages()),
        why=(
            *([f"its address names {name}"] if hidden else []),
            *([f"is a later version from {name} itself"] if own else []),
            *reasons(child, parent, pairs, case.reports, credited=name if places else ""),
        ),
    )


def _credit(places: Sequence[Span], likelihood: float) -> Credit:
    """No credit is held against a report only where it is likelier than not that it owes one."""
    if places:
        return Credit.CREDITED
    return Credit.UNCREDITED if likelihood >= _OWES else Credit.UNKNOWN


def _relation(child: str, parent: str, pairs: Sequence[Evidence], case: Case) -> DescentKind:
    verbatim = max((e.verbatim for e in pairs), default=0.0)
    if verbatim < _COPY:
        return DescentKind.REWRITE
    longest = max(len(case.reports[e.parent].text) for e in pairs)
    size = len(case.reports[parent].text) if parent else longest
    cut = len(case.reports[child].text) <= _EXCERPT * size
    return DescentKind.EXCERPT if cut else DescentKind.COPY


def borrowings(found: Sequence[Line], case: Case, above: Above) -> Iterator[Derivation]:
    """Long runs, outside quotations, that a report has from another family: a part taken over."""
    line_of: Mapping[str, Line] = {m: line for line in found for m in line.members}
    for evidence in _across(case, line_of):
        ends = (evidence.child, evidence.parent)
        parent, child = sorted(ends, key=case.precedence)
        if above.reaches(parent, child):
            continue
        above.add(child, parent)
        between = case.between(child, parent)
        places = case.names(child, case.outlet(parent))
        likelihood = min(_SURE, round(max(_OWES, between.likelihood), 2))
        yield Derivation(
            child=child,
            parent=parent,
            relation=DescentKind.EXCERPT,
            credit=_credit(places, likelihood),
            credits=places,
            likelihood=likelihood,
            passages=tuple(p for p in between.passages if p.kind is PassageKind.VERBATIM),
            why=reasons(child, parent, [between], case.reports, credited=""),
        )


def _across(case: Case, line_of: Mapping[str, Line]) -> Iterable[Evidence]:
    """The pairs of two families that share more long runs than chance gives."""
    for evidence in case.evidence.values():
        apart = line_of[evidence.child] is not line_of[evidence.parent]
        if apart and evidence.long_runs >= _MANY_RUNS:
            yield evidence
