"""Where the quotation marks open and close: curly, straight, double, single, over paragraphs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_MARKS = re.compile("''|[\"“”„«»‘’']")
_OPENING, _CLOSING = "“„«", "”»"
_ENDS = ".!?…"
# Beyond this a quotation is an unbalanced mark, not a speech.
_LONGEST = 6_000
_DECADE = re.compile(r"['’]\d0s?\b")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, marks included; `open` where its paragraph ends it."""

    start: int
    end: int
    open: bool = False


def quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Quotation, ...]:
    """All quotations of the paragraphs, in order; one within another is not given."""
    found: list[Quotation] = []
    for start, end in paragraphs:
        found.extend(_Paragraph(text, start, end).read())
    return tuple(q for q in found if 2 < q.end - q.start <= _LONGEST)


class _Paragraph:
    """Reads one paragraph from left to right; `opened` is where the running quotation began."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.opened: int | None = None
        self.found: list[Quotation] = []

    def read(self) -> list[Quotation]:
        for match in _MARKS.finditer(self.text, self.start, self.end):
            if len(match.group()) > 1 or self._is_twin():
                self._twin(match.start(), match.end())
            elif match.group() in "‘’'":
                self._single(match.start())
            else:
                self._double(match.start())
        self._finish()
        return self.found

    def _double(self, at: int) -> None:
        if self.opened is not None and self.text[self.opened] in "‘’'":
            self.opened = None  # a single mark that never closed was an apostrophe
        if self.opened is None:
            if self._opens(at):
                self.opened = at
        elif self._reopens(at):
            self._close(self._last_word(at))
            self.opened = at
        else:
            self._close(at + 1)

    def _is_twin(self) -> bool:
        """Whether the running quotation began with two apostrophes for a double mark."""
        return self.opened is not None and self.text.startswith("''", self.opened)

    def _twin(self, at: int, end: int) -> None:
        if self._is_twin():
            if end - at > 1:
                self._close(end)
        elif self.opened is not None:
            self._single(at)
            self._single(at + 1)
        elif not self._before(at).isalnum():
            self.opened = at

    def _single(self, at: int) -> None:
        if self.opened is None:
            if self._opens_single(at):
                self.opened = at
        elif self.text[self.opened] in "‘’'" and self._closes_single(at):
            self._close(at + 1)

    def _opens(self, at: int) -> bool:
        mark = self.text[at]
        if mark in _CLOSING:
            return False
        return mark in _OPENING or not self._before(at).isalnum()

    def _reopens(self, at: int) -> bool:
        """Whether a mark within a quotation begins the next one, the first left unclosed."""
        mark = self.text[at]
        if mark in _CLOSING or (mark == "“" and self._opener() == "„"):
            return False
        if mark in _OPENING:
            return True
        last = self._last_word(at)
        apart = self._before(at).isspace() and self._after(at).isalnum()
        return apart and last > self.start and self.text[last - 1] in _ENDS

    def _opens_single(self, at: int) -> bool:
        if self._before(at).isalnum() or _DECADE.match(self.text, at):
            return False
        if self.text[at] == "’":
            return False
        return self._after(at).isalnum() or self._after(at) == "["

    def _closes_single(self, at: int) -> bool:
        """A closing mark, not the apostrophe of "firms' views"."""
        if self._after(at).isalnum() or self.text[at] == "‘":
            return False
        if self._before(at) not in "sS":
            return True
        following = self.text[at + 1 : at + 3]
        return not (following[:1] == " " and following[1:].islower())

    def _finish(self) -> None:
        """What is still open runs to the end; a single mark only if it began the paragraph."""
        if self.opened is None:
            return
        if self._opener() not in "‘'" or not self.text[self.start : self.opened].strip():
            self.found.append(Quotation(self.opened, self.end, open=True))

    def _close(self, end: int) -> None:
        if self.opened is not None and end > self.opened:
            self.found.append(Quotation(self.opened, end))
        self.opened = None

    def _opener(self) -> str:
        return "" if self.opened is None else self.text[self.opened]

    def _before(self, at: int) -> str:
        return self.text[at - 1] if at > self.start else " "

    def _after(self, at: int) -> str:
        return self.text[at + 1] if at + 1 < self.end else " "

    def _last_word(self, at: int) -> int:
        """Where the text before `at` ends, blanks left out."""
        while at > self.start and self.text[at - 1].isspace():
            at -= 1
        return at
