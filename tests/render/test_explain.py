import dataclasses
import json

import pytest

from sample_edition import TEXTS, at, edition, story
from variorum.errors import UnknownFindingError
from variorum.model import Decision, Edition, Judgement, Place, Ruling
from variorum.render.explain import ask, explain, listed, subjects, to_json, to_lines, to_listing
from variorum.render.index import Index


def lines(id: str, of: Edition | None = None, *, full: bool = False) -> str:
    whole = of or edition()
    return "\n".join(to_lines(explain(whole, ask(whole, id)), Index.of(whole), full=full))


def flat(id: str) -> str:
    """The same with its lines joined."""
    return " ".join(lines(id).split())


def test_everything_can_be_asked_about_by_its_first_name() -> None:
    every = subjects(edition())
    kinds = {subject.kind for subject in every}
    assert kinds == {
        *("edge", "family", "source", "locus", "claim", "entity", "figure", "moment", "brief"),
    }
    names = [subject.names[0] for subject in every]
    assert len(names) == len(set(names)) > 30
    for name, subject in zip(names, every, strict=True):
        assert ask(edition(), name) == subject
        assert lines(name)


def test_an_edge_says_how_sure_and_where() -> None:
    text = lines("echo>lost:Tide Wire")
    assert text.startswith(
        "Island Echo goes back to Tide Wire\nLikely (0.78): it tells what Tide Wire"
    )
    assert "it tells the same facts in the same order as Harbour Post" in text
    shared = at("echo", "brought ashore by lifeboat within three hours.")
    assert f"characters {shared.start}–{shared.end}: “brought ashore by lifeboat" in text
    assert "Harbour Post" in text
    assert "rewritten (alike 0.71 of 1)" in text
    assert "A credit in Island Echo would make it nearly certain" in text
    assert '{"decision": "not_derived"' in text


def test_a_quotation_is_no_copying() -> None:
    text = lines("lamp>doc:statement")
    assert "The Lamp quotes Blue Sound Lines’ statement: a quotation, which is no copying." in text
    assert "It would go if the words were not given as those of" in text


def test_what_cannot_be_told_is_called_so() -> None:
    text = lines("weekly>lamp")
    assert "It cannot be told (0.35)" in text
    assert "No day of publication is known of Sound Weekly" in text


def test_a_family_and_a_report_alone() -> None:
    family = lines("family:lost:Tide Wire")
    assert "3 reports: Harbour Post, Island Echo, Northern Courier." in family
    assert "Northern Courier goes back to Island Echo: nearly certain (0.99)" in family
    assert '"different_family"' in family
    assert lines("family:lamp").startswith("The Lamp, on its own")


def test_a_source_leads_to_what_goes_back_to_it() -> None:
    text = lines("lost:Tide Wire")
    assert "not among the files" in text
    assert "ask about echo>lost:Tide Wire" in text
    report = lines("courier")
    assert "Of the family of Tide Wire (family:lost:Tide Wire)." in report


def test_a_claim_names_its_tellings_sources_and_clashes() -> None:
    text = lines("c2")
    assert text.split("\n")[1].startswith("Contested: told 3 times in 3 reports")
    assert "denied, on the word of Blue Sound Lines" in text
    assert "l1, contested: whether the captain was warned" in text
    assert "once l1 is settled or ignored" in text
    assert '"different_claim"' in text


def test_a_locus_gives_both_readings_and_what_would_change_it() -> None:
    text = lines("l1")
    assert "Contested (polarity). The readings cannot all hold." in text
    assert "Two officials say so; the operator denies it." in text
    assert "“denied that the captain had been warned of the shoal”" in flat("l1")
    assert "It would be an update if" in text
    refined = lines("l4")
    assert "3 March: Island Echo; a more exact form of “Tuesday”" in refined


def test_entities_figures_moments_and_sentences() -> None:
    assert "Mentioned" in lines("e1")
    assert "The words" in lines("f1")
    assert "metadata.csv can give another" in flat("m1")
    assert "The words it rests on" in lines("b1")


