"""Passages, credits and time become a stemma."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.lexicon.outlets import canonical_outlet
from variorum.lineage.credit import Origin, origins
from variorum.lineage.evidence import Evidence, Weights, weigh
from variorum.lineage.families import Line, lines, precedence
from variorum.lineage.reasons import reasons
from variorum.lineage.sources import lost_sources, voice_sources
from variorum.model import (
    Credit,
    Derivation,
    DescentKind,
    Entity,
    Family,
    Passage,
    PassageKind,
    Report,
    Saying,
    Source,
    SourceKind,
    Span,
    Stemma,
    Voice,
)

_COPY = 0.6  # share of own words word for word from which a report is a copy, not a rewrite
_EXCERPT = 0.6  # a copy at most this long beside its parent is an excerpt
_DOUBLE = 0.85  # share word for word, both ways, from which one is the other's copy
_OWES = 0.5  # likelihood from which a missing credit is held against a report
_SURE = 0.99  # nothing that is inferred from words is certain
_MANY_RUNS = 2  # long runs from which a report of another family is a source too


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """All that is known of a story's reports when descent is decided."""

    reports: Mapping[str, Report]
    evidence: Mapping[frozenset[str], Evidence]
    origins: Mapping[str, tuple[Origin, ...]]
    days: Mapping[str, str]

    def between(self, child: str, parent: str) -> Evidence | None:
        found = self.evidence.get(frozenset((child, parent)))
        return found if found is None or found.child == child else found.turned()


def descend(
    reports: Sequence[Report],
    passages: Sequence[Passage],
    sayings: Mapping[str, Sequence[Saying]],
    credits: Mapping[str, Sequence[Voice]],
    entities: Sequence[Entity],
    days: Mapping[str, str],
) -> Stemma:
    """The stemma of a story's reports: sources, derivations with likelihood and reasons, families.

    Takes the reports, the passages that each pair shares, each report's sayings and credits, who
    is who, and each report's day of publication (ISO; a day missing or inferred decides nothing
    that words do not). A report that shares nothing and credits nobody is a family of its own.
    """
    weights = {r.id: Weights(r, sayings[r.id]) for r in reports}
    evidence = weigh(passages, weights)
    case = _Case(
        reports={r.id: r for r in reports},
        evidence={frozenset((e.child, e.parent)): e for e in evidence},
        origins={r.id: origins(r, sayings[r.id], credits[r.id]) for r in reports},
        days=days,
    )
    found = lines(reports, evidence, case.origins, days)
    lost = lost_sources(found, {f.members[0]: _named(f, case) for f in found})
    roots = _roots(found, lost)
    family_of = {m: roots[line.members[0]] for line in found for m in line.members}
    voices = voice_sources(reports, sayings, entities, family_of, found)
    edges = [e for line in found for e in _edges(line, roots[line.members[0]], case)]
    edges += _borrowings(found, case, edges)
    edges += _quotations(reports, sayings, voices)
    return Stemma(
        sources=(*(_witness(r) for r in reports), *lost, *voices),
        derivations=tuple(edges),
        families=tuple(Family(root=roots[line.members[0]], reports=line.members) for line in found),
    )


def _witness(report: Report) -> Source:
    return Source(id=report.id, name=report.outlet or report.id, kind=SourceKind.REPORT)


def _named(line: Line, case: _Case) -> tuple[Span, ...]:
    return tuple(
        place
        for member in line.members
        for origin in case.origins[member]
        if origin.name == line.name
        for place in origin.places
    )


def _roots(found: Sequence[Line], lost: Sequence[Source]) -> Mapping[str, str]:
    """The root of each family, by the family's first member."""
    waiting = iter(lost)
    return {line.members[0]: line.root or next(waiting).id for line in found}


def _edges(line: Line, root: str, case: _Case) -> Iterable[Derivation]:
    """From every member to the family's root, or to the member that it is nearest to."""
    above: dict[str, set[str]] = {}
    for member in line.members:
        if member != root:
            parent = _double(member, line, case) or _nearest(member, line, root, case)
            parent = root if _reaches(parent, member, above) else parent
            above[member] = {parent}
            yield _edge(member, parent, line, case)


def _reaches(start: str, end: str, above: Mapping[str, set[str]]) -> bool:
    """Whether the edges drawn so far lead from one report to another: a stemma has no cycle."""
    front, seen = [start], set[str]()
    while front and end not in seen:
        here = front.pop()
        if here not in seen:
            seen.add(here)
            front += above.get(here, ())
    return end in seen


def _nearest(member: str, line: Line, root: str, case: _Case) -> str:
    """The root where it is lost or named; else the likeliest of it and the members before this."""
    if root not in case.reports or _credits(member, line, case):
        return root
    mine = precedence(case.reports[member], case.days)
    before = [
        m for m in line.members if m != member and precedence(case.reports[m], case.days) < mine
    ]
    found = {m: e.likelihood for m in (root, *before) if (e := case.between(member, m))}
    return max(found, key=lambda m: (found[m], m == root), default=root)


