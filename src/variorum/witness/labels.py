"""What each line of a page is, by its wording and by where it stands.

A page has a head (headline, byline, dates, pictures), a body, and a tail. The body runs from the
first line that reads as a full sentence to the last. Losing body text is worse than keeping a
button, so that a line which cannot be told stays in the telling.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.model import SegmentKind
from variorum.text.sentences import in_paragraph
from variorum.witness.dateline import dateline
from variorum.witness.line import Line, folded, squeezed
from variorum.witness.pictures import is_credit, is_picture_credit, signature
from variorum.witness.signs import is_dated, is_name, says_by, sign

_HEADLINE_AT_MOST = 40
_HEADLINE_AT_LEAST = 3
_SUBHEAD_AT_MOST = 7
_CAPTION_AT_MOST = 12
_GOING_ON_AT_LEAST = 4
_BYLINE_WITHIN = 3
_JOINED_AT_LEAST = 60
_TITLE_CASE = 0.7
_RUN = 3
_LATE = 12
_ENDING = 3


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line and what it is; None while that is open."""

    line: Line
    kind: SegmentKind | None


def label(lines: Sequence[Line], title: str, author: str, outlet: str) -> tuple[Labelled, ...]:
    """Every line with its kind. `title`, `author` and `outlet` are what the metadata say, or ""."""
    own = [Labelled(line, _own(line, author, outlet)) for line in lines]
    page = _joined(_signed(own))
    first, last = _body(page)
    at = _headline(page, title, first)
    page = _repeats(_credits_in_place(page, at, first, last), at)
    page = [
        replace(one, kind=_head(page, n, at)) if one.kind is None and n < first else one
        for n, one in enumerate(page)
    ]
    loose = not _punctuated(page)
    return tuple(_rest(page, n, last, loose=loose) for n in range(len(page)))


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


def _punctuated(page: Sequence[Labelled]) -> bool:
    """Whether long lines end as sentences do, so that one that does not tells something."""
    long = [one.line for one in page if one.kind is None and len(one.line.words) > _SUBHEAD_AT_MOST]
    return 2 * sum(1 for line in long if line.closed) >= len(long)


def _own(line: Line, author: str, outlet: str) -> SegmentKind | None:
    if _names_site(line, outlet):
        return SegmentKind.FURNITURE
    if author and line.folded in {folded(author), f"by {folded(author)}"}:
        return SegmentKind.BYLINE
    stands = dateline(line.text) if len(line.text) <= 80 else None
    if stands is not None and stands.end == len(line.text):
        return SegmentKind.DATELINE
    return sign(line)


def _names_site(line: Line, outlet: str) -> bool:
    """Whether a short line is the outlet's own name ("The Evening Post" of eveningpost.example)."""
    if not outlet or len(line.words) > _SUBHEAD_AT_MOST:
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
    touching = after.line.start - before.line.end <= 2
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
    if len(full) > 1 and full[0] == opening and _may_open(page[opening].line):
        full = full[1:]
    return (full[0], full[-1]) if full else (opening + 1, len(page))


def _may_open(line: Line) -> bool:
    """Whether a closed first line is a headline all the same: a question, or title case."""
    short = len(line.words) <= 20
    return short and (line.text[-1] in "?!" or line.capitalised >= _TITLE_CASE)


def _headline(page: Sequence[Labelled], title: str, first: int) -> int | None:
    """The index of the headline: what the metadata call so, else the first line fit to be one."""
    wanted = folded(title)
    if wanted:
        for n, one in enumerate(page):
            if one.line.folded == wanted:
                return n
    for n, one in enumerate(page[:first]):
        under_picture = n > 0 and is_picture_credit(page[n - 1].line)
        if one.kind is None and not under_picture and _fit(one.line, n):
            return n
    return _late_headline(page, first)


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
    count = len(line.words)
    if line.text[0] in "([" or not count <= _HEADLINE_AT_MOST:
        return False
    if line.closed and not _may_open(line):
        return False
    if is_name(line) and not (n == 0 and count > 2):
        return False
    return count >= _HEADLINE_AT_LEAST or line.text[0] == "#"


def _repeats(page: list[Labelled], at: int | None) -> list[Labelled]:
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


def _head(page: Sequence[Labelled], n: int, at: int | None) -> SegmentKind:
    """An open line above the body: a deck under the headline, the author's name, or furniture."""
    line = page[n].line
    if is_name(line) and (at is None or n > at):
        return SegmentKind.BYLINE
    if line.text[0] == "#" or (at is not None and n == at + 1 and len(line.words) >= 4):
        return SegmentKind.HEADLINE
    told = _tells(line) or (line.text[-1] == "." and len(line.words) >= _HEADLINE_AT_LEAST)
    return SegmentKind.SENTENCE if told else SegmentKind.FURNITURE


def _rest(page: Sequence[Labelled], n: int, last: int, *, loose: bool) -> Labelled:
    """An open line in the body or below it: a sentence, unless it is plainly none."""
    one = page[n]
    if one.kind is not None:
        return one
    heading = one.line.text[0] == "#"
    is_body = not heading and (
        one.line.full
        or one.line.marker > 0
        or (one.line.closed and n <= last + (_ENDING if _ends_telling(one.line) else 0))
        or ((loose or _tells(one.line)) and not _in_run(page, n))
        or (_in_list(page, n) and not one.line.text.isupper())
    )
    return replace(one, kind=SegmentKind.SENTENCE if is_body else SegmentKind.FURNITURE)


def _ends_telling(line: Line) -> bool:
    """Whether a short closed line may be the last of the telling."""
    return len(line.words) >= _GOING_ON_AT_LEAST and line.text[-1] not in "?!…"


def _tells(line: Line) -> bool:
    """Whether an unclosed line may still tell something: long enough or going on, and not in
    title case."""
    going_on = line.text[-1] in ":,;\"”’'" and len(line.words) >= _GOING_ON_AT_LEAST
    long = len(line.words) > _CAPTION_AT_MOST or _holds_sentence(line)
    return (going_on or long) and line.capitalised < _TITLE_CASE


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
    title = sum(1 for m in run if page[m].line.capitalised >= _TITLE_CASE)
    return len(run) >= _RUN and 2 * title >= len(run)


def _loose(line: Line) -> bool:
    return not line.closed and not line.full


def _in_list(page: Sequence[Labelled], n: int) -> bool:
    """Whether a line follows, in a list or directly, one that announces it with a colon."""
    m = n - 1
    while m >= 0 and n - m <= _RUN * 4 and page[m].kind is None and _loose(page[m].line):
        if page[m].line.text.endswith(":"):
            return page[m].line.capitalised < _TITLE_CASE
        m -= 1
    return m >= 0 and page[m].kind is None and page[m].line.text.endswith(":") and n - m > 0
