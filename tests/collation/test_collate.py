from hypothesis import given
from hypothesis import strategies as st

from tellings import REWRITE, WIRE, other, report, rewrite, wire
from variorum.collation import collate
from variorum.collation.retold import _sharing
from variorum.lexicon import stem
from variorum.model import PassageKind
from variorum.text.words import words


def test_a_rewritten_sentence_is_found_though_no_eight_words_are_shared() -> None:
    passages = collate([wire(), rewrite()])
    retold = [p for p in passages if p.kind is PassageKind.REWRITE]
    pairs = {(p.child.of(rewrite().text)[:22], p.parent.of(wire().text)[:22]) for p in retold}
    assert ("Operator Norhydro let ", "Norhydro, which runs t") in pairs
    assert len(retold) >= 3


def test_a_verbatim_run_is_found_to_the_word() -> None:
    copy = report("copy", ("Cracks", "Local reporters write: " + WIRE[2]))
    runs = [p for p in collate([copy, wire()]) if p.kind is PassageKind.VERBATIM]
    assert [p.child.of(copy.text) for p in runs] == [WIRE[2].rstrip(".")]
    assert [p.parent.of(wire().text) for p in runs] == [WIRE[2].rstrip(".")]


def test_unrelated_reports_share_nothing() -> None:
    assert collate([wire(), other()]) == ()


def test_furniture_that_two_pages_share_is_no_passage() -> None:
    foot = "Sign up for our newsletter and read more of the best stories of the week here."
    one = report("a", (*REWRITE, "Read more", foot, "Source link"))
    two = report("b", ("Strike", "A strike began.", "Read more", foot, "Source link"))
    assert not [p for p in collate([one, two]) if "Source link" in p.child.of(one.text)]


@given(st.lists(st.sampled_from(WIRE[1:]), min_size=1, max_size=6))
def test_both_sides_of_a_verbatim_run_have_the_same_words(sentences: list[str]) -> None:
    mixed = report("mixed", ("Dam", *sentences))
    texts = {"mixed": mixed.text, "wire": wire().text}
    for passage in collate([mixed, wire()]):
        if passage.kind is PassageKind.VERBATIM:
            sides = [
                [stem(w.form) for w in words(p.of(texts[p.report]))]
                for p in (passage.child, passage.parent)
            ]
            assert sides[0] == sides[1]


def test_a_text_that_repeats_itself_is_collated_in_reasonable_steps() -> None:
    drone = report("drone", ("Drone", " ".join(["the cat sat on the mat again"] * 2000) + "."))
    echo = report("echo", ("Echo", " ".join(["the cat sat on the mat again"] * 2000) + "."))
    runs = collate([drone, echo])
    assert runs
    assert len(runs) < 100


def test_of_many_sentences_those_with_rare_words_are_compared_first() -> None:
    stems = [frozenset({"dam", f"rare{n // 2}"}) for n in range(2400)]
    ones, others = _sharing(stems)
    assert len(ones) < 2400
    assert {(int(a), int(b)) for a, b in zip(ones, others, strict=True)} == {
        (n, n + 1) for n in range(0, 2400, 2)
    }
