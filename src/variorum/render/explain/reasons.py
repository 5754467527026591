"""Why a finding is what it is: one function a kind of finding."""

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
    Ruling,
    Source,
)
from variorum.render.counts import amount, spoken
from variorum.render.explain.asked import Subject
from variorum.render.explain.claims import of_claim
from variorum.render.explain.descent import of_edge, of_family, of_source
from variorum.render.explain.explanation import Explanation, Ground, Section
from variorum.render.explain.loci import of_locus
from variorum.render.index import Index


def explain(edition: Edition, subject: Subject) -> Explanation:
    """Why a finding of an edition is what it is."""
    index = Index.of(edition)
    made = _made(subject, index)
    decided = _decided(subject.story, made.id)
    if not decided:
        return made
    section = Section(heading="Decided by an editor", grounds=decided)
    return Explanation(
        id=made.id,
        kind=made.kind,
        title=made.title,
        summary=made.summary,
        sections=(section, *made.sections),
        would_change=made.would_change,
        judgements=made.judgements,
    )


def _made(subject: Subject, index: Index) -> Explanation:  # noqa: PLR0911 one a kind
    finding, story = subject.finding, subject.story
    if isinstance(finding, Derivation):
        return of_edge(story, finding, index)
    if isinstance(finding, Family):
        return of_family(story, finding, index)
    if isinstance(finding, Source):
        return of_source(story, finding, index)
    if isinstance(finding, Locus):
        return of_locus(story, finding, index)
    if isinstance(finding, Claim):
        return of_claim(story, finding, index)
    if isinstance(finding, Entity):
        return _of_entity(story, finding)
    if isinstance(finding, Figure):
        return _of_figure(subject.id, finding)
    if isinstance(finding, Moment):
        return _of_moment(subject.id, finding, index)
    words = Section(
        heading="The words it rests on", grounds=(Ground(text="", spans=finding.evidence),)
    )
    return Explanation(
        id=subject.id,
        kind="brief",
        title=finding.text,
        summary=("A sentence of the brief, taken or put together from the reports' own words.",),
        sections=(words,) if finding.evidence else (),
        would_change=(
            "It follows from the claims and loci whose words these are; ask about these.",
        ),
    )


def _decided(story: EditedStory, id: str) -> tuple[Ground, ...]:
    return tuple(
        Ground(text=f"{_name(ruling)}: {ruling.why}")
        for ruling in story.judgements
        if ruling.about == id
    )


def _name(ruling: Ruling) -> str:
    said = ruling.judgement
    by = f", by {said.who}" if said.who else ""
    note = f" (“{said.note}”)" if said.note else ""
    return f"{said.decision}{by}{note}"


def _of_entity(story: EditedStory, entity: Entity) -> Explanation:
    known = f"also called {', '.join(entity.aliases)}" if entity.aliases else "by one name only"
    roles = tuple(Ground(text=of.role, spans=(of.span,)) for of in entity.roles)
    ties = tuple(
        Ground(text=f"{of.relation} {_other(story, of.object)}", spans=of.spans)
        for of in story.relations
        if of.subject == entity.id
    )
    sections = (
        Section(heading="Said to be", grounds=roles),
        Section(heading="Stands to others", grounds=ties),
        Section(heading="Mentioned", grounds=(Ground(text="", spans=entity.mentions),)),
    )
    return Explanation(
        id=entity.id,
        kind="entity",
        title=entity.name,
        summary=(f"Kind: {entity.kind}; {known}; mentioned {len(entity.mentions)} times.",),
        sections=tuple(s for s in sections if s.grounds),
        would_change=(
            "Its kind is what most mentions say; names that are spelt alike, or are said to be one,"
            " are taken for one.",
        ),
    )


def _other(story: EditedStory, entity: str) -> str:
    return next((of.name for of in story.entities if of.id == entity), entity)


def _of_figure(id: str, figure: Figure) -> Explanation:
    source = f"on the word of {figure.source}" if figure.source else "in the report's own voice"
    period = f", for {spoken(figure.period)}" if figure.period else ""
    return Explanation(
        id=id,
        kind="figure",
        title=f"{amount(figure)}: {figure.subject}".rstrip(": "),
        summary=(f"Given {source}{period}.",),
        sections=(Section(heading="The words", grounds=(Ground(text="", spans=(figure.span,)),)),),
        would_change=("What it counts, for when and on whose word is read off its own clause.",),
    )


def _of_moment(id: str, moment: Moment, index: Index) -> Explanation:
    report = index.reports[moment.span.report]
    day = spoken(report.published) if report.published else "not known"
    change = f"It is resolved on the day of publication of {index.label(report.id)}, which is {day}"
    return Explanation(
        id=id,
        kind="moment",
        title=f"{index.words(moment.span)}: {spoken(moment.when)}",
        summary=(
            "The day, or its year, was taken from another report of the story."
            if moment.inferred
            else "Resolved from the words and the report's own day of publication.",
        ),
        sections=(Section(heading="The words", grounds=(Ground(text="", spans=(moment.span,)),)),),
        would_change=(f"{change}; metadata.csv can give another.",),
    )
