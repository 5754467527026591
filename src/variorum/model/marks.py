"""What a close reader finds in one report: the seam where a learned reader is handed in.

A reader is a function `Report -> Marks`. The editor never asks how the marks were made.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from variorum.model.report import Report
from variorum.model.span import Span


class EntityKind(StrEnum):
    """What kind of thing a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    WEAPON = "weapon"
    PRODUCT = "product"
    EVENT = "event"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMark:
    """A name where it stands, without title or article ("Vladimir Putin" of "President …")."""

    span: Span
    kind: EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechMark:
    """Somebody is given the word: who, by which cue, for what content.

    `source` is None where nobody is named ("reportedly"); `via` is the carrier where the words
    name one ("told Reuters", "in a statement", "on Twitter"). `quoted` where the content, or a
    part of it, stands in quotation marks.
    """

    content: Span
    cue: Span | None = None
    source: Span | None = None
    via: tuple[Span, ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """All marks of one report, each kind in order of start."""

    names: tuple[NameMark, ...] = ()
    speech: tuple[SpeechMark, ...] = ()


Reader = Callable[[Report], Marks]
