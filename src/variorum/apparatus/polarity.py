"""Denials: of what another telling asserts, and in whose mouth they are put."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from variorum.apparatus.groups import groups
from variorum.apparatus.scene import Difference, Scene, meaning, reading, short
from variorum.lexicon import content, mapping, stem, terms
from variorum.model import Entity, LocusKind, Modality, Saying, SourceKind, Span, Verdict, Voice
from variorum.text.words import words

_ABOUT = 0.42  # static cosine from which an assertion is about what is denied
_ONE_DENIAL = 0.55  # the same, from which two denials deny one thing
_SPEAKS_FOR = (
    {SourceKind.PERSON, SourceKind.ORGANISATION},
    {SourceKind.OFFICIAL, SourceKind.ORGANISATION},
)
_NAME = 8  # words that the name of a party has at the most
_NARROW = 3  # content words, names apart, of a denial that says what is denied
_AS_NEAR = 0.12  # how much farther than the nearest assertion another may be


def denials(scene: Scene) -> Iterable[Difference]:
    """What one party denies and another telling asserts of that party."""
    for group in _same_denial(scene):
        parties = [e for s in group for e in _parties(s, scene)]
        asserted = _asserted(group, parties, scene)
        if not asserted:
            continue
        yield Difference(
            kind=LocusKind.POLARITY,
            topic=short(scene.words(group[0].span), 14),
            verdict=Verdict.CONTESTED,
            readings=(
                reading(scene, scene.words(asserted[0]), "asserted", asserted),
                reading(scene, scene.words(group[0].span), "denied", [s.span for s in group]),
            ),
            why="one telling asserts of a party what that party denies",
            weight=10 + len(asserted),
        )


def _same_denial(scene: Scene) -> list[list[Saying]]:
    """Denials, those of one thing together; a denial of mere allegations is none of an event."""
    found = [
        s
        for s in scene.found.sayings
        if s.modality is Modality.DENIED and not _of_allegations(s.span, scene)
    ]
    texts = [_told(s.span, scene) for s in found]
    near = meaning(texts, texts)
    pairs = [p for p in combinations(range(len(found)), 2) if near[p] >= _ONE_DENIAL]
    together = groups(len(found), pairs)
    alone = sorted(set(range(len(found))) - {i for g in together for i in g})
    return [[found[i] for i in g] for g in (*together, *([i] for i in alone))]


def _of_allegations(place: Span, scene: Scene) -> bool:
    text = scene.reports[place.report].text
    return any(w.form in terms("allegations") for w in words(text, place.start, place.end))


def _parties(saying: Saying, scene: Scene) -> tuple[Entity, ...]:
    """Who denies: the persons and organisations in the voice, else in the clause."""
    places = [v.span for v in saying.attribution[:1]] or [saying.span]
    named = [e for p in places for e in scene.mentioned(p)]
    return tuple(e for e in named if e.kind in ("person", "organisation"))


def _asserted(group: Sequence[Saying], parties: Sequence[Entity], scene: Scene) -> list[Span]:
    """What the reports assert of these parties and that is nearest to what they deny."""
    fit = [
        s
        for s in scene.found.sayings
        if s.modality in (Modality.ASSERTED, Modality.REPORTED)
        and not _of_allegations(s.span, scene)
        and any(_akin(e, p) for e in scene.mentioned(s.span) for p in parties)
    ]
    if not fit:
        return []
    denied = {stem(w) for s in group for w in _told(s.span, scene).split()}
    fit = [s for s in fit if denied & {stem(w) for w in _told(s.span, scene).split()}]
    if not fit:
        return []
    near = meaning([_told(s.span, scene) for s in fit], [_told(s.span, scene) for s in group])
    scored = sorted(zip(near.max(axis=1), fit, strict=True), key=lambda p: (-p[0], p[1].span))
    bar = max(_ABOUT, float(scored[0][0]) - _AS_NEAR)
    chosen: dict[str, Span] = {}
    for score, saying in scored:
        if score >= bar:
            chosen.setdefault(saying.span.report, saying.span)
    return sorted(chosen.values())


def _told(place: Span, scene: Scene) -> str:
    """The content words at a place that say what, not who: no names, no people, no parties."""
    text = scene.reports[place.report].text
    names = scene.named_at(place)
    return " ".join(
        w.form
        for w in content(text, place.start, place.end)
        if w.form not in mapping("people")
        and w.form not in terms("party_nouns")
        and not any(n.start <= w.start < n.end for n in names)
    )


def _akin(one: Entity, other: Entity) -> bool:
    """The same, or a house and its branch: the first word of both names is the same rare one."""
    if one.id == other.id:
        return True
    heads = [words(e.name)[:1] for e in (one, other)]
    same = all(heads) and heads[0][0].form == heads[1][0].form
    return same and one.kind == other.kind == "organisation" and len(heads[0][0].form) > 3


def deniers(scene: Scene) -> Iterable[Difference]:
    """One denial, put into different mouths."""
    for group in _same_denial(scene):
        spoken = [
            (s, v) for s in group for v in s.attribution[:1] if len(v.source.split()) <= _NAME
        ]
        for (one, first), (other, second) in combinations(spoken, 2):
            if one.span.report == other.span.report or not _apart(first, second, scene):
                continue
            yield Difference(
                kind=LocusKind.ATTRIBUTION,
                topic=f"who denies: {first.source}; {second.source}",
                verdict=Verdict.DRIFT,
                readings=tuple(
                    reading(scene, v.source, v.source.lower(), [scene.joined(s.span, v.span)])
                    for s, v in ((one, first), (other, second))
                ),
                why="the denial is put into different mouths",
                weight=8,
            )
            break


def _apart(first: Voice, second: Voice, scene: Scene) -> bool:
    """Whether two voices are different parties: neither stands for somebody named before, and none
    is a person who may speak for the house that the other is."""
    if {first.kind, second.kind} in _SPEAKS_FOR:
        return False
    one, other = first.span, second.span
    named = [{e.id for e in scene.mentioned(p)} for p in (one, other)]
    if named[0] & named[1]:
        return False
    texts = [scene.words(p).lower() for p in (one, other)]
    if any(
        t.startswith(("the ", "he", "she", "they", "it")) and not n
        for t, n in zip(texts, named, strict=True)
    ):
        return False
    stems = [{stem(w.form) for w in words(t)} for t in texts]
    return not (stems[0] <= stems[1] or stems[1] <= stems[0])


def widened(scene: Scene) -> Iterable[Difference]:
    """A denial of one thing that in another telling is a denial of everything."""
    denied = [s for s in scene.found.sayings if s.modality is Modality.DENIED]
    broad = [s for s in denied if _is_broad(s.span, scene)]
    narrow = [s for s in denied if s not in broad and _is_narrow(s.span, scene)]
    for one in broad:
        same = [s for s in narrow if s.span.report != one.span.report and _one_house(one, s, scene)]
        if same:
            yield Difference(
                kind=LocusKind.SCOPE,
                topic=f"what is denied: {short(scene.words(one.span))}",
                verdict=Verdict.DRIFT,
                readings=(
                    reading(scene, scene.words(same[0].span), "one thing", [s.span for s in same]),
                    reading(scene, scene.words(one.span), "everything", [one.span]),
                ),
                why="what is denied is one thing in one telling, and everything in another",
                weight=7,
            )


def _one_house(one: Saying, other: Saying, scene: Scene) -> bool:
    """Whether two denials are of one party, or of a house and of "company officials"."""
    parties = [_parties(s, scene) for s in (one, other)]
    if all(parties):
        return bool({e.id for e in parties[0]} & {e.id for e in parties[1]})
    named = [e for party in parties for e in party if e.kind == "organisation"]
    written = " ".join(v.source for s in (one, other) for v in s.attribution[:1])
    return bool(named) and any(w.form in terms("party_nouns") for w in words(written))


def _is_broad(place: Span, scene: Scene) -> bool:
    """Whether a denial is of "any" or "all"."""
    text = scene.reports[place.report].text
    forms = {w.form for w in words(text, place.start, place.end)}
    return bool(forms & {"any", "all"})


def _is_narrow(place: Span, scene: Scene) -> bool:
    """Whether a denial says what is denied, and not allegations in the lump."""
    return len(_told(place, scene).split()) >= _NARROW and not _of_allegations(place, scene)
