"""Lines and paragraphs with their places.

Most files hold a paragraph a line; some are wrapped at a fixed width, and there a single line break
means nothing. Which of the two a text is shows in how full its lines are.
"""

import re
from itertools import pairwise

Place = tuple[int, int]

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_FINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_BULLET = re.compile(r"[•●▪■◦‣∙·*►▶➤✓–—-]\s")
_FIRST_WORD = re.compile(r"\S+")

# A wrapped text has lines of an even width between these two.
_NARROWEST, _WIDEST = 30, 132
_BREAKS_AT_LEAST = 3
_INDENT_AT_MOST = 8


def lines(text: str, start: int = 0, end: int | None = None) -> tuple[Place, ...]:
    """The lines that are not blank, without the space around them."""
    stop = len(text) if end is None else end
    trimmed = (trim(text, *m.span()) for m in _LINE.finditer(text, start, stop))
    return tuple(place for place in trimmed if place[0] < place[1])


def trim(text: str, start: int, end: int) -> Place:
    """The same place without the blanks at its ends; empty where all of it is blank."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def paragraphs(text: str, start: int = 0, end: int | None = None) -> tuple[Place, ...]:
    """The paragraphs: lines, or, in a text wrapped at a fixed width, runs of full lines."""
    all_lines = lines(text, start, end)
    indents = _indents(text, all_lines)
    runs = [False, *(_adjacent(text, a, b, indented=indents[b[0]]) for a, b in pairwise(all_lines))]
    width = _wrapped_at(text, all_lines, runs)
    if width is None:
        return all_lines
    found: list[Place] = []
    last = (0, 0)
    for place, adjacent in zip(all_lines, runs, strict=True):
        if adjacent and _full(text, last, place, width):
            found[-1] = (found[-1][0], place[1])
        else:
            found.append(place)
        last = place
    return tuple(found)


def _indents(text: str, all_lines: tuple[Place, ...]) -> dict[int, bool]:
    """Whether each line is indented beyond the margin of the text, which begins a paragraph."""
    depths = {start: _depth(text, start) for start, _ in all_lines}
    margin = min(depths.values(), default=0)
    return {start: depth > margin for start, depth in depths.items()}


def _depth(text: str, start: int) -> int:
    """How far the first word of a line is from the start of the line."""
    at = start
    while at > 0 and text[at - 1].isspace() and not _BREAKS.match(text, at - 1):
        at -= 1
    return start - at


def _wrapped_at(text: str, all_lines: tuple[Place, ...], runs: list[bool]) -> int | None:
    """The width that most lines are filled to, None where the text is not wrapped."""
    inner = [both for both, runs_on in zip(pairwise(all_lines), runs[1:], strict=True) if runs_on]
    if len(inner) < _BREAKS_AT_LEAST:
        return None
    lengths = sorted(b - a for a, b in {place for both in inner for place in both})
    width = lengths[len(lengths) * 9 // 10]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = sum(1 for a, b in inner if _full(text, a, b, width))
    open_ended = sum(1 for a, _ in inner if not _FINAL.search(text, max(a[0], a[1] - 4), a[1]))
    return width if full >= 0.7 * len(inner) and open_ended >= 0.5 * len(inner) else None


def _adjacent(text: str, line: Place, following: Place, *, indented: bool) -> bool:
    """Whether one line break, and no blank line, stands between two lines of one paragraph."""
    if indented or _BULLET.match(text, *following):
        return False
    return len(_BREAKS.findall(text, line[1], following[0])) == 1


def _full(text: str, line: Place, following: Place, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    word = _FIRST_WORD.match(text, following[0], min(following[1], following[0] + width))
    length = word.end() - word.start() if word else 0
    indent = min(_depth(text, line[0]), _INDENT_AT_MOST)
    return line[1] - line[0] + indent + 1 + length >= width
