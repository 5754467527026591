"""What a line of a page is, by its wording alone: furniture, a credit, a date, a name."""

import re
from functools import cache
from itertools import pairwise

from variorum.lexicon import rows, terms
from variorum.model import SegmentKind
from variorum.witness.dates import datings
from variorum.witness.line import Line, folded
from variorum.witness.pictures import (
    NAME_WORD,
    is_agency,
    is_caption,
    is_credit,
    is_picture_credit,
)

# Phrases that begin or mark furniture are looked for in short lines only: a long one is body text.
_SHORT = 240
_NOTICE = 700

_COUNTS = re.compile(
    r"(?:(?:image\s+)?\d+\s*(?:/|of|of\s*/)\s*\d+|\d+\s+(?:shares?|comments?|views?|likes?|photos?"
    r"|images?|tweets?|replies|retweets?|claps|votes?|reactions?|followers?|min(?:ute)?s?(?: read)?"
    r")|(?:reading time|read time).{0,20}"
    r"|(?:updated |published |posted )?(?:\d+|an?|one) (?:hour|hr|day|week|min|minute|month)s? ago"
    r"|\d+(?:[.,]\d+)?[km]?)"
)
_GALLERY = re.compile(r"\d{1,3}\s?/\s?\d{1,3}\s+\S")
_TIME_ONLY = re.compile(r"[0-2]?\d[:.]\s?[0-5]\d(?:\s?[ap]\.?\s?m\.?)?(?:\s+[a-z]{2,4})?")
_TELEPHONE = re.compile(r"[a-z .&/-]{0,40}\+?\(?\d[\d ()./-]{7,}\d")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w{2,}|[#@]\w+(?:\s+[#@]\w+)*|(?:[a-z0-9-]+\.)+[a-z]{2,10}"
)
_SITE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,10}")
_BY = re.compile(r"(?:by|written by|posted by|story by|reported by):?\s+\S")
_LABEL = re.compile(
    r"\b(?:published|posted|updated|last|first|modified|created|added|on|at|by|a\.?\s?m|p\.?\s?m|[ap]m"
    r"|gmt|bst|utc|ist|cet|cest|edt|est|pdt|pst|cdt|cst|mdt|mst|et|pt|ct|mt|z|uk|us|local|time|date"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|h|hrs?|noon|midnight"
    r"|min(?:ute)?s?|read|issued|release date|edition)\b\.?"
)
_TWEET = re.compile(
    r"[^()]{2,60}\(\s?@\w{1,20}\s?\)(?:,? [a-z]{3,9}\.? \d{1,2},? \d{4}| \d{1,2} [a-z]{3,9} \d{4})?"
)
_ISSUED = re.compile(r"\b(?:published|posted|updated|modified|issued|created)\b")
_HANDLE = re.compile(r"\(\s?@\w")
_CODE = re.compile(
    r"window\.\w|document\.\w|function\s?\(|\.push\(|var \w+ ?=|\{\s?[\w-]{1,30}\s?:\s?[\w'\"#]"
)


def sign(line: Line) -> SegmentKind | None:
    """What the wording alone tells, None where it does not."""
    if not any(c.isalnum() for c in line.text):
        return SegmentKind.FURNITURE
    if _GALLERY.match(line.folded):
        return SegmentKind.FURNITURE
    if len(line.folded) > _SHORT:
        noise = _is_notice(line) or _CODE.search(line.folded) or is_caption(line)
        return SegmentKind.FURNITURE if noise else None
    return _phrase(line.folded) or _pattern(line) or _dated(line)


def _is_notice(line: Line) -> bool:
    return len(line.text) <= _NOTICE and any(
        p in line.folded for p in _phrases("furniture", "holds")
    )


@cache
def _phrases(kind: str, how: str) -> tuple[str, ...]:
    return tuple(row[2] for row in rows("furniture") if row[:2] == (kind, how))


@cache
def _whole(kind: str) -> frozenset[str]:
    return frozenset(_phrases(kind, "is"))


