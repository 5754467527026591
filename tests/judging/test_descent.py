from dataclasses import replace

import pytest

from tellings import report
from variorum.judging import Case, judge_descent
from variorum.model import (
    Credit,
    Decision,
    Derivation,
    DescentKind,
    Family,
    Judgement,
    Passage,
    PassageKind,
    Place,
    Report,
    Ruling,
    Source,
    SourceKind,
    Span,
    Stemma,
)

NAMES = ("ash", "birch", "cedar", "elm", "fir")
TEXT = "The weir at Tolm gave way at dawn. Two barges sank below it and a third ran aground."


def told(**texts: str) -> list[Report]:
    """Five reports; those that are not given a text have one of their own."""
    return [report(id, (f"The weir, by {id}", texts.get(id, f"{id} saw nothing."))) for id in NAMES]


def edge(child: str, parent: str, likelihood: float = 0.9) -> Derivation:
    return Derivation(
        child=child,
        parent=parent,
        relation=DescentKind.REWRITE,
        credit=Credit.UNCREDITED,
        credits=(),
        likelihood=likelihood,
        passages=(),
        why=("shares",),
    )


def stemma(
    *families: tuple[str, tuple[str, ...]], edges: tuple[tuple[str, str], ...] = ()
) -> Stemma:
    """A stemma of the five; roots that are no report are lost, and named where they have a name."""
    lost = {
        root: Source(
            id=root,
            name="Tolm Press Agency"
            if root == "lost-1"
            else "a report that is not among the files",
            kind=SourceKind.LOST_REPORT,
        )
        for root, _ in families
        if root not in NAMES
    }
    reports = tuple(Source(id=id, name=id.title(), kind=SourceKind.REPORT) for id in NAMES)
    return Stemma(
        sources=(*reports, *lost.values()),
        derivations=tuple(edge(*ends) for ends in edges),
        families=tuple(Family(root=root, reports=members) for root, members in families),
    )


THREE = stemma(
    ("lost-1", ("ash", "birch", "cedar")),
    ("elm", ("elm",)),
    ("fir", ("fir",)),
    edges=(("ash", "lost-1"), ("birch", "lost-1"), ("cedar", "birch")),
)


def said(decision: str, *reports: str, source: str = "", note: str = "") -> Judgement:
    places = [Place(report=id) for id in reports]
    if source:
        places.append(Place(source=source))
    return Judgement(decision=Decision(decision), places=tuple(places), note=note)


def judged(
    before: Stemma, *judgements: Judgement, passages: tuple[Passage, ...] = (), **texts: str
) -> tuple[Stemma, tuple[Ruling, ...]]:
    return judge_descent(before, Case.of(told(**texts), passages, judgements))


def families(found: Stemma) -> set[tuple[str, tuple[str, ...]]]:
    return {(f.root, f.reports) for f in found.families}


def ends(found: Stemma) -> set[tuple[str, str]]:
    return {(e.child, e.parent) for e in found.derivations}


def test_without_judgements_nothing_changes() -> None:
    assert judged(THREE) == (THREE, ())


def test_a_report_joins_a_family_beneath_its_root() -> None:
    found, (ruling,) = judged(THREE, said("same_family", "elm", "ash", note="rang the desk"))
    assert ("lost-1", ("ash", "birch", "cedar", "elm")) in families(found)
    assert len(found.families) == 2
    (new,) = [e for e in found.derivations if e.child == "elm"]
    assert (new.parent, new.likelihood) == ("lost-1", 1.0)
    assert new.why == ("decided by an editor: rang the desk",)
    assert (ruling.applied, ruling.about) == (True, "lost-1")


def test_two_that_stand_alone_go_back_to_a_lost_report() -> None:
    found, _ = judged(THREE, said("same_family", "elm", "fir"))
    assert ("lost-2", ("elm", "fir")) in families(found)
    assert {("elm", "lost-2"), ("fir", "lost-2")} <= ends(found)
    assert found.sources[-1].kind is SourceKind.LOST_REPORT


def test_three_reports_at_once() -> None:
    found, _ = judged(THREE, said("same_family", "elm", "fir", "cedar"))
    assert families(found) == {("lost-1", NAMES)}


