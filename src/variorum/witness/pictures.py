"""Credits of agencies, and the pictures and captions that carry them."""

import re
from functools import cache

from variorum.lexicon import terms
from variorum.witness.line import Line, folded

NAME_WORD = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|(?:de|da|del|di|van|von|der|den|bin|al|el|la|le|and|&),?)[,.]?"
)
_SEPARATOR = re.compile(r"\s*(?:[/|•,;]|\bvia\b|\bfor\b|\band\b|\bthrough\b)\s*", re.IGNORECASE)
_NOISE = re.compile(
    r"\b(?:photos?|pictures?|images?|files?|handout|pool|by|credit)\b:?", re.IGNORECASE
)
_MARK = re.compile(
    r"[/|•]|\b(?:photos?|pictures?|images?|files?|via|handout|pool)\b", re.IGNORECASE
)
# What galleries leave behind a caption's credit.
_BEHIND = r"(?:\s*(?:less|more|prev next|next|prev|close|\.\.\.|\(|ORG XMIT:? ?\w*|[A-Z]{2,5}))*$"
_PARENTHESIS = re.compile(rf"\((?P<inner>[^()]{{2,100}})\){_BEHIND}")
_ARCHIVE = re.compile(r"FILE(?: PHOTO| IMAGE)?\s*[-–—:]\s")
_ENDS = re.compile(r"[.!?…][\"'”’]*$")
_PICTURE = ("photo", "picture", "image", "credit", "file")
_LOOK = 140


def is_credit(words: str) -> bool:
    """Whether all of it is the name of an agency, or of a photographer beside one."""
    bare = _NOISE.sub(" ", words).strip(" :")
    if not bare or len(bare) > 90:
        return False
    parts = [folded(part) for part in _SEPARATOR.split(bare) if part.strip()]
    agencies = sum(1 for part in parts if part in _agencies())
    return agencies > 0 and len(parts) <= 5 and (agencies == len(parts) or _capitals(bare))


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
    if _ARCHIVE.match(line.text):
        return True
    tail = max(0, len(line.text) - _LOOK)
    if found := _PARENTHESIS.search(line.text, tail):
        inner = found["inner"]
        return is_credit(inner) or inner.lower().startswith(_PICTURE)
    return not line.closed and (_ends_with_credit(line) or _opens_with_credit(line))


def signature(text: str) -> int | None:
    """Where an agency signs a paragraph behind its last sentence ("… he added. (ANI)"), if so."""
    tail = max(0, len(text) - _LOOK)
    found = _PARENTHESIS.search(text, tail)
    if found is None or not is_agency(found["inner"]):
        return None
    return found.start() if _ENDS.search(text[tail : found.start()].rstrip()) else None


def _ends_with_credit(line: Line) -> bool:
    behind = re.split(r"\s[/|•]\s", line.text[-_LOOK:])
    if len(behind) > 1 and is_credit(behind[-1]):
        return True
    last = line.text[-_LOOK:].split()[-4:]
    return any(is_agency(" ".join(last[n:])) or _slashed(last[n]) for n in range(len(last)))


def _slashed(word: str) -> bool:
    return "/" in word and is_agency(word.rsplit("/", 1)[1])


def _opens_with_credit(line: Line) -> bool:
    first, rest = line.words[0], line.words[1:4]
    while rest and rest[0] in {"•", "|", "/"}:
        rest = rest[2:]
    return first.isupper() and is_agency(first) and bool(rest) and rest[0][0].isupper()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(folded(name) for name in terms("credit_lines"))


def _capitals(words: str) -> bool:
    return all(map(NAME_WORD.fullmatch, re.findall(r"[^\s/|•;:]+", words)))
