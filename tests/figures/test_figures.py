from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.figures import find_figures, find_moments
from variorum.model import (
    Figure,
    Modality,
    Report,
    Saying,
    Segment,
    SegmentKind,
    SourceKind,
    Voice,
    span,
)


def report(text: str) -> Report:
    segment = Segment(kind=SegmentKind.SENTENCE, start=0, end=len(text))
    return Report(id="r", text=text, segments=(segment,))


def figures(text: str) -> tuple[Figure, ...]:
    one = report(text)
    return find_figures(one, find_moments(one, "2022-06-15", inferred=False), ())


def found(text: str) -> list[tuple[str, str, float, str]]:
    return [(f.span.of(text), f.qualifier.value, f.value, f.unit) for f in figures(text)]


def test_a_sentence_that_stands_twice_has_its_figures_at_both_places() -> None:
    line = "On 3 May 2022 the weir held 40 tonnes of silt."
    text = f"{line} {line}"
    places = (0, len(line)), (len(line) + 1, len(text))
    told = tuple(Segment(kind=SegmentKind.SENTENCE, start=a, end=b) for a, b in places)
    one = Report(id="r", text=text, segments=told)
    moments = find_moments(one, None, inferred=False)
    twice = find_figures(one, moments, ())
    assert [m.span.of(text) for m in moments] == ["3 May 2022"] * 2
    assert [f.span.of(text) for f in twice] == ["40 tonnes"] * 2
    assert [(f.period, f.subject) for f in twice] == [(twice[0].period, twice[0].subject)] * 2
    assert twice[1].span.start - twice[0].span.start == len(line) + 1


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (
            "at least six high-ranking envoys",
            ("at least six high-ranking envoys", ">=", 6, "envoys"),
        ),
        ("over 300 toys and garden furniture sellers", ("over 300 toys", ">", 300, "toys")),
        (
            "over 300 arms and garden furniture sellers",
            ("over 300 arms and garden furniture sellers", ">", 300, "sellers"),
        ),
        ("Half a dozen bankers resigned", ("Half a dozen bankers", "=", 6, "bankers")),
        ("four X-70 rockets were fired", ("four X-70 rockets", "=", 4, "rockets")),
        ("dozens of homes burned", ("dozens of homes", ">=", 24, "homes")),
        ("31 were taken to hospital", ("31", "=", 31, "people")),
        ("a total of 31 had been arrested", ("a total of 31", "=", 31, "people")),
        ("Nine dead as ferry sinks", ("Nine", "=", 9, "people")),
        ("A blast killed at least 4.", ("at least 4", ">=", 4, "people")),
        ("104 others were injured", ("104 others", "=", 104, "people")),
        ("At least one person died.", ("At least one person", ">=", 1, "people")),
        ("some 1500 soldiers crossed", ("some 1500 soldiers", "~", 1500, "soldiers")),
        ("a 42-year-old clerk", ("42-year-old", "=", 42, "years")),
        ("The driver, 42, was held", ("42", "=", 42, "years")),
        ("Ann Orr (61) won", ("61", "=", 61, "years")),
        ("36 per cent of the crop", ("36 per cent", "=", 36, "%")),
        ("two-thirds of the crop", ("two-thirds", "=", 66.67, "%")),
        ("one in four of them", ("one in four", "=", 25, "%")),
        ("nearly €2m was lost", ("nearly €2m", "~", 2e6, "EUR")),
        ("a $2.6-million fraud", ("$2.6-million", "=", 2.6e6, "USD")),
        ("up to USD 5 billion", ("up to USD 5 billion", "<=", 5e9, "USD")),
        ("two million euros", ("two million euros", "=", 2e6, "EUR")),
        ("R26 million in rand", ("R26 million", "=", 26e6, "ZAR")),
        ("worth £35, 000 then", ("£35, 000", "=", 35_000, "GBP")),
        ("Rs 500 crore", ("Rs 500 crore", "=", 5e9, "INR")),
        ("it costs 50p", ("50p", "=", 0.5, "GBP")),
        ("a C$9 toll", ("C$9", "=", 9, "CAD")),
        ("about 37 tonnes", ("about 37 tonnes", "~", 37, "t")),
        ("at 40mph", ("40mph", "=", 40, "mph")),
        ("17 square miles", ("17 square miles", "=", 17, "mi²")),
        ("minus 5 degrees Celsius", ("minus 5 degrees Celsius", "=", -5, "°C")),
        ("a three-day visit", ("three-day", "=", 3, "days")),
        ("half a mile away", ("half a mile", "=", 0.5, "mi")),
    ],
)
def test_figures(text: str, figure: tuple[str, str, float, str]) -> None:
    assert found(text) == [figure]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("He paid 200 pounds in London.", "GBP"),
        ("The safe weighs 200 pounds in London.", "lb"),
        ("Some 200 pounds of debris fell in Ohio.", "lb"),
        ("A 200-pound boulder fell in London.", "lb"),
        ("It cost two million pounds.", "GBP"),
    ],
)
def test_pounds_are_money_or_a_weight(text: str, unit: str) -> None:
    assert [f.unit for f in figures(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "ends", "unit"),
    [
        ("40 to 50 men came", (40, 50), "men"),
        ("between 3 and 5 ships", (3, 5), "ships"),
        ("2-3 million euros", (2e6, 3e6), "EUR"),
        ("between €40m and €50m", (40e6, 50e6), "EUR"),
        ("20% to 25%", (20, 25), "%"),
    ],
)
def test_ranges(text: str, ends: tuple[float, float], unit: str) -> None:
    assert [((f.value, f.upper), f.unit) for f in figures(text)] == [(ends, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "The MiG-29 and the S-400 met an F-16 near the A232.",
        "Flight 370, Route 66, Section 230 and Boeing 737 jets",
        "They won 3-2 in a 4x4 on a 24/7 basis.",
        "Call 0800 555 1234 or 555-0199.",
        "One of the men said no one came.",
        "On December 5 at 06:00 GMT in 2018",
        "the twenty-first and the 21st",
        "Covid-19 and the G7",
        "at 10 Downing Street",
        "1985 earnings fell",
        "http://a.example/12/people",
        "half past",
        "Copyright 2016 NPR",
    ],
)
def test_names_times_and_pronouns_are_no_figures(text: str) -> None:
    assert found(text) == []


