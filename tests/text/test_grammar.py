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


def test_the_longest_entry_gives_the_value() -> None:
    grammar = Grammar((), (("SIZE", "very", "v"), ("SIZE", "very big", "b"), ("SIZE", "big", "a")))
    read = grammar.read("very big, very")
    assert [read.value("SIZE", place) for place in range(-1, 5)] == [
        None,
        "b",
        "a",
        None,
        "v",
        None,
    ]
    assert (read.holds("SIZE"), read.holds("COLOUR")) == (True, False)


def test_of_matches_as_long_the_first_in_the_file_comes_first() -> None:
    rules = (("two", "a:<one> b:red", "second"), ("two", "a:red red", "third"), ("one", "red", "x"))
    found = Grammar(rules, ()).read("red red").matches("two", 0)
    assert [m.meaning for m in found] == ["second", "third"]


def test_a_rule_may_open_with_a_mark_and_end_with_the_text() -> None:
    rules = (("end", "@ [the] end @ [.]", "end"),)
    read = Grammar(rules, ()).read("the end")
    assert [(m.first, m.last) for m in read.matches("end", 0)] == [(0, 2)]


SOME_WORDS = st.lists(
    st.sampled_from(("red", "Red", "sky", "blue", "Ball", "ball", "and", "big", "in", "1999", "UN"))
)


@given(SOME_WORDS, SOME_WORDS)
def test_what_was_read_before_changes_nothing(before: list[str], words: list[str]) -> None:
    used, fresh = Grammar(RULES, WORDS), Grammar(RULES, WORDS)
    used.read(" ".join(before))
    text = " ".join(words)
    for rule in used.rules:
        for place in range(len(words)):
            here = used.read(text).matches(rule, place)
            assert here == fresh.read(text).matches(rule, place)


@given(SOME_WORDS)
def test_a_pattern_of_kinds_matches_as_its_words_written_out(words: list[str]) -> None:
    written = (("x", "@ [big] (red | sky blue) @ and", "x"), ("x", "(red | sky blue)", "x"))
    kinds = (("x", "@ [big] COLOUR @ and", "x"), ("x", "COLOUR", "x"))
    text = " ".join(words)
    one, other = Grammar(written, ()).read(text), Grammar(kinds, WORDS).read(text)
    spans = [[(m.first, m.last) for m, _ in read.scan("x", lambda m: m)] for read in (one, other)]
    assert spans[0] == spans[1]


@given(SOME_WORDS)
def test_a_rule_within_a_rule_matches_as_if_it_were_written_out(words: list[str]) -> None:
    written = (("x", "(red | big red [Ball]) @ [big] (and | in) @ 1999", "x"),)
    nested = (
        ("x", "<one> @ <two> @ 1999", "x"),
        ("one", "(red | big red [Ball])", "o"),
        ("two", "[big] (and | in)", "t"),
    )
    text = " ".join(words)
    reads = [Grammar(written, ()).read(text), Grammar(nested, ()).read(text)]
    spans = [[(m.first, m.last) for m, _ in read.scan("x", lambda m: m)] for read in reads]
    assert spans[0] == spans[1]


@given(st.text())
def test_tokens_are_the_text_without_its_blanks(text: str) -> None:
    read = tokens(text)
    assert "".join(t.text for t in read) == "".join(text.split())
    assert all(text[t.start : t.end] == t.text for t in read)
    assert all(a.end <= b.start for a, b in pairwise(read))
