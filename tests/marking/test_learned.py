"""The learned reader: windows of words, the best tags, and what it hears in plain sentences."""

import sys
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import MissingReaderError
from variorum.marking import READERS, mark_by_rules, mark_closely
from variorum.marking.learned import encoder, read, roles
from variorum.marking.learned.pieces import LONGEST, paragraph, windows
from variorum.marking.learned.read import look_closely
from variorum.model import Article, EntityKind, Report
from variorum.text.paragraphs import paragraphs
from variorum.witness import transcribe

TEXT = (
    "Mill in Varnholt to close, mayor says\n\n"
    "The paper mill in Varnholt will close in March, Mayor Ilse Brandt said on Monday.\n\n"
    "“We fought for every job,” Brandt told reporters. “It was not enough.”\n\n"
    "The owner, Kestrel Paper Group, declined to comment."
)


def report(text: str) -> Report:
    return transcribe(Article(id="r", text=text))


def covered(text: str) -> list[tuple[int, int]]:
    found = windows(text, paragraphs(text))
    return [place for window in found for place in window.places]


# The first of them reads the vocabulary, which takes longer than an example may.
@settings(deadline=None)
@given(st.text(alphabet="aB1 ,.“”'é\n", max_size=400))
def test_every_word_is_in_one_window_in_order(text: str) -> None:
    places = covered(text)
    assert places == sorted(set(places))
    signs = [c for c in text if not c.isspace()]
    assert [c for start, end in places for c in text[start:end]] == signs


@settings(deadline=None)
@given(st.lists(st.integers(1, 90), min_size=1, max_size=12))
def test_no_window_is_longer_than_the_encoder_takes(lengths: list[int]) -> None:
    text = "\n".join("antidisestablishmentarianism " * n for n in lengths)
    for window in windows(text, paragraphs(text)):
        assert len(window.pieces) <= LONGEST + 2
        assert len(window.pieces) == len(window.shapes)
        assert len(window.first) == len(window.places)


def test_reports_that_share_paragraphs_share_windows() -> None:
    shared = [f"Paragraph {n} tells of the mill and of what the town did." for n in range(40)]
    one = "\n\n".join(shared)
    other = "\n\n".join(["Another beginning, in other words.", *shared])
    seen = {w.pieces for w in windows(one, paragraphs(one))}
    again = {w.pieces for w in windows(other, paragraphs(other))}
    assert len(seen & again) >= len(seen) - 2


def test_capitals_and_glue_are_shapes() -> None:
    lower, capital = (paragraph(text, 0, 4).shapes for text in ("mill", "Mill"))
    assert lower != capital
    assert paragraph("a (b", 0, 4).shapes[2] != paragraph("a ( b", 0, 5).shapes[2]


def test_nothing_goes_on_that_has_not_begun() -> None:
    scores = np.zeros((1, 3, 5), dtype=np.float32)
    scores[0, :, roles.IN_SOURCE] = 9.0  # says "inside a source" everywhere, from the first word
    tags = roles._best(scores)[0].tolist()
    assert tags[0] != roles.IN_SOURCE
    for before, tag in pairwise(tags):
        if tag == roles.IN_SOURCE:
            assert before in (roles.BEGIN_SOURCE, roles.IN_SOURCE)


@pytest.mark.parametrize("seed", range(8))
def test_the_best_tags_are_those_of_all_that_may_be(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(3, 4, 5)).astype(np.float32)
    steps = roles._steps()

    def worth(row: int, tags: tuple[int, ...]) -> float:
        if tags[0] in (roles.IN_SOURCE, roles.IN_CONTENT):
            return -np.inf
        said = sum(float(scores[row, at, tag]) for at, tag in enumerate(tags))
        return said + sum(float(steps[pair]) for pair in pairwise(tags))

    best = [max(product(range(5), repeat=4), key=lambda tags: worth(r, tags)) for r in range(3)]
    assert roles._best(scores).tolist() == [list(tags) for tags in best]


def test_a_cue_ends_where_its_words_no_longer_go_on() -> None:
    outside, begins, goes_on = [0.9, 0.05, 0.05], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]
    chances = np.array([begins, goes_on, outside, goes_on, begins, begins, goes_on])
    likely = [0, 1, 3, 4, 5, 6]
    assert list(read._cues(chances, (0, 7), likely)) == [(0, 2), (3, 4), (4, 5), (5, 7)]
    assert list(read._cues(chances, (1, 6), likely)) == [(1, 2), (3, 4), (4, 5), (5, 6)]


def test_it_hears_who_is_given_the_word() -> None:
    spoken, _ = look_closely(report(TEXT))
    heard = {
        (TEXT[slice(*s.source)], TEXT[slice(*s.cue)]): [TEXT[slice(*c)] for c in s.contents]
        for s in spoken
        if s.source and s.confidence > 0.5
    }
    said = next(c for (who, cue), c in heard.items() if "Ilse Brandt" in who and "said" in cue)
    assert "The paper mill in Varnholt will close in March" in said[0]
    told = next(c for (who, cue), c in heard.items() if who == "Brandt" and "told" in cue)
    assert "We fought for every job" in " ".join(told)


def test_it_knows_names_that_no_list_has() -> None:
    _, named = look_closely(report(TEXT))
    kinds = {TEXT[slice(*n.place)]: n.kind for n in named}
    assert kinds["Ilse Brandt"] is EntityKind.PERSON
    assert kinds["Varnholt"] is EntityKind.PLACE
    assert kinds["Kestrel Paper Group"] is EntityKind.ORGANISATION


def test_the_same_text_gives_the_same_marks_whatever_stands_beside_it() -> None:
    marks = mark_closely(report(TEXT))
    mark_closely(report("Quite another report. It was short, a clerk said."))
    assert mark_closely(report(TEXT)) == marks


def test_rules_read_without_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(encoder, "_network", refuse)
    assert READERS["rules"](report(TEXT)) == mark_by_rules(report(TEXT))


def test_without_onnxruntime_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder._network.cache_clear()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(
        MissingReaderError, match=r"pip install onnxruntime.*--reader rules"
    ) as told:
        encoder._network()
    assert told.value.exit_code == 2


@pytest.mark.parametrize("text", ["", "\n\n", "a", "…", "x" * 5000, "\U0001f600" * 300])
def test_any_text_can_be_read(text: str) -> None:
    mark_closely(report(text))
