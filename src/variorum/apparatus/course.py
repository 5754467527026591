"""What one telling announces and another reports as done: the course of events between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.apparatus.scene import Difference, Scene, reading
from variorum.lexicon import is_function_word, rows, stem, terms
from variorum.model import LocusKind, Span, Verdict, span
from variorum.text.words import Word, words

_REACH = 3  # words from "will" or "to" to its verb, and back to what makes it a plan
_AROUND = 7  # words to each side of a verb that say what is done, and by whom
_SHARED = 2  # stems that both must share there
_ONE_EVENT = 0.45  # likeness of the sentences from which they may tell one event
_WILL = ("will", "shall", "ll")
_UNREAL = (*_WILL, "to", "would", "could", "should", "might", "may", "must")


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
        yield Difference(
            kind=LocusKind.CERTAINTY,
            topic=f"{scene.words(ahead[0])}: to come, or done",
            verdict=Verdict.UPDATE,
            readings=(
                reading(scene, scene.words(past[0]), "done", past),
                reading(scene, scene.words(ahead[0]), "planned", ahead),
            ),
            why="one telling has it as still to come, another as done",
            weight=4,
        )


def _same(plan: _Deed, done: _Deed, scene: Scene) -> bool:
    return (
        plan.place.report != done.place.report
        and len(plan.about & done.about) >= _SHARED
        and float(scene.alike[plan.sentence, done.sentence]) >= _ONE_EVENT
    )


def _deeds(number: int, scene: Scene) -> Iterable[_Deed]:
    """The verbs of a sentence that are plainly ahead, or plainly past."""
    sentence = scene.sentences[number]
    found = words(scene.reports[sentence.report].text, sentence.start, sentence.end)
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
