"""The newsrooms and agencies a report names as the origin of its reporting."""

from collections.abc import Iterator, Sequence

from variorum.attribution.chains import chained
from variorum.lexicon.load import terms
from variorum.lexicon.outlets import is_agency, is_outlet
from variorum.lexicon.phrases import firsts, longest
from variorum.lexicon.tokens import Token, tokens
from variorum.model import Marks, Report, Segment, SegmentKind, SourceKind, Span, Voice, span

_DASHES = frozenset("-–—:")
_LINES = (SegmentKind.BYLINE, SegmentKind.DATELINE)
# A credit line is short; a sentence of prose is read by its attributions alone.
_SHORT = 160
# A tag such as "LONDON (Reuters) -" stands this near to the start.
_NEAR = 90
_WIDEST = 6


def credits(report: Report, marks: Marks) -> tuple[Voice, ...]:
    """Every place where a report names a newsroom as the origin of what it tells, in order.

    Tags ("LONDON (AP) —"), bylines, footers and credit lines in any segment, furniture included,
    and attributions to newsrooms in the text. Credits of photographs are left out.
    """
    found = [v for c in chained(report, marks) for v in c.chain if _is_newsroom(v)]
    paragraph = -1
    for segment in report.segments:
        first = segment.paragraph != paragraph
        paragraph = segment.paragraph
        found.extend(_segment(report, segment, first=first))
    places = {(v.span.start, v.span.end): v for v in reversed(found)}
    return _disjoint([places[place] for place in sorted(places)])


def _is_newsroom(voice: Voice) -> bool:
    listed = is_outlet(voice.source) and voice.source.lower() not in terms("carriers")
    return voice.kind is SourceKind.REPORT and listed


