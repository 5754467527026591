"""Why a derivation, a family, a source is what it is."""

from collections.abc import Iterator

from variorum.model import (
    Credit,
    Derivation,
    DescentKind,
    EditedStory,
    Family,
    PassageKind,
    Source,
    SourceKind,
)
from variorum.render.counts import counted, spoken
from variorum.render.explain.explanation import Explanation, Ground, Section
from variorum.render.index import Index
from variorum.render.proposals import on_edge, on_family

_WORDS = (
    (1.0, "decided"),
    (0.95, "nearly certain"),
    (0.85, "very likely"),
    (0.65, "likely"),
    (0.5, "more likely than not"),
)
_RELATIONS = {
    DescentKind.COPY: "in its words",
    DescentKind.REWRITE: "in other words",
    DescentKind.EXCERPT: "in its words, cut",
    DescentKind.QUOTATION: "a quotation, which is no copying",
}
_CREDITS = {
    Credit.CREDITED: "and says so",
    Credit.UNCREDITED: "and does not say so",
    Credit.UNKNOWN: "whether it owes a credit cannot be told",
}


def in_words(likelihood: float) -> str:
    """A likelihood in words: "very likely"."""
    return next((words for least, words in _WORDS if likelihood >= least), "it cannot be told")


def of_edge(story: EditedStory, edge: Derivation, index: Index) -> Explanation:
    """Why a report is said to go back to something."""
    child, parent = index.source(story, edge.child), index.source(story, edge.parent)
    sections = (
        Section(heading="Why", grounds=tuple(Ground(text=index.named(w)) for w in edge.why)),
        Section(heading="Where it gives credit", grounds=_grounds("", edge.credits)),
        Section(heading="The words they share", grounds=tuple(_passages(edge, index))),
    )
    return Explanation(
        id=f"{edge.child}>{edge.parent}",
        kind="edge",
        title=f"{child} goes back to {parent}",
        summary=(
            f"{in_words(edge.likelihood).capitalize()} ({edge.likelihood:.2f}): it tells"
            f" what {parent} tells, {_RELATIONS[edge.relation]}, {_CREDITS[edge.credit]}."
            if edge.relation is not DescentKind.QUOTATION
            else f"{child} quotes {parent}: {_RELATIONS[edge.relation]}.",
        ),
        sections=tuple(s for s in sections if s.grounds),
        would_change=tuple(_edge_changes(story, edge, index)),
        judgements=on_edge(story, edge, index),
    )


def _grounds(text: str, spans: tuple[object, ...]) -> tuple[Ground, ...]:
    return (Ground(text=text, spans=spans),) if spans else ()  # type: ignore[arg-type]


def _passages(edge: Derivation, index: Index) -> Iterator[Ground]:
    """Every passage, both sides, the long ones first."""
    for passage in sorted(edge.passages, key=lambda p: (-len(p.child), p.child)):
        same = passage.kind is PassageKind.VERBATIM
        how = "word for word" if same else f"rewritten (alike {passage.similarity:.2f} of 1)"
        beside = (
            "" if passage.parent.report == edge.parent else _sibling(passage.parent.report, index)
        )
        yield Ground(text=f"{how}{beside}", spans=(passage.child, passage.parent))


def _sibling(report: str, index: Index) -> str:
    return f", with {index.label(report)}, which goes back to the same"


def _edge_changes(story: EditedStory, edge: Derivation, index: Index) -> Iterator[str]:
    """What other evidence would make another edge of it."""
    child, parent = index.source(story, edge.child), index.source(story, edge.parent)
    if edge.relation is DescentKind.QUOTATION:
        yield f"It would go if the words were not given as those of {parent}."
        return
    if edge.credit is Credit.CREDITED and not edge.passages:
        yield f"Only the credit speaks for it: were it for one fact, {child} would stand alone."
    elif edge.credit is Credit.CREDITED:
        yield "Without the credit, the words they share would have to carry it alone."
    else:
        yield f"A credit in {child} would make it nearly certain; a credit to another, doubtful."
    if edge.passages:
        yield "An earlier report with the same words would be the likelier parent."
    if edge.parent not in index.reports:
        yield f"The text of {parent} itself, among the files, could be held against it directly."
    for id in (edge.child, edge.parent):
        if id in index.reports and not index.reports[id].published:
            yield f"No day of publication is known of {index.label(id)}; it would count."


