"""How two words stand to one another: the same, wider, narrower, opposite, beside one another.

Asked of words or short phrases in any form, answered from WordNet's senses (`lexicon.senses`) and
the project's own lists. A tie by senses that are hardly ever meant is none: NONE is common, and
says nothing.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from variorum.lexicon.load import mapping, rows
from variorum.lexicon.normal import stem
from variorum.lexicon.senses import (
    Part,
    Senses,
    above,
    breadth,
    file_of,
    leads,
    members,
    part_of,
    senses,
)

__all__ = ["Part", "Relation", "fields", "is_kind_of", "opposites", "relation", "synonyms"]

_KEPT = 1 << 16
_KEPT_WORDS = 1 << 13
_STEPS = 6  # to a broader word,
_NEAR = 3  # between siblings by way of what is above both,
_DEPTH = 20  # and to the top: more than there are
_LEAST = 0.1  # likelihood from which both words may be meant in a pair of senses,
_OFTEN = 0.25  # and share from which a sense is a usual one
_NARROW = {Part.NOUN: 10, Part.VERB: 9}  # breadth of what is above siblings, less the steps to it
_TOLD_BY = 0.8  # what a sense counts by way of one of another part of speech,
_FADING = 0.9  # and what each further step up leaves of a tie


class Relation(StrEnum):
    """What one word is to another."""

    SAME = "same"
    WIDER = "wider"
    NARROWER = "narrower"
    OPPOSITE = "opposite"
    ENTAILS = "entails"
    ENTAILED = "entailed"
    SIBLING = "sibling"
    NONE = "none"


# Where words are tied in more than one way: what a tie of each kind counts.
_WEIGHT = {
    Relation.OPPOSITE: 2.0,
    Relation.SAME: 1.5,
    Relation.NARROWER: 1.0,
    Relation.WIDER: 1.0,
    Relation.ENTAILS: 1.0,
    Relation.ENTAILED: 1.0,
    Relation.SIBLING: 0.7,
}
_BACK = {
    Relation.WIDER: Relation.NARROWER,
    Relation.NARROWER: Relation.WIDER,
    Relation.ENTAILS: Relation.ENTAILED,
    Relation.ENTAILED: Relation.ENTAILS,
}
Tie = tuple[Relation, float]


@lru_cache(_KEPT)
def relation(one: str, other: str, part: Part | None = None) -> Relation:
    """What `one` is to `other`: "surgeon" is NARROWER than "doctor", "deny" the OPPOSITE of
    "admit" and the SAME as "denial".

    Of phrases the heads are compared (`senses.senses`). With `part`, both are taken for words of
    that part of speech. Asked the other way round it is the same, but for WIDER and NARROWER,
    ENTAILS and ENTAILED, which are turned.
    """
    listed = _listed(one.lower(), other.lower())
    if listed is not Relation.NONE:
        return listed
    here, there = _reach(one, part), _reach(other, part)
    ties = [*_across(here, there), *_in_the_tree(here, there)]
    ties += [(_BACK.get(name, name), strength) for name, strength in _across(there, here)]
    ties += [(_BACK.get(name, name), strength) for name, strength in _in_the_tree(there, here)]
    likely = [(strength * _WEIGHT[name], name) for name, strength in ties if strength >= _LEAST]
    return max(likely, default=(0.0, Relation.NONE))[1]


def _listed(one: str, other: str) -> Relation:
    """What the project's own lists say: `opposites.tsv`, and the fates of `tolls.tsv`."""
    here, there = stem(one), stem(other)
    if here == there:
        return Relation.SAME
    if there in _excluded().get(here, ()):
        return Relation.OPPOSITE
    fates = {_fates().get(here), _fates().get(there)}
    return Relation.SIBLING if len(fates - {None}) == 2 else Relation.NONE


@cache
def _excluded() -> Mapping[str, frozenset[str]]:
    """The stems of words by the stems of words that exclude them."""
    found: dict[str, set[str]] = {}
    for one, other in rows("opposites"):
        found.setdefault(stem(one), set()).add(stem(other))
        found.setdefault(stem(other), set()).add(stem(one))
    return {word: frozenset(others) for word, others in found.items()}


