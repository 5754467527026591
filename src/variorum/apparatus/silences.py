"""A party that denies in one telling and in another has no comment."""

from collections.abc import Iterable, Sequence

from variorum.apparatus.denied import denied, parties
from variorum.apparatus.scene import Difference, Scene, reading
from variorum.model import Entity, LocusKind, Modality, Saying, Span, Verdict
from variorum.text.words import words


def silences(scene: Scene) -> Iterable[Difference]:
    """Parties that deny in one report and decline to comment in another, and in neither both."""
    said: dict[str, tuple[Entity, list[Saying], list[Saying]]] = {}
    silent = [s for s in scene.found.sayings if _is_silent(s, scene)]
    for denies, saying in [*((False, s) for s in silent), *((True, s) for s in denied(scene))]:
        for party in parties(saying, scene):
            _, declines, denials = said.setdefault(party.id, (party, [], []))
            (denials if denies else declines).append(saying)
    shown: set[Span] = set()
    for party, declines, denials in said.values():
        both = {s.span.report for s in declines} & {s.span.report for s in denials}
        sides = [_first_of_each(side, both) for side in (declines, denials)]
        if all(sides) and shown.isdisjoint(sides[1]):
            shown.update(sides[1])
            yield Difference(
                kind=LocusKind.POLARITY,
                topic=f"what {party.name} says to it",
                verdict=Verdict.CONTESTED,
                readings=(
                    reading(scene, scene.words(sides[0][0]), "no comment", sides[0]),
                    reading(scene, scene.words(sides[1][0]), "denied", sides[1]),
                ),
                why="to one telling it is denied, to another there was no comment",
                weight=6,
            )


def _is_silent(saying: Saying, scene: Scene) -> bool:
    """Whether somebody has no comment on the whole: not who declines to say this or that."""
    if saying.modality is not Modality.DECLINED:
        return False
    text = scene.reports[saying.span.report].text
    return any(w.form == "comment" for w in words(text, saying.span.start, saying.span.end)) and (
        not _was_not_reached(scene.words(saying.span))
    )


def _was_not_reached(told: str) -> bool:
    """Whether somebody gave no answer, rather than declining one."""
    return any(w.form in ("respond", "reply", "answer", "return", "reached") for w in words(told))


def _first_of_each(sayings: Sequence[Saying], without: set[str]) -> list[Span]:
    """The first place of each report but some."""
    firsts: dict[str, Span] = {}
    for saying in sayings:
        if saying.span.report not in without:
            firsts.setdefault(saying.span.report, saying.span)
    return list(firsts.values())
