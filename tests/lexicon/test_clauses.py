"""Clauses by marks, closed classes and finite verbs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.lexicon.clauses import clauses, is_finite
from variorum.lexicon.tokens import tokens


def parts(text: str) -> list[str]:
    """The words of each clause, in order of its first word, joined."""
    words = tokens(text, 0, len(text))
    found: dict[int, list[str]] = {}
    for word, clause in zip(words, clauses(words).of, strict=True):
        found.setdefault(clause, []).append(word.form)
    return [" ".join(forms) for forms in found.values()]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the goat ate hay and grass", ["the goat ate hay and grass"]),
        ("the goat ate hay and the cow was asleep", ["the goat ate hay", "and the cow was asleep"]),
        ("the goat that bit him was sold", ["the goat was sold", "that bit him"]),
        ("the goat , which bit him , was sold", ["the goat , , was sold", "which bit him"]),
        ("if it rains , the goat is wet", ["if it rains", ", the goat is wet"]),
        ("he said the goat was wet", ["he said", "the goat was wet"]),
        ("after lunch the goat was wet", ["after lunch the goat was wet"]),
        ("during that week the goat was wet", ["during that week the goat was wet"]),
        ("the goat was wet ; the cow was dry", ["the goat was wet", "; the cow was dry"]),
        ("the goat ( which was wet ) was sold", ["the goat ) was sold", "(", "which was wet"]),
    ],
)
def test_a_sentence_falls_into_its_clauses(text: str, wanted: list[str]) -> None:
    assert parts(text) == wanted


@pytest.mark.parametrize(
    ("text", "verb", "finite"),
    [
        ("the goat was sold", "sold", False),
        ("the goat sold well", "sold", True),
        ("the goat has gone", "gone", False),
        ("the goat went", "went", True),
        ("to be a goat", "be", False),
        ("the farm plans to close", "plans", True),
        ("its plans to close", "plans", False),
        ("has it linked up", "linked", False),
        ("the man, accused of theft", "accused", False),
    ],
)
def test_which_forms_are_finite(text: str, verb: str, *, finite: bool) -> None:
    words = tokens(text, 0, len(text))
    at = next(i for i, w in enumerate(words) if w.form == verb)
    assert is_finite(words, at) is finite


@given(st.text(alphabet="ab ,;:()—–-\"'that which and if is", max_size=60))
def test_every_word_has_one_clause_that_there_is(text: str) -> None:
    words = tokens(text, 0, len(text))
    found = clauses(words)
    assert len(found.of) == len(words)
    assert len(found.openers) == len(found.parents) == len(found.finite)
    assert all(0 <= c < len(found.openers) for c in found.of)
    assert all(-1 <= parent < clause for clause, parent in enumerate(found.parents))
