"""Lineage: what goes back to what."""

from dataclasses import dataclass
from enum import StrEnum

from variorum.model.saying import SourceKind
from variorum.model.span import Span


class PassageKind(StrEnum):
    """How two passages share."""

    VERBATIM = "verbatim"
    REWRITE = "rewrite"


class DescentKind(StrEnum):
    """How a child goes back to its parent."""

    COPY = "copy"
    REWRITE = "rewrite"
    EXCERPT = "excerpt"
    QUOTATION = "quotation"


class Credit(StrEnum):
    """Whether the child names its parent."""

    CREDITED = "credited"
    UNCREDITED = "uncredited"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that two reports share: the same, or rewritten. `similarity` in 0..1."""

    child: Span
    parent: Span
    kind: PassageKind
    similarity: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A node of the stemma: a report, or what reports go back to. `named` is where it is named."""

    id: str
    name: str
    kind: SourceKind
    named: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """An edge of the stemma, with its reasons in words. `child` and `parent` are source ids."""

    child: str
    parent: str
    relation: DescentKind
    credit: Credit
    credits: tuple[Span, ...]
    likelihood: float
    passages: tuple[Passage, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The reports that go back to one dispatch, whether or not it is among the files."""

    root: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What part of a report's words is copied, rewritten, new: three fractions that sum to 1."""

    report: str
    copied: float
    rewritten: float
    new: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stemma:
    """A graph, not a tree: a report may draw on two sources. It has no cycle."""

    sources: tuple[Source, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    families: tuple[Family, ...] = ()
