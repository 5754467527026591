"""Mentions gathered into entities: which names are one, and what each is called."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from variorum.entities.groups import Group, groups
from variorum.entities.mentions import Key, Mention
from variorum.lexicon import mapping
from variorum.model import Entity, EntityKind, Report

_FULLEST = 5
_FREQUENT = 4
_FAR_MORE = 3
_TITLE = 20
_KINDS = tuple(EntityKind)
_GOODS = frozenset((EntityKind.WEAPON, EntityKind.PRODUCT))


class _Bearers:
    """What the story shows of those who may share a surname."""

    def __init__(
        self,
        reports: Sequence[Report],
        mentions: Sequence[Mention],
        gathered: Mapping[Key, Sequence[Group]],
    ) -> None:
        self.texts = [report.text for report in reports]
        clear = [(m, gathered[m.key][0]) for m in mentions if len(gathered[m.key]) == 1]
        self.present = {(m.order, group) for m, group in clear}
        self.full = {(m.order, group) for m, group in clear if len(m.key) > 1}
        self.by_given = {
            (m.order, group) for m, group in clear if m.key == group.key[:1] and len(group.key) > 1
        }
        self.titles = {(self.title(m), group) for m, group in clear}
        shared = {m.key: gathered[m.key] for m in mentions if len(gathered[m.key]) > 1}
        self.alone = self._alone([choice for _, choice in sorted(shared.items())])

    def title(self, m: Mention) -> str:
        """The word before a name where it is a title, in lower case."""
        before = self.texts[m.order][max(0, m.span.start - _TITLE) : m.span.start].split()
        word = before[-1].lower().rstrip(".") if before else ""
        return word if word in mapping("name_titles") else ""

    def _alone(self, choices: Sequence[Sequence[Group]]) -> Counter[Group]:
        """For how many reports a person is the only one with a surname."""
        counted: Counter[Group] = Counter()
        for choice in choices:
            for order in range(len(self.texts)):
                here = [group for group in choice if (order, group) in self.full]
                counted.update(here if len(here) == 1 else ())
        return counted

    def fitting(self, m: Mention, choice: Sequence[Group]) -> Sequence[Group]:
        """Those whom the title before a surname may mean, or somebody else of that name."""
        title = self.title(m)
        if len(m.key) > 1 or not title or all(group.key == m.key for group in choice):
            return choice
        gender = _gender(title)
        kept = [g for g in choice if not gender or _gender(g.key[0]) in ("", gender)]
        named = [g for g in kept if (title, g) in self.titles and not gender]
        if len(named) == 1:
            self.full.add((m.order, named[0]))
        return named or kept or [Group(m.key, 1)]

    def usual(self, order: int, choice: Sequence[Group]) -> Sequence[Group]:
        """Whom a bare surname may mean: not one called by the given name, nor one seldom meant."""
        full = [g for g in choice if (order, g) in self.full] or choice
        kept = [g for g in full if (order, g) not in self.by_given] or full
        most = max(kept, key=lambda g: (self.alone[g], g))
        rest = sum(self.alone[g] for g in kept) - self.alone[most]
        return [most] if self.alone[most] >= _FAR_MORE * max(1, rest) else kept


def _resolve(
    reports: Sequence[Report], mentions: Sequence[Mention], gathered: Mapping[Key, Sequence[Group]]
) -> list[Group]:
    """The group of each mention.

    Where a surname fits several persons, a title tells first; one whom the report calls by the
    given name is not meant; one who in most reports bears the name alone has it; else the one last
    named before it. Where "Mr" or "Mrs" fits none, somebody is meant whom no report names in full.
    """
    chosen: list[Group] = []
    latest: dict[tuple[int, Group], int] = {}
    bearers = _Bearers(reports, mentions, gathered)
    for place, m in enumerate(mentions):
        choice = bearers.fitting(m, gathered[m.key])
        if len(choice) > 1:
            choice = bearers.usual(m.order, choice)
        seen = partial(_preference, m=m, latest=latest, present=bearers.present)
        group = min(choice, key=seen)
        latest[(m.order, group)] = place
        chosen.append(group)
    return chosen


def _gender(word: str) -> str:
    return mapping("genders").get(word.lower().rstrip("."), "")


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
    for m, group in zip(mentions, _resolve(reports, mentions, gathered), strict=True):
        members.setdefault(group, []).append(m)
    ordered = sorted(members.values(), key=lambda ms: (-len(ms), _name(ms)))
    return tuple(_entity(number, ms) for number, ms in enumerate(ordered, 1))
