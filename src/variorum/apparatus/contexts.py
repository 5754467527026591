"""Two words in two tellings: how much of what stands around them is the same."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from variorum.apparatus.scene import Scene
from variorum.lexicon import is_function_word, mapping, stem, terms
from variorum.lexicon.table import rarity
from variorum.model import Span, span

_AROUND = 8  # words to each side of a word that tell what it is said of;
_NEAR = 3  # content words that count in full; those farther off
_FAR = 0.4  # count so much
_ALIKE = 0.35  # likeness of two sentences from which their words may tell one thing
_BEFORE = 3  # words that a reading shows before a word
_AFTER = 5  # and after it
_JOINS = " \n\t\u00a0-’'%$£€"  # signs between two words that do not part them


@dataclass(frozen=True, slots=True)
class Spot:
    """A word of a sentence: the sentence's index, the word's own, its stem, and the stems of the
    content words around it with how far off they are, in content words."""

    sentence: int
    at: int
    stem: str
    around: Mapping[str, int]


class Contexts:
    """The words of a story, each by how much it tells: by how rare it is in English and here."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._weights: dict[str, float] = {}

    @cached_property
    def _spread(self) -> Counter[str]:
        return Counter(s for found in self._scene.tokens for s in {stem(w.form) for w in found})

    def weight(self, of: str) -> float:
        """How much a stem tells, 0 to 1."""
        known = self._weights.get(of)
        if known is None:
            size = len(self._scene.tokens) + 1
            here = math.log(size / (self._spread[of] + 0.5)) / math.log(size)
            known = self._weights[of] = (max(0.0, here) + rarity(of)) / 2
        return known

    def spot(self, sentence: int, at: int) -> Spot:
        """A word of a sentence with what stands around it."""
        found = self._scene.tokens[sentence]
        before = [w.form for w in reversed(found[max(0, at - _AROUND) : at])]
        after = [w.form for w in found[at + 1 : at + 1 + _AROUND]]
        around: dict[str, int] = {}
        for side in (before, after):
            told = [stem(form) for form in side if not is_function_word(form)]
            for away, near in enumerate(told, 1):
                around[near] = min(away, around.get(near, away))
        return Spot(sentence, at, stem(found[at].form), around)

    def common(self, one: Spot, other: Spot) -> float:
        """How much is told by what both have around them, and by how alike the sentences are."""
        total = float(self._scene.alike[one.sentence, other.sentence]) / 2
        for near in sorted(one.around.keys() & other.around.keys()):
            away = max(one.around[near], other.around[near])
            if near not in (one.stem, other.stem):
                total += self.weight(near) * (1.0 if away <= _NEAR else _FAR)
        return total

    def place(self, spot: Spot) -> Span:
        """A word with the words next to it, as a reading shows it: none from beyond a comma."""
        sentence, found = self._scene.sentences[spot.sentence], self._scene.tokens[spot.sentence]
        text = self._scene.reports[sentence.report].text
        first = last = spot.at
        lowest, highest = max(0, first - _BEFORE), min(len(found) - 1, last + _AFTER)
        while first > lowest and not text[found[first - 1].end : found[first].start].strip(_JOINS):
            first -= 1
        while last < highest and not text[found[last].end : found[last + 1].start].strip(_JOINS):
            last += 1
        while first < spot.at and _opens(found[first].form):
            first += 1
        while last > spot.at and is_function_word(found[last].form):
            last -= 1
        return span(sentence.report, found[first].start, found[last].end)

    def aligned(self, spots: Sequence[Spot]) -> Iterator[tuple[float, int, int]]:
        """Of all pairs of spots in two reports those that are each other's nearest in their
        reports: what `common` says of them, and their numbers."""
        home = [self._scene.sentences[s.sentence].report for s in spots]
        best: dict[tuple[int, str], tuple[float, int]] = {}
        for i, j in self._near(spots):
            if home[i] != home[j]:
                score = self.common(spots[i], spots[j])
                for here, there in ((i, j), (j, i)):
                    rival = best.get((here, home[there]), (0.0, 0))
                    best[here, home[there]] = max(rival, (score, -there))
        for (i, _), (score, j) in sorted(best.items()):
            if i < -j and best[-j, home[i]] == (score, -i):
                yield score, i, -j

    def _near(self, spots: Sequence[Spot]) -> Iterator[tuple[int, int]]:
        """The pairs of spots whose sentences are alike at all."""
        sentences = np.array([s.sentence for s in spots])
        for i, spot in enumerate(spots):
            alike = np.flatnonzero(self._scene.alike[spot.sentence, sentences] >= _ALIKE)
            yield from ((i, j) for j in alike[alike > i].tolist())


def _opens(form: str) -> bool:
    """Whether a word only opens a clause or phrase; "no" and its like say something."""
    return form in mapping("clause_words") and form not in terms("negators")
