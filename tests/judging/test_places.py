from dataclasses import replace

from tellings import report
from variorum.judging import assign
from variorum.judging.places import find
from variorum.model import Decision, Judgement, Place, Report, Story, digest, span

WORDS = "Two men were held. The mayor spoke. Two men were let go, and two men stayed away."


def pair() -> tuple[Report, Report]:
    return report("north", ("Two held", WORDS)), report("south", ("Held", "Three men were held."))


def story(*ids: str, id: str = "s1") -> Story:
    return Story(id=id, title="", reports=ids)


def same(*places: Place) -> Judgement:
    return Judgement(decision=Decision.SAME_FAMILY, places=places)


def assigned(judgement: Judgement, *reports: Report, stories: tuple[Story, ...] = ()) -> str:
    """Why a judgement fits no story; "" where it fits one."""
    held = stories or (story(*(r.id for r in reports)),)
    fit, misfits = assign([judgement], reports, held)
    assert len(misfits) + sum(map(len, fit.values())) == 1
    return misfits[0].why if misfits else ""


def test_a_report_is_known_by_its_text_whatever_it_is_called() -> None:
    north, south = pair()
    judgement = same(Place(report="day-4", digest=digest(north)), Place(report="south"))
    fit, misfits = assign([judgement], (north, south), [story("north", "south")])
    assert misfits == ()
    assert fit["s1"][0].places[0].report == "north"


def test_an_id_that_is_another_report_now_does_not_mislead() -> None:
    north, south = pair()
    was = Place(report="south", digest=digest(north))
    fit, _ = assign([same(was, Place(report="south"))], (north, south), [story("north", "south")])
    assert [place.report for place in fit["s1"][0].places] == ["north", "south"]


def test_why_a_judgement_fits_no_story() -> None:
    north, south = pair()
    here = Place(report="south")
    gone = same(Place(report="west"), here)
    assert assigned(gone, north, south) == "the report west is not among those read"
    old = same(Place(report="north", digest="0" * 16), here)
    assert "the text of north has changed" in assigned(old, north, south)
    apart = (story("north"), story("south", id="s2"))
    both = same(Place(report="north"), here)
    assert "not in one story" in assigned(both, north, south, stories=apart)
    twin = replace(north, id="twin")
    third = same(Place(report="old", digest=digest(north)), here)
    assert assigned(third, north, twin, south).startswith("2 reports have the text")
    named = same(Place(report="twin", digest=digest(north)), here)
    assert assigned(named, north, twin, south) == ""


def test_words_are_looked_for_where_the_text_has_changed() -> None:
    north, _ = pair()
    judgement = Judgement(
        decision=Decision.IGNORE,
        places=(Place(report="north", digest="0" * 16, words="Two men were held"),),
    )
    assert assigned(judgement, north) == ""


def test_words_stand_where_their_neighbours_say() -> None:
    north, _ = pair()
    text = north.text
    place = Place(report="north", words="Two men were")
    first, second = text.index("Two men were held"), text.index("Two men were let")
    every = find(place, north)
    assert [s.start for s in every] == [first, second]
    assert find(replace(place, suffix=" let go"), north) == (span("north", second, second + 12),)
    assert find(replace(place, prefix="mayor  spoke.\n"), north) == every[1:]


def test_neighbours_that_have_changed_leave_the_words() -> None:
    north, _ = pair()
    assert len(find(Place(report="north", words="Two men were", prefix="gone"), north)) == 2


def test_blanks_count_as_one() -> None:
    broken = report("n", ("Head", "The old\u00a0  bridge\nfell."))
    (found,) = find(Place(report="n", words="old bridge fell"), broken)
    assert found.of(broken.text).split() == ["old", "bridge", "fell"]


def test_words_are_no_pattern() -> None:
    odd = report("n", ("Head", "It cost (a+)+$ in all."))
    assert len(find(Place(report="n", words="(a+)+$"), odd)) == 1
    assert find(Place(report="n", words=".*"), odd) == ()
    assert find(Place(report="n", words=" \n "), odd) == ()


def test_common_words_take_no_endless_time() -> None:
    long = report("n", ("Head", "a " * 60_000))
    assert len(find(Place(report="n", words="a", prefix="x" * 4000), long)) == 200
