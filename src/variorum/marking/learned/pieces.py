"""A report as the encoder sees it: words, their WordPieces and shapes, in windows of paragraphs.

A window is a run of whole paragraphs, so that a paragraph is read with what goes before and after.
Where one window ends and the next begins is decided by the paragraph's own words (a hash), not by
how far down the page it stands: reports that share paragraphs share windows, and a shared window
is read once.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from variorum.lexicon.table import WORD, vocabulary
from variorum.lexicon.table import pieces as word_pieces

Place = tuple[int, int]

LONGEST = 224  # pieces in a window, without the marks at its ends
_OPENS = 3  # one paragraph in so many opens a window
# How a word is written; the vocabulary itself knows no capitals.
LOWER, CAPITAL, CAPITALS, INITIAL, MIXED, DIGITS, SIGN = range(1, 8)
SHAPES = 16  # each of them, glued to the word before it or not; 0 for the marks between paragraphs


@dataclass(frozen=True, slots=True)
class Window:
    """Words of some paragraphs: `pieces` and `shapes` run over pieces, the rest over words.

    `first` is the piece a word begins with; `paragraphs` are half-open ranges of words; `places`
    are offsets in the text, and the same words elsewhere are the same window.
    """

    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]
    places: tuple[Place, ...] = field(compare=False)
    paragraphs: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    places: tuple[Place, ...]
    pieces: tuple[tuple[int, ...], ...]
    shapes: tuple[int, ...]

    @property
    def length(self) -> int:
        return sum(map(len, self.pieces)) + 1


def windows(text: str, paragraphs: Iterable[Place]) -> tuple[Window, ...]:
    """The windows of a text; every word of a paragraph is in just one."""
    found: list[list[Paragraph]] = []
    for start, end in paragraphs:
        opens = zlib.crc32(text[start:end].encode("utf-8", "replace")) % _OPENS == 0
        for part in parts(paragraph(text, start, end)):
            if not found or opens or sum(p.length for p in found[-1]) + part.length > LONGEST:
                found.append([])
            found[-1].append(part)
            opens = False
    return tuple(window(group) for group in found)


def paragraph(text: str, start: int, end: int) -> Paragraph:
    """The words of `text[start:end]`, with their pieces and shapes."""
    places = tuple(m.span() for m in WORD.finditer(text, start, end))
    return Paragraph(
        places,
        tuple(_pieces(text[a:b]) for a, b in places),
        tuple(_shape(text, a, b) for a, b in places),
    )


def parts(whole: Paragraph) -> Iterable[Paragraph]:
    """A paragraph too long for a window, cut into parts that fit; most are one part."""
    start, length = 0, 1
    for at, pieces in enumerate(whole.pieces):
        if length + len(pieces) > LONGEST:
            yield _cut(whole, start, at)
            start, length = at, 1
        length += len(pieces)
    if start < len(whole.places):
        yield _cut(whole, start, len(whole.places))


def _cut(whole: Paragraph, start: int, end: int) -> Paragraph:
    return Paragraph(whole.places[start:end], whole.pieces[start:end], whole.shapes[start:end])


def window(group: Sequence[Paragraph]) -> Window:
    """Paragraphs put together, a mark before the first and after each."""
    opening, closing = _marks()
    pieces, shapes, first = [opening], [0], []
    places: list[Place] = []
    ranges: list[Place] = []
    for paragraph in group:
        ranges.append((len(places), len(places) + len(paragraph.places)))
        places += paragraph.places
        for word, shape in zip(paragraph.pieces, paragraph.shapes, strict=True):
            first.append(len(pieces))
            pieces += word
            shapes += [shape] * len(word)
        pieces.append(closing)
        shapes.append(0)
    return Window(tuple(pieces), tuple(shapes), tuple(first), tuple(places), tuple(ranges))


@cache
def _marks() -> tuple[int, int]:
    """BERT's [CLS] and [SEP]: the encoder keeps their rows after those of the vocabulary."""
    return len(vocabulary()), len(vocabulary()) + 1


@lru_cache(maxsize=100_000)
def _pieces(word: str) -> tuple[int, ...]:
    return word_pieces(word)


def _shape(text: str, start: int, end: int) -> int:
    glued = start > 0 and not text[start - 1].isspace()
    return _written(text[start:end]) + (SHAPES // 2 if glued else 0)


@lru_cache(maxsize=100_000)
def _written(word: str) -> int:
    if not word[0].isalnum():
        return SIGN
    if word.isdigit():
        return DIGITS
    if word.islower():
        return LOWER
    if word.isupper():
        return CAPITALS if len(word) > 1 else INITIAL
    return CAPITAL if word[0].isupper() and word[1:].islower() else MIXED
