"""Modality and polarity: is an event told as a fact, as possible, as ahead, as not having been?

MEANTIME's annotators call the same plan certain, possible or underspecified, by the part of the
corpus; so figures are given over all classes, and without what is underspecified. Figures with
"odd" are those of the documents that are kept aside; misses are shown from the even ones only.
So it is with the lines of our own cases.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from eval.collect import ROOT
from eval.loaders import meantime, timeml_events
from eval.task import Miss, Outcome, Setting, Task
from variorum.attribution.moods import Certainty, Mood, mood_at
from variorum.model import Modality
from variorum.text.sentences import sentences

_AROUND = 120
_CASES = "tests/cases/moods.tsv"
_OPEN = "UNDERSPECIFIED"
_CERTAINTIES = {c: _OPEN if c is Certainty.OPEN else c.value.upper() for c in Certainty}
_AHEAD = frozenset([Modality.PLANNED, Modality.PROPOSED, Modality.POSSIBLE])


@dataclass(frozen=True, slots=True)
class _Judged:
    """One question about one event: which, the answer wanted, the answer found, by which cues."""

    question: str
    wanted: str
    found: str
    cues: str
    where: str
    context: str
    aside: bool


Judging = Callable[[Sequence[_Judged]], float]


def _accuracy(judged: Sequence[_Judged]) -> float:
    return sum(j.wanted == j.found for j in judged) / len(judged) if judged else 1.0


def _f1(*classes: str) -> Judging:
    """F1 of some classes taken as one, against all others."""

    def score(judged: Sequence[_Judged]) -> float:
        wanted, found = ([getattr(j, f) in classes for j in judged] for f in ("wanted", "found"))
        right = sum(w and f for w, f in zip(wanted, found, strict=True))
        return 2 * right / max(1, sum(wanted) + sum(found))

    return score


def _without_open(judging: Judging) -> Judging:
    return lambda judged: judging([j for j in judged if j.wanted != _OPEN])


_MEASURES: Mapping[str, tuple[str, Judging]] = {
    "certainty": ("certainty", _accuracy),
    "certainty, no open": ("certainty", _without_open(_accuracy)),
    "uncertain F1": ("certainty", _f1("POSSIBLE", "PROBABLE", _OPEN)),
    "possible F1, no open": ("certainty", _without_open(_f1("POSSIBLE", "PROBABLE"))),
    "polarity": ("polarity", _accuracy),
    "polarity, no open": ("polarity", _without_open(_accuracy)),
    "negative F1": ("polarity", _f1("NEG")),
    "future": ("time", _accuracy),
    "future F1": ("time", _f1("FUTURE")),
    "unreal": ("unreal", _accuracy),
    "unreal F1": ("unreal", _f1("unreal")),
    "negated": ("negated", _accuracy),
    "negated F1": ("negated", _f1("negated")),
    "modality": ("mood", _accuracy),
    "possible F1": ("mood", _f1("possible", "reported")),
    "denied or negated F1": ("direction", _f1("neg")),
    "ahead F1": ("course", _f1("ahead")),
    "all three": ("all three", _accuracy),
}


def _outcome(judged: Sequence[_Judged]) -> Outcome:
    asked = {j.question for j in judged}
    aside = [j for j in judged if j.aside]
    figures: dict[str, float] = {}
    for name, (question, judging) in _MEASURES.items():
        if question in asked:
            figures[name] = judging([j for j in judged if j.question == question])
            figures[f"{name} (odd)"] = judging([j for j in aside if j.question == question])
    events = len({(j.where, j.context) for j in judged})
    return Outcome(items=events, figures=figures, misses=tuple(_misses(judged)))


def _misses(judged: Iterable[_Judged]) -> Iterator[Miss]:
    for one in judged:
        if not one.aside and one.wanted != one.found:
            yield Miss(
                where=one.where,
                wanted=one.wanted,
                found=f"{one.found} by {one.cues or 'nothing'}",
                context=one.context,
                kind=f"{one.question}: {one.wanted} taken for {one.found}",
            )


def _context(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return f"{before}[[{text[start:end]}]]{after}".replace("\n", " ")


def _judged(
    answers: Mapping[str, tuple[str, str]], mood: Mood, where: str, context: str, *, aside: bool
) -> Iterator[_Judged]:
    cues = " ".join(mood.effects)
    for question, (wanted, found) in answers.items():
        yield _Judged(question, wanted, found, cues, where, context, aside)


def _wikinews(document: meantime.Document) -> Iterator[_Judged]:
    for event in document.events:
        if not (event.certainty and event.polarity and event.time):
            continue
        mood = mood_at(document.text, document.sentence(event.start), (event.start, event.end))
        real = event.certainty == "CERTAIN" and event.time != "FUTURE"
        answers = {
            "unreal": _named("unreal", wanted=not real, found=_is_unreal(mood)),
            "certainty": (event.certainty, _CERTAINTIES[mood.certainty]),
            "polarity": (event.polarity, "NEG" if mood.negated else "POS"),
            "time": (event.time, "FUTURE" if mood.ahead else "NON_FUTURE"),
        }
        context = _context(document.text, event.start, event.end)
        aside = int(document.id) % 2 == 1
        yield from _judged(answers, mood, document.id, context, aside=aside)


def _meantime(setting: Setting) -> Outcome:
    documents = meantime.load(setting.shared, setting.limit)
    return _outcome([j for d in documents for j in _wikinews(d)])


def _newswire(told: timeml_events.Told, *, aside: bool) -> Iterator[_Judged]:
    places = sentences(told.text, 0, len(told.text))
    for event in told.events:
        place = next((p for p in places if p[0] <= event.start < p[1]), None)
        if place is None:
            continue
        mood = mood_at(told.text, place, (event.start, event.end))
        answers = {
            "unreal": _named("unreal", wanted=event.unreal, found=_is_unreal(mood)),
            "negated": _named("negated", wanted=event.negated, found=mood.negated),
        }
        context = _context(told.text, event.start, event.end)
        yield from _judged(answers, mood, told.id, context, aside=aside)


def _is_unreal(mood: Mood) -> bool:
    """Whether an event is told as anything but a fact of the past or the present."""
    return mood.ahead or mood.certainty is not Certainty.CERTAIN


def _named(name: str, *, wanted: bool, found: bool) -> tuple[str, str]:
    return (name if wanted else "-", name if found else "-")


def _timebank(setting: Setting) -> Outcome:
    texts = timeml_events.load(setting.shared, limit=setting.limit)
    return _outcome([j for i, t in enumerate(texts) for j in _newswire(t, aside=i % 2 == 1)])


def _case(number: int, line: str) -> Iterator[_Judged]:
    """A case of our own: a sentence with its event in [[ ]], and the mood wanted."""
    marked, modality, polarity, time = line.split("\t")
    start, end = marked.index("[["), marked.index("]]") - 2
    text = marked.replace("[[", "").replace("]]", "")
    mood = mood_at(text, (0, len(text)), (start, end))
    found = (
        mood.modality.value,
        "neg" if mood.negated else "pos",
        "ahead" if mood.ahead else "now",
    )
    answers = {
        "mood": (modality, found[0]),
        "direction": (polarity, found[1]),
        "course": (time, found[2]),
        "all three": (" ".join((modality, polarity, time)), " ".join(found)),
    }
    yield from _judged(answers, mood, f"line {number}", marked, aside=number % 2 == 1)


def _cases(setting: Setting) -> Outcome:
    lines = (ROOT / _CASES).read_text("utf-8").splitlines()
    cases = [line for line in lines if not line.startswith("#")][: setting.limit]
    return _outcome([j for n, line in enumerate(cases, 1) for j in _case(n, line)])


TASKS: tuple[Task, ...] = (
    Task(
        name="modality_meantime",
        data=(meantime.ARCHIVE,),
        score=_meantime,
        metric="accuracy of certainty, polarity and time; F1 of the rarer classes",
        bars={
            "certainty": 0.93,
            "polarity": 0.96,
            "possible F1, no open": 0.60,
            "negative F1": 0.60,
        },
        published={"certainty": ".90 majority class", "polarity": ".93 majority class"},
        shown=("certainty", "polarity", "possible F1, no open", "negative F1"),
        public=True,
    ),
    Task(
        name="modality_timebank",
        data=("data/tempeval3/TimeBank/*.tml",),
        score=_timebank,
        metric="F1 of events that are unreal, and that are negated",
        shown=("unreal F1", "negated F1"),
    ),
    Task(
        name="modality_cases",
        data=(),
        own=(_CASES,),
        score=_cases,
        metric="accuracy of modality, and of modality, polarity and time together",
        shown=("modality", "denied or negated F1", "ahead F1", "all three"),
        fast=60,
        public=True,
    ),
)
