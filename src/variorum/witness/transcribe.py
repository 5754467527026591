"""Transcribe: an article as received becomes a report, every word of it in its place."""

import re
from collections import deque
from collections.abc import Iterator, Sequence

from variorum.model import Article, Report, Segment, SegmentKind
from variorum.text.paragraphs import Place, paragraphs, trim
from variorum.text.sentences import in_paragraph
from variorum.witness.dateline import dateline, dispatched
from variorum.witness.dates import datings, day_in_address, day_of
from variorum.witness.labelled import Labelled
from variorum.witness.labels import label
from variorum.witness.language import language_of
from variorum.witness.line import Line, folded
from variorum.witness.marks import divided
from variorum.witness.pictures import credit_behind, signature
from variorum.witness.signs import is_dated, is_site, post_signature

_MATTER = re.compile(r"---[ \t]*\r?\n(?:.{0,2000}\n){0,60}?---[ \t]*(?:\r?\n|$)")
_HEADING = re.compile(r"#{1,6}\s+")
_HOST = re.compile(
    r"(?:[a-z]+://)?(?:[^/@\s]*@)?(?:www\d?\.)?([a-z0-9.-]+\.[a-z]{2,})", re.IGNORECASE
)
_STEM = re.compile(r"(?:.*[/\\])?((?:[a-z0-9-]+\.)+(?:com|org|net|[a-z]{2}|news|info|tv|in))\.\w+$")
_SITE_AFTER = re.compile(r"\s+[|–—-]\s+([^|–—]{2,40})$")
_BY = re.compile(r"(?:by|written by|posted by|story by|reported by|authored by):?\s", re.IGNORECASE)
_ISSUED = ("published", "posted", "created", "first published", "issued")
_DATELINE_WITHIN = 4


def transcribe(article: Article) -> Report:
    """The report that an article holds, in segments that tile all of its text that is not blank.

    Sentences are cut by sentencex (MIT); all else follows the lexicon and the place on the page.
    `published` comes from the metadata, then the page's head, then the address.
    """
    text = article.text
    skipped = _matter(text)
    places, marks = divided(text, paragraphs(text, skipped))
    lines = [Line(*place, text[slice(*place)]) for place in places]
    page = label(lines, article.title, article.author, article.outlet or _host(article))
    told = (*_front(text, skipped), *_segments(text, page, 1 if skipped else 0))
    segments = tuple(_with_marks(told, marks))
    return Report(
        id=article.id,
        text=text,
        file=article.file,
        outlet=_outlet(article, page),
        url=article.url,
        headline=_title(_words(text, segments, SegmentKind.HEADLINE) or article.title.strip()),
        byline=_byline(article, segments),
        dateline=_place(text, segments),
        published=_published(article, page),
        language=language_of(_body(text, segments), article.language),
        segments=segments,
    )


def _matter(text: str) -> int:
    """The length of the key-value block that a Markdown file may begin with."""
    found = _MATTER.match(text)
    return found.end() if found else 0


def _front(text: str, end: int) -> Iterator[Segment]:
    start, stop = trim(text, 0, end)
    if start < stop:
        yield Segment(kind=SegmentKind.FURNITURE, start=start, end=stop)


def _with_marks(told: Sequence[Segment], marks: Sequence[Place]) -> Iterator[Segment]:
    """The segments with the marks between them, each a part of the paragraph before it."""
    waiting, number = deque(marks), 0
    for segment in told:
        while waiting and waiting[0][0] < segment.end:
            start, end = waiting.popleft()
            if end <= segment.start:  # else a link has cut the sentence there
                yield Segment(kind=SegmentKind.FURNITURE, start=start, end=end, paragraph=number)
        yield segment
        number = segment.paragraph


def _segments(text: str, page: Sequence[Labelled], first: int) -> Iterator[Segment]:
    body = 0
    for number, one in enumerate(page, start=first):
        if one.kind is SegmentKind.SENTENCE:
            body += 1
            yield from _paragraph(text, one.line, number, may_date=body <= _DATELINE_WITHIN)
        elif one.kind is not None:
            start = one.line.start
            if found := _HEADING.match(one.line.text):
                start += found.end()
                yield _segment(text, SegmentKind.FURNITURE, one.line.start, start, number)
            yield _segment(text, one.kind, start, one.line.end, number)


