"""A line of a page beside what it was found to be."""

from dataclasses import dataclass

from variorum.model import SegmentKind
from variorum.witness.line import Line


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line and what it is; None while that is open."""

    line: Line
    kind: SegmentKind | None
