"""A text made ready to be compared word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from variorum.lexicon.load import mapping, terms
from variorum.lexicon.normal import is_function_word, stem
from variorum.lexicon.table import rarity, word_rows
from variorum.text.numbers import numeral
from variorum.text.words import Word, words

Row = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
_END = re.compile(r"[.!?;…][\"”’')\]]?\s|\n")
_FARTHEST = 12_000  # characters of a text that are looked at,
_LONGEST = 1_500  # and words
_SHORT = 600  # characters: sentences are remembered by the hundred,
_KEPT = 1 << 9
_KEPT_LONG = 1 << 3  # whole texts, which take megabytes, while statements are held against them
_GRAM = 4  # characters
_LIGHT = 0.3  # what a function word counts beside a content word in a text's centre
_NEIGHBOURS = (0.5, 0.25)  # what the words beside a word, and those beside them, count
_UNCOMMON = 0.9  # rarity from which a capital at the head of a sentence is taken for a name's


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A text's words, one entry a word in every column.

    `weights` are the words' rarities, `starts` the first words of its sentences and the number of
    words; `vectors` are the words' own, `contexts` those of words with their neighbours, `centre`
    and `sum` those of the text (weighted by rarity, and plain), `grams` its character 4-grams.
    """

    forms: tuple[str, ...]
    stems: tuple[str, ...]
    values: tuple[float | None, ...]
    numbers: Flags
    content: Flags
    names: Flags
    negations: Flags
    weights: Row
    vectors: Row
    contexts: Row
    starts: tuple[int, ...]
    centre: Row
    sum: Row
    grams: frozenset[str]


class _Word(NamedTuple):
    """What is known of a folded word wherever it stands."""

    stem: str
    value: float | None
    content: bool
    negation: bool
    rarity: float


def told(text: str) -> Told:
    """A text made ready. What comes after 12,000 characters or 1,500 words is not looked at."""
    return _short(text) if len(text) < _SHORT else _long(text[:_FARTHEST])


def _told(text: str) -> Told:
    found = words(text)[:_LONGEST]
    forms = tuple(w.form for w in found)
    known = [_word(form) for form in forms]
    content = np.array([word.content for word in known], dtype=np.bool_)
    numbers = np.array([word.value is not None for word in known], dtype=np.bool_)
    weights = np.array([word.rarity for word in known], dtype=np.float64)
    starts = _starts(text, [w.start for w in found])
    names = _names(text, found, weights, set(starts))
    rows = word_rows(forms)
    units = _units(rows)
    line = " " + " ".join(forms) + " "
    return Told(
        forms=forms,
        stems=tuple(word.stem for word in known),
        values=tuple(word.value for word in known),
        numbers=numbers,
        content=content,
        names=names & content & ~numbers,
        negations=np.array([word.negation for word in known], dtype=np.bool_),
        weights=weights,
        vectors=units,
        contexts=_contexts(units, weights),
        starts=starts,
        centre=_units((weights * np.where(content, 1.0, _LIGHT))[None] @ units)[0],
        sum=_units(rows.sum(axis=0, keepdims=True))[0],
        grams=frozenset(line[i : i + _GRAM] for i in range(len(line) - _GRAM + 1)),
    )


_short = lru_cache(_KEPT)(_told)
_long = lru_cache(_KEPT_LONG)(_told)


@lru_cache(1 << 16)
def _word(form: str) -> _Word:
    return _Word(
        stem=stem(form),
        value=numeral(form) if form[:1].isdecimal() else _cardinals().get(form),
        content=not is_function_word(form),
        negation=form in terms("negators") or form.endswith("n't"),
        rarity=rarity(form),
    )


def _starts(text: str, places: Sequence[int]) -> tuple[int, ...]:
    """The first word of each sentence, roughly cut, and the number of words."""
    ends = [match.end() for match in _END.finditer(text)]
    firsts = np.searchsorted(np.array(places), np.array([0, *ends]))
    return tuple(sorted({0, len(places), *firsts.tolist()}))


def _names(text: str, found: Sequence[Word], weights: Row, opening: set[int]) -> Flags:
    """Which words are written as names are; at the head of a sentence, uncommon ones only."""
    return np.array(
        [
            text[word.start].isupper() and (i not in opening or weights[i] > _UNCOMMON)
            for i, word in enumerate(found)
        ],
        dtype=np.bool_,
    )


@cache
def _cardinals() -> dict[str, float]:
    return {word: float(value) for word, value in mapping("cardinals").items()} | {"one": 1.0}


def _contexts(units: Row, weights: Row) -> Row:
    """Each word's vector with those of its neighbours, nearer ones counting more."""
    own = units * (_LIGHT + weights[:, None])
    mixed: Row = own.copy()
    for away, part in enumerate(_NEIGHBOURS, 1):
        mixed[away:] += part * own[:-away]
        mixed[:-away] += part * own[away:]
    return _units(mixed)


def _units(rows: Row) -> Row:
    """Rows of length one."""
    units: Row = rows / np.maximum(np.sqrt((rows * rows).sum(axis=1, keepdims=True)), 1e-9)
    return units
