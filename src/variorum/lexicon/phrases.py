"""Patterns of words, read from data files, and where they stand.

In a pattern, alternatives are parted by `|`, `?` ends a word that may be missing, `~` begins a
verb in all its forms, and `~~ing` is any word in -ing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from variorum.lexicon.load import rows
from variorum.lexicon.verbs import inflect

_BE = frozenset(["be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re"])


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a pattern."""

    forms: frozenset[str]
    optional: bool
    gerund: bool

    def takes(self, form: str) -> bool:
        """Whether a word may stand here."""
        return form in self.forms or (self.gerund and form.endswith("ing"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern with the further columns of its row."""

    steps: tuple[Step, ...]
    labels: tuple[str, ...]

    def match(self, forms: Sequence[str], at: int) -> int:
        """Where the pattern ends, if it begins at `at`; else 0. A missing word is tried last."""
        for step in self.steps:
            if at < len(forms) and step.takes(forms[at]):
                at += 1
            elif not step.optional:
                return 0
        return at


@cache
def phrases(name: str) -> dict[str, tuple[Phrase, ...]]:
    """The patterns of `data/<name>.tsv` by the words that can begin them."""
    index: dict[str, list[Phrase]] = {}
    for row in rows(name):
        phrase = Phrase(tuple(_step(word) for word in row[0].split()), row[1:])
        for form in sorted(_firsts(phrase)):
            index.setdefault(form, []).append(phrase)
    return {form: tuple(found) for form, found in index.items()}


def longest(name: str, forms: Sequence[str], at: int) -> tuple[Phrase, int] | None:
    """The longest pattern of a file that begins at `at`, and where it ends."""
    best: tuple[Phrase, int] | None = None
    for phrase in phrases(name).get(forms[at], ()):
        end = phrase.match(forms, at)
        if end > at and (best is None or end > best[1]):
            best = (phrase, end)
    return best


def _firsts(phrase: Phrase) -> set[str]:
    firsts: set[str] = set()
    for step in phrase.steps:
        firsts |= step.forms
        if not step.optional:
            break
    return firsts


def _step(word: str) -> Step:
    optional = word.endswith("?")
    word = word.rstrip("?")
    gerund = "~~ing" in word
    verb = word.startswith("~") and not word.startswith("~~")
    choices = [choice for choice in word.lstrip("~").split("|") if choice not in ("~~ing", "ing")]
    forms: set[str] = set()
    for choice in choices:
        forms.update(_verb_forms(choice) if verb else (choice,))
    return Step(frozenset(forms), optional, gerund)


def _verb_forms(base: str) -> frozenset[str]:
    return _BE if base == "be" else frozenset(inflect(base).forms())
