"""Differences of certainty and course: hedged or flat, possible or certain, ahead or done."""

import pytest

from staging import Stage
from variorum.apparatus.contexts import Contexts
from variorum.apparatus.deeds import Course, deeds
from variorum.apparatus.scene import Scene
from variorum.model import Findings, LocusKind, Verdict


def scene(text: str) -> Scene:
    stage = Stage(a=text)
    return Scene(stage.reports, (), Findings(), {})


@pytest.mark.parametrize(
    ("text", "course"),
    [
        ("The council sold the old barracks.", Course.DONE),
        ("The barracks were sold by the council.", Course.DONE),
        ("The council will sell the old barracks.", Course.AHEAD),
        ("The council plans to sell the old barracks.", Course.AHEAD),
        ("The council may sell the old barracks.", Course.DOUBTFUL),
        ("The council may have sold the old barracks.", Course.DOUBTFUL),
        ("The council did not sell the old barracks.", Course.NOT),
        ("The council failed to sell the old barracks.", Course.NOT),
        ("The council has no plans to sell the old barracks.", Course.NOT),
        ("The council denied that it had sold the old barracks.", Course.NOT),
        ("The council would not allow the heirs to sell the old barracks.", None),
        ("The council delayed a decision to sell the old barracks.", None),
        ("The council is weighing whether to sell the old barracks.", Course.DOUBTFUL),
        ("After selling the old barracks, the council built a pool.", Course.DONE),
        ("The council was asked to sell the old barracks.", None),
    ],
)
def test_a_deed_is_done_ahead_or_doubtful(text: str, course: Course | None) -> None:
    staged = scene(text)
    (told,) = deeds(staged, Contexts(staged))["sell"]
    assert told.course is course


def test_what_is_possible_in_one_telling_and_certain_in_another() -> None:
    stage = Stage(
        a="A spark from the kiln may have ignited the sawdust in the Harrow Lane workshop.",
        b="A spark from the kiln ignited the sawdust in the Harrow Lane workshop.",
    )
    (locus,) = stage.loci()
    assert (locus.kind, locus.verdict) == (LocusKind.CERTAINTY, Verdict.DRIFT)


def test_what_may_be_and_what_will_be() -> None:
    stage = Stage(
        a="The party could lose its seats in the Orrin valley council in the autumn vote.",
        b="The party will lose its seats in the Orrin valley council in the autumn vote.",
    )
    assert [x.kind for x in stage.loci()] == [LocusKind.CERTAINTY]


def test_a_doubt_that_both_tellings_have_is_no_difference() -> None:
    stage = Stage(
        a="A spark from the kiln may have ignited the sawdust in the Harrow Lane workshop.",
        b="The sawdust in the Harrow Lane workshop may have been ignited by a kiln spark.",
    )
    assert stage.loci() == ()


def test_what_somebody_thinks_is_no_hedge_of_the_report() -> None:
    stage = Stage(
        a="Neighbours think that the kiln in the Harrow Lane workshop overheated on Sunday.",
        b="The kiln in the Harrow Lane workshop overheated on Sunday.",
    )
    assert stage.loci() == ()


def test_what_was_not_done_is_not_told_as_done() -> None:
    stage = Stage(
        a="The mayor will sign the tannery licence on Friday.",
        b="The mayor never signed the tannery licence on Friday.",
    )
    assert not any("still to come" in x.why for x in stage.loci())
