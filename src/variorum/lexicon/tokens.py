"""Words and marks of punctuation with their places, for the grammars that read cues."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # initials: U.S., a.m.
    r"|\d+(?:[.,:]\d+)*(?:-[^\W_]+)*"  # 42, 73,000, 42-year-old
    r"|[^\W\d_]\w*(?:['’&\-][^\W_]+)*"  # words, O'Neil, MiG-29
    r"|[^\s\w]|_"
)
_CONTRACTED = {"ca": "can", "wo": "will", "sha": "shall"}


# A tuple, not a dataclass: they are made by the ten thousand.
class Token(NamedTuple):
    """A word or a mark: half-open offsets, lower-case form, whether it begins with a capital."""

    start: int
    end: int
    form: str
    capital: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number rather than a mark."""
        return self.form[0].isalnum()


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`; "didn't" gives "did" and "not"."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        (begins, ends), written = match.span(), match.group()
        form = written.lower()
        capital = written[0].isupper()
        if "’" in form or "'" in form:
            form = form.replace("’", "'")
            if form.endswith("n't") and len(form) > 3:
                found.extend(_contracted(begins, ends, form, capital))
                continue
        found.append(Token(begins, ends, form, capital))
    return tuple(found)


def _contracted(start: int, end: int, form: str, capital: bool) -> tuple[Token, Token]:  # noqa: FBT001
    verb = form[:-3]
    return (
        Token(start, end - 3, _CONTRACTED.get(verb, verb), capital),
        Token(end - 3, end, "not"),
    )


def base(form: str) -> str:
    """A form without its possessive: "reuters's" and "reuters'" give "reuters"."""
    return form[:-2] if form.endswith("'s") else form.rstrip("'") or form
