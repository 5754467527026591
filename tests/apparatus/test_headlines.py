"""Two headlines, set against each other: a variant of one figure, or two things?"""

import pytest

from variorum.apparatus import compare
from variorum.figures import find_figures, find_moments
from variorum.model import Findings, LocusKind, Report, Segment, SegmentKind, Verdict

ALARMS = (Verdict.CONTESTED, Verdict.UPDATE)


def headline(id: str, text: str) -> Report:
    segment = Segment(kind=SegmentKind.HEADLINE, start=0, end=len(text))
    return Report(id=id, text=text, headline=text, segments=(segment,))


def differ(one: str, other: str, **days: str) -> bool:
    reports = (headline("a", one), headline("b", other))
    figures = [
        f for r in reports for f in find_figures(r, find_moments(r, None, inferred=False), ())
    ]
    loci = compare(reports, (), Findings(figures=tuple(figures)), days)
    return any(x.kind is LocusKind.NUMBER and x.verdict in ALARMS for x in loci)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ferry fire off Corvo kills 12", "Corvo ferry fire kills at least 15"),
        ("Death toll in Lomond mine collapse hits 40", "Lomond mine collapse toll tops 55"),
        ("One dead in Tilbury crane collapse", "Three killed as crane collapses in Tilbury"),
        ("Ruritania quake deaths rise to 31", "At least 64 dead in Ruritania earthquake"),
        (
            "Steel maker to cut 900 jobs at Harwell plant",
            "Steel maker axes 1,400 jobs at Harwell plant",
        ),
        ("Plane with 112 on board crashes", "Plane With 120 People On Board Crashes"),
        ("Orbit buys Pelham Foods for $2.1 billion", "Orbit to buy Pelham Foods for $2.9 billion"),
        ("Gunmen Kill 4 Swiss Climbers", "Gunmen kill six Swiss climbers"),
        ("At least 17 dead as barge sinks at Vardo", "Barge sinks at Vardo: at least 19 dead"),
        ("Kiln fire at Harwell claims 18 lives", "21 perish in Harwell kiln blaze"),
        ("Storm Nari forces 100,000 to flee", "Storm Nari: 180,000 evacuated"),
        ("Orbit sells 5 million phones in May", "Orbit sells record 9m phones in May"),
    ],
)
def test_a_variant_of_one_figure(one: str, other: str) -> None:
    assert differ(one, other)
    assert differ(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ferry fire off Corvo kills 12", "Corvo ferry fire kills a dozen"),
        ("Ferry fire kills 38 off Corvo", "Dozens die in ferry fire off Corvo"),
        ("About 60 killed in Lomond mine", "61 killed in Lomond mine"),
        ("Nearly 6% of Harwell workers to go", "5.8% of Harwell workers to go"),
        ("Orbit buys Pelham for $2.14 billion", "Orbit buys Pelham for $2.1 billion"),
        ("Harwell plant to cut 1,387 jobs", "Harwell plant to cut 1,400 jobs"),
        ("Bus crash kills 8, injures 20 in Lomond", "Bus crash in Lomond injures 20"),
        ("More than 300 trapped in tunnel at Vardo", "320 trapped in tunnel at Vardo"),
    ],
)
def test_other_words_for_one_figure(one: str, other: str) -> None:
    assert not differ(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oslo shares close down 0.4%", "Oslo shares close down 1.7%"),
        ("Rupee falls to 83.21 against dollar", "Rupee falls to 83.55 against dollar"),
        ("Blast kills 9 in northern Ruritania", "Blast kills 6 in southern Ruritania"),
        ("12 killed in attacks in Iraq", "31 killed in attacks across Iraq"),
        ("Council approves 400 homes at Vardo", "Council approves 700 more homes at Vardo"),
        ("Ferry fire kills 12 off Corvo", "Ferry fire off Corvo injures 70"),
        ("Wages at Harwell rise by 3%", "Wages at Harwell cost £14m a year"),
        ("Harwell output up 0.5% in May", "Harwell output up 0.7% in June"),
    ],
)
def test_two_things(one: str, other: str) -> None:
    assert not differ(one, other)
    assert not differ(other, one)


def test_quotations_of_one_day_are_set_against_each_other() -> None:
    one, other = "Oslo shares close down 0.4%", "Oslo shares close down 1.7%"
    assert differ(one, other, a="2024-05-06", b="2024-05-06")
    assert not differ(one, other, a="2024-05-06", b="2024-05-07")


def test_what_recurs_is_one_event_where_more_than_the_country_is_shared() -> None:
    assert differ("Bomb at Sadr City market kills 12", "Bomb kills 17 at Sadr City market")
    assert not differ("Bomb kills 12 in Iraq", "Bomb kills 17 in Iraq")
