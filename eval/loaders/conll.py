"""Names in CoNLL columns (Wikigold, WikiNEuRal), as natural text with spans of characters."""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Spans = tuple[tuple[int, int, str], ...]

_TIGHT_LEFT = frozenset(
    {",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "’s", "n't", "..."}
)
_CLITICS = frozenset({"'s", "'re", "'ve", "'ll", "'d", "'m", "'S", "'"})
_TIGHT_RIGHT = frozenset({"(", "[", "{", "$", "£", "€", "#", "``", "“"})
_OPENING = frozenset({"``", "“"})
_PLAIN_QUOTES = frozenset({'"'})
_BREAK = "-DOCSTART-"
_PARTS = 10
_HELD_OUT = frozenset({2, 5, 8})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A text with its names: start, end and kind (PER, ORG, LOC, MISC)."""

    where: str
    text: str
    spans: Spans


Sentence = tuple[tuple[str, str], ...]


def documents(path: Path) -> Iterator[tuple[Sentence, ...]]:
    """The documents of a gzipped file: sentences of pairs of a word and its IOB2 label.

    A file without marks between documents is one document.
    """
    found: list[Sentence] = []
    for sentence in _sentences(path):
        if sentence[0][0] != _BREAK:
            found.append(sentence)
        elif found:
            yield tuple(found)
            found = []
    if found:
        yield tuple(found)


def _sentences(path: Path) -> Iterator[Sentence]:
    pairs: list[tuple[str, str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) > 2:
                pairs.append((columns[1], columns[2]))
            elif pairs:
                yield tuple(pairs)
                pairs = []
    if pairs:
        yield tuple(pairs)


def joined(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The words as they would be printed, and where each of them stands."""
    text, places = "", []
    tight, quoted = True, False
    for word in words:
        closing = word in _PLAIN_QUOTES and quoted
        left = word in _TIGHT_LEFT or word in _CLITICS or word == "''" or closing
        text += "" if tight or left else " "
        places.append((len(text), len(text) + len(word)))
        text += word
        tight = word in _TIGHT_RIGHT or (word in _PLAIN_QUOTES and not quoted)
        quoted ^= word in _PLAIN_QUOTES
    return text, places


def _spans(sentence: Sentence, places: Sequence[tuple[int, int]]) -> Spans:
    found: list[tuple[int, int, str]] = []
    for (_, label), (start, end) in zip(sentence, places, strict=True):
        mark, _, kind = label.partition("-")
        if mark == "B" or (mark == "I" and not found):
            found.append((start, end, kind))
        elif mark == "I":
            found[-1] = (found[-1][0], end, kind)
    return tuple(found)


def named(where: str, sentence: Sentence) -> Named:
    """One sentence as text with its names."""
    text, places = joined([word for word, _ in sentence])
    return Named(where=where, text=text, spans=_spans(sentence, places))


def held_out(document: int) -> bool:
    """Whether a Wikigold document is kept for measuring (30 in 100); the rest is trained on."""
    return document % _PARTS in _HELD_OUT


def paragraphs(found: Sequence[Named], size: int) -> Iterator[Named]:
    """Sentences that follow each other, joined to texts of at most so many sentences."""
    for first in range(0, len(found), size):
        yield together(found[first : first + size], " ")


def together(found: Sequence[Named], gap: str) -> Named:
    """Texts joined to one, a gap between them."""
    text, spans = "", []
    for one in found:
        text += gap if text else ""
        spans += [(len(text) + s, len(text) + e, kind) for s, e, kind in one.spans]
        text += one.text
    return Named(where=found[0].where, text=text, spans=tuple(spans))
