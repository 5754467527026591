"""What a reading shows of the words around a word."""

import pytest

from staging import Stage
from variorum.apparatus.contexts import Contexts
from variorum.apparatus.scene import Scene
from variorum.model import Findings


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        (
            "On Friday, the harbour board sold the old pier.",
            "sold",
            "harbour board sold the old pier",
        ),
        ("The heirs sold the pier to a firm, he added.", "sold", "heirs sold the pier to a firm"),
        ("It said so, and no plans to sell the pier.", "plans", "no plans to sell the pier"),
        ("They sold £2m of bonds for the pier.", "sold", "They sold £2m of bonds"),
    ],
)
def test_a_reading_ends_at_a_comma_and_keeps_its_no(text: str, word: str, shown: str) -> None:
    scene = Scene(Stage(a=text).reports, (), Findings(), {})
    at = [w.form for w in scene.tokens[0]].index(word)
    contexts = Contexts(scene)
    assert scene.words(contexts.place(contexts.spot(0, at))) == shown
