"""What comes in (`Article`) and what the editor works on (`Report`, a witness)."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from variorum.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report as a reader of files found it; every string is as received, "" where unknown.

    `id` is unique within one reading. `extra` keeps the keys the product has no use for.
    """

    id: str
    text: str
    file: str = ""
    title: str = ""
    url: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    language: str = ""
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something that was given and not read: which file (and line), why, and what to do."""

    file: str
    reason: str
    advice: str


class SegmentKind(StrEnum):
    """What a stretch of a report's text is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    SENTENCE = "sentence"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of the text. Segments are in order, disjoint, and hold all that is not blank.

    `paragraph` counts from 0; segments of one paragraph share it.
    """

    kind: SegmentKind
    start: int
    end: int
    paragraph: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A witness: one telling, its text never altered.

    `published` is ISO 8601 cut to the precision that is known, or None; `headline`, `byline` and
    `dateline` are their words, "" where there is none.
    """

    id: str
    text: str
    file: str = ""
    outlet: str = ""
    url: str = ""
    headline: str = ""
    byline: str = ""
    dateline: str = ""
    published: str | None = None
    language: str = "en"
    segments: tuple[Segment, ...] = ()

    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the body, in order."""
        return self.spans(SegmentKind.SENTENCE)

    def spans(self, *kinds: SegmentKind) -> tuple[Span, ...]:
        """The segments of these kinds, as spans, in order."""
        return tuple(
            Span(report=self.id, start=s.start, end=s.end) for s in self.segments if s.kind in kinds
        )


def digest(report: Report) -> str:
    """What a report's text is known by, whatever the report is called: 16 hexadecimal digits."""
    return hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