def test_what_an_editor_decided_stands_first() -> None:
    said = Judgement(
        decision=Decision.RIGHT, places=(Place(report="echo", words="warned"),), who="I. B."
    )
    ruled = Ruling(judgement=said, applied=True, why="settled: it: had been warned", about="l1")
    settled = dataclasses.replace(story().apparatus[0], settled=0)
    changed = dataclasses.replace(
        story(), apparatus=(settled, *story().apparatus[1:]), judgements=(ruled,)
    )
    text = lines("l1", dataclasses.replace(edition(), stories=(changed,)))
    assert "Decided by an editor\n  - right, by I. B.: settled: it: had been warned" in text
    assert "had been warned: Island Echo, Northern Courier; found right by an editor" in text


def test_long_lists_are_cut_unless_asked_for_in_full() -> None:
    first, *others = story().claims
    many = dataclasses.replace(first, witnesses=first.witnesses * 20)
    whole = dataclasses.replace(
        edition(), stories=(dataclasses.replace(story(), claims=(many, *others)),)
    )
    assert "more (--full)" in lines("c1", whole)
    assert "--full" not in lines("c1", whole, full=True)


@pytest.mark.parametrize("id", ["l9", "c2 ", "echo>lost", "", "\x1b[31m", "x" * 10_000])
def test_an_unknown_id_says_how_to_find_one(id: str) -> None:
    with pytest.raises(UnknownFindingError, match="without an id") as raised:
        ask(edition(), id)
    assert len(str(raised.value)) < 600


def test_near_ids_are_named() -> None:
    with pytest.raises(UnknownFindingError, match="like it are echo>lost:Tide Wire"):
        ask(edition(), "echo>lost Tide Wire")


def test_in_several_stories_the_story_says_which() -> None:
    second = dataclasses.replace(story(), id="s2")
    two = dataclasses.replace(edition(), stories=(story(), second))
    with pytest.raises(UnknownFindingError, match="s1/c1, s2/c1"):
        ask(two, "c1")
    assert ask(two, "s2/c1").story.id == "s2"
    assert ask(two, "s2/claim:c1").kind == "claim"


def test_a_report_that_is_called_like_a_claim_goes_by_its_kind() -> None:
    odd = dataclasses.replace(story().stemma.sources[0], id="c1")
    stemma = dataclasses.replace(story().stemma, sources=(odd, *story().stemma.sources[1:]))
    whole = dataclasses.replace(edition(), stories=(dataclasses.replace(story(), stemma=stemma),))
    with pytest.raises(UnknownFindingError, match="claim:c1"):
        ask(whole, "c1")
    assert ask(whole, "source:c1").kind == "source"


def test_the_list_has_a_line_for_each() -> None:
    every = subjects(edition())
    listing = list(to_listing(every))
    assert listing[0] == story().title
    for subject in every:
        assert any(line.startswith(f"  {subject.names[0]}") for line in listing)
    plain = json.loads(listed(every))
    assert [one["id"] for one in plain] == [subject.names[0] for subject in every]


def test_json_holds_the_words_and_lines_to_decide_with() -> None:
    whole = edition()
    plain = json.loads(to_json(explain(whole, ask(whole, "l1")), whole))
    assert plain["id"] == "l1"
    spans = [s for part in plain["sections"] for ground in part["grounds"] for s in ground["spans"]]
    assert spans
    for span in spans:
        assert span["quote"] == TEXTS[span["report"]][span["start"] : span["end"]]
    assert {one["decision"] for one in plain["judgements"]} == {"right", "ignore"}


def test_hostile_words_stay_words() -> None:
    evil = dataclasses.replace(story().apparatus[0], topic="\x1b]0;owned\x07 \u202egnihton")
    whole = dataclasses.replace(
        edition(),
        stories=(dataclasses.replace(story(), apparatus=(evil, *story().apparatus[1:])),),
    )
    written = to_json(explain(whole, ask(whole, "l1")), whole)
    assert "\x1b" not in written
    assert "\u202e" not in written
    assert json.loads(written)["title"] == evil.topic
