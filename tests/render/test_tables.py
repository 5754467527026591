import csv
import dataclasses
import io

import pytest

from sample_edition import TEXTS, edition, story
from variorum.model import Edition
from variorum.render import to_tables


def rows(name: str, of: Edition | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_tables(of or edition())[name], newline="")))


def test_there_are_three_tables() -> None:
    assert list(to_tables(edition())) == ["claims.csv", "apparatus.csv", "figures.csv"]


@pytest.mark.parametrize("name", ["claims.csv", "apparatus.csv", "figures.csv"])
def test_every_row_quotes_exactly(name: str) -> None:
    found = rows(name)
    assert found
    for row in found:
        assert row["quote"] == TEXTS[row["report"]][int(row["start"]) : int(row["end"])]


def test_one_row_a_witness() -> None:
    found = rows("claims.csv")
    assert len(found) == sum(len(claim.witnesses) for claim in story().claims)
    assert found[0]["attribution"] == "two port officials → Tide Wire"
    assert found[0]["sources"] == "Tide Wire; The Lamp"
    assert found[0]["outlet"] == "Harbour Post"


def test_one_row_a_place_of_a_reading() -> None:
    found = rows("apparatus.csv")
    assert [row["reading"] for row in found[:3]] == ["0", "0", "1"]
    assert found[0]["why"] == "Two officials say so; the operator denies it."
    assert {row["refines"] for row in found} == {"", "0"}


def test_figures_keep_their_size() -> None:
    found = rows("figures.csv")
    assert [row["value"] for row in found] == ["41", "2000000", "3500000"]
    assert found[2]["upper"] == "4000000"
    assert found[1]["qualifier"] == "~"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_taken_for_a_formula(start: str) -> None:
    claim = dataclasses.replace(story().claims[0], text=f"{start}cmd|' /C calc'!A0")
    changed = dataclasses.replace(story(), claims=(claim,))
    found = rows("claims.csv", dataclasses.replace(edition(), stories=(changed,)))
    assert found[0]["text"] == f"'{start}cmd|' /C calc'!A0"


def test_the_reading_that_was_found_right_is_marked() -> None:
    first, *others = story().apparatus
    settled = dataclasses.replace(first, settled=1)
    told = dataclasses.replace(story(), apparatus=(settled, *others))
    found = rows("apparatus.csv", dataclasses.replace(edition(), stories=(told,)))
    marks = {(row["locus"], row["value"]): row["right"] for row in found}
    assert marks["l1", "denied"] == "yes"
    assert marks["l1", "had been warned"] == "no"
    assert marks["l2", "£2 million"] == ""
