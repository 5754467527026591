"""Decisions on the apparatus: which reading is right, which difference is none worth showing."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from variorum.judging.ledger import Case, Done, Refused, carry_out
from variorum.judging.places import missing
from variorum.model import Decision, Judgement, Locus, Ruling, Span

_KINDS = (Decision.RIGHT, Decision.IGNORE)
_Loci = tuple[Locus, ...]
_Outcome = Done[_Loci] | Refused


def judge_loci(loci: _Loci, case: Case) -> tuple[_Loci, tuple[Ruling, ...]]:
    """The apparatus without what an editor ignores and with what is settled marked as such, and
    what came of each decision."""
    meant = {j: _meant(loci, j, case) for j in case.judgements if j.decision in _KINDS}

    def step(state: _Loci, judgement: Judgement, held: Sequence[Judgement]) -> _Outcome:
        del held
        found = meant[judgement]
        if isinstance(found, str):
            return Refused(why=found)
        if judgement.decision is Decision.IGNORE:
            rest = tuple(locus for locus in state if locus.id != found.id)
            return Done(state=rest, why=f"left out: {found.topic} ({found.verdict})")
        return _settled(state, loci, found, _reading(found, judgement, case))

    def holds(state: _Loci) -> Callable[[Judgement], bool]:
        now = {locus.id: locus for locus in state}

        def so(judgement: Judgement) -> bool:
            found = meant[judgement]
            there = None if isinstance(found, str) else now.get(found.id)
            if judgement.decision is Decision.IGNORE or there is None:
                return there is None and judgement.decision is Decision.IGNORE
            return there.settled == _reading(there, judgement, case)

        return so

    return carry_out(case, _KINDS, loci, step, holds)


def _settled(state: _Loci, loci: _Loci, found: Locus, right: int | None) -> _Outcome:
    """A locus with its right reading; one that was ignored before comes back."""
    if right is None:
        return Refused(why=f"none of the readings of “{found.topic}” has the words that are right")
    now = {**{locus.id: locus for locus in state}, found.id: replace(found, settled=right)}
    kept = tuple(now[locus.id] for locus in loci if locus.id in now)
    why = f"settled: {found.topic}: {found.readings[right].value}"
    return Done(state=kept, why=why, about=found.id)


def _meant(loci: _Loci, judgement: Judgement, case: Case) -> Locus | str:
    """The locus whose readings have the words of all of a judgement's places, or why none has."""
    for place in judgement.places:
        if not case.words[place]:
            return missing(place)
    fit = [
        (sum(near), locus)
        for locus in loci
        if judgement.kind in ("", locus.kind)
        and all(near := [_nearest(case.words[place], locus) for place in judgement.places])
    ]
    if not fit:
        return "no difference is found at those words any more"
    return max(fit, key=lambda one: one[0])[1]


def _nearest(words: Sequence[Span], locus: Locus) -> float:
    """How well words fall together with those of a reading: 0 (less than half) to 1."""
    every = (_together(w, s) for w in words for r in locus.readings for s in r.spans)
    return max(every, default=0.0)


def _together(one: Span, other: Span) -> float:
    shared = one.overlap(other)
    if 2 * shared < min(len(one), len(other)):
        return 0.0
    return shared / (len(one) + len(other) - shared)


def _reading(locus: Locus, judgement: Judgement, case: Case) -> int | None:
    """Which reading has the words of the judgement's first place, the best fitting."""
    words = case.words[judgement.places[0]]
    fit = [
        max((_together(w, s) for w in words for s in reading.spans), default=0.0)
        for reading in locus.readings
    ]
    best = max(fit, default=0.0)
    return fit.index(best) if best else None
