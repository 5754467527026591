"""The headline of a page: what the metadata call so, else the first line fit to be one."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.model import SegmentKind
from variorum.text.sentences import in_paragraph
from variorum.witness.labelled import Labelled
from variorum.witness.line import TITLE_CASE, Line, folded
from variorum.witness.pictures import is_credit, is_picture_credit, signature
from variorum.witness.signs import is_dated, is_menu, is_name, says_by

_HEADLINE_AT_MOST = 40
_HEADLINE_AT_LEAST = 3
_MENU_WITHIN = 3
_LATE = 12


def headline(page: Sequence[Labelled], title: str, first: int) -> int | None:
    """The index of the headline: what the metadata call so, else the first line fit to be one."""
    wanted = folded(title)
    if wanted:
        for n, one in enumerate(page):
            if one.line.folded == wanted:
                return n
    fit = [n for n in range(min(first, len(page))) if _may_head(page, n)]
    if not fit:
        return _late_headline(page, first)
    return next((n for n in fit if not _over_menu(page, n)), fit[0])


def _may_head(page: Sequence[Labelled], n: int) -> bool:
    under_picture = n > 0 and is_picture_credit(page[n - 1].line)
    return page[n].kind is None and not under_picture and _fit(page[n].line, n)


def _over_menu(page: Sequence[Labelled], n: int) -> bool:
    """Whether a line stands over a site's menu, as its motto does."""
    return any(
        one.kind is SegmentKind.FURNITURE and is_menu(one.line)
        for one in page[n + 1 : n + 1 + _MENU_WITHIN]
    )


def _late_headline(page: Sequence[Labelled], first: int) -> int | None:
    """A headline under a site's own sentences: what stands over the byline or the date."""
    for n, one in enumerate(page[first : first + _LATE], start=first):
        signs = [other for other in page[n + 1 : n + 4] if other.kind is not None]
        heads = any(says_by(other.line) or is_dated(other.line) for other in signs)
        going_on = one.line.closed or one.line.text[-1] in ":,;"
        if one.kind is None and not going_on and heads and _fit(one.line, n):
            return n
    return None


def _fit(line: Line, n: int) -> bool:
    """Whether the n-th line of a page may be its headline."""
    count = len(line.words)
    least = 1 if line.text[0] == "#" else _HEADLINE_AT_LEAST
    goes_on = line.text[0] in "([" or line.text[-1] == ":" or line.marker > 0
    if goes_on or not least <= count <= _HEADLINE_AT_MOST:
        return False
    if signature(line.text) is not None or (line.closed and not closes_a_headline(line)):
        return False
    return not is_name(line) or (n == 0 and count > 2)


def with_repeats(page: list[Labelled], at: int | None) -> list[Labelled]:
    """The headline where it comes again, and furniture for other lines that do."""
    if at is not None:
        page[at] = replace(page[at], kind=SegmentKind.HEADLINE)
    seen: dict[str, int] = {}
    for n, one in enumerate(page):
        form = one.line.folded if len(one.line.words) >= _HEADLINE_AT_LEAST else ""
        if at is not None and form and _same_headline(page[at].line.folded, form):
            page[n] = replace(one, kind=SegmentKind.HEADLINE)
        elif form in seen and page[seen[form]].line.text == one.line.text:
            page[n] = replace(one, kind=SegmentKind.FURNITURE)
            if _caption_twice(page, seen[form], n):
                page[seen[form]] = replace(
                    one, line=page[seen[form]].line, kind=SegmentKind.FURNITURE
                )
        elif form:
            seen[form] = n
    return page


def _same_headline(headline: str, form: str) -> bool:
    """Whether a line says the headline again, with or without the site's name behind it."""
    shorter, longer = sorted((headline, form), key=len)
    return longer == shorter or longer.startswith((f"{shorter} | ", f"{shorter} - "))


def _caption_twice(page: Sequence[Labelled], one: int, other: int) -> bool:
    """Whether a line and its repetition stand together beside a picture's credit."""
    if other - one != 1:
        return False
    beside = [page[n].line for n in (one - 1, other + 1) if 0 <= n < len(page)]
    return any(
        is_credit(line.text.strip(" ()")) or line.folded.startswith(("photo", "image", "credit"))
        for line in beside
    )


def closes_a_headline(line: Line) -> bool:
    """Whether a closed first line is a headline all the same: a question, or title case."""
    if len(line.words) > 20 or len(in_paragraph(line.text, 0, len(line.text))) > 1:
        return False
    return line.text[-1] in "?!" or line.capitalised >= TITLE_CASE
