"""Two tellings of one thing, side by side: which differences in words are differences, and which
are none. Every pair of sentences is invented."""

import pytest

from staging import Stage
from variorum.model import Locus, Verdict

# One telling; the other; the kind of the locus and its verdict.
DIFFERENT = [
    # -- ahead, doubtful, not so, done
    (
        "The council will flush the Orrin reservoir with fresh water on Friday, its engineer said.",
        "The council flushed the Orrin reservoir with fresh water on Thursday night.",
        "certainty update",
    ),
    (
        "The Tarn bank is to open its Selby branch in spring, the chairman said.",
        "The Tarn bank opened its Selby branch on Monday.",
        "certainty update",
    ),
    (
        "Repairs could begin at the Lunn bridge in autumn.",
        "Repairs are to begin at the Lunn bridge in June.",
        "certainty drift",
    ),
    (
        "A cracked valve may have released the chlorine at the Dorne baths.",
        "A cracked valve released the chlorine at the Dorne baths.",
        "certainty drift",
    ),
    (
        "The museum is considering whether to return the Perrault masks to the islanders.",
        "The museum will return the Perrault masks to the islanders.",
        "certainty drift",
    ),
    (
        "The museum is considering whether to return the Perrault masks to the islanders.",
        "The museum has no plans to return the Perrault masks to the islanders.",
        "certainty contested",
    ),
    (
        "Inspectors found no asbestos in the walls of the Hale school.",
        "Inspectors found asbestos in the walls of the Hale school.",
        "polarity contested",
    ),
    (
        "The ferry had not been inspected by the Harbour Board since the refit.",
        "The ferry had been inspected by the Harbour Board since the refit.",
        "polarity contested",
    ),
    (
        "Nothing had been signed with the Corvo shipyard, the ministry said.",
        "The ministry has signed a contract with the Corvo shipyard.",
        "polarity contested",
    ),
    (
        "The guards denied that they had locked the cellar doors of the Odeon.",
        "The guards had locked the cellar doors of the Odeon.",
        "polarity contested",
    ),
    (
        "The union has not yet accepted the offer of the Lomond railway.",
        "The union accepted the offer of the Lomond railway.",
        "certainty update",
    ),
    (
        "The preparations were for Mayor Lena Osk's planned visit to the Corvo dam in May.",
        "During Mayor Lena Osk's visit to the Corvo dam, the ministry promised new turbines.",
        "certainty drift",
    ),
    # -- of other force
    (
        "Fire officers had warned the owners of the Velo hall about the stairs in May.",
        "Fire officers had ordered the owners of the Velo hall to close the stairs in May.",
        "scope drift",
    ),
    (
        "Health officers urged the cannery at Port Elm to stop the ovens on Sunday.",
        "Health officers ordered the cannery at Port Elm to stop the ovens on Sunday.",
        "scope drift",
    ),
    (
        "The harbour master Ivo Brandt resigned over the sunken barge on Tuesday.",
        "The harbour master Ivo Brandt was sacked over the sunken barge on Tuesday.",
        "scope drift",
    ),
    (
        "The treasurer Nils Amund pleaded guilty to taking the parish funds of Selby.",
        "The treasurer Nils Amund was found guilty of taking the parish funds of Selby.",
        "scope drift",
    ),
    (
        "The regulator reprimanded the Orbit brewery over dirty tanks in March.",
        "The regulator fined the Orbit brewery over dirty tanks in March.",
        "scope drift",
    ),
    (
        "The Selby opera cancelled its autumn tour of the northern islands.",
        "The Selby opera postponed its autumn tour of the northern islands.",
        "certainty drift",
    ),
    (
        "The city bought twelve electric ferries from the Corvo shipyard.",
        "The city leased twelve electric ferries from the Corvo shipyard.",
        "scope drift",
    ),
    (
        "The judge called the pilot of the Albatross negligent in steering at the reef.",
        "The judge called the pilot of the Albatross deliberate in steering at the reef.",
        "polarity contested",
    ),
    (
        "The chef Marco Ilves is accused of sexual harassment by three former waiters.",
        "The chef Marco Ilves is accused of rape by three former waiters.",
        "scope drift",
    ),
    (
        "The captain was charged with manslaughter over the drowning at Lunn lock.",
        "The captain was charged with murder over the drowning at Lunn lock.",
        "scope drift",
    ),
    (
        "The well at Dorne farm is a possible source of the typhoid outbreak.",
        "The well at Dorne farm is the proven source of the typhoid outbreak.",
        "certainty drift",
    ),
    (
        "The strait gets a temporary speed limit of nine knots after the collision.",
        "The strait gets a permanent speed limit of nine knots after the collision.",
        "scope drift",
    ),
    (
        "Envoys of three state-owned mines and of startups joined the trip to Corvo.",
        "Envoys of three private mines and of startups joined the trip to Corvo.",
        "scope drift",
    ),
    (
        "Residents of Elm quay face a voluntary evacuation before the spring tide.",
        "Residents of Elm quay face a compulsory evacuation before the spring tide.",
        "scope drift",
    ),
    # -- opposites
    (
        "Shares of the Orbit brewery rose sharply in early trading on Monday.",
        "Shares of the Orbit brewery fell sharply in early trading on Monday.",
        "polarity contested",
    ),
    # -- the first of whom, of what; how great
    (
        "It was the first visit by naval doctors to the Tarn islands since the eruption.",
        "It was the first visit by doctors to the Tarn islands since the eruption.",
        "scope drift",
    ),
    (
        "It was the first meeting of the two breweries since the failed merger of 2011.",
        "It was the first time foreign buyers looked at the hop trade since 2011.",
        "scope drift",
    ),
    (
        "The Lomond flood was one of the worst disasters in the valley's history.",
        "The Lomond flood was the worst disaster in the valley's history.",
        "scope drift",
    ),
    # -- named together
    (
        "The Dorne works, known for casting pistons and gears, lies by the canal.",
        "The Dorne works, known for casting pistons and bolts, lies by the canal.",
        "name drift",
    ),
    # -- hedged, or flat
    (
        "Early data suggest that the airship drifted across the closed zone near Tarn at dusk.",
        "The airship drifted across the closed zone near Tarn at dusk, the ministry said.",
        "certainty drift",
    ),
    # -- sure, or not
    (
        "The leak at the Hale dam could have been there since the storm of May, the diver said.",
        "The leak at the Hale dam has been there since the storm of May, the diver said.",
        "certainty drift",
    ),
    (
        "There is no evidence that a stray dog carried the mange to the Selby kennels.",
        "The vet ruled out that a stray dog carried the mange to the Selby kennels.",
        "certainty drift",
    ),
    (
        "The old lamp oil was linked to the coughing fits at the Tarn opera.",
        "The old lamp oil caused the coughing fits at the Tarn opera.",
        "certainty drift",
    ),
    (
        "The two breweries are in early talks over the sale of the Lomond maltings.",
        "The two breweries are in advanced talks over the sale of the Lomond maltings.",
        "certainty drift",
    ),
    # -- marks
    (
        "The kitchen of the Velo hall was rated in good order by inspectors in June.",
        "The kitchen of the Velo hall was rated in poor order by inspectors in June.",
        "scope drift",
    ),
    # -- the only one
    (
        "The Lunn lock is the only boat lift within ten miles of Port Elm.",
        "The Lunn lock is one of two boat lifts within ten miles of Port Elm.",
        "scope drift",
    ),
    # -- not until
    (
        "The mill may reopen in May, said the miller of Hale, Ida Storm.",
        "The mill will not reopen until May, said the miller of Hale, Ida Storm.",
        "certainty drift",
    ),
    # -- coloured
    (
        "The two bishops held secret talks in Selby abbey on Sunday.",
        "The two bishops held rare talks in Selby abbey on Sunday.",
        "certainty drift",
    ),
]

