import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.model import Article, Report, SegmentKind
from variorum.witness import transcribe

BODY = "The old bridge over the Orle was closed on Monday after cracks were found in its pillars."
CASES: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "segments.jsonl")
    .read_text("utf-8")
    .split("\n")
    if line
]
LINES = st.sampled_from(
    [BODY, "Bridge closes", "By Admin", "Email", "LONDON (Reuters) - It fell.", "• A point", "a",
     "9 March 2024", "# Heading", "", "  ", "Jo Marsh | Getty Images", "It fell. (ANI)", "---",
     "“", "(CNN)", "One ### two ### three", "A ### ### B ###", "1/3 A boat. (AP Photo/Jo Marsh)"]
)  # fmt: skip


def report_of(text: str, **fields: str) -> Report:
    return transcribe(replace(Article(id="r", text=text), **fields))  # type: ignore[arg-type]


def check_tiles(report: Report) -> None:
    last = 0
    for segment in report.segments:
        assert last <= segment.start < segment.end
        assert not report.text[last : segment.start].strip()
        last = segment.end
    assert not report.text[last:].strip()


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_page_is_told_apart(case: dict[str, Any]) -> None:
    report = report_of(case["text"])
    found = [[s.kind.value, report.text[s.start : s.end]] for s in report.segments]
    assert found == case["segments"]
    for field in {"published", "byline", "dateline", "outlet"} & case.keys():
        assert getattr(report, field) == case[field]


@given(st.lists(LINES).map("\n".join) | st.text())
def test_segments_tile_all_that_is_not_blank(text: str) -> None:
    report = report_of(text)
    assert report.text == text
    check_tiles(report)
    numbers = [segment.paragraph for segment in report.segments]
    assert numbers == sorted(numbers)


@settings(max_examples=50)
@given(st.lists(LINES, min_size=1), st.sampled_from(["Bridge closes", BODY, "", "x" * 500]))
def test_metadata_never_break_the_tiling(found: list[str], title: str) -> None:
    check_tiles(report_of("\r\n".join(found), title=title, author="Admin", outlet="bridge.example"))


def test_the_title_of_the_metadata_is_the_headline_wherever_it_stands() -> None:
    report = report_of(f"Home news\nThe bridge is closed.\n{BODY}", title="The bridge is closed.")
    assert report.headline == "The bridge is closed."


def test_the_headline_of_the_metadata_stands_in_where_the_text_has_none() -> None:
    assert report_of(BODY, title="Bridge closes").headline == "Bridge closes"


def test_a_site_named_by_its_address_is_furniture() -> None:
    report = report_of(f"The Evening Post\n{BODY}", url="https://www.eveningpost.example/a")
    assert report.outlet == "eveningpost.example"
    assert report.spans(SegmentKind.FURNITURE)
    assert not report.spans(SegmentKind.HEADLINE)


@pytest.mark.parametrize(
    ("published", "url", "day"),
    [
        ("2024-03-04T10:00:00+02:00", "", "2024-03-04"),
        ("Mon, 04 Mar 2024 10:00:00 GMT", "", "2024-03-04"),
        ("20240304", "", "2024-03-04"),
        ("1709546400", "", "2024-03-04"),
        ("March 2024", "", "2024-03"),
        ("2024-03", "", "2024-03"),
        ("2024", "", "2024"),
        ("04.03.2024", "", "2024-03-04"),
        ("13/03/2024", "", "2024-03-13"),
        ("03/13/2024", "", "2024-03-13"),
        ("03/04/2024", "", "2024"),
        ("2024-02-30", "", None),
        ("yesterday", "", None),
        ("", "https://a.example/2024/03/04/bridge", "2024-03-04"),
        ("", "https://a.example/uk/2024/mar/04/bridge", "2024-03-04"),
        ("", "https://a.example/20240304/bridge", "2024-03-04"),
        ("", "https://a.example/world/240304-bridge", "2024-03-04"),
        ("", "https://a.example/bridge-2024-03-04.html", "2024-03-04"),
        ("", "https://a.example/story/12345678/bridge", None),
        ("", "https://a.example/123456/bridge", None),
        ("2024-03-05", "https://a.example/2024/03/04/bridge", "2024-03-05"),
        ("2024-03", "https://a.example/2024/03/04/bridge", "2024-03-04"),
    ],
)
def test_the_day_of_publication(published: str, url: str, day: str | None) -> None:
    assert report_of(BODY, published=published, url=url).published == day


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (BODY * 3, "", "en"),
        (BODY, "en-GB", "en"),
        (BODY, "French", "french"),
        ("Die alte Brücke über die Orle wurde am Montag gesperrt, nachdem Risse in zwei Pfeilern "
         "gefunden worden waren; die Reparatur dauert sechs Monate.", "", "und"),
        ("Le vieux pont sur la rivière a été fermé lundi après la découverte de fissures dans deux "
         "piliers, et les travaux dureront six mois selon la mairie.", "", "und"),
    ],
)  # fmt: skip
def test_the_language(text: str, language: str, expected: str) -> None:
    assert report_of(text, language=language).language == expected


@pytest.mark.parametrize(
    "unit",
    [
        "He left the house. ",
        "a",
        "A\n",
        "(Reuters) ",
        "By ",
        "1/1 ",
        "— ",
        "a | b ",
        "FILE - ",
        "{",
        "a ### ",
        "### ",
        "a  ### ~~~  ### ",
        "The boat (AP Photo/Jo Marsh) ",
    ],
)
def test_hostile_text_is_transcribed_at_once(unit: str) -> None:
    check_tiles(report_of(unit * (100_000 // len(unit))))
