"""Keys gathered into groups: which written forms stand for one thing in a story."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.entities.letters import sound
from variorum.entities.likeness import (
    extends,
    generic,
    initials,
    same_person,
    slipped,
    sounds_alike,
)
from variorum.entities.mentions import Key, Mention
from variorum.lexicon import stem
from variorum.model import EntityKind, Report
from variorum.text.words import words

_PERSON = EntityKind.PERSON
_NEAR = 60
_SHARED = 2
_ACRONYM = 2
# Hostile input may bear one word in every name; more names than these are not compared.
_MANY = 400


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """A thing of the story: its first key, and how many mentions its keys have."""

    key: Key
    size: int


@dataclass(frozen=True, slots=True)
class _Name:
    """What the story shows of one key."""

    key: Key
    kind: EntityKind
    count: int
    orders: frozenset[int]
    context: frozenset[str]
    acronym: str


class _Union:
    """Keys joined into sets; the root is the smallest key, so that order changes nothing."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self.parent = {key: key for key in keys}

    def root(self, key: Key) -> Key:
        while self.parent[key] != key:
            key = self.parent[key] = self.parent[self.parent[key]]
        return key

    def join(self, one: Key, other: Key) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self.parent[high] = low


def _context(report: Report, m: Mention) -> Iterator[str]:
    before = words(report.text, max(0, m.span.start - _NEAR), m.span.start)
    after = words(report.text, m.span.end, m.span.end + _NEAR)
    yield from (stem(w.form) for w in (*before[1:], *after[:-1]) if len(w.form) > _SHARED + 1)


def _kind(mentions: Sequence[Mention]) -> EntityKind:
    votes = Counter(m.kind for m in mentions)
    votes.pop(EntityKind.OTHER, None)
    return min(votes, key=lambda kind: (-votes[kind], kind)) if votes else EntityKind.OTHER


def _name(key: Key, mentions: Sequence[Mention], reports: Sequence[Report]) -> _Name:
    near = (stem for m in mentions for stem in _context(reports[m.order], m))
    short = mentions[0].name.replace(".", "")
    acronym = short.lower() if short.isupper() and short.isalpha() else ""
    orders = frozenset(m.order for m in mentions)
    return _Name(key, _kind(mentions), len(mentions), orders, frozenset(near), acronym)


def _names(reports: Sequence[Report], mentions: Sequence[Mention]) -> list[_Name]:
    by_key: dict[Key, list[Mention]] = {}
    for m in mentions:
        by_key.setdefault(m.key, []).append(m)
    return [_name(key, by_key[key], reports) for key in sorted(by_key)]


def _by_word(names: Sequence[_Name]) -> dict[str, list[_Name]]:
    """Names by each word they hold, so that only names with a word in common are compared."""
    held: dict[str, list[_Name]] = {}
    for name in names:
        for form in sorted(set(name.key)):
            held.setdefault(form, []).append(name)
    return held


def _alike(one: _Name, other: _Name) -> bool:
    """Whether two names that share a word are one thing."""
    if _PERSON in (one.kind, other.kind):
        full = len(one.key) > 1 and len(other.key) > 1
        return full and one.kind == other.kind and same_person(one.key, other.key)
    short, long = sorted((one.key, other.key), key=lambda k: (len(k), k))
    loose = one.kind == other.kind or EntityKind.OTHER in (one.kind, other.kind)
    return loose and one.kind is not EntityKind.PLACE and extends(short, long)


def _arms(one: _Name, other: _Name) -> bool:
    """ "MiG-29" of "Mikoyan MiG-29": a designation and the same with its maker."""
    short, long = sorted((one.key, other.key), key=lambda k: (len(k), k))
    coded = len(short) > 1 and any(form.isdigit() for form in short)
    return coded and len(long) > len(short) and long[-len(short) :] == short


def _join_forms(names: Sequence[_Name], union: _Union) -> None:
    """Forms that are one whatever the rest of the story says."""
    for held in _by_word(names).values():
        for place, one in enumerate(held[:_MANY]):
            for other in held[place + 1 : _MANY]:
                if _alike(one, other) or _arms(one, other):
                    union.join(one.key, other.key)


def _join_spaced(names: Sequence[_Name], union: _Union) -> None:
    """Forms that differ by a space or hyphen only: "FirstAid", "First Aid"."""
    written: dict[str, _Name] = {}
    for name in names:
        one = written.setdefault("".join(name.key), name)
        if one.key != name.key and _PERSON not in (one.kind, name.kind):
            union.join(one.key, name.key)


