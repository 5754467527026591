"""Refusals to say, denials, and what only looks like one, on sentences made up for the purpose."""

import pytest

from variorum.attribution import attribute
from variorum.marking import mark_by_rules
from variorum.model import Modality, Report, Saying, Segment, SegmentKind


def report(text: str) -> Report:
    sentence = Segment(kind=SegmentKind.SENTENCE, start=0, end=len(text))
    return Report(id="r", text=text, segments=(sentence,))


def sayings(text: str) -> tuple[Saying, ...]:
    made = report(text)
    return attribute(made, mark_by_rules(made))


def moods(text: str) -> set[Modality]:
    return {saying.modality for saying in sayings(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The quarry did not offer any comment.",
        "The harbour board would not provide the 2019 report.",
        "The harbour board would not release the full inspection report.",
        "She would not tell the Herald whether the gate was checked.",
        "The minister would not be drawn on the cost.",
        "Dr Moss did not respond to a request for comment.",
        "The ministry has yet to respond to the findings.",
        "The police chief was not available for comment.",
        "Ana Ruiz left court without speaking to reporters.",
        "The lender declined a request for an interview.",
        "Ana Ruiz could not be reached on Sunday.",
        "A spokesman said it would not comment on the talks.",
        '"I\'m not going to get into details," a spokesman said.',
        '"We don\'t discuss single cases," a spokesman said.',
    ],
)
def test_who_will_not_say_has_declined(text: str) -> None:
    found = sayings(text)
    assert {s.modality for s in found} == {Modality.DECLINED}
    assert all(s.attribution for s in found)


@pytest.mark.parametrize(
    "text",
    [
        "The quarry admits no wrongdoing in that settlement.",
        "The companies did not admit liability.",
        "The firm dismissed the report as pure speculation.",
        "The claim is without foundation, the bank said.",
        '"It is simply not the case," said Ana Ruiz.',
        "The mayor ruled out a delay.",
        '"I never met him," the mayor said.',
        '"We had no role in the sale," the bank said.',
        "Ana Ruiz said she did not open the valve.",
        "The ministry said it had not received any complaint.",
        "Bo Holt said he was not involved in the sale.",
        '"Our tests do not prove that," said Ana Ruiz.',
        '"That never came up the line," Ana Ruiz said.',
        '"The bank neither sold nor bought the bonds," the bank said.',
    ],
)
def test_who_says_that_he_did_not_do_it_has_denied(text: str) -> None:
    assert moods(text) == {Modality.DENIED}


@pytest.mark.parametrize(
    "text",
    [
        "The captors would not release the hostages.",
        "The ministry said it would not provide loans to the mill.",
        "The minister did not rule out a delay.",
        "Police said he did not have a ticket.",
        "The bank said the ship had not left the harbour.",
        "Ana Ruiz said she had not yet decided.",
        '"I didn\'t hear the alarm," said Ana Ruiz.',
        '"I have not slept for two days," she said.',
        '"We did not expect that," the mayor said.',
        '"It was not easy," he said.',
        "The storm did not reach the coast.",
        "A potter who did not want to be named said the kiln was cold.",
    ],
)
def test_what_is_merely_negative_is_neither(text: str) -> None:
    assert moods(text).isdisjoint({Modality.DENIED, Modality.DECLINED})


def test_a_quotation_denies_where_it_denies() -> None:
    text = (
        'Ana Ruiz said: "We never met him and we have paid nothing to his firm. The board meets '
        'on Monday at noon in the old town hall, as it has for years, and it is open to all."'
    )
    found = [(s.modality, s.span.of(text)) for s in sayings(text)]
    assert [mood for mood, _ in found] == [Modality.DENIED, Modality.REPORTED]
    assert found[1][1].startswith("The board meets")
