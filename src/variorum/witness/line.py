"""A line of a page, and what can be told of it by looking at it alone."""

import re
from dataclasses import dataclass
from functools import cached_property

from variorum.lexicon import is_function_word

# Enough of a line to tell what it is; nothing below reads further, however long the line.
_LOOK = 400
# The share of capitals from which a line reads as a headline's.
TITLE_CASE = 0.7
_BLANKS = re.compile(r"\s+")
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]\s]*$")
# A link that is put behind a paragraph: "(Related: How it began)".
_LINKED = re.compile(
    r"[ \t]*[(\[](?:related|also read|read|see also|more|watch)\b[^()\[\]]{3,250}[)\]]$"
    r"|(?<=[.!?\"”]) Follow [^.]{2,60} on (?:Twitter|Facebook|Instagram|X)\b[^.]{0,60}\.?$",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"(?:[•●▪■◦‣∙·*►▶➤✓]|[-–—](?=\s))+\s*|\(?(?:\d{1,2}|[a-h])[.)]\s+(?=[A-Z\"“‘'])"
)
_CAPITAL = re.compile(r"[A-Z0-9À-ÖØ-Þ\"'“‘($£€#@]")


def folded(text: str) -> str:
    """The first part of a line in lower case, straight quotes, single blanks, no closing marks."""
    plain = _BLANKS.sub(" ", text[:_LOOK].translate(_STRAIGHT)).lower()
    return plain.strip(" *•|>»-").rstrip(" :.…")


def squeezed(text: str) -> str:
    """Its letters and digits in lower case, all else gone: how a name stands in an address."""
    return "".join(c for c in text[:_LOOK].lower() if c.isalnum())


@dataclass(frozen=True)
class Line:
    """A paragraph of a page: its place, its words."""

    start: int
    end: int
    text: str

    @cached_property
    def folded(self) -> str:
        """What the line is compared by."""
        return folded(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the line's first part, as they are written."""
        return tuple(self.text[:_LOOK].split())

    @cached_property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return _CLOSED.search(self.text, max(0, self.told - 6), self.told) is not None

    @cached_property
    def told(self) -> int:
        """The length of the line without the link behind it."""
        found = _LINKED.search(self.text, max(0, len(self.text) - _LOOK))
        return found.start() if found and found.start() else len(self.text)

    @cached_property
    def full(self) -> bool:
        """Whether it reads as body text: a closed sentence, or too long for anything else."""
        return len(self.words) >= 30 or (self.closed and len(self.words) >= 8)

    @cached_property
    def capitalised(self) -> float:
        """The share of its weighty words that begin with a capital: 1 in a title-case line."""
        weighty = [w for w in self.words if not is_function_word(w.lower())]
        return sum(1 for w in weighty if _CAPITAL.match(w)) / len(weighty) if weighty else 0.0

    @property
    def marker(self) -> int:
        """The length of the bullet it starts with, 0 where there is none."""
        found = _MARKER.match(self.text)
        return found.end() if found and found.end() < len(self.text) else 0