def _join_acronyms(names: Sequence[_Name], union: _Union) -> None:
    """Acronyms that the initials of one longer name of the story give."""
    full: dict[str, list[_Name]] = {}
    for name in names:
        if len(name.key) > _ACRONYM - 1 and name.kind is not _PERSON:
            for short in sorted(initials(name.key)):
                full.setdefault(short, []).append(name)
    for name in names:
        found = full.get(name.acronym, []) if len(name.acronym) > _ACRONYM - 1 else []
        roots = {union.root(f.key) for f in found if f.key != name.key}
        if len(roots) == 1 and name.kind in (
            EntityKind.ORGANISATION,
            EntityKind.OTHER,
            found[0].kind,
        ):
            union.join(name.key, found[0].key)


def _slips(names: Sequence[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Pairs of names of one length and first letter that differ by a slip."""
    alike: dict[tuple[int, str], list[_Name]] = {}
    for name in names:
        alike.setdefault((len(name.key), name.key[0][0]), []).append(name)
    for held in alike.values():
        for place, one in enumerate(held[:_MANY]):
            yield from ((one, o) for o in held[place + 1 : _MANY] if slipped(one.key, o.key))


def _join_slips(names: Sequence[_Name], union: _Union) -> None:
    """A rare form that is another but for a slip, in the same company of words."""
    for one, other in _slips(names):
        apart = one.orders - other.orders and other.orders - one.orders
        rare = min(one.count, other.count) <= _SHARED
        near = len(one.context & other.context) >= _SHARED or len(one.key) > 1
        kinds = one.kind == other.kind or EntityKind.OTHER in (one.kind, other.kind)
        if kinds and near and (apart or rare):
            union.join(one.key, other.key)


def _join_sounds(names: Sequence[_Name], union: _Union) -> None:
    """One name written after two tables of letters: "Tchernin" and "Chernin"."""
    heard: dict[Key, list[_Name]] = {}
    for name in names:
        heard.setdefault(tuple(sound(form) for form in name.key), []).append(name)
    for held in heard.values():
        for place, one in enumerate(held[:_MANY]):
            for other in held[place + 1 : _MANY]:
                if one.kind == other.kind and sounds_alike(one.key, other.key):
                    union.join(one.key, other.key)


def _owners(names: Sequence[_Name], name: _Name) -> list[_Name]:
    """The persons of whom a single word may be the last name; failing them, the first."""
    full = [n for n in names if n.kind is _PERSON and len(n.key) > 1 and name.key[0] in n.key]
    last = [n for n in full if n.key[-1] == name.key[0]]
    return last or [n for n in full if n.key[0] == name.key[0]]


def _bodies(names: Sequence[_Name], name: _Name) -> list[_Name]:
    """The organisations of which a single word may be short: "Acme" of "Acme Group"."""
    full = [n for n in names if len(n.key) > 1 and n.key[0] == name.key[0]]
    bodies = [n for n in full if n.kind is EntityKind.ORGANISATION]
    group = [n for n in bodies if n.key[1:] in (("group",), ("company",), ("corporation",))]
    pairs = [n for n in bodies if len(n.key) == _ACRONYM and not generic(n.key[1])]
    only = pairs if len(pairs) == 1 else bodies
    return group or (only if len(only) == 1 and len(only[0].key) == _ACRONYM else [])


def _choices(name: _Name, held: Mapping[str, Sequence[_Name]]) -> list[_Name]:
    if len(name.key) > 1 or name.kind in (EntityKind.PLACE, EntityKind.WEAPON):
        return []
    near = held.get(name.key[0], ())
    if name.kind is EntityKind.ORGANISATION:
        return _bodies(near, name)
    return _owners(near, name)


def groups(reports: Sequence[Report], mentions: Sequence[Mention]) -> Mapping[Key, list[Group]]:
    """For each key the groups it may belong to: one, but for surnames that several persons bear."""
    names = _names(reports, mentions)
    union = _Union(name.key for name in names)
    _join_forms(names, union)
    _join_spaced(names, union)
    _join_acronyms(names, union)
    _join_slips(names, union)
    _join_sounds(names, union)
    held = _by_word(names)
    chosen: dict[Key, list[Key]] = {}
    for name in names:
        choice = sorted({union.root(n.key) for n in _choices(name, held)})
        chosen[name.key] = choice or [union.root(name.key)]
    sizes: Counter[Key] = Counter()
    for name in names:
        sizes[chosen[name.key][0]] += name.count
    return {key: [Group(root, sizes[root]) for root in roots] for key, roots in chosen.items()}