@cache
def _fates() -> Mapping[str, str]:
    """The stems of words for what becomes of people, each with its fate."""
    return {stem(word): fate for word, fate in mapping("tolls").items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reach:
    """A word's senses with their shares: its own, with those of other parts of speech that tell
    the same (`told`); where these lead beside (`beside`); what is above its own, in how many
    steps from which (`tops`)."""

    own: Senses
    told: Senses
    beside: Mapping[int, tuple[Tie, ...]]
    tops: Mapping[int, tuple[tuple[int, int], ...]]


@lru_cache(_KEPT_WORDS)
def _reach(phrase: str, part: Part | None) -> _Reach:
    own = senses(phrase, part)
    told = dict(own)
    for sense, share in own.items():
        for aim in leads(sense, "derived"):
            told[aim] = max(told.get(aim, 0.0), share * _TOLD_BY)
    beside: dict[int, tuple[Tie, ...]] = {}
    for sense, share in told.items():
        for name, aim in _beside(sense):
            beside[aim] = (*beside.get(aim, ()), (name, share))
    tops: dict[int, tuple[tuple[int, int], ...]] = {}
    for sense in own:
        for top, steps in above(sense, _STEPS).items():
            tops[top] = (*tops.get(top, ()), (sense, steps))
    return _Reach(own=own, told=told, beside=beside, tops=tops)


def _beside(sense: int) -> Iterator[tuple[Relation, int]]:
    """Where a sense leads that is not up; adjectives lead there by the one that they are like."""
    yield from ((Relation.SAME, aim) for aim in leads(sense, "same"))
    yield from ((Relation.ENTAILS, aim) for aim in leads(sense, "entails"))
    yield from ((Relation.OPPOSITE, aim) for aim in leads(sense, "opposite"))
    for head in leads(sense, "cluster"):
        yield Relation.SAME, head
        yield from ((Relation.OPPOSITE, aim) for aim in leads(head, "opposite"))


def _across(here: _Reach, there: _Reach) -> Iterator[Tie]:
    """The ties of words that are not by what is above them: as likely as both are so meant."""
    for sense in sorted(here.told.keys() & there.told.keys()):
        yield Relation.SAME, _both(here.told[sense], there.told[sense])
    for aim in sorted(here.beside.keys() & there.told.keys()):
        for name, share in here.beside[aim]:
            yield name, _both(share, there.told[aim])
    for aim in sorted(here.beside.keys() & there.beside.keys()):  # adjectives like a third one
        for name, share in here.beside[aim]:
            for their_name, their_share in there.beside[aim]:
                if name is their_name is Relation.SAME:
                    yield Relation.SIBLING, _both(share, their_share)


def _in_the_tree(here: _Reach, there: _Reach) -> Iterator[Tie]:
    """Narrower than one another, and beside one another: the ties by what is above the words."""
    for top in sorted(here.tops.keys() & there.tops.keys()):
        for sense, steps in here.tops[top]:
            for aim, their_steps in there.tops[top]:
                both = _both(here.own[sense], there.own[aim])
                if not their_steps and steps:
                    yield Relation.NARROWER, both * _FADING ** (steps - 1)
                elif steps and _are_near(steps + their_steps, top):
                    yield Relation.SIBLING, both


def _are_near(steps: int, top: int) -> bool:
    """Whether two senses that stand some steps apart under a third have much in common."""
    return steps <= _NEAR and breadth(top) <= _NARROW.get(part_of(top), 0) - steps


def _both(share: float, other: float) -> float:
    """How likely two words are meant in a pair of senses: each of them makes the other likelier."""
    return math.sqrt(share * other)


@lru_cache(_KEPT_WORDS)
def synonyms(phrase: str, part: Part | None = None) -> tuple[str, ...]:
    """The base forms of words that may mean the same, itself too, the likeliest first."""
    return _words(senses(phrase, part).items())


@lru_cache(_KEPT_WORDS)
def opposites(phrase: str, part: Part | None = None) -> tuple[str, ...]:
    """The base forms of words that may mean the opposite, the likeliest first."""
    return _words(
        (aim, share)
        for sense, share in senses(phrase, part).items()
        for name, aim in _beside(sense)
        if name is Relation.OPPOSITE
    )


def _words(found: Iterable[tuple[int, float]]) -> tuple[str, ...]:
    """The words of senses, where the sense is one in which they, too, may be meant."""
    strengths: dict[str, float] = {}
    for sense, share in found:
        for word in members(sense):
            strength = _both(share, senses(word).get(sense, 0.0))
            strengths[word] = max(strengths.get(word, 0.0), strength)
    likely = [word for word, strength in strengths.items() if strength >= _LEAST]
    return tuple(sorted(likely, key=lambda word: (-strengths[word], word)))


@lru_cache(_KEPT_WORDS)
def is_kind_of(phrase: str, head: str, part: Part = Part.NOUN) -> bool:
    """Whether a word usually names a kind of what another names: a surgeon is a kind of person.

    The head is a field (`fields`) or any word: "person", "group", "event", "weapon"; of verbs,
    with `part`, "move" or "communicate".
    """
    heads = {sense for sense, share in senses(head, part).items() if share >= _OFTEN}
    under = sum(
        share
        for sense, share in senses(phrase, part).items()
        if file_of(sense) == head or not heads.isdisjoint(above(sense, _DEPTH))
    )
    return under >= _OFTEN


@lru_cache(_KEPT_WORDS)
def fields(phrase: str, part: Part = Part.NOUN) -> tuple[str, ...]:
    """The fields of meaning that a word usually belongs to, the usual one first.

    They are WordNet's lexicographer files: of nouns "person", "group", "act", "event",
    "communication", "artifact", "location", "time", "possession" and others; of verbs
    "communication", "motion", "change", "possession" and others.
    """
    found: dict[str, float] = {}
    for sense, share in senses(phrase, part).items():
        found[file_of(sense)] = found.get(file_of(sense), 0.0) + share
    usual = [name for name, share in found.items() if share >= _OFTEN]
    return tuple(sorted(usual, key=lambda name: (-found[name], name)))
