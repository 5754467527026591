from staging import Stage
from variorum.model import EntityKind, LocusKind, Modality, Verdict

CLOSED = "The operator closed the Karsk dam and moved {} out of the valley on {}."


def test_a_number_that_differs_is_contested() -> None:
    stage = Stage(
        a="Repairs to the gates of the dam will cost 90 million euros, Norhydro said.",
        b="Repairs to the gates of the dam will cost 140 million euros, Norhydro said.",
    )
    stage.figure("a", "90 million euros", 90e6, "EUR", of="repairs")
    stage.figure("b", "140 million euros", 140e6, "EUR", of="repairs")
    (locus,) = stage.loci()
    assert (locus.kind, locus.verdict) == (LocusKind.NUMBER, Verdict.CONTESTED)
    assert [r.value for r in locus.readings] == ["90 million euros", "140 million euros"]


def test_a_sum_in_two_currencies_is_agreed() -> None:
    stage = Stage(
        a="Repairs to the gates of the dam will cost 90 million euros, Norhydro said.",
        b="Repairs to the gates of the dam will cost $98 million, Norhydro said.",
    )
    stage.figure("a", "90 million euros", 90e6, "EUR", of="repairs")
    stage.figure("b", "$98 million", 98e6, "USD", of="repairs")
    (locus,) = stage.loci(a="2024-06-04", b="2024-06-04")
    assert locus.verdict is Verdict.AGREED


def test_a_toll_that_rises_is_an_update() -> None:
    stage = Stage(
        a="At least three people were killed when the gate broke at Karsk on Monday.",
        b="At least five people were killed when the gate broke at Karsk on Monday.",
    )
    stage.figure("a", "At least three people", 3, "people", is_=">=", of="people killed")
    stage.figure("b", "At least five people", 5, "people", is_=">=", of="people killed")
    (locus,) = stage.loci(a="2024-06-04", b="2024-06-05")
    assert locus.verdict is Verdict.UPDATE


def test_half_a_dozen_and_six_agree() -> None:
    stage = Stage(
        a="At least six officials took part in the inspection of the dam, sources said.",
        b="At least half a dozen officials took part in the inspection of the dam, sources said.",
    )
    stage.figure("a", "At least six officials", 6, "officials", is_=">=")
    stage.figure("b", "At least half a dozen officials", 6, "officials", is_=">=")
    (locus,) = stage.loci()
    assert locus.verdict is Verdict.AGREED


def test_figures_of_different_things_are_not_compared() -> None:
    stage = Stage(
        a="Norhydro moved 420 families out of the valley below the dam.",
        b="Some 3,000 holidaymakers were stranded by the strike of ferry crews.",
    )
    stage.figure("a", "420 families", 420, "families")
    stage.figure("b", "3,000 holidaymakers", 3000, "holidaymakers")
    assert stage.loci() == ()


def test_a_percentage_of_something_else_is_drift() -> None:
    stage = Stage(
        a="The dam gave 40% of the region's exports of power last year.",
        b="The dam produced about 40% of all electricity in the region.",
    )
    stage.figure("a", "40%", 40, "%", of="the region's exports of power")
    stage.figure("b", "about 40%", 40, "%", is_="~", of="all electricity")
    drifts = [x for x in stage.loci() if x.kind is LocusKind.SCOPE]
    assert [x.verdict for x in drifts] == [Verdict.DRIFT]


def test_dates_that_exclude_each_other_are_contested_and_a_vaguer_one_is_refined() -> None:
    stage = Stage(
        a="The operator closed the Karsk dam for repairs on 3 June.",
        b="The operator closed the Karsk dam for repairs on 5 June.",
        c="The operator closed the Karsk dam for repairs in June.",
    )
    stage.moment("a", "3 June", "2024-06-03")
    stage.moment("b", "5 June", "2024-06-05")
    (clash,) = stage.loci()
    assert (clash.kind, clash.verdict) == (LocusKind.DATE, Verdict.CONTESTED)
    stage.moments.pop()
    stage.moment("c", "in June", "2024-06")
    (finer,) = stage.loci()
    assert finer.verdict is Verdict.REFINED
    assert [r.refines for r in finer.readings] == [1, None]


def test_what_a_party_denies_and_another_asserts_is_contested() -> None:
    stage = Stage(
        a="Norhydro executives knew of the cracks in March.",
        b="Norhydro denied that its executives knew of the cracks in March.",
    )
    stage.says("a", "Norhydro executives knew of the cracks in March")
    stage.says(
        "b",
        "Norhydro denied that its executives knew of the cracks in March",
        Modality.DENIED,
        by="Norhydro",
    )
    stage.named("Norhydro", EntityKind.ORGANISATION, ("a", "Norhydro"), ("b", "Norhydro"))
    (locus,) = [x for x in stage.loci() if x.kind is LocusKind.POLARITY]
    assert locus.verdict is Verdict.CONTESTED


