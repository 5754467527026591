import pytest

from variorum.apparatus.money import is_money, same_sum
from variorum.model import Figure, Qualifier, span


def sum_of(value: float, unit: str) -> Figure:
    return Figure(
        value=value,
        unit=unit,
        qualifier=Qualifier.EXACT,
        subject="",
        period=None,
        source="",
        span=span("a", 0, 1),
    )


@pytest.mark.parametrize(
    ("one", "other", "year", "same"),
    [
        ((10e6, "EUR"), (13.2e6, "USD"), 2013, True),
        ((10e6, "EUR"), (8.5e6, "GBP"), 2013, True),
        ((10e6, "EUR"), (10.2e6, "USD"), 2013, False),
        ((10e6, "EUR"), (10.2e6, "USD"), 2022, True),
        ((1e6, "USD"), (1.1e6, "USD"), None, False),
        ((1e6, "USD"), (80e6, "INR"), 2022, True),
        ((1e6, "USD"), (80e6, "INR"), 2005, False),
        ((5.0, "EUR"), (0.0, "USD"), 2013, None),
    ],
)
def test_a_sum_converted_at_a_rate_of_its_year_is_the_same_sum(
    one: tuple[float, str],
    other: tuple[float, str],
    year: int | None,
    same: bool | None,  # noqa: FBT001
) -> None:
    assert same_sum(sum_of(*one), sum_of(*other), year) is same


def test_kilometres_are_no_money() -> None:
    assert is_money(sum_of(1, "EUR"))
    assert not is_money(sum_of(1, "km"))
    assert same_sum(sum_of(1, "EUR"), sum_of(1, "XXX"), None) is None