def of_family(story: EditedStory, family: Family, index: Index) -> Explanation:
    """Why some reports count as one source."""
    root = index.source(story, family.root)
    tied = [
        (edge, f"{index.source(story, edge.child)} goes back to {index.source(story, edge.parent)}")
        for edge in story.stemma.derivations
        if edge.child in family.reports and edge.relation is not DescentKind.QUOTATION
    ]
    grounds = tuple(
        Ground(
            text=f"{said}: {in_words(edge.likelihood)} ({edge.likelihood:.2f})", spans=edge.credits
        )
        for edge, said in tied
    )
    alone = len(family.reports) == 1 and not grounds
    first, *others = family.reports
    members = ", ".join(map(index.label, family.reports))
    return Explanation(
        id=family.root,
        kind="family",
        title=f"The family of {root}" if not alone else f"{root}, on its own",
        summary=(
            f"{counted(len(family.reports), 'report')}: {members}.",
            f"They count as one of {counted(story.independent_sources, 'independent source')}.",
        ),
        sections=(Section(heading="What ties them", grounds=grounds),) if grounds else (),
        would_change=(
            "Nothing shows that it goes back to another report: a credit or shared words would."
            if alone
            else "A report leaves the family with the last derivation that ties it to it.",
        ),
        judgements=tuple(j for other in others for j in on_family(other, first, index)[1:]),
    )


def of_source(story: EditedStory, source: Source, index: Index) -> Explanation:
    """Why something is a source of the story, and what goes back to it."""
    name = index.source(story, source.id)
    below = [e for e in story.stemma.derivations if e.parent == source.id]
    above = [e for e in story.stemma.derivations if e.child == source.id]
    claims = [c for c in story.claims if source.id in c.sources]
    sections = (
        Section(heading="Goes back to", grounds=tuple(_ends(above, story, index, up=True))),
        Section(heading="Go back to it", grounds=tuple(_ends(below, story, index, up=False))),
        Section(
            heading="Stands behind", grounds=tuple(Ground(text=f"{c.id}: {c.text}") for c in claims)
        ),
        Section(heading="Named", grounds=_grounds("", source.named)),
    )
    return Explanation(
        id=source.id,
        kind="source",
        title=name,
        summary=tuple(_standing(story, source, index)),
        sections=tuple(s for s in sections if s.grounds),
        would_change=(_source_change(source),),
    )


def _ends(
    edges: list[Derivation], story: EditedStory, index: Index, *, up: bool
) -> Iterator[Ground]:
    for edge in edges:
        other = index.source(story, edge.parent if up else edge.child)
        how = f"{edge.relation}, {edge.credit}, {in_words(edge.likelihood)}"
        yield Ground(text=f"{other} ({how}); ask about {edge.child}>{edge.parent}")


def _standing(story: EditedStory, source: Source, index: Index) -> Iterator[str]:
    if source.id in index.reports:
        report = index.reports[source.id]
        day = spoken(report.published) if report.published else "on a day that is not known"
        yield f"A report among the files ({report.file or report.id}), published {day}."
        family = next((f for f in story.stemma.families if source.id in f.reports), None)
        if family is not None:
            yield f"Of the family of {index.source(story, family.root)} (family:{family.root})."
    elif source.kind is SourceKind.LOST_REPORT:
        yield "A report that is not among the files: others credit it, or must have had it."
    else:
        yield f"A voice in the reports: {source.kind}."


def _source_change(source: Source) -> str:
    if source.kind is SourceKind.REPORT:
        return "It is there because its file is."
    if source.kind is SourceKind.LOST_REPORT:
        return "With its text among the files it would be a report like the others."
    return "It is there as long as the words that name it give it the word."
