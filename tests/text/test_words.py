from hypothesis import given
from hypothesis import strategies as st

from variorum.text.words import fold, words


def test_words_keep_numbers_whole_and_part_hyphens() -> None:
    forms = [w.form for w in words("A two-million-euro (2,600,000) loss: 4.5% of Élan’s")]
    assert forms == ["a", "two", "million", "euro", "2,600,000", "loss", "4.5", "of", "elan"]


def test_fold_drops_case_accent_and_possessive() -> None:
    assert [fold(w) for w in ("Modi’s", "Vendôme", "firms'", "s")] == [
        "modi",
        "vendome",
        "firms",
        "s",
    ]


@given(st.text())
def test_offsets_lie_in_the_text_in_order(text: str) -> None:
    last = 0
    for word in words(text):
        assert last <= word.start < word.end <= len(text)
        last = word.end
