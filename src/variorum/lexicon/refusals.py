"""Refusals to say and denials: where the words of one begin, by patterns and by what is withheld.

Most are fixed phrases (`moods.tsv`). One kind is not: who "would not release the inspection report"
declines to tell, who "would not release the hostages" does not. There the verb and the thing decide
(`refusals.tsv`: verbs of handing over, and nouns for what is known).
"""

from collections.abc import Sequence
from functools import cache

from variorum.lexicon.load import rows
from variorum.lexicon.phrases import firsts, longest

_LABELS = ("declined", "denied")  # of the labels in `moods.tsv`
_WOULD = frozenset(["would", "will", "could", "did", "does", "do", "has", "have", "had"])
_NOT = frozenset(["not", "never"])
# So many words stand between the verb and the noun for what is withheld.
_WALK = 6


def refusal_at(forms: Sequence[str], at: int) -> tuple[str, int] | None:
    """The mood, "declined" or "denied", of the refusal that begins at a word, and where it ends.

    "did not deny" is no denial, and neither is what only begins with the words of one.
    """
    found = longest("moods", forms, at, _LABELS)
    if found is not None:
        mood = found[0].labels[0]
        return None if mood == "denied" and _is_negated(forms, at) else (mood, found[1])
    end = _withheld(forms, at) if forms[at] in _WOULD else 0
    return ("declined", end) if end else None


def refusal_in(forms: Sequence[str]) -> str | None:
    """The mood of the first refusal in some words."""
    for at in range(len(forms)):
        found = refusal_at(forms, at)
        if found is not None:
            return found[0]
    return None


def refusal_openers() -> frozenset[str]:
    """The words with which a refusal can begin."""
    return firsts("moods", _LABELS) | _WOULD


def _is_negated(forms: Sequence[str], at: int) -> bool:
    return at > 0 and forms[at - 1] in _NOT


def _withheld(forms: Sequence[str], at: int) -> int:
    """Where "would not release the full report" ends; 0 where nothing is withheld."""
    if at + 2 >= len(forms) or forms[at + 1] not in _NOT or forms[at + 2] not in _kind("hands"):
        return 0
    for i in range(at + 3, min(len(forms), at + 3 + _WALK)):
        if forms[i] in _kind("known"):
            return i + 1
        if not forms[i][0].isalnum():
            break
    return 0


@cache
def _kind(kind: str) -> frozenset[str]:
    return frozenset(word for word, of in rows("refusals") if of == kind)