def _phrase(line: str) -> SegmentKind | None:
    """What the lexicon says of a folded line; a credit goes before furniture."""
    for kind in (SegmentKind.BYLINE, SegmentKind.FURNITURE):
        if (
            line in _whole(kind)
            or line.startswith(_phrases(kind, "starts"))
            or any(phrase in line for phrase in _phrases(kind, "holds"))
        ):
            return kind
    return None


def _pattern(line: Line) -> SegmentKind | None:
    plain = line.folded
    if _BY.match(plain) and not line.full and len(line.words) <= 16:
        return SegmentKind.BYLINE
    whole = (_COUNTS, _TIME_ONLY, _TELEPHONE, _ADDRESS, _TWEET)
    if any(form.fullmatch(plain) for form in whole) or _CODE.search(plain):
        return SegmentKind.FURNITURE
    if is_picture_credit(line):
        return SegmentKind.FURNITURE
    if is_credit(line.text):
        return SegmentKind.BYLINE
    return SegmentKind.FURNITURE if is_caption(line) else None


def _dated(line: Line) -> SegmentKind | None:
    """A line that holds a date and nothing but labels, or a date and a name."""
    rest = undated(line.text)
    if rest is None or not _dates_page(line, rest):
        return None
    named = len(rest) >= 2 and _all_names(rest) and line.text[0].isupper()
    other = is_credit(" ".join(rest)) or "@" in line.text or datings(line.text)[0].start == 0
    return SegmentKind.BYLINE if named and not other else SegmentKind.FURNITURE


def is_dated(line: Line) -> bool:
    """Whether a line is a page's date, and not the date under somebody's post ("(@handle) …")."""
    rest = undated(line.text)
    return rest is not None and _dates_page(line, rest) and _HANDLE.search(line.text) is None


def _dates_page(line: Line, rest: tuple[str, ...]) -> bool:
    """Whether the words beside a date leave it a page's: none, a name, or few and a label."""
    few = len(rest) <= 6
    labelled = not line.closed and _ISSUED.search(line.folded) is not None
    return few and (not rest or labelled or _all_names(rest) or is_credit(" ".join(rest)))


def _all_names(words: tuple[str, ...]) -> bool:
    return all(map(NAME_WORD.fullmatch, words))


def says_by(line: Line) -> bool:
    """Whether a line says by whom the report is."""
    return _BY.match(line.folded) is not None


def is_furniture_word(words: str) -> bool:
    """Whether it is a label that pages put over things ("File", "Photos", "Live")."""
    return folded(words) in _whole("furniture")


def is_site(line: Line) -> bool:
    """Whether a line is the name of a site: an address, or an outlet that credits know."""
    text = line.text.strip()
    return _SITE.fullmatch(text.lower()) is not None or is_agency(text)


def undated(text: str) -> tuple[str, ...] | None:
    """The words of a line beside its dates, times and their labels; None where it has no date."""
    found = datings(text)
    if not found or len(text) > _SHORT:
        return None
    places = [(0, 0), *((d.start, d.end) for d in found), (len(text), len(text))]
    rest = " ".join(text[a[1] : b[0]] for a, b in pairwise(places))
    bare = re.sub(r"[^\w\s.'’&]|\d+[:.]\s?\d+|\b\d+\b", " ", rest)
    kept = (word for word in bare.split() if not _LABEL.fullmatch(word.lower().strip(".")))
    return tuple(word for word in kept if any(c.isalpha() for c in word))


def is_name(line: Line) -> bool:
    """Whether a line looks like the name of its author: two to four capitalised words, or these
    and an outlet or an office after a comma."""
    name, _, office = line.text[:120].partition(",")
    if line.closed or not 2 <= len(name.split()) <= 4 or len(office.split()) > 5:
        return False
    if (name.isupper() and not office) or len(set(name.split())) < len(name.split()):
        return False
    return _all_names(tuple(name.split())) and (
        _all_names(tuple(office.split())) or _is_office(office)
    )


def _is_office(words: str) -> bool:
    return any(w in terms("offices") for w in folded(words).split())
