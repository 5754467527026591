"""Credits to newsrooms, on lines made up for the purpose."""

import pytest

from variorum.attribution import credits  # noqa: A004 - a stage's name
from variorum.marking import mark_by_rules
from variorum.model import Report, Segment, SegmentKind


def credited(text: str, kind: SegmentKind = SegmentKind.SENTENCE) -> list[str]:
    segment = Segment(kind=kind, start=0, end=len(text))
    made = Report(id="r", text=text, segments=(segment,))
    return [voice.source for voice in credits(made, mark_by_rules(made))]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("OSLO (Reuters) - The ferry sank on Monday.", "Reuters"),
        ("OSLO, Nov 3 (AFP) — The ferry sank on Monday.", "AFP"),
        ("(CNN)", "CNN"),
        ("By The Associated Press", "The Associated Press"),
        ("By Ann Lee, CNN", "CNN"),
        ("By Ann Lee | Deadline", "Deadline"),
        ("Ann Lee, Bloomberg", "Bloomberg"),
        ("Reuters in Oslo", "Reuters"),
        ("© 2018 The Associated Press.", "The Associated Press"),
        ("Copyright 2019 by CNN NewSource. All rights reserved.", "CNN NewSource"),
        ("Additional reporting by AFP", "AFP"),
        ("Source: Xinhua", "Xinhua"),
        ("The Associated Press contributed to this report.", "The Associated Press"),
        ("The ferry sank, Le Monde reported.", "Le Monde"),
        ("The ferry sank, according to AFP.", "AFP"),
        ("Two sailors told the BBC that the ferry sank.", "the BBC"),
        ("The sinking was first reported by Le Monde.", "Le Monde"),
    ],
)
def test_credits_are_found(text: str, outlet: str) -> None:
    assert credited(text) == [outlet]


def test_furniture_is_looked_at_too() -> None:
    assert credited("© 2018 AFP", SegmentKind.FURNITURE) == ["AFP"]


@pytest.mark.parametrize(
    "text",
    [
        "(Ann Lee/Getty Images/AP)",
        "(Photo: AP)",
        "Ann Lee/Reuters",
        "The ferry at anchor last year. (Reuters)",
        "By Dawn Smith",
        "Two sailors wrote on Twitter that the ferry sank.",
        "The ferry sank on Monday.",
    ],
)
def test_pictures_and_people_are_no_credit(text: str) -> None:
    assert credited(text) == []
