"""What each line of a page is, by its wording and by where it stands.

A page has a head (headline, byline, dates, pictures), a body, and a tail. The body runs from the
first line that reads as a full sentence to the last. Losing body text is worse than keeping a
button, so that a line which cannot be told stays in the telling.
"""

from collections.abc import Sequence
from dataclasses import replace

from variorum.model import SegmentKind
from variorum.witness.dateline import dateline
from variorum.witness.given_back import given_back
from variorum.witness.headlines import closes_a_headline, headline, with_repeats
from variorum.witness.labelled import Labelled
from variorum.witness.line import Line, folded, squeezed
from variorum.witness.open_lines import above_body, in_body, punctuated
from variorum.witness.pictures import is_credit, signature
from variorum.witness.signs import says_by, sign

_SITE_AT_MOST = 7
_BYLINE_WITHIN = 3
_JOINED_AT_LEAST = 60
# What is between two paragraphs: blank lines, or a mark.
_GAP_AT_MOST = 5


def label(lines: Sequence[Line], title: str, author: str, outlet: str) -> tuple[Labelled, ...]:
    """Every line with its kind. `title`, `author` and `outlet` are what the metadata say, or ""."""
    own = [Labelled(line, _own(line, author, outlet)) for line in lines]
    page = _joined(_signed(own))
    first, last = _body(page)
    at = headline(page, title, first)
    page = with_repeats(_credits_in_place(page, at, first, last), at)
    page = [
        replace(one, kind=above_body(page, n, at)) if one.kind is None and n < first else one
        for n, one in enumerate(page)
    ]
    loose = not punctuated(page)
    return given_back([in_body(page, n, last, loose=loose) for n in range(len(page))])


def _signed(page: list[Labelled]) -> list[Labelled]:
    """The last paragraph is no caption, though an agency signs it ("… he added. (ANI)")."""
    for n in range(len(page) - 1, -1, -1):
        line = page[n].line
        signed = signature(line.text) is not None
        if page[n].kind is SegmentKind.FURNITURE and signed:
            page[n] = replace(page[n], kind=None)
        if page[n].kind is None and (line.full or signed):
            break
    return page


def _credits_in_place(
    page: list[Labelled], at: int | None, first: int, last: int
) -> list[Labelled]:
    """Names of agencies are bylines by the headline and at the end; elsewhere they are furniture:
    a site's name above, a picture's credit or another story's within."""
    found = []
    for n, one in enumerate(page):
        above = at is not None and n < at
        within = first + _BYLINE_WITHIN < n < last and is_credit(one.line.text)
        bare = one.kind is SegmentKind.BYLINE and not says_by(one.line)
        kind = SegmentKind.FURNITURE if bare and (above or within) else one.kind
        found.append(replace(one, kind=kind))
    return found


def _own(line: Line, author: str, outlet: str) -> SegmentKind | None:
    if _names_site(line, outlet):
        return SegmentKind.FURNITURE
    told = line.text[: line.told]
    if len(told) < len(line.text) and Line(line.start, line.start + len(told), told).full:
        return None
    if author and line.folded in {folded(author), f"by {folded(author)}"}:
        return SegmentKind.BYLINE
    stands = dateline(line.text) if len(line.text) <= 80 else None
    if stands is not None and stands.end == len(line.text):
        return SegmentKind.DATELINE
    return sign(line)


def _names_site(line: Line, outlet: str) -> bool:
    """Whether a short line is the outlet's own name ("The Evening Post" of eveningpost.example)."""
    if not outlet or len(line.words) > _SITE_AT_MOST:
        return False
    label = outlet.lower().removeprefix("www.").split("/")[0]
    names = {squeezed(label), *(squeezed(part) for part in label.split(".")[:-1])} - {""}
    form = squeezed(line.text)
    return form in names or form.removeprefix("the") in names or form.removesuffix("com") in names


def _joined(page: list[Labelled]) -> list[Labelled]:
    """Lines that a link has cut in two ("… according to", "a blog post Friday.") made whole."""
    found: list[Labelled] = []
    for one in page:
        if found and _cut_off(found[-1], one):
            before = found[-1].line
            gap = " " * (one.line.start - before.end)
            whole = Line(before.start, one.line.end, before.text + gap + one.line.text)
            found[-1] = Labelled(whole, None)
        else:
            found.append(one)
    return found


def _cut_off(before: Labelled, after: Labelled) -> bool:
    if before.kind is not None or after.kind is not None or before.line.closed:
        return False
    begins = after.line.text[0]
    touching = after.line.start - before.line.end <= _GAP_AT_MOST
    return (
        touching
        and len(before.line.text) >= _JOINED_AT_LEAST
        and (begins.islower() or begins in ",;)")
    )


def _body(page: Sequence[Labelled]) -> tuple[int, int]:
    """Where the body begins and ends: its first and last full line, or, where none is full, all
    that stands under the first open line."""
    full = [n for n, one in enumerate(page) if one.kind is None and one.line.full]
    opening = next((n for n, one in enumerate(page) if one.kind is None), 0)
    if len(full) > 1 and full[0] == opening and closes_a_headline(page[opening].line):
        full = full[1:]
    return (full[0], full[-1]) if full else (opening + 1, len(page))
