"""What one telling announces and another reports as past: events by noun, and deeds by verb."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.apparatus.deeds import PLANS, Course, deeds, mood_of, pairs
from variorum.apparatus.scene import Difference, Scene, reading
from variorum.lexicon import mapping, terms
from variorum.model import LocusKind, Span, Verdict, span

_SHARED = 2  # stems that both must share there
_ONE_EVENT = 0.45  # likeness of the sentences from which they may tell one event
_CLAUSE = 6  # words to each side of a noun that tell of the event


@dataclass(frozen=True, slots=True)
class _Event:
    """A noun that names an event: its kind, the clause about it, the persons named there; whether
    the words beside it say that it is planned, or past."""

    kind: str
    noun: Span
    clause: Span
    persons: frozenset[str]
    ahead: bool
    past: bool


def planned(scene: Scene) -> Iterable[Difference]:
    """An event that one telling calls planned and another reports as past."""
    events = [e for i in range(len(scene.sentences)) for e in _events(i, scene)]
    found: dict[str, tuple[list[Span], list[Span]]] = {}
    for event in events:
        over = [e for e in events if event.ahead and e.past and _one_event(event, e, scene)]
        if over and not any(_goes_on(event, e) for e in events):
            ahead, past = found.setdefault(event.kind, ([], []))
            ahead.append(event.clause)
            past.extend(e.clause for e in over)
    for ahead, past in found.values():
        verdict, why = _in_time(ahead, past, scene)
        yield _difference(ahead, past, scene, verdict=verdict, why=why)


def _events(number: int, scene: Scene) -> Iterable[_Event]:
    sentence, found, kinds = scene.sentences[number], scene.tokens[number], mapping("events")
    for at, word in enumerate(found):
        if word.form not in kinds:
            continue
        before, after = found[max(0, at - _CLAUSE) : at], found[at + 1 : at + 1 + _CLAUSE]
        first, last = (before or (word,))[0], (after or (word,))[-1]
        clause = span(sentence.report, first.start, last.end)
        ahead = not PLANS.isdisjoint(mood_of(number, word, scene).effects)
        yield _Event(
            kind=kinds[word.form],
            noun=span(sentence.report, word.start, word.end),
            clause=clause,
            persons=frozenset(e.id for e in scene.mentioned(clause) if e.kind == "person"),
            ahead=ahead,
            past=not ahead and any(w.form in terms("happened") for w in (*before, *after)),
        )


def _one_event(one: _Event, other: _Event, scene: Scene) -> bool:
    """The same kind of event, of the same persons, in two reports."""
    if one.noun.report == other.noun.report or one.kind != other.kind:
        return False
    return bool(one.persons & other.persons) and scene.likeness(one.noun, other.noun) >= _ONE_EVENT


def _goes_on(event: _Event, later: _Event) -> bool:
    """Whether the report itself goes on to tell of the event as past ("during that visit")."""
    return (
        later.past
        and event.kind == later.kind
        and event.noun.report == later.noun.report
        and event.noun.start < later.noun.start
    )


def _in_time(ahead: Sequence[Span], past: Sequence[Span], scene: Scene) -> tuple[Verdict, str]:
    """An update where the telling that looks ahead is known to be the earlier one."""
    before = [scene.days.get(p.report, "") for p in ahead]
    after = [day for p in past if (day := scene.days.get(p.report))]
    if all(before) and after and max(before) <= min(after):
        return Verdict.UPDATE, "one telling looks ahead to what a later one reports"
    return Verdict.DRIFT, "one telling has it as still to come, another as having taken place"


def _difference(
    ahead: Sequence[Span], past: Sequence[Span], scene: Scene, *, verdict: Verdict, why: str
) -> Difference:
    return Difference(
        kind=LocusKind.CERTAINTY,
        topic=f"planned, or past: {scene.words(ahead[0])}",
        verdict=verdict,
        readings=(
            reading(scene, scene.words(past[0]), "past", past),
            reading(scene, scene.words(ahead[0]), "planned", ahead),
        ),
        why=why,
        weight=7 if verdict is Verdict.DRIFT else 4,
    )


def carried_out(scene: Scene) -> Iterable[Difference]:
    """ "Will sign the law" in one telling, "signed the law" in another."""
    told = deeds(scene)
    found: dict[str, tuple[list[Span], list[Span]]] = {}
    for plan, done in pairs(
        told[Course.AHEAD], told[Course.DONE], scene, shared=_SHARED, alike=_ONE_EVENT
    ):
        ahead, past = found.setdefault(plan.verb, ([], []))
        if plan.place not in ahead:
            ahead.append(plan.place)
        past.append(done.place)
    for ahead, past in found.values():
        why = "one telling has it as still to come, another as done"
        yield _difference(ahead, past, scene, verdict=Verdict.UPDATE, why=why)
