"""Why a claim stands as it does."""

from collections.abc import Iterator

from variorum.model import Claim, EditedStory, Modality, Status, Verdict, Witness
from variorum.render.counts import counted
from variorum.render.explain.explanation import Explanation, Ground, Section
from variorum.render.index import Index
from variorum.render.proposals import apart


def of_claim(story: EditedStory, claim: Claim, index: Index) -> Explanation:
    """Why a claim is corroborated, of a single source, or contested."""
    tellings = tuple(Ground(text=_telling(w, index), spans=(w.span,)) for w in claim.witnesses)
    behind = tuple(_behind(story, claim, index))
    clashes = tuple(
        Ground(text=f"{locus.id}, {locus.verdict}: {locus.topic}. {locus.why}")
        for locus in story.apparatus
        if claim.id in locus.claims
    )
    sections = (
        Section(heading="Who tells it", grounds=tellings),
        Section(heading="What it goes back to", grounds=behind),
        Section(heading="Where its tellings differ", grounds=clashes),
    )
    return Explanation(
        id=claim.id,
        kind="claim",
        title=claim.text,
        summary=(_standing(claim),),
        sections=tuple(s for s in sections if s.grounds),
        would_change=(_change(story, claim),),
        judgements=tuple(j for w in claim.witnesses if (j := apart(claim, w, index)) is not None),
    )


def _telling(witness: Witness, index: Index) -> str:
    chain = " → ".join(voice.source for voice in witness.attribution)
    on = f", on the word of {chain}" if chain else ", in its own voice"
    return f"{index.label(witness.report)}: {witness.modality}{on}"


def _behind(story: EditedStory, claim: Claim, index: Index) -> Iterator[Ground]:
    """Each source of the claim, and by which reports it is reached."""
    reports = {w.report for w in claim.witnesses}
    named = {s.id: s.named for s in story.stemma.sources}
    roots = {f.root: f.reports for f in story.stemma.families}
    for source in claim.sources:
        name = index.source(story, source)
        words = tuple(
            span
            for span in named.get(source, ())
            if any(v.span == span for w in claim.witnesses for v in w.attribution)
        )
        through = [index.label(r) for r in roots.get(source, ()) if r in reports]
        how = (
            "named by the tellings"
            if words
            else f"the root of {', '.join(through) or 'its tellings'}"
        )
        yield Ground(text=f"{name} ({source}): {how}", spans=words)


def _standing(claim: Claim) -> str:
    told = f"told {counted(len(claim.witnesses), 'time')} in "
    told += counted(len({w.report for w in claim.witnesses}), "report")
    sources = counted(len(claim.sources), "independent source")
    if claim.status is Status.CORROBORATED:
        return f"Corroborated: {told}, which go back to {sources}."
    if claim.status is Status.CONTESTED:
        return f"Contested: {told}, and the tellings cannot all hold, or one denies it."
    return f"Of a single source: {told}, and all goes back to {sources}."


def _change(story: EditedStory, claim: Claim) -> str:
    if claim.status is Status.CORROBORATED:
        return "It would rest on one source, were its reports of one family."
    if claim.status is Status.SINGLE_SOURCE:
        return "A telling from outside this family, or on another's word, would corroborate it."
    clashing = [
        locus.id
        for locus in story.apparatus
        if claim.id in locus.claims and locus.verdict is Verdict.CONTESTED and locus.settled is None
    ]
    if clashing:
        return f"It would be contested no more once {', '.join(clashing)} is settled or ignored."
    denials = sum(w.modality is Modality.DENIED for w in claim.witnesses)
    return f"It would be contested no more without the {counted(denials, 'telling')} that deny it."
