"""Datelines: where a dispatch was filed, and by which agency, at the head of a paragraph."""

import re
from dataclasses import dataclass
from functools import cache

from variorum.lexicon import terms
from variorum.witness.line import folded
from variorum.witness.pictures import is_agency
from variorum.witness.signs import is_furniture_word

_HEAD = 140
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_CITY_WORD = rf"(?!{_MONTH}\s+\d)[A-ZÀ-Þ][\w.'’-]*"
_PLACE = (
    rf"(?P<place>(?:The\s+)?{_CITY_WORD}(?:\s+(?:{_CITY_WORD}|de|of|es|el|al)){{0,3}})"
    rf"(?P<region>(?:\s*[,/]\s*{_CITY_WORD}(?:\s+{_CITY_WORD}){{0,2}}){{0,2}})"
)
_DATE = rf"(?P<date>,?\s*(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?\.?)"
_AGENCY = r"(?P<agency>\s*\((?P<name>[^()]{2,50})\)|\s*/(?P<wire>[A-Za-z ]{4,24})/\.?)"
_DASH = r"(?P<dash>\s*\.?(?:[—–―]|--+|:|\s-(?=\s)|-(?=\s))\s*)"
_WITH_PLACE = re.compile(rf"{_PLACE}{_DATE}?{_AGENCY}?\s*{_DASH}?")
_IN_BRACKETS = re.compile(rf"\({_PLACE}{_DATE}?\){_DASH}")
_WITHOUT_PLACE = re.compile(rf"(?:{_DATE}\s*)?{_AGENCY}\s*{_DASH}?")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline ends in its line, and its words without the dash."""

    end: int
    words: str


def dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph begins with, None where it begins with its telling."""
    head = text[:_HEAD]
    for form, holds in (
        (_WITH_PLACE, _places),
        (_IN_BRACKETS, _bracketed),
        (_WITHOUT_PLACE, _credits),
    ):
        found = form.match(head)
        if found and holds(found, head):
            end = found.end()
            stop = found.start("dash") if found["dash"] else end
            return Dateline(end, head[:stop].strip())
    return None


def dispatched(text: str) -> Dateline | None:
    """The dateline of a dispatch that begins further down: it names its agency beside a place."""
    found = _WITH_PLACE.match(text[:_HEAD])
    if found is None or not (found["dash"] and _agency(found) and _places(found, text[:_HEAD])):
        return None
    return dateline(text)


def _bracketed(found: re.Match[str], head: str) -> bool:
    place = found["place"]
    return found.end() < len(head) and (place.isupper() or folded(place) in _cities())


def _credits(found: re.Match[str], head: str) -> bool:
    return _agency(found) and (found.end() == len(head) or head[found.end()] not in ",.;")


def _agency(found: re.Match[str]) -> bool:
    name = found["name"] or found["wire"]
    return bool(name) and is_agency(name)


def _places(found: re.Match[str], head: str) -> bool:
    """Whether what looks like a place is one: known, or in capitals before a new sentence."""
    place, follows = found["place"], head[found.end() :]
    known = folded(place) in _cities()
    capitals = place.isupper() and sum(1 for c in place if c.isalpha()) >= 4
    if is_furniture_word(place):
        return False
    if _agency(found):
        return known or capitals or bool(found["region"]) or len(place.split()) <= 2
    if not found["dash"]:
        return capitals and known and not follows
    if not follows:
        return False
    begins = follows[0].isupper() or follows[0] in "\"'“‘$£€" or follows[0].isdigit()
    return begins and (known or (capitals and ":" not in found["dash"]))


@cache
def _cities() -> frozenset[str]:
    return frozenset(folded(name) for name in terms("dateline_cities"))
