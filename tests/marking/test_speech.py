"""Speech by rules, on sentences made up for the purpose."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.marking import mark_by_rules, mark_speech
from variorum.marking.lines import page
from variorum.marking.quotations import quotations
from variorum.model import Report, Segment, SegmentKind, SpeechMark


def report(text: str, headline: bool = False) -> Report:  # noqa: FBT001, FBT002
    """One segment a sentence; a line is a paragraph, the first a headline if asked."""
    segments: list[Segment] = []
    start = 0
    for paragraph, line in enumerate(text.split("\n")):
        for match in re.finditer(r"\S.*?(?:[.!?][\"”’']*(?=\s|$)|$)", line):
            kind = SegmentKind.HEADLINE if headline and not segments else SegmentKind.SENTENCE
            place = (start + match.start(), start + match.end())
            segments.append(Segment(kind=kind, start=place[0], end=place[1], paragraph=paragraph))
        start += len(line) + 1
    return Report(id="r", text=text, segments=tuple(segments))


def marks(text: str, headline: bool = False) -> list[tuple[str, str, str]]:  # noqa: FBT001, FBT002
    """Source, cue and content of each mark, in words."""
    made = report(text, headline)
    return [_words(mark, made.text) for mark in mark_speech(page(made), ())]


def _words(mark: SpeechMark, text: str) -> tuple[str, str, str]:
    source = mark.source.of(text) if mark.source else ""
    cue = mark.cue.of(text) if mark.cue else ""
    return source, cue, mark.content.of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry said that the dam had burst.",
            ("The ministry", "said", "that the dam had burst"),
        ),
        ("The dam had burst, the ministry said.", ("the ministry", "said", "The dam had burst")),
        ("Engineers warned of a second flood.", ("Engineers", "warned", "of a second flood")),
        (
            "According to the coroner, both men drowned.",
            ("the coroner", "According to", "both men drowned"),
        ),
        (
            "Both men drowned, according to the coroner.",
            ("the coroner", "according to", "Both men drowned"),
        ),
        ("“We are safe,” said Mara Quill.", ("Mara Quill", "said", "“We are safe,”")),
        ('"We are safe," Mara Quill said.', ("Mara Quill", "said", '"We are safe,"')),
        ("Mara Quill said: 'We are safe.'", ("Mara Quill", "said", "'We are safe.'")),
        (
            "Mara Quill, 51, who owns the mill, said it was empty.",
            ("Mara Quill, 51, who owns the mill,", "said", "it was empty"),
        ),
        (
            "The union has rejected claims that it was paid.",
            ("The union", "has rejected", "claims that it was paid"),
        ),
        (
            "The union declined to comment on the sale.",
            ("The union", "declined to comment", "on the sale"),
        ),
        (
            "A clerk who saw the fire said nobody moved.",
            ("A clerk who saw the fire", "said", "nobody moved"),
        ),
        ("The vault is said to be empty.", ("", "is said", "to be empty")),
        ("Now, she said, the mill is shut.", ("she", "said", "the mill is shut")),
        (
            "The tax, which growers say will ruin them, passed.",
            ("growers", "say", "will ruin them"),
        ),
        (
            "“It is dry,” said former miner Olga Tamm.",
            ("former miner Olga Tamm", "said", "“It is dry,”"),
        ),
        (
            "“It is dry,” said Olga Tamm, a miner, who lives there.",
            ("Olga Tamm, a miner, who lives there", "said", "“It is dry,”"),
        ),
        (
            "The lorry is said by police to have stopped.",
            ("police", "is said", "to have stopped"),
        ),
        (
            "It was first reported by Radio Vale that the mill was shut.",
            ("Radio Vale", "was first reported by", "that the mill was shut"),
        ),
        (
            "The Courier quoted a guard as saying the gate was open.",
            ("a guard", "saying", "the gate was open"),
        ),
        (
            "The mill was idle, a study published in June found.",
            ("a study published in June", "found", "The mill was idle"),
        ),
        ("Ann Roe, who said the gate was open, was fired.", ("who", "said", "the gate was open")),
        ("Her sister said it rained.", ("Her sister", "said", "it rained")),
        ("In a survey, most growers were for it.", ("a survey", "In", "most growers were for it")),
    ],
)
def test_one_sentence_gives_source_cue_and_content(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in marks(text)


@pytest.mark.parametrize(
    "text",
    [
        "The report was on the table.",
        "The so-called 'quiet car' was loud.",
        "The firm did not say it would pay.",
        "The cost per student has doubled.",
        "He reported the theft to his landlord.",
        "The United States won the match.",
        "Prices rose by 3 per cent.",
    ],
)
def test_no_speech_is_found_where_there_is_none(text: str) -> None:
    assert marks(text) == []


def test_two_clauses_with_two_speakers_are_kept_apart() -> None:
    found = marks("The bank said it was solvent, while the regulator warned of losses.")
    assert ("The bank", "said", "it was solvent") in found
    assert ("the regulator", "warned", "of losses") in found


def test_a_participle_carries_the_speaker_on() -> None:
    found = marks("The road was shut, police said, adding that nobody was hurt.")
    assert ("police", "said", "The road was shut") in found
    assert ("police", "adding", "that nobody was hurt") in found


def test_a_quotation_of_several_sentences_has_one_speaker() -> None:
    found = marks('"The roof fell. We ran for the door," Mara Quill said.')
    assert ("Mara Quill", "said", '"The roof fell. We ran for the door,"') in found


def test_a_quotation_goes_on_over_paragraphs() -> None:
    found = marks('Mara Quill said: "The roof fell.\n"We ran for the door."')
    assert ("Mara Quill", "said", '"We ran for the door."') in found


def test_a_quotation_after_the_speech_tag_goes_on() -> None:
    found = marks("“The roof fell,” she said. “We ran for the old door at once.”")
    assert ("she", "said", "“We ran for the old door at once.”") in found


def test_bullets_after_a_colon_are_said_by_who_announced_them() -> None:
    found = marks("Sources say the plan has two parts:\n– A new harbour.\n– A longer road.")
    assert ("Sources", "say", "– A new harbour.") in found
    assert ("Sources", "say", "– A longer road.") in found


def test_only_the_one_who_announced_the_bullets_says_them() -> None:
    found = marks(
        "While the firm denied any sale, sources say the plan has two parts:\n– A new harbour."
    )
    assert ("sources", "say", "– A new harbour.") in found
    assert not [mark for mark in found if "harbour" in mark[2] and mark[1] == "denied"]


def test_a_hearer_that_is_a_newsroom_is_a_carrier() -> None:
    made = report("Two guards told Reuters that the gate was open.")
    (mark,) = mark_speech(page(made), ())
    assert [via.of(made.text) for via in mark.via] == ["Reuters"]
    assert mark.content.of(made.text) == "that the gate was open"


def test_a_statement_is_a_carrier() -> None:
    made = report("The guards said in a statement that the gate was open.")
    (mark,) = mark_speech(page(made), ())
    assert [via.of(made.text) for via in mark.via] == ["a statement"]


def test_a_headline_gives_the_word_by_its_colon_or_its_end() -> None:
    assert marks("Police: man held after blast", headline=True)[0][0] == "Police"
    assert marks("Fire kills four in Malmo, officials say", headline=True)[0][0] == "officials"
    assert marks("Harbour fire: four dead", headline=True) == []


def test_a_cue_in_a_line_of_its_own_takes_the_quotation_before_it() -> None:
    assert ("Mara Quill", "said", "'Not us!'") in marks("'Not us!' Mara Quill said.")


def test_nested_speech_keeps_both_speakers() -> None:
    found = marks("One guard said the driver told him that the brakes had failed.")
    assert ("the driver", "told", "that the brakes had failed") in found
    assert [mark for mark in found if mark[0] == "One guard"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "so" and left.', ['"so"']),
        ("“One.” “Two.”", ["“One.”", "“Two.”"]),
        ("The firms' views on the '90s don't count.", []),
        ("‘We don’t know,’ she said.", ["‘We don’t know,’"]),
        ("'They're late,' he said.", ["'They're late,'"]),
        ('"It never closes.', ['"It never closes.']),
        ('"First part. "Second part."', ['"First part.', '"Second part."']),
        ('It was over. "', []),
    ],
)
def test_quotation_marks_of_all_kinds(text: str, expected: list[str]) -> None:
    found = quotations(text, [(0, len(text))])
    assert [text[q.start : q.end] for q in found] == expected


_WORDS = st.sampled_from(
    [
        *("said", "told", "denied", "according", "to", "citing", "declined to comment"),
        *("who", "which", "that", "and", "but", "while"),
        *(",", ".", ":", ";", '"', "'", "“", "”", "–", "\n"),
        *("Reuters", "police", "the", "Ann", "he"),
    ]
)


@given(st.lists(_WORDS, max_size=40))
def test_marks_lie_within_the_text_whatever_is_read(words: list[str]) -> None:
    made = report(" ".join(words))
    found = mark_by_rules(made).speech
    for mark in found:
        for place in (mark.content, mark.cue, mark.source, *mark.via):
            assert place is None or place.end <= len(made.text)
    assert list(found) == sorted(found, key=lambda m: m.content.start)
    assert mark_by_rules(made).speech == found
