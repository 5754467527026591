"""Passages, details, credits and time become a stemma."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from variorum.lineage.case import Case
from variorum.lineage.credit import naming, origins
from variorum.lineage.details import details
from variorum.lineage.edges import Above, borrowings, within
from variorum.lineage.evidence import weigh
from variorum.lineage.families import Line, lines
from variorum.lineage.own import OwnWords
from variorum.lineage.sources import lost_sources, voice_sources
from variorum.model import (
    Credit,
    Derivation,
    DescentKind,
    Family,
    Figure,
    Findings,
    Passage,
    Report,
    Saying,
    Source,
    SourceKind,
    Span,
    Stemma,
    Voice,
)

_Finding = TypeVar("_Finding", Saying, Figure)


def descend(
    reports: Sequence[Report],
    passages: Sequence[Passage],
    found: Findings,
    credits: Mapping[str, Sequence[Voice]],
    days: Mapping[str, str],
) -> Stemma:
    """The stemma of a story's reports: sources, derivations with likelihood and reasons, families.

    Takes the reports, the passages that each pair shares, what was found in them (who says what,
    figures, who is who), each report's credits, and each report's day of publication (ISO; a day
    missing or inferred decides nothing that words do not). A report that shares nothing and
    credits nobody is a family of its own.
    """
    sayings = _by_report(reports, found.sayings)
    case = case_of(reports, passages, found, credits, days)
    families = lines(case)
    lost = lost_sources(families, {f.members[0]: _named(f, case) for f in families})
    roots = _roots(families, lost)
    family_of = {m: roots[line.members[0]] for line in families for m in line.members}
    voices = voice_sources(reports, sayings, found.entities, family_of, families)
    above = Above()
    edges = [e for f in families for e in within(f, roots[f.members[0]], case, above)]
    edges += borrowings(families, case, above)
    edges += _quotations(reports, sayings, voices)
    return Stemma(
        sources=(*(_witness(r) for r in reports), *lost, *voices),
        derivations=tuple(edges),
        families=tuple(Family(root=roots[f.members[0]], reports=f.members) for f in families),
    )


def case_of(
    reports: Sequence[Report],
    passages: Sequence[Passage],
    found: Findings,
    credits: Mapping[str, Sequence[Voice]],
    days: Mapping[str, str],
) -> Case:
    """All that descent is decided on; takes what `descend` takes."""
    sayings, figures = _by_report(reports, found.sayings), _by_report(reports, found.figures)
    own = {r.id: OwnWords(r, sayings[r.id], credits[r.id]) for r in reports}
    told = {r.id: details(r, own[r.id], figures[r.id], found.entities) for r in reports}
    given = {r.id: origins(r, sayings[r.id], credits[r.id]) for r in reports}
    evidence = weigh(passages, own, told, given)
    return Case(
        reports={r.id: r for r in reports},
        evidence={frozenset((e.child, e.parent)): e for e in evidence},
        origins=given,
        named={r.id: naming(r, credits[r.id]) for r in reports},
        days=days,
        sizes={i: words.total for i, words in own.items()},
    )


def _by_report(
    reports: Sequence[Report], found: Sequence[_Finding]
) -> Mapping[str, Sequence[_Finding]]:
    grouped: dict[str, list[_Finding]] = {r.id: [] for r in reports}
    for one in found:
        grouped[one.span.report].append(one)
    return grouped


def _witness(report: Report) -> Source:
    return Source(id=report.id, name=report.outlet or report.id, kind=SourceKind.REPORT)


def _named(line: Line, case: Case) -> tuple[Span, ...]:
    return tuple(place for member in line.members for place in case.names(member, line.name))


def _roots(found: Sequence[Line], lost: Sequence[Source]) -> Mapping[str, str]:
    """The root of each family, by the family's first member."""
    waiting = iter(lost)
    return {line.members[0]: line.root or next(waiting).id for line in found}


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