# Two tellings that a careful editor leaves in peace.
ALIKE = [
    # -- other words for the same
    ("The mill at Selby was shut in May.", "In May the Selby mill was closed."),
    ("The ferry sank off Corvo at dawn.", "Off Corvo the ferry went down at dawn."),
    ("Work on the dam began on Monday.", "Work on the dam started on Monday."),
    (
        "Firefighters rescued a dog from the Velo cellar.",
        "A dog was rescued by firefighters from the cellar of the Velo.",
    ),
    ("Mayor Lena Osk opened the fair.", "The fair was opened by the mayor, Lena Osk."),
    ("The defence minister signed the pact.", "The defense minister signed the pact."),
    ("The barge carried stones and sand.", "The barge carried sand and stones."),
    (
        "The kitchen serves soups and stews to miners.",
        "The kitchen serves soups and breads and stews to miners.",
    ),
    # -- the same mood in both
    (
        "A cracked valve may have released the chlorine at Dorne.",
        "The chlorine at Dorne may have been released by a cracked valve.",
    ),
    ("The council will sell the quay in May.", "The council plans to sell the quay in May."),
    ("Nobody was arrested at the Selby fair.", "At the Selby fair, no one was arrested."),
    ("The bank did not sell the Velo hall.", "The bank has not sold the Velo hall."),
    (
        "It would be wrong to close the Hale school, the mayor said.",
        "The mayor said that closing the Hale school would be wrong.",
    ),
    # -- one quotation, cut
    (
        '"I am not selling a horse, I am selling ten years," the trainer Olle Fisk said in Tarn.',
        '"I am selling ten years," the trainer Olle Fisk said in Tarn.',
    ),
    # -- another object, another person, another time
    (
        "The council sold the old barracks in Tarn to a brewer.",
        "The council will not sell the old lighthouse in Tarn to a brewer.",
    ),
    (
        "Brewer Anna Lind attended the hearing in the Selby town hall.",
        "Brewer Karl Moe did not attend the hearing in the Selby town hall.",
    ),
    (
        "The regulator fined the Orbit brewery in March.",
        "The regulator reprimanded the Tarn ferry company in August.",
    ),
    (
        "The bridge inspector found rust under the northern arch.",
        "The head cook found no salt in the cellar of the inn.",
    ),
    # -- both can hold
    (
        "Police arrested a docker over the fire at the Corvo quay and charged him on Friday.",
        "Police charged a docker over the fire at the Corvo quay.",
    ),
    (
        "The harbour master warned the crew of the barge, then ordered it to leave Corvo.",
        "The harbour master ordered the crew of the barge to leave Corvo.",
    ),
    (
        "The city bought one ferry from Corvo and leased two.",
        "The city leased two ferries from Corvo.",
    ),
    # -- no negation of the deed
    (
        "The delay kept the board from a decision to close the Hale school.",
        "The board decided to close the Hale school.",
    ),
    (
        "The mayor would not let the storm distract the town from its fair.",
        "The storm was distracting the town from its fair.",
    ),
    (
        "Nothing improper happened at the auction of the Perrault masks, the mayor said.",
        "What happened at the auction of the Perrault masks is not known.",
    ),
    # -- participles and adjectives
    (
        "The film shown at the Velo drew crowds.",
        "The film was not shown at the school.",
    ),
    (
        "The public was kept from the quay at Corvo by private guards.",
        "Private guards kept people from the quay at Corvo.",
    ),
    # -- firsts of different things
    (
        "It was the first hotline between the leaders of Tarn and Corvo.",
        "It was the first summit between the island leaders of Tarn and Corvo.",
    ),
    (
        "It is the first crash with deaths on the Lunn tram since 1960.",
        "It is the first tram crash with deaths at Lunn since 1960, records show.",
    ),
    # -- what hangs on an "if", and what somebody promises or threatens of himself
    (
        "The miller threatened to throw the bailiff into the Hale pond.",
        '"If you come again, I will throw you into the Hale pond," the miller told the bailiff.',
    ),
    ("The quay could open to boats in June.", "The quay would open to boats in June, Lind said."),
    # -- what was not so before a change, and will be after it
    (
        "Before the ruling Tarn did not recognise the degrees of the Corvo academy.",
        "Tarn will recognise the degrees of the Corvo academy from May.",
    ),
    # -- one suspects what another denies
    (
        "Some speculated that the mayor had offered Anna Lind the harbour office.",
        "The mayor never offered Anna Lind the harbour office, his lawyer said.",
    ),
    ("The mill will reopen in May.", "The mill will not reopen until May."),
    # -- two adjectives of one scale, before two nouns
    (
        "At Selby abbey the deacon took up his temporary appointment with a sermon on geese.",
        "The deacon, who holds the permanent lease of the goose meadow, preached at Selby abbey.",
    ),
    (
        "The abbot should step down if the vote on the Selby bells is lost, a canon said.",
        "The abbot would retire after the vote on the Selby bells, a canon said.",
    ),
    # -- lists of other lengths
    (
        "The film shows the guard gripping the wrist and neck of the thief.",
        "The guard seized the thief by the hand, arm and neck, the film shows.",
    ),
    # -- no hedge of the superlative
    (
        "The chart rests, according to the pilots, on the best soundings taken in the strait.",
        "The pilots were providing a chart that rests on the best soundings taken in the strait.",
    ),
    # -- the words of a hedged clause, scattered
    (
        "The miller appeared to reject the plan to drain the northern ponds of Hale before spring.",
        "The miller spoke long about ponds and herons; on the plan, on which towns to the northern "
        "side of the moor depend, he did not say if he would reject what others drain or fill.",
    ),
    # -- the only one, of other things
    (
        "The Lunn lock is the only boat lift near Port Elm.",
        "The Tarn opera is one of two stages near Port Elm.",
    ),
    # -- early, and advanced, of other things
    (
        "The two breweries are in early talks over the Lomond maltings.",
        "The advanced age of the brewers speaks for a sale of the Lomond maltings.",
    ),
    # -- colours of other events
    (
        "The bishops spoke of a secret vote in 1911.",
        "Rare talks between the bishops and the miners of Lomond ended on Monday.",
    ),
]


def alarms(one: str, other: str) -> list[Locus]:
    loci = Stage(a=one, b=other).loci()
    return [x for x in loci if x.verdict in (Verdict.CONTESTED, Verdict.DRIFT)]


@pytest.mark.parametrize(("one", "other", "expected"), DIFFERENT)
def test_a_difference(one: str, other: str, expected: str) -> None:
    for texts in ({"a": one, "b": other}, {"a": other, "b": one}):
        assert expected in [f"{x.kind} {x.verdict}" for x in Stage(**texts).loci()]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_no_difference(one: str, other: str) -> None:
    assert [x.why for x in alarms(one, other)] == []
    assert [x.why for x in alarms(other, one)] == []
