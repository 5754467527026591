"""Credits of agencies, and the pictures and captions that carry them."""

import re
from functools import cache

from variorum.lexicon import terms
from variorum.witness.line import Line, folded

NAME_WORD = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|(?:de|da|del|di|van|von|der|den|bin|al|el|la|le|and|&),?)[,.]?"
)
_SEPARATOR = re.compile(r"\s*(?:[/|•,;:]|\bvia\b|\bfor\b|\band\b|\bthrough\b)\s*", re.IGNORECASE)
_NOISE = re.compile(
    r"\b(?:photos?|pictures?|images?|files?|handout|pool|by|credit)\b:?", re.IGNORECASE
)
_MARK = re.compile(
    r"[/|•]|\b(?:photos?|pictures?|images?|files?|via|handout|pool)\b", re.IGNORECASE
)
# What galleries leave behind a caption's credit.
_BEHIND = r"(?:\s*(?:less|more|prev next|next|prev|close|\.\.\.|\(|ORG XMIT:? ?\w*|[A-Z]{2,5}))*$"
_PARENTHESIS = re.compile(rf"[(\[](?P<inner>[^()\[\]]{{2,100}})[)\]]{_BEHIND}")
# "(Reporting by Jo Marsh; Editing by Al Reed)" behind the last sentence.
_HANDS = re.compile(
    r"\((?:(?:additional )?reporting|reported|writing|written|editing|edited|compiled|with inputs?"
    r"|with files|with reporting) (?:by|from|in) [^()]{2,500}\)$",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?<=\s)[-–—]{1,2}\s*([A-Z][A-Za-z ]{1,30})$"
    r"|(?<=[.!?\"”’]\s)([A-Z][A-Za-z]{1,8}(?: [A-Z][A-Za-z]{1,8})?)$"
)
# "Photograph: Jo Marsh/The Post", "REUTERS/Jo Marsh" and their like, at the end of a caption.
_LABELLED = re.compile(
    r"(?:^|[\s\[(|])(?:photo(?:graph|s)?|pictures?|images?|pics?|credits?|courtesy|screengrab|video"
    r"|illustration|graphic)(?: credits?| by| courtesy(?: of)?)?\s?[:©]\s*"
    r"(?P<inner>[^:]{2,70}?)[\])]?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:^|[\s\[(])(?P<agency>[A-Z][\w.-]*(?: [A-Z][\w.-]*)?)/(?P<inner>[^:/]{2,60}?)[\])]?$"
)
# What only captions say of those they show.
_POINTS = re.compile(
    r"\b(?:pictured|seen here|seen above)\b|\((?:left|right|cent(?:re|er)|above|below|[lrc])\)",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(r"FILE(?: PHOTO| IMAGE)?\s*[-–—:]\s")
# What a gallery leaves of a caption that it shows in two lengths.
_CUT_SHORT = re.compile(
    r"(?:\.\.\. more|[.)\"”’] less|[.!] Follow|\([A-Z][a-z]{2,8}\.? \d{1,2}\)(?: AP)?)$"
)
# How agencies date what a picture shows: "..., Monday, Jan. 4, 2016", "in this 2016 file photo".
_SHOWN = re.compile(
    r"\w, (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b"
    r"|\bfile (?:photo|picture|image)\b|\bhandout (?:photo|picture|image)\b"
    r"|^(?:An?|This|The) (?:image|picture|photo|photograph|video grab|frame grab|screengrab)"
    r" [a-z ]{0,20}from "
)
_ENDS = re.compile(r"[.!?…][\"'”’]*$")
# Words that make the agency behind them somebody that was spoken to, not the owner of a picture.
_TOLD = frozenset(("told", "tells", "to", "with", "on", "said", "says"))
_PICTURE_WORDS = frozenset(("photo", "photos", "image", "images", "picture", "pictures", "pool"))
_PICTURE = ("photo", "picture", "image", "credit", "file")
_LOOK = 140
_SHOWN_WITHIN = 300
_HANDS_AT_MOST = 600
_CAPTION_BELOW = 0.7


def is_credit(words: str) -> bool:
    """Whether all of it is the name of an agency, or of a photographer beside one."""
    bare = _NOISE.sub(" ", words).strip(" :")
    if not bare or len(bare) > 90:
        return False
    parts = [folded(part) for part in _SEPARATOR.split(bare) if part.strip()]
    agencies = sum(1 for part in parts if part in _agencies())
    return (
        agencies > 0
        and len(parts) <= 5
        and (agencies == len(parts) or _capitals(_SEPARATOR.sub(" ", bare)))
    )


def is_agency(words: str) -> bool:
    """Whether it is the plain name of an agency or outlet that credits know."""
    return folded(words) in _agencies()


def is_picture_credit(line: Line) -> bool:
    """Whether a line is the credit of a picture ("Jane Doe | Getty Images", "(Jane Doe/AP)")."""
    if len(line.text) > _LOOK:
        return False
    bare = line.text.strip(" ()|")
    return is_credit(bare) and (line.text[0] == "(" or _MARK.search(bare) is not None)


def is_caption(line: Line) -> bool:
    """Whether a picture's credit closes the line ("… (Reuters)", "… AFP/Getty"), or opens it."""
    if _ARCHIVE.match(line.text) or _CUT_SHORT.search(line.text, max(0, len(line.text) - 12)):
        return True
    if _SHOWN.search(line.text[:_SHOWN_WITHIN]):
        return True
    tail = max(0, len(line.text) - _LOOK)
    if found := _PARENTHESIS.search(line.text, tail):
        inner = found["inner"]
        square = found.group()[0] == "[" and "/" not in inner
        return (is_credit(inner) and not square) or inner.lower().startswith(_PICTURE)
    if _labelled(line.text, tail):
        return True
    return not line.closed and (
        _ends_with_credit(line) or _opens_with_credit(line) or _POINTS.search(line.text) is not None
    )


def _labelled(text: str, tail: int) -> bool:
    """Whether the line ends with a credit that says so, behind a caption that may be a sentence."""
    if found := _LABELLED.search(text, tail):
        return is_credit(found["inner"]) or _capitals(found["inner"])
    found = _BESIDE.search(text, tail)
    return found is not None and is_agency(found["agency"]) and _capitals(found["inner"])


def names_hands(text: str) -> bool:
    """Whether it is, whole, a note of who worked on the report ("(Reporting by …)")."""
    return len(text) <= _HANDS_AT_MOST and _HANDS.match(text) is not None


def signature(text: str) -> int | None:
    """Where an agency signs a paragraph behind its last sentence ("… he added. (ANI)"), if so."""
    hands = _HANDS.search(text, max(0, len(text) - _HANDS_AT_MOST))
    if hands is not None and hands.start() > 0:
        return hands.start()
    tail = max(0, len(text) - _LOOK)
    found = _PARENTHESIS.search(text, tail) or _SIGNED.search(text, tail)
    if found is None or not is_agency(found[found.lastindex or 0]):
        return None
    return found.start() if _ENDS.search(text[tail : found.start()].rstrip()) else None


def credit_behind(text: str) -> int | None:
    """Where the credit of a picture begins that stands in brackets behind its caption, if so."""
    found = _PARENTHESIS.search(text, max(0, len(text) - _LOOK))
    return found.start() if found and found.start() > 0 and is_credit(found["inner"]) else None


def _ends_with_credit(line: Line) -> bool:
    behind = re.split(r"\s[/|•]\s", line.text[-_LOOK:])
    if len(behind) > 1 and is_credit(behind[-1]):
        return True
    last = line.text[-_LOOK:].split()[-4:]
    if _TOLD.intersection(last):
        return False
    if len(last) > 1 and last[-1].lower() in _PICTURE_WORDS:
        last = last[:-1]
    return any(is_agency(" ".join(last[n:])) or _slashed(last[n]) for n in range(len(last)))


def _slashed(word: str) -> bool:
    return "/" in word and is_agency(word.rsplit("/", 1)[1])


def _opens_with_credit(line: Line) -> bool:
    """Whether an agency stands before a caption ("AFP | A crew", "Getty Images A boat lies")."""
    if line.capitalised >= _CAPTION_BELOW and line.words[1:2] not in [("|",), ("/",), ("•",)]:
        return False
    words = [w for part in line.words[:7] for w in part.replace(":", " ").split() if w not in "•|/"]
    heads = [n for n in (3, 2, 1) if n < len(words) and words[n][0].isupper()]
    return any(is_agency(" ".join(words[:n])) for n in heads)


@cache
def _agencies() -> frozenset[str]:
    return frozenset(folded(name) for name in terms("credit_lines"))


def _capitals(words: str) -> bool:
    return all(map(NAME_WORD.fullmatch, re.findall(r"[^\s/|•;:]+", words)))
