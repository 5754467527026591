"""Denials: of what is asserted elsewhere, in whose mouth, and of how much."""

from staging import Stage
from variorum.model import EntityKind, Locus, LocusKind, Modality, Verdict


def only(stage: Stage, kind: LocusKind) -> list[Locus]:
    return [x for x in stage.loci() if x.kind is kind]


def brewery(denied: str, asserted: str) -> Stage:
    stage = Stage(a=f"The Orbit brewery {denied}.", b=f"{asserted}.")
    stage.named("Orbit", EntityKind.ORGANISATION, ("a", "Orbit"), ("b", "Orbit"))
    stage.says("a", f"The Orbit brewery {denied}", Modality.DENIED, by="The Orbit brewery")
    stage.says("b", asserted)
    return stage


def test_what_is_denied_and_asserted_elsewhere() -> None:
    stage = brewery(
        "denied that it had poured lye into the Lunn river",
        "At night Orbit poured lye into the Lunn river",
    )
    assert [x.verdict for x in only(stage, LocusKind.POLARITY)] == [Verdict.CONTESTED]


def test_an_assertion_of_another_thing_is_none_against_a_denial() -> None:
    stage = brewery(
        "denied that it had poured lye into the Lunn river",
        "Orbit opened a garden by the Lunn river in June",
    )
    assert only(stage, LocusKind.POLARITY) == []


def test_who_insists_that_it_will_not_denies_nothing() -> None:
    stage = brewery(
        "insists that it will not leave the Lunn valley",
        "Orbit left the Lunn valley in the war",
    )
    assert not any("denied" in x.why for x in only(stage, LocusKind.POLARITY))


def test_a_denial_that_is_told_again_is_no_assertion() -> None:
    stage = brewery(
        "denied that it had poured lye into the Lunn river",
        "A clerk says that Orbit denied that it had poured lye into the Lunn river",
    )
    assert only(stage, LocusKind.POLARITY) == []


def test_any_is_denied_by_nobody_who_is_named() -> None:
    stage = Stage(
        a="Officials have denied that any meeting took place.",
        b="The two abbots took part in a meeting in Selby.",
    )
    stage.says("a", "Officials have denied that any meeting took place", Modality.DENIED)
    stage.says("b", "The two abbots took part in a meeting in Selby")
    assert [x.verdict for x in only(stage, LocusKind.POLARITY)] == [Verdict.CONTESTED]


def test_a_spokesman_denies_one_thing_and_the_house_everything() -> None:
    stage = Stage(
        a="Spokesman Jon Vik denied that the hospital had hidden the letters of the nurses.",
        b="The hospital has denied any wrongdoing.",
    )
    one = "Spokesman Jon Vik denied that the hospital had hidden the letters of the nurses"
    stage.named("Jon Vik", EntityKind.PERSON, ("a", "Jon Vik"))
    stage.says("a", one, Modality.DENIED, by="Spokesman Jon Vik")
    stage.says("b", "The hospital has denied any wrongdoing", Modality.DENIED, by="The hospital")
    assert [x.verdict for x in only(stage, LocusKind.SCOPE)] == [Verdict.DRIFT]


def test_two_houses_deny_two_things() -> None:
    stage = Stage(
        a="Tarn Rail denied that the bridge had been closed to save money on guards.",
        b="Corvo Ferries has denied any wrongdoing.",
    )
    one = "Tarn Rail denied that the bridge had been closed to save money on guards"
    stage.named("Tarn Rail", EntityKind.ORGANISATION, ("a", "Tarn Rail"))
    stage.named("Corvo Ferries", EntityKind.ORGANISATION, ("b", "Corvo Ferries"))
    stage.says("a", one, Modality.DENIED, by="Tarn Rail")
    stage.says("b", "Corvo Ferries has denied any wrongdoing", Modality.DENIED, by="Corvo Ferries")
    assert only(stage, LocusKind.SCOPE) == []


def test_two_denials_of_two_things_are_not_one_in_two_mouths() -> None:
    stage = Stage(
        a="Anna Lind denied that the auction had been rigged.",
        b="Karl Moe denied that his trawler had crossed the border.",
    )
    for id, name, what in (
        ("a", "Anna Lind", "the auction had been rigged"),
        ("b", "Karl Moe", "his trawler had crossed the border"),
    ):
        stage.named(name, EntityKind.PERSON, (id, name))
        stage.says(id, f"{name} denied that {what}", Modality.DENIED, by=name)
    assert only(stage, LocusKind.ATTRIBUTION) == []


def test_a_hedge_by_which_somebody_is_given_the_word_is_none() -> None:
    told = "the airship drifted across the closed zone near Tarn at dusk"
    stage = Stage(a=f"Experts suggest that {told}.", b=f"{told.capitalize()}.")
    assert [x.kind for x in stage.loci()] == [LocusKind.CERTAINTY]
    stage.says("a", told, by="Experts", cue="suggest")
    assert stage.loci() == ()
