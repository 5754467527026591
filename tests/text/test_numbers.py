import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.lexicon import rows
from variorum.text.grammar import Grammar
from variorum.text.numbers import numeral, value

GRAMMAR = Grammar(rows("number_rules"), rows("number_words"))


def read(text: str) -> float | None:
    matches = GRAMMAR.read(text).matches("number", 0)
    return value(matches[0]) if matches else None


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("7", 7),
        ("1,234.5", 1234.5),
        ("12,34,567", 1234567),
        ("3,14", None),
        ("1.2.3", None),
        ("1234,567", None),
        ("9" * 40, None),
    ],
)
def test_numerals(written: str, number: float | None) -> None:
    assert numeral(written) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("six", 6),
        ("twenty-one", 21),
        ("one hundred and five", 105),
        ("two hundred thousand", 200_000),
        ("two million three hundred thousand", 2_300_000),
        ("a hundred thirty million", 130_000_000),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("2.6 million", 2_600_000),
        ("2.6-million", 2_600_000),
        ("2mn", 2_000_000),
        ("5 lakh crore", 5e12),
        ("half a billion", 5e8),
        ("three and a half", 3.5),
        ("two and a half million", 2_500_000),
        ("35, 000", 35_000),
        ("10 1/2", 10.5),
        ("4½", 4.5),
    ],
)
def test_numbers_in_digits_and_words(text: str, number: float) -> None:
    assert read(text) == number


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_are_read_back(number: int) -> None:
    assert numeral(f"{number:,}") == number == numeral(str(number))


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none(text: str) -> None:
    found = numeral(text)
    assert found is None or found >= 0
