"""What the README says that the edition of the example shows, it shows."""

from functools import cache
from pathlib import Path

import variorum
from variorum.model import Credit, EditedStory, Locus, LocusKind, SourceKind, Verdict

EXAMPLE = Path(__file__).parents[2] / "examples/harmund-smelter"
REUTERS = {"business-now", "coast-daily", "dealflash", "metal-week", "metro-briefs"}


@cache
def story() -> EditedStory:
    edition = variorum.read(EXAMPLE)
    assert edition.left_out == ()
    (only,) = edition.stories
    return only


def loci(kind: LocusKind, verdict: Verdict) -> list[Locus]:
    return [locus for locus in story().apparatus if (locus.kind, locus.verdict) == (kind, verdict)]


def tellers(locus: Locus) -> list[set[str]]:
    return [set(reading.reports) for reading in locus.readings]


def test_eight_reports_have_three_independent_sources() -> None:
    assert len(story().reports) == 8
    assert story().independent_sources == 3


def test_five_go_back_to_a_dispatch_that_is_not_in_the_folder() -> None:
    families = {family.reports: family.root for family in story().stemma.families}
    root = next(root for members, root in families.items() if set(members) == REUTERS)
    source = next(source for source in story().stemma.sources if source.id == root)
    assert source.kind is SourceKind.LOST_REPORT
    assert "Reuters" in source.name


def test_some_say_so_and_some_do_not() -> None:
    credit = {one.child: one.credit for one in story().stemma.derivations}
    assert {name for name in REUTERS if credit[name] is Credit.UNCREDITED} == {
        "dealflash",
        "metal-week",
    }


def test_the_local_paper_is_independent() -> None:
    assert ("harmund-courier",) in {family.reports for family in story().stemma.families}


def test_the_share_drifts() -> None:
    drifts = loci(LocusKind.SCOPE, Verdict.DRIFT)
    assert any("40" in locus.topic and {"dealflash"} in tellers(locus) for locus in drifts)


def test_the_denial_is_contested_and_its_change_is_a_drift() -> None:
    assert loci(LocusKind.POLARITY, Verdict.CONTESTED)
    drifts = loci(LocusKind.SCOPE, Verdict.DRIFT)
    assert any({"dealflash"} in tellers(locus) and "denied" in locus.why for locus in drifts)


def test_a_visit_is_past_and_planned_and_talks_are_rare_and_secret() -> None:
    drifts = loci(LocusKind.CERTAINTY, Verdict.DRIFT)
    assert any("planned" in reading.value for locus in drifts for reading in locus.readings)
    assert any("Secret" in reading.value for locus in drifts for reading in locus.readings)


def test_the_toll_is_an_update() -> None:
    updates = loci(LocusKind.NUMBER, Verdict.UPDATE)
    assert any({"island-radio", "vardon-times"} in tellers(locus) for locus in updates)


def test_euros_and_dollars_agree() -> None:
    values = [
        " ".join(reading.value for reading in locus.readings)
        for locus in loci(LocusKind.NUMBER, Verdict.AGREED)
    ]
    assert any("$500 million" in told and "430 million" in told for told in values)
