import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.skim import tokens
from variorum.skim.tokens import hash_of
from variorum.skim.word_loops import FIGURE, NAME, OPENS


def words(text: str) -> list[str]:
    told = tokens([text])
    return [text[a:b] for a, b in zip(told.starts, told.ends, strict=True)]


def test_words_are_runs_of_letters_and_digits() -> None:
    assert words("Harmund's 3,500 men — “gone”,\nthe U.S. said.It") == [
        *("Harmund", "s", "3", "500", "men", "gone", "the", "U", "S", "said", "It"),
    ]


def test_hashes_are_those_that_corpora_on_disk_hold() -> None:
    # They are a format: a change of these numbers makes every corpus unreadable.
    assert [hash_of(w) for w in ("the", "harmund", "3500", "élysée")] == [
        2513711332,
        3470135528,
        864092282,
        3005217383,
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Élysée", "elysee"), ("e\u0301tude", "ÉTUDE"), ("Straße", "STRAßE"), ("Łódź", "łodz")],
)
def test_capitals_and_accents_do_not_count(one: str, other: str) -> None:
    assert hash_of(one) == hash_of(other) != 0


def test_different_words_have_different_hashes() -> None:
    forms = [f"{a}{b}" for a in "abcdefghij" for b in range(2000)]
    assert len({hash_of(form) for form in forms}) == len(forms)


def test_a_string_that_is_not_one_word_has_no_hash() -> None:
    assert hash_of("two words") == hash_of("") == hash_of("—") == 0


def test_lines_begin_at_their_first_word() -> None:
    told = tokens(["One two.\n\n  …\nThree\n", "Four\nfive"])
    assert told.lines.tolist() == [0, 2, 0, 1]
    assert told.line_bounds.tolist() == [0, 2, 4]
    assert told.bounds.tolist() == [0, 3, 5]


def test_bits_tell_names_figures_and_openings() -> None:
    told = tokens(["Then Brannock took 40 of them. He left"])
    assert told.bits.tolist() == [NAME | OPENS, NAME, 0, FIGURE, 0, 0, NAME | OPENS, 0]


def test_half_of_a_surrogate_pair_divides_words() -> None:
    assert words("one\ud800two 😀three") == ["one", "two", "three"]


@given(st.lists(st.text(), max_size=5))
def test_any_texts_together_are_as_each_alone(texts: list[str]) -> None:
    together = tokens(texts)
    for i, text in enumerate(texts):
        alone = tokens([text])
        low, high = together.bounds[i], together.bounds[i + 1]
        assert together.words[low:high].tolist() == alone.words.tolist()
        for start, end in zip(alone.starts, alone.ends, strict=True):
            assert text[start:end][0].isalnum()
        assert (alone.starts[1:] > alone.ends[:-1]).all()
