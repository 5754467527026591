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


@dataclass(frozen=True, slots=True)
class _Start:
    """The patterns that one word can begin, and the words that can follow it; None where a pattern
    may end with it, or go on with any word in -ing."""

    phrases: tuple[Phrase, ...]
    seconds: frozenset[str] | None


def beginning(
    name: str, forms: Sequence[str], at: int, labels: tuple[str, ...] = ()
) -> tuple[Phrase, ...]:
    """The patterns of `data/<name>.tsv`, of one of these first labels if any are given, that may
    begin at `at` by the two words that stand there."""
    start = _starts(name, labels).get(forms[at])
    if start is None:
        return ()
    fits = start.seconds is None or (at + 1 < len(forms) and forms[at + 1] in start.seconds)
    return start.phrases if fits else ()


def longest(
    name: str, forms: Sequence[str], at: int, labels: tuple[str, ...] = ()
) -> tuple[Phrase, int] | None:
    """The longest pattern of a file that begins at `at`, and where it ends; None where there is
    none, or where its first label is not one of `labels`."""
    if labels and not beginning(name, forms, at, labels):
        return None
    best: tuple[Phrase, int] | None = None
    for phrase in beginning(name, forms, at):
        end = phrase.match(forms, at)
        if end > at and (best is None or end > best[1]):
            best = (phrase, end)
    return None if best and labels and best[0].labels[0] not in labels else best


def firsts(name: str, labels: tuple[str, ...] = ()) -> frozenset[str]:
    """The words with which a pattern of a file, of one of these labels if any, can begin."""
    return frozenset(_starts(name, labels))


@cache
def _starts(name: str, labels: tuple[str, ...]) -> dict[str, _Start]:
    index: dict[str, list[Phrase]] = {}
    for row in rows(name):
        phrase = Phrase(tuple(_step(word) for word in row[0].split()), row[1:])
        if not labels or phrase.labels[0] in labels:
            for form in sorted(_firsts(phrase.steps)):
                index.setdefault(form, []).append(phrase)
    return {form: _Start(tuple(found), _seconds(found, form)) for form, found in index.items()}


def _seconds(found: Sequence[Phrase], first: str) -> frozenset[str] | None:
    """The words that can come after the first in any of some patterns, None where any can."""
    seconds: set[str] = set()
    for steps in (phrase.steps for phrase in found):
        for n in (n for n, step in enumerate(steps) if first in step.forms):
            rest = steps[n + 1 :]
            if all(step.optional for step in rest) or any(step.gerund for step in rest):
                return None
            seconds |= _firsts(rest)
    return frozenset(seconds)


def _firsts(steps: Sequence[Step]) -> set[str]:
    """The words that can begin a row of steps."""
    firsts: set[str] = set()
    for step in steps:
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
