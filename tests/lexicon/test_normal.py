import pytest

from variorum.lexicon import content, stem


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("defence", "defense"),
        ("organisation", "organization"),
        ("travelled", "traveled"),
        ("centre", "center"),
        ("colour", "color"),
        ("jewellery", "jewelry"),
        ("programme", "program"),
        ("analyse", "analyze"),
        ("tonnes", "tons"),
    ],
)
def test_british_and_american_spelling_give_one_stem(british: str, american: str) -> None:
    assert stem(british) == stem(american)


@pytest.mark.parametrize(("one", "other"), [("source", "sor"), ("called", "caled"), ("our", "or")])
def test_words_that_only_look_british_stay(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_content_leaves_out_what_carries_grammar() -> None:
    assert [w.form for w in content("The dam was closed by them in March")] == [
        "dam",
        "closed",
        "march",
    ]
