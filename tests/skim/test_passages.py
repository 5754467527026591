from hypothesis import given
from hypothesis import strategies as st

from reports_made import report, sentence
from variorum.skim import Furniture, OwnWords, Tokens, passages, tokens


def of(text: str) -> tuple[Tokens, OwnWords]:
    told = tokens([text])
    return told, Furniture().own(told, [""])


def quoted(child: str, parent: str) -> list[tuple[str, str]]:
    found = passages(of(child), of(parent))
    return [(child[slice(*one.child)], parent[slice(*one.parent)]) for one in found]


def test_a_sentence_taken_over_is_one_passage() -> None:
    taken = sentence(3)[:-1]
    assert quoted(f"{report(100, 3)}\n{taken}", report(0)) == [(taken, taken)]


def test_a_few_words_that_differ_do_not_end_a_passage() -> None:
    words = sentence(3, 30)[:-1].split()
    changed = " ".join([*words[:12], "wholly", "other", *words[14:]])
    assert quoted(changed, " ".join(words)) == [(changed, " ".join(words))]


def test_reordered_sentences_are_a_passage_each() -> None:
    found = quoted(f"{sentence(5)}\n{sentence(1)}", report(0))
    assert [child for child, _ in found] == [sentence(5)[:-1], sentence(1)[:-1]]


def test_four_words_are_none() -> None:
    words = sentence(3).split()
    assert quoted(" ".join(words[:4]) + " " + sentence(90), sentence(3)) == []


@given(
    st.lists(st.sampled_from("abcdef"), max_size=60),
    st.lists(st.sampled_from("abcdef"), max_size=60),
)
def test_passages_begin_and_end_with_the_same_words(one: list[str], other: list[str]) -> None:
    before = 0
    child, parent = " ".join(one), " ".join(other)
    for shared in passages(of(child), of(parent)):
        assert shared.child[0] >= before
        before = shared.child[1]
        told, held = child[slice(*shared.child)].split(), parent[slice(*shared.parent)].split()
        assert told[:5] == held[:5]
        assert told[-5:] == held[-5:]
