"""The situations that an editor tells apart, each by small reports of one invented event.

The reports go the whole road, read by rules. What is wanted of each: which reports are of one
family, and from whom each is derived (a file, or a lost dispatch by its name).
"""

from dataclasses import dataclass, field, replace

import pytest

from tellings import report
from variorum.edition import edit
from variorum.marking import mark_by_rules
from variorum.model import Credit, DescentKind, Report, SourceKind, Stemma
from variorum.stories import gather

CABLE = (
    "Forty hours in a gondola above the Orlec gorge",
    "Seventeen passengers were lowered by rope on Sunday from a cable car that had hung over the"
    " Orlec gorge in Tavria for 40 hours, the mountain rescue service said.",
    "The haul rope of the lift, built in 1964 and run by the firm Vertigal, jumped off a pulley"
    " near the third pylon on Friday evening.",
    "Rescuers led by Ilona Brasek climbed the pylon at dawn and reached the first gondola after"
    " a storm with gusts of 115 kilometres an hour had died down.",
    "Two of the stranded, a pensioner with frostbite and a girl of nine, were flown to the clinic"
    " at Dolnik.",
    "An inspector had warned in a letter in 2021 that the pulleys were worn down by 11 millimetres,"
    " twice what the rules allow.",
    "Vertigal, which earns 6.4 million crowns a year with the lift, has shut down its two other"
    " lines on the mountain until they have been looked at.",
)
RETOLD = (
    "Inspector's letter foretold lift disaster",
    "A gondola with 17 people on board dangled above the gorge at Orlec for 40 hours before all"
    " were brought down on ropes this Sunday.",
    "It was on Friday night that the haul rope left its pulley beside pylon number three; Vertigal"
    " has operated the installation, which dates from 1964.",
    "Not until the storm, which blew at up to 115 km/h, abated could Ilona Brasek and her team go"
    " up, at first light.",
    "To the clinic in Dolnik a helicopter took a nine-year-old girl, as well as a pensioner"
    " suffering from frostbite.",
    "Already in 2021 a letter of an inspector spoke of pulleys 11 millimetres thinner than new:"
    " double the limit in the rules.",
    "Two further lines of Vertigal, for which the lift means 6.4 million crowns annually, stand"
    " still.",
)
ON_THE_SPOT = (
    "Our night beneath the lift: Orlec holds its breath",
    "The baker of Orlec had carried 200 rolls up to the valley station, and nobody ate them before"
    " the last of the 17 was down on Sunday.",
    "Petr Havas, who keeps the inn below the gorge, lent the rescue service his cellar, 60 blankets"
    " and a telephone with a wire, because the mast on the ridge had gone dead.",
    "Among those who waited was Milena Dvor, whose husband and two sons sat in the second gondola;"
    " she sang to them through a megaphone.",
    "The mayor, Jonas Kettel, wants to know by Christmas whether the lift, on which 43 jobs hang,"
    " will ever run again.",
    "Schools stay closed on Monday so that the gymnasium can be had for the families.",
)
CONFERENCE_ONE = (
    "Mine to reopen in spring, owner says",
    "The zinc mine at Hollin will take up work again in April, its owner told reporters in the town"
    " hall of Brekke on Tuesday.",
    "Arvid Loken, head of Norzink, said that 310 miners would be called back first, and that the"
    " pumps had cost 28 million crowns.",
    "For the shops along Kirkegata it comes too late: nine of the 22 have closed since the flood,"
    " and the pharmacist, Tove Hauge, packed her shelves last week.",
    "At the Gruvekro, where the bar was full at noon, Per Aasen bet a crate of beer that no ore"
    " would leave the valley before midsummer.",
    "A study by the college in Mo found in March that the lower galleries will flood again every"
    " 12 years.",
)
CONFERENCE_TWO = (
    "Norzink names a day for Hollin",
    "Shares in Norzink rose by 4.6 per cent on Tuesday, after Arvid Loken said in Brekke that the"
    " pit at Hollin would reopen in April.",
    "Analysts at Bergbanken put the loss from the standstill at 190 million crowns, and expect"
    " a price of 2,950 dollars a tonne for zinc in the second quarter.",
    "The smelter at Odda, which took 70 per cent of the ore, has meanwhile signed with a Swedish"
    " mine until 2029, its buyer Lise Moen said.",
    "A bond of 500 million crowns falls due in October; the banks have given their word for half of"
    " it.",
    "Loken, who came from the shipyard Vard in 2022, holds three per cent of the company himself.",
)
STATEMENT = (
    "“We mourn with the families of all who were hurt, we have opened our books to the inspectors,"
    " and we shall not run this line again before every bolt of it has been tested twice,” the"
    " company said in a statement."
)
NEXT_DAY = (
    "Lift owner had known of worn pulleys",
    "State prosecutors searched the offices of Vertigal in Tavria on Monday and carried off 31"
    " crates of papers.",
    "The prosecutor, Sabina Orlik, said that three engineers are being questioned, and that the"
    " accident could bring prison terms of eight years.",
    "A former mechanic, Tomas Ruud, told investigators that spare parts had been ordered in 2019"
    " and sent back to save 90,000 crowns.",
    "The parliament's committee for transport will meet on Thursday to hear the minister.",
    "In the town of Dolnik some 400 people lit candles before the clinic.",
)


