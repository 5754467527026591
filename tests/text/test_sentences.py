import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.paragraphs import lines, paragraphs
from variorum.text.sentences import sentences

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "sentences.jsonl")
    .read_text("utf-8")
    .split("\n")
    if line
]
NEWSLIKE = st.lists(
    st.sampled_from(
        ["Mr.", "Hale", "left", ".", ". ", "\n", "\n\n", " ", "“", "”", '"', "'", "U.S.", "a. m.",
         "one", "🚒", "?", "The", "(", ")", "\r\n", "\u00a0", "5", "…", "é", "\u2028"]
    )
).map("".join)  # fmt: skip


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_sentences_are_cut_where_a_reader_would(case: dict[str, object]) -> None:
    assert cut(str(case["text"])) == case["sentences"]


def test_offsets_count_from_the_start_of_the_text() -> None:
    text = "Not this. It fell. It broke. Nor this."
    found = sentences(text, 10, 28)
    assert [text[a:b] for a, b in found] == ["It fell.", "It broke."]


@given(NEWSLIKE | st.text())
def test_sentences_hold_all_that_is_not_blank_once_and_in_order(text: str) -> None:
    last = 0
    for start, end in sentences(text, 0, len(text)):
        assert last <= start < end
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@given(NEWSLIKE)
def test_paragraphs_hold_whole_lines(text: str) -> None:
    starts = {start for start, _ in lines(text)}
    ends = {end for _, end in lines(text)}
    for start, end in paragraphs(text):
        assert start in starts
        assert end in ends


def test_verse_is_not_taken_for_wrapped_text() -> None:
    text = (
        "Short line\nA somewhat longer line than that\nTiny\nAnother line of middling length\nEnd"
    )
    assert len(paragraphs(text)) == 5


@pytest.mark.parametrize(
    "unit", ["He left. ", "a" * 60, '" . ', "x” ‘A. ", "( a. ", "Mr. ", "a.B "]
)
def test_a_million_characters_are_cut_in_no_more_than_their_share_of_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    found = sentences(text, 0, len(text))
    assert found[-1][1] == len(text.rstrip())