def test_a_denial_of_allegations_contradicts_no_telling() -> None:
    stage = Stage(
        a="Norhydro executives knew of the cracks in March.",
        b="Norhydro denied all allegations over the cracks.",
    )
    stage.says("a", "Norhydro executives knew of the cracks in March")
    stage.says(
        "b", "Norhydro denied all allegations over the cracks", Modality.DENIED, by="Norhydro"
    )
    stage.named("Norhydro", EntityKind.ORGANISATION, ("a", "Norhydro"), ("b", "Norhydro"))
    assert stage.loci() == ()


def test_words_put_into_other_mouths_drift() -> None:
    stage = Stage(
        a="Industry sources said operators must weigh the cost of closing old dams.",
        b="Experts said operators must weigh the cost of closing old dams.",
    )
    stage.says("a", "operators must weigh the cost of closing old dams", by="Industry sources")
    stage.says("b", "operators must weigh the cost of closing old dams", by="Experts")
    stage.claim()
    (locus,) = [x for x in stage.loci() if x.kind is LocusKind.ATTRIBUTION]
    assert (locus.verdict, locus.claims) == (Verdict.DRIFT, ("c1",))


def test_the_company_is_not_another_speaker() -> None:
    stage = Stage(
        a="Norhydro said the gates of the dam would be mended by autumn.",
        b="The company said the gates of the dam would be mended by autumn.",
    )
    stage.says("a", "the gates of the dam would be mended by autumn", by="Norhydro")
    stage.says("b", "the gates of the dam would be mended by autumn", by="The company")
    stage.named("Norhydro", EntityKind.ORGANISATION, ("a", "Norhydro"))
    stage.claim()
    assert stage.loci() == ()


def test_secret_in_one_telling_and_rare_in_another_is_a_matter_of_certainty() -> None:
    stage = Stage(
        a="The ministers held rare talks on the dam in Karsk on Monday.",
        b="The ministers held secret talks on the dam in Karsk on Monday.",
    )
    (locus,) = stage.loci()
    assert (locus.kind, locus.verdict) == (LocusKind.CERTAINTY, Verdict.DRIFT)
    assert {r.value for r in locus.readings} == {"rare talks", "secret talks"}


def test_one_of_the_biggest_and_possibly_the_biggest() -> None:
    stage = Stage(
        a="It was one of the country's biggest floods, the minister said after the break.",
        b="It was possibly the country's biggest flood, the minister said after the break.",
    )
    (locus,) = stage.loci()
    assert (locus.kind, locus.verdict) == (LocusKind.SCOPE, Verdict.DRIFT)


def test_the_first_of_other_people() -> None:
    stage = Stage(
        a="It was the first visit by senior bank leaders to the island since the war began.",
        b="It was the first time that leaders had come to the island since the war began.",
    )
    (locus,) = [x for x in stage.loci() if "first" in x.topic]
    assert (locus.kind, locus.verdict) == (LocusKind.SCOPE, Verdict.DRIFT)


def test_the_same_words_twice_make_no_locus() -> None:
    text = "The operator closed the Karsk dam on 3 June and moved 420 families out."
    stage = Stage(a=text, b=text)
    for id in ("a", "b"):
        stage.figure(id, "420 families", 420, "families")
        stage.moment(id, "3 June", "2024-06-03")
        stage.says(id, text.rstrip("."))
    stage.claim()
    assert stage.loci() == ()


def test_two_spellings_of_one_name_agree() -> None:
    stage = Stage(
        a="Engineer Kofi Mensah inspected the dam, and Norhydro thanked him.",
        b="The engineer, Kofi Mensar, inspected the dam.",
    )
    stage.named("Kofi Mensah", EntityKind.PERSON, ("a", "Kofi Mensah"), ("b", "Kofi Mensar"))
    (locus,) = stage.loci()
    assert (locus.kind, locus.verdict) == (LocusKind.NAME, Verdict.AGREED)
    assert [r.value for r in locus.readings] == ["Kofi Mensah", "Kofi Mensar"]


def test_british_and_american_spelling_are_no_locus() -> None:
    stage = Stage(
        a="The Ministry of Defence closed the dam.", b="The Ministry of Defense closed the dam."
    )
    stage.named(
        "Ministry of Defence",
        EntityKind.ORGANISATION,
        ("a", "Ministry of Defence"),
        ("b", "Ministry of Defense"),
    )
    assert stage.loci() == ()


def test_the_opposite_in_otherwise_like_words_is_contested() -> None:
    stage = Stage(
        a="Shares in Norhydro rose by three per cent after the dam was closed on Monday.",
        b="Shares in Norhydro fell by three per cent after the dam was closed on Monday.",
    )
    (locus,) = stage.loci()
    assert (locus.kind, locus.verdict) == (LocusKind.POLARITY, Verdict.CONTESTED)


def test_not_guilty_is_not_the_opposite_of_innocent() -> None:
    stage = Stage(
        a="The manager of the dam pleaded not guilty to all charges on Monday.",
        b="The manager of the dam pleaded innocent to all charges on Monday.",
    )
    assert stage.loci() == ()


