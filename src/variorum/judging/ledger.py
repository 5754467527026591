"""Decisions carried out one after the other, each with what came of it; a later one outranks."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from variorum.judging.places import find
from variorum.model import Decision, Judgement, Passage, Place, Report, Ruling, Span

State = TypeVar("State")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the decisions on one story are carried out on: its reports by id, the passages that
    they share, the judgements in the order in which they were made, and where their words stand."""

    reports: Mapping[str, Report]
    passages: Sequence[Passage]
    judgements: Sequence[Judgement]
    words: Mapping[Place, tuple[Span, ...]]

    @classmethod
    def of(
        cls,
        reports: Sequence[Report],
        passages: Sequence[Passage],
        judgements: Sequence[Judgement],
    ) -> "Case":
        """The case of a story's reports and the judgements on it."""
        by_id = {report.id: report for report in reports}
        places = {place for judgement in judgements for place in judgement.places if place.report}
        words = {place: find(place, by_id[place.report]) for place in places}
        return cls(reports=by_id, passages=passages, judgements=judgements, words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A decision that cannot be carried out, and why."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Generic[State]):
    """What a decision made of things, in words too; `about` as in a `Ruling`."""

    state: State
    why: str
    about: str = ""


Step = Callable[[State, Judgement, Sequence[Judgement]], Done[State] | Refused]
"""Carries out a judgement, given those that were carried out before it and still hold."""
Holds = Callable[[State], Callable[[Judgement], bool]]
"""Given how things are, whether they are as a judgement says."""


def carry_out(
    case: Case, kinds: Collection[Decision], state: State, step: Step[State], holds: Holds[State]
) -> tuple[State, tuple[Ruling, ...]]:
    """The state after all judgements of some kinds, and what came of each, in order.

    A judgement that no longer holds once a later one is carried out is reported as overruled by it.
    """
    rulings: list[Ruling] = []
    for judgement in case.judgements:
        if judgement.decision not in kinds:
            continue
        held = [r.judgement for r in rulings if r.applied]
        outcome = step(state, judgement, held)
        if isinstance(outcome, Refused):
            rulings.append(Ruling(judgement=judgement, applied=False, why=outcome.why))
            continue
        state = outcome.state
        so = holds(state)
        rulings = [_checked(ruling, judgement, so(ruling.judgement)) for ruling in rulings]
        rulings.append(
            Ruling(judgement=judgement, applied=True, why=outcome.why, about=outcome.about)
        )
    return state, tuple(rulings)


def _checked(ruling: Ruling, later: Judgement, still: bool) -> Ruling:  # noqa: FBT001 one caller
    """An earlier ruling, overruled where what it says is so no more."""
    if still or not ruling.applied:
        return ruling
    by = f" ({later.who})" if later.who else ""
    named = ", ".join(dict.fromkeys(p.report or p.source for p in later.places))
    why = f"a later decision says otherwise{by}: {later.decision}, {named}"
    return replace(ruling, applied=False, why=why, about="")
