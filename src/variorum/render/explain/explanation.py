"""What an explanation holds."""

from dataclasses import dataclass

from variorum.model import Judgement, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One thing that speaks for a finding, and the words where it is seen."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Grounds of one sort."""

    heading: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a finding is what it is: in short, on what grounds, what would change it, and the
    judgements with which an editor can overrule or confirm it."""

    id: str
    kind: str
    title: str
    summary: tuple[str, ...]
    sections: tuple[Section, ...] = ()
    would_change: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
