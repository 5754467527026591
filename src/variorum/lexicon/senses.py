"""The senses of common English words, from WordNet, and what leads from a sense to others.

A word has senses by how often each is meant where it is of that part of speech. A sense leads to
broader ones ("up"), to opposites, to what follows from it, and to senses of other parts of speech
that tell the same. The table is made by `training/word_relations.py`;
`training/word_relations.md` is its card.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from variorum.lexicon.classes import word_class
from variorum.lexicon.load import arrays
from variorum.lexicon.normal import spelling

_KEPT = 1 << 15
_LONGEST = 60  # characters of a word that is looked up
_WORDS = 6  # of a phrase that are looked at, from either end
_ANY = "nvar"
Senses = Mapping[int, float]


class Part(StrEnum):
    """A part of speech, by WordNet's letter."""

    NOUN = "n"
    VERB = "v"
    ADJECTIVE = "a"
    ADVERB = "r"


# Regular endings of forms, with those of the words that they are forms of (WordNet's "morphy").
_ENDINGS = (
    (Part.NOUN, (("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"))),
    (Part.NOUN, (("shes", "sh"), ("men", "man"), ("ies", "y"))),
    (Part.VERB, (("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""))),
    (Part.VERB, (("ing", "e"), ("ing", ""))),
    (Part.ADJECTIVE, (("er", ""), ("est", ""), ("er", "e"), ("est", "e"))),
)


class _Table:
    """The arrays as stored. The words and the irregular forms stand in order: nothing is indexed
    while it is loaded, since few words are asked for."""

    def __init__(self) -> None:
        stored = arrays("word-relations")
        self.words = _lines(stored["words"])
        self.irregular = _lines(stored["irregular"])
        self.parts = bytes(stored["parts"]).decode("ascii")
        self.files = stored["files"]
        self.file_names = _lines(stored["file_names"])
        self.breadths = stored["breadths"]
        self.shares = stored["shares"]
        kinds = ("senses", "up", "opposite", "entails", "same", "derived", "cluster")
        self.leads = {kind: (_bounds(stored[f"{kind}_lengths"]), stored[kind]) for kind in kinds}

    def place(self, word: str) -> int | None:
        """Where a word stands, if it is one."""
        place = bisect_left(self.words, word)
        return place if self.words[place : place + 1] == [word] else None

    def bases(self, form: str) -> tuple[tuple[str, str], ...]:
        """What a form is an irregular form of, each with its part of speech."""
        low = bisect_left(self.irregular, form + "\t")
        high = bisect_left(self.irregular, form + "\n")
        rows = (line.split("\t") for line in self.irregular[low:high])
        return tuple((base, part) for _, part, base in rows)

    def row(self, kind: str, place: int) -> tuple[int, ...]:
        """The senses to which a sense (or, of kind "senses", a word) leads."""
        bounds, aims = self.leads[kind]
        return tuple(aims[bounds[place] : bounds[place + 1]].tolist())

    def word(self, place: int) -> Senses:
        """A word's senses with their shares."""
        bounds, _ = self.leads["senses"]
        shares = self.shares[bounds[place] : bounds[place + 1]].tolist()
        found = zip(self.row("senses", place), shares, strict=True)
        return MappingProxyType({sense: percent / 100 for sense, percent in found})


def _lines(stored: npt.NDArray[Any]) -> list[str]:
    return bytes(stored).decode("utf-8").split("\n")


def _bounds(lengths: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    bounds = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=bounds[1:])
    return bounds


@cache
def _table() -> _Table:
    return _Table()


@lru_cache(_KEPT)
def senses(phrase: str, part: Part | None = None) -> Senses:
    """The senses of a word in any form, with how often each is meant, of 1 in each part of speech;
    none if it is unknown.

    Of a phrase that is no entry, those of its head: the last words of a noun's before a
    preposition, the first ones of a verb's (`part`); "head of state" and "carry out" are entries.
    """
    form = " ".join(phrase.lower().replace("’", "'").replace("_", " ").split())
    for candidate in _heads(form, part):
        found = _of_form(candidate, part)
        if found:
            return MappingProxyType(found)
    return MappingProxyType({})


def _heads(form: str, part: Part | None) -> Iterator[str]:
    """A phrase, then ever less of it; of "the mayor of the town" no more than "the mayor"."""
    found = form[: _WORDS * _LONGEST].split()
    if part is Part.VERB:
        yield from (" ".join(found[:size]) for size in range(min(_WORDS, len(found)), 0, -1))
        return
    bounds = (i for i, word in enumerate(found) if i and word in word_class("preposition"))
    end = next(bounds, len(found))
    first = max(0, end - _WORDS)
    yield from (" ".join(found[start : end + _WORDS]) for start in range(first, end))
    yield from (" ".join(found[start:end]) for start in range(first, end))


def _of_form(form: str, part: Part | None) -> dict[int, float]:
    """The senses of all words that a form may be a form of."""
    table = _table()
    found: dict[int, float] = {}
    for word, of in _words(form):
        place = table.place(word)
        meant = table.word(place).items() if place is not None else ()
        for sense, share in meant:
            if table.parts[sense] in of and (part is None or table.parts[sense] == part):
                found[sense] = max(found.get(sense, 0.0), share)
    return found


def _words(form: str) -> Iterator[tuple[str, str]]:
    """What may be the words that a form stands for, each with the parts of speech it then is of."""
    ways = dict.fromkeys((form, form.removesuffix("'s"), form.replace("-", ""), spelling(form)))
    for written in ways:
        found = [*_bases(written)] if len(written) <= _LONGEST else []
        if any(_table().place(word) is not None for word, _ in found):
            yield from found
            return


def _bases(form: str) -> Iterator[tuple[str, str]]:
    """A form itself, and what it would be a form of: of several words the first bends or the last,
    "carried out", "heads of state", "prime ministers"."""
    yield form, _ANY
    first, gap, particle = form.partition(" ")
    before, _, last = form.rpartition(" ")
    if gap:
        yield from ((f"{word} {particle}", part) for word, part in _bent(first) if part in "nv")
        yield from ((f"{before} {word}", part) for word, part in _bent(last) if part == "n")
    else:
        yield from _bent(form)


def _bent(form: str) -> Iterator[tuple[str, str]]:
    """What a single word is an irregular form of, or else would be a regular one of."""
    known = _table().bases(form)
    yield from known
    irregular = {part for _, part in known}
    for part, endings in _ENDINGS:
        for ending, instead in endings:
            if part not in irregular and form.endswith(ending):
                yield form.removesuffix(ending) + instead, part


@lru_cache(_KEPT)
def leads(sense: int, kind: str) -> tuple[int, ...]:
    """The senses to which one leads: kind "up", "opposite", "entails", "same", "derived"; from a
    satellite among adjectives "cluster" leads to the one that it is like."""
    return _table().row(kind, sense)


@lru_cache(_KEPT)
def above(sense: int, steps: int) -> Mapping[int, int]:
    """The senses above one, with how many steps they are away, itself with 0."""
    found = {sense: 0}
    rim: Iterable[int] = (sense,)
    for step in range(1, steps + 1):
        rim = sorted({up for low in rim for up in leads(low, "up")} - found.keys())
        found.update(dict.fromkeys(rim, step))
    return MappingProxyType(found)


def part_of(sense: int) -> Part:
    """A sense's part of speech."""
    return Part(_table().parts[sense])


def file_of(sense: int) -> str:
    """The field that a sense belongs to, by WordNet's lexicographer files: "person", "act"."""
    return _table().file_names[int(_table().files[sense])]


def breadth(sense: int) -> int:
    """How many senses stand under one, as the power of two: 0 for one alone, 16 for "entity"."""
    return int(_table().breadths[sense])


@cache
def _index() -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The words by their senses, those who mean it most often first, and where each sense ends."""
    table = _table()
    bounds, meant = table.leads["senses"]
    words = np.repeat(np.arange(len(table.words)), np.diff(bounds))
    order = np.lexsort((words, -table.shares.astype(np.int64), meant))
    return words[order], np.searchsorted(meant[order], np.arange(len(table.parts) + 1))


def members(sense: int) -> tuple[str, ...]:
    """The words of a sense, those of which it is most often the sense meant first."""
    words, bounds = _index()
    return tuple(_table().words[word] for word in words[bounds[sense] : bounds[sense + 1]].tolist())
