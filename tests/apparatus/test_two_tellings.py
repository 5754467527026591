"""Two tellings of one event, read by rules from end to end: which figures and dates are set
against each other, and how. Every row is invented."""

import pytest

from tellings import report
from variorum.edition import edit
from variorum.marking import mark_by_rules
from variorum.model import LocusKind, Story, Verdict

Loci = list[tuple[Verdict, set[str]]]
DAYS = ("2024-06-06", "2024-06-07")  # a Thursday and a Friday
FEET = "Two bridges were closed and the town hall was flooded."
SEVEN = "The mayor, who was abroad, sent a message to the town on Sunday."


def loci(one: str, other: str, days: tuple[str, str] = DAYS) -> Loci:
    """The loci of numbers and dates: verdict, and the words of the readings."""
    reports = [report("a", (FEET, one), published=days[0])]
    reports.append(report("b", (SEVEN, other), published=days[1]))
    known = tuple((r.id, day, False) for r, day in zip(reports, days, strict=True))
    story = Story(id="s1", title="", reports=("a", "b"), published=known)
    return [
        (locus.verdict, {r.value for r in locus.readings})
        for locus in edit(story, reports, mark_by_rules).apparatus
        if locus.kind in (LocusKind.NUMBER, LocusKind.DATE)
    ]


CLASHES = [
    (
        "The council will spend 3 million euros on the new library, its treasurer said.",
        "The council is to spend 5 million euros on its new library.",
        {"3 million euros", "5 million euros"},
    ),
    (
        "The library needs the votes of 14 councillors to go ahead, the mayor said.",
        "The library needs the votes of 19 councillors to go ahead.",
        {"14 councillors", "19 councillors"},
    ),
    (
        "Thieves took a tiara worth £1.4m from a glass case at the castle.",
        "A $4.5 million tiara was taken from a case at the castle by thieves.",
        {"£1.4m", "A $4.5 million"},
    ),
    (
        "The spill killed about 6,000 birds along the coast of Farrow.",
        "Some 600 birds died along the Farrow coast after the spill.",
        {"about 6,000 birds", "Some 600 birds"},
    ),
    (
        "The ferry was doing 22 knots when it struck the pier at Vardo.",
        "When it struck the pier at Vardo the ferry was doing 31 knots.",
        {"22 knots", "31 knots"},
    ),
    (
        "The heirs are owed 15 per cent of the profit, their lawyer said.",
        "The heirs are owed a quarter of the profit, according to the estate.",
        {"15 per cent", "a quarter"},
    ),
    (
        "The keeper of the light, Anna Holt, 42, raised the alarm.",
        "Anna Holt, the 47-year-old keeper of the light, raised the alarm.",
        {"42", "47-year-old"},
    ),
    (
        "The pilot will be out of work for up to four months, the airline said.",
        "The pilot will be out of work for four months.",
        {"up to four months", "four months"},
    ),
    (
        "The council approved the sale of the old barracks on 3 June.",
        "The sale of the old barracks was approved by the council on 5 June.",
        {"3 June", "5 June"},
    ),
    (
        "The gate of the dam gave way at 6.10am, the engineers said.",
        "The gate of the dam gave way at 7.25am, the engineers said.",
        {"6.10am", "7.25am"},
    ),
]
CLASHES += [
    (
        "The heirs are owed 15 per cent of the profit, their lawyer said.",
        "The heirs are owed a fifth of the profit, and not 15 per cent, the estate said.",
        {"15 per cent", "a fifth"},
    ),
]
CLASHES += [
    (
        "There were about 11 more cases a year for every 10,000 people on the pills.",
        "There were about 11 additional cases a year per 1,000 people on the pills.",
        {
            "about 11 more cases a year for every 10,000 people",
            "about 11 additional cases a year per 1,000 people",
        },
    ),
    (
        "Nine people died when the Lomond dam burst in March 2011.",
        "Twelve people died when the Lomond dam burst in March 2011.",
        {"Nine people", "Twelve people"},
    ),
    (
        "The owner has promised to put £60m into the pier.",
        "The owner would put up to £60m into the pier.",
        {"£60m", "up to £60m"},
    ),
    (
        "The brewer was fined £18.4m, and must pay costs of £2.1m.",
        "The brewer was fined £20.5m.",
        {"£18.4m", "£20.5m"},
    ),
    (
        "Six other villages were cut off by the flood in the valley.",
        "Four other villages were cut off by the flood in the valley.",
        {"Six other villages", "Four other villages"},
    ),
]
UPDATES = [
    (
        "Three people were killed when the mill collapsed.",
        "At least five people are now known to have died in the collapse of the mill.",
        {"Three people", "At least five people"},
    ),
    (
        "Two dead and 14 hurt in the collapse, the fire chief said.",
        "The collapse left 21 people hurt, a hospital said.",
        {"14", "21 people"},
    ),
    (
        "Firefighters are still trying to account for four members of the night shift.",
        "Two people are still missing, the fire chief said.",
        {"four members", "Two people"},
    ),
    (
        "Nine people are in hospital, four of them in intensive care.",
        "Six are in intensive care, the hospital said.",
        {"four", "Six"},
    ),
    (
        "The tunnel will cost $4.2 billion, the ministry said.",
        "The cost of the tunnel, originally put at $4.2 billion, may rise to $5.1 billion,"
        " the ministry said.",
        {"$4.2 billion", "$5.1 billion"},
    ),
    (
        "The town will flush the pipes with chlorine on Friday night, the mayor said.",
        "The town flushed the pipes with chlorine on Thursday night.",
        {"Friday night", "Thursday night"},
    ),
]
PEACE = [
    (
        "The firm runs the port of Vardo and six other ports.",
        "The firm runs seven ports, the harbour of Vardo among them.",
    ),
    (
        "The brewer paid $21.5 million in fines and $8.4 million to the town.",
        "The brewer will pay nearly $30 million, in fines and to the town.",
    ),
    (
        "There are more than 60,000 people in the camps at Farrow.",
        "There are more than 61,000 people in the camps at Farrow.",
    ),
    (
        "Holt earned 14 per cent of the vote in Farrow.",
        "In Farrow, where Lund led, Holt got 14 per cent and Marr (11 per cent) was third.",
    ),
    ("Rents in Farrow rose by 15 per cent.", "Rents in Farrow are 8 per cent of pay."),
    (
        "Five people died in the fire at the mill, police said.",
        "Among the dead in the fire at the mill are Anna Holt, 58, and her two sons.",
    ),
    (
        "The leak was found on Monday, the fire chief said.",
        "The mill was closed on Tuesday after the leak was found.",
    ),
    (
        "The museum was built with money raised after the 11 June fire.",
        "The museum was built with money raised after the fire of 11 June last year.",
    ),
    (
        "Families of those who died in the Sept. 11 attacks may sue the kingdom.",
        "Families of those who died on Sept. 11 may sue the kingdom.",
    ),
    (
        "Four workers were killed by the gas in the mill.",
        "Anna Holt was one of the three employees and one contractor killed by gas in the mill.",
    ),
    ("About 4.2 cases per 1,000 were found.", "About 42 cases per 10,000 were found."),
    ("The route is six miles long, the club said.", "The route is about 10 km long."),
    ("The line is 390 kilometres long.", "The line is 242 miles long, its builder said."),
    ("The strike lasted three weeks, the union said.", "The strike lasted 21 days."),
    ("The river ran brown for 12 days.", "The river ran brown for almost two weeks."),
    ("They hold a lease of four decades on the mine.", "They hold a 40-year lease on the mine."),
    ("Repairs to the hall will cost £12m.", "Repairs to the hall will cost about $15 million."),
    ("Half a dozen windows were broken.", "Six windows were broken, the caretaker said."),
    ("The fire burned 1,387 hectares of pine.", "The fire burned about 1,400 hectares of pine."),
    ("Hundreds of homes were flooded in Farrow.", "In Farrow 340 homes were flooded."),
    ("The brigade sent at least two engines.", "The brigade sent three engines."),
    ("The council pays £85,000 a week for the hall.", "The council paid £2m for the hall."),
    ("Of the crew of seven, three were hurt.", "The crew of seven was brought ashore."),
    ("Three of the seven shots hit the gate.", "Seven shots hit the gate and the wall."),
    ("The town spent £3m on roads in 2019.", "The town spent £5m on roads in 2023."),
    ("The fine is £18m, up from £11m.", "The fine is £18m, the court said."),
    (
        "Anna Holt, 42, and Petra Lund, 36, raised the alarm at the light.",
        "Petra Lund, 36, was first to see the smoke from the light.",
    ),
    ("Two bridges are closed.", "Three schools are closed."),
    ("The vote was lost by 54 votes to 67.", "The motion fell, with 54 votes for and 67 against."),
    ("The gate gave way at about 4.30am.", "It was 4.26am when the gate gave way."),
    ("The gate gave way early on Tuesday.", "The gate gave way on 4 June, the engineers said."),
    ("The company bought the mill in 2019.", "The company bought the mill five years ago."),
    ("The talks were held on 3-4 June in Vardo.", "The talks in Vardo were held in early June."),
    ("Police were called at 6.10am to the dam.", "Police were called to the dam at 6.13am."),
    ("The light was built in 1896.", "The light was restored in 1994."),
    ("The minister arrived on Monday for the talks.", "The minister left on Wednesday."),
]