def test_what_is_announced_and_then_done_is_an_update() -> None:
    stage = Stage(
        a="The minister will sign the dam safety law in Karsk on Monday.",
        b="The minister signed the dam safety law in Karsk on Thursday night.",
    )
    (locus,) = stage.loci()
    assert (locus.kind, locus.verdict) == (LocusKind.CERTAINTY, Verdict.UPDATE)


def test_a_visit_planned_in_one_telling_and_past_in_another() -> None:
    texts = {
        "a": "Officials prepared for Minister Ana Roth's planned visit to Karsk in June.",
        "b": "Following Minister Ana Roth's visit to Karsk on 5 June, the dam was closed.",
    }
    stage = Stage(**texts)
    stage.named("Ana Roth", EntityKind.PERSON, ("a", "Ana Roth"), ("b", "Ana Roth"))
    kinds = (LocusKind.CERTAINTY, Verdict.DRIFT)
    assert [(x.kind, x.verdict) for x in stage.loci()] == [kinds]
    later = stage.loci(a="2024-06-03", b="2024-06-06")
    assert [(x.kind, x.verdict) for x in later] == [(LocusKind.CERTAINTY, Verdict.UPDATE)]


def test_a_report_that_goes_on_to_tell_of_the_visit_does_not_only_plan_it() -> None:
    stage = Stage(
        a="Officials prepared for Minister Ana Roth's planned visit to Karsk in June. During that"
        " visit the dam was closed.",
        b="Following Minister Ana Roth's visit to Karsk on 5 June, the dam was closed.",
    )
    stage.named("Ana Roth", EntityKind.PERSON, ("a", "Ana Roth"), ("b", "Ana Roth"))
    assert [x for x in stage.loci() if x.kind is LocusKind.CERTAINTY] == []


def test_a_denial_widened_to_everything_drifts() -> None:
    stage = Stage(
        a="Norhydro denied that inspectors had warned it of cracks in the gates.",
        b="Norhydro denied any failure of safety.",
    )
    one = "Norhydro denied that inspectors had warned it of cracks in the gates"
    stage.says("a", one, Modality.DENIED, by="Norhydro")
    stage.says("b", "Norhydro denied any failure of safety", Modality.DENIED, by="Norhydro")
    stage.named("Norhydro", EntityKind.ORGANISATION, ("a", "Norhydro"), ("b", "Norhydro"))
    (locus,) = stage.loci()
    assert (locus.kind, locus.verdict) == (LocusKind.SCOPE, Verdict.DRIFT)


def test_officers_and_officials_of_one_service_are_the_same_people() -> None:
    stage = Stage(
        a="The court charged twelve intelligence officers over the cracks in the dam.",
        b="The court charged twelve intelligence officials over the cracks in the dam.",
    )
    stage.figure("a", "twelve intelligence officers", 12, "officers")
    stage.figure("b", "twelve intelligence officials", 12, "officials")
    assert [x for x in stage.loci() if x.verdict is Verdict.DRIFT] == []


def test_a_belief_stated_as_fact_is_a_matter_of_certainty() -> None:
    stage = Stage(
        a="A worn gasket is believed to have caused the flood in the turbine hall at Karsk.",
        b="A worn gasket caused the flood in the turbine hall at Karsk.",
    )
    (locus,) = stage.loci()
    assert (locus.kind, locus.verdict) == (LocusKind.CERTAINTY, Verdict.DRIFT)


def test_to_appear_on_stage_is_no_hedge() -> None:
    stage = Stage(
        a="The ministers appear together before the turbine hall at Karsk on Monday morning.",
        b="The ministers stood together before the turbine hall at Karsk on Monday morning.",
    )
    assert stage.loci() == ()


def test_a_people_after_its_country_is_no_other_spelling() -> None:
    stage = Stage(a="Karskia closed the dam.", b="Karskian engineers closed the dam.")
    stage.named("Karskia", EntityKind.PLACE, ("a", "Karskia"), ("b", "Karskian"))
    assert stage.loci() == ()


def test_a_figure_given_to_fewer_digits_does_not_clash() -> None:
    stage = Stage(
        a="The new turbine at the Karsk dam weighs 140,660 pounds, Norhydro said.",
        b="The new turbine at the Karsk dam weighs 141,000 pounds, Norhydro said.",
        c="The new turbine at the Karsk dam weighs 152,000 pounds, Norhydro said.",
    )
    stage.figure("a", "140,660 pounds", 140660, "lb", of="turbine")
    stage.figure("b", "141,000 pounds", 141000, "lb", of="turbine")
    (rounded,) = stage.loci()
    assert rounded.verdict is Verdict.REFINED
    stage.figure("c", "152,000 pounds", 152000, "lb", of="turbine")
    assert Verdict.CONTESTED in {x.verdict for x in stage.loci()}