def test_an_unnamed_dispatch_is_one_with_the_named() -> None:
    before = stemma(
        ("lost-1", ("ash", "birch")),
        ("lost-2", ("cedar", "elm", "fir")),
        edges=(("ash", "lost-1"), ("birch", "lost-1"), ("cedar", "lost-2"), ("elm", "lost-2")),
    )
    found, _ = judged(before, said("same_family", "birch", "cedar"))
    assert families(found) == {("lost-1", NAMES)}
    assert "lost-2" not in {s.id for s in found.sources}
    assert {("cedar", "lost-1"), ("elm", "lost-1")} <= ends(found)


def test_a_report_leaves_with_what_goes_back_to_it() -> None:
    found, _ = judged(THREE, said("different_family", "birch", "ash"))
    assert families(found) == {
        ("lost-1", ("ash",)),
        ("birch", ("birch", "cedar")),
        ("elm", ("elm",)),
        ("fir", ("fir",)),
    }
    assert ends(found) == {("ash", "lost-1"), ("cedar", "birch")}


def test_the_second_leaves_where_it_goes_back_to_the_first() -> None:
    found, _ = judged(THREE, said("different_family", "birch", "cedar"))
    assert ("cedar", ("cedar",)) in families(found)
    assert ("lost-1", ("ash", "birch")) in families(found)


def test_a_verbatim_copy_goes_along() -> None:
    """Else a copy would count as one more source."""
    at = told(ash=TEXT, birch=TEXT)[0].text.index(TEXT)
    width = at + len(TEXT)
    same = Passage(
        child=Span(report="ash", start=at, end=width),
        parent=Span(report="birch", start=at + 2, end=width + 2),
        kind=PassageKind.VERBATIM,
    )
    before = stemma(
        ("lost-1", ("ash", "birch", "cedar")),
        edges=(("ash", "lost-1"), ("birch", "lost-1"), ("cedar", "lost-1")),
    )
    found, _ = judged(
        before, said("different_family", "ash", "cedar"), passages=(same,), ash=TEXT, birch=TEXT
    )
    assert families(found) == {("ash", ("ash", "birch")), ("lost-1", ("cedar",))}
    assert ("birch", "ash") in ends(found)


def test_a_dispatch_that_nobody_names_goes_with_its_last_child() -> None:
    before = stemma(("lost-2", ("ash", "birch")), edges=(("ash", "lost-2"), ("birch", "lost-2")))
    found, _ = judged(before, said("different_family", "ash", "birch"))
    assert families(found) == {("ash", ("ash",)), ("birch", ("birch",))}
    assert found.derivations == ()
    assert "lost-2" not in {s.id for s in found.sources}


def test_a_derivation_that_was_not_found_brings_its_family_along() -> None:
    found, (ruling,) = judged(THREE, said("derives", "elm", "cedar"))
    assert ("lost-1", ("ash", "birch", "cedar", "elm")) in families(found)
    assert ("elm", "cedar") in ends(found)
    assert ruling.about == "elm>cedar"


def test_a_further_source_leaves_the_family_as_it_is() -> None:
    found, _ = judged(THREE, said("derives", "ash", "elm"))
    assert families(found) == families(THREE)
    assert {("ash", "elm"), ("ash", "lost-1")} <= ends(found)


def test_what_was_found_becomes_certain_and_keeps_its_reasons() -> None:
    found, _ = judged(THREE, said("derives", "cedar", "birch"))
    (kept,) = [e for e in found.derivations if e.child == "cedar"]
    assert kept.likelihood == 1.0
    assert kept.why == ("decided by an editor", "shares")


def test_through_another_is_not_directly_too() -> None:
    found, _ = judged(THREE, said("derives", "ash", "birch"))
    assert ("ash", "birch") in ends(found)
    assert ("ash", "lost-1") not in ends(found)


def test_a_derivation_turned_round_gives_the_family_another_root() -> None:
    before = stemma(("ash", ("ash", "birch")), edges=(("birch", "ash"),))
    found, _ = judged(before, said("derives", "ash", "birch"))
    assert ends(found) == {("ash", "birch")}
    assert families(found) == {("birch", ("ash", "birch"))}


def test_a_circle_is_refused() -> None:
    before = stemma(
        ("ash", ("ash", "birch", "cedar")), edges=(("birch", "ash"), ("cedar", "birch"))
    )
    found, (ruling,) = judged(before, said("derives", "ash", "cedar"))
    assert found == before
    assert not ruling.applied
    assert "through others" in ruling.why


def test_a_source_goes_by_its_name() -> None:
    found, _ = judged(THREE, said("derives", "elm", source="Tolm Press Agency"))
    assert ("elm", "lost-1") in ends(found)
    assert ("lost-1", ("ash", "birch", "cedar", "elm")) in families(found)


