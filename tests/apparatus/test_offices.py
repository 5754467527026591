"""Which office one person holds, and who had no comment. Every name is invented."""

import pytest

from staging import Stage
from variorum.model import EntityKind, Locus, Modality

# One telling; the other; whether the offices of Dale Ruck clash. In each the name stands once.
OFFICES = [
    ("Sheriff Dale Ruck shut the ford.", "Police chief Dale Ruck shut the ford.", True),
    ("Judge Dale Ruck spoke.", "Dale Ruck, the prosecutor, spoke.", True),
    ("Professor Dale Ruck led it.", "Dale Ruck, Reader in Old Maps, led it.", True),
    ("Mayor Dale Ruck opened it.", "Deputy mayor Dale Ruck opened it.", True),
    ("Bishop Dale Ruck prayed.", "Archbishop Dale Ruck prayed.", True),
    # -- one office in other words, a fuller title, another family
    ("Chief executive Dale Ruck left.", "CEO Dale Ruck left.", False),
    ("Defence minister Dale Ruck flew.", "Defense Secretary Dale Ruck flew.", False),
    ("Associate Professor Dale Ruck led it.", "Professor Dale Ruck led it.", False),
    ("Professor Dale Ruck led it.", "Mayor Dale Ruck led it.", False),
    ("Lieutenant General Dale Ruck rode.", "General Dale Ruck rode.", False),
    # -- in succession
    ("Former sheriff Dale Ruck shut it.", "Police chief Dale Ruck shut it.", False),
    ("Acting mayor Dale Ruck spoke.", "Governor Dale Ruck spoke.", False),
    ("Mayor Dale Ruck won.", "Dale Ruck, the governor-elect, won.", False),
    # -- the office of somebody else
    ("Sheriff Dale Ruck shut it.", "Dale Ruck met police chief Ana Holt.", False),
    ("Sheriff Dale Ruck shut it.", "The police chief told Dale Ruck to shut it.", False),
    ("Sheriff Dale Ruck shut it.", "For the police chief, Dale Ruck was right.", False),
]


def loci(one: str, other: str) -> list[Locus]:
    stage = Stage(a=one, b=other)
    stage.named("Dale Ruck", EntityKind.PERSON, ("a", "Dale Ruck"), ("b", "Dale Ruck"))
    if "Ana Holt" in other:
        stage.named("Ana Holt", EntityKind.PERSON, ("b", "Ana Holt"))
    return [x for x in stage.loci() if x.topic == "the office of Dale Ruck"]


@pytest.mark.parametrize(("one", "other", "clash"), OFFICES)
def test_offices(*, one: str, other: str, clash: bool) -> None:
    assert bool(loci(one, other)) == bool(loci(other, one)) == clash


def test_the_reading_shows_the_office_and_its_bearer() -> None:
    (found,) = loci("Sheriff Dale Ruck shut it.", "On Monday police chief Dale Ruck shut it.")
    assert (found.kind, found.verdict) == ("name", "contested")
    assert [r.value for r in found.readings] == ["Sheriff Dale Ruck", "police chief Dale Ruck"]


def silence(silent: str, denial: str) -> list[Locus]:
    """Loci on what Orbit says: in one report the first words, in another the denial."""
    stage = Stage(a=silent, b=denial)
    stage.named("Orbit", EntityKind.ORGANISATION, ("a", "Orbit"), ("b", "Orbit"))
    stage.says("a", silent.rstrip("."), Modality.DECLINED)
    stage.says("b", denial.rstrip("."), Modality.DENIED)
    return [x for x in stage.loci() if x.topic == "what Orbit says to it"]


def test_no_comment_in_one_telling_and_a_denial_in_another() -> None:
    (found,) = silence("Orbit declined to comment.", "Orbit denied the report.")
    assert (found.kind, found.verdict) == ("polarity", "contested")
    assert [r.normal for r in found.readings] == ["no comment", "denied"]


@pytest.mark.parametrize(
    "silent",
    [
        "Orbit declined to say who signed.",
        "Orbit did not respond to a request for comment.",
    ],
)
def test_what_is_no_silence_on_the_whole(silent: str) -> None:
    assert silence(silent, "Orbit denied the report.") == []


def test_a_report_that_tells_both_is_no_witness() -> None:
    stage = Stage(
        a="Orbit denied the report. It declined to comment further.", b="Orbit denied it."
    )
    stage.named("Orbit", EntityKind.ORGANISATION, ("a", "Orbit"), ("a", "It"), ("b", "Orbit"))
    stage.says("a", "Orbit denied the report", Modality.DENIED)
    stage.says("a", "It declined to comment further", Modality.DECLINED)
    stage.says("b", "Orbit denied it", Modality.DENIED)
    assert [x for x in stage.loci() if x.topic == "what Orbit says to it"] == []
