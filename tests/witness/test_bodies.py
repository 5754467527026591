"""Pages that would lose their body: stored as one line, or without one."""

import pytest

from variorum.model import Article, Report, SegmentKind
from variorum.witness import transcribe

HEADLINE = "Bridge closes after cracks are found"
FIRST = "The old bridge over the Orle was closed on Monday after cracks were found in its pillars."
SECOND = "Repairs will take at least six months, the county engineer told reporters on the site."
THIRD = "Shops on the east bank say that they have lost half of their customers since then."
LONG = " ".join(f"{one} {other}" for one in (FIRST, SECOND, THIRD) for other in (SECOND, THIRD))
CAPTION = (
    "Ferry crews load the first cars at the east bank of the Orle, Monday, March 4, 2024. "
    "The county says that the ferry will run until the bridge is open again. (AP Photo/Jo Marsh)"
)
CROWD = (
    "People wait for the ferry in Orle Falls, Monday, March 4, 2024, after the bridge was closed. "
    "Some of them had been there since five in the morning. (AP Photo/Jo Marsh)"
)


def report_of(text: str) -> Report:
    return transcribe(Article(id="r", text=text))


def words(report: Report, kind: SegmentKind) -> list[str]:
    return [report.text[s.start : s.end] for s in report.segments if s.kind is kind]


def told(text: str) -> list[str]:
    return words(report_of(text), SegmentKind.SENTENCE)


@pytest.mark.parametrize("mark", ["###", "***", "¶", "~~", "###  ###"])
def test_a_mark_divides_a_page_of_one_line(mark: str) -> None:
    lines = [HEADLINE, "By Maria Tolland", FIRST, f"{SECOND} {THIRD}", "Share this article"]
    report = report_of(f" {mark} ".join(lines))
    assert report.headline == HEADLINE
    assert report.byline == "By Maria Tolland"
    assert words(report, SegmentKind.SENTENCE) == [FIRST, SECOND, THIRD]
    assert words(report, SegmentKind.FURNITURE) == [*[mark] * 4, "Share this article"]


def test_a_mark_that_a_link_has_left_does_not_cut_a_sentence() -> None:
    begun = FIRST.removesuffix("found in its pillars.")
    text = f"{HEADLINE} ### By Maria Tolland ### {begun}### found in its pillars. ### {SECOND}"
    assert told(text) == [f"{begun}### found in its pillars.", SECOND]


def test_two_marks_are_of_the_text() -> None:
    assert told(f"{FIRST}\n{SECOND} It is a grade *** house *** by the county's own list.") == [
        FIRST,
        SECOND,
        "It is a grade *** house *** by the county's own list.",
    ]


@pytest.mark.parametrize(
    "tail",
    ["(AP Photo/Jo Marsh)", "Photo: Jo Marsh/Getty Images", "Al Reed in this 2016 file photo"],
)
def test_a_page_of_one_line_is_no_caption(tail: str) -> None:
    assert told(f"{LONG} {tail}")[:3] == [FIRST, SECOND, FIRST]


def test_a_page_of_one_line_that_begins_with_a_gallery_is_told() -> None:
    assert FIRST in told(f"1/30 The river from above {LONG}")


def test_code_at_the_head_of_a_line_of_prose_does_not_take_it_along() -> None:
    assert SECOND in told(f"window.loaded = 1; {LONG}")


def test_a_long_line_of_code_is_furniture() -> None:
    code = "window.queue = window.queue || []; queue.push({mode: 'a', container: 'b-1'}); " * 20
    assert told(f"{FIRST}\n{code}\n{SECOND}") == [FIRST, SECOND]


def test_captions_are_the_telling_where_there_is_no_other() -> None:
    cut = CAPTION[:120] + "... more"
    report = report_of(
        "\n".join([HEADLINE, "Image 1 of 2", CAPTION, cut, "Image 2 of 2", CROWD, CAPTION])
    )
    sentences = words(report, SegmentKind.SENTENCE)
    assert [one.split()[0] for one in sentences] == ["Ferry", "The", "People", "Some"]
    assert words(report, SegmentKind.FURNITURE).count("(AP Photo/Jo Marsh)") == 2


def test_captions_beside_a_body_are_furniture() -> None:
    assert told("\n".join([HEADLINE, FIRST, CAPTION, SECOND, CROWD, THIRD])) == [
        FIRST,
        SECOND,
        THIRD,
    ]


def test_a_list_of_main_points_is_the_telling_where_there_is_no_other() -> None:
    points = [
        "Old bridge over the river was closed on Monday morning",
        "Engineers found cracks in two of its seven pillars",
        "Repairs will take at least six months, the county says",
        "A ferry will carry cars and walkers until then",
    ]
    assert told("\n\n".join([HEADLINE, *points]))[-4:] == points


def test_a_list_of_headlines_below_a_body_is_not() -> None:
    links = ["Ferry Fares Rise Again in Orle Falls, and Nobody Knows Why", "Mayor Says No to Tolls"]
    assert told("\n".join([HEADLINE, FIRST, SECOND, *links])) == [FIRST, SECOND]


def test_a_notice_is_no_telling_though_it_stands_alone() -> None:
    notice = "All rights reserved. This material may not be published, broadcast, rewritten."
    assert told(f"{HEADLINE}\n{notice}") == []
