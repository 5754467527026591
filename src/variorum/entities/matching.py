"""Whether two names may be one: for screening against a list, across scripts and spellings.

Words are paired off, surest first. What is left over on both sides speaks against ("Anna Brown",
"Anna White"), what one side alone has more of speaks little ("Anna Maria Brown"). Words weigh by
what they tell: a legal form nothing, "bank" little, a rare word most.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from variorum.entities.letters import (
    Words,
    consonants,
    forms,
    parted,
    sound,
    spelt_out,
    syllabic,
    unvowelled,
)
from variorum.lexicon import mapping, rows, terms
from variorum.lexicon.normal import spelling
from variorum.model import EntityKind
from variorum.text.edits import distance
from variorum.text.words import fold

# Chosen on the even rows of nomenklatura's cases; the task `name_matching` measures both halves.
THRESHOLD = 0.66
_CONFLICT = 3.0
_MORE_OF_A_PERSON = 0.25
_MORE_OF_A_BODY = 0.3
_OTHER_FORM = 0.65
_NUMBER = 0.3
_GENERIC = 0.45
_PARTICLE = 0.15
_TITLE = 0.1
_INITIAL = 0.4
_SLIGHT = 0.93
_MOST_SLIPS = 3
_JOINED = 4
_SURE = 0.8
_NICK = 3
_KEPT = 1 << 16
_SMALL = frozenset(("the", "and", "of"))
_ROMAN = re.compile(r"[ivx]{1,5}")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A word of one name and a word (or several, run together) of the other."""

    likeness: float
    left: tuple[int, ...]
    right: tuple[int, ...]


def likeness(one: str, other: str, kind: EntityKind = EntityKind.OTHER) -> float:
    """How likely two written names are to be one name, from 0 to 1.

    `kind` says by whose customs: a person's words change places and are cut to initials, a body's
    legal form says nothing.
    """
    if kind is EntityKind.PERSON:
        return _compared(*_persons(one, other), kind)
    (left, form), (right, another) = _body(one), _body(other)
    known = form and another and "company" not in (form, another)
    same = _OTHER_FORM if known and form != another else 1.0
    return same * _compared(left, right, kind)


def _compared(left: Words, right: Words, kind: EntityKind) -> float:
    if not left or not right:
        return 0.0
    if sorted(left) == sorted(right) or "".join(left) == "".join(right):
        return 1.0
    return max(_scored(left, right, kind), _shortened(left, right, kind))


def may_be_one(one: str, other: str, kind: EntityKind = EntityKind.OTHER) -> bool:
    """Whether two names are near enough for somebody to look at both."""
    return likeness(one, other, kind) >= THRESHOLD


def _persons(one: str, other: str) -> tuple[Words, Words]:
    """The words of two persons' names; the signs, where both are written in signs of syllables."""
    if syllabic(one) and syllabic(other):
        return tuple(c for c in one if c.isalpha()), tuple(c for c in other if c.isalpha())
    if unvowelled(one) != unvowelled(other):
        return consonants(_person(one)), consonants(_person(other))
    return _person(one), _person(other)


@lru_cache(_KEPT)
def _person(name: str) -> Words:
    """A person's words without titles, a word that is written twice once."""
    words = forms(name)
    kept = tuple(w for w in words if w not in _courtesies())
    kept = kept if len(kept) > 1 else words
    return tuple(w for before, w in pairwise(("", *kept)) if w != before)


@lru_cache(_KEPT)
def _body(name: str) -> tuple[Words, str]:
    """A body's words without small words and legal form, and the class of that form."""
    words = spelt_out(forms(name))
    left, form = parted(tuple(w for w in words if w not in _SMALL) or words)
    return tuple(spelling(w) for w in left), form


@cache
def _courtesies() -> frozenset[str]:
    """Titles that may stand before or after any name."""
    return frozenset(
        w.rstrip(".") for w, cls in mapping("name_titles").items() if cls == "honorific"
    )


@cache
def _generics() -> frozenset[str]:
    """Words that many bodies share."""
    heads = {form for form, *_ in rows("name_org_heads")}
    return frozenset(heads | terms("name_common_words"))


def _weight(word: str, kind: EntityKind) -> float:
    if word in terms("name_particles") or word in ("al", "el", "ul", "ur"):
        return _PARTICLE
    if len(word) == 1 and not word.isdigit():
        return _INITIAL
    if kind is not EntityKind.PERSON and (word.isdigit() or _ROMAN.fullmatch(word)):
        return _NUMBER
    if kind is not EntityKind.PERSON and word in _generics():
        return _GENERIC
    return 1.0


