"""Rewritten sentences: told again in other words.

Sentences are compared that share a word, in a long story only those that share a rare one: the time
grows with what the reports share, not with the square of their length.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from variorum.collation.tellings import Telling
from variorum.lexicon.likeness import pair_likeness
from variorum.model import Passage, PassageKind
from variorum.text.grams import Numbers

_RETOLD = 0.98  # likeness (0..2) from which a sentence counts as retold
_FREELY = 0.72  # the same, where both have rare words that no third report has
_RARE = 2  # such words that it takes
_PAIRS = 500_000  # of sentences that share a word; those that share rarer words come first

Sentence = tuple[int, int]  # a telling's number, and a sentence's in it
Retold = Mapping[tuple[int, int], Sequence[Passage]]


def retold(tellings: Sequence[Telling]) -> Retold:
    """Sentences whose best match in another report, either way, is likeness enough.

    By the numbers of the two tellings, the lesser first; passages in order of place. Less likeness
    is enough where both sentences have rare words: words that of all the reports of the story only
    these two have.
    """
    rare = _rare(tellings)
    found: dict[tuple[int, int], list[Passage]] = {}
    for (a, i), (b, j), likeness in sorted(_best(_alike(tellings))):
        one, other = tellings[a], tellings[b]
        shared = one.stems[i] & other.stems[j] & rare
        if likeness >= (_FREELY if len(shared) >= _RARE else _RETOLD):
            passage = Passage(
                child=one.sentences[i],
                parent=other.sentences[j],
                kind=PassageKind.REWRITE,
                similarity=round(min(1.0, likeness / 2), 4),
            )
            found.setdefault((a, b), []).append(passage)
    return found


def _rare(tellings: Sequence[Telling]) -> frozenset[str]:
    """The words that two reports have and no third, where there is a third."""
    if len(tellings) <= 2:
        return frozenset()
    spread = Counter(form for telling in tellings for form in set(telling.forms))
    return frozenset(form for form, reports in spread.items() if reports == 2)


def _alike(tellings: Sequence[Telling]) -> Iterator[tuple[Sentence, Sentence, float]]:
    """The sentences of two reports that are alike enough to count at all, in order."""
    places = [(number, i) for number, t in enumerate(tellings) for i in range(len(t.sentences))]
    texts = [tellings[a].sentences[i].of(tellings[a].report.text) for a, i in places]
    ones, others = _sharing([tellings[a].stems[i] for a, i in places])
    home = np.array([number for number, _ in places], dtype=np.intp)
    apart = home[ones] != home[others]
    ones, others = ones[apart], others[apart]
    alike = pair_likeness(texts, ones, others)
    for at in np.flatnonzero(alike >= _FREELY):
        yield places[ones[at]], places[others[at]], float(alike[at])


def _sharing(stems: Sequence[frozenset[str]]) -> tuple[Numbers, Numbers]:
    """Every two sentences, by number and in order, that share a word: the rarest words first."""
    where: dict[str, list[int]] = {}
    for number, held in enumerate(stems):
        for form in held:
            where.setdefault(form, []).append(number)
    pairs = [np.zeros(0, dtype=np.intp)]
    left = _PAIRS
    for numbers in sorted(where.values(), key=lambda n: (len(n), n)):
        low, high = np.triu_indices(len(numbers), 1)
        left -= len(low)
        if left < 0:
            break
        held_by = np.array(numbers)
        pairs.append(held_by[low] * len(stems) + held_by[high])
    return np.divmod(np.unique(np.concatenate(pairs)), max(1, len(stems)))


def _best(
    alike: Iterator[tuple[Sentence, Sentence, float]],
) -> set[tuple[Sentence, Sentence, float]]:
    """For each sentence and each other report the likest there, the first of equals."""
    best: dict[tuple[Sentence, int], tuple[Sentence, Sentence, float]] = {}
    for found in alike:
        one, other, likeness = found
        for key in ((one, other[0]), (other, one[0])):
            if key not in best or likeness > best[key][2]:
                best[key] = found
    return set(best.values())
