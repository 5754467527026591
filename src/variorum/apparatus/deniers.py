"""In whose mouth a denial is put, and how much it takes in."""

from collections.abc import Iterable
from itertools import combinations

from variorum.apparatus.contexts import Contexts
from variorum.apparatus.denied import (
    denied,
    is_broad,
    of_allegations,
    parties,
    same_denials,
    what_told,
)
from variorum.apparatus.scene import Difference, Scene, reading, short
from variorum.lexicon import is_function_word, stem, terms
from variorum.model import LocusKind, Saying, SourceKind, Span, Verdict, Voice
from variorum.text.words import words

_SPEAKS_FOR = (
    {SourceKind.PERSON, SourceKind.ORGANISATION},
    {SourceKind.OFFICIAL, SourceKind.ORGANISATION},
)
_NAME = 8  # words that the name of a party has at the most
_NARROW = 3  # content words, names apart, of a denial that says what is denied


def deniers(scene: Scene) -> Iterable[Difference]:
    """One denial, put into different mouths."""
    contexts = Contexts(scene)
    for group in same_denials(scene, contexts):
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
    if any(map(is_function_word, texts)):
        return False
    if any(
        t.startswith(("the ", "he", "she", "they", "it")) and not n
        for t, n in zip(texts, named, strict=True)
    ):
        return False
    stems = [{stem(w.form) for w in words(t)} for t in texts]
    return not (stems[0] <= stems[1] or stems[1] <= stems[0])


def widened(scene: Scene) -> Iterable[Difference]:
    """A denial of one thing that in another telling is a denial of everything."""
    found = denied(scene)
    broad = [s for s in found if is_broad(s.span, scene)]
    narrow = [s for s in found if s not in broad and _is_narrow(s.span, scene)]
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
    """Whether two denials are of one party, or of a house and of one who speaks for it."""
    who = [parties(s, scene) for s in (one, other)]
    if {e.id for e in who[0]} & {e.id for e in who[1]}:
        return True
    if all(any(e.kind == "organisation" for e in party) for party in who):
        return False
    nouns = [_party_nouns(s, scene) for s in (one, other)]
    named = any(e.kind == "organisation" for party in who for e in party)
    return bool(nouns[0] & nouns[1]) or (named and bool(nouns[0] or nouns[1]))


def _party_nouns(saying: Saying, scene: Scene) -> frozenset[str]:
    """The nouns for a party ("company", "hospital") in a denial and in who denies it."""
    places = (*(v.span for v in saying.attribution[:1]), saying.span)
    said = {stem(w.form) for p in places for w in words(scene.words(p))}
    return frozenset(said & {stem(noun) for noun in terms("party_nouns")})


def _is_narrow(place: Span, scene: Scene) -> bool:
    """Whether a denial says what is denied, and not allegations in the lump."""
    return len(what_told(place, scene).split()) >= _NARROW and not of_allegations(place, scene)
