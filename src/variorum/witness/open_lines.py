"""What the lines are whose wording alone did not tell: by where they stand, and by their look."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.model import SegmentKind
from variorum.text.sentences import in_paragraph
from variorum.witness.dateline import dateline
from variorum.witness.labelled import Labelled
from variorum.witness.line import TITLE_CASE, Line
from variorum.witness.pictures import is_picture_credit
from variorum.witness.signs import heads_highlights, heads_teasers, is_name, post_signature

_TOLD_AT_LEAST = 3
_SUBHEAD_AT_MOST = 7
_CAPTION_AT_MOST = 12
_GOING_ON_AT_LEAST = 4
_RUN = 3
_TEASERS = 8
_ENDING = 3
_QUOTES = "\"“”'‘’«»"


def punctuated(page: Sequence[Labelled]) -> bool:
    """Whether long lines end as sentences do, so that one that does not tells something."""
    long = [one.line for one in page if one.kind is None and len(one.line.words) > _SUBHEAD_AT_MOST]
    return 2 * sum(1 for line in long if line.closed) >= len(long)


def above_body(page: Sequence[Labelled], n: int, at: int | None) -> SegmentKind:
    """An open line above the body: a deck under the headline, the author's name, or furniture."""
    line = page[n].line
    if dateline(line.text) is not None:
        return SegmentKind.SENTENCE
    if is_name(line) and (at is None or n > at):
        return SegmentKind.BYLINE
    if line.text[0] == "#" or (at is not None and n == at + 1 and len(line.words) >= 4):
        return SegmentKind.HEADLINE
    told = _tells(line) or (line.text[-1] == "." and len(line.words) >= _TOLD_AT_LEAST)
    told = told or (line.capitalised < TITLE_CASE and (line.marker > 0 or _highlight(page, n)))
    return SegmentKind.SENTENCE if told else SegmentKind.FURNITURE


def _highlight(page: Sequence[Labelled], n: int) -> bool:
    """Whether a line is one of the points that a page's head lists under a label."""
    if len(page[n].line.words) < _GOING_ON_AT_LEAST:
        return False
    above = next((one for one in reversed(page[:n]) if one.kind is SegmentKind.FURNITURE), None)
    return above is not None and heads_highlights(above.line)


def in_body(page: Sequence[Labelled], n: int, last: int, *, loose: bool) -> Labelled:
    """An open line in the body or below it: a sentence, unless it is plainly none."""
    one = page[n]
    if one.kind is not None:
        return one
    heading = one.line.text[0] == "#" or _teased(page, n) or _captions(page, n, last)
    is_body = not heading and (
        one.line.full
        or one.line.marker > 0
        or (one.line.closed and (n <= last or _ends_telling(page, n, last)))
        or ((loose or _tells(one.line)) and (_breaks_off(one.line) or not _in_run(page, n)))
        or (_in_list(page, n) and not one.line.text.isupper())
    )
    return replace(one, kind=SegmentKind.SENTENCE if is_body else SegmentKind.FURNITURE)


def _teased(page: Sequence[Labelled], n: int) -> bool:
    """Whether an unclosed line stands, with others of its kind, under a label of links."""
    m = n
    while m > 0 and n - m < _TEASERS and page[m].kind is None and _loose(page[m].line):
        if page[m - 1].kind is SegmentKind.FURNITURE:
            return heads_teasers(page[m - 1].line)
        m -= 1
    return False


def _captions(page: Sequence[Labelled], n: int, last: int) -> bool:
    """Whether an unclosed line stands beside a picture's credit, or in a list below the body."""
    line = page[n].line
    told = _goes_on(line) or line.marker > 0 or post_signature(line.text) is not None
    if told or not _loose(line):
        return False
    beside = [one for one in (*page[max(0, n - 1) : n], *page[n + 1 : n + 2]) if one.kind]
    below = sum(1 for one in page[last + 1 :] if one.kind is None and _loose(one.line))
    return any(is_picture_credit(one.line) for one in beside) or (n > last and below >= _RUN)


def _ends_telling(page: Sequence[Labelled], n: int, last: int) -> bool:
    """Whether a short closed line may be of the last of the telling: no more than a few follow
    the last full line."""
    line = page[n].line
    before = sum(1 for one in page[last + 1 : n] if one.kind is None)
    ends = len(line.words) >= _GOING_ON_AT_LEAST and line.text[-1] not in "?!…"
    return ends and before < _ENDING


def _tells(line: Line) -> bool:
    """Whether an unclosed line may still tell something: long enough or going on, and not in
    title case."""
    long = len(line.words) > _CAPTION_AT_MOST or _holds_sentence(line)
    return (_goes_on(line) or long) and line.capitalised < TITLE_CASE


def _breaks_off(line: Line) -> bool:
    """Whether a line of the telling is open on purpose, however the lines about it look."""
    return _goes_on(line) and len(line.words) > _SUBHEAD_AT_MOST and line.capitalised < TITLE_CASE


def _goes_on(line: Line) -> bool:
    """Whether an unclosed line is open on purpose: it announces, breaks off, or is a quotation."""
    quotes = line.text[0] in _QUOTES and line.text[-1] in _QUOTES
    stopped = line.text.endswith((":", ",", ";", "--", "—"))
    return (quotes or stopped) and len(line.words) >= _GOING_ON_AT_LEAST


def _holds_sentence(line: Line) -> bool:
    """Whether an unclosed line begins with a closed sentence ("He agreed.Bridge closes")."""
    first, *others = in_paragraph(line.text, 0, len(line.text))
    return bool(others) and len(line.text[slice(*first)].split()) >= _GOING_ON_AT_LEAST


def _in_run(page: Sequence[Labelled], n: int) -> bool:
    """Whether a line is one of a run of unclosed, mostly capitalised lines: a list of headlines."""
    run = [n]
    for step in (-1, 1):
        m = n + step
        while 0 <= m < len(page) and abs(m - n) <= _RUN * 4 and _loose(page[m].line):
            run.append(m)
            m += step
    title = sum(1 for m in run if page[m].line.capitalised >= TITLE_CASE)
    return len(run) >= _RUN and 2 * title >= len(run)


def _loose(line: Line) -> bool:
    return not line.closed and not line.full


def _in_list(page: Sequence[Labelled], n: int) -> bool:
    """Whether a line follows, in a list or directly, one that announces it with a colon."""
    m = n - 1
    while m >= 0 and n - m <= _RUN * 4 and page[m].kind is None and _loose(page[m].line):
        if page[m].line.text.endswith(":"):
            return page[m].line.capitalised < TITLE_CASE
        m -= 1
    return m >= 0 and page[m].kind is None and page[m].line.text.endswith(":") and n - m > 0
