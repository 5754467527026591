"""The grammars of dates, numbers and quantities share one space of names: none is defined twice."""

from collections import defaultdict

from variorum.lexicon import rows

GRAMMARS = ("date", "number", "quantity")


def homes(kind: str) -> dict[str, set[str]]:
    """For each name that the files of a kind define, the files that define it."""
    found: dict[str, set[str]] = defaultdict(set)
    for grammar in GRAMMARS:
        for row in rows(f"{grammar}_{kind}"):
            found[row[0]].add(grammar)
    return found


def test_no_rule_is_defined_in_two_grammars() -> None:
    assert {name: files for name, files in homes("rules").items() if len(files) > 1} == {}


def test_no_class_of_words_is_defined_in_two_grammars() -> None:
    assert {name: files for name, files in homes("words").items() if len(files) > 1} == {}
