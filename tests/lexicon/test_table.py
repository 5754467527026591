import numpy as np

from variorum.lexicon.likeness import likeness
from variorum.lexicon.table import vectors


def test_vectors_are_of_length_one_and_always_the_same() -> None:
    rows = vectors(["Divers found cracks in the gates", "", "ஒரு"])
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert (rows == vectors(["Divers found cracks in the gates", "", "ஒரு"])).all()


def test_meaning_brings_a_rewrite_nearer_than_another_sentence() -> None:
    alike = likeness(
        [
            "A contractor had noticed the cracks as early as March.",
            "The cracks were first seen in March by a contractor.",
            "Hotels opened their halls to families without a bed.",
        ]
    )
    assert alike[0, 1] > alike[0, 2] + 0.5


def test_a_word_longer_than_any_is_unknown_but_harmless() -> None:
    assert np.isfinite(vectors(["x" * 10_000])).all()
