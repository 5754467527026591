import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.edits import distance


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [("karsk", "karsk", 0), ("karsk", "kask", 1), ("karsk", "kraks", 2), ("mensah", "mensar", 1)],
)
def test_edits(one: str, other: str, edits: int) -> None:
    assert distance(one, other, 3) == edits


def test_above_the_most_it_stops_counting() -> None:
    assert distance("karsk", "reservoir", 2) == 3


@given(st.text(max_size=8), st.text(max_size=8))
def test_it_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other, 8) == distance(other, one, 8)