def _double(member: str, line: Line, case: _Case) -> str:
    """The member that this one names as its origin, or copies nearly whole; "" if there is none."""
    others = [m for m in line.members if m != member]
    named = [o for o in others if _names_outlet(member, o, case)]
    if named and not _names_outlet(named[0], member, case):
        return named[0]
    if _credits(member, line, case):
        return ""
    mine = precedence(case.reports[member], case.days)
    doubles: list[tuple[float, str]] = []
    for other in others:
        between = case.between(member, other)
        if between is None or precedence(case.reports[other], case.days) > mine:
            continue
        both = (between.verbatim, between.verbatim_parent)
        if min(both) >= _DOUBLE:
            doubles.append((-sum(both), other))
    return min(doubles)[1] if doubles else ""


def _credits(member: str, line: Line, case: _Case) -> tuple[Span, ...]:
    """Where a member names its family's root."""
    return tuple(p for o in case.origins[member] if o.name == line.name for p in o.places)


def _edge(child: str, parent: str, line: Line, case: _Case) -> Derivation:
    among_files = parent in case.reports
    places, name = _credits(child, line, case), line.name
    if among_files and parent != line.root:
        places, name = _names_outlet(child, parent, case), case.reports[parent].outlet
    hidden = not places and any(o.name == name for o in case.origins[child])
    siblings = [m for m in line.members if m != child]
    pairs = [e for m in ([parent] if among_files else siblings) if (e := case.between(child, m))]
    best = max(pairs, key=lambda e: (e.likelihood, e.parent), default=None)
    likelihood = _likelihood(best, named=bool(places) or hidden)
    return Derivation(
        child=child,
        parent=parent,
        relation=_relation(child, parent if among_files else "", pairs, case),
        credit=_credit(places, likelihood),
        credits=places,
        likelihood=likelihood,
        passages=tuple(p for e in pairs for p in e.passages),
        why=(
            *([f"its address names {name}"] if hidden else []),
            *reasons(child, parent, pairs, case.reports, credited=name if places else ""),
        ),
    )


def _credit(places: Sequence[Span], likelihood: float) -> Credit:
    """No credit is held against a report only where it is likelier than not that it owes one."""
    if places:
        return Credit.CREDITED
    return Credit.UNCREDITED if likelihood >= _OWES else Credit.UNKNOWN


def _names_outlet(child: str, parent: str, case: _Case) -> tuple[Span, ...]:
    name = canonical_outlet(case.reports[parent].outlet)
    return tuple(p for o in case.origins[child] if o.name == name for p in o.places)


def _likelihood(best: Evidence | None, *, named: bool) -> float:
    """Shared text, and a credit or an address, are independent grounds: either may be enough."""
    shared = best.likelihood if best else 0.0
    return min(_SURE, round(1 - (1 - shared) * (0.1 if named else 1.0), 2))


def _relation(child: str, parent: str, pairs: Sequence[Evidence], case: _Case) -> DescentKind:
    verbatim = max((e.verbatim for e in pairs), default=0.0)
    if verbatim < _COPY:
        return DescentKind.REWRITE
    longest = max(len(case.reports[e.parent].text) for e in pairs)
    size = len(case.reports[parent].text) if parent else longest
    cut = len(case.reports[child].text) <= _EXCERPT * size
    return DescentKind.EXCERPT if cut else DescentKind.COPY


def _borrowings(
    found: Sequence[Line], case: _Case, edges: Sequence[Derivation]
) -> Iterable[Derivation]:
    """Long runs, outside quotations, that a report has from another family: a part taken over."""
    line_of = {m: line for line in found for m in line.members}
    above: dict[str, set[str]] = {}
    for edge in edges:
        above.setdefault(edge.child, set()).add(edge.parent)
    for evidence in case.evidence.values():
        if line_of[evidence.child] is line_of[evidence.parent]:
            continue
        if evidence.long_runs < _MANY_RUNS:
            continue
        ends = (evidence.child, evidence.parent)
        parent = min(ends, key=lambda i: precedence(case.reports[i], case.days))
        child = ends[0] if parent == ends[1] else ends[1]
        if _reaches(parent, child, above):
            continue
        above.setdefault(child, set()).add(parent)
        between = evidence if evidence.child == child else evidence.turned()
        places = _names_outlet(child, parent, case)
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


def _quotations(
    reports: Sequence[Report], sayings: Mapping[str, Sequence[Saying]], voices: Sequence[Source]
) -> Iterable[Derivation]:
    """A report that quotes a document draws on it: an edge that is no copying of other reports."""
    documents = {place: s for s in voices if s.kind is SourceKind.DOCUMENT for place in s.named}
    for report in reports:
        found: dict[Source, list[Span]] = {}
        for saying in sayings[report.id]:
            for voice in saying.attribution[:1]:
                source = documents.get(voice.span)
                if source is not None and voice.kind is SourceKind.DOCUMENT:
                    found.setdefault(source, []).append(voice.span)
        for source, places in found.items():
            yield Derivation(
                child=report.id,
                parent=source.id,
                relation=DescentKind.QUOTATION,
                credit=Credit.CREDITED,
                credits=tuple(dict.fromkeys(places)),
                likelihood=0.95,
                passages=(),
                why=(f"gives what it has from {source.name} as such",),
            )