def test_a_source_that_nobody_named_is_a_lost_report() -> None:
    found, _ = judged(THREE, said("derives", "elm", source="Hill Wire"))
    (lost,) = [s for s in found.sources if s.name == "Hill Wire"]
    assert lost.kind is SourceKind.LOST_REPORT
    assert (lost.id, ("elm",)) in families(found)
    assert ("elm", lost.id) in ends(found)


def test_dispatches_of_one_agency_must_be_told_apart() -> None:
    sources = tuple(
        replace(s, name=f"Tolm Press Agency, dispatch {n}")
        for n, s in enumerate(stemma(("lost-1", ()), ("lost-2", ())).sources[-2:], 1)
    )
    before = replace(THREE, sources=(*THREE.sources[:-1], *sources))
    _, (ruling,) = judged(before, said("derives", "elm", source="Tolm Press Agency"))
    assert not ruling.applied
    assert "same_family" in ruling.why


def test_not_from_a_sibling_is_still_from_the_dispatch() -> None:
    found, _ = judged(THREE, said("not_derived", "cedar", "birch"))
    assert ("cedar", "lost-1") in ends(found)
    assert ("cedar", "birch") not in ends(found)
    assert families(found) == families(THREE)


def test_not_from_the_dispatch_is_a_family_of_its_own() -> None:
    found, _ = judged(THREE, said("not_derived", "birch", source="Tolm Press Agency"))
    assert ("birch", ("birch", "cedar")) in families(found)
    assert ("birch", "lost-1") not in ends(found)


def test_what_is_so_already_counts_as_applied() -> None:
    judgements = (
        said("same_family", "ash", "birch"),
        said("different_family", "ash", "elm"),
        said("not_derived", "ash", "elm"),
    )
    found, rulings = judged(THREE, *judgements)
    assert found == THREE
    assert all(ruling.applied for ruling in rulings)


CONTRADICTIONS = [
    (said("same_family", "ash", "elm"), said("different_family", "elm", "ash")),
    (said("derives", "elm", "fir"), said("not_derived", "elm", "fir")),
    (said("derives", "elm", "fir"), said("derives", "fir", "elm")),
]


@pytest.mark.parametrize("pair", CONTRADICTIONS)
@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_that_contradict_the_later_counts(
    pair: tuple[Judgement, Judgement], turn: int
) -> None:
    _, rulings = judged(THREE, *pair[::turn])
    assert [ruling.applied for ruling in rulings] == [False, True]
    assert "a later decision says otherwise" in rulings[0].why


def test_a_contradiction_through_a_third_is_seen() -> None:
    _, rulings = judged(
        THREE,
        said("same_family", "elm", "fir"),
        said("same_family", "fir", "ash"),
        said("different_family", "elm", "ash"),
    )
    assert [ruling.applied for ruling in rulings] == [False, True, True]


def test_what_an_earlier_decision_ties_stays_tied() -> None:
    found, rulings = judged(
        THREE, said("same_family", "cedar", "ash"), said("different_family", "birch", "ash")
    )
    assert ("birch", ("birch",)) in families(found)
    assert ("lost-1", ("ash", "cedar")) in families(found)
    assert ("cedar", "lost-1") in ends(found)
    assert all(ruling.applied for ruling in rulings)


def test_no_judgements_make_a_circle_or_lose_a_report() -> None:
    """Every pair, every decision, one on top of the other."""
    kinds = ("same_family", "derives", "different_family", "derives", "not_derived")
    pairs = [(a, b) for a in NAMES for b in NAMES if a != b]
    judgements = [
        said(kinds[(i * 7 + k) % len(kinds)], *pair)
        for k in range(3)
        for i, pair in enumerate(pairs)
    ]
    found, rulings = judged(THREE, *judgements)
    assert len(rulings) == len(judgements)
    assert sorted(r for f in found.families for r in f.reports) == sorted(NAMES)
    known = {s.id for s in found.sources}
    assert {f.root for f in found.families} <= known
    assert {id for pair in ends(found) for id in pair} <= known
    assert len(ends(found)) == len(found.derivations)
    for start in known:
        assert not leads(found, start, start)


def leads(found: Stemma, start: str, end: str) -> bool:
    front = [e.parent for e in found.derivations if e.child == start]
    seen = set[str]()
    while front:
        here = front.pop()
        if here == end:
            return True
        if here not in seen:
            seen.add(here)
            front += [e.parent for e in found.derivations if e.child == here]
    return False
