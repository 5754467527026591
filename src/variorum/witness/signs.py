"""What a line of a page is, by its wording alone: furniture, a credit, a date, a name."""

import re
from functools import cache
from itertools import pairwise

from variorum.lexicon import rows, terms
from variorum.model import SegmentKind
from variorum.witness.dates import datings
from variorum.witness.language import language_of
from variorum.witness.line import Line, folded
from variorum.witness.pictures import (
    NAME_WORD,
    is_agency,
    is_caption,
    is_credit,
    is_picture_credit,
    names_hands,
)

# Phrases that begin or mark furniture are looked for in short lines only: a long one is body text.
_SHORT = 240
# No notice and no caption is longer: a page stored as one line is, and may end like a caption.
_NOTICE = 700

_COUNTS = re.compile(
    r"(?:(?:image\s+)?\d+\s*(?:/|of|of\s*/)\s*\d+|\d+\s+(?:shares?|comments?|views?|likes?|photos?"
    r"|images?|tweets?|replies|retweets?|claps|votes?|reactions?|followers?|min(?:ute)?s?"
    r"(?: read| listen)?"
    r")|(?:reading time|read time).{0,20}|listen \(.{1,8}\)|slideshow \( ?\d+ (?:images|photos) ?\)"
    r"|(?:current|duration) time \d+:\d+|loaded: \d+%|\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d"
    r"|(?:updated |published |posted )?(?:\d+ hrs? )?(?:\d+|an?|one)"
    r" (?:hour|hr|day|week|min|minute|month)s? ago(?: \| [\d:]+)?"
    r"|\d+(?:[.,]\d+)?[km]?)"
)
_GALLERY = re.compile(r"\d{1,3}\s?/\s?\d{1,3}\s+\S")
_TIME_ONLY = re.compile(r"[0-2]?\d[:.]\s?[0-5]\d(?:\s?[ap]\.?\s?m\.?)?(?:\s+[a-z]{2,4})?")
_TELEPHONE = re.compile(r"[a-z .&/-]{0,40}\+?\(?\d[\d ()./-]{7,}\d")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w{2,}|[#@]\w+(?:\s+[#@]\w+)*|(?:follow )?@\w+"
    r"|(?:[a-z0-9-]+\.)+[a-z]{2,10}(?:/\S*)?"
)
_SITE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,10}")
_BY = re.compile(
    r"(?:by|(?:written|posted|story|reported|report|words|text|interview|exclusive|analysis|opinion"
    r"|compiled|edited) by|author):?\s+\S"
)
_LABEL = re.compile(
    r"\b(?:published|posted|updated|last|first|modified|created|added|on|at|by|a\.?\s?m|p\.?\s?m|[ap]m"
    r"|gmt|bst|utc|ist|cet|cest|edt|est|pdt|pst|cdt|cst|mdt|mst|et|pt|ct|mt|z|uk|us|local|time|date"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|h|hrs?|noon|midnight"
    r"|min(?:ute)?s?|read|issued|release date|edition)\b\.?"
)
_MONTH_OR_DAY = re.compile(
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}|may|st|nd|rd|th"
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_STAFF = re.compile(r"\b(?:staff|writers?|reporters?),? (?:and|with|&) (?:news )?agenc(?:ies|y)$")
_REPORTED_FROM = re.compile(
    r"[a-z.'-]+(?: [a-z.'-]+){0,3} (?:reported from"
    r"|contributed to this (?:report|story|article))\b"
)
_TWEET = re.compile(
    r"(?:[^().!?]|\b\w\.|\b[djms]rs?\.){2,60}\(\s?@\w{1,20}\s?\)"
    r"(?:,? [a-z]{3,9}\.? \d{1,2},? \d{4}| \d{1,2} [a-z]{3,9} \d{4})?"
)
_POSTED = re.compile(
    r"(?<=\s)[—–-]{1,2} ?[^()\n]{2,60}\(\s?@\w{1,20}\s?\) (?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}"
    r"|\d{1,2} [A-Z][a-z]{2,8} \d{4})$"
)
_ISSUED = re.compile(r"\b(?:published|posted|updated|modified|issued|created)\b")
_HANDLE = re.compile(r"\(\s?@\w")
_FROM = re.compile(r" in (?:the )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}$")
# A link to another report ("[ How it began ]"), the source of a video ("(May 3) AP"), an offer.
_OFFERED = re.compile(
    r"(?:\[{1,2}[^\[\]]{2,200}\]{1,2}\s?){1,6}|.{2,60}•"
    r"|\((?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec)[a-z.]{0,6} \d{1,2}\) [a-z .]{2,30}"
    r"|follow .{2,60} (?:on|at) (?:twitter|facebook|instagram)\b.{0,80}"
    r"|sign up (?:for|to) .{2,60}(?:newsletters?|emails?|alerts)\b.{0,40}"
    r"|try .{1,40} for (?:only |just )?[$£€]\d.{0,20}"
)
_CALL_AT_MOST = 4
_POST_AT_MOST = 160
_BYLINE_AT_MOST = 20
_MENU = re.compile(
    r"(?:^|[\[|•/\s])(?:menu|log ?in|sign ?in|navigation|skip to \w+)(?:$|[\]|•/\s])"
)
_WIRED = re.compile(r"(?P<agency>[^—–|•]{2,40}?)\s*(?:[—–|•]|\s-)\s*by\s+\S", re.IGNORECASE)
_CODE = re.compile(
    r"window\.\w|document\.\w|function\s?\(|\.push\(|var \w+ ?=|\{\s?[\w-]{1,30}\s?:\s?[\w'\"#]"
)


