"""What a name names, from its own words and from those around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from variorum.lexicon import mapping, rows
from variorum.marking.name_lexicon import (
    classes,
    common,
    demonym,
    event_heads,
    family,
    given,
    heads,
    particle,
    place_heads,
    role,
    small,
    title_class,
    town,
    whole_names,
)
from variorum.marking.name_tokens import Token
from variorum.model import EntityKind

_DESIGNATION = re.compile(r"([^\W\d_]{1,12})[-‑]?\d{1,4}[A-Za-z]{0,4}\d?")
_CAMEL = re.compile(r"(?!Mc|Mac|De|La|Le|Di|Da|Du|Van|Fitz)[A-Za-z]*[a-z][A-Z][A-Za-z]*")
_GADGET = re.compile(r"i[A-Z][A-Za-z]+|[A-Z][a-z]+(?:Book|Pad|Phone|Pod)s?")
_MODEL = re.compile(r"[A-Z]{1,3}[-‑]?\d{1,4}[A-Za-z]{0,3}")
_HYPHEN = re.compile(r"[-‑]")
# Fighters, bombers and tanks are written without a hyphen too; "A40" and "M25" are roads.
_BARE = frozenset("fbt")
_ENDS = frozenset(",.;:)")
_QUOTES = frozenset("\"“‘'")
_ACRONYM = 6
_LONGEST_PERSON = 5
_USUAL_PERSON = 3
_PERSON = EntityKind.PERSON
_ORG = EntityKind.ORGANISATION
_PLACE = EntityKind.PLACE
_EVENT = EntityKind.EVENT
_OTHER = EntityKind.OTHER


@dataclass(frozen=True, slots=True)
class Guess:
    """A kind and how sure it is: 3 said outright, 2 likely, 1 by default, 0 unknown."""

    kind: EntityKind
    weight: int


def designation(text: str) -> EntityKind | None:
    """The kind of a designation such as "F-16" or "A380", None where it is none."""
    match = _DESIGNATION.fullmatch(text)
    if match is None:
        return None
    prefix = match[1].lower()
    bare = len(prefix) == 1 and prefix not in _BARE and not _HYPHEN.search(text)
    kind = None if bare else mapping("name_designations").get(prefix)
    return EntityKind(kind) if kind else None


def _headed(name: Sequence[Token]) -> Guess | None:
    """By a head word at the end or the beginning."""
    last, first = name[-1].low, name[0].low
    if last in heads("suffix"):
        return Guess(_ORG, 3)
    if any(t.low in ("of", "for") for t in name):
        return _headed_of(name)
    if len(name) > 1:
        if first in event_heads("first"):
            return Guess(_EVENT, 3)
        if name[-2].low in heads("housing") and last in place_heads("last"):
            return Guess(_ORG, 2)
        return _headed_last(name[0].text, last) or _housed(name) or _headed_first(name)
    return None


def _headed_last(first: str, last: str) -> Guess | None:
    if last in heads("last"):
        return Guess(_ORG, 3)
    if last in place_heads("last"):
        return Guess(_PLACE, 1 if given(first) else 2)
    if last in event_heads("last"):
        return Guess(_EVENT, 2)
    return Guess(_ORG, 2) if last in heads("field") else None


def _housed(name: Sequence[Token]) -> Guess | None:
    """A head word with a small word after it: "Hotel de la Gare", "Banco de Chile"."""
    small_words = any(particle(t.text) and not t.upper for t in name)
    return Guess(_ORG, 2) if small_words and any(t.low in heads("last") for t in name) else None


def _headed_first(name: Sequence[Token]) -> Guess | None:
    """A place by its first word ("Rue de …", "San …"), unless a given name says otherwise."""
    fits = name[0].low in place_heads("first") and not given(name[0].text)
    return Guess(_PLACE, 2) if fits else None


def _headed_of(name: Sequence[Token]) -> Guess | None:
    place = next(i for i, t in enumerate(name) if t.low in ("of", "for"))
    before = name[place - 1].low if place else ""
    if title_class(before) == "royal":
        return Guess(_PERSON, 2)
    if before in place_heads("of") and before not in heads("of"):
        return Guess(_PLACE, 2)
    if before in event_heads("last") and before not in heads("of"):
        return Guess(_EVENT, 2)
    return Guess(_ORG, 3) if before in heads("of") or before in heads("last") else None


def _personal(name: Sequence[Token]) -> Guess | None:
    """By given names, initials, family names and small words."""
    first, last = name[0], name[-1]
    if len(name) == 1:
        return Guess(_PERSON, 1) if given(first.text) or family(first.text) else None
    if any(t.text in _QUOTES for t in name):
        return Guess(_PERSON, 3)
    if len(name) > _LONGEST_PERSON or any(t.number or t.text == "&" for t in name):
        return None
    if last.low in small("junior") or _initial(first, last):
        return Guess(_PERSON, 3)
    if given(first.text) and not (common(first.low) and common(last.low)):
        return Guess(_PERSON, 3 if not demonym(last.text) else 1)
    tied = any(particle(t.text) and not t.upper for t in name)
    return Guess(_PERSON, 2) if tied or _surnamed(first, last) else None


def _initial(first: Token, last: Token) -> bool:
    return len(first.text) == 2 and first.text[1] == "." and not common(last.low)


def _surnamed(first: Token, last: Token) -> bool:
    return family(last.text) and not common(first.low)


def _acronym(name: Sequence[Token]) -> Guess | None:
    form = name[0].text.replace(".", "")
    fits = len(name) == 1 and form.isupper() and form.isalpha() and 2 <= len(form) <= _ACRONYM
    return Guess(_ORG, 1) if fits else None


def within(name: Sequence[Token]) -> Guess:
    """The kind that a name's own words give."""
    text = " ".join(t.text for t in name)
    known = whole_names().get(text)
    if known is not None:
        return Guess(known, 1 if len(name) == 1 and given(text) else 3)
    if town(text):
        return Guess(_PLACE, 1)
    arm = designation(name[-1].text) or (designation(name[0].text) if len(name) == 1 else None)
    if arm is not None:
        return Guess(arm, 3)
    rules = (_headed, _personal, _numbered, _acronym, _camel, _started)
    found = next((guess for rule in rules if (guess := rule(name))), None)
    return found or _default(name)