def agency(text: tuple[str, ...], name: str) -> tuple[str, ...]:
    """A dispatch with the agency's tag before its first sentence."""
    return (text[0], f"DOLNIK ({name}) - {text[1]}", *text[2:])


@dataclass(frozen=True)
class Situation:
    """What is given, and what is wanted: families, and for a child its parent and more."""

    name: str
    reports: tuple[Report, ...]
    families: tuple[str, ...]
    parents: dict[str, str] = field(default_factory=dict)
    relations: dict[str, DescentKind] = field(default_factory=dict)
    credits: dict[str, Credit] = field(default_factory=dict)


def told(id: str, text: tuple[str, ...], outlet: str = "", day: str = "2024-03-04") -> Report:
    return report(id, text, outlet=outlet or f"{id}.example", published=day)


SITUATIONS = (
    Situation(
        name="a copy word for word, the agency nowhere named",
        reports=(
            told("early", CABLE, day="2024-03-03"),
            told("late", CABLE),
            told("own", ON_THE_SPOT),
        ),
        families=("early late", "own"),
        parents={"late": "early"},
        relations={"late": DescentKind.COPY},
        credits={"late": Credit.UNCREDITED},
    ),
    Situation(
        name="a cut copy, the agency named in the dateline of the longer",
        reports=(
            told("whole", agency(CABLE, "AFP")),
            told("cut", CABLE[:4]),
            told("own", ON_THE_SPOT),
        ),
        families=("cut whole", "own"),
        parents={"whole": "Agence France-Presse", "cut": "Agence France-Presse"},
        relations={"cut": DescentKind.EXCERPT},
        credits={"whole": Credit.CREDITED, "cut": Credit.UNCREDITED},
    ),
    Situation(
        name="a rewrite that shares no sentence, beside an independent report",
        reports=(
            told("source", CABLE, day="2024-03-03"),
            told("free", RETOLD),
            told("own", ON_THE_SPOT),
        ),
        families=("free source", "own"),
        parents={"free": "source"},
        relations={"free": DescentKind.REWRITE},
    ),
    Situation(
        name="the source is named only in the last line",
        reports=(
            told("thetimes", CABLE, outlet="thetimes.com", day="2024-03-03"),
            told("deep", (*RETOLD, "The letter was first reported by The Times.")),
            told("own", ON_THE_SPOT),
        ),
        families=("deep thetimes", "own"),
        parents={"deep": "thetimes"},
        credits={"deep": Credit.CREDITED},
    ),
    Situation(
        name="siblings of a lost report that one of them credits at the end",
        reports=(
            told("one", (*CABLE, "© Agence France-Presse")),
            told("two", RETOLD),
            told("own", ON_THE_SPOT),
        ),
        families=("one two", "own"),
        parents={"one": "Agence France-Presse", "two": "Agence France-Presse"},
        credits={"one": Credit.CREDITED, "two": Credit.UNCREDITED},
    ),
    Situation(
        name="the agency in the byline",
        reports=(
            told("byline", (CABLE[0], "By Ana Rell, Reuters", *CABLE[1:])),
            told("own", ON_THE_SPOT),
        ),
        families=("byline", "own"),
        parents={"byline": "Reuters"},
        credits={"byline": Credit.CREDITED},
    ),
    Situation(
        name="a copy of an earlier version: the agency's own file is of a later day",
        reports=(
            told(
                "agency", (*agency(CABLE, "Reuters"), *NEXT_DAY[1:3]), "reuters.com", "2024-03-05"
            ),
            told("copy", agency(CABLE, "Reuters"), day="2024-03-04"),
            told("own", ON_THE_SPOT),
        ),
        families=("agency copy", "own"),
        parents={"copy": "Reuters, an earlier version", "agency": "Reuters, an earlier version"},
        credits={"copy": Credit.CREDITED},
    ),
    Situation(
        name="two dispatches of one agency on successive days",
        reports=(
            told("first", agency(CABLE, "AP"), day="2024-03-04"),
            told("second", agency(NEXT_DAY, "AP"), day="2024-03-05"),
            told("own", ON_THE_SPOT),
        ),
        families=("first", "own", "second"),
        parents={
            "first": "Associated Press, dispatch 1",
            "second": "Associated Press, dispatch 2",
        },
    ),
    Situation(
        name="two newsrooms at one press conference",
        reports=(told("local", CONFERENCE_ONE), told("money", CONFERENCE_TWO)),
        families=("local", "money"),
    ),
    Situation(
        name="one statement quoted by three",
        reports=(
            told("one", (CABLE[0], CABLE[1], STATEMENT, *CABLE[4:])),
            told("two", (ON_THE_SPOT[0], ON_THE_SPOT[1], STATEMENT, *ON_THE_SPOT[2:])),
            told("three", (NEXT_DAY[0], NEXT_DAY[1], STATEMENT, *NEXT_DAY[2:])),
        ),
        families=("one", "three", "two"),
    ),
    Situation(
        name="a mix of two dispatches does not make them one",
        reports=(
            told("first", CABLE, day="2024-03-03"),
            told("second", NEXT_DAY, day="2024-03-03"),
            told("mix", (CABLE[0], *CABLE[1:5], *NEXT_DAY[1:4], ON_THE_SPOT[5])),
        ),
        families=("first mix", "second"),
        parents={"mix": "first"},
    ),
)


def stemma(reports: tuple[Report, ...]) -> Stemma:
    """The stemma of reports that are one story."""
    stories = gather(reports)
    days = tuple(day for s in stories for day in s.published)
    whole = replace(stories[0], reports=tuple(r.id for r in reports), published=days)
    return edit(whole, reports, mark_by_rules).stemma


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.name)
def test_a_situation_is_told_apart(situation: Situation) -> None:
    found = stemma(situation.reports)
    names = {s.id: s.id if s.kind is SourceKind.REPORT else s.name for s in found.sources}
    edges = [e for e in found.derivations if e.relation is not DescentKind.QUOTATION]
    families = tuple(sorted(" ".join(sorted(f.reports)) for f in found.families))
    assert families == situation.families
    parents = {e.child: names[e.parent] for e in edges}
    assert {c: parents.get(c) for c in situation.parents} == situation.parents
    relations = {e.child: e.relation for e in edges}
    assert {c: relations.get(c) for c in situation.relations} == situation.relations
    credits = {e.child: e.credit for e in edges}
    assert {c: credits.get(c) for c in situation.credits} == situation.credits
