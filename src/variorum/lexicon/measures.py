"""What is measured of a statement held against a text: named numbers for the scorers.

How much of the statement the text covers, in which order, and what it leaves uncovered: numbers,
names, a negation. Each measure is of one pair alone; nothing is counted over a corpus.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from variorum.lexicon.laying import Laid, lay, share
from variorum.lexicon.load import terms
from variorum.lexicon.relations import Relation, relation
from variorum.lexicon.told import Flags, Row, told

Measures = dict[str, float]
_FOUND = 0.5  # likeness from which a word counts as found where it stands
_WIDEST = 10  # words between two that are found, beyond which more tells nothing
_BEFORE = 3  # words before one that is found in which a negation stands
_MANY = 5
_TIED = 100  # words on each side whose relations are asked for, more than a sentence has
_PLACES = 6  # of a cosine: the last bits hang on the machine


def measures(text: str, statement: str) -> Measures:
    """All measures of a statement held against a text; none where one of them has no words."""
    one, other = told(text), told(statement)
    if not one.forms or not other.forms:
        return {}
    laid = lay(one, other)
    return {
        **_covered(laid),
        **_uncovered(laid),
        **_in_context(laid),
        **_covered_back(laid),
        **_particulars(laid),
        **_in_order(laid),
        **_as_wholes(laid),
        **_tied(laid),
        **_against(laid),
        **_lengths(laid),
    }


def _covered(laid: Laid) -> Measures:
    """How much of the statement the text covers: all of it, its best sentence, either half."""
    late = np.arange(len(laid.weight)) >= len(laid.weight) / 2
    return {
        "covered": float(laid.weight @ laid.best),
        "covered_in_sentence": float(laid.weight @ laid.inside),
        "same_in_sentence": float(laid.weight @ (laid.inside >= 1)),
        "same_words": float((laid.best >= 1).mean()),
        "covered_first_half": _part(laid, laid.best, ~late),
        "covered_second_half": _part(laid, laid.best, late),
    }


def _uncovered(laid: Laid) -> Measures:
    """What is left uncovered: the heaviest words, and all of them."""
    bare = 1 - laid.best
    missing = laid.said.weights * laid.said.content * bare
    heaviest = np.sort(missing)[::-1]
    return {
        "missing_share": float((laid.weight * bare).max()),
        "missing_first": float(heaviest[0]),
        "missing_three": float(heaviest[:3].sum()),
        "missing": float(missing.sum()),
    }


def _in_context(laid: Laid) -> Measures:
    """How well the statement's words are covered where their neighbours count too."""
    near = np.round(laid.said.contexts @ laid.text.contexts.T, _PLACES)
    best = near.max(axis=1)
    worst = np.sort(best[laid.weight > 0])
    found = laid.near[:, laid.low : laid.high].argmax(axis=1) + laid.low
    there = near[np.arange(len(found)), found] * (laid.inside > _FOUND)
    return {
        "context": float(laid.weight @ best),
        "context_low": float(worst[: max(1, len(worst) // 4)].mean()),
        "context_found": float(laid.weight @ there),
    }


def _covered_back(laid: Laid) -> Measures:
    """How much of the text's best sentence the statement covers."""
    text, low, high = laid.text, laid.low, laid.high
    weight = share(text, low, high)
    bare = 1 - laid.back
    return {
        "back_covered": float(weight @ laid.back),
        "back_same": float(weight @ (laid.back >= 1)),
        "back_same_words": float((laid.back >= 1).mean()),
        "back_missing": float((text.weights[low:high] * text.content[low:high] * bare).sum()),
    }


def _particulars(laid: Laid) -> Measures:
    """Numbers and names of the statement that the text has not."""
    said, text = laid.said, laid.text
    lost = said.numbers & (laid.best < 1)
    known = set(said.values)
    spare = sum(v is not None and v not in known for v in text.values[laid.low : laid.high])
    return {
        "numbers": float(said.numbers.sum()),
        "numbers_missing": float(lost.sum()),
        "numbers_clash": float(lost.any() and spare > 0),
        "numbers_spare": float(min(spare, _MANY)),
        "names_same": _part(laid, (laid.best >= 1).astype(np.float64), said.names),
        "names_missing": float((said.names & (laid.best < 1)).sum()),
    }


def _part(laid: Laid, covered: Row, where: Flags) -> float:
    """How much is covered of some words of the statement; 1 where there are none."""
    whole = float(laid.weight[where].sum())
    return float((laid.weight * covered)[where].sum()) / whole if whole > 1e-9 else 1.0


def _in_order(laid: Laid) -> Measures:
    """Runs of the same words, and how close together the words found stand in the text."""
    said, inside = laid.said.stems, laid.text.stems[laid.low : laid.high]
    common = subsequence(said, inside)
    found = _places(laid)
    gaps = [min(abs(after - before), _WIDEST) for before, after in pairwise(found)]
    width = max(found) - min(found) + 1 if found else 1
    return {
        "bigrams": _runs(said, laid.text.stems, 2),
        "trigrams": _runs(said, laid.text.stems, 3),
        "in_order": common / len(said),
        "back_in_order": common / len(inside),
        "gap": sum(gaps) / len(gaps) if gaps else float(_WIDEST),
        "density": len(found) / width,
    }


def _places(laid: Laid) -> list[int]:
    """Where in the text's best sentence the statement's content words are found, in their order."""
    inside = laid.near[:, laid.low : laid.high]
    chosen = (laid.inside > _FOUND) & (laid.weight > 0)
    places: list[int] = inside[chosen].argmax(axis=1).tolist()
    return places


def _runs(said: Sequence[str], text: Sequence[str], length: int) -> float:
    """The share of the statement's runs of words that the text has."""
    runs = list(zip(*(said[i:] for i in range(length)), strict=False))
    known = set(zip(*(text[i:] for i in range(length)), strict=False))
    return sum(run in known for run in runs) / len(runs) if runs else 0.0


def subsequence(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two sequences have in common in one order, a bit a word (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for j, word in enumerate(other):
        places[word] = places.get(word, 0) | 1 << j
    whole = (1 << len(other)) - 1
    free = whole
    for word in one:
        here = free & places.get(word, 0)
        free = ((free + here) | (free - here)) & whole
    return len(other) - free.bit_count()


def _as_wholes(laid: Laid) -> Measures:
    """Statement and text as two vectors and two bags of character 4-grams."""
    said, text = laid.said, laid.text
    shared = len(said.grams & text.grams)
    return {
        "meaning": float(said.centre @ text.centre),
        "table": float(said.sum @ text.sum),
        "grams_in": shared / max(1, len(said.grams)),
        "grams_both": 2 * shared / max(1, len(said.grams) + len(text.grams)),
    }


def _tied(laid: Laid) -> Measures:
    """How many words of the statement that the text's best sentence has not stand in each
    relation to words that it has: its synonyms, its opposites."""
    said, text = laid.said, laid.text
    inside = range(laid.low, laid.high)
    known = {text.stems[j] for j in inside}
    there = dict.fromkeys(text.forms[j] for j in inside if text.content[j] and not text.numbers[j])
    bare = [
        form
        for form, root, content, number in zip(
            said.forms, said.stems, said.content, said.numbers, strict=True
        )
        if content and not number and root not in known
    ]
    others = list(there)[:_TIED]
    found = Counter(
        name for form in bare[:_TIED] for name in {relation(form, other) for other in others}
    )
    return {f"tied_{name}": float(found[name]) for name in Relation if name is not Relation.NONE}


def _against(laid: Laid) -> Measures:
    """What speaks against it: one negation alone, a mood that is not the text's."""
    said, text = laid.said, laid.text
    denied = text.negations[laid.low : laid.high]
    close = any(denied[max(0, at - _BEFORE) : at].any() for at in _places(laid))
    moods = sum(s in terms("mood_stems") for s in text.stems[laid.low : laid.high])
    own = sum(s in terms("mood_stems") for s in said.stems)
    return {
        "negation_apart": float(denied.any() != said.negations.any()),
        "negation_close": float(close and not said.negations.any()),
        "negation_own": float(said.negations.any() and not denied.any()),
        "moods": float(max(0, min(moods, 3) - own)),
    }


def _lengths(laid: Laid) -> Measures:
    m, n = len(laid.said.forms), len(laid.text.forms)
    inside = laid.high - laid.low
    return {
        "length": float(np.log(m)),
        "text_length": float(np.log(n)),
        "length_ratio": min(m, inside) / max(m, inside),
        "sentences": float(np.log(len(laid.text.starts) - 1)),
    }
