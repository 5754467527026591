"""What comes out: claims, apparatus, timeline, brief, and the edition that holds them all."""

from dataclasses import dataclass
from enum import StrEnum

from variorum.model.finding import Entity, Figure, Moment, Relation
from variorum.model.judgement import Ruling
from variorum.model.report import LeftOut, Report
from variorum.model.saying import Modality, Voice
from variorum.model.span import Span
from variorum.model.stemma import Share, Stemma


class Status(StrEnum):
    """How a claim stands: by how many independent roots, and whether another denies it."""

    CORROBORATED = "corroborated"
    SINGLE_SOURCE = "single_source"
    CONTESTED = "contested"


class LocusKind(StrEnum):
    """In what respect the tellings differ."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    SCOPE = "scope"
    POLARITY = "polarity"
    ATTRIBUTION = "attribution"
    CERTAINTY = "certainty"


class Verdict(StrEnum):
    """What a difference is worth. Only the first two are alarms."""

    CONTESTED = "contested"
    DRIFT = "drift"
    UPDATE = "update"
    REFINED = "refined"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One report's telling of a claim."""

    report: str
    span: Span
    modality: Modality
    attribution: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement, as the reports tell it. `sources` are the independent roots behind it."""

    id: str
    text: str
    status: Status
    sources: tuple[str, ...]
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way the tellings put it. `normal` compares; `refines` indexes a vaguer reading."""

    value: str
    normal: str
    reports: tuple[str, ...]
    spans: tuple[Span, ...]
    refines: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Locus:
    """A place of variation: the readings, and what their difference is worth, in words.

    `settled` is the index of the reading that an editor has found right, None where nobody has.
    """

    id: str
    kind: LocusKind
    topic: str
    verdict: Verdict
    claims: tuple[str, ...]
    readings: tuple[Reading, ...]
    why: str
    settled: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """What happened when, in the reports' words."""

    when: str
    text: str
    claims: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence of the brief, and the words it rests on."""

    text: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports that tell one story. `published` gives each report's day of publication, as it is
    used to resolve relative dates: known, or (third value true) inferred from its neighbours."""

    id: str
    title: str
    reports: tuple[str, ...]
    related: tuple[str, ...] = ()
    published: tuple[tuple[str, str, bool], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedStory:
    """The edition of one story; the fields are those of `docs/format.md`.

    `judgements` is what came of the editor's decisions on it.
    """

    id: str
    title: str
    reports: tuple[str, ...]
    related: tuple[str, ...]
    stemma: Stemma
    independent_sources: int
    shares: tuple[Share, ...]
    claims: tuple[Claim, ...]
    apparatus: tuple[Locus, ...]
    timeline: tuple[TimelineEntry, ...]
    moments: tuple[Moment, ...]
    figures: tuple[Figure, ...]
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    brief: tuple[Statement, ...]
    judgements: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All stories of one reading, the reports they cite, and what was left out.

    `judgements` are the editor's decisions that could be brought to no story.
    """

    generator: str
    reports: tuple[Report, ...]
    stories: tuple[EditedStory, ...]
    left_out: tuple[LeftOut, ...] = ()
    judgements: tuple[Ruling, ...] = ()
