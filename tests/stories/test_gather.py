from itertools import permutations

from tellings import REWRITE, other, report, rewrite, wire
from variorum.stories import gather


def test_two_stories_fall_apart_and_each_is_whole() -> None:
    stories = gather([other(), rewrite(), wire()])
    assert [s.reports for s in stories] == [("rewrite", "wire"), ("other",)]
    assert stories[0].title in {wire().headline, rewrite().headline}


def test_the_order_of_reports_changes_nothing() -> None:
    given = [wire(), rewrite(), other()]
    assert len({gather(p) for p in permutations(given)}) == 1


def test_an_undated_report_takes_the_day_of_its_nearest_neighbour() -> None:
    undated = report("undated", REWRITE)
    days = {r: (day, guess) for r, day, guess in gather([wire(), undated])[0].published}
    assert days == {"wire": ("2024-06-04", False), "undated": ("2024-06-04", True)}


def test_where_no_report_is_dated_no_day_is_made_up() -> None:
    assert gather([report("a", REWRITE)])[0].published == ()


def test_nothing_gives_no_story() -> None:
    assert gather([]) == ()
