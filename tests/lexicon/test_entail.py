import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.lexicon.entail import learned, near, same, stated
from variorum.lexicon.laying import alike, lay
from variorum.lexicon.measures import measures, subsequence
from variorum.lexicon.table import rarity
from variorum.lexicon.told import told

LOCK = (
    "The harbour board closed the north lock on Tuesday after divers found three cracks in its "
    "gates. Two barges had to wait for a week. The minister, Ines Brandal, has not said who pays."
)
PROSE = st.lists(st.sampled_from([*LOCK.split(), "not", "é", "4.5", "…"]), max_size=12).map(
    " ".join
)


def test_the_same_stem_and_the_same_number_are_the_same_word() -> None:
    near_words = alike(told("three cracks"), told("a crack, 3 or 13 of them"))
    assert near_words[0].tolist() == [0, 0, 1, 0, 0, 0, 0]
    assert near_words[1, 1] == 1


def test_numbers_are_never_merely_near() -> None:
    assert alike(told("2004"), told("2005")).tolist() == [[0]]
    assert alike(told("killed"), told("murdered"))[0, 0] > 0.5


def test_a_statement_is_laid_on_the_sentence_that_covers_it_best() -> None:
    laid = lay(told(LOCK), told("Barges waited a week."))
    assert laid.text.forms[laid.low : laid.high][:2] == ("two", "barges")


def test_a_statement_of_function_words_alone_is_measured_too() -> None:
    assert 0 <= stated(LOCK, "it is the") <= 1
    assert 0 <= stated(LOCK, "the") <= 1


@pytest.mark.parametrize(
    ("there", "absent"),
    [
        ("Divers found cracks in the gates.", "Divers found a wreck in the bay."),
        ("Three cracks were found.", "Nine cracks were found."),
        ("Ines Brandal is a minister.", "Karl Ostrem is a minister."),
        ("The board closed the lock.", "The board opened the southern lock."),
    ],
)
def test_what_is_in_the_text_is_more_likely_than_what_is_not(there: str, absent: str) -> None:
    assert stated(LOCK, there) > 0.5
    assert stated(LOCK, there) > stated(LOCK, absent) + 0.1


def test_a_retold_sentence_is_the_same_and_another_is_not() -> None:
    told_once = "Regulators fined the bank $40m on Friday for hiding losses."
    again = "The bank was fined $40 million by regulators on Friday for concealing its losses."
    apart = "The bank will open forty branches next year, its chairwoman said."
    assert same(told_once, again) > 0.5 > same(told_once, apart)
    assert near(told_once, again) > near(told_once, apart) + 0.15
    assert near(told_once, told_once) > 0.9


def test_what_speaks_against_a_statement_is_measured() -> None:
    found = measures("Exports rose by 4% last year.", "Exports fell by 9% last year.")
    assert found["tied_opposite"] == 1
    assert (found["numbers_missing"], found["numbers_clash"]) == (1, 1)
    denied = measures("She has not paid the fine.", "She has paid the fine.")
    assert (denied["negation_apart"], denied["negation_close"]) == (1, 1)


def test_words_that_are_not_there_are_tied_to_those_that_are() -> None:
    found = measures("A surgeon bought the ferry.", "The doctor purchased the boat on Monday.")
    assert (found["tied_same"], found["tied_wider"]) == (1, 2)
    assert found["tied_opposite"] == 0
    assert measures("A surgeon left.", "A surgeon left.")["tied_same"] == 0


def test_names_are_told_from_words_that_open_a_sentence() -> None:
    found = told("Ships waited. Then Brandal spoke to Reporters")
    named = [form for form, name in zip(found.forms, found.names, strict=True) if name]
    assert named == ["brandal", "reporters"]


def test_a_text_without_words_holds_no_statement() -> None:
    assert measures("", "A lock closed.") == {}
    assert stated("…", "A lock closed.") == same("", "") == near("?", "!") == 0


def test_every_measure_has_a_weight_for_every_question() -> None:
    names = {*measures(LOCK, "The lock closed."), "bias"}
    assert all(set(learned(question)) == names for question in ("stated", "same", "near"))


def test_rare_words_tell_more_than_common_ones() -> None:
    assert rarity("the") == 0
    assert rarity("said") < rarity("company") < rarity("surgeon") < rarity("sluicegate") == 1


@given(st.lists(st.sampled_from("abc"), max_size=9), st.lists(st.sampled_from("abc"), max_size=9))
def test_the_longest_common_subsequence_is_that_of_the_textbook(
    one: list[str], other: list[str]
) -> None:
    row = [0] * (len(other) + 1)
    for a in one:
        before = row[:]
        for j, b in enumerate(other, 1):
            row[j] = before[j - 1] + 1 if a == b else max(before[j], row[j - 1])
    assert subsequence(one, other) == row[-1]


@settings(deadline=None, max_examples=60)
@given(PROSE, PROSE)
def test_shares_are_shares_and_likeness_is_mutual(one: str, other: str) -> None:
    assert 0 <= stated(one, other) <= 1
    assert 0 <= near(one, other) <= 1
    assert same(one, other) == same(other, one)
    assert near(one, other) == near(other, one)


def test_endless_text_is_cut_and_harmless() -> None:
    assert 0 <= stated("lock " * 200_000, "The lock closed.") <= 1
    assert 0 <= stated("x" * 1_000_000, "y" * 1_000_000) <= 1
