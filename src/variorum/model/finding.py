"""What is found in the words: figures, moments, who is who."""

from dataclasses import dataclass
from enum import StrEnum

from variorum.model.marks import EntityKind
from variorum.model.saying import Saying
from variorum.model.span import Span


class Qualifier(StrEnum):
    """How a figure is hedged."""

    EXACT = "="
    ABOUT = "~"
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its unit and what it counts.

    `value` in base units of `unit` (5 billion USD is 5e9, "USD"); `upper` closes a range, else
    None. `unit` is an ISO 4217 code for money, "%", an SI or customary symbol ("km", "mph",
    "t", "years") or the lower-case noun counted ("officials"). `subject` is what it is a figure
    of, in the report's words ("India's arms imports"). `period` is ISO 8601 or None. `source` is
    the nearest voice that gives it, "" for the report itself. `span` holds number, unit and hedge.
    """

    value: float
    unit: str
    qualifier: Qualifier
    subject: str
    period: str | None
    source: str
    span: Span
    upper: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date or time expression, resolved on the day of publication.

    `when` is ISO 8601 cut to the known precision (`2025-12`, `2025-12-05`, `2013-09-09T04:30`), an
    interval is `start/end`. `inferred` where the year or the day of publication came from another
    report of the story.
    """

    when: str
    span: Span
    inferred: bool = False


class TimeKind(StrEnum):
    """What a time expression tells: when, how long or how often (the types of TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that speak of time, whether or not they name a place in the calendar.

    `value` is that of TimeML (ISO-TimeML 24617-1): `1998-W12`, `1997-Q3`, `2001-06-05TMO`, `P3D`,
    `PXW`, `XXXX-WXX-2`, `PRESENT_REF`. Where they do name a place in the calendar, there is a
    `Moment` too, with the days themselves.
    """

    kind: TimeKind
    value: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What an entity is said to be ("CEO of Adani Defence"), where."""

    role: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Someone or something named in a story; `mentions` in order of report and place."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Subject and object are entity ids; `relation` a verb or role phrase."""

    subject: str
    relation: str
    object: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that was found in a story's reports: what claims and apparatus are made from."""

    sayings: tuple[Saying, ...] = ()
    figures: tuple[Figure, ...] = ()
    moments: tuple[Moment, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
