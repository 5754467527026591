"""Deeds: the verbs of a story's sentences, each told as done, ahead or doubtful."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from variorum.apparatus.scene import Scene
from variorum.lexicon import is_function_word, rows, stem, terms
from variorum.lexicon.mood import Certainty, Mood, moods_of
from variorum.model import Span, span
from variorum.text.words import Word

PLANS = frozenset(["planned", "promised", "expected", "will"])  # effects of mood that are plans
_DOUBTS = frozenset(["possible", "may", "likely"])  # and those that are doubts
_AROUND = 7  # words to each side of a verb that say what is done, and by whom
_SHOWN = 4  # words after a verb that a reading shows
_WILL = ("will", "shall", "ll")


class Course(StrEnum):
    """How far a deed has come."""

    DONE = "done"
    AHEAD = "ahead"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb, by its stem, and how far it has come; the words about it; the sentence's index."""

    verb: str
    course: Course
    future: bool
    about: frozenset[str]
    place: Span
    sentence: int


def deeds(scene: Scene) -> dict[Course, list[Deed]]:
    """The deeds of a story by their course, in order of place."""
    found: dict[Course, list[Deed]] = {course: [] for course in Course}
    for number in range(len(scene.sentences)):
        for deed in _deeds(number, scene):
            found[deed.course].append(deed)
    return found


def pairs(
    some: Iterable[Deed], others: Iterable[Deed], scene: Scene, *, shared: int, alike: float
) -> Iterator[tuple[Deed, Deed]]:
    """The pairs of two reports' deeds of one verb that share words around it, in sentences that
    are alike."""
    by_verb: dict[str, list[Deed]] = {}
    for other in others:
        by_verb.setdefault(other.verb, []).append(other)
    for one in some:
        for other in by_verb.get(one.verb, ()):
            if (
                one.place.report != other.place.report
                and len(one.about & other.about) >= shared
                and float(scene.alike[one.sentence, other.sentence]) >= alike
            ):
                yield one, other


def mood_of(number: int, word: Word, scene: Scene) -> Mood:
    """The mood of the event that a word of a sentence names."""
    sentence = scene.sentences[number]
    text = sentence.of(scene.reports[sentence.report].text)
    return moods_of(text).at(word.start - sentence.start, word.end - sentence.start)


def _deeds(number: int, scene: Scene) -> Iterator[Deed]:
    sentence, found = scene.sentences[number], scene.tokens[number]
    for at, word in enumerate(found):
        mood = mood_of(number, word, scene)
        course = _course(found, at, mood)
        verb = "" if course is None else _verb(word.form, course)
        if course is None or not verb or verb in terms("light_verbs"):
            continue
        low, high = max(0, at - _AROUND), min(len(found), at + _AROUND + 1)
        near = [w for w in found[low:high] if w is not word and not is_function_word(w.form)]
        first, last = found[max(0, at - 1)], found[min(len(found) - 1, at + _SHOWN)]
        yield Deed(
            verb=verb,
            course=course,
            future=mood.ahead,
            about=frozenset(stem(w.form) for w in near),
            place=span(sentence.report, first.start, last.end),
            sentence=number,
        )


def _course(found: Sequence[Word], at: int, mood: Mood) -> Course | None:
    """How far a verb has come; None where that is not plain, or the word may be no verb."""
    form, before = found[at].form, found[at - 1].form if at else ""
    if is_function_word(form) or not mood.verb:
        return None
    effects = set(mood.effects)
    if not effects:
        return Course.DONE
    if mood.negated:
        return None
    if before in (*_WILL, "to") and effects & PLANS:
        return Course.AHEAD
    if effects <= _DOUBTS:
        return Course.DOUBTFUL
    told = not mood.ahead and mood.certainty is Certainty.CERTAIN
    return Course.DONE if told else None


def _verb(form: str, course: Course) -> str:
    """The stem of a verb; "" for what is done where the form is no past."""
    past = _past().get(form) or (stem(form) if form.endswith("ed") and len(form) > 4 else "")
    return past if past or course is Course.DONE else stem(form)


@cache
def _past() -> dict[str, str]:
    """Irregular past forms and participles, with the stem of their verb."""
    return {form: stem(row[0]) for row in rows("irregular_verbs") for form in row[1:]}
