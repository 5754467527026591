"""What a learned reader and the rules find, joined: on marks made by hand."""

import re

from hypothesis import given
from hypothesis import strategies as st

from variorum.marking.combine import combine
from variorum.marking.learned.read import Spoken
from variorum.marking.lines import page
from variorum.model import Report, Segment, SegmentKind, Span, SpeechMark, span


def report(text: str) -> Report:
    """One sentence a line."""
    segments = [
        Segment(kind=SegmentKind.SENTENCE, start=m.start(), end=m.end(), paragraph=i)
        for i, m in enumerate(re.finditer(r"[^\n]+", text))
    ]
    return Report(id="r", text=text, segments=tuple(segments))


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return span("r", start, start + len(words))


def mark(text: str, source: str, cue: str, content: str, via: str = "") -> SpeechMark:
    return SpeechMark(
        content=at(text, content),
        cue=at(text, cue) if cue else None,
        source=at(text, source) if source else None,
        via=(at(text, via),) if via else (),
    )


def heard(text: str, source: str, cue: str, *contents: str, confidence: float = 0.9) -> Spoken:
    """What a learned reader gives."""

    def place(words: str) -> tuple[int, int]:
        return (text.index(words), text.index(words) + len(words))

    return Spoken(
        cue=place(cue),
        source=place(source) if source else None,
        contents=tuple(place(c) for c in contents),
        confidence=confidence,
    )


def words(text: str, marks: tuple[SpeechMark, ...]) -> list[tuple[str, str, str]]:
    return [
        (
            m.source.of(text) if m.source else "",
            m.cue.of(text) if m.cue else "",
            m.content.of(text),
        )
        for m in marks
    ]


def test_the_learned_spans_stand_and_the_rules_name_the_carrier() -> None:
    text = "The mayor told Radio Vale on Monday that the mill was shut for good."
    learned = heard(text, "The mayor", "told", "that the mill was shut for good")
    ruled = mark(text, "mayor", "told", "the mill was shut", via="Radio Vale")
    (found,) = combine(page(report(text)), [learned], [ruled])
    assert words(text, (found,)) == [("The mayor", "told", "that the mill was shut for good")]
    assert [place.of(text) for place in found.via] == ["Radio Vale"]


def test_what_the_learned_reader_is_unsure_of_is_left_out() -> None:
    text = "The mill was shut, as reported by Radio Vale."
    unsure = heard(text, "The mill", "was shut", "Radio Vale", confidence=0.5)
    ruled = mark(text, "Radio Vale", "as reported by", "The mill was shut")
    found = combine(page(report(text)), [unsure], [ruled])
    assert words(text, found) == [("Radio Vale", "as reported by", "The mill was shut")]


def test_a_cue_that_both_know_may_be_less_sure_and_is_put_as_rules_put_it() -> None:
    text = "The mayor hinted that the mill was shut."
    unsure = heard(text, "", "hinted", "The mayor", confidence=0.3)
    ruled = mark(text, "The mayor", "hinted", "that the mill was shut")
    found = combine(page(report(text)), [unsure], [ruled])
    assert words(text, found) == [("The mayor", "hinted", "that the mill was shut")]


def test_a_cue_that_rules_alone_know_is_kept_where_its_word_is_sure() -> None:
    text = "Tamm said it rained. The mayor envisaged a mill."
    said = mark(text, "Tamm", "said", "it rained")
    saw = mark(text, "The mayor", "envisaged", "a mill")
    assert words(text, combine(page(report(text)), [], [said, saw])) == [
        ("Tamm", "said", "it rained")
    ]


def test_rules_give_the_source_that_was_not_heard() -> None:
    text = "The mayor, who was tired, said it rained."
    learned = heard(text, "", "said", "it rained")
    ruled = mark(text, "The mayor, who was tired,", "said", "it rained")
    found = combine(page(report(text)), [learned], [ruled])
    assert words(text, found) == [("The mayor, who was tired,", "said", "it rained")]


def test_rules_give_the_whole_source_where_a_noun_in_it_was_heard() -> None:
    text = "The letter sent after the strike said it rained."
    learned = heard(text, "the strike", "said", "it rained")
    ruled = mark(text, "The letter sent after the strike", "said", "it rained")
    (found,) = combine(page(report(text)), [learned], [ruled])
    assert words(text, (found,)) == [("The letter sent after the strike", "said", "it rained")]


def test_the_subject_of_a_passive_is_nobody_s_word() -> None:
    text = "The mill is said to be shut."
    learned = heard(text, "The mill", "is said", "to be shut")
    ruled = [mark(text, "", "is said", part) for part in ("The mill", "to be shut")]
    found = combine(page(report(text)), [learned], ruled)
    assert {source for source, _, _ in words(text, found)} == {""}


