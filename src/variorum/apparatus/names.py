"""One name, spelt in two ways."""

from collections.abc import Iterable
from itertools import combinations

from variorum.apparatus.scene import Difference, Scene, reading
from variorum.lexicon import stem
from variorum.model import LocusKind, Span, Verdict
from variorum.text.edits import distance
from variorum.text.words import words

_LETTERS = 4  # a word this short that differs is another word
_ENDINGS = ("n", "an", "s", "es", "i", "ic")  # a people after its country, or more of one
_EDITS = 2  # letters by which two spellings of a name may differ


def names(scene: Scene) -> Iterable[Difference]:
    """Names that the reports spell differently; British and American spelling are one."""
    for entity in scene.found.entities:
        forms: dict[tuple[str, ...], list[Span]] = {}
        for mention in entity.mentions:
            form = tuple(stem(w.form) for w in words(scene.words(mention)))
            forms.setdefault(form, []).append(mention)
        for one, other in combinations(sorted(forms), 2):
            apart = {p.report for p in forms[one]} != {p.report for p in forms[other]}
            if apart and _respelt(one, other):
                yield Difference(
                    kind=LocusKind.NAME,
                    topic=entity.name,
                    verdict=Verdict.AGREED,
                    readings=tuple(
                        reading(scene, scene.words(forms[f][0]), " ".join(f), forms[f])
                        for f in (one, other)
                    ),
                    why="two spellings of one name",
                    weight=2,
                )


def _respelt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names differ in the spelling of one word only."""
    if len(one) != len(other):
        return False
    differ = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differ) != 1 or min(map(len, differ[0])) < _LETTERS:
        return False
    short, long = sorted(differ[0], key=len)
    derived = long.startswith(short) and long[len(short) :] in _ENDINGS
    return not derived and distance(short, long, _EDITS) <= _EDITS
