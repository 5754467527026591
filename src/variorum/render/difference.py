"""Which words of a reading are its own: those that some other reading does not have."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from variorum.text.words import words


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a reading, `own` where it differs from the others."""

    text: str
    own: bool


def differing(readings: Sequence[str]) -> tuple[tuple[Run, ...], ...]:
    """Each reading in runs, together the whole reading."""
    forms = [frozenset(word.form for word in words(reading)) for reading in readings]
    shared = frozenset.intersection(*forms) if forms else frozenset()
    # Words of two letters carry grammar; a difference between "of" and "in" tells nothing.
    shared |= {form for of in forms for form in of if form.isalpha() and len(form) < 3} - {"no"}
    return tuple(_runs(reading, shared) for reading in readings)


def _runs(reading: str, shared: frozenset[str]) -> tuple[Run, ...]:
    """Neighbouring words of one's own make one run, with what stands between them."""
    runs: list[Run] = []
    done = 0
    for own, group in groupby(words(reading), key=lambda word: word.form not in shared):
        if own:
            span = tuple(group)
            runs.append(Run(reading[done : span[0].start], own=False))
            runs.append(Run(reading[span[0].start : span[-1].end], own=True))
            done = span[-1].end
    runs.append(Run(reading[done:], own=False))
    return tuple(run for run in runs if run.text)
