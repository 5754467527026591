"""The same superlative, claimed to a different degree."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from variorum.apparatus.scene import Difference, Scene, reading
from variorum.lexicon import is_function_word, mapping, stem, terms
from variorum.lexicon.mood import moods_of
from variorum.model import LocusKind, Span, Verdict, span
from variorum.text.words import Word

_ONE_THING = 0.45  # likeness of sentences from which the same superlative is of the same thing
_NEAR = 4  # words before a superlative that tell its degree
_RANKS = frozenset({"first", "most", "latest"})  # these rank, but claim no size
_SIZES = {"biggest": "largest", "greatest": "largest"}  # one claim in other words
_DOUBTS = frozenset(["possible", "may", "likely", "unlikely", "chance", "believed", "seeming"])
_DEGREE = re.compile(r"\b(?:one of|among)\b")


def superlatives(scene: Scene) -> Iterable[Difference]:
    """ "The biggest" in one telling, "one of the biggest" or "possibly the biggest" in another."""
    found = list(_superlatives(scene))
    for (one, first, key), (other, second, same) in combinations(found, 2):
        if key != same or first == second or one.report == other.report:
            continue
        if scene.likeness(one, other) < _ONE_THING:
            continue
        sides = [[p for p, degree, k in found if k == key and degree == d] for d in (first, second)]
        yield Difference(
            kind=LocusKind.SCOPE,
            topic=scene.words(one),
            verdict=Verdict.DRIFT,
            readings=tuple(
                reading(scene, scene.words(side[0]), degree, side)
                for side, degree in zip(sides, (first, second), strict=True)
            ),
            why="the same superlative, claimed to a different degree",
            weight=5,
        )


def _superlatives(scene: Scene) -> Iterable[tuple[Span, str, str]]:
    """Each superlative with its noun: place, degree ("flat", "one of", "hedged"), what of."""
    for sentence, found in zip(scene.sentences, scene.tokens, strict=True):
        text = scene.reports[sentence.report].text
        for at, word in enumerate(found):
            claim = _claim(found, at)
            noun = _noun_after(found, at, text) if claim else None
            if noun is None:
                continue
            start = max(0, at - _NEAR)
            mood = moods_of(sentence.of(text)).at(*_from_start(word, sentence))
            doubted = not _DOUBTS.isdisjoint(mood.effects)
            degree = "hedged" if doubted else _degree(found[start:at], text)
            if degree == "flat" and noun.form.endswith("s") and not noun.form.endswith("ss"):
                continue  # "the two were the largest mills": it is claimed of no single one
            first = found[start] if degree != "flat" else found[max(0, at - 2)]
            place = span(sentence.report, first.start, noun.end)
            yield place, degree, f"{claim} {stem(noun.form)}"


def _claim(found: Sequence[Word], at: int) -> str:
    """What a word claims of the noun after it: to be "largest", or "only", as "the only" does and
    "one of two" does not; "" where it claims nothing."""
    form, before = found[at].form, [w.form for w in found[max(0, at - 2) : at]]
    if form in terms("superlatives") - _RANKS:
        return _SIZES.get(form, form)
    alone = form == "only" and before[-1:] == ["the"]
    return "only" if alone or (before == ["one", "of"] and form in mapping("cardinals")) else ""


def _noun_after(found: Sequence[Word], at: int, text: str) -> Word | None:
    """The head of the noun phrase that a superlative opens: its last word before a small word."""
    last = None
    for before, word in pairwise(found[at : at + 4]):
        if text[before.end : word.start].strip(" -"):
            return last
        if is_function_word(word.form) and word.form != "ever":
            return last
        last = word
    return last


def _from_start(word: Word, sentence: Span) -> tuple[int, int]:
    """Where a word stands in its sentence."""
    return word.start - sentence.start, word.end - sentence.start


def _degree(before: Sequence[Word], text: str) -> str:
    if not before:
        return "flat"
    return "one of" if _DEGREE.search(text[before[0].start : before[-1].end].lower()) else "flat"
