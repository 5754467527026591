import dataclasses
import itertools

from hypothesis import given
from hypothesis import strategies as st

from sample_edition import TEXTS, at, derivations, story
from variorum.model import Passage, PassageKind, Span, Stemma
from variorum.render.shading import Shade, shades


def looks(report: str) -> list[tuple[str, str]]:
    return [(shade.look, shade.span.of(TEXTS[report])) for shade in shades(story(), report)]


def test_copied_and_rewritten_words_are_told_apart() -> None:
    assert looks("echo") == [
        ("copied", "brought ashore by lifeboat within three hours."),
        ("rewritten", "It is thought that repairs could run to £2 million."),
    ]


def test_a_quoted_statement_is_not_a_copy() -> None:
    assert looks("post") == [("quoted", "“We received no warning of any kind,”")]


def test_a_report_alone_has_no_shades() -> None:
    assert looks("weekly") == []


def shaded(*passages: Passage) -> tuple[Shade, ...]:
    edge = dataclasses.replace(derivations()[1], passages=passages)
    stemma = Stemma(sources=story().stemma.sources, derivations=(edge,))
    return shades(dataclasses.replace(story(), stemma=stemma), "echo")


def passage(start: int, end: int, kind: PassageKind, similarity: float = 1.0) -> Passage:
    child = Span(report="echo", start=start, end=end)
    return Passage(child=child, parent=at("post", "41"), kind=kind, similarity=similarity)


def test_verbatim_words_inside_a_rewrite_are_copied() -> None:
    found = shaded(passage(0, 50, PassageKind.REWRITE), passage(10, 20, PassageKind.VERBATIM))
    assert [(shade.look, shade.span.start, shade.span.end) for shade in found] == [
        ("rewritten", 0, 10),
        ("copied", 10, 20),
        ("rewritten", 20, 50),
    ]


@given(
    st.lists(
        st.tuples(st.integers(0, 90), st.integers(1, 60), st.sampled_from(list(PassageKind))),
        max_size=8,
    )
)
def test_shades_are_in_order_disjoint_and_cover_all_passages(
    places: list[tuple[int, int, PassageKind]],
) -> None:
    given_passages = [passage(start, start + length, kind) for start, length, kind in places]
    found = shaded(*given_passages)
    for left, right in itertools.pairwise(found):
        assert left.span.end <= right.span.start
    covered = {n for shade in found for n in range(shade.span.start, shade.span.end)}
    assert covered == {n for p in given_passages for n in range(p.child.start, p.child.end)}
