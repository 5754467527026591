"""Mentions gathered into entities: which names are one, and what each is called."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from variorum.entities.groups import Group, groups
from variorum.entities.mentions import Key, Mention
from variorum.model import Entity, EntityKind, Report

_FULLEST = 5
_FREQUENT = 4
_KINDS = tuple(EntityKind)
_GOODS = frozenset((EntityKind.WEAPON, EntityKind.PRODUCT))


def _resolve(mentions: Sequence[Mention], gathered: Mapping[Key, Sequence[Group]]) -> list[Group]:
    """The group of each mention; where a surname fits several, the one last named before it."""
    chosen: list[Group] = []
    latest: dict[tuple[int, Group], int] = {}
    present = {(m.order, gathered[m.key][0]) for m in mentions if len(gathered[m.key]) == 1}
    for place, m in enumerate(mentions):
        choice = gathered[m.key]
        group = min(choice, key=partial(_preference, m=m, latest=latest, present=present))
        latest[(m.order, group)] = place
        chosen.append(group)
    return chosen


def _preference(
    group: Group,
    m: Mention,
    latest: Mapping[tuple[int, Group], int],
    present: set[tuple[int, Group]],
) -> tuple[int, bool, int, Group]:
    seen = (m.order, group)
    return (-latest.get(seen, -1), seen not in present, -group.size, group)


def _kind(mentions: Sequence[Mention]) -> EntityKind:
    votes = Counter(m.kind for m in mentions)
    votes[EntityKind.OTHER] = min(votes[EntityKind.OTHER], 1) if len(votes) > 1 else 1
    full = Counter(m.kind for m in mentions if len(m.key) > 1)
    for kind in full:
        votes[kind] += full[kind]
    return min(votes, key=lambda kind: (-votes[kind], _KINDS.index(kind)))


def _surfaces(mentions: Sequence[Mention]) -> Counter[str]:
    return Counter(" ".join(m.name.split()) for m in mentions)


def _name(mentions: Sequence[Mention]) -> str:
    """The fullest form among the frequent ones; capitals throughout only where there is no other.

    A person is called by the most frequent full name, arms and goods what they are called most.
    """
    surfaces = _surfaces(mentions)
    kind = _kind(mentions)
    if kind in _GOODS:
        return _commonest(surfaces)
    full = Counter({n: c for n, c in surfaces.items() if _fullness(n) > 1})
    if kind is EntityKind.PERSON and full:
        return _commonest(full)
    most = max(surfaces.values())
    frequent = [n for n in surfaces if surfaces[n] * _FREQUENT >= most]
    return min(frequent, key=lambda n: (-_fullness(n), -surfaces[n], n))


def _commonest(surfaces: Counter[str]) -> str:
    return min(surfaces, key=lambda n: (-surfaces[n], -_fullness(n), n))


def _fullness(name: str) -> int:
    parts = name.split()
    shouted = len(parts) > 1 and name.isupper()
    return min(len(parts), _FULLEST) - 2 * shouted


def _entity(number: int, mentions: Sequence[Mention]) -> Entity:
    surfaces = _surfaces(mentions)
    name = _name(mentions)
    return Entity(
        id=f"e{number}",
        name=name,
        kind=_kind(mentions),
        aliases=tuple(sorted(set(surfaces) - {name})),
        mentions=tuple(m.span for m in mentions),
    )


def cast(reports: Sequence[Report], mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """The entities of a story, the most mentioned first."""
    gathered = groups(reports, mentions)
    members: dict[Group, list[Mention]] = {}
    for m, group in zip(mentions, _resolve(mentions, gathered), strict=True):
        members.setdefault(group, []).append(m)
    ordered = sorted(members.values(), key=lambda ms: (-len(ms), _name(ms)))
    return tuple(_entity(number, ms) for number, ms in enumerate(ordered, 1))
