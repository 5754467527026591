from dataclasses import replace

from tellings import report
from variorum.judging import Case, judge_claims, upheld
from variorum.model import (
    Claim,
    Decision,
    Judgement,
    Locus,
    LocusKind,
    Modality,
    Place,
    Reading,
    Report,
    Ruling,
    Span,
    Status,
    Verdict,
    Witness,
)

SENTENCES = {
    "oak": (
        "The quarry was shut on Monday.",
        "Nine men lost their posts.",
        "Dust hung in the air.",
    ),
    "yew": ("The quarry closed down on Monday.", "Nine workers lost their posts."),
    "bay": ("On Monday the quarry was shut.", "Nobody would speak to us."),
}


def reports() -> list[Report]:
    return [report(id, ("Quarry", *told)) for id, told in SENTENCES.items()]


def place(id: str, number: int) -> Place:
    return Place(report=id, words=SENTENCES[id][number])


def at(id: str, number: int) -> Span:
    text = next(r.text for r in reports() if r.id == id)
    start = text.index(SENTENCES[id][number])
    return Span(report=id, start=start, end=start + len(SENTENCES[id][number]))


def claim(number: int, *tellings: tuple[str, int]) -> Claim:
    return Claim(
        id=f"c{number}",
        text=SENTENCES[tellings[0][0]][tellings[0][1]],
        status=Status.SINGLE_SOURCE,
        sources=("x",),
        witnesses=tuple(
            Witness(report=id, span=at(id, n), modality=Modality.ASSERTED) for id, n in tellings
        ),
    )


CLAIMS = (
    claim(1, ("oak", 0), ("yew", 0), ("bay", 0)),
    claim(2, ("oak", 1)),
    claim(3, ("oak", 2)),
    claim(4, ("yew", 1)),
    claim(5, ("bay", 1)),
)


def said(decision: Decision, *places: Place) -> Judgement:
    return Judgement(decision=decision, places=places)


SAME, APART = Decision.SAME_CLAIM, Decision.DIFFERENT_CLAIM


def judged(*judgements: Judgement) -> tuple[tuple[Claim, ...], tuple[Ruling, ...]]:
    case = Case.of(reports(), (), judgements)
    return judge_claims(CLAIMS, case, lambda c: replace(c, sources=("restated",)))


def told(claims: tuple[Claim, ...]) -> set[frozenset[tuple[str, str]]]:
    texts = {r.id: r.text for r in reports()}
    return {frozenset((w.report, w.span.of(texts[w.report])) for w in c.witnesses) for c in claims}


def words(*tellings: tuple[str, int]) -> frozenset[tuple[str, str]]:
    return frozenset((id, SENTENCES[id][n]) for id, n in tellings)


def test_without_judgements_nothing_changes() -> None:
    assert judged() == (CLAIMS, ())


def test_two_claims_are_made_one_and_numbered_anew() -> None:
    found, (ruling,) = judged(said(SAME, place("oak", 1), place("yew", 1)))
    assert words(("oak", 1), ("yew", 1)) in told(found)
    assert [c.id for c in found] == ["c1", "c2", "c3", "c4"]
    assert (ruling.applied, ruling.about) == (True, "c2")
    changed = next(c for c in found if c.id == "c2")
    assert changed.sources == ("restated",)
    assert found[0] == CLAIMS[0]


def test_a_telling_leaves_and_those_like_it_go_along() -> None:
    found, (ruling,) = judged(said(APART, place("yew", 0), place("oak", 0)))
    assert {words(("yew", 0)), words(("oak", 0), ("bay", 0))} <= told(found)
    assert ruling.applied


def test_what_an_earlier_decision_ties_goes_along() -> None:
    found, rulings = judged(
        said(SAME, place("yew", 0), place("bay", 0)), said(APART, place("yew", 0), place("oak", 0))
    )
    assert {words(("yew", 0), ("bay", 0)), words(("oak", 0))} <= told(found)
    assert all(ruling.applied for ruling in rulings)


def test_a_part_of_the_words_is_enough() -> None:
    part = Place(report="yew", words="workers lost their")
    found, _ = judged(said(SAME, place("oak", 1), part))
    assert words(("oak", 1), ("yew", 1)) in told(found)


def test_of_two_that_contradict_the_later_counts() -> None:
    ends = (place("oak", 1), place("yew", 1))
    found, rulings = judged(said(SAME, *ends), said(APART, *ends))
    assert told(found) == told(CLAIMS)
    assert [ruling.applied for ruling in rulings] == [False, True]


def test_words_that_are_gone_are_named() -> None:
    gone = Place(
        report="oak", words="The quarry will stay open for ever, whatever anybody may say of it"
    )
    found, (ruling,) = judged(said(SAME, place("yew", 1), gone))
    assert found == CLAIMS
    assert not ruling.applied
    assert "“The quarry will stay open for ever, whatever anybody may…”" in ruling.why


def test_words_of_no_claim_and_words_of_one_telling() -> None:
    headline = Place(report="oak", words="Quarry\n")
    half = Place(report="oak", words="The quarry was")
    _, rulings = judged(said(SAME, place("yew", 1), headline), said(APART, place("oak", 0), half))
    assert [ruling.applied for ruling in rulings] == [False, False]
    assert "no claim was found" in rulings[0].why
    assert "both quotations are of one telling" in rulings[1].why


def locus(*readings: tuple[str, int], settled: int | None, refines: int | None = None) -> Locus:
    return Locus(
        id="l1",
        kind=LocusKind.NUMBER,
        topic="posts",
        verdict=Verdict.CONTESTED,
        claims=(),
        readings=tuple(
            Reading(
                value="v",
                normal="v",
                reports=(id,),
                spans=(at(id, n),),
                refines=refines if at_ == 1 else None,
            )
            for at_, (id, n) in enumerate(readings)
        ),
        why="",
        settled=settled,
    )


def test_a_brief_says_nothing_that_was_found_wrong() -> None:
    kept = upheld(CLAIMS, [locus(("oak", 1), ("yew", 1), settled=0)])
    assert told(kept) == told(CLAIMS) - {words(("yew", 1))}


def test_what_is_open_or_only_more_exact_may_be_said() -> None:
    assert upheld(CLAIMS, [locus(("oak", 1), ("yew", 1), settled=None)]) == CLAIMS
    assert upheld(CLAIMS, [locus(("oak", 1), ("yew", 1), settled=0, refines=0)]) == CLAIMS
    assert upheld(CLAIMS, [locus(("oak", 1), ("yew", 1), settled=1, refines=0)]) == CLAIMS