def _disjoint(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """One voice a place: of two that overlap the longer name."""
    kept: list[Voice] = []
    for voice in voices:
        if kept and kept[-1].span.overlap(voice.span):
            kept[-1] = max(kept[-1], voice, key=lambda v: len(v.span))
        else:
            kept.append(voice)
    return tuple(kept)


def _segment(report: Report, segment: Segment, *, first: bool) -> Iterator[Voice]:
    short = segment.end - segment.start <= _SHORT
    if not (short or segment.kind in _LINES or _may_open(report.text, segment)):
        return
    head = min(segment.end, segment.start + 2 * _SHORT)
    words = tokens(report.text, segment.start, head)
    if not words or _is_photo(words):
        return
    yield from _tags(report, segment, words, first=first)
    if segment.kind in _LINES or words[0].form == "by":
        yield from _line(report, words, _outlets(report, words))
        return
    if short:
        yield from _line(report, words, _cued(report, words))
        yield from _line(report, words, _signature(report, words))


def _may_open(text: str, segment: Segment) -> bool:
    """Whether a long segment may open with a credit: with "by", or with a tag in brackets."""
    head = text[segment.start : min(segment.end, segment.start + _NEAR + 1)]
    return "(" in head or head[:2].lower() == "by"


def _is_photo(words: Sequence[Token]) -> bool:
    """Whether a short segment credits a picture: "Photo: AP", "Jo Bloggs/Getty Images"."""
    return any(word.form in _PICTURES for word in words[:40])


_PICTURES = frozenset(
    [
        "photo",
        "photos",
        "photograph",
        "photographs",
        "photographer",
        "image",
        "images",
        "picture",
        "pictures",
        "caption",
        "getty",
        "shutterstock",
        "rex",
        "alamy",
        "istock",
        "epa",
        "video",
        "illustration",
        "graphic",
        "playback",
    ]
)


def _line(
    report: Report, words: Sequence[Token], places: Iterator[tuple[int, int]]
) -> Iterator[Voice]:
    for start, end in places:
        place = span(report.id, words[start].start, words[end - 1].end)
        yield _voice(report, place)


def _voice(report: Report, place: Span) -> Voice:
    written = " ".join(place.of(report.text).split())
    return Voice(source=written, kind=SourceKind.REPORT, span=place)


def _outlet_at(report: Report, words: Sequence[Token], start: int) -> int:
    """Where a newsroom's name that begins at a word ends; `start` where there is none."""
    first = words[start]
    if not (first.capital or first.form == "the"):
        return start
    for end in range(min(len(words), start + _WIDEST), start, -1):
        last = words[end - 1]
        written = report.text[first.start : last.end]
        if (last.capital or last.form[0].isdigit()) and "\n" not in written and is_outlet(written):
            return end
    return start


def _outlets(report: Report, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(words):
        end = _outlet_at(report, words, at)
        if end > at and not _is_slashed(words, at, end) and _is_apart(words, at, end):
            yield at, end
        at = max(end, at + 1)


def _is_apart(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether a name is a part of a byline by itself, not "Dawn" of "Dawn Smith"."""
    before = words[start - 1] if start else None
    after = words[end] if end < len(words) else None
    opens = before is None or not before.is_word or not before.capital or before.form == "by"
    return opens and (after is None or not after.is_word or not after.capital)


def _is_slashed(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether a name shares a slash, as the credits of photographs do: "Jo Bloggs/AP"."""
    before = words[start - 1].form if start else ""
    after = words[end].form if end < len(words) else ""
    return "/" in (before, after)


def _tags(
    report: Report, segment: Segment, words: Sequence[Token], *, first: bool
) -> Iterator[Voice]:
    """ "(Reuters)" after a dateline, before a dash, or alone in its paragraph."""
    for i, word in enumerate(words):
        if word.start - segment.start > _NEAR:
            return
        if word.form != "(" or i + 2 > len(words) - 1:
            continue
        end = _outlet_at(report, words, i + 1)
        if end == i + 1 or end >= len(words) or words[end].form != ")":
            continue
        opens = end + 1 < len(words) and words[end + 1].form in _DASHES
        alone = first and i == 0 and end + 1 == len(words)
        leads = i == 0 and first
        if opens or alone or leads or segment.kind is SegmentKind.DATELINE:
            yield from _line(report, words, iter([(i + 1, end)]))


def _cued(report: Report, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """A newsroom beside "additional reporting by", "©", "contributed to this report"."""
    shapes = tuple("year" if _is_year(word) else word.form for word in words)
    if firsts("credit_cues").isdisjoint(shapes):
        return
    for i in range(len(words)):
        found = longest("credit_cues", shapes, i)
        if found is None:
            continue
        phrase, end = found
        reach = range(end, min(len(words), end + 12))
        if phrase.labels and phrase.labels[0] == "before":
            reach = range(max(0, i - 12), i)
        at = next((k for k in reach if _outlet_at(report, words, k) > k), None)
        if at is not None and not _is_slashed(words, at, _outlet_at(report, words, at)):
            yield at, _outlet_at(report, words, at)


def _is_year(word: Token) -> bool:
    return word.form.isdigit() and len(word.form) == 4


def _signature(report: Report, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """A line that is a name and a newsroom: "Jo Bloggs, Bloomberg", "Reuters in Paris", "AP"."""
    if len(words) > 12:
        return
    for i in range(len(words)):
        end = _outlet_at(report, words, i)
        if end == i or _is_slashed(words, i, end):
            continue
        ends = end == len(words) and i > 1 and words[i - 1].form in (",", "|", "/", "–", "—", "-")
        written = report.text[words[i].start : words[end - 1].end]
        placed = i == 0 and end < len(words) and words[end].form == "in" and len(words) <= end + 3
        alone = i == 0 and is_agency(written) and (end == len(words) or _is_dated(words, end))
        if placed or alone or (ends and _is_named(words[:i])):
            yield i, end
            return


def _is_dated(words: Sequence[Token], at: int) -> bool:
    return any(_is_year(word) for word in words[at:]) and len(words) - at <= 10


def _is_named(words: Sequence[Token]) -> bool:
    """Whether all words are a person's: capitals and initials, two to five of them."""
    names = [word for word in words if word.is_word]
    return 2 <= len(names) <= 5 and all(word.capital for word in names)
