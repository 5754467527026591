"""The nodes of the stemma: reports, lost reports, and every voice that the reports name."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from variorum.lexicon import is_function_word
from variorum.lexicon.outlets import canonical_outlet, is_outlet
from variorum.lineage.families import Line
from variorum.model import Entity, Report, Saying, Source, SourceKind, Span, Voice
from variorum.text.words import words

_NAMED = (SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.OFFICIAL)


def lost_sources(
    lines: Sequence[Line], origins: Mapping[str, tuple[Span, ...]]
) -> tuple[Source, ...]:
    """One lost report for each family whose root is not among the files, in order of family.

    `origins` gives, for each family by its first member, where the members name it.
    """
    lost = [line for line in lines if not line.root]
    names = [line.name for line in lost]
    found: list[Source] = []
    for number, line in enumerate(lost, 1):
        name = line.name or "a report that is not among the files"
        if line.name and names.count(line.name) > 1:
            name = f"{line.name}, dispatch {names[:number].count(line.name)}"
        if line.earlier:
            name = f"{name}, an earlier version"
        found.append(
            Source(
                id=f"lost-{number}",
                name=name,
                kind=SourceKind.LOST_REPORT,
                named=origins.get(line.members[0], ()),
            )
        )
    return tuple(found)


def voice_sources(
    reports: Sequence[Report],
    sayings: Mapping[str, Sequence[Saying]],
    entities: Sequence[Entity],
    roots: Mapping[str, str],
    lines: Sequence[Line],
) -> tuple[Source, ...]:
    """Every voice once, however often and in whichever form it is named.

    `roots` is the root of each report's family: "sources" of one family are not those of another.
    A newsroom that is already there, as a report or as a lost one, is no further source.
    """
    known = {canonical_outlet(r.outlet) for r in reports} | {line.name for line in lines}
    heads = _Heads(entities)
    order = {r.id: i for i, r in enumerate(reports)}
    voices = sorted(
        {v for r in reports for s in sayings[r.id] for v in s.attribution},
        key=lambda v: (order[v.span.report], v.span.start, v.span.end, v.source, v.kind),
    )
    grouped: dict[tuple[str, ...], list[Voice]] = {}
    for voice in voices:
        key = _key(voice, heads, roots)
        if key[0] != "outlet" or key[1] not in known:
            grouped.setdefault(key, []).append(voice)
    return tuple(
        Source(
            id=f"v{number}",
            name=_name(key, group, heads),
            kind=group[0].kind,
            named=tuple(dict.fromkeys(v.span for v in group)),
        )
        for number, (key, group) in enumerate(grouped.items(), 1)
    )


class _Heads:
    """Which entity a voice is: the one whose mention its span holds, if only one does."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.mentions: dict[str, list[tuple[Span, Entity]]] = {}
        for entity in entities:
            for mention in entity.mentions:
                self.mentions.setdefault(mention.report, []).append((mention, entity))

    def of(self, voice: Voice) -> Entity | None:
        here = self.mentions.get(voice.span.report, ())
        held = {
            e.id: e
            for m, e in here
            if m.overlap(voice.span) and e.kind in ("person", "organisation")
        }
        persons = [e for e in held.values() if e.kind == "person"]
        if voice.kind is SourceKind.PERSON and len(persons) == 1:
            return persons[0]
        return next(iter(held.values())) if len(held) == 1 else None


def _key(voice: Voice, heads: _Heads, roots: Mapping[str, str]) -> tuple[str, ...]:
    if voice.kind in (SourceKind.REPORT, SourceKind.LOST_REPORT) or is_outlet(voice.source):
        return ("outlet", canonical_outlet(voice.source))
    if voice.kind is SourceKind.UNNAMED:
        return ("unnamed", roots.get(voice.span.report, voice.span.report), _plain(voice.source))
    entity = heads.of(voice)
    if entity is not None and voice.kind in _NAMED:
        return ("entity", entity.id)
    return (str(voice.kind), _plain(voice.source))


def _name(key: tuple[str, ...], group: Sequence[Voice], heads: _Heads) -> str:
    if key[0] == "outlet":
        return key[1]
    entity = heads.of(group[0]) if key[0] == "entity" else None
    written = Counter(v.source for v in group)
    return entity.name if entity else min(written, key=lambda n: (-written[n], len(n), n))


def _plain(name: str) -> str:
    """A name's content words, folded: "the Ministry of Defence" gives "ministry defence"."""
    kept = [w.form for w in words(name) if not is_function_word(w.form)]
    return " ".join(kept) or name.lower()
