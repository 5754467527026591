"""The same words, put into different mouths."""

from collections.abc import Iterable
from itertools import combinations

from variorum.apparatus.scene import Difference, Scene, meaning, reading, short
from variorum.lexicon import is_function_word, stem
from variorum.model import Claim, LocusKind, SourceKind, Span, Verdict, Voice, Witness
from variorum.text.words import words

_ALIKE = 0.95  # likeness of the sentences below which two sayings are not one
_ONE_STATEMENT = 0.6  # static cosine of two contents from which they are one statement
_SHARED = 0.4  # share of the stems of both that they must have in common
_MOST = 60  # tellings of a claim whose speakers are compared
_LOOKS_BACK = ("the", "both", "his", "her", "their", "its")
_RIVALS = (  # a person may speak for the house or the office that another telling names
    {SourceKind.PERSON},
    {SourceKind.UNNAMED},
    {SourceKind.OFFICIAL},
    {SourceKind.ORGANISATION},
    {SourceKind.OFFICIAL, SourceKind.ORGANISATION},
    {SourceKind.OFFICIAL, SourceKind.UNNAMED},
)
_FACELESS = (SourceKind.REPORT, SourceKind.DOCUMENT)


def speakers(scene: Scene) -> Iterable[Difference]:
    """Claims that two reports tell on the word of different speakers, both of them given."""
    for claim in scene.claims:
        found = _different(claim, scene)
        if found is not None:
            yield Difference(
                kind=LocusKind.ATTRIBUTION,
                topic=f"who says: {short(claim.text)}",
                verdict=Verdict.DRIFT,
                readings=tuple(
                    reading(scene, v.source, v.source.lower(), [scene.joined(w.span, v.span)])
                    for w, v in found
                ),
                why="the same is said on the word of different speakers",
                weight=6 + scene.likeness(found[0][0].span, found[1][0].span),
            )


def _different(
    claim: Claim, scene: Scene
) -> tuple[tuple[Witness, Voice], tuple[Witness, Voice]] | None:
    spoken = [(w, w.attribution[0]) for w in claim.witnesses if w.attribution]
    fit = [(w, v) for w, v in spoken if v.kind not in _FACELESS and not _anaphoric(v, scene)][
        :_MOST
    ]
    pairs = [
        (a, b)
        for a, b in combinations(fit, 2)
        if a[0].report != b[0].report
        and scene.likeness(a[0].span, b[0].span) >= _ALIKE
        and not _one_party(a[1], b[1], scene)
        and not _speaks_of(a, b, scene)
        and not _speaks_of(b, a, scene)
        and _same_words(a, b, scene)
    ]
    return max(pairs, key=lambda p: scene.likeness(p[0][0].span, p[1][0].span), default=None)


def _same_words(one: tuple[Witness, Voice], other: tuple[Witness, Voice], scene: Scene) -> bool:
    """Whether what is said, without who says it, is one statement: of two whom a report names in
    much the same words, since two persons often say what is alike."""
    first, second = one[0].span, other[0].span
    if meaning([scene.words(first)], [scene.words(second)])[0, 0] < _ONE_STATEMENT:
        return False
    if one[1].kind is other[1].kind is SourceKind.UNNAMED:
        return True
    here, there = scene.stems(first), scene.stems(second)
    return len(here & there) >= _SHARED * len(here | there)


def _speaks_of(one: tuple[Witness, Voice], other: tuple[Witness, Voice], scene: Scene) -> bool:
    """Whether one speaker is named where the other is given the word: they are no rivals for it."""
    named = {e.id for e in scene.mentioned(one[1].span)}
    places = [other[0].span]
    places += [scene.sentences[n] for n in [scene.sentence(other[1].span)] if n is not None]
    return any(named & {e.id for e in scene.mentioned(p)} for p in places)


def _anaphoric(voice: Voice, scene: Scene) -> bool:
    """A pronoun, "the company", "the club's manager": it stands for somebody named elsewhere."""
    written = scene.words(voice.span).lower().split()
    if not written:
        return True
    ends_named = any(m.end >= voice.span.end for m in scene.named_at(voice.span))
    looks_back = written[0] in _LOOKS_BACK or all(map(is_function_word, written))
    return looks_back and not ends_named


def _one_party(one: Voice, other: Voice, scene: Scene) -> bool:
    """Whether two voices may be one: a name in common, or a word that says who they are."""
    if (
        {one.kind, other.kind} not in _RIVALS
        or _stands_for(one, scene)
        or _stands_for(other, scene)
    ):
        return True
    named = [{e.id for e in scene.mentioned(v.span)} for v in (one, other)]
    if named[0] & named[1] or bool(named[0]) != bool(named[1]):
        return True  # "a U.S. official" may be the very minister whom another telling names
    return bool(_heads(one) & _heads(other))


def _stands_for(voice: Voice, scene: Scene) -> bool:
    """Whether a voice names somebody, but not who speaks: "Mr Holt's lawyer"."""
    named = scene.named_at(voice.span)
    return bool(named) and all("'" in _until(voice, m, scene) for m in named)


def _until(voice: Voice, mention: Span, scene: Scene) -> str:
    """The rest of a voice from a name on, apostrophes made straight."""
    text = scene.reports[mention.report].text
    return text[mention.end - 2 : voice.span.end].replace("’", "'")


def _heads(voice: Voice) -> frozenset[str]:
    return frozenset(stem(w.form) for w in words(voice.source) if not is_function_word(w.form))
