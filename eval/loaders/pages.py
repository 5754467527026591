"""Pages of news cut into segments by hand (`tests/cases/pages*.txt`, where the marks are told)."""

import re
from dataclasses import dataclass
from pathlib import Path

from variorum.model import SegmentKind

_TAG = re.compile(r"<([hbdsfxtc])>")
_KINDS = {
    "h": (SegmentKind.HEADLINE,),
    "b": (SegmentKind.BYLINE,),
    "d": (SegmentKind.DATELINE,),
    "s": (SegmentKind.SENTENCE,),
    "f": (SegmentKind.FURNITURE,),
    "x": (SegmentKind.HEADLINE, SegmentKind.FURNITURE),
    "t": (SegmentKind.SENTENCE, SegmentKind.HEADLINE),
    "c": (SegmentKind.BYLINE, SegmentKind.FURNITURE),
}


@dataclass(frozen=True, slots=True)
class Cut:
    """A segment as a reader would cut it, and the kinds that will do, the likeliest first."""

    start: int
    end: int
    kinds: tuple[SegmentKind, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page without its marks, and its segments."""

    name: str
    text: str
    cuts: tuple[Cut, ...]


def pages(file: Path) -> list[Page]:
    """The pages of a file."""
    parts = re.split(r"^### (.+)\n", file.read_text("utf-8"), flags=re.MULTILINE)
    return [_page(name, body) for name, body in zip(parts[1::2], parts[2::2], strict=True)]


def _page(name: str, body: str) -> Page:
    """The text between the tags, each piece of it with the tag before it."""
    pieces = _TAG.split(body.strip("\n"))
    text, cuts = "", []
    for tag, words in zip(pieces[1::2], pieces[2::2], strict=True):
        start, end = len(text) + len(words) - len(words.lstrip()), len(text) + len(words.rstrip())
        cuts.append(Cut(start, end, _KINDS[tag]))
        text += words
    return Page(name, text, tuple(cuts))
