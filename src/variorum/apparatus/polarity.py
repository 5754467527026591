"""What one party denies, and another telling asserts of it."""

from collections.abc import Iterable, Sequence

from variorum.apparatus.contexts import Contexts
from variorum.apparatus.denied import (
    SHARED,
    is_broad,
    of_allegations,
    parties,
    predicates,
    same_denials,
    says_denied,
    share,
    things,
    what_denied,
    what_told,
)
from variorum.apparatus.scene import Difference, Scene, meaning, reading, short
from variorum.model import Entity, LocusKind, Modality, Saying, Span, Verdict
from variorum.text.words import words

_ABOUT = 0.62  # static cosine and share, summed, from which it is asserted what is denied
_UNCLEAR = 0.5  # share of what is denied that is asserted, where who or what is not clear
_EACH = 2  # assertions of one report that are shown
_AS_NEAR = 0.5  # how much less of that another assertion than the nearest may have
_LONG = 3  # letters of the first word of a name that is more than an initial


def denials(scene: Scene) -> Iterable[Difference]:
    """What one party denies and another telling asserts of that party."""
    contexts = Contexts(scene)
    for group in same_denials(scene, contexts):
        who = [e for s in group for e in parties(s, scene)]
        if not who and not any(is_broad(s.span, scene) for s in group):
            continue
        asserted = _asserted(group, who, scene, contexts)
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
            why="one telling asserts what another says is denied",
            weight=10 + len(asserted),
        )


def _asserted(
    group: Sequence[Saying], who: Sequence[Entity], scene: Scene, contexts: Contexts
) -> list[Span]:
    """What the reports assert of these parties and that is nearest to what they deny."""
    told = [what_denied(s.span, scene) for s in group]
    done = [predicates(s.span, scene) for s in group]
    kept: list[tuple[float, str, Saying]] = []
    for saying in scene.found.sayings:
        if _is_asserted(saying, scene) and (not who or _is_of(saying, who, scene)):
            text = what_told(saying.span, scene)
            shared = share(told, text, contexts)
            same = any(verb <= things(text) for verb in done)
            if shared >= SHARED / 2 and same and not says_denied(saying.span, scene):
                kept.append((shared, text, saying))
    plain = all(done) or any(is_broad(s.span, scene) for s in group)
    bar = SHARED if who and plain else _UNCLEAR
    if max((shared for shared, *_ in kept), default=0.0) < bar:
        return []
    near = meaning([text for _, text, _ in kept], told).max(axis=1)
    scored = [(float(n) + shared, s) for n, (shared, _, s) in zip(near, kept, strict=True)]
    return _nearest(scored)


def _nearest(scored: Sequence[tuple[float, Saying]]) -> list[Span]:
    """The places of the assertions that are about as near as the nearest, a few of each report."""
    ranked = sorted(scored, key=lambda p: (-p[0], p[1].span))
    bar = max(_ABOUT, ranked[0][0] - _AS_NEAR)
    chosen: dict[str, list[Span]] = {}
    for score, saying in ranked:
        told = chosen.setdefault(saying.span.report, [])
        if score >= bar and len(told) < _EACH:
            told.append(saying.span)
    return sorted(place for told in chosen.values() for place in told)


def _is_asserted(saying: Saying, scene: Scene) -> bool:
    plain = saying.modality in (Modality.ASSERTED, Modality.REPORTED)
    return plain and not of_allegations(saying.span, scene) and not is_broad(saying.span, scene)


def _is_of(saying: Saying, who: Sequence[Entity], scene: Scene) -> bool:
    return any(_akin(e, party) for e in scene.mentioned(saying.span) for party in who)


def _akin(one: Entity, other: Entity) -> bool:
    """The same, or a house and its branch: the first word of both names is the same rare one."""
    if one.id == other.id:
        return True
    heads = [words(e.name)[:1] for e in (one, other)]
    same = all(heads) and heads[0][0].form == heads[1][0].form
    return same and one.kind == other.kind == "organisation" and len(heads[0][0].form) > _LONG
