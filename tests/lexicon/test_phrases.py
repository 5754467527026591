"""Patterns of words, and the forms of verbs that they stand for."""

import pytest

from variorum.lexicon.load import rows
from variorum.lexicon.phrases import firsts, longest
from variorum.lexicon.tokens import tokens
from variorum.lexicon.verbs import inflect


@pytest.mark.parametrize(
    ("verb", "past", "ing"),
    [
        ("plan", "planned", "planning"),
        ("deny", "denied", "denying"),
        ("cite", "cited", "citing"),
        ("add", "added", "adding"),
        ("say", "said", "saying"),
        ("point out", "pointed out", "pointing out"),
        ("agree", "agreed", "agreeing"),
        ("lie", "lay", "lying"),
    ],
)
def test_forms_of_verbs(verb: str, past: str, ing: str) -> None:
    assert (inflect(verb).past, inflect(verb).ing) == (past, ing)


def test_the_longest_pattern_wins() -> None:
    forms = ["has", "declined", "to", "comment"]
    found = longest("moods", forms, 1)
    assert found is not None
    assert (found[0].labels, found[1]) == (("declined", "last"), 4)


@pytest.mark.parametrize("name", ["moods", "according", "credit_cues"])
def test_every_pattern_is_found_by_its_first_words(name: str) -> None:
    for pattern, *_ in rows(name):
        words = pattern.replace("~~ing", "going").split()
        steps = [word.lstrip("~").split("|")[0] for word in words]
        whole = [step.rstrip("?") for step in steps]
        least = [step for step in steps if not step.endswith("?")]
        for forms in (whole, [*whole, "and"], least):
            assert longest(name, forms, 0) is not None, (pattern, forms)
            assert forms[0] in firsts(name)


def test_of_some_labels_only_what_is_the_longest_of_all_counts() -> None:
    assert longest("moods", ["denied", "it"], 0, ("denied",)) is not None
    assert longest("moods", ["denied", "it"], 0, ("declined",)) is None
    assert longest("moods", ["house"], 0, ("denied",)) is None


def test_a_pattern_needs_all_but_its_optional_words() -> None:
    assert longest("according", ["according"], 0) is None


def test_contractions_are_parted_and_initials_kept() -> None:
    text = "U.S. aides didn't, can't."
    assert [t.form for t in tokens(text, 0, len(text))] == [
        *("u.s.", "aides", "did", "not", ",", "can", "not", ".")
    ]
