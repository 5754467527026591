"""Time expressions: where they stand, their kind, and their value in TimeML's writing."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.figures import find_moments, find_times
from variorum.model import Report, Segment, SegmentKind

THURSDAY = "2021-08-12"
Found = list[tuple[str, str, str]]


def report(*sentences: str, kind: SegmentKind = SegmentKind.SENTENCE) -> Report:
    text, segments, at = "\n".join(sentences), [], 0
    for sentence in sentences:
        segments.append(Segment(kind=kind, start=at, end=at + len(sentence)))
        at += len(sentence) + 1
    return Report(id="r", text=text, segments=tuple(segments))


def found(*sentences: str, published: str | None = THURSDAY) -> Found:
    one = report(*sentences)
    return [(t.span.of(one.text), t.kind.value, t.value) for t in find_times(one, published)]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The bridge closed on 4 March 2019.", "4 March 2019", "2019-03-04"),
        ("The bridge closed last week.", "last week", "2021-W31"),
        ("The bridge closed over the weekend.", "the weekend", "2021-W31-WE"),
        ("The bridge closed in early July.", "early July", "2021-07"),
        ("The bridge will close next month.", "next month", "2021-09"),
        ("The bridge closed two weeks ago.", "two weeks ago", "2021-07-29"),
        ("The bridge closed five months ago.", "five months ago", "2021-03"),
        ("The bridge closed about two years ago.", "about two years ago", "2019"),
        ("The bridge closed several years ago.", "several years ago", "PAST_REF"),
        ("The bridge reopened this summer.", "this summer", "2021-SU"),
        ("The bridge dates from the late 1970s.", "the late 1970s", "197"),
        ("The bridge dates from the nineties.", "the nineties", "199"),
        ("The bridge dates from the 19th century.", "the 19th century", "18"),
        ("Tolls fell in the first half of 2020.", "the first half of 2020", "2020-H1"),
        ("Tolls fell in the second quarter.", "the second quarter", "2021-Q2"),
        ("A second-quarter loss was told.", "second-quarter", "2021-Q2"),
        ("Tolls are low by this year's third quarter.", "this year's third quarter", "2021-Q3"),
        ("In fiscal 2018 tolls fell.", "fiscal 2018", "2018"),
        ("It is to open by the end of the year.", "the end of the year", "2021"),
        ("Since nineteen eighty-six it stands.", "nineteen eighty-six", "1986"),
        ("It is now shut.", "now", "PRESENT_REF"),
        ("It was recently mended.", "recently", "PAST_REF"),
        ("It may open in the near future.", "the near future", "FUTURE_REF"),
        ("It was lit last Christmas.", "last Christmas", "2020-12-25"),
        ("It was lit at Easter.", "Easter", "2021-04-04"),
        ("The week of May 3 was wet.", "The week of May 3", "2021-W18"),
        ("It began in '98.", "'98", "1998"),
        ("Spring Fair 2016: a guide", "2016", "2016"),
        ("Aug. 7 last year was wet.", "Aug. 7 last year", "2020-08-07"),
        ("It opens two years from now.", "two years from now", "2023"),
    ],
)
def test_dates(sentence: str, words: str, value: str) -> None:
    assert found(sentence) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("It shook at 6.15 pm on Monday.", "6.15 pm on Monday", "2021-08-09T18:15"),
        ("It shook at 09:40 GMT.", "09:40 GMT", "2021-08-12T09:40Z"),
        ("It shook at noon Tuesday.", "noon Tuesday", "2021-08-10T12:00"),
        ("It shook at about 9:30 p.m. Monday.", "about 9:30 p.m. Monday", "2021-08-09T21:30"),
        ("It shook at 3 o'clock this afternoon.", "3 o'clock this afternoon", "2021-08-12T15:00"),
        ("It shook at 17:06 pm.", "17:06 pm", "2021-08-12T17:06"),
        ("It shook at midnight on Tuesday.", "midnight on Tuesday", "2021-08-10T24:00"),
        ("It shook on Sunday night.", "Sunday night", "2021-08-08TNI"),
        ("It shook this morning.", "this morning", "2021-08-12TMO"),
        ("It shook last night.", "last night", "2021-08-11TNI"),
        ("It shook in the early hours of Tuesday.", "the early hours of Tuesday", "2021-08-10TMO"),
    ],
)
def test_times_of_day(sentence: str, words: str, value: str) -> None:
    assert found(sentence) == [(words, "TIME", value)]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("They waited three days.", "three days", "P3D"),
        ("They waited more than six hours.", "more than six hours", "PT6H"),
        ("They waited half an hour.", "half an hour", "PT30M"),
        ("They waited a year and a half.", "a year and a half", "P1.5Y"),
        ("After a ten-week strike", "ten-week", "P10W"),
        ("Over a three-year period", "a three-year period", "P3Y"),
        ("A 61-year-old mason", "61-year-old", "P61Y"),
        ("They waited several months.", "several months", "PXM"),
        ("They have waited for decades.", "decades", "PXDE"),
        ("They have waited for a decade.", "a decade", "P10Y"),
        ("In recent weeks they waited.", "recent weeks", "PXW"),
        ("For the past two years they waited.", "the past two years", "P2Y"),
        ("They wait for the next 18 months.", "the next 18 months", "P18M"),
        ("For the nine months it lost money.", "the nine months", "P9M"),
        ("It snowed for two or three days.", "two or three days", "P2D"),
        ("They fought two consecutive quarters.", "two consecutive quarters", "P2Q"),
        ("They waited all night.", "all night", "P1D"),
    ],
)
def test_lengths(sentence: str, words: str, value: str) -> None:
    assert found(sentence) == [(words, "DURATION", value)]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("They meet every Tuesday.", "every Tuesday", "XXXX-WXX-2"),
        ("They march each July from the chapel.", "each July", "XXXX-07"),
        ("They meet every two weeks.", "every two weeks", "P2W"),
        ("They meet twice a month.", "twice a month", "P1M"),
        ("They meet monthly.", "monthly", "P1M"),
        ("They earn 300 crowns a week.", "a week", "P1W"),
        ("They never met on Fridays.", "Fridays", "XXXX-WXX-5"),
    ],
)
def test_how_often(sentence: str, words: str, value: str) -> None:
    assert found(sentence) == [(words, "SET", value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "About a quarter of the hall was empty.",
        "She came in a second time.",
        "Three-quarters of them left.",
        "They left as soon as it rained.",
        "The soon-to-be bishop spoke.",
        "The Weekly Lantern was sold.",
        "He won a game in the fourth quarter, by nine points.",
        "In his 70s he learned to swim.",
        "It may march on.",
        "They sleep in the Winter Palace.",
        "She spoke on the channel's “This Week” about fish.",
    ],
)
def test_what_is_no_time(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("It rained from 3 to 9 May 2020.", ["2020-05-03", "2020-05-09"]),
        ("It rained between 1985 and 1987.", ["1985", "1987"]),
        ("It rained between March 2015 and June 2016.", ["2015-03", "2016-06"]),
        ("It rained from Monday to Wednesday.", ["2021-08-09", "2021-08-11"]),
    ],
)
def test_a_range_is_two_times_and_one_moment(sentence: str, values: list[str]) -> None:
    assert [value for _, _, value in found(sentence)] == values
    moments = find_moments(report(sentence), THURSDAY, inferred=False)
    assert [m.when for m in moments] == ["/".join(values)]


def test_lengths_and_vague_times_are_no_moments() -> None:
    one = report("They now wait for weeks, every Tuesday and for three days, as recently told.")
    assert len(find_times(one, THURSDAY)) == 5
    assert find_moments(one, THURSDAY, inferred=False) == ()


def test_a_year_earlier_is_compared_with_the_quarter_that_is_spoken_of() -> None:
    times = found(
        "Profit rose in the second quarter.",
        "A year earlier it had fallen.",
        "The latest quarter was wet.",
    )
    assert [value for _, _, value in times] == ["2021-Q2", "2020-Q2", "2021-Q2"]


def test_that_year_is_the_one_last_spoken_of() -> None:
    assert found("It opened in 1974.", "That year it rained.")[-1] == ("That year", "DATE", "1974")


def test_days_later_is_marked_as_a_length_and_dated_as_a_moment() -> None:
    one = report("It opened on 3 May 2021.", "Four days later it burned.")
    times, moments = find_times(one, None), find_moments(one, None, inferred=False)
    assert (times[1].span.of(one.text), times[1].value) == ("Four days", "P4D")
    assert (moments[1].span.of(one.text), moments[1].when) == ("Four days later", "2021-05-07")


def test_a_time_goes_on_where_its_p_m_was_taken_for_the_end_of_a_sentence() -> None:
    assert found("It shook at 10 p.m.", "Wednesday, they said.") == [
        ("10 p.m.\nWednesday", "TIME", "2021-08-11T22:00")
    ]


def test_a_date_line_is_read_too() -> None:
    one = report("August 11, 2021", kind=SegmentKind.FURNITURE)
    assert [t.value for t in find_times(one, THURSDAY)] == ["2021-08-11"]
    assert find_moments(one, THURSDAY, inferred=False) == ()


def test_without_a_day_of_publication_the_value_says_so() -> None:
    told = "It burned yesterday for two hours, on Friday night, and at 6 am Monday."
    assert found(told, published=None) == [
        ("yesterday", "DATE", "XXXX-XX-XX"),
        ("two hours", "DURATION", "PT2H"),
        ("Friday night", "TIME", "XXXX-XX-XXTNI"),
        ("6 am Monday", "TIME", "XXXX-XX-XXT06:00"),
    ]


WORDS = """on in from to for every the a 3 5 20 12 two May June 2019 's Friday Christmas last next
year years week quarter hours ago later earlier early first . , - : noon pm half now recent"""
PIECES = st.sampled_from(tuple(WORDS.split()))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(PIECES, max_size=14).map(" ".join),
    st.sampled_from([None, "0001", "9999-12-31", "2020-02-29"]),
)
def test_times_are_in_order_apart_and_hold_the_moments(text: str, published: str | None) -> None:
    one = report(text or "x")
    times = find_times(one, published)
    assert all(t.value and t.span.of(one.text).strip() for t in times)
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))
    for moment in find_moments(one, published, inferred=False):
        assert any(moment.span.overlap(t.span) for t in times)
