"""Who says what, on whose word: `Voice`, the link of a chain; `Saying`, what it carries."""

from dataclasses import dataclass
from enum import StrEnum

from variorum.model.span import Span


class SourceKind(StrEnum):
    """What stands behind words."""

    REPORT = "report"
    LOST_REPORT = "lost_report"
    DOCUMENT = "document"
    OFFICIAL = "official"
    ORGANISATION = "organisation"
    PERSON = "person"
    UNNAMED = "unnamed"


class Modality(StrEnum):
    """In which mood a statement is put forward."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    PROPOSED = "proposed"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One link of an attribution: a source as written, its cue, and where it stands.

    `number` is how many stand behind an unnamed source ("three sources"), None where unsaid.
    """

    source: str
    kind: SourceKind
    span: Span
    cue: Span | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A stretch of a report put forward in one mood, on one chain of voices.

    `attribution` is nearest speaker first, and empty where the report speaks for itself. Every
    sentence and headline of a report is covered by at least one saying; a sentence that says two
    things in two moods ("X has denied it, while Y declined to comment") gives two.
    """

    span: Span
    modality: Modality
    attribution: tuple[Voice, ...] = ()
    quoted: bool = False
