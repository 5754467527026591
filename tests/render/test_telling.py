import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from sample_edition import apparatus, edition
from variorum.render.difference import differing
from variorum.render.index import Index, short
from variorum.render.telling import beside, tellings

INDEX = Index.of(edition())


def own(*readings: str) -> list[list[str]]:
    return [[run.text for run in runs if run.own] for runs in differing(readings)]


def test_only_what_differs_is_a_reading_s_own() -> None:
    assert own("six of the rafts sank", "eight of the rafts sank") == [["six"], ["eight"]]


def test_neighbouring_words_make_one_run() -> None:
    assert own("the old grey mill burned", "the barn burned") == [["old grey mill"], ["barn"]]


def test_case_and_apostrophes_do_not_count() -> None:
    assert own("The mayor’s car", "the mayor's Car") == [[], []]


def test_three_readings_share_only_what_all_have() -> None:
    assert own("a b", "a b", "a c") == [["b"], ["b"], ["c"]]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_the_runs_are_the_whole_reading(readings: list[str]) -> None:
    assert ["".join(run.text for run in runs) for runs in differing(readings)] == readings


def test_a_reading_stands_in_its_sentence() -> None:
    told = tellings(apparatus()[0], INDEX)
    assert [telling.reading.value for telling in told] == ["had been warned", "denied"]
    assert told[1].before == "The operator, Blue Sound Lines, "
    assert told[1].after == "."
    assert told[0].after == ", two officials at the port said."


def test_a_more_exact_reading_says_of_which() -> None:
    assert [telling.refines for telling in tellings(apparatus()[3], INDEX)] == ["", "Tuesday"]


def test_a_reading_without_words_is_left_out() -> None:
    locus = apparatus()[0]
    bare = dataclasses.replace(locus.readings[0], spans=())
    changed = dataclasses.replace(locus, readings=(bare, locus.readings[1]))
    assert len(tellings(changed, INDEX)) == 1


def test_beside_a_reading_stand_the_others_in_another_report() -> None:
    locus = apparatus()[0]
    spans = beside(locus, locus.readings[0], "courier")
    assert [span.report for span in spans] == ["courier", "post"]


def test_labels_fall_back_from_outlet_to_file_to_id() -> None:
    first, second, third, *others = edition().reports
    changed = dataclasses.replace(
        edition(),
        reports=(
            dataclasses.replace(first, outlet="Gazette"),
            dataclasses.replace(second, outlet="Gazette"),
            dataclasses.replace(third, outlet=" "),
            dataclasses.replace(others[0], outlet="", file=""),
        ),
    )
    index = Index.of(changed)
    assert list(index.labels.values()) == ["Gazette (1)", "Gazette (2)", "courier", "lamp"]


def test_long_contexts_are_cut_between_words() -> None:
    words = "word " * 60
    assert short(words, 12) == "word word…"
    assert short("word", 12) == "word"