def sign(line: Line) -> SegmentKind | None:
    """What the wording alone tells, None where it does not."""
    if not any(c.isalnum() for c in line.text):
        return SegmentKind.FURNITURE
    if names_hands(line.text):
        return SegmentKind.BYLINE
    if len(line.text) > _NOTICE:
        return SegmentKind.FURNITURE if _is_code(line) else None
    if _GALLERY.match(line.folded):
        return SegmentKind.FURNITURE
    if len(line.folded) > _SHORT:
        noise = _holds(line.folded, "furniture") or _is_code(line) or is_caption(line)
        return SegmentKind.FURNITURE if noise else None
    return _phrase(line.folded) or _pattern(line) or _dated(line)


def is_shown(line: Line) -> bool:
    """Whether a line is the caption of a picture, or of one of a gallery, and nothing else."""
    if len(line.text) > _NOTICE or _holds(line.folded, "furniture") or _is_code(line):
        return False
    return is_caption(line) or _GALLERY.match(line.folded) is not None


def _is_code(line: Line) -> bool:
    """Whether a line is of a page's program, and no prose that such a line was glued to."""
    if not _CODE.search(line.folded):
        return False
    return len(line.text) <= _NOTICE or language_of(line.text) != "en"


@cache
def _phrases(kind: str, how: str) -> tuple[str, ...]:
    return tuple(row[2] for row in rows("furniture") if row[:2] == (kind, how))


@cache
def _whole(kind: str) -> frozenset[str]:
    return frozenset(_phrases(kind, "is"))


def _holds(line: str, kind: str) -> bool:
    return any(map(line.__contains__, _phrases(kind, "holds")))


def _phrase(line: str) -> SegmentKind | None:
    """What the lexicon says of a folded line; a credit goes before furniture."""
    for kind in (SegmentKind.BYLINE, SegmentKind.FURNITURE):
        if (
            line in _whole(kind)
            or line.strip("()[] ") in _whole(kind)
            or line.startswith(_phrases(kind, "starts"))
            or _holds(line, kind)
        ):
            return kind
    return None


def _pattern(line: Line) -> SegmentKind | None:
    plain = line.folded
    if len(line.words) <= _BYLINE_AT_MOST and _credits_author(line):
        return SegmentKind.BYLINE
    whole = (_COUNTS, _TIME_ONLY, _ADDRESS, _TWEET, _OFFERED)
    if any(form.fullmatch(plain) for form in whole) or _is_code(line) or _only_date(line):
        return SegmentKind.FURNITURE
    if is_picture_credit(line) or _calls(line):
        return SegmentKind.FURNITURE
    if is_credit(line.text):
        return SegmentKind.BYLINE
    return SegmentKind.FURNITURE if is_caption(line) else None


def _credits_author(line: Line) -> bool:
    """Whether it says who wrote the report, or helped to."""
    plain, wired = line.folded, _WIRED.match(line.text)
    return (
        (not line.full and _BY.match(plain) is not None)
        or (not line.closed and _STAFF.search(plain) is not None)
        or _REPORTED_FROM.match(plain) is not None
        or (wired is not None and is_agency(wired["agency"]))
    )


