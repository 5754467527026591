from reports_made import report, sentence
from variorum.skim import Furniture, tokens

FOOTER = "Subscribe to our letter and have the news of the valley in your box every single morning"


def told(texts: list[str], outlets: list[str], furniture: Furniture | None = None) -> list[str]:
    """What is left of each text: its words, joined."""
    words = tokens(texts)
    found = (furniture or Furniture()).own(words, outlets)
    return [
        " ".join(
            text[words.starts[at] : words.ends[at]]
            for at in words.bounds[i] + found.places[found.bounds[i] : found.bounds[i + 1]]
        )
        for i, text in enumerate(texts)
    ]


def test_a_line_that_an_outlet_repeats_is_furniture_from_the_third_time_on() -> None:
    texts = [f"{report(20 * i)}\n{FOOTER}" for i in range(4)]
    assert [FOOTER in one for one in told(texts, ["The Valley"] * 4)] == [True, True, False, False]


def test_what_two_outlets_repeat_is_furniture_for_a_third() -> None:
    texts = [f"{report(20 * i)}\n{FOOTER}" for i in range(7)]
    outlets = ["The Valley"] * 3 + ["Coast Post"] * 3 + ["Hill Times"]
    assert FOOTER not in told(texts, outlets)[6]


def test_a_sentence_that_many_outlets_tell_once_is_none() -> None:
    texts = [report(5)] * 60
    assert all(sentence(7)[:-1] in one for one in told(texts, [f"O{i}" for i in range(60)]))


def test_a_report_that_its_outlet_tells_again_and_again_is_not_its_furniture() -> None:
    assert all(sentence(7)[:-1] in one for one in told([report(5)] * 9, ["The Valley"] * 9))


def test_without_an_outlet_only_short_lines_that_many_have_are_furniture() -> None:
    texts = [f"{report(20 * i)}\nShare this page\n{FOOTER}" for i in range(30)]
    found = told(texts, [""] * 30)
    assert "Share this page" in found[10]
    assert "Share this page" not in found[29]
    assert FOOTER in found[29]


def test_batches_and_saving_change_nothing() -> None:
    texts = [f"{report(20 * i)}\n{FOOTER}" for i in range(6)]
    outlets = ["The Valley"] * 6
    begun = Furniture()
    first = told(texts[:2], outlets[:2], begun)
    rest = told(texts[2:], outlets[2:], Furniture.from_state(begun.state()))
    assert first + rest == told(texts, outlets)
