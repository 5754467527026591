"""Words as names need them: with their case, dots and hyphens, without the possessive."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from variorum.lexicon import terms
from variorum.marking.name_lexicon import common, demonym, small, whole_names

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|[^\W_]+(?:[-‑'’&][^\W_]+|\.(?:com|org|net|tv|io|ai|uk)\b|[.,]\d+)*"
    r"|\S"
)
_POSSESSIVE = re.compile(r"['’][sS]$")
_HYPHEN = re.compile(r"[-‑]")
_LONGEST_SYLLABLE = 4


# Tuples, not dataclasses: they are made by the ten thousand.
class Token(NamedTuple):
    """A word, number or sign where it stands. `owner` where a possessive 's was cut off."""

    start: int
    end: int
    text: str
    low: str
    upper: bool
    owner: bool = False
    tied: bool = False

    @property
    def word(self) -> bool:
        """Whether it is a word or number rather than a sign."""
        return self.text[0].isalnum()

    @property
    def number(self) -> bool:
        """Whether it starts with a digit."""
        return self.text[0].isdigit()


def capital(text: str) -> bool:
    """Whether a word is written as a name: "Paris", "iPhone", "al-Assad"."""
    if text[0].isupper():
        return True
    if text.islower() or text[0].isdigit():
        return False
    inner = any(c.isupper() for c in text[1:])
    return inner and text[0].isalpha()


class _Piece(NamedTuple):
    start: int
    end: int
    tied: bool = False


def _whole(text: str, parts: list[str]) -> bool:
    """Whether a hyphened word is one name ("Jean-Claude", "MiG-29") and not two words."""
    if text in whole_names() or any(c.isdigit() for c in text):
        return True
    first, *rest = parts
    if not first or not all(rest):
        return True
    if not first[0].isupper():
        return first in small("prefix") and rest[-1][0].isupper()
    if all(p[0].isupper() for p in rest):
        return not any(demonym(p) or p in whole_names() for p in parts)
    if rest[-1][0].isupper():
        return all(p in small("tie") for p in rest[:-1] if p[0].islower())
    return _syllable(rest)


def _syllable(rest: list[str]) -> bool:
    """The lower-case half of a name such as "Jong-un"."""
    return (
        len(rest) == 1
        and len(rest[0]) <= _LONGEST_SYLLABLE
        and not (common(rest[0]) or rest[0] in small("participle"))
    )


def _pieces(text: str, start: int, end: int) -> Iterator[_Piece]:
    """A hyphened word as one piece or as several."""
    word = text[start:end]
    parts = _HYPHEN.split(word)
    if len(parts) == 1 or word.islower() or _whole(word, parts):
        yield _Piece(start, end)
        return
    place = start
    for part in parts:
        yield _Piece(place, place + len(part), tied=True)
        place += len(part) + 1


def _dotted(text: str, start: int, end: int) -> bool:
    """Whether the point after a word belongs to it: "Mr.", "J. Smith", "Inc."."""
    if text[end : end + 1] != ".":
        return False
    word = text[start:end]
    if len(word) == 1 and word.isupper():
        return text[end + 1 : end + 2].isspace() or text[end + 1 : end + 2].isupper()
    return word.lower() + "." in terms("name_abbreviations")


def _token(text: str, piece: _Piece) -> Token:
    start, end = piece.start, piece.end
    owner = False
    if text[start:end] not in whole_names():
        cut = _POSSESSIVE.sub("", text[start:end])
        owner = 0 < len(cut) < end - start
        end = start + len(cut) if owner else end
    if not owner and _dotted(text, start, end):
        end += 1
    form = text[start:end]
    return Token(start, end, form, form.lower(), capital(form), owner, piece.tied)


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`; offsets count from the start of `text`."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        (begins, ends), written = match.span(), match.group()
        if written.isalpha() and text[ends : ends + 1] != ".":  # as most are: nothing to part
            found.append(Token(begins, ends, written, written.lower(), capital(written)))
        elif written[0].isalnum():
            found += (_token(text, piece) for piece in _pieces(text, begins, ends))
        elif not (written == "." and found and found[-1].end > begins):
            found.append(Token(begins, ends, written, written, upper=False))
    return tuple(found)
