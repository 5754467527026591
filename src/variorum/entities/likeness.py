"""When two names may be one: short forms, initials, typing slips."""

from functools import cache

from variorum.entities.mentions import Key, common
from variorum.lexicon import mapping, rows, terms
from variorum.text.edits import distance
from variorum.text.words import fold

_LINKS = frozenset(("of", "and", "for", "the", "in", "on", "to", "de", "la", "du", "des"))
_LONG = 6
_LONGER = 10
_NICK = 3


@cache
def _heads(cls: str) -> frozenset[str]:
    return frozenset(row[0] for row in rows("name_org_heads") if row[1] == cls)


@cache
def _peoples() -> frozenset[str]:
    return frozenset(fold(word) for word in terms("name_demonyms"))


@cache
def _places() -> frozenset[str]:
    return frozenset(fold(row[0]) for row in rows("name_places"))


def generic(form: str) -> bool:
    """A word that adds a line of business to a firm's name, and does not make another firm."""
    return form in _heads("field") or form in _heads("suffix") or form == "and"


def qualifies(form: str) -> bool:
    """A word in front that only says of which country a body is."""
    return form in _peoples() or form in _places() or form in ("royal", "national", "federal")


def initials(key: Key) -> frozenset[str]:
    """The acronyms that a name gives: with and without its small words."""
    every = "".join(form[0] for form in key)
    main = "".join(form[0] for form in key if form not in _LINKS)
    return frozenset((every, main))


def same_person(one: Key, other: Key) -> bool:
    """Two full names of one person: "Michael T. Flynn", "Michael Flynn", "M. Flynn", "Mike"."""
    if one[-1] != other[-1]:
        return one[: len(other)] == other or other[: len(one)] == one
    if one[-len(other) :] == other or other[-len(one) :] == one:
        return True
    first, second = sorted((one[0], other[0]), key=len)
    short = len(first) == 1 or len(first) >= _NICK
    return (short and second.startswith(first)) or _nick(first, second)


def _nick(first: str, second: str) -> bool:
    nick = mapping("name_nicknames")
    return nick.get(first, first) == nick.get(second, second)


def extends(short: Key, long: Key) -> bool:
    """Whether the longer name is the shorter with words that make no other body."""
    size = len(short)
    if size >= len(long):
        return False
    if long[:size] == short:
        return all(generic(form) for form in long[size:])
    return size > 1 and long[-size:] == short and all(qualifies(f) for f in long[:-size])


def slip(one: str, other: str) -> bool:
    """Whether two words differ as a typing or transliteration slip makes them differ."""
    shorter = min(len(one), len(other))
    if one == other or shorter < _LONG - 1 or one[0] != other[0]:
        return False
    most = 2 if shorter >= _LONGER else 1
    plural = one.rstrip("s") == other.rstrip("s")
    both = one in _places() and other in _places()
    return not plural and not both and distance(one, other, most) <= most


def slipped(one: Key, other: Key) -> bool:
    """Whether two names are one but for a slip in a single word."""
    if len(one) != len(other):
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and slip(*apart[0])


def sounds_alike(one: Key, other: Key) -> bool:
    """Whether two names that are read alike are one: long enough, and no two known names."""
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return all(_respelt(a, b) for a, b in pairs)


def _respelt(one: str, other: str) -> bool:
    plural = one.rstrip("s") == other.rstrip("s")
    known = _known(one) and _known(other)
    return min(len(one), len(other)) >= _LONG - 1 and not plural and not known


@cache
def _known(form: str) -> bool:
    return form in _givens() or form in _places() or common(form)


@cache
def _givens() -> frozenset[str]:
    return frozenset(fold(word) for word in terms("name_given"))
