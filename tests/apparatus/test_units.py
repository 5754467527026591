"""Measures in two units, and times of the clock, held against each other."""

import pytest

from staging import Stage
from variorum.apparatus.clocks import comparable, exclude
from variorum.apparatus.scene import Scene
from variorum.apparatus.values import compatible
from variorum.model import Figure, Findings, Moment, Qualifier, span


def figure(value: float, unit: str, is_: str = "=") -> Figure:
    return Figure(
        value=value,
        unit=unit,
        qualifier=Qualifier(is_),
        subject="",
        period=None,
        source="",
        span=span("a", 0, 1),
    )


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (figure(6, "mi"), figure(10, "km"), True),
        (figure(6, "mi"), figure(16, "km"), False),
        (figure(3, "weeks"), figure(22, "days"), True),
        (figure(3, "weeks"), figure(40, "days"), False),
        (figure(4, "decades"), figure(40, "years"), True),
        (figure(12, "mph"), figure(20, "km/h"), True),
        (figure(2, "ha"), figure(5, "acres"), True),
        (figure(10, "km"), figure(10, "t"), False),
        (figure(200, "homes", ">="), figure(340, "homes"), True),
        (figure(200, "homes", ">="), figure(120, "homes"), False),
        (figure(2, "engines", ">="), figure(3, "engines"), True),
        (figure(2, "people", ">="), figure(3, "people"), False),
    ],
)
def test_two_measures_of_one_thing(one: Figure, other: Figure, *, fit: bool) -> None:
    assert compatible(one, other, None) is fit
    assert compatible(other, one, None) is fit


def moments(one: tuple[str, str], other: tuple[str, str]) -> tuple[Moment, Moment, Scene]:
    """Two tellings of when a gate broke: the words, and what they were resolved to."""
    stage = Stage(a=f"The gate broke {one[0]}.", b=f"The gate broke {other[0]}.")
    stage.moment("a", *one)
    stage.moment("b", *other)
    first, second = stage.moments
    scene = Scene(stage.reports, (), Findings(moments=tuple(stage.moments)), {})
    return first, second, scene


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (("at 6.10am", "2024-06-04T06:10"), ("at 6.13am", "2024-06-04T06:13"), False),
        (("at 6.10am", "2024-06-04T06:10"), ("at 7.25am", "2024-06-04T07:25"), True),
        (("at about 6am", "2024-06-04T06:00"), ("at 6.12am", "2024-06-04T06:12"), False),
        (("at 0230 GMT", "2024-06-04T02:30Z"), ("at 4.30am", "2024-06-04T04:30"), False),
        (("on Monday", "2024-06-03"), ("on 5 June", "2024-06-05"), True),
        (("in June", "2024-06"), ("on 5 June", "2024-06-05"), False),
        (("at 6am", "2024-06-04T06:00"), ("at 6am on Monday", "2024-06-03T06:00"), False),
    ],
)
def test_times_that_exclude_each_other(
    one: tuple[str, str], other: tuple[str, str], *, apart: bool
) -> None:
    first, second, scene = moments(one, other)
    assert exclude(first, second, scene) is apart
    assert exclude(second, first, scene) is apart


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (("this morning", "2024-06-04"), ("this morning", "2024-06-05"), False),
        (("today", "2024-06-04"), ("on Monday", "2024-06-03"), False),
        (("on Monday", "2024-06-03"), ("on Tuesday", "2024-06-04"), True),
        (("on Monday", "2024-06-03"), ("on Tuesday", "2024-06-18"), False),
        (("on 3 June", "2024-06-03"), ("on 5 June", "2024-06-05"), True),
    ],
)
def test_what_hangs_on_an_unknown_day_is_not_compared(
    one: tuple[str, str], other: tuple[str, str], *, fit: bool
) -> None:
    first, second, scene = moments(one, other)
    assert comparable(first, second, scene) is fit
