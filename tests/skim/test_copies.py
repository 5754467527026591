import numpy as np

from reports_made import named, own, pairs, part, report, sentence
from variorum.skim import CopyIndex, Families, Held, verified

SOURCE = report(0)


def test_a_verbatim_copy_is_found_whole() -> None:
    found = pairs([SOURCE, report(100), SOURCE])
    assert named(found) == {(2, 0)}
    assert found.of_child.tolist() == found.of_parent.tolist() == [1.0]


def test_a_cut_copy_lies_wholly_in_its_source() -> None:
    found = pairs([SOURCE, report(0, 3)])
    assert named(found) == {(1, 0)}
    assert found.of_child[0] == 1.0
    assert 0.3 < found.of_parent[0] < 0.45


def test_a_copy_inside_a_longer_text_is_found() -> None:
    found = pairs([SOURCE, f"{report(200, 20)}\n{SOURCE}\n{report(300, 20)}"])
    assert named(found) == {(1, 0)}
    assert found.of_parent[0] == 1.0
    assert found.of_child[0] < 0.2


def test_a_reordered_copy_is_found() -> None:
    turned = "\n".join(sentence(n) for n in (7, 2, 5, 0, 3, 6, 1, 4))
    assert named(pairs([SOURCE, turned])) == {(1, 0)}


def test_every_third_sentence_is_enough_and_one_quotation_is_not() -> None:
    third = "\n".join(sentence(n if n % 3 == 0 else n + 500) for n in range(9))
    quoting = f"{report(700, 30)}\n{sentence(3)}"
    assert named(pairs([report(0, 9), third, quoting])) == {(1, 0)}


def test_unrelated_reports_and_empty_ones_are_no_pairs() -> None:
    assert len(pairs([report(40 * i) for i in range(30)] + ["", "A word"] * 3)) == 0


def test_what_is_repeated_within_a_report_is_no_pair_with_itself() -> None:
    assert len(pairs([f"{SOURCE}\n{SOURCE}"])) == 0


def test_many_copies_of_one_text_all_find_it_at_a_bounded_cost() -> None:
    found = pairs([SOURCE] * 200)
    assert {child for child, _ in named(found)} == set(range(1, 200))
    assert len(found) < 200 * 33


def test_batches_change_nothing() -> None:
    words = own([SOURCE, report(100), report(0, 4), report(100, 5), SOURCE])
    index = CopyIndex()
    found = set()
    for first, end in ((0, 2), (2, 3), (3, 5)):
        batch = part(words, first, end)
        candidates = index.add(batch)
        older = candidates.older(first)
        texts = [words.words[words.bounds[i] : words.bounds[i + 1]] for i in older]
        held = Held(
            reports=older,
            words=np.concatenate([*texts, np.zeros(0, np.uint32)]),
            bounds=np.cumsum([0, *map(len, texts)]),
        )
        found |= named(verified(candidates, batch, first, held))
    assert found == named(verified(CopyIndex().add(words), words))


def test_looking_for_what_is_similar_enters_nothing_and_saving_changes_nothing() -> None:
    index = CopyIndex()
    index.add(own([SOURCE, report(100)]))
    again = CopyIndex.from_state({k: v.copy() for k, v in index.state().items()})
    asked = own([report(102, 6)])
    for one in (index, again):
        found = one.similar(asked.words)
        assert (found.children.tolist(), found.parents.tolist()) == ([2], [1])
        assert one.reports == 2
    assert again.add(asked).parents.tolist() == index.add(asked).parents.tolist() == [1]


def test_an_array_that_cannot_be_written_to_is_copied() -> None:
    index = CopyIndex()
    index.add(own([SOURCE]))
    frozen = {k: v.copy() for k, v in index.state().items()}
    for column in frozen.values():
        column.flags.writeable = False
    assert CopyIndex.from_state(frozen).add(own([SOURCE])).parents.tolist() == [0]


def test_families_take_close_pairs_and_are_named_by_their_oldest() -> None:
    texts = [SOURCE, report(100), report(0, 6), report(100), f"{sentence(1)}\n{report(300)}"]
    families = Families()
    rows = families.add(len(texts), pairs(texts))
    assert [families.family(i) for i in range(5)] == [0, 1, 0, 1, 4]
    assert rows.tolist() == [[0, 2], [1, 3]]
    again = Families.from_state(families.state())
    assert [again.family(i) for i in range(5)] == [0, 1, 0, 1, 4]


def test_a_short_notice_told_again_is_a_family_and_half_of_one_is_not() -> None:
    notice = sentence(1) + "\n" + sentence(2)
    half = sentence(1) + "\n" + sentence(3)
    texts = [notice, notice, half]
    families = Families()
    families.add(3, pairs(texts))
    assert [families.family(i) for i in range(3)] == [0, 0, 2]
