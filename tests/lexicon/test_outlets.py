"""The newsrooms of the world."""

import pytest

from variorum.lexicon import rows
from variorum.lexicon.outlets import canonical_outlet, is_agency, is_outlet


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("AP", "Associated Press"),
        ("The Associated Press", "Associated Press"),
        ("cnn.com", "CNN"),
        ("CNN", "CNN"),
        ("www.nytimes.com", "New York Times"),
        ("REUTERS", "Reuters"),
        ("the Telegraph", "Daily Telegraph"),
        ("The Nowhere Lantern", "Nowhere Lantern"),
    ],
)
def test_one_name_for_a_newsroom(name: str, canonical: str) -> None:
    assert canonical_outlet(name) == canonical


def test_small_words_are_no_newsrooms() -> None:
    assert not any(map(is_outlet, ("time", "people", "the", "", "pa", "By The Associated Press")))


def test_a_masthead_is_known_by_its_last_word() -> None:
    assert is_outlet("Nowhere Gazette")
    assert not is_outlet("Nowhere Bakery")


def test_agencies() -> None:
    assert is_agency("AFP")
    assert not is_agency("BBC")


def test_the_list_is_broad_and_sound() -> None:
    table = rows("outlets")
    assert len(table) > 250
    assert {len(row) for row in table} == {5}
    assert {row[3] for row in table} == {"agency", "newspaper", "broadcaster", "online"}


def test_an_edition_of_a_site_is_the_sites() -> None:
    assert canonical_outlet("uk.reuters.com") == canonical_outlet("reuters.com") == "Reuters"
    assert canonical_outlet("reuters.com.example.org") != "Reuters"
