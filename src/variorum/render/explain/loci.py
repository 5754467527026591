"""Why a locus has the verdict that it has."""

from variorum.model import EditedStory, Locus, Reading, Verdict
from variorum.render.counts import counted
from variorum.render.explain.explanation import Explanation, Ground, Section
from variorum.render.index import Index
from variorum.render.proposals import on_locus

_MEANINGS = {
    Verdict.CONTESTED: "The readings cannot all hold.",
    Verdict.DRIFT: "The same words have come to be tied to something else on the way.",
    Verdict.UPDATE: "Time explains the difference.",
    Verdict.REFINED: "One is a more exact form of another.",
    Verdict.AGREED: "Different words for the same.",
}
_CHANGES = {
    Verdict.CONTESTED: "It would be an update if the reports spoke of different times, refined if"
    " one reading were a more exact form of the other, and nothing if they spoke of two things.",
    Verdict.DRIFT: "It would go if the reports had one subject, scope or degree in these words.",
    Verdict.UPDATE: "It would be contested if the reports spoke of the same time.",
    Verdict.REFINED: "It would be contested if the more exact reading fell outside the vaguer one.",
    Verdict.AGREED: "It would be contested if the readings did not come to the same.",
}


def of_locus(story: EditedStory, locus: Locus, index: Index) -> Explanation:
    """Why the tellings differ here, and what the difference is worth."""
    readings = tuple(_reading(locus, n, r, index) for n, r in enumerate(locus.readings))
    claims = tuple(Ground(text=f"{c.id}: {c.text}") for c in story.claims if c.id in locus.claims)
    sections = (
        Section(heading=counted(len(readings), "reading"), grounds=readings),
        Section(heading="It bears on", grounds=claims),
    )
    return Explanation(
        id=locus.id,
        kind="locus",
        title=locus.topic,
        summary=(
            f"{locus.verdict.capitalize()} ({locus.kind}). {_MEANINGS[locus.verdict]}",
            locus.why,
        ),
        sections=tuple(s for s in sections if s.grounds),
        would_change=(_CHANGES[locus.verdict],),
        judgements=tuple(on_locus(locus, index)),
    )


def _reading(locus: Locus, number: int, reading: Reading, index: Index) -> Ground:
    who = ", ".join(dict.fromkeys(map(index.label, reading.reports)))
    at = reading.refines
    vaguer = "" if at is None or at >= len(locus.readings) else locus.readings[at].value
    more = f"; a more exact form of “{vaguer}”" if vaguer else ""
    right = "; found right by an editor" if locus.settled == number else ""
    same = reading.normal.casefold() in ("", reading.value.casefold())
    normal = "" if same else f" (compared as {reading.normal})"
    return Ground(text=f"{reading.value}{normal}: {who}{more}{right}", spans=reading.spans)
