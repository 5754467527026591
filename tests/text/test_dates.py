from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text import dates
from variorum.text.dates import Stretch


@pytest.mark.parametrize(
    ("stretch", "iso"),
    [
        (dates.year(2004), "2004"),
        (dates.month(2004, 2), "2004-02"),
        (dates.month(2004, 14), "2005-02"),
        (dates.months(2017, 12, 3), "2017-12/2018-02"),
        (dates.join(dates.year(1950), dates.year(1959)), "1950/1959"),
        (Stretch(date(2020, 2, 27), date(2020, 3, 1)), "2020-02-27/2020-03-01"),
        (Stretch(date(2020, 2, 27), date(2020, 2, 27), "06:05"), "2020-02-27T06:05"),
        (dates.week(date(2024, 1, 3)), "2024-01-01/2024-01-07"),
    ],
)
def test_iso_is_cut_to_whole_years_and_months(stretch: Stretch | None, iso: str) -> None:
    assert stretch is not None
    assert stretch.iso() == iso


@pytest.mark.parametrize(
    ("stretch", "value"),
    [
        (dates.week(date(2021, 1, 1)), "2020-W53"),
        (Stretch(date(2022, 6, 18), date(2022, 6, 19)), "2022-W24-WE"),
        (dates.months(1997, 7, 3), "1997-Q3"),
        (dates.months(1997, 9, 3), "1997-FA"),
        (dates.months(1997, 7, 6), "1997-H2"),
        (dates.months(1997, 2, 4), "1997-02"),
        (dates.join(dates.year(1950), dates.year(1959)), "195"),
        (dates.join(dates.year(1801), dates.year(1900)), "18"),
        (dates.month(2004, 2), "2004-02"),
        (Stretch(date(2020, 2, 27), date(2020, 2, 27), "06:05"), "2020-02-27T06:05"),
        (Stretch(date(2020, 2, 27), date(2020, 2, 27), named="2020-02-27TNI"), "2020-02-27TNI"),
        (Stretch(date(2020, 2, 27), date(2020, 3, 12)), "2020-02"),
    ],
)
def test_the_value_names_weeks_quarters_and_seasons(stretch: Stretch | None, value: str) -> None:
    assert stretch is not None
    assert stretch.value() == value


@pytest.mark.parametrize(
    ("year", "day"), [(1954, (4, 18)), (1981, (4, 19)), (2000, (4, 23)), (2008, (3, 23))]
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert dates.easter(year) == date(year, *day)


def test_the_so_manieth_weekday_of_a_month() -> None:
    assert dates.nth(2022, 11, 3, 4) == date(2022, 11, 24)
    assert dates.nth(2022, 5, 0, -1) == date(2022, 5, 30)


def test_what_the_calendar_lacks_is_none() -> None:
    assert dates.day(2023, 2, 29) is None
    assert dates.join(dates.year(2001), dates.year(2000)) is None
    assert dates.parse("2020-13") is None
    assert dates.parse("soon") is None
    assert dates.parse(None) is None


def test_a_third_is_called_by_its_whole() -> None:
    july = dates.month(2021, 7)
    assert july is not None
    assert dates.third(july, "late").value() == "2021-07"


def test_thirds_of_months_and_years() -> None:
    july, whole = dates.month(2021, 7), dates.year(2021)
    assert july is not None
    assert whole is not None
    assert dates.third(july, "early").iso() == "2021-07-01/2021-07-10"
    assert dates.third(july, "late").iso() == "2021-07-21/2021-07-31"
    assert dates.third(whole, "mid").iso() == "2021-05/2021-08"


@given(st.dates(min_value=date(1000, 1, 1)))
def test_what_is_written_is_read_back(day: date) -> None:
    for stretch in (Stretch(day, day), dates.month(day.year, day.month), dates.year(day.year)):
        assert stretch is not None
        assert dates.parse(stretch.iso()) == stretch
    assert dates.parse(f"{day.isoformat()}T10:00:00Z") == Stretch(day, day)


@given(st.dates(), st.integers(min_value=-(10**7), max_value=10**7))
def test_shifting_stays_within_the_calendar(day: date, days: int) -> None:
    assert date.min <= dates.shifted(day, days) <= date.max
