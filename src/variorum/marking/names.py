"""Proper names by rules: capitals, lexicons, and the report's own evidence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress

from variorum.marking.name_chunks import runs
from variorum.marking.name_evidence import Evidence, gather, titled
from variorum.marking.name_headlines import headline_names
from variorum.marking.name_kinds import Guess
from variorum.marking.name_refine import Found, names
from variorum.marking.name_tokens import Token, tokens
from variorum.model import EntityKind, NameMark, Report, SegmentKind, span

_JOINTS = frozenset((",", ";", "/", "&", "and", "or", "the"))
Line = tuple[Token, ...]
Placed = tuple[Line, Found]
_KINDS = tuple(EntityKind)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A name, and how sure the rules are: 3 said outright, 2 likely, 1 by default, 0 unknown.

    `raised` where the line is written with capitals throughout, as headlines are.
    """

    start: int
    end: int
    kind: EntityKind
    weight: int
    raised: bool = False


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
        found = [f for run in runs(line, evidence) for f in names(line, run, evidence)]
        yield from ((line, f) for f in _listed(line, found))


def _listed(line: Line, found: Sequence[Found]) -> list[Found]:
    """Names with what stands beside them in a list: "Acme, Bolt and Cray" are of one kind."""
    kept = list(found)
    for order in (range(1, len(kept)), range(len(kept) - 2, -1, -1)):
        step = 1 if order.step < 0 else -1
        for place in order:
            one, other = kept[place], kept[place + step]
            first, second = sorted((one, other), key=lambda f: f.start)
            if (
                not one.guess.weight
                and other.guess.weight
                and _joins(line[first.end : second.start])
            ):
                kept[place] = replace(one, guess=Guess(other.guess.kind, 1))
    return kept


def _joins(between: Sequence[Token]) -> bool:
    """Whether only commas, "and" and articles stand between two names."""
    forms = {t.low for t in between}
    return bool(forms) and forms <= _JOINTS and forms != {"the"}


def mark_names(report: Report) -> tuple[NameMark, ...]:
    """The names in a report's headlines and sentences, each with its kind, in order of start.

    Titles, possessives and articles stay outside the span. A headline's capitals tell nothing: a
    word there is a name where the body, or a lexicon, knows it as one.
    """
    return tuple(
        NameMark(span=span(report.id, one.start, one.end), kind=one.kind)
        for one in weigh_names(report)
    )


def weigh_names(report: Report) -> tuple[Weighed, ...]:
    """What `mark_names` marks, with how sure the rules are of each name."""
    segments = report.spans(SegmentKind.HEADLINE, SegmentKind.SENTENCE)
    lines = [tokens(report.text, s.start, s.end) for s in segments]
    raised = [titled(line) for line in lines]
    plain = [line for line, high in zip(lines, raised, strict=True) if not high]
    evidence = gather(plain)
    placed = list(_body(plain, evidence))
    kinds = _settled(placed)
    found = [_weighed(line, one, kinds[form(line, one)]) for line, one in placed]
    for line in compress(lines, raised):
        found += (
            _weighed(line, one, kinds.get(form(line, one), one.guess.kind), raised=True)
            for one in headline_names(line, kinds, evidence)
        )
    return tuple(sorted(found, key=lambda one: one.start))


def _weighed(line: Line, found: Found, kind: EntityKind, *, raised: bool = False) -> Weighed:
    start, end = line[found.start].start, line[found.end - 1].end
    return Weighed(start, end, kind, found.guess.weight, raised)
