"""Two words of which one excludes the other, in tellings of one thing."""

from collections.abc import Iterable
from functools import cache

from variorum.apparatus.scene import Difference, Scene, reading
from variorum.lexicon import rows, terms
from variorum.model import LocusKind, Span, Verdict, span

_ALIKE = 1.0  # likeness of the sentences from which they tell one thing
_CONTEXT = 3  # words shown on each side;
_SHARED = 1  # stems that both must share among them
_REACH = 2  # words before a word that may negate it


@cache
def _excluded() -> dict[str, frozenset[str]]:
    """For each word those that it excludes."""
    found: dict[str, set[str]] = {}
    for one, other in rows("opposites"):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def opposites(scene: Scene) -> Iterable[Difference]:
    """ "Shares rose" and "shares fell", in sentences that are otherwise alike."""
    marked = {i: dict(_marked(i, scene)) for i in range(len(scene.sentences))}
    for i, forms in marked.items():
        alike = [j for j in range(i + 1, len(marked)) if marked[j] and scene.alike[i, j] >= _ALIKE]
        for form, one in forms.items():
            against = [
                other
                for j in alike
                for opposite, other in marked[j].items()
                if opposite in _excluded()[form].difference(forms)
                and form not in marked[j]
                and one.report != other.report
                and len(scene.stems(one) & scene.stems(other)) >= _SHARED
            ]
            if not against:
                continue
            yield Difference(
                kind=LocusKind.POLARITY,
                topic=f"{scene.words(one)}, or {scene.words(against[0])}",
                verdict=Verdict.CONTESTED,
                readings=(
                    reading(scene, scene.words(one), form, [one]),
                    reading(scene, scene.words(against[0]), "the opposite", against),
                ),
                why="one telling says the opposite of the other",
                weight=7,
            )


def _marked(number: int, scene: Scene) -> Iterable[tuple[str, Span]]:
    """The words of a sentence that exclude others, each with some words around it."""
    sentence, found = scene.sentences[number], scene.tokens[number]
    for at, word in enumerate(found):
        negated = any(w.form in terms("negators") for w in found[max(0, at - _REACH) : at])
        if word.form in _excluded() and not negated:
            first, last = found[max(0, at - _CONTEXT)], found[min(len(found) - 1, at + _CONTEXT)]
            yield word.form, span(sentence.report, first.start, last.end)
