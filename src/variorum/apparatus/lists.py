"""Two things named together, of which one is another thing in the next telling."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from variorum.apparatus.contexts import Contexts
from variorum.apparatus.scene import Difference, Scene, reading
from variorum.lexicon import is_function_word, stem
from variorum.lexicon.relations import Relation, fields, relation
from variorum.model import LocusKind, Span, Verdict, span
from variorum.text.words import Word

_ALIKE = 0.85  # likeness of two sentences from which their lists may be one
_MOST = 3  # words of a noun phrase that is part of a list
_BEFORE = 4  # words before a list that a reading shows
_THINGS = frozenset(["artifact", "body", "substance", "food", "animal", "plant"])


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two noun phrases joined by "and" or "or": one is kept in mind (`same`), the other compared
    (`part`); the span goes from some words before the list to its end. `longer` where a comma
    before them shows that the list has more members."""

    sentence: int
    same: tuple[str, ...]
    part: tuple[str, ...]
    place: Span
    longer: bool


def lists(scene: Scene) -> Iterable[Difference]:
    """ "Plates and bowls" in one telling, "plates and vases" in another that is much like it."""
    pairs: dict[int, list[_Pair]] = {}
    for number in range(len(scene.sentences)):
        pairs[number] = list(_pairs(number, scene))
    contexts = Contexts(scene)
    for number, here in pairs.items():
        if not here:
            continue
        for other in np.flatnonzero(scene.alike[number] >= _ALIKE).tolist():
            if other > number and _apart(number, other, scene):
                for one, another in _changed(here, pairs[other], scene):
                    yield _difference(one, another, scene, contexts)


def _apart(one: int, other: int, scene: Scene) -> bool:
    return scene.sentences[one].report != scene.sentences[other].report


def _changed(
    some: Iterable[_Pair], others: Iterable[_Pair], scene: Scene
) -> Iterator[tuple[_Pair, _Pair]]:
    for one in some:
        for other in others:
            if stem(one.same[-1]) != stem(other.same[-1]) or one.longer or other.longer:
                continue
            if _other_thing(one.part, other.part) and not (
                _told(one.part[-1], other.sentence, scene)
                or _told(other.part[-1], one.sentence, scene)
            ):
                yield one, other


def _other_thing(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two noun phrases with no word in common name bodily things of one kind."""
    if {stem(f) for f in one} & {stem(f) for f in other}:
        return False
    if relation(one[-1], other[-1]) is Relation.SAME:
        return False
    return bool(_THINGS & set(fields(one[-1])) & set(fields(other[-1])))


def _told(form: str, sentence: int, scene: Scene) -> bool:
    return stem(form) in {stem(w.form) for w in scene.tokens[sentence]}


def _difference(one: _Pair, other: _Pair, scene: Scene, contexts: Contexts) -> Difference:
    words = [" ".join(pair.part) for pair in (one, other)]
    return Difference(
        kind=LocusKind.NAME,
        topic=f"{words[0]}, or {words[1]}",
        verdict=Verdict.DRIFT,
        readings=tuple(
            reading(scene, scene.words(pair.place), form, [pair.place])
            for pair, form in zip((one, other), words, strict=True)
        ),
        why="of two things named together one is another in the next telling",
        weight=3 + contexts.weight(stem(one.part[-1])),
    )


def _pairs(number: int, scene: Scene) -> Iterator[_Pair]:
    found = scene.tokens[number]
    for at, word in enumerate(found):
        if word.form not in ("and", "or"):
            continue
        left = _phrase(number, at, scene, back=True)
        right = _phrase(number, at, scene, back=False)
        if left and right:
            start = found[max(0, at - len(left) - _BEFORE)].start
            place = span(scene.sentences[number].report, start, right[-1].end)
            first, last = (tuple(w.form for w in side) for side in (left, right))
            longer = _is_listed(left[0], number, scene)
            yield _Pair(number, first, last, place, longer)
            yield _Pair(number, last, first, place, longer)


def _is_listed(first: Word, number: int, scene: Scene) -> bool:
    """Whether a comma stands before the first word of two that "and" joins."""
    sentence = scene.sentences[number]
    before = scene.reports[sentence.report].text[sentence.start : first.start]
    return before.rstrip().endswith(",")


def _phrase(number: int, at: int, scene: Scene, *, back: bool) -> list[Word]:
    """The words beside "and" that may be one noun phrase: no small word and no mark between."""
    found, text = scene.tokens[number], scene.reports[scene.sentences[number].report].text
    taken: list[Word] = []
    step = -1 if back else 1
    for i in range(at + step, at + step * (_MOST + 1), step):
        if not 0 <= i < len(found) or is_function_word(found[i].form):
            break
        near, far = sorted((found[i], found[i - step]))
        if text[near.end : far.start].strip(" -"):
            break
        taken.append(found[i])
    return taken[::-1] if back else taken
