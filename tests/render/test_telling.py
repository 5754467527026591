import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from sample_edition import apparatus, edition, story
from variorum.model import Edition, Report
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
    assert own("old red", "old red", "old tin") == [["red"], ["red"], ["tin"]]


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


def with_reports(reports: tuple[Report, ...]) -> Edition:
    told = dataclasses.replace(story(), reports=tuple(report.id for report in reports))
    return dataclasses.replace(edition(), reports=reports, stories=(told,))


def test_outlets_are_numbered_within_a_story_only() -> None:
    one, other, *_ = (dataclasses.replace(r, outlet="Gazette") for r in edition().reports)
    stories = tuple(dataclasses.replace(story(), reports=(of.id,)) for of in (one, other))
    index = Index.of(dataclasses.replace(edition(), reports=(one, other), stories=stories))
    assert list(index.labels.values()) == ["Gazette", "Gazette"]


def test_labels_fall_back_from_outlet_to_file_to_id() -> None:
    first, second, third, *others = edition().reports
    reports = (
        dataclasses.replace(first, outlet="Gazette"),
        dataclasses.replace(second, outlet="Gazette"),
        dataclasses.replace(third, outlet=" "),
        dataclasses.replace(others[0], outlet="", file=""),
    )
    index = Index.of(with_reports(reports))
    assert list(index.labels.values()) == ["Gazette (1)", "Gazette (2)", "courier", "lamp"]


def test_long_contexts_are_cut_between_words() -> None:
    words = "word " * 60
    assert short(words, 12) == "word word…"
    assert short("word", 12) == "word"


def test_words_of_two_letters_tell_no_difference() -> None:
    assert own("six of them", "six in them") == [[], []]
    assert own("no ships", "10 ships") == [["no"], ["10"]]


def test_a_long_value_is_not_said_twice() -> None:
    locus = apparatus()[0]
    long = dataclasses.replace(
        locus.readings[0], value="The vessel's captain had been warned about the shoal"
    )
    changed = dataclasses.replace(locus, readings=(long, locus.readings[1]))
    assert [telling.value for telling in tellings(changed, INDEX)] == ["", "denied"]


def test_hashes_are_left_out_of_labels() -> None:
    files = ["000_514601612ebd3b59.txt", "514601612ebd3b59.txt", "deadline.txt", "a b_12.txt"]
    reports = tuple(
        dataclasses.replace(report, outlet="", file=file)
        for report, file in zip(edition().reports, files, strict=False)
    )
    index = Index.of(with_reports(reports))
    labels = ["report 000", "514601612ebd3b59", "deadline", "a b 12"]
    assert list(index.labels.values()) == labels
    assert index.named("stands in courier too") == "stands in deadline too"


def test_words_within_words_are_counted_once() -> None:
    outer, inner = apparatus()[0].readings[0].spans[0], apparatus()[4].readings[1].spans[0]
    within = dataclasses.replace(outer, start=outer.start + 4)
    assert INDEX.by_report((within, outer, inner)) == (("echo", (outer, inner)),)
