"""What one telling announces and another reports as past: events by noun, and deeds by verb."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.apparatus.scene import Difference, Scene, reading
from variorum.lexicon import is_function_word, mapping, rows, stem, terms
from variorum.model import LocusKind, Span, Verdict, span
from variorum.text.words import Word

_REACH = 3  # words from "will" or "to" to its verb, and back to what makes it a plan
_AROUND = 7  # words to each side of a verb that say what is done, and by whom
_SHARED = 2  # stems that both must share there
_ONE_EVENT = 0.45  # likeness of the sentences from which they may tell one event
_EVENT_NEAR = 3  # words before a noun that may say that it is planned
_CLAUSE = 6  # words to each side of a noun that tell of the event
_WILL = ("will", "shall", "ll")
_UNREAL = (*_WILL, "to", "would", "could", "should", "might", "may", "must")


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
        ahead = any(w.form in terms("planned") for w in before[-_EVENT_NEAR:])
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


@dataclass(frozen=True, slots=True)
class _Deed:
    """A verb, by its stem, as a plan or as done; the words about it; the sentence's index."""

    verb: str
    ahead: bool
    about: frozenset[str]
    place: Span
    sentence: int


def carried_out(scene: Scene) -> Iterable[Difference]:
    """ "Will sign the law" in one telling, "signed the law" in another."""
    deeds = [d for i in range(len(scene.sentences)) for d in _deeds(i, scene)]
    done: dict[str, list[_Deed]] = {}
    for deed in deeds:
        if not deed.ahead:
            done.setdefault(deed.verb, []).append(deed)
    found: dict[str, tuple[list[Span], list[Span]]] = {}
    for plan in deeds:
        over = [d.place for d in done.get(plan.verb, ()) if plan.ahead and _same(plan, d, scene)]
        if over:
            ahead, past = found.setdefault(plan.verb, ([], []))
            ahead.append(plan.place)
            past.extend(over)
    for ahead, past in found.values():
        why = "one telling has it as still to come, another as done"
        yield _difference(ahead, past, scene, verdict=Verdict.UPDATE, why=why)


def _same(plan: _Deed, done: _Deed, scene: Scene) -> bool:
    return (
        plan.place.report != done.place.report
        and len(plan.about & done.about) >= _SHARED
        and float(scene.alike[plan.sentence, done.sentence]) >= _ONE_EVENT
    )


def _deeds(number: int, scene: Scene) -> Iterable[_Deed]:
    """The verbs of a sentence that are plainly ahead, or plainly past."""
    sentence, found = scene.sentences[number], scene.tokens[number]
    for at, word in enumerate(found):
        ahead = _is_ahead(found, at)
        verb = stem(word.form) if ahead else _past().get(word.form, _regular(word.form))
        if not verb or verb in terms("light_verbs") or (not ahead and _is_planned(found, at)):
            continue
        low, high = max(0, at - _AROUND), min(len(found), at + _AROUND + 1)
        near = [w for w in found[low:high] if w is not word and not is_function_word(w.form)]
        first, last = found[max(0, at - 1)], found[min(len(found) - 1, at + 4)]
        yield _Deed(
            verb=verb,
            ahead=ahead,
            about=frozenset(stem(w.form) for w in near),
            place=span(sentence.report, first.start, last.end),
            sentence=number,
        )


def _is_ahead(found: Sequence[Word], at: int) -> bool:
    """A verb right after "will", or after "to" that a word of planning brings."""
    before = [w.form for w in found[max(0, at - _REACH) : at]]
    if is_function_word(found[at].form) or not before:
        return False
    if before[-1] in _WILL:
        return True
    return before[-1] == "to" and any(w in terms("planning") for w in before[:-1])


def _is_planned(found: Sequence[Word], at: int) -> bool:
    """Whether a past form is part of something still ahead: "would have signed", "to be signed"."""
    before = [w.form for w in found[max(0, at - _REACH) : at]]
    return any(w in _UNREAL for w in before)


@cache
def _past() -> dict[str, str]:
    """Irregular past forms and participles, with the stem of their verb."""
    return {form: stem(row[0]) for row in rows("irregular_verbs") for form in row[1:]}


def _regular(form: str) -> str:
    """The stem of a regular past form; "" for any other word."""
    return stem(form) if form.endswith("ed") and len(form) > len("need") else ""
