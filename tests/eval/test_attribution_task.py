"""The loader of stand-off and the measures of attribution, on a few made-up lines."""

from eval.loaders.brat import read_ann
from eval.loaders.polnear import attributions
from eval.tasks.attribution import Told, alike, paired, spans, whole
from eval.tasks.chains import cases

ANN = (
    "T1\tCue 9 13\tsaid\n"
    "T2\tSource 0 8\tAnn Tamm\n"
    "T3\tContent 14 21;30 35;21 25\tit rained all […] night\n"
    "the rest of a text that runs over lines\n"
    "T4\tAttribution 9 13\tsaid\n"
    "#1\tAnnotatorNotes T1\ta note\n"
    "E1\tAttribution:T4 Content:T3 Cue:T1 Source:T2\n"
    "E2\tAttribution-no-source:T4 Cue:T1\n"
)


def test_stand_off_gives_pieces_in_order_and_touching_ones_joined() -> None:
    first, second = attributions(read_ann(ANN))
    assert first.content == ((14, 25), (30, 35)) or second.content == ((14, 25), (30, 35))
    assert {first.source, second.source} == {((0, 8),), ()}


def told(source: str, cue: str, content: str) -> Told:
    """Tokens by their letters."""
    return Told(*(frozenset(map(ord, part)) for part in (source, cue, content)))


def test_likeness_is_the_shared_part_and_nothing_is_like_nothing() -> None:
    assert alike(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5
    assert alike(frozenset(), frozenset()) == 1.0
    assert alike(frozenset({1}), frozenset()) == 0.0


def test_an_attribution_is_whole_by_a_shared_cue_and_half_of_the_rest() -> None:
    assert whole(told("a", "xy", "cdef"), told("a", "y", "cde")) == 0.75
    assert whole(told("a", "x", "cd"), told("a", "y", "cd")) == 0.0
    assert whole(told("", "x", "cd"), told("a", "x", "cd")) == 0.0


def test_pairs_are_one_to_one_and_the_most_alike_come_first() -> None:
    wanted = [frozenset({1, 2}), frozenset({1, 2, 3})]
    assert paired(wanted, [frozenset({1, 2, 3})], alike, 0.5) == [(1, 0)]


def test_each_piece_of_a_content_is_a_span() -> None:
    parted = Told(frozenset({1}), frozenset({2}), frozenset({4, 5, 8}))
    assert spans([parted], "content") == [frozenset({4, 5}), frozenset({8})]
    assert spans([parted, parted], "source") == [frozenset({1})]


def test_the_cases_of_chains_are_many_and_half_of_them_held() -> None:
    every = cases()
    assert len(every) >= 120
    assert 0.4 < sum(case.held for case in every) / len(every) < 0.6
    assert {len(case.chain) for case in every} == {0, 1, 2, 3}