def _numbered(name: Sequence[Token]) -> Guess | None:
    """A name and a number: "Boeing 737", "Boeing 737 Max"."""
    for head, number in pairwise(name):
        kind = mapping("name_designations").get(head.low, "") if number.number else ""
        if kind:
            return Guess(EntityKind(kind), 3)
    return None


def _camel(name: Sequence[Token]) -> Guess | None:
    """A firm's spelling: "YouTube", "easyJet"; but not "McDonald"."""
    if len(name) != 1 or not _CAMEL.fullmatch(name[0].text):
        return None
    return Guess(EntityKind.PRODUCT, 2) if _GADGET.fullmatch(name[0].text) else Guess(_ORG, 2)


def _started(name: Sequence[Token]) -> Guess | None:
    """By a known name at its beginning: "iPhone X", "London Tramways"."""
    start = name[0].text
    kind = whole_names().get(start)
    if len(name) < 2 or kind is None or given(start):
        return None
    if kind is _ORG and _MODEL.fullmatch(name[-1].text):
        return Guess(EntityKind.PRODUCT, 2)
    return Guess(kind, 2) if kind in (EntityKind.PRODUCT, EntityKind.WEAPON) else Guess(_ORG, 1)


def _default(name: Sequence[Token]) -> Guess:
    plain = [t for t in name if common(t.low)]
    if 2 <= len(name) <= _USUAL_PERSON and not plain and _personal_form(name):
        return Guess(_PERSON, 1)
    start = name[0].text
    if len(name) > 1 and (start in whole_names() or demonym(start) or plain):
        return Guess(_ORG if len(plain) < len(name) else _OTHER, 1)
    return Guess(_OTHER, 0)


def _personal_form(name: Sequence[Token]) -> bool:
    """Whether every word has a capital and the first is no article: not "La Scala"."""
    return not particle(name[0].low) and all(t.upper and t.text[-1].isalpha() for t in name)


def _words(line: Sequence[Token], places: range) -> list[str]:
    return [line[i].low for i in places if 0 <= i < len(line)]


def around(line: Sequence[Token], start: int, end: int) -> Guess:
    """The kind that the words before and after a name give; the surest rule first."""
    before, after = _words(line, range(start - 3, start)), _words(line, range(end, end + 8))
    found = (
        _titled(line, start)
        or _glossed(line, start, end)
        or _aged(after)
        or _situated(line, end)
        or _led(before)
        or _called(line, start, end)
        or _defined(after)
        or _placed(before)
    )
    return found or _told(after)


def _glossed(line: Sequence[Token], start: int, end: int) -> Guess | None:
    """Its own acronym follows in brackets: "Flood Warning Centre (FWC)"."""
    if end + 2 >= len(line) or line[end].text != "(" or end - start < 2:
        return None
    short = line[end + 1].text.replace(".", "")
    letters = "".join(t.text[0] for t in line[start:end] if t.upper)
    return Guess(_ORG, 2) if short.isupper() and short == letters else None


def _titled(line: Sequence[Token], start: int) -> Guess | None:
    """A title or role stands directly before: "Mr Brown", "mayor Anna Brown"."""
    if start == 0:
        return None
    before = line[start - 1]
    cls = title_class(before.low)
    if before.owner or not before.word:
        return None
    if cls == "honorific" or (cls in ("royal", "rank", "office") and before.upper):
        return Guess(_PERSON, 3)
    return Guess(_PERSON, 2) if role(before.low) else None


