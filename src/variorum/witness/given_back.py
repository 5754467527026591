"""What is given back to the telling where next to nothing of a page was taken for it.

A page that was stored without its body may still hold captions of pictures or a list of its main
points. Beside a body these are furniture; where they are all the prose there is, they are what the
page tells.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from variorum.model import SegmentKind
from variorum.witness.labelled import Labelled
from variorum.witness.line import TITLE_CASE, Line
from variorum.witness.signs import is_shown, sign

_TOLD_AT_LEAST = 0.2
_WORDS_AT_LEAST = 8
# Captions that a gallery shows in several lengths begin alike.
_ALIKE = 80
_WIDE_STOP = re.compile(r"[。！？]")
_MORE = re.compile(r"(?:\.\.\.|…) ?more$")


def given_back(page: Sequence[Labelled]) -> tuple[Labelled, ...]:
    """The page, with its prose a part of the telling where that holds less than a fifth of it."""
    told = sum(len(one.line.text) for one in page if one.kind is SegmentKind.SENTENCE)
    prose = _longest_of_alike(page)
    if told >= _TOLD_AT_LEAST * (told + sum(len(page[n].line.text) for n in prose)):
        return tuple(page)
    return tuple(
        replace(one, kind=SegmentKind.SENTENCE) if n in prose else one for n, one in enumerate(page)
    )


def _longest_of_alike(page: Sequence[Labelled]) -> frozenset[int]:
    """The indices of the lines of furniture that tell, one of those that begin alike."""
    longest: dict[str, int] = {}
    for n, one in enumerate(page):
        if one.kind is SegmentKind.FURNITURE and _is_prose(one.line):
            first = longest.setdefault(one.line.folded[:_ALIKE], n)
            if len(one.line.text) > len(page[first].line.text):
                longest[one.line.folded[:_ALIKE]] = n
    return frozenset(longest.values())


def _is_prose(line: Line) -> bool:
    """Whether a line has the words of a sentence, and its wording says no more than a caption."""
    if _WIDE_STOP.search(line.text):
        return sign(line) is None
    if len(line.words) < _WORDS_AT_LEAST or _MORE.search(line.text, max(0, len(line.text) - 8)):
        return False
    return is_shown(line) or (line.capitalised < TITLE_CASE and sign(line) is None)
