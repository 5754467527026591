from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.figures import find_moments
from variorum.model import Report, Segment, SegmentKind

WEDNESDAY = "2022-06-15"


def report(*sentences: str) -> Report:
    text, segments, at = "\n".join(sentences), [], 0
    for sentence in sentences:
        kind = SegmentKind.SENTENCE
        segments.append(Segment(kind=kind, start=at, end=at + len(sentence)))
        at += len(sentence) + 1
    return Report(id="r", text=text, segments=tuple(segments))


def found(sentence: str, published: str | None = WEDNESDAY) -> list[tuple[str, str]]:
    one = report(sentence)
    moments = find_moments(one, published, inferred=False)
    return [(m.span.of(one.text), m.when) for m in moments]


@pytest.mark.parametrize(
    ("sentence", "words", "when"),
    [
        ("It opened on 9 September 2013.", "9 September 2013", "2013-09-09"),
        ("It opened on September 9th, 2013.", "September 9th, 2013", "2013-09-09"),
        ("Published Mon, 09 Sep 2013", "Mon, 09 Sep 2013", "2013-09-09"),
        ("Dated 2013-09-09 by the clerk", "2013-09-09", "2013-09-09"),
        ("It closed in December 2008.", "December 2008", "2008-12"),
        ("Profits rose during the 2009-13 period.", "the 2009-13 period", "2009/2013"),
        ("It ran from 2019 to 2023.", "2019 to 2023", "2019/2023"),
        ("In the 2015/16 season they lost.", "the 2015/16 season", "2015/2016"),
        ("No such storm since the 1950s.", "the 1950s", "1950/1959"),
        ("He has led it since 2004.", "2004", "2004"),
        ("The town's 2011 flood is remembered.", "2011", "2011"),
        ("Sales fell in Q3 2020.", "Q3 2020", "2020-07/2020-09"),
        (
            "In the first nine months of 2019 it rained.",
            "the first nine months of 2019",
            "2019-01/2019-09",
        ),
        ("between March 2015 and March 2016", "March 2015 and March 2016", "2015-03/2016-03"),
        ("It met on 3-5 May 2011.", "3-5 May 2011", "2011-05-03/2011-05-05"),
        ("from April 28 to May 2, 2011", "April 28 to May 2, 2011", "2011-04-28/2011-05-02"),
        ("Since the 9/11 attacks", "9/11", "2001-09-11"),
        ("in late October 2001", "late October 2001", "2001-10-21/2001-10-31"),
    ],
)
def test_what_names_its_year_needs_no_publication(sentence: str, words: str, when: str) -> None:
    assert found(sentence, None) == [(words, when)]
    assert found(sentence) == [(words, when)]


@pytest.mark.parametrize(
    ("sentence", "words", "when"),
    [
        ("The mayor spoke on Monday.", "Monday", "2022-06-13"),
        ("The mayor will speak on Monday.", "Monday", "2022-06-20"),
        ("The vote is to be held on Friday.", "Friday", "2022-06-17"),
        ("The vote was held on Friday night.", "Friday night", "2022-06-10"),
        ("It burned on Wednesday.", "Wednesday", "2022-06-15"),
        ("It burned yesterday.", "yesterday", "2022-06-14"),
        ("They go home tomorrow.", "tomorrow", "2022-06-16"),
        ("It was sold last month.", "last month", "2022-05"),
        ("He came earlier this week.", "earlier this week", "2022-06-13/2022-06-19"),
        ("It rose this year.", "this year", "2022"),
        ("It closed last summer.", "last summer", "2021-06/2021-08"),
        ("She resigned in March.", "March", "2022-03"),
        ("A visit is planned in March.", "March", "2023-03"),
        ("He was born in July.", "July", "2021-07"),
        ("They met on May 30.", "May 30", "2022-05-30"),
        ("It began in mid-May.", "mid-May", "2022-05-11/2022-05-20"),
        ("It sank three weeks ago.", "three weeks ago", "2022-05-23/2022-05-29"),
        ("It sank two years ago.", "two years ago", "2020"),
        ("less than a fortnight ago", "less than a fortnight ago", "2022-06-02/2022-06-15"),
        ("It shook at 6.10am on Monday.", "6.10am on Monday", "2022-06-13T06:10"),
        ("It shook at 4: 30 p. m. local time.", "4: 30 p. m. local time", "2022-06-15T16:30"),
        ("It shook just after 06:00 GMT.", "06:00 GMT", "2022-06-15T06:00"),
        ("In June 20 people fell ill.", "June", "2022-06"),
    ],
)
def test_the_rest_is_resolved_on_the_publication(sentence: str, words: str, when: str) -> None:
    assert found(sentence) == [(words, when)]
    assert found(sentence, None) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "In recent years it may march on.",
        "The Mail on Sunday and USA Today were sued.",
        "Theresa May left.",
        "The editor of Ohio Today resigned.",
        "A women's March in town was long.",
        "About 2000 people came.",
        "May 35 is no day.",
        "He can last four years.",
    ],
)
def test_what_is_no_moment_or_cannot_be_told(sentence: str) -> None:
    assert found(sentence) == []


def test_a_bare_clock_is_of_the_day_last_spoken_of() -> None:
    one = report("It shook on Monday.", "The second shock came at 7 pm.")
    assert find_moments(one, WEDNESDAY, inferred=False)[-1].when == "2022-06-13T19:00"


def test_only_what_rests_on_the_publication_is_inferred() -> None:
    moments = find_moments(report("On Monday and in May 2020."), WEDNESDAY, inferred=True)
    assert [m.inferred for m in moments] == [True, False]


def test_a_publication_known_to_the_year_gives_years_only() -> None:
    assert found("On Friday, this year, he quit.", "2022") == [("this year", "2022")]


def test_furniture_is_left_aside() -> None:
    text = "Posted 3 May 2020"
    kind = SegmentKind.FURNITURE
    one = Report(id="r", text=text, segments=(Segment(kind=kind, start=0, end=len(text)),))
    assert find_moments(one, WEDNESDAY, inferred=False) == ()


WORDS = """on in from to 3 5-7 May June 2019 2020-21 Friday last next year week ago two , . : 12
am"""
PIECES = st.sampled_from(tuple(WORDS.split()))


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_moments_are_in_order_apart_and_well_formed(text: str) -> None:
    one = report(text) if text else report("x")
    moments = find_moments(one, WEDNESDAY, inferred=False)
    assert all(m.span.of(one.text).strip() for m in moments)
    assert all(a.span.end <= b.span.start for a, b in pairwise(moments))
    assert all(a <= b for m in moments for a, _, b in [m.when.partition("/")] if b)
