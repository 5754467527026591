"""What is called the first: the first of whom, and the first what since when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from variorum.apparatus.groups import groups
from variorum.apparatus.scene import Difference, Scene, reading
from variorum.lexicon import content, is_function_word, mapping, stem
from variorum.model import LocusKind, Span, Verdict, span
from variorum.text.words import Word, words

_ALIKE = 0.6  # likeness of the sentences in which two tellings call one thing the first
_SINCE = 0.4  # the same, where both say since when
_AFTER = 20  # words after "first" that say of whom or what it is
_WHEN = 9  # words after "since" that say since when
_NAMED = 2  # stems that say what is the first
_ANY = ("time", "such", "ever")  # words that stand for the event itself


@dataclass(frozen=True, slots=True)
class _First:
    """A "first": its place; the stem of what it is, "" where that is not named; the stems of whom
    it is the first, those of the whole phrase, and those that say since when."""

    place: Span
    what: str
    people: tuple[str, ...]
    phrase: frozenset[str]
    since: frozenset[str]


def firsts(scene: Scene) -> Iterable[Difference]:
    """ "The first visit by business leaders" that becomes "the first time that leaders went"."""
    found = _firsts(scene)
    pairs = [p for p in combinations(range(len(found)), 2) if _are_two(*p, found, scene)]
    for group in groups(len(found), pairs):
        sides: dict[frozenset[str], list[Span]] = {}
        for first in (found[i] for i in group):
            sides.setdefault(first.phrase, []).append(first.place)
        yield Difference(
            kind=LocusKind.SCOPE,
            topic="the first of whom, or of what",
            verdict=Verdict.DRIFT,
            readings=tuple(
                reading(scene, scene.words(places[0]), " ".join(sorted(phrase)), places)
                for phrase, places in sides.items()
            ),
            why="both call it the first, but not of the same",
            weight=5,
        )


def _are_two(i: int, j: int, found: Sequence[_First], scene: Scene) -> bool:
    """Whether one first is, to two reports, the first of two different things or people."""
    one, other = found[i], found[j]
    alike = scene.likeness(one.place, other.place)
    if one.place.report == other.place.report:
        return False
    named = min(len(one.phrase), len(other.phrase)) >= _NAMED
    apart = named and one.phrase.isdisjoint(other.phrase)
    if apart and one.since & other.since and alike >= _SINCE:
        return True
    if not one.people or not other.people or alike < _ALIKE:
        return False
    same = not one.what or not other.what or _kind(one.what) == _kind(other.what)
    return (
        same
        and one.people[-1] == other.people[-1]
        and set(one.people) != set(other.people)
        and not any(form in mapping("cardinals") for form in (*one.people, *other.people))
    )


def _kind(what: str) -> str:
    """What is the same event in other words gives the same."""
    return {stem(noun): kind for noun, kind in mapping("events").items()}.get(what, what)


def _firsts(scene: Scene) -> list[_First]:
    """What the sentences call the first."""
    found: list[_First] = []
    for sentence, line in zip(scene.sentences, scene.tokens, strict=True):
        for at, word in enumerate(line):
            if word.form == "first":
                found.append(_first(line[at : at + 1 + _AFTER], sentence, scene))
    return found


def _first(line: Sequence[Word], sentence: Span, scene: Scene) -> _First:
    forms = [w.form for w in line]
    cut = forms.index("since") if "since" in forms else len(forms)
    until = min(len(line), cut + 1 + _WHEN)
    place = span(sentence.report, line[0].start, line[until - 1].end)
    told = [f for f in forms[1:cut] if not is_function_word(f) and f not in _ANY]
    event = next((f for f in forms[1:cut] if not is_function_word(f)), "")
    return _First(
        place=place,
        what="" if event in _ANY else stem(event),
        people=_people(place, scene),
        phrase=frozenset(map(stem, told)),
        since=frozenset(stem(f) for f in forms[cut + 1 : until] if not is_function_word(f)),
    )


def _people(place: Span, scene: Scene) -> tuple[str, ...]:
    """The stems of the first noun phrase there that names people: its modifiers and its head."""
    text = scene.reports[place.report].text
    found = words(text, place.start, place.end)
    callings = mapping("people")
    head = next((i for i, w in enumerate(found) if i and callings.get(w.form) == "role"), None)
    if head is None:
        return ()
    start = head
    while start and _modifies(
        found[start - 1].form, text[found[start - 1].end : found[start].start]
    ):
        start -= 1
    return tuple(stem(w.form) for w in found[start : head + 1])


def _modifies(form: str, gap: str) -> bool:
    """Whether a word can be part of a noun phrase before its head."""
    joined = gap.strip("-") in ("", " ")
    return joined and bool(content(form)) and form not in (*_ANY, "first", "visit", "trip")
