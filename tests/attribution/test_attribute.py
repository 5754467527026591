"""Sayings, chains and moods, on sentences made up for the purpose."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.attribution import attribute
from variorum.marking import mark_by_rules
from variorum.model import (
    Marks,
    Modality,
    Report,
    Saying,
    Segment,
    SegmentKind,
    SourceKind,
    SpeechMark,
    Voice,
    span,
)


def report(text: str) -> Report:
    segments: list[Segment] = []
    start = 0
    for paragraph, line in enumerate(text.split("\n")):
        for match in re.finditer(r"\S.*?(?:[.!?][\"”’']*(?=\s|$)|$)", line):
            place = (start + match.start(), start + match.end())
            segments.append(
                Segment(
                    kind=SegmentKind.SENTENCE, start=place[0], end=place[1], paragraph=paragraph
                )
            )
        start += len(line) + 1
    return Report(id="r", text=text, segments=tuple(segments))


def sayings(text: str) -> tuple[Saying, ...]:
    made = report(text)
    return attribute(made, mark_by_rules(made))


def chains(text: str) -> list[list[str]]:
    return [[voice.source for voice in saying.attribution] for saying in sayings(text)]


def first(text: str) -> Voice:
    return next(s.attribution[0] for s in sayings(text) if s.attribution)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Three pilots told Reuters the fog was thick.", ["Three pilots", "Reuters"]),
        (
            "The fog was thick, according to a report from Reuters on Monday, "
            "which cited two pilots.",
            ["two pilots", "Reuters"],
        ),
        ("The fog was thick, according to Reuters' sources.", ["sources", "Reuters"]),
        ("The fog was thick, as per pilots cited by Reuters.", ["pilots", "Reuters"]),
        ("The fog was thick, Reuters reported, citing two pilots.", ["two pilots", "Reuters"]),
        ("Anna Kerr wrote on Twitter that the fog was thick.", ["Anna Kerr", "Twitter"]),
        ("One nurse said the driver told her he was ill.", ["the driver", "One nurse"]),
        ("The ministry said in a statement that the fog was thick.", ["The ministry"]),
        ("Speaking to Sky News, the mayor said the fog was thick.", ["the mayor", "Sky News"]),
    ],
)
def test_chains_begin_with_the_nearest_speaker(text: str, chain: list[str]) -> None:
    assert chain in chains(text)


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("The kiln was cold.", Modality.ASSERTED),
        ("The kiln did not burn.", Modality.ASSERTED),
        ("The kiln reportedly exploded.", Modality.REPORTED),
        ("The kiln is said to have exploded.", Modality.REPORTED),
        ("The potters said the kiln was cold.", Modality.REPORTED),
        ("The kiln will be moved in May.", Modality.PLANNED),
        ("The council plans to move the kiln.", Modality.PLANNED),
        ("The kiln may be moved.", Modality.POSSIBLE),
        ("The council is considering a sale.", Modality.POSSIBLE),
        ("The council has proposed a sale.", Modality.PROPOSED),
        ("The council urged potters to leave.", Modality.PROPOSED),
        ("The council denied the sale.", Modality.DENIED),
        ("The council dismissed the allegations as noise.", Modality.DENIED),
        ("The council said the story was not true.", Modality.DENIED),
        ("She did not sell the kiln, she insisted.", Modality.DENIED),
        ("The council declined to comment.", Modality.DECLINED),
        ("The council would not say who paid.", Modality.DECLINED),
        ("The council did not respond to a request for comment.", Modality.DECLINED),
        ("Potters could not be reached for comment.", Modality.DECLINED),
    ],
)
def test_moods(text: str, mood: Modality) -> None:
    assert mood in {saying.modality for saying in sayings(text)}


def test_may_is_a_month_too() -> None:
    assert sayings("In May the kiln was cold.")[0].modality is Modality.ASSERTED


def test_who_declines_to_be_named_does_not_decline_to_comment() -> None:
    found = sayings("A potter who declined to be named said the kiln was cold.")
    assert {saying.modality for saying in found} == {Modality.REPORTED}


def test_two_moods_in_one_sentence_give_two_sayings() -> None:
    text = "The guild has denied any theft, while the council declined to comment."
    found = {(s.span.of(text), s.modality) for s in sayings(text)}
    assert found == {
        ("The guild has denied any theft", Modality.DENIED),
        ("the council declined to comment", Modality.DECLINED),
    }


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Three sources said it rained.", SourceKind.UNNAMED, 3),
        ("A police source said it rained.", SourceKind.UNNAMED, 1),
        ("Sources said it rained.", SourceKind.UNNAMED, None),
        ("The police said it rained.", SourceKind.OFFICIAL, None),
        ("A spokesman for the port said it rained.", SourceKind.OFFICIAL, None),
        ("Reuters said it rained.", SourceKind.REPORT, None),
        ("State media said it rained.", SourceKind.REPORT, None),
        ("The joint statement said it rained.", SourceKind.DOCUMENT, None),
        ("The company said it rained.", SourceKind.ORGANISATION, None),
        ("Western diplomats said it rained.", SourceKind.UNNAMED, None),
        ("Martin Brown said it rained.", SourceKind.PERSON, None),
        ("Martin Brown, the interior minister, said it rained.", SourceKind.OFFICIAL, None),
    ],
)
def test_kinds_and_numbers(text: str, kind: SourceKind, number: int | None) -> None:
    voice = first(text)
    assert (voice.kind, voice.number) == (kind, number)


def test_a_pronoun_takes_the_name_of_the_last_speaker_and_keeps_its_place() -> None:
    text = "Martin Brown said it rained. He said the road was shut."
    voice = next(v for s in sayings(text) for v in s.attribution if v.span.of(text) == "He")
    assert voice.source == "Martin Brown"


def test_a_pronoun_agrees_in_gender() -> None:
    text = "Martin Brown rang his mother, Jane Brown. She said the road was shut."
    assert ["Jane Brown"] in chains(text)


def test_a_pronoun_in_a_quotation_is_not_its_speaker() -> None:
    text = "Martin Brown said: “I rang the guard. He said the road was shut.”"
    assert ["He", "Martin Brown"] in chains(text)


def test_a_name_in_a_quotation_is_not_who_speaks_next() -> None:
    text = "Martin Brown said: “We never saw Peter Hall.” He said the road was shut."
    shut = next(s for s in sayings(text) if s.span.of(text) == "the road was shut")
    assert shut.attribution[0].source == "Martin Brown"


def test_a_pronoun_that_nobody_fits_stays() -> None:
    assert chains("The road was shut, he said.") == [["he"]]


def test_a_learned_reader_s_marks_are_read_alike() -> None:
    text = "Two aides, whom the paper did not name, let it be known that talks had begun."
    content = text.index("talks")
    mark = SpeechMark(
        content=span("r", content, len(text) - 1),
        cue=span("r", text.index("let"), text.index("that")),
        source=span("r", 0, len("Two aides, whom the paper did not name,")),
    )
    found = [s for s in attribute(report(text), Marks(speech=(mark,))) if s.attribution]
    assert [v.source for v in found[0].attribution] == ["Two aides"]
    assert found[0].modality is Modality.REPORTED


_PIECES = st.sampled_from(
    [
        "The guild denied it, while the port declined to comment.",
        "“It rained,” she said. “We left.”",
        "Rain fell.",
        "According to AFP, it rained",
        "He told the BBC: 'No.'",
        "– A new pier.",
        "\n",
        "Sources say:",
        "a claim the army denied",
    ]
)


@given(st.lists(_PIECES, max_size=8))
def test_every_sentence_is_covered(pieces: list[str]) -> None:
    made = report(" ".join(pieces))
    found = attribute(made, mark_by_rules(made))
    for sentence in made.sentences():
        assert any(saying.span.overlap(sentence) for saying in found)
    assert list(found) == sorted(found, key=lambda s: (s.span.start, s.span.end))