def _aged(after: Sequence[str]) -> Guess | None:
    """An age or a role in apposition: "Anna Brown, 42,", "Anna Brown, a nurse"."""
    if len(after) < 3 or after[0] != ",":
        return None
    if after[1].isdigit() and len(after[1]) == 2 and not after[2][0].isalpha():
        return Guess(_PERSON, 3)
    article = after[1] in ("a", "an", "the", "who", "his", "her")
    return Guess(_PERSON, 2) if (article and role(after[2])) or after[1] == "who" else None


def _placed(before: Sequence[str]) -> Guess | None:
    """A preposition of place stands directly before."""
    return Guess(_PLACE, 1) if before and before[-1] in small("placing") else None


def _led(before: Sequence[str]) -> Guess | None:
    """A role or a place in it: "chairman of X", "a spokesman for X", "the village of X"."""
    if len(before) < 2 or before[-1] not in small("held_in"):
        return None
    if before[-1] == "of" and before[-2] in small("locality"):
        return Guess(_PLACE, 2)
    held = mapping("name_roles").get(before[-2], "") == "of"
    return Guess(_ORG, 2) if held else None


def _situated(line: Sequence[Token], end: int) -> Guess | None:
    """A state or country follows after a comma: "Springfield, Ohio"."""
    if end + 1 >= len(line) or line[end].text != ",":
        return None
    if end + 2 < len(line) and line[end + 2].text not in _ENDS:
        return None
    larger = line[end + 1].text in classes("name_places")["country"]
    return Guess(_PLACE, 2) if larger or line[end + 1].text in _states() else None


def _states() -> frozenset[str]:
    return classes("name_places")["state"]


def _called(line: Sequence[Token], start: int, end: int) -> Guess | None:
    """What it is stands beside it: "the jeweller X", "the X hotel"."""
    before = line[start - 1] if start else None
    after = line[end] if end < len(line) and not line[end - 1].owner else None
    for word in (before, after):
        if word is None or word.upper or word.owner:
            continue
        if word is after and word.low in small("arm"):
            return Guess(EntityKind.WEAPON, 1)
        if word.low in small("firm") or (word is after and word.low in heads("last")):
            return Guess(_ORG, 2 if word is before else 1)
    the = before is not None and before.low == "the" and end - start > 1
    return Guess(_ORG, 1) if the and within(line[start:end]).kind is _PERSON else None


def _defined(after: Sequence[str]) -> Guess | None:
    """What it is said to be: "X is a village", "X, a Danish chain", "X was an actor"."""
    verbs = after[:1] in (["is"], ["was"], ["are"], ["were"], [","])
    if not verbs or len(after) < 3 or after[1] not in small("kind_article"):
        return None
    for word in after[2:]:
        if not word[0].isalpha() or word in small("link"):
            return None
        if role(word):
            return Guess(_PERSON, 2)
        if word in small("locality"):
            return Guess(_PLACE, 2)
        if word in small("firm") or word in heads("last"):
            return Guess(_ORG, 2)
    return None


def _beside(before: Sequence[str], after: Sequence[str]) -> Guess | None:
    """Words beside it that go with one kind: "south of X", "X shareholders"."""
    known = _contexts()
    bare = before[:-1] if before[-1:] == ["the"] else before
    for size in (2, 1):
        kind = known.get(("before", " ".join(bare[-size:]))) if len(bare) >= size else None
        kind = kind or known.get(("after", " ".join(after[:size])))
        if kind is not None:
            return Guess(kind, 1)
    return None


@cache
def _contexts() -> MappingProxyType[tuple[str, str], EntityKind]:
    return MappingProxyType(
        {(side, words): EntityKind(kind) for words, side, kind in rows("name_contexts")}
    )


def _team(line: Sequence[Token], start: int, end: int) -> Guess | None:
    """A plural with an article and no name of a place or people: "the Rovers"."""
    the = start > 0 and line[start - 1].low == "the" and not line[end - 1].owner
    plural = line[end - 1].low.endswith("s") and not line[end - 1].low.endswith("ss")
    return Guess(_ORG, 1) if the and plural and end - start <= _USUAL_PERSON else None


def unknown(line: Sequence[Token], start: int, end: int) -> Guess:
    """The kind of a name that nothing else tells, by looser signs."""
    if start and line[start - 1].text in _QUOTES:
        return Guess(_OTHER, 0)
    before, after = _words(line, range(start - 3, start)), _words(line, range(end, end + 3))
    found = _beside(before, after) or _team(line, start, end)
    return found or Guess(_OTHER, 0)


def _told(after: Sequence[str]) -> Guess:
    told = bool(after) and after[0] in small("telling")
    return Guess(_PERSON, 1) if told else Guess(_OTHER, 0)


def joined(inner: Guess, outer: Guess) -> Guess:
    """One guess of two: the surer holds; else the name's own words, if more than a default."""
    weak = inner.weight == 1 and outer.weight == 1 and outer.kind is not _PERSON
    if outer.weight > inner.weight or weak:
        return outer
    if inner.kind == outer.kind and outer.weight:
        return Guess(inner.kind, min(3, inner.weight + 1))
    return inner
