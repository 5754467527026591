"""Words with their places. Strings in, offsets out; nothing here knows a language's vocabulary."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# A number keeps its commas and point; a hyphen parts words, so that "two-million-euro" is three.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


# A tuple, not a dataclass: there are tens of thousands, and a tuple is made in half the time.
class Word(NamedTuple):
    """A word or number where it stands: half-open offsets and its folded form."""

    start: int
    end: int
    form: str


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Lower case, no accents, straight apostrophes, no possessive: "Modi’s" gives "modi"."""
    plain = word.lower()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.replace("’", "'"))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return (_POSSESSIVE.sub("", plain) or plain) if "'" in plain else plain


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of `text[start:end]`, in order; offsets count from the start of `text`."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return tuple([Word(*m.span(), fold(m[0])) for m in found])
