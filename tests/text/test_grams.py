import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text import grams
from variorum.text.grams import cosines, pair_cosines, settled


def test_the_same_words_are_wholly_alike_and_other_words_are_not() -> None:
    alike = cosines(["The dam was closed.", "the dam was closed", "Ferries went on strike"])
    assert alike[0, 1] == pytest.approx(1.0, abs=1e-6)
    assert alike[0, 2] < 0.2


@given(st.lists(st.text(max_size=60), max_size=6))
def test_cosines_are_symmetric_and_bounded(texts: list[str]) -> None:
    alike = cosines(texts)
    assert alike.shape == (len(texts), len(texts))
    assert np.allclose(alike, alike.T, atol=1e-5)
    assert (alike >= -1e-5).all()
    assert (alike <= 1 + 1e-5).all()


def test_blocks_give_what_one_matrix_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["closed the dam at once", "the dam was closed at last", "a strike of ferry crews"]
    whole = cosines(texts)
    monkeypatch.setattr(grams, "_BLOCK", 9)
    assert np.allclose(cosines(texts), whole, atol=1e-6)


def test_what_only_the_last_bits_tell_apart_is_one() -> None:
    sums = np.array([0.1 + 0.2, 0.3, 0.30001])
    assert settled(sums)[0] == settled(sums)[1] != settled(sums)[2]


def test_cosines_of_some_pairs_are_those_of_all() -> None:
    texts = ["the dam at Karsk is shut", "Karsk: dam shut for good", "", "hens laid fewer eggs"]
    ones, others = np.triu_indices(len(texts), 1)
    assert pair_cosines(texts, ones, others) == pytest.approx(cosines(texts)[ones, others])
    none = np.zeros(0, dtype=np.intp)
    assert pair_cosines([], none, none).shape == (0,)
