"""What ties two entities, where a plain pattern says it: a role held in, a verb between."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from variorum.lexicon import mapping, terms
from variorum.model import Entity, EntityKind, Relation, Role, Span, span

_HOLDERS = re.compile(r"\s(?:of|for|at|with|in)\s")
_POSSESSIVE = re.compile(r"^['’]s?(?=\s)")
_NEAR = 90
_TITLES = 5
_SUBSIDIARY = re.compile(
    r",? an? (?:wholly.owned |wholly owned )?(?:subsidiary|unit|arm|division) of (?:the )?"
)
_BODIES = frozenset((EntityKind.ORGANISATION, EntityKind.PLACE))

Marked = tuple[Span, Entity]
Tie = tuple[str, str, str]


def _marked(entities: Sequence[Entity]) -> list[Marked]:
    """All mentions with their entities, in order of place."""
    return sorted(((m, e) for e in entities for m in e.mentions), key=lambda found: found[0])


def _held(
    role: Role, person: Entity, text: str, within: Sequence[Marked]
) -> Iterator[tuple[Tie, Span]]:
    """The body a role is held in: "CEO of Acme", "Acme CEO"."""
    words = role.span.of(text)
    for where, body in within:
        if body.kind not in _BODIES or body.id == person.id:
            continue
        before = words[: where.start - role.span.start]
        holder = next(reversed(list(_HOLDERS.finditer(before))), None)
        if holder is not None and before[holder.end() :].lower() in ("", "the "):
            head = " ".join(before[: holder.end()].split())
            yield (person.id, head, body.id), role.span
            return
        if where.start == role.span.start:
            rest = _POSSESSIVE.sub(" ", words[where.end - where.start :])
            if rest[:1] == " ":
                yield (person.id, f"{rest.strip()} of", body.id), role.span
            return


def _spaced(gap: str) -> str:
    return " ".join(gap.split()).lower()


def _verb(gap: str) -> str | None:
    """The relation that the words between two names give, titles before the second left out."""
    parts = _spaced(gap).split()
    if parts[:1] in (["has"], ["have"], ["had"]):
        parts = parts[1:]
    for size in range(min(len(parts), _TITLES), 0, -1):
        relation = mapping("name_relations").get(" ".join(parts[:size]))
        if relation is not None and all(_title(word) for word in parts[size:]):
            return relation
    return None


def _title(word: str) -> bool:
    known = word in mapping("name_titles") or word in mapping("name_roles")
    return known or word == "the" or word.title() in terms("name_demonyms")


def _between(one: Marked, other: Marked, text: str) -> tuple[Tie, Span] | None:
    """What ties two neighbouring names of one sentence."""
    (left, subject), (right, object_) = one, other
    if left.report != right.report or not 0 < right.start - left.end <= _NEAR:
        return None
    gap = text[left.end : right.start]
    if "\n" in gap:
        return None
    relation = "subsidiary of" if _SUBSIDIARY.fullmatch(gap) else _verb(gap)
    acts = subject.kind in (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)
    if relation is None or not acts or subject.id == object_.id:
        return None
    return (subject.id, relation, object_.id), span(left.report, left.start, right.end)


def _ties(texts: Mapping[str, str], entities: Sequence[Entity]) -> Iterator[tuple[Tie, Span]]:
    marked = _marked(entities)
    for one, other in pairwise(marked):
        tie = _between(one, other, texts[one[0].report])
        if tie is not None:
            yield tie
    for person in entities:
        for role in person.roles:
            yield from _held(role, person, texts[role.span.report], _from(marked, role.span))


def _from(marked: Sequence[Marked], where: Span) -> list[Marked]:
    """The mentions that lie within a span."""
    start = bisect_left(marked, (where.report, where.start), key=_place)
    end = bisect_left(marked, (where.report, where.end), key=_place)
    return [m for m in marked[start:end] if where.covers(m[0])]


def _place(marked: Marked) -> tuple[str, int]:
    return marked[0].report, marked[0].start


def relate(texts: Mapping[str, str], entities: Sequence[Entity]) -> tuple[Relation, ...]:
    """The relations between entities that the words say outright; few and plain."""
    found: dict[Tie, list[Span]] = {}
    for tie, where in _ties(texts, entities):
        found.setdefault(tie, []).append(where)
    return tuple(
        Relation(subject=s, relation=r, object=o, spans=tuple(sorted(set(found[s, r, o]))))
        for s, r, o in sorted(found, key=lambda tie: (int(tie[0][1:]), int(tie[2][1:]), tie[1]))
    )
