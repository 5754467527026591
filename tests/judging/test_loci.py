from tellings import report
from variorum.judging import Case, judge_loci
from variorum.model import (
    Decision,
    Judgement,
    Locus,
    LocusKind,
    Place,
    Reading,
    Report,
    Ruling,
    Span,
    Verdict,
)

TEXTS = {
    "east": "Four boats sank off Perrin on Friday, and four crews were lost.",
    "west": "Seven boats sank off Perrin on Saturday.",
}


def reports() -> list[Report]:
    return [report(id, ("Boats", text)) for id, text in TEXTS.items()]


def at(id: str, words: str) -> Span:
    start = next(r.text for r in reports() if r.id == id).index(words)
    return Span(report=id, start=start, end=start + len(words))


def locus(id: str, kind: LocusKind, *readings: tuple[str, str]) -> Locus:
    return Locus(
        id=id,
        kind=kind,
        topic=f"topic of {id}",
        verdict=Verdict.CONTESTED,
        claims=(),
        readings=tuple(
            Reading(value=words, normal=words, reports=(name,), spans=(at(name, words),))
            for name, words in readings
        ),
        why="",
    )


BOATS = locus("l1", LocusKind.NUMBER, ("east", "Four boats"), ("west", "Seven boats"))
DAYS = locus("l2", LocusKind.DATE, ("east", "on Friday"), ("west", "on Saturday"))
SCOPE = locus("l3", LocusKind.SCOPE, ("east", "Four boats sank"), ("west", "Seven boats sank"))
LOCI = (BOATS, DAYS, SCOPE)


def said(decision: Decision, *words: tuple[str, str], kind: str = "") -> Judgement:
    places = tuple(Place(report=id, words=quote) for id, quote in words)
    return Judgement(decision=decision, places=places, kind=kind)


def judged(*judgements: Judgement) -> tuple[tuple[Locus, ...], tuple[Ruling, ...]]:
    return judge_loci(LOCI, Case.of(reports(), (), judgements))


def test_a_locus_is_ignored() -> None:
    found, (ruling,) = judged(said(Decision.IGNORE, ("east", "on Friday"), ("west", "on Saturday")))
    assert [one.id for one in found] == ["l1", "l3"]
    assert ruling.applied
    assert ruling.why == "left out: topic of l2 (contested)"
    assert ruling.about == ""


def test_a_locus_is_settled() -> None:
    found, (ruling,) = judged(said(Decision.RIGHT, ("west", "Seven boats"), ("east", "Four boats")))
    assert [one.settled for one in found] == [1, None, None]
    assert (ruling.applied, ruling.about) == (True, "l1")


def test_the_words_that_fit_best_say_which_locus_is_meant() -> None:
    found, _ = judged(
        said(Decision.RIGHT, ("east", "Four boats sank"), ("west", "Seven boats sank"))
    )
    assert [one.settled for one in found] == [None, None, 0]


def test_the_kind_says_which_locus_is_meant() -> None:
    words = (("east", "Four boats sank"), ("west", "Seven boats sank"))
    found, _ = judged(said(Decision.IGNORE, *words, kind="number"))
    assert [one.id for one in found] == ["l2", "l3"]


def test_words_of_a_reading_alone_are_enough() -> None:
    found, _ = judged(said(Decision.IGNORE, ("east", "on Friday")))
    assert [one.id for one in found] == ["l1", "l3"]


def test_what_does_not_apply_says_why() -> None:
    _, rulings = judged(
        said(Decision.IGNORE, ("east", "Nine boats")),
        said(Decision.IGNORE, ("east", "four crews were lost")),
        said(Decision.RIGHT, ("east", "Four boats"), ("west", "on Saturday")),
    )
    assert [ruling.applied for ruling in rulings] == [False, False, False]
    assert "“Nine boats” no longer stand in east" in rulings[0].why
    assert "no difference is found" in rulings[1].why
    assert "no difference is found" in rulings[2].why


def test_the_later_of_two_counts() -> None:
    words = (("east", "on Friday"), ("west", "on Saturday"))
    found, rulings = judged(
        said(Decision.IGNORE, *words),
        said(Decision.RIGHT, *words),
        said(Decision.RIGHT, *words[::-1]),
    )
    assert [one.settled for one in found] == [None, 1, None]
    assert [ruling.applied for ruling in rulings] == [False, False, True]