def test_a_longer_cue_is_the_rules_to_know() -> None:
    text = "The mayor continued to deny that the mill was shut."
    learned = heard(text, "The mayor", "continued", "to deny that the mill was shut")
    ruled = mark(text, "The mayor", "continued to deny", "that the mill was shut")
    found = combine(page(report(text)), [learned], [ruled])
    assert words(text, found) == [("The mayor", "continued to deny", "that the mill was shut")]


def test_speech_within_speech_is_kept() -> None:
    text = "A nurse said the doctors believed he was well."
    learned = heard(text, "A nurse", "said", "the doctors believed he was well")
    inner = mark(text, "the doctors", "believed", "he was well")
    found = combine(page(report(text)), [learned], [inner])
    assert words(text, found)[1:] == [("the doctors", "believed", "he was well")]


def test_contents_end_at_words_and_at_quotation_marks() -> None:
    text = "“We are not going to sell,” said Olga Tamm."
    learned = heard(text, "Olga Tamm", "said", "We are not going to sell")
    (found,) = combine(page(report(text)), [learned], [])
    assert found.content.of(text) == "“We are not going to sell,”"
    assert found.quoted


def test_a_quotation_that_runs_on_is_the_speaker_s_and_has_no_cue() -> None:
    text = "“It was cold,” said Olga Tamm.\n“It was dark as well.”"
    learned = heard(text, "Olga Tamm", "said", "“It was cold,”")
    ruled = [
        mark(text, "Olga Tamm", "said", "“It was cold,”"),
        mark(text, "Olga Tamm", "said", "“It was dark as well.”"),
    ]
    assert words(text, combine(page(report(text)), [learned], ruled)) == [
        ("Olga Tamm", "said", "“It was cold,”"),
        ("Olga Tamm", "", "“It was dark as well.”"),
    ]


def test_a_quotation_without_a_cue_is_no_second_speech() -> None:
    text = "Tamm was clear: “It was dark as well.”"
    learned = heard(text, "Tamm", "was clear", "“It was dark as well.”")
    orphan = mark(text, "Tamm", "", "“It was dark as well.”")
    found = combine(page(report(text)), [learned], [orphan])
    assert words(text, found) == [("Tamm", "was clear", "“It was dark as well.”")]


def test_a_part_cut_off_at_a_comma_is_made_whole() -> None:
    text = "In the end the mill, a ruin since May, was sold, Tamm said."
    learned = heard(text, "Tamm", "said", "was sold")
    ruled = mark(text, "Tamm", "said", "In the end the mill, a ruin since May, was sold")
    (found,) = combine(page(report(text)), [learned], [ruled])
    assert found.content.of(text) == "In the end the mill, a ruin since May, was sold"


def test_a_sentence_too_long_to_lay_out_is_read_all_the_same() -> None:
    text = "Tamm said it rained. " + "and rained " * 800
    made = Report(id="r", text=text, segments=(_sentence(0, len(text)),))
    found = combine(page(made), [heard(text, "Tamm", "said", "it rained")], [])
    assert words(text, found) == [("Tamm", "said", "it rained")]


def _sentence(start: int, end: int) -> Segment:
    return Segment(kind=SegmentKind.SENTENCE, start=start, end=end)


TEXT = "Ann said “it rained”, Bo says. The mill (as per Vale) is shut.\n‘No,’ added Tamm."
PLACES = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)).map(
    lambda p: (p[0], min(len(TEXT), p[0] + p[1]))
)
SPOKEN = st.builds(
    Spoken,
    cue=PLACES,
    source=st.none() | PLACES,
    contents=st.lists(PLACES, max_size=3).map(tuple),
    confidence=st.floats(0, 1),
)
MARKS = st.builds(
    lambda content, cue, source: SpeechMark(
        content=span("r", *content),
        cue=span("r", *cue) if cue else None,
        source=span("r", *source) if source else None,
    ),
    PLACES,
    st.none() | PLACES,
    st.none() | PLACES,
)


@given(st.lists(SPOKEN, max_size=6), st.lists(MARKS, max_size=6))
def test_whatever_is_read_the_marks_are_in_order_and_in_the_text(
    learned: list[Spoken], ruled: list[SpeechMark]
) -> None:
    found = combine(page(report(TEXT)), learned, ruled)
    assert [m.content.start for m in found] == sorted(m.content.start for m in found)
    assert all(0 <= m.content.start < m.content.end <= len(TEXT) for m in found)
    assert len(set(found)) == len(found)
