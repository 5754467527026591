import pytest

from sample_edition import figures, story
from variorum.model import Verdict
from variorum.render.counts import amount, contested, counted, gap, percent, spoken, standing


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (None, "no date"),
        ("", "no date"),
        ("2025", "2025"),
        ("2025-12", "December 2025"),
        ("2025-12-05", "5 December 2025"),
        ("2013-09-09T04:30", "9 September 2013, 04:30"),
        ("2013-09-09T04:30:10Z", "9 September 2013, 04:30 UTC"),
        ("2013-09-09T04:30+02:00", "9 September 2013, 04:30+02:00"),
        ("2025-12-04/2025-12-05", "4–5 December 2025"),
        ("2025-11-29/2025-12-02", "29 November – 2 December 2025"),
        ("2025-12-30/2026-01-02", "30 December 2025 – 2 January 2026"),
        ("2009/2013", "2009–2013"),
        ("2025-10/2025-12", "October – December 2025"),
        ("2025-10/2026-01", "October 2025 – January 2026"),
        ("2025-12-04/2025-12-04", "4–4 December 2025"),
        ("2025-99", "2025-99"),
        ("some day", "some day"),
        ("2025-12-04/", "4 December 2025"),
    ],
)
def test_dates_are_said_in_words(when: str | None, said: str) -> None:
    assert spoken(when) == said


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("2011", "2026-03-03", "15 years later"),
        ("2026-03-03", "2026-04-01", ""),
        ("2026-01-01", "2026-06-01", "5 months later"),
        ("", "2026-06-01", ""),
        ("2026-06-01", "2025-01-01", ""),
        ("2026-13-01", "2027", ""),
        ("2009/2013", "2015", "6 years later"),
    ],
)
def test_long_waits_are_said(before: str, after: str, said: str) -> None:
    assert gap(before, after) == said


def test_figures_are_said_with_their_hedge_and_scale() -> None:
    assert [amount(figure) for figure in figures()] == [
        "41 people",
        "about 2 million GBP",
        "3.5 million–4 million GBP",
    ]


def test_nouns_are_counted() -> None:
    assert [counted(n, "story") for n in (0, 1, 2)] == ["0 stories", "1 story", "2 stories"]
    assert standing(story()) == "5 reports, 3 independent sources"


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0 %"), (-0.0001, "0 %"), (0.456, "46 %"), (1.0, "100 %")]
)
def test_shares_are_said_in_whole_percent(share: float, said: str) -> None:
    assert percent(share) == said


def test_only_contested_and_drift_are_alarms() -> None:
    assert [locus.verdict for locus in contested(story())] == [Verdict.CONTESTED, Verdict.DRIFT]