def _paragraph(text: str, line: Line, number: int, *, may_date: bool) -> Iterator[Segment]:
    """A paragraph of the telling: its bullet, its dateline, its sentences."""
    start = line.start
    if line.marker:
        start += line.marker
        yield _segment(text, SegmentKind.FURNITURE, line.start, start, number)
    head = text[start : min(line.end, start + 200)]
    stands = dateline(head) if may_date else dispatched(head)
    if stands is not None:
        yield _segment(text, SegmentKind.DATELINE, start, start + stands.end, number)
        start += stands.end
    told = text[start : line.start + line.told]
    posted = post_signature(told)
    signed = signature(told) if posted is None else posted
    credited = credit_behind(told) if signed is None else None
    stop = start + next((end for end in (signed, credited) if end is not None), len(told))
    for place in in_paragraph(text, start, stop):
        yield _segment(text, SegmentKind.SENTENCE, *place, number)
    if stop < start + len(told):
        kind = SegmentKind.FURNITURE if posted or credited else SegmentKind.BYLINE
        yield _segment(text, kind, stop, start + len(told), number)
    if start + len(told) < line.end:
        yield _segment(text, SegmentKind.FURNITURE, start + len(told), line.end, number)


def _segment(text: str, kind: SegmentKind, start: int, end: int, number: int) -> Segment:
    start, end = trim(text, start, end)
    return Segment(kind=kind, start=start, end=end, paragraph=number)


def _words(text: str, segments: Sequence[Segment], kind: SegmentKind) -> str:
    """The words of the first segment of a kind, "" where there is none."""
    return next((" ".join(text[s.start : s.end].split()) for s in segments if s.kind is kind), "")


def _title(words: str) -> str:
    """A headline without the site's name behind a bar ("… | The Evening Post")."""
    head, bar, site = words.rpartition(" | ")
    return head if bar and len(head) > len(site) else words


def _byline(article: Article, segments: Sequence[Segment]) -> str:
    """The byline: what says "by", else what the metadata say, else a name above the telling."""
    text = article.text
    found = [s for s in segments if s.kind is SegmentKind.BYLINE]
    said = [s for s in found if _BY.match(text, s.start, s.end)]
    body = next((s.start for s in segments if s.kind is SegmentKind.SENTENCE), len(text))
    above = [s for s in found if s.start < body]
    first = _words(text, said, SegmentKind.BYLINE)
    return first or article.author.strip() or _words(text, above, SegmentKind.BYLINE)


def _place(text: str, segments: Sequence[Segment]) -> str:
    return _words(text, segments, SegmentKind.DATELINE).rstrip(" -–—―:")


def _body(text: str, segments: Sequence[Segment]) -> str:
    told = (s for s in segments if s.kind is SegmentKind.SENTENCE)
    return " ".join(text[s.start : s.end] for s in told)[:8000]


def _published(article: Article, page: Sequence[Labelled]) -> str | None:
    """The day, or what is known of it; a page's head may sharpen what the metadata give."""
    given = day_of(article.published)
    if given is not None and len(given) == 10:
        return given
    read = _in_head(page) or day_in_address(article.url)
    if given is not None and not (read or "").startswith(given):
        return given
    return read


def _in_head(page: Sequence[Labelled]) -> str | None:
    """The date of a header line: one that says "published" first, one that says "updated" last."""
    kinds = (SegmentKind.FURNITURE, SegmentKind.BYLINE, SegmentKind.DATELINE)
    dated = [
        (one.line.folded, found[0].iso)
        for one in (*page[:15], *page[15:][-5:])
        if one.kind in kinds and is_dated(one.line) and (found := datings(one.line.text))
    ]
    issued = [iso for words, iso in dated if any(word in words for word in _ISSUED)]
    plain = [iso for words, iso in dated if "updated" not in words and "modified" not in words]
    return next(iter(issued + plain + [iso for _, iso in dated]), None)


def _host(article: Article) -> str:
    host = _HOST.match(article.url.strip())
    return host[1].lower() if host else ""


def _outlet(article: Article, page: Sequence[Labelled]) -> str:
    """The outlet: as given, else of the address, of a site's line or suffix, of the file's name."""
    if article.outlet.strip():
        return article.outlet.strip()
    if host := _host(article):
        return host
    for one in page[:5]:
        if one.kind is SegmentKind.FURNITURE and is_site(one.line):
            return one.line.text.strip()
    headline = next((o.line.text for o in page if o.kind is SegmentKind.HEADLINE), article.title)
    if suffix := _SITE_AFTER.search(headline[-60:]):
        return suffix[1] if folded(suffix[1]) else ""
    stem = _STEM.match(article.file.lower())
    return stem[1] if stem else ""
