"""Words of which one says more than another, of one thing: "warned" and "ordered"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.apparatus.contexts import Contexts, Spot
from variorum.apparatus.scene import Difference, Scene, reading
from variorum.lexicon import is_function_word, stem
from variorum.lexicon.mood import moods_of
from variorum.lexicon.phrases import longest
from variorum.lexicon.relations import Relation, relation
from variorum.lexicon.sentence import is_past_form
from variorum.model import LocusKind, Verdict

_ONE_THING = 1.6  # grounds, summed, from which two words are said of one thing
_UNSURE = frozenset(["condition", "counterfactual", "asked", "wanted"])
_ALIKE = (Relation.SAME, Relation.WIDER, Relation.NARROWER)
_REACH = 3  # words after an adjective that may be the noun of which it is said


@dataclass(frozen=True, slots=True)
class Degree:
    """A word of a scale where it stands: its step, the kind of difference that another step is,
    whether it is negated, and the words right after an adjective that are or hold its noun."""

    scale: str
    step: str
    kind: LocusKind
    negated: bool
    spot: Spot
    noun: tuple[str, ...]

    def is_apart(self, other: "Degree") -> bool:
        """Whether the two are said of other things: each stands before a noun of its own."""
        if self.noun and other.noun:
            return not any(relation(a, b) in _ALIKE for a in self.noun for b in other.noun)
        noun, around = self.noun or other.noun, (self if other.noun else other).spot.around
        return bool(noun) and not any(stem(form) in around for form in noun)


def degrees(scene: Scene) -> Iterable[Difference]:
    """Where two tellings use words of two steps of one scale (`scales.tsv`) of the same thing."""
    contexts = Contexts(scene)
    scales: dict[str, list[Degree]] = {}
    for number in range(len(scene.sentences)):
        for degree in _degrees(number, scene, contexts):
            scales.setdefault(degree.scale, []).append(degree)
    for found in scales.values():
        yield from _differences(found, scene, contexts)


def _degrees(number: int, scene: Scene, contexts: Contexts) -> Iterator[Degree]:
    sentence, found = scene.sentences[number], scene.tokens[number]
    text = sentence.of(scene.reports[sentence.report].text)
    forms = [w.form for w in found]
    at = 0
    while at < len(forms):
        match = longest("scales", forms, at)
        if match is None:
            at += 1
            continue
        phrase, end = match
        scale, step, kind, *part = phrase.labels
        word = found[at]
        mood = moods_of(text).at(word.start - sentence.start, word.end - sentence.start)
        if _UNSURE.isdisjoint(mood.effects) and (not part or mood.verb or is_past_form(word.form)):
            noun = () if part or word.form.endswith("ly") else _noun(number, end, scene)
            spot = contexts.spot(number, at)
            yield Degree(scale, step, LocusKind(kind), mood.negated, spot, noun)
        at = end


def _noun(number: int, at: int, scene: Scene) -> tuple[str, ...]:
    """The words from a place on, up to a small word or a mark."""
    found = scene.tokens[number]
    text = scene.reports[scene.sentences[number].report].text
    taken: list[str] = []
    for before, word in pairwise(found[at - 1 : at + _REACH]):
        if is_function_word(word.form) or text[before.end : word.start].strip(" -"):
            break
        taken.append(word.form)
    return tuple(taken)


def _differences(found: Sequence[Degree], scene: Scene, contexts: Contexts) -> Iterator[Difference]:
    pairs: dict[tuple[str, str], tuple[list[Degree], list[Degree], list[float]]] = {}
    told = {(d.spot.sentence, d.step) for d in found}
    for score, i, j in contexts.aligned([d.spot for d in found]):
        one, other = sorted((found[i], found[j]), key=lambda d: d.step)
        apart = one.step != other.step and one.negated == other.negated
        apart = apart and not one.is_apart(other)
        both = told & {(one.spot.sentence, other.step), (other.spot.sentence, one.step)}
        if score >= _ONE_THING and apart and not both:
            ones, others, scores = pairs.setdefault((one.step, other.step), ([], [], []))
            ones.append(one)
            others.append(other)
            scores.append(score)
    for (first, second), (ones, others, scores) in pairs.items():
        sides = [sorted({contexts.place(d.spot) for d in side}) for side in (ones, others)]
        kind = ones[0].kind
        yield Difference(
            kind=kind,
            topic=f"{scene.words(sides[0][0])}; or: {scene.words(sides[1][0])}",
            verdict=Verdict.CONTESTED if kind is LocusKind.POLARITY else Verdict.DRIFT,
            readings=tuple(
                reading(scene, scene.words(side[0]), step, side)
                for side, step in zip(sides, (first, second), strict=True)
            ),
            why=f"of one thing one telling says more than the other ({ones[0].scale})",
            weight=3 + max(scores) / 2,
        )
