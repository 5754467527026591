from datetime import date

import pytest

from variorum.text.spell import bounds


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-06-04", date(2024, 6, 4), date(2024, 6, 4)),
        ("2024-06-04T04:30", date(2024, 6, 4), date(2024, 6, 4)),
        ("2009/2013", date(2009, 1, 1), date(2013, 12, 31)),
        ("2024-10-29/2024-11", date(2024, 10, 29), date(2024, 11, 30)),
    ],
)
def test_bounds(when: str, first: date, last: date) -> None:
    assert bounds(when) == (first, last)


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match=r"(?i)isoformat|invalid"):
        bounds("late October")
