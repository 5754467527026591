"""Entities of a story held against a list of names, such as a list of sanctions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.entities.letters import consonants, forms
from variorum.entities.matching import THRESHOLD, likeness
from variorum.model import Entity, EntityKind

_START = 3
_PERSON = EntityKind.PERSON
_SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An entry of a list: its key there, the kind of thing, and every name it is known by."""

    key: str
    kind: EntityKind
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entity and an entry that may be one: by which two names, and how alike these are."""

    entity: str
    listed: str
    name: str
    listed_name: str
    likeness: float


def screen(
    entities: Sequence[Entity], listed: Sequence[Listed], threshold: float = THRESHOLD
) -> tuple[Hit, ...]:
    """Every entity and entry that may be one, by their likest names, the likest first.

    Kinds must agree where both are known. A person's name of one word is not held against a longer
    one ("Ali" would be on every list), nor two or three letters against any but the same.
    """
    index = _Index(listed)
    found = [hit for entity in entities for hit in _hits(entity, index, threshold)]
    return tuple(sorted(found, key=lambda h: (-h.likeness, h.entity, h.listed)))


class _Index:
    """The entries' names by the consonants their words begin with, so that few need comparing."""

    def __init__(self, listed: Sequence[Listed]) -> None:
        self.names = [(entry, name, _starts(name)) for entry in listed for name in entry.names]
        self.places: dict[str, list[int]] = {}
        for place, (_, _, starts) in enumerate(self.names):
            for start in starts:
                self.places.setdefault(start, []).append(place)

    def near(self, name: str) -> Iterator[tuple[Listed, str]]:
        """The names that share the beginning of one word, and the first consonant of another."""
        starts = _starts(name)
        initials = {start[0] for start in starts}
        found = {place for start in starts for place in self.places.get(start, ())}
        for place in sorted(found):
            entry, other, theirs = self.names[place]
            shared = initials & {start[0] for start in theirs}
            if len(shared) >= min(2, len(initials), len(theirs)):
                yield entry, other


def _starts(name: str) -> tuple[str, ...]:
    heard = consonants(forms(name)) or forms(name)
    return tuple(sorted({word[:_START] for word in heard}))


def _fits(one: EntityKind, other: EntityKind) -> bool:
    return one == other or EntityKind.OTHER in (one, other)


def _hits(entity: Entity, index: _Index, threshold: float) -> Iterator[Hit]:
    best: dict[str, Hit] = {}
    for name in (entity.name, *entity.aliases):
        for entry, other in index.near(name):
            if not _fits(entity.kind, entry.kind) or _too_short(name, other, entry.kind):
                continue
            near = likeness(name, other, entry.kind)
            if near >= threshold and (entry.key not in best or near > best[entry.key].likeness):
                best[entry.key] = Hit(
                    entity=entity.id,
                    listed=entry.key,
                    name=name,
                    listed_name=other,
                    likeness=near,
                )
    yield from best.values()


def _too_short(name: str, other: str, kind: EntityKind) -> bool:
    """One word of a person's name against several, or a few letters against others."""
    one, two = forms(name), forms(other)
    if kind is _PERSON:
        return min(len(one), len(two)) < 2 <= max(len(one), len(two))
    return one != two and min(len("".join(one)), len("".join(two))) < _SHORTEST
