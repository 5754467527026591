"""What can be asked about, and how it is named."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from variorum.errors import UnknownFindingError
from variorum.model import (
    Claim,
    Derivation,
    EditedStory,
    Edition,
    Entity,
    Family,
    Figure,
    Locus,
    Moment,
    Source,
    Statement,
)
from variorum.render.counts import amount, counted, spoken
from variorum.render.index import Index

Finding = Derivation | Source | Family | Claim | Locus | Entity | Figure | Moment | Statement
_KINDS = (*("edge", "family", "source", "locus", "claim", "entity", "figure", "moment", "brief"),)
_NEAR = 5
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A finding that can be asked about: its id within its story, and a line about it.

    `names` are all the ways to name it, the shortest that is its own first.
    """

    id: str
    kind: str
    label: str
    story: EditedStory
    finding: Finding
    names: tuple[str, ...] = ()


def subjects(edition: Edition) -> tuple[Subject, ...]:
    """Everything that can be asked about, story by story, each with a name of its own."""
    index = Index.of(edition)
    found = [subject for story in edition.stories for subject in _of_story(story, index)]
    often: dict[str, int] = {}
    for subject in found:
        for name in _names(subject):
            often[name] = often.get(name, 0) + 1
    return tuple(_with_names(subject, often) for subject in found)


def _of_story(story: EditedStory, index: Index) -> Iterator[Subject]:
    for kind, id, finding in _findings(story):
        label = _label(finding, story, index)
        yield Subject(id=id, kind=kind, label=label, story=story, finding=finding)


def _findings(story: EditedStory) -> Iterator[tuple[str, str, Finding]]:
    """The findings of a story with their kinds and ids; those without an id are counted."""
    stemma = story.stemma
    yield from (("edge", f"{edge.child}>{edge.parent}", edge) for edge in stemma.derivations)
    yield from (("family", of.root, of) for of in stemma.families)
    yield from (("source", of.id, of) for of in stemma.sources)
    yield from (("locus", of.id, of) for of in story.apparatus)
    yield from (("claim", of.id, of) for of in story.claims)
    yield from (("entity", of.id, of) for of in story.entities)
    yield from (("figure", f"f{n}", of) for n, of in enumerate(story.figures, 1))
    yield from (("moment", f"m{n}", of) for n, of in enumerate(story.moments, 1))
    yield from (("brief", f"b{n}", of) for n, of in enumerate(story.brief, 1))


def _label(finding: Finding, story: EditedStory, index: Index) -> str:  # noqa: PLR0911 one a kind
    if isinstance(finding, Derivation):
        ends = (index.source(story, finding.child), index.source(story, finding.parent))
        return f"{ends[0]} goes back to {ends[1]} ({finding.likelihood:.2f}, {finding.credit})"
    if isinstance(finding, Family):
        return f"{counted(len(finding.reports), 'report')}: {index.source(story, finding.root)}"
    if isinstance(finding, Source | Entity):
        return f"{_called(finding, index)} ({finding.kind.replace('_', ' ')})"
    if isinstance(finding, Locus):
        return f"{finding.verdict}: {finding.topic}"
    if isinstance(finding, Claim):
        return f"{finding.status.replace('_', ' ')}: {finding.text}"
    if isinstance(finding, Figure):
        return f"{amount(finding)}, {finding.subject}".rstrip(", ")
    if isinstance(finding, Moment):
        return f"{index.words(finding.span)}: {spoken(finding.when)}"
    return finding.text


def _called(finding: Source | Entity, index: Index) -> str:
    return (
        index.labels.get(finding.id, finding.name) if isinstance(finding, Source) else finding.name
    )


def _names(subject: Subject) -> tuple[str, ...]:
    """All names of a subject. A family shares its root's id, and goes by its kind always."""
    typed = f"{subject.kind}:{subject.id}"
    short = () if subject.kind == "family" else (subject.id,)
    return (*short, typed, *(f"{subject.story.id}/{name}" for name in (*short, typed)))


def _with_names(subject: Subject, often: dict[str, int]) -> Subject:
    own = [name for name in _names(subject) if often[name] == 1]
    others = [name for name in _names(subject) if often[name] > 1]
    return Subject(
        id=subject.id,
        kind=subject.kind,
        label=subject.label,
        story=subject.story,
        finding=subject.finding,
        names=(*own, *others),
    )


def ask(edition: Edition, id: str) -> Subject:
    """The finding of an id. Raises `UnknownFindingError` where there is none, or several."""
    every = subjects(edition)
    fit = [subject for subject in every if id in subject.names]
    if len(fit) == 1:
        return fit[0]
    if fit:
        names = ", ".join(subject.names[0] for subject in fit[:_NEAR])
        raise UnknownFindingError(f"{id} is the name of {len(fit)} findings; say which: {names}")
    raise UnknownFindingError(_unknown(id, [subject.names[0] for subject in every]))


def _unknown(id: str, names: list[str]) -> str:
    near = difflib.get_close_matches(id[:200], names, n=_NEAR, cutoff=0.4)
    like = f"; like it are {', '.join(near)}" if near else ""
    return (
        f"{id[:200]} is no finding of this edition{like}; without an id, explain lists all that can"
        " be asked about"
    )
