"""A report's full text on the page: its furniture told from its words, its shared words shaded,
and an anchor at all that a finding points at."""

import dataclasses
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from variorum.model import EditedStory, Report, Segment, SegmentKind, Span
from variorum.render.index import Index
from variorum.render.marked import Part, marked
from variorum.render.shading import Shade, shades

_GAP = Markup('<span class="gap">')
_TITLES = {
    "copied": "Word for word the same in",
    "rewritten": "Told in other words in",
    "quoted": "The same statement is quoted in",
}


def transcripts(story: EditedStory, index: Index) -> Mapping[str, Markup]:
    """The marked-up text of each report of a story."""
    cited: dict[str, set[Span]] = {report: set() for report in story.reports}
    for span in spans_in(story):
        cited[span.report].add(span)
    return {
        report: marked(index.reports[report].text, _parts(story, index, report, spans))
        for report, spans in cited.items()
    }


def spans_in(value: object) -> Iterator[Span]:
    """Every span that a record holds, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from spans_in(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans_in(getattr(value, field.name))


def _parts(story: EditedStory, index: Index, report: str, cited: set[Span]) -> Iterator[Part]:
    for segment in index.reports[report].segments:
        if segment.kind is not SegmentKind.SENTENCE:
            yield _segment(segment)
    for start, end in _gaps(index.reports[report]):
        yield Part(start=start, end=end, tag="span", first=_GAP, again=_GAP, rank=3)
    for span in sorted(cited):
        tag = Markup('<span id="{}">').format(index.anchor(span))
        yield Part(
            start=span.start, end=span.end, tag="span", first=tag, again=Markup("<span>"), rank=1
        )
    for shade in shades(story, report):
        if any(map(str.isalnum, index.words(shade.span))):
            yield _shade(shade, index)


def _gaps(report: Report) -> Iterator[tuple[int, int]]:
    """What lies between paragraphs: drawn as one space, however many line breaks it is."""
    before, paragraph = 0, -1
    for segment in report.segments:
        if segment.paragraph != paragraph and before < segment.start:
            yield before, segment.start
        before, paragraph = segment.end, segment.paragraph
    if 0 < before < len(report.text):
        yield before, len(report.text)


def _segment(segment: Segment) -> Part:
    tag = Markup('<span class="{}">').format(segment.kind.value)
    return Part(start=segment.start, end=segment.end, tag="span", first=tag, again=tag)


def _shade(shade: Shade, index: Index) -> Part:
    """Shared words lead to their counterpart; by keyboard the table of descent does."""
    passage = shade.passage
    tag = Markup('<a class="{} ev" href="#{}" data-spans="{}" tabindex="-1" title="{} {}">').format(
        shade.look,
        index.anchor(passage.parent),
        index.anchors((passage.child, passage.parent)),
        _TITLES[shade.look],
        index.label(passage.parent.report),
    )
    return Part(start=shade.span.start, end=shade.span.end, tag="a", first=tag, again=tag, rank=2)
