import dataclasses
import io
from pathlib import Path

from rich.console import Console

from sample_edition import edition, story
from variorum.model import Decision, Edition, Judgement, LeftOut, Place, Ruling
from variorum.render import to_terminal


def seen(of: Edition, page: Path | None = None, width: int = 100) -> str:
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=False).print(to_terminal(of, page))
    return out.getvalue()


def test_it_says_what_an_editor_must_know() -> None:
    text = seen(edition(), Path("out/index.html"))
    assert "Ferry runs aground off Skerrow" in text
    assert "5 reports, 3 independent sources" in text
    assert "contested whether the captain was warned: had been warned / denied" in text
    assert "drift     cost of repairs: £2 million / £3.5 million" in text
    assert "people aboard" not in text
    assert "scan.pdf: it holds no text" in text
    assert "out/index.html" in text


def test_a_calm_story_is_said_to_be_calm() -> None:
    calm = dataclasses.replace(story(), apparatus=())
    assert "nothing contested" in seen(dataclasses.replace(edition(), stories=(calm,)))


def test_many_stories_stay_short() -> None:
    many = dataclasses.replace(edition(), stories=(story(),) * 40)
    text = seen(many)
    assert text.startswith("40 stories, 5 reports")
    assert "and 32 more stories" in text
    assert len(text.splitlines()) < 60


def test_many_left_out_stay_short() -> None:
    lost = tuple(LeftOut(file=f"{n}.bin", reason="binary", advice="skip it") for n in range(30))
    text = seen(dataclasses.replace(edition(), left_out=lost))
    assert "and 25 more left out" in text


def test_a_headline_cannot_move_the_cursor_or_be_markup() -> None:
    evil = dataclasses.replace(story(), title="\x1b[2J[red]gone[/red]\u202e\x07")
    text = seen(dataclasses.replace(edition(), stories=(evil,)))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\x07" not in text
    assert "[red]gone[/red]" in text


def ruling(number: int, *, applied: bool) -> Ruling:
    places = (Place(report=f"r{number}"), Place(report="post"))
    judgement = Judgement(decision=Decision.SAME_FAMILY, places=places)
    return Ruling(judgement=judgement, applied=applied, why="the report \x1b[31mr is gone")


def test_decisions_are_counted_and_those_that_do_not_apply_named() -> None:
    told = dataclasses.replace(story(), judgements=(ruling(1, applied=True),))
    idle = tuple(ruling(number, applied=False) for number in range(2, 15))
    text = seen(dataclasses.replace(edition(), stories=(told,), judgements=idle))
    assert "judgements  1 applied, 13 do not apply" in text
    assert "same family: r2, post: the report" in text
    assert "same family: r1," not in text
    assert "and 3 more" in text
    assert "\x1b" not in text


def test_without_decisions_nothing_is_said_of_them() -> None:
    assert "judgements" not in seen(edition())


def test_a_settled_difference_is_no_alarm() -> None:
    settled = tuple(dataclasses.replace(locus, settled=0) for locus in story().apparatus)
    text = seen(
        dataclasses.replace(edition(), stories=(dataclasses.replace(story(), apparatus=settled),))
    )
    assert "nothing contested" in text
