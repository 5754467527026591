"""The loader of TimeML and the scoring of times."""

import pytest
from eval.loaders.timeml import Timex, read
from eval.tasks.dates import _paired

XML = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2001-05-04">5/4/01</TIMEX3></DCT>
<TEXT>It <EVENT eid="e1">rained</EVENT> for <TIMEX3 tid="t1" type="DURATION" value="P2D">two
days</TIMEX3><TIMEX3 tid="t2" type="DATE" value="2001-05"></TIMEX3> &amp; <SIGNAL>on</SIGNAL>
<TIMEX3 tid="t3" type="DATE" value="2001-05-03">Thursday</TIMEX3>.</TEXT></TimeML>"""


def test_the_text_is_plain_and_the_marks_point_into_it() -> None:
    text = read("x", XML)
    assert text.text == "It rained for two\ndays & on\nThursday."
    assert text.created == "2001-05-04"
    assert [(text.text[t.start : t.end], t.type, t.value) for t in text.times] == [
        ("two\ndays", "DURATION", "P2D"),
        ("Thursday", "DATE", "2001-05-03"),
    ]


@pytest.mark.parametrize(
    ("wanted", "found", "pairs"),
    [
        ([(0, 5)], [(0, 5)], [(0, 0)]),
        ([(0, 5)], [(6, 9)], [(0, None), (None, 0)]),
        ([(0, 5), (6, 9)], [(3, 9)], [(1, 0), (0, None)]),
        ([(0, 9)], [(0, 3), (4, 9)], [(0, 1), (None, 0)]),
    ],
)
def test_each_is_paired_with_the_one_it_shares_most_with(
    wanted: list[tuple[int, int]],
    found: list[tuple[int, int]],
    pairs: list[tuple[int | None, int | None]],
) -> None:
    one, other = (
        [Timex(start=a, end=b, type="DATE", value="") for a, b in s] for s in (wanted, found)
    )
    got = [
        (None if w is None else one.index(w), None if f is None else other.index(f))
        for w, f in _paired(one, other)
    ]
    assert got == pairs
