"""Proper names by rules: capitals, lexicons, and the report's own evidence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from variorum.marking.name_chunks import runs
from variorum.marking.name_evidence import Evidence, gather, titled
from variorum.marking.name_headlines import headline_names
from variorum.marking.name_refine import Found, names
from variorum.marking.name_tokens import Token, tokens
from variorum.model import EntityKind, NameMark, Report, SegmentKind, span

Line = tuple[Token, ...]
Placed = tuple[Line, Found]
_KINDS = tuple(EntityKind)


def form(line: Line, found: Found) -> str:
    """The words of a name, parted by single spaces."""
    return " ".join(t.text for t in line[found.start : found.end])


def _votes(placed: Iterable[Placed]) -> dict[str, Counter[EntityKind]]:
    """For each name, how strongly the report speaks for each kind."""
    votes: dict[str, Counter[EntityKind]] = {}
    for line, found in placed:
        weight = found.guess.weight**2
        votes.setdefault(form(line, found), Counter())[found.guess.kind] += weight
    return votes


def _best(votes: Counter[EntityKind]) -> EntityKind:
    return min(votes, key=lambda kind: (-votes[kind], _KINDS.index(kind)))


def _heirs(votes: dict[str, Counter[EntityKind]]) -> dict[str, EntityKind]:
    """Single words that stand in longer names: "Brown" of "Anna Brown" names a person."""
    heirs: dict[str, EntityKind] = {}
    for name in sorted(votes, key=lambda n: (-sum(votes[n].values()), n)):
        parts, kind = name.split(), _best(votes[name])
        if len(parts) < 2:
            continue
        if kind is EntityKind.PERSON:
            heirs.setdefault(parts[-1], kind)
            heirs.setdefault(parts[0], kind)
        elif kind is EntityKind.ORGANISATION:
            heirs.setdefault(parts[0], kind)
    return heirs


def _settled(placed: Sequence[Placed]) -> dict[str, EntityKind]:
    """One kind for each name of a report."""
    votes = _votes(placed)
    heirs = _heirs(votes)
    kinds: dict[str, EntityKind] = {}
    for name, counted in votes.items():
        heir = heirs.get(name)
        strongest = max(counted.values())
        inherits = heir is not None and strongest < 2 * 4
        kinds[name] = heir if inherits and heir is not None else _best(counted)
    return kinds


def _body(lines: Iterable[Line], evidence: Evidence) -> Iterator[Placed]:
    for line in lines:
        for run in runs(line, evidence):
            yield from ((line, found) for found in names(line, run, evidence))


def mark_names(report: Report) -> tuple[NameMark, ...]:
    """The names in a report's headlines and sentences, each with its kind, in order of start.

    Titles, possessives and articles stay outside the span. A headline's capitals tell nothing: a
    word there is a name where the body, or a lexicon, knows it as one.
    """
    segments = report.spans(SegmentKind.HEADLINE, SegmentKind.SENTENCE)
    lines = [tokens(report.text, s.start, s.end) for s in segments]
    plain = [line for line in lines if not titled(line)]
    evidence = gather(plain)
    placed = list(_body(plain, evidence))
    kinds = _settled(placed)
    raised = [line for line in lines if titled(line)]
    marks = [_mark(report, line, found, kinds[form(line, found)]) for line, found in placed]
    for line in raised:
        marks += (
            _mark(report, line, found, kinds.get(form(line, found), found.guess.kind))
            for found in headline_names(line, kinds, evidence)
        )
    return tuple(sorted(marks, key=lambda m: m.span.start))


def _mark(report: Report, line: Line, found: Found, kind: EntityKind) -> NameMark:
    start, end = line[found.start].start, line[found.end - 1].end
    return NameMark(span=span(report.id, start, end), kind=kind)
