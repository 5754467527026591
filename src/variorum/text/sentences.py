"""Sentences with their places, by sentencex (MIT; Thottingal 2023), mended where news is glued.

A quotation of several sentences stays one sentence with the words that introduce it: that is how
sentencex cuts, and it keeps what is said beside who says it.
"""

import re
from itertools import pairwise

import sentencex

from variorum.text.paragraphs import Place, paragraphs, trim

# Words of one letter mark a slip in the cutting ("a. m.", "p. m. ET"), as do these before a point.
_OPEN_ENDED = re.compile(
    r"(?:\b(?:mr|mrs|ms|mx|dr|gen|approx|e\.g|i\.e|cf|ca|viz|incl|est|fig|figs|no|nos|vol|pp|tel|ext|al|dept|gov|sen"
    r"|rep|reps|gens|sens|lt|col|cpl|sgt|capt|cmdr|adm|maj|pvt|supt|insp|det|prof|rev|hon|msgr"
    r"|messrs|amb|atty|asst|assn|ave|blvd|rd|hwy|ft|mt|st|bros|univ|vs)\.|\b[ap]\. ?m\.)$",
    re.IGNORECASE,
)
_ZONE = re.compile(r"(?:[A-Z]{1,2}[SD]?T|GMT|BST|UTC|CEST|local|on|in|at)\b")
_STRAY_CLOSE = re.compile(r"[\"”’»]+(?=\s|$)")
# A full stop that touches the next sentence, as against one inside a name ("J.Crew", "ASP.NET").
_GLUED = re.compile(
    r"(?<!www)(?:(?<=[a-z0-9%)\]]{2})|(?<=[A-Z]{2}))[.!?…]+[\"”’»)\]]*"
    r"(?=[\"“‘«(\[]?[A-Z](?:[a-z’']*[ ,]|[a-z]{3}))(?!(?:Com|Org|Net|Co|Gov|Edu|Info|Tv|Io)\b)"
)
_PIECE_AT_MOST = 20_000
_QUOTATION_AT_MOST = 600
_ADDRESS = re.compile(r"[/@]|www\.")


def sentences(text: str, start: int, end: int) -> tuple[Place, ...]:
    """The sentences of `text[start:end]`, in order, without the blanks around them.

    No sentence runs over the end of a paragraph. Offsets count from the start of `text`.
    """
    found: list[Place] = []
    for paragraph in paragraphs(text, start, end):
        found.extend(in_paragraph(text, *paragraph))
    return tuple(found)


def in_paragraph(text: str, start: int, end: int) -> tuple[Place, ...]:
    """The sentences of one paragraph, whatever line breaks it holds."""
    # One blank for one line break: the places stay true.
    line = re.sub(r"\s", " ", text[start:end])
    ends = {at for piece in _pieces(line) for at in _ends(line, *piece)}
    glued = {m.end() for m in _GLUED.finditer(line) if not _in_address(line, m.start())}
    cuts = [0, *sorted((ends | glued) - {0, len(line)}), len(line)]
    found = _mended(text, [(start + a, start + b) for a, b in pairwise(cuts)])
    return tuple(_quotations_whole(text, found))


def _pieces(line: str) -> list[Place]:
    """A line in pieces of a length that sentencex is fast on: all of it, but for endless ones."""
    found = [0]
    while len(line) - found[-1] > _PIECE_AT_MOST:
        limit = found[-1] + _PIECE_AT_MOST
        blank = line.rfind(". ", found[-1] + 1, limit) + 1 or line.rfind(" ", found[-1] + 1, limit)
        found.append(blank + 1 if blank > 0 else limit)
    return list(pairwise([*found, len(line)]))


def _ends(line: str, start: int, end: int) -> list[int]:
    """Where sentencex ends a sentence before a blank; a point within a word is not its business."""
    boundaries = sentencex.get_sentence_boundaries("en", line[start:end])
    ends = (start + found["end_index"] for found in boundaries)
    return [at for at in ends if line[at - 1 : at] == " "]


def _in_address(line: str, at: int) -> bool:
    """Whether the point at `at` is inside a web address or a handle."""
    start = line.rfind(" ", max(0, at - 100), at) + 1
    end = line.find(" ", at, at + 100)
    return _ADDRESS.search(line, max(start, at - 100), end if end >= 0 else at + 100) is not None


def _mended(text: str, cuts: list[Place]) -> list[Place]:
    """Cuts joined where an abbreviation was taken for an end, and stray quotes moved back."""
    found: list[Place] = []
    for cut in _quotes_forward(text, cuts):
        start, end = trim(text, *cut)
        if found and (close := _STRAY_CLOSE.match(text, start, end)):
            found[-1] = (found[-1][0], close.end())
            start, end = trim(text, close.end(), end)
        if start == end:
            continue
        if found and _continues(text, found[-1], start, end):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _quotes_forward(text: str, cuts: list[Place]) -> list[Place]:
    """Cuts with a straight quote that opens the next sentence, and touches both, moved there."""
    found: list[Place] = []
    quotes, start = 0, cuts[0][0] if cuts else 0
    for _, end in cuts:
        quotes += text.count('"', start, end)
        opens = quotes % 2 == 1 and text[end - 1] == '"' and text[end : end + 1].isalpha()
        stop = end - 1 if opens else end
        quotes -= end - stop
        found.append((start, stop))
        start = stop
    return found


def _quotations_whole(text: str, cuts: list[Place]) -> list[Place]:
    """Cuts joined where an inner quotation ended one inside “ and ”, up to a sane length."""
    found: list[Place] = []
    for start, end in cuts:
        if found and end - found[-1][0] <= _QUOTATION_AT_MOST and _left_open(text, found[-1], end):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _left_open(text: str, before: Place, end: int) -> bool:
    """Whether “ stands open at the end of a cut and ” comes next, before any other “."""
    if text.rfind("“", *before) <= text.rfind("”", *before):
        return False
    close = text.find("”", before[1], end)
    return close >= 0 and text.find("“", before[1], close) < 0


def _continues(text: str, before: Place, start: int, end: int) -> bool:
    """Whether the words at `start` belong to the sentence before them."""
    if text[start].islower() and start > before[1]:
        return True
    if not any(c.isalnum() for c in text[start:end]):
        return True
    tail = _OPEN_ENDED.search(text, max(before[0], before[1] - 12), before[1])
    if tail is None or start == before[1]:
        return False
    return "m." not in tail.group() or _ZONE.match(text, start, end) is not None