def _calls(line: Line) -> bool:
    """Whether it is a telephone number with its label, and no sentence that ends with one."""
    called = _TELEPHONE.fullmatch(line.folded) is not None
    return called and not (line.closed and len(line.words) > _CALL_AT_MOST)


def _only_date(line: Line) -> bool:
    """Whether a short line is a day or a clock and its labels, the year untold or in two digits."""
    words = _TOKEN.findall(line.folded)
    numbers = sum(1 for word in words if word.isdigit())
    return 0 < numbers < len(words) <= 12 and all(
        word.isdigit() or _LABEL.fullmatch(word) or _MONTH_OR_DAY.fullmatch(word) for word in words
    )


def _dated(line: Line) -> SegmentKind | None:
    """A line that holds a date and nothing but labels, or a date and a name."""
    rest = undated(line.text)
    if rest is None or not _dates_page(line, rest):
        return None
    signed = tuple(word for word in rest if word.lower() not in terms("newsroom_words"))
    named = len(rest) >= 2 and _all_names(signed) and line.text[0].isupper()
    other = is_credit(" ".join(rest)) or "@" in line.text or datings(line.text)[0].start == 0
    return SegmentKind.BYLINE if named and not other else SegmentKind.FURNITURE


def is_dated(line: Line) -> bool:
    """Whether a line is a page's date, and not the date under somebody's post ("(@handle) …")."""
    rest = undated(line.text)
    return rest is not None and _dates_page(line, rest) and _HANDLE.search(line.text) is None


def _dates_page(line: Line, rest: tuple[str, ...]) -> bool:
    """Whether the words beside a date leave it a page's: none, a name, or few and a label."""
    labelled = not line.closed and _ISSUED.search(line.folded) is not None
    few = len(rest) <= (10 if labelled else 6)
    return few and (not rest or labelled or _all_names(rest) or is_credit(" ".join(rest)))


def _all_names(words: tuple[str, ...]) -> bool:
    return all(map(NAME_WORD.fullmatch, words))


def says_by(line: Line) -> bool:
    """Whether a line says by whom the report is."""
    wired = _WIRED.match(line.text)
    return _BY.match(line.folded) is not None or bool(wired and is_agency(wired["agency"]))


def heads_highlights(line: Line) -> bool:
    """Whether a line is the label of a report's main points ("Story highlights")."""
    return line.folded in _whole("highlights")


def post_signature(text: str) -> int | None:
    """Where the name under somebody's post begins, at the end of a paragraph that quotes it."""
    found = _POSTED.search(text, max(0, len(text) - _POST_AT_MOST))
    return found.start() if found and found.start() > 0 else None


def heads_teasers(line: Line) -> bool:
    """Whether a line is the label of links to other reports ("Read more:", "Related stories")."""
    return line.folded in _whole("teasers") or line.folded.startswith(_phrases("teasers", "starts"))


def is_menu(line: Line) -> bool:
    """Whether a line is of a site's menu ("[Menu] [Log in]")."""
    return len(line.words) <= _BYLINE_AT_MOST and _MENU.search(line.folded) is not None


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
    """Whether a line looks like the name of its author: two to four capitalised words, perhaps
    another's beside them, a place or an office behind them."""
    return not line.closed and (_has_office(line) or _is_signature(line))


def _is_signature(line: Line) -> bool:
    signed, _, office = _FROM.sub("", line.text[:120]).partition(",")
    name, _, other = signed.partition(" and ")
    words = name.split()
    if not 2 <= len(set(words)) == len(words) <= 4 or len(office.split()) > 5:
        return False
    if name.isupper() and not office and not other and not _is_given(words[0]):
        return False
    return _all_names((*words, *other.split())) and (
        _all_names(tuple(office.split())) or _is_office(office)
    )


def _has_office(line: Line) -> bool:
    """Whether it is a name with its office, and no comma between ("Jo Marsh Health reporter")."""
    words = line.words
    return (
        4 <= len(words) <= 7
        and _is_given(words[0])
        and _all_names(words[:3])
        and folded(words[-1]) in terms("newsroom_words")
        and "," not in line.text
    )


def _is_given(word: str) -> bool:
    return word.capitalize() in terms("name_given")


def _is_office(words: str) -> bool:
    return any(w in terms("newsroom_words") for w in folded(words).split())