def test_a_change_is_two_figures() -> None:
    assert [f.value for f in figures("Rents rose from 5% to 7.5%.")] == [5, 7.5]


def test_subject_and_period_are_those_of_the_clause() -> None:
    text = "Oats made up 76% of the farm's crop in 2009, then fell to 36% from 2019 to 2023."
    first, second = figures(text)
    assert (first.subject, first.period) == ("farm's crop", "2009")
    assert (second.subject, second.period) == ("then fell", "2019/2023")


def test_a_day_that_dates_a_report_is_no_period() -> None:
    assert figures("Police said on Monday 30 soldiers fell.")[0].period is None


def test_the_source_is_the_nearest_voice_of_the_closest_saying() -> None:
    one = report("The mayor said 30 homes burned.")
    far = Voice(source="Agency", kind=SourceKind.LOST_REPORT, span=span("r", 0, 9))
    near = Voice(source="The mayor", kind=SourceKind.OFFICIAL, span=span("r", 0, 9))
    sayings = (
        Saying(span=span("r", 0, 31), modality=Modality.ASSERTED, attribution=(far,)),
        Saying(span=span("r", 15, 30), modality=Modality.REPORTED, attribution=(near, far)),
    )
    assert [f.source for f in find_figures(one, (), sayings)] == ["The mayor"]
    assert [f.source for f in find_figures(one, (), ())] == [""]


WORDS = """at least 3 10,000 - % € $ million men killed of the and two dozen to 5-6 km 2019 , . ( )
S one"""
PIECES = st.sampled_from(tuple(WORDS.split()))


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14).map(" ".join))
def test_figures_are_in_order_apart_and_hold_their_number(text: str) -> None:
    some = figures(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(some))
    assert all(f.upper is None or f.upper > f.value for f in some)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("A third man has died of burns.", ("A third man", ">=", 3, "people")),
        ("The fourth victim was named.", ("The fourth victim", ">=", 4, "people")),
        ("Five are in the ICU.", ("Five", "=", 5, "people")),
        ("Most came; eight were absent.", ("eight", "=", 8, "people")),
        ("The toll has climbed to 23.", ("23", "=", 23, "people")),
        ("The number of fires rose to 41.", ("41", "=", 41, "fires")),
        ("She put the number to be moved at 8,400.", ("8,400", "=", 8400, "people")),
        ("Deaths reached 12.", ("12", "=", 12, "deaths")),
        ("A $40 lamp was lost.", ("A $40", "=", 40, "USD")),
    ],
)
def test_tolls_tallies_and_what_an_ordinal_tells(
    text: str, figure: tuple[str, str, float, str]
) -> None:
    assert found(text) == [figure]


@pytest.mark.parametrize(
    "text", ["The third man in the tale is old.", "The tally was 66 to 54.", "The first man died."]
)
def test_an_ordinal_without_a_fate_and_a_score_count_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They are owed a 15% slice of the sale.", "sale"),
        ("He holds a 30% stake in the mill.", "mill"),
        ("She lost a $4.2 million necklace.", "necklace"),
    ],
)
def test_a_sum_or_share_is_of_the_noun_after_it(text: str, words: str) -> None:
    assert [f.subject for f in figures(text)] == [words]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The bus leaves 35 minutes earlier.", (35, "minutes")),
        ("It stands in Elmton, a city of 88,000.", (88_000, "people")),
        ("Temperatures fell to -35C.", (-35, "°C")),
        ("The heat rose to 41C at noon.", (41, "°C")),
        ("It was fined $US29.9 million.", (29.9e6, "USD")),
    ],
)
def test_times_apart_towns_degrees_and_signs(text: str, figure: tuple[float, str]) -> None:
    assert [(one.value, one.unit) for one in figures(text)] == [figure]


def test_a_seat_is_no_temperature() -> None:
    assert not figures("He sat in 21C.")


@pytest.mark.parametrize(
    ("url", "text", "units"),
    [
        ("https://lantern.com.au/a", "It paid US$5 million ($7.5 million).", ["USD", "AUD"]),
        ("https://lantern.com.au/a", "It paid $5 million.", ["USD"]),
        ("https://lantern.com/a", "It paid US$5 million ($7.5 million).", ["USD", "USD"]),
    ],
)
def test_a_plain_dollar_beside_us_dollars_is_the_country_s_own(
    url: str, text: str, units: list[str]
) -> None:
    one = replace(report(text), url=url)
    assert [f.unit for f in find_figures(one, (), ())] == units