@pytest.mark.parametrize(("one", "other", "readings"), CLASHES)
def test_values_that_cannot_both_hold(one: str, other: str, readings: set[str]) -> None:
    alarms = [r for v, r in loci(one, other) if v in (Verdict.CONTESTED, Verdict.DRIFT)]
    assert alarms == [readings]


@pytest.mark.parametrize(("one", "other", "readings"), UPDATES)
def test_values_that_time_explains(one: str, other: str, readings: set[str]) -> None:
    assert [r for v, r in loci(one, other) if v is Verdict.UPDATE] == [readings]


@pytest.mark.parametrize(("one", "other"), PEACE)
def test_no_alarm_where_both_can_hold(one: str, other: str) -> None:
    found = loci(one, other)
    assert [r for v, r in found if v in (Verdict.CONTESTED, Verdict.DRIFT, Verdict.UPDATE)] == []


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("Five people were killed in the mill fire, police said.", Verdict.CONTESTED),
        ("At least five people were killed in the mill fire, police said.", Verdict.UPDATE),
        ("Five people are now known to be killed in the mill fire.", Verdict.UPDATE),
    ],
)
def test_two_tolls_of_one_day(other: str, verdict: Verdict) -> None:
    one = "Three people were killed in the mill fire, police said."
    assert [v for v, _ in loci(one, other, (DAYS[0], DAYS[0]))] == [verdict]
