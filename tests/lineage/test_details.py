import math

import pytest

from tellings import report
from variorum.lineage.details import Details, details, information
from variorum.lineage.own import OwnWords
from variorum.lineage.together import together
from variorum.model import Figure, Modality, Qualifier, Report, Saying, span

FERRY = "The ferry Halcyon ran aground off Skarvik with 340 sheep on board."
AGAIN = "Off Skarvik some 340 sheep were on the Halcyon when she ran aground."
HENS = "The hens of the valley laid fewer eggs in the cold."
APART = "In Skarvik a baker named Halcyon sold his shop for a song."


def told(text: Report, figures: tuple[Figure, ...] = (), *, quoted: bool = False) -> Details:
    sayings = [Saying(span=s, modality=Modality.ASSERTED, quoted=quoted) for s in text.sentences()]
    return details(text, OwnWords(text, sayings), figures, ())


def of(id: str, *sentences: str) -> Report:
    return report(id, (f"Headline of {id}", *sentences))


def sheep(text: Report) -> Figure:
    start = text.text.index("340")
    return Figure(
        value=340,
        unit="sheep",
        qualifier=Qualifier.EXACT,
        subject="",
        period=None,
        source="",
        span=span(text.id, start, start + 3),
    )


def alone(*all: Details) -> dict[str, float]:
    names = [str(n) for n in range(len(all))]
    return dict(information(dict(zip(names, all, strict=True)), {n: n for n in names}))


def test_details_are_stems_and_figures_in_order_of_place() -> None:
    text = of("one", FERRY)
    found = told(text, (sheep(text),))
    assert tuple(found.written) == (
        "ferri",
        "halcyon",
        "ran",
        "aground",
        "skarvik",
        "#340",
        "sheep",
        "board",
    )
    assert found.written["halcyon"] == "Halcyon"
    assert found.names == {"#340"}


def test_what_stands_in_a_quotation_is_nobodys_own() -> None:
    assert told(of("one", FERRY), quoted=True).written == {}


def test_a_rare_detail_tells_more_than_a_common_one_and_one_that_all_have_little() -> None:
    tells = alone(told(of("a", FERRY)), told(of("b", AGAIN)))
    assert tells["halcyon"] > tells["board"] > 0
    everywhere = alone(*(told(of(name, FERRY)) for name in "abcdefgh"))
    assert everywhere["halcyon"] < tells["halcyon"] / 3


def test_a_detail_tells_as_much_however_often_one_dispatch_is_printed() -> None:
    tellings = {name: told(of(name, FERRY)) for name in "abcdefgh"}
    apart = information(tellings, {name: name for name in tellings})
    printed = information(tellings, dict.fromkeys(tellings, "a"))
    assert printed["halcyon"] > 3 * apart["halcyon"]
    assert all(value >= 0 and math.isfinite(value) for value in printed.values())


def test_details_told_together_are_found_and_the_same_words_in_another_place_are_not() -> None:
    one, again = told(of("a", FERRY)), told(of("b", AGAIN))
    apart = told(of("c", APART))
    tells = alone(one, again, apart)
    assert together(one, again, tells).pairs[0][:2] == (0, 0)
    assert together(one, again, tells).of_one > together(one, apart, tells).of_one


def test_it_is_the_same_both_ways() -> None:
    one, again = told(of("a", FERRY, APART)), told(of("b", AGAIN))
    tells = alone(one, again)
    there, back = together(one, again, tells), together(again, one, tells)
    assert (there.of_one, there.of_other, there.rare) == (back.of_other, back.of_one, back.rare)


def test_stock_phrases_tell_nothing() -> None:
    stock = "The company did not immediately respond to a request for comment."
    one, other = told(of("a", FERRY, stock)), told(of("b", HENS, stock))
    assert together(one, other, alone(one, other)).pairs == ()


@pytest.mark.parametrize("text", ["", "1 2 3", "“”", "…"])
def test_reports_that_tell_nothing_share_nothing(text: str) -> None:
    empty, full = told(of("a", text)), told(of("b", FERRY))
    found = together(empty, full, alone(empty, full))
    assert (found.of_one, found.pairs) == (0.0, ())
