import dataclasses
import itertools
import re

import pytest

from sample_edition import edition, story
from variorum.model import EditedStory, Family, Source, SourceKind, Stemma
from variorum.render.curve import HIGH, MARGIN, WIDE, path
from variorum.render.drawing import Drawing, draw
from variorum.render.index import Index

INDEX = Index.of(edition())


def drawn(of: EditedStory | None = None, columns: int = 5) -> Drawing:
    return draw(of or story(), INDEX, columns)


def test_every_source_that_takes_part_has_a_box() -> None:
    names = {box.source.id for box in drawn().boxes}
    assert names == {"post", "echo", "courier", "lamp", "weekly", "lost:Tide Wire", "doc:statement"}


def test_roots_stand_over_what_goes_back_to_them() -> None:
    high = {box.source.id: box.y for box in drawn().boxes}
    assert high["doc:statement"] < high["lost:Tide Wire"] < high["echo"] < high["courier"]
    assert high["post"] == high["echo"]


@pytest.mark.parametrize("columns", [1, 2, 3, 5])
def test_boxes_never_overlap_and_stay_inside(columns: int) -> None:
    whole = drawn(columns=columns)
    for one, other in itertools.combinations(whole.boxes, 2):
        assert abs(one.x - other.x) >= WIDE or abs(one.y - other.y) >= HIGH
    for box in whole.boxes:
        assert 0 <= box.x <= whole.wide + 2 - WIDE
        assert 0 <= box.y <= whole.high - HIGH


def test_a_phone_gets_a_narrow_drawing() -> None:
    assert drawn(columns=2).wide < 400


def test_looks_tell_credit_and_quotation() -> None:
    looks = [curve.look for curve in drawn().curves]
    assert looks == [
        "credited",
        "uncredited",
        "credited",
        "credited quotation",
        "credited quotation",
        "unknown",
    ]


def test_families_are_framed_the_large_ones_first() -> None:
    assert [frame.caption for frame in drawn().frames] == ["a family of 3", "each on its own"]


def test_long_names_take_two_lines_and_end_in_an_ellipsis() -> None:
    name = "The Extraordinarily Long Gazette of the Northern and Southern Isles"
    sources = tuple(
        dataclasses.replace(source, name=name) if source.id == "doc:statement" else source
        for source in story().stemma.sources
    )
    changed = dataclasses.replace(
        story(), stemma=dataclasses.replace(story().stemma, sources=sources)
    )
    lines = next(b.lines for b in drawn(changed).boxes if b.source.id == "doc:statement")
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(len(line) <= 20 for line in lines)


def test_thirty_reports_alone_fill_rows() -> None:
    ids = [f"lone{n}" for n in range(30)]
    stemma = Stemma(
        sources=tuple(Source(id=id, name=id, kind=SourceKind.REPORT) for id in ids),
        families=tuple(Family(root=id, reports=(id,)) for id in ids),
    )
    whole = drawn(dataclasses.replace(story(), stemma=stemma, reports=tuple(ids)))
    assert len(whole.boxes) == 30
    assert whole.wide < 1010


def test_an_empty_stemma_can_be_drawn() -> None:
    assert drawn(dataclasses.replace(story(), stemma=Stemma())).boxes == ()


def test_a_curve_goes_round_what_stands_in_its_way() -> None:
    free = path((0, 0), (0, 300), [(0, 0), (0, 300)])
    barred = path((0, 0), (0, 300), [(0, 0), (0, 150), (0, 300)])
    assert free.count("C") == 1
    assert barred.count("Q") == 4
    assert barred.startswith("M74 50L")
    assert barred.endswith("L74 300")


def test_a_line_goes_round_a_family_that_it_has_no_part_in() -> None:
    """From a document on top to a report below another family's frame."""
    boxes = [(180, 0), (180, 100), (20, 200), (340, 200), (180, 400)]
    frames = [(1, 70, 500, 200), (150, 370, 200, 100)]
    drawn_path = path(boxes[0], boxes[4], boxes, 2, frames)
    numbers = [float(n) for n in re.findall(r"-?\d+", drawn_path)]
    xs, ys = numbers[0::2], numbers[1::2]
    assert max(xs) == 1 + 500 + MARGIN
    inside = [(x, y) for x, y in zip(xs, ys, strict=True) if 70 < y < 270 and x < 501]
    assert inside == []
    assert drawn_path.endswith("L254 400")


def test_a_line_within_its_own_family_needs_no_way_round() -> None:
    boxes = [(20, 100), (20, 200)]
    assert path(boxes[0], boxes[1], boxes, 0, [(1, 70, 500, 200)]).count("C") == 1


def test_a_lost_report_below_another_stands_in_the_family() -> None:
    afar = Source(id="lost-9", name="Far Wire", kind=SourceKind.LOST_REPORT)
    above = dataclasses.replace(story().stemma.derivations[0], child="lost-9")
    stemma = dataclasses.replace(
        story().stemma,
        sources=(*story().stemma.sources, afar),
        derivations=(*story().stemma.derivations, above),
    )
    whole = drawn(dataclasses.replace(story(), stemma=stemma))
    box = next(b for b in whole.boxes if b.source.id == "lost-9")
    frame = whole.frames[0]
    assert frame.x <= box.x < frame.x + frame.wide
    assert frame.y < box.y < frame.y + frame.high


def test_neighbours_in_one_row_are_joined_by_a_line() -> None:
    assert path((0, 0), (200, 0), []) == "M148 25H200"
    assert path((600, 0), (0, 0), []).count("C") == 1
