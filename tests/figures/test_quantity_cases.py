"""The sentences of tests/cases/quantities.tsv, and what a table of cases does not show."""

from pathlib import Path

import pytest

from variorum.figures import find_figures, find_moments
from variorum.model import Figure, Report, Segment, SegmentKind

CASES = Path(__file__).parents[1] / "cases" / "quantities.tsv"
FLOOR = 0.97


def read(text: str) -> tuple[Figure, ...]:
    segment = Segment(kind=SegmentKind.SENTENCE, start=0, end=len(text))
    report = Report(id="r", text=text, segments=(segment,))
    return find_figures(report, find_moments(report, None, inferred=False), ())


def told(figure: Figure) -> str:
    upper = "" if figure.upper is None else f"–{figure.upper:.15g}"
    return f"{figure.qualifier.value}{figure.value:.15g}{upper} {figure.unit}"


def test_nearly_all_cases_are_read_without_a_fault() -> None:
    rows = [row.split("\t") for row in CASES.read_text("utf-8").splitlines() if row[0] != "#"]
    assert len(rows) >= 150
    wrong = [text for _, _, text, figures in rows if " ; ".join(map(told, read(text))) != figures]
    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong


@pytest.mark.parametrize(
    ("place", "unit"),
    [("Paris", "FRF"), ("Geneva", "CHF"), ("Dakar", "XOF"), ("Lima", "CHF")],
)
def test_whose_francs_they_are_the_report_tells(place: str, unit: str) -> None:
    (figure,) = read(f"The court in {place} set bail at 90,000 francs.")
    assert figure.unit == unit


def test_a_place_is_no_part_of_another_word() -> None:
    (figure,) = read("A woman who writes on Roman coins paid 900 riyals.")
    assert figure.unit == "SAR"  # and not OMR, for "Oman"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Sales of $97m fell to 81m.", ["USD", "USD"]),
        ("Sales rose 5% to 8,100 from 7,700.", ["%", "", ""]),
        ("The river fell from 9m to 7m.", ["m", "m"]),
        ("The fee rose two cents to 85.", ["USD"]),
        ("The firm made 6.1 mln bags against 5.8 mln.", ["bags", "bags"]),
        ("It takes 35 hours, from 38 now.", ["hours", "hours"]),
        ("The doors open at 7.30 on Friday.", []),
        ("The set is sold as Orbit TV 4K.", []),
    ],
)
def test_a_bare_number_takes_the_unit_that_it_is_set_against(text: str, units: list[str]) -> None:
    assert [f.unit for f in read(text)] == units


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It weighs 3-1/2 tonnes.", 3.5),
        ("It weighs 8-15/16 tonnes.", 8.9375),
        ("It weighs 1/2 tonne.", 0.5),
        ("It cost three quarters of a million euros.", 750_000),
        ("It cost 75 EUR million.", 75e6),
    ],
)
def test_fractions_and_scales(text: str, value: float) -> None:
    assert [f.value for f in read(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The 5G network opened.",
        "2/8 Rescuers at the site.",
        "She lives near Seven Mile Road.",
        "It was 129,000 week ago.",
        "The battle over 1987 wages went on.",
        "He was on Texas Radio.",
        "The two won.",
        "Ground zero workers met.",
        "They have zero hours contracts.",
    ],
)
def test_nothing_absurd(text: str) -> None:
    units = {f.unit for f in read(text)}
    assert units <= {""}


def test_a_rise_is_no_limit() -> None:
    first, second = read("Imports were up to 900 tonnes from 650.")
    assert (first.qualifier.value, first.unit, second.unit) == ("=", "t", "t")
    (limit,) = read("It can hold up to 900 tonnes.")
    assert limit.qualifier.value == "<="
