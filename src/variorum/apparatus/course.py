"""What one telling announces, doubts or denies and another reports: events by noun, and deeds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from variorum.apparatus.contexts import Contexts, Spot
from variorum.apparatus.deeds import PLANS, Course, Deed, deeds
from variorum.apparatus.scene import Difference, Scene, reading
from variorum.lexicon import mapping, terms
from variorum.lexicon.mood import Mood, moods_of
from variorum.model import LocusKind, Span, Verdict, span
from variorum.text.words import Word

_ONE_DEED = 1.55  # grounds, summed, from which two verbs tell one deed;
_IN_TIME = 2.2  # the same, where the difference is no more than one of time
_ONE_EVENT = 2.0  # the same, from which two nouns tell one event
_CLAUSE = 6  # words to each side of a noun that tell of the event
_SURE = (Course.NOT, Course.DOUBTFUL, Course.AHEAD, Course.DONE)


@dataclass(frozen=True, slots=True)
class _Event:
    """A noun that names an event: its kind, the clause about it, the persons named there; whether
    the words beside it say that it is planned, or past."""

    kind: str
    noun: Span
    clause: Span
    persons: frozenset[str]
    spot: Spot
    ahead: bool
    past: bool


def planned(scene: Scene) -> Iterable[Difference]:
    """An event that one telling calls planned and another reports as past."""
    contexts = Contexts(scene)
    events = [e for i in range(len(scene.sentences)) for e in _events(i, scene, contexts)]
    found: dict[str, tuple[list[Span], list[Span]]] = {}
    for event in events:
        over = [
            e for e in events if event.ahead and e.past and _one_event(event, e, scene, contexts)
        ]
        if over and not any(_goes_on(event, e) for e in events):
            ahead, past = found.setdefault(event.kind, ([], []))
            ahead.append(event.clause)
            past.extend(e.clause for e in over)
    for ahead, past in found.values():
        verdict, why = _in_time(ahead, past, scene)
        yield _difference(ahead, past, scene, verdict=verdict, why=why)


def _events(number: int, scene: Scene, contexts: Contexts) -> Iterable[_Event]:
    sentence, found, kinds = scene.sentences[number], scene.tokens[number], mapping("events")
    for at, word in enumerate(found):
        if word.form not in kinds:
            continue
        before, after = found[max(0, at - _CLAUSE) : at], found[at + 1 : at + 1 + _CLAUSE]
        first, last = (before or (word,))[0], (after or (word,))[-1]
        clause = span(sentence.report, first.start, last.end)
        effects = _mood_of(number, word, scene).effects
        ahead = not PLANS.isdisjoint(effects)
        yield _Event(
            kind=kinds[word.form],
            noun=span(sentence.report, word.start, word.end),
            clause=clause,
            persons=frozenset(e.id for e in scene.mentioned(clause) if e.kind == "person"),
            ahead=ahead,
            spot=contexts.spot(number, at),
            past=not effects and any(w.form in terms("happened") for w in (*before, *after)),
        )


def _mood_of(number: int, word: Word, scene: Scene) -> Mood:
    """The mood of the event that a word of a sentence names."""
    sentence = scene.sentences[number]
    text = sentence.of(scene.reports[sentence.report].text)
    return moods_of(text).at(word.start - sentence.start, word.end - sentence.start)


def _one_event(one: _Event, other: _Event, scene: Scene, contexts: Contexts) -> bool:
    """The same kind of event, of no other persons, in two reports."""
    if one.noun.report == other.noun.report or one.kind != other.kind:
        return False
    others = one.persons and other.persons and one.persons.isdisjoint(other.persons)
    return not others and contexts.common(one.spot, other.spot) >= _ONE_EVENT


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


def courses(scene: Scene) -> Iterable[Difference]:
    """A deed that is ahead, doubtful or not so in one telling, and in another is done."""
    contexts = Contexts(scene)
    found: dict[tuple[str, str, str], tuple[list[Deed], list[Deed], list[float]]] = {}
    for score, one, other in _unlike(scene, contexts):
        key = (one.verb, str(one.course), str(other.course))
        ones, others, scores = found.setdefault(key, ([], [], []))
        ones.append(one)
        others.append(other)
        scores.append(score)
    for ones, others, scores in found.values():
        yield _told_apart(ones, others, max(scores), scene, contexts)


def _unlike(scene: Scene, contexts: Contexts) -> Iterator[tuple[float, Deed, Deed]]:
    """One deed in two reports and in two courses, the surer course last, with the grounds."""
    for verb, told in deeds(scene, contexts).items():
        for score, i, j in contexts.aligned([d.spot for d in told]):
            one, other = told[i], told[j]
            if one.course is None or other.course is None or one.course is other.course:
                continue
            less, more = sorted((one, other), key=lambda d: _SURE.index(d.course or Course.DONE))
            if less.course is Course.NOT and more.course is Course.DOUBTFUL and not less.ahead:
                continue  # what one doubts another may deny: only plans exclude each other
            grounds = score + contexts.weight(verb)
            if grounds >= _bar(less, more) and not less.is_apart(more):
                yield grounds, less, more


def _bar(less: Deed, more: Deed) -> float:
    """The grounds that it takes: more where time may explain the difference."""
    timely = _judged(less, more)[1] is Verdict.UPDATE
    planless = less.course is Course.NOT and more.course is Course.AHEAD
    return _IN_TIME if timely or planless else _ONE_DEED


def _told_apart(
    ones: Sequence[Deed], others: Sequence[Deed], grounds: float, scene: Scene, contexts: Contexts
) -> Difference:
    kind, verdict, why = _judged(ones[0], others[0])
    sides = [sorted({contexts.place(d.spot) for d in side}) for side in (ones, others)]
    return Difference(
        kind=kind,
        topic=f"{scene.words(sides[0][0])}; or: {scene.words(sides[1][0])}",
        verdict=verdict,
        readings=tuple(
            reading(scene, scene.words(side[0]), str(deed.course), side)
            for side, deed in zip(sides, (ones[0], others[0]), strict=True)
        ),
        why=why,
        weight=4 + grounds / 2,
    )


def _judged(one: Deed, other: Deed) -> tuple[LocusKind, Verdict, str]:
    """What it is worth that a deed is told in two courses, the less sure one first."""
    if one.course is Course.NOT:
        if one.yet or (other.course is Course.AHEAD and not one.ahead):
            why = "one telling has it as not yet done, another otherwise"
            return LocusKind.CERTAINTY, Verdict.UPDATE, why
        kind = LocusKind.POLARITY if other.course is Course.DONE else LocusKind.CERTAINTY
        return kind, Verdict.CONTESTED, "one telling says that it is not so, another that it is"
    if one.course is Course.DOUBTFUL and (other.course is Course.AHEAD or not one.ahead):
        why = "what one telling puts as possible another puts as certain"
        return LocusKind.CERTAINTY, Verdict.DRIFT, why
    why = "one telling has it as still to come, another as done"
    return LocusKind.CERTAINTY, Verdict.UPDATE, why