def _slips(size: int) -> int:
    """How many slips a word of a size bears."""
    return min(_MOST_SLIPS, size // 3)


@lru_cache(_KEPT)
def _alike(one: str, other: str) -> float:
    """The likeness of two words, 0 where they are two."""
    if one == other:
        return 1.0
    if one.isdigit() or other.isdigit() or min(len(one), len(other)) < 2:
        return 0.0
    if sound(one) == sound(other):
        return _SLIGHT
    return max(_near(one, other), _SLIGHT * _near(sound(one), sound(other)))


def _near(one: str, other: str) -> float:
    size = max(len(one), len(other))
    most = _slips(min(len(one), len(other)))
    apart = distance(one, other, most) if most else 1
    return 1 - apart / size if apart <= most else 0.0


def _initial(one: str, other: str) -> bool:
    return len(one) == 1 and other.startswith(one) and one.isalpha()


def _nick(one: str, other: str) -> bool:
    names = mapping("name_nicknames")
    if names.get(one, one) == names.get(other, other):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _NICK and long.startswith(short) and _given(short) and _given(long)


def _given(word: str) -> bool:
    return word in _givens()


@cache
def _givens() -> frozenset[str]:
    return frozenset(fold(name) for name in terms("name_given"))


def _pair(one: str, other: str, kind: EntityKind) -> float:
    """The likeness of two words in names of a kind."""
    if one != other and kind is EntityKind.PERSON:
        if _initial(one, other) or _initial(other, one):
            return _SLIGHT
        if _nick(one, other):
            return _SLIGHT
    return _alike(one, other)


def _pairs(left: Words, right: Words, kind: EntityKind) -> Iterator[_Pair]:
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            if found := _pair(one, other, kind):
                yield _Pair(found, (i,), (j,))
    yield from _joined(left, right)
    yield from (_Pair(p.likeness, p.right, p.left) for p in _joined(right, left))


def _joined(left: Words, right: Words) -> Iterator[_Pair]:
    """A word on the left that is two or three neighbours on the right run together."""
    for start in range(len(right)):
        for end in range(start + 2, min(start + _JOINED, len(right)) + 1):
            run = "".join(right[start:end])
            for i, one in enumerate(left):
                near = one[:1] == run[:1] and abs(len(one) - len(run)) < _JOINED
                if near and (found := _alike(one, run)) > _SURE:
                    yield _Pair(found, (i,), tuple(range(start, end)))


def _matched(left: Words, right: Words, kind: EntityKind) -> list[_Pair]:
    """Pairs that share no word, the likest and longest first, those in place before others."""
    order = sorted(
        _pairs(left, right, kind),
        key=lambda p: (-round(p.likeness, 6), -len(p.left) - len(p.right), p.left, p.right),
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    kept = []
    for pair in order:
        if not (taken[0] & set(pair.left) or taken[1] & set(pair.right)):
            taken[0].update(pair.left)
            taken[1].update(pair.right)
            kept.append(pair)
    return kept


def _left_over(words: Words, taken: set[int], kind: EntityKind) -> float:
    return sum(_weight(w, kind) for i, w in enumerate(words) if i not in taken)


def _scored(left: Words, right: Words, kind: EntityKind) -> float:
    pairs = _matched(left, right, kind)
    alike = weight = 0.0
    for pair in pairs:
        most = max(
            sum(_weight(left[i], kind) for i in pair.left),
            sum(_weight(right[j], kind) for j in pair.right),
        )
        alike += most * pair.likeness
        weight += most
    if not weight:
        return 0.0
    one = _left_over(left, {i for p in pairs for i in p.left}, kind)
    other = _left_over(right, {j for p in pairs for j in p.right}, kind)
    more = _MORE_OF_A_PERSON if kind is EntityKind.PERSON else _MORE_OF_A_BODY
    return alike / (weight + _CONFLICT * min(one, other) + more * abs(one - other))


def _shortened(left: Words, right: Words, kind: EntityKind) -> float:
    """An acronym and what it stands for."""
    if kind is EntityKind.PERSON:
        return 0.0
    short, long = sorted((left, right), key=len)
    first = "".join(word[0] for word in long)
    return _SLIGHT if len(short) == 1 and len(long) > 2 and short[0] == first else 0.0
