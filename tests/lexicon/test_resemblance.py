import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.lexicon.resemblance import resemblance

FERRY = "Ferry runs aground off Tormund. The ferry Halvard ran aground near Tormund in thick fog."
AGAIN = "Fog blamed as ferry grounds off Tormund. Passengers left the Halvard in lifeboats."
TRAIN = "Train strike enters third week. Drivers at Norrail want shorter shifts and more pay."


def test_two_reports_of_one_event_are_more_like_than_two_of_two() -> None:
    alike = resemblance([FERRY, AGAIN, TRAIN])
    assert alike[0, 1] > 0.4 > alike[0, 2]


def test_a_report_is_wholly_like_itself_and_likeness_is_mutual() -> None:
    alike = resemblance([FERRY, AGAIN, TRAIN])
    assert np.allclose(np.diag(alike), 1)
    assert (alike == alike.T).all()


def test_two_reports_are_alike_whatever_stands_beside_them() -> None:
    assert resemblance([FERRY, AGAIN])[0, 1] == resemblance([TRAIN, FERRY, AGAIN])[1, 2]


def test_a_common_opening_counts_more_than_a_common_ending() -> None:
    first = resemblance([f"{FERRY} {TRAIN}", FERRY])[0, 1]
    last = resemblance([f"{TRAIN} {FERRY}", FERRY])[0, 1]
    assert first > last + 0.1


def test_figures_make_no_likeness() -> None:
    assert resemblance(["12 4 1999 30", "30 12 4 1999"])[0, 1] == 0


def test_nothing_is_like_nothing() -> None:
    assert resemblance([]).shape == (0, 0)
    assert resemblance(["", "…"]).tolist() == [[0, 0], [0, 0]]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(max_size=40), max_size=5))
def test_likeness_is_a_share(texts: list[str]) -> None:
    alike = resemblance(texts)
    assert alike.shape == (len(texts), len(texts))
    assert ((alike >= 0) & (alike <= 1)).all()
