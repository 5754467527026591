"""Paragraphs that a mark divides within a line ("… he said. ### The mayor …").

Who stores a page as one line puts a mark where its paragraphs ended. Such a mark stands by itself,
comes again and again, and is no part of the telling.
"""

import re
from collections.abc import Iterator, Sequence

from variorum.text.paragraphs import Place, trim

_MARKS = re.compile(r"(?<=\S)[ \t]+(?P<marks>(?:(?:#{2,6}|\*{3,6}|~{2,6}|¶)[ \t]+)+)(?=\S)")
# One or two may be anything: the end of a press release, an ornament.
_MARKS_AT_LEAST = 3


def divided(text: str, places: Sequence[Place]) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The lines of a text, cut where marks divide them, and the marks."""
    marks = tuple(mark for place in places for mark in _marks(text, *place))
    if len(marks) < _MARKS_AT_LEAST:
        return tuple(places), ()
    return tuple(_apart(text, places, marks)), marks


def _marks(text: str, start: int, end: int) -> Iterator[Place]:
    for found in _MARKS.finditer(text, start, end):
        yield trim(text, *found.span("marks"))


def _apart(text: str, places: Sequence[Place], marks: Sequence[Place]) -> Iterator[Place]:
    """What is left of the lines between the marks; both are in order."""
    waiting = iter(marks)
    mark = next(waiting, None)
    for start, end in places:
        while mark is not None and mark[1] <= end:
            yield trim(text, start, mark[0])
            start, mark = mark[1], next(waiting, None)
        yield trim(text, start, end)
