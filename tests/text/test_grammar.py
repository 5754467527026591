from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import RecordError
from variorum.text.grammar import Grammar, Match, tokens

WORDS = (("COLOUR", "red", "r"), ("COLOUR", "sky blue", "b"), ("THING", "Ball"), ("LOUD", "UN"))
RULES = (
    ("ball", "[big] c:COLOUR THING", "coloured"),
    ("ball", "THING", "plain"),
    ("pair", "a:<ball> (and | or) b:<ball>", "pair"),
    ("after", "in @ y:D4 @ [x]", "year"),
    ("glued", "n:NUMBER ~- ~m:NUMBER", "glued"),
    ("loud", "LOUD", "loud"),
)
GRAMMAR = Grammar(RULES, WORDS)


def found(text: str, rule: str) -> list[str]:
    read = GRAMMAR.read(text)
    matches = (match for match, _ in read.scan(rule, lambda m: m))
    return [text[read.tokens[m.first].start : read.tokens[m.last - 1].end] for m in matches]


def test_the_longest_match_wins_and_matches_do_not_overlap() -> None:
    assert found("a big red Ball, a Ball", "ball") == ["big red Ball", "Ball"]


def test_an_entry_may_be_of_several_words() -> None:
    assert found("a sky blue Ball", "ball") == ["sky blue Ball"]


def test_a_capitalised_entry_wants_a_capital_and_capitals_want_capitals() -> None:
    assert found("red ball", "ball") == []
    assert found("Un UN un", "loud") == ["UN"]


def test_parts_are_values_or_matches() -> None:
    match = GRAMMAR.read("red Ball and Ball").matches("pair", 0)[0]
    first = match.parts["a"]
    assert isinstance(first, Match)
    assert (first.meaning, first.parts["c"]) == ("coloured", "r")


def test_what_stands_outside_the_marks_is_context() -> None:
    assert found("in 1999 x", "after") == ["1999"]
    assert found("by 1999 x", "after") == []


def test_a_glued_sign_has_no_blank_before_it() -> None:
    assert found("4-5 and 4 -5 and 4 - 5", "glued") == ["4-5"]


def test_a_meaning_may_refuse_the_longest_match() -> None:
    read = GRAMMAR.read("big red Ball")
    kept = [m for m, _ in read.scan("ball", lambda m: m if m.meaning == "plain" else None)]
    assert [m.first for m in kept] == [2]


def test_unbalanced_brackets_are_a_defect() -> None:
    with pytest.raises(RecordError, match="unbalanced"):
        Grammar((("bad", "a ] b", "x"),), ())


@given(st.text())
def test_tokens_are_the_text_without_its_blanks(text: str) -> None:
    read = tokens(text)
    assert "".join(t.text for t in read) == "".join(text.split())
    assert all(text[t.start : t.end] == t.text for t in read)
    assert all(a.end <= b.start for a, b in pairwise(read))
