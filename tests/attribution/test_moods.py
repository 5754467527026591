"""The mood of an event by the cues around it: modality, certainty, polarity, time."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.attribution.moods import Certainty, Mood, mood_at
from variorum.lexicon import rows
from variorum.lexicon.mood import effects, moods
from variorum.lexicon.scopes import Start, reach
from variorum.lexicon.sentence import read
from variorum.lexicon.tokens import tokens
from variorum.model import Modality

CASES = Path(__file__).parents[1] / "cases" / "moods.tsv"
LINES = [line for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")]


def mood(marked: str) -> Mood:
    start, end = marked.index("[["), marked.index("]]") - 2
    text = marked.replace("[[", "").replace("]]", "")
    return mood_at(text, (0, len(text)), (start, end))


def statement(sentence: str) -> Modality:
    return moods(tokens(sentence, 0, len(sentence))).statement()


def right(line: str) -> bool:
    marked, modality, polarity, time = line.split("\t")
    found = mood(marked)
    return (modality, polarity, time) == (
        found.modality.value,
        "neg" if found.negated else "pos",
        "ahead" if found.ahead else "now",
    )


def test_the_cases_that_were_looked_at_are_right() -> None:
    wrong = [line for line in LINES[1::2] if not right(line)]
    assert len(wrong) <= 1, wrong


def test_nine_in_ten_of_the_cases_kept_aside_are_right() -> None:
    aside = LINES[0::2]
    assert sum(right(line) for line in aside) >= 0.89 * len(aside)


@pytest.mark.parametrize(
    ("marked", "certainty"),
    [
        ("The kiln [[cracked]] overnight.", Certainty.CERTAIN),
        ("The kiln will be [[replaced]] in May.", Certainty.CERTAIN),
        ("The kiln may [[crack]] again.", Certainty.POSSIBLE),
        ("The kiln probably [[cracked]] overnight.", Certainty.PROBABLE),
        ("The kiln is expected to [[crack]] again.", Certainty.PROBABLE),
        ("If the kiln [[cracks]], work will stop.", Certainty.OPEN),
        ("Potters asked whether the kiln had [[cracked]].", Certainty.OPEN),
    ],
)
def test_how_sure_an_event_is_put(marked: str, certainty: Certainty) -> None:
    assert mood(marked).certainty is certainty


@pytest.mark.parametrize(
    ("marked", "negated"),
    [
        ("The guild did not [[expel]] anyone.", True),
        ("The guild did not fail to [[answer]].", False),
        ("The guild didn’t [[answer]].", True),
        ("No member was [[expelled]].", True),
        ("No doubt the guild [[answered]].", False),
        ("The guild not only [[answered]] but apologised.", False),
        ("The guild, which had not answered, [[apologised]].", False),
        ("The guild did not scrap its [[feast]].", False),
        ("The guild sought to prevent a [[split]].", False),
        ("The guild denied that it had [[expelled]] him.", True),
        ("The guild could neither confirm nor [[deny]] it.", True),
        ("The guild made no [[promise]].", True),
        ("The guild [[made]] no promise.", True),
        ("The [[feast]], first held in 1911, was cancelled.", True),
        ("Guild [[feast]] cancelled after storm", True),
    ],
)
def test_what_is_negated_and_what_is_not(marked: str, *, negated: bool) -> None:
    assert mood(marked).negated is negated


@pytest.mark.parametrize(
    ("marked", "ahead"),
    [
        ("The ferry will [[sail]] when the storm ends.", True),
        ("The ferry will sail when the storm [[ends]].", True),
        ("The ferry sailed when the storm [[ended]].", False),
        ("The ferry will sail after it was [[repaired]].", False),
        ("The ferry [[sailed]] to Riga.", False),
        ("Ferry to [[sail]] again", True),
        ("We’ll [[sail]] at noon.", True),
        ("The ferry fell back to [[become]] a hulk.", True),
        ("On May 3 the ferry [[sailed]].", False),
        ("The ferry was built to [[carry]] trains.", True),
    ],
)
def test_what_lies_ahead(marked: str, *, ahead: bool) -> None:
    assert mood(marked).ahead is ahead


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The port opened in June.", Modality.ASSERTED),
        ("The port will open in June.", Modality.PLANNED),
        ("The port authority plans to dredge the channel.", Modality.PLANNED),
        ("Port authority set to dredge channel", Modality.PLANNED),
        ("The planned harbour was praised.", Modality.PLANNED),
        ("The council praised the planned harbour.", Modality.ASSERTED),
        ("The harbour may silt up.", Modality.POSSIBLE),
        ("It is unclear who owns the pier.", Modality.POSSIBLE),
        ("The harbour is said to be haunted.", Modality.REPORTED),
        ("The harbour master has denied it.", Modality.DENIED),
        ("The harbour master declined to comment.", Modality.DECLINED),
        ("The pilot, who may retire, praised the crew.", Modality.ASSERTED),
        ("Pilots fear that the crew is tired.", Modality.ASSERTED),
        ("Pilots called on the port to dredge the channel.", Modality.PROPOSED),
        ("The port was ordered to pay the crew.", Modality.ASSERTED),
        ("Mayor to visit port", Modality.PLANNED),
        ("MAYOR TO VISIT PORT", Modality.PLANNED),
        ("The mayor’s trip to Lisbon was long.", Modality.ASSERTED),
        ("The rule applied to Lisbon is old.", Modality.ASSERTED),
        ("Mayor and Pilots Hold Talks on Harbour Deal", Modality.ASSERTED),
        ("May 31, 2018", Modality.ASSERTED),
        ("After lunch the port will reopen.", Modality.PLANNED),
        ("If it rains, the port is shut.", Modality.ASSERTED),
        ("", Modality.ASSERTED),
    ],
)
def test_the_mood_of_a_statement_is_that_of_its_main_verb(sentence: str, wanted: Modality) -> None:
    assert statement(sentence) is wanted


def test_a_mood_tells_its_cues() -> None:
    text = "Last week the mill may not have closed."
    found = mood_at(text, (10, len(text)), (text.index("closed"), text.index("closed") + 6))
    assert [text[a:b] for a, b in found.cues] == ["may", "not"]
    assert found.effects == ("may", "not")
    assert found.negated
    assert not found.ahead


def test_a_place_without_words_has_no_mood() -> None:
    assert mood_at("The mill may close . . .", (0, 24), (3, 4)) == Mood()


def test_every_cue_names_an_effect_and_scopes_that_there_are() -> None:
    line = read(tokens("The mill may close.", 0, 19))
    for pattern, effect, scopes in rows("moods"):
        assert effect in effects(), pattern
        for scope in scopes.split(","):
            assert set(reach(line, scope, Start(2, 3))) <= set(range(len(line.forms))), pattern


WORDS = [
    "the",
    "mill",
    "may",
    "not",
    "close",
    ",",
    "and",
    "if",
    "which",
    "said",
    "that",
    "to",
    "no",
]
MORE = ["will", "plans", "(", ")", "—", "“", "”", ";", "denied", "it", "was", "closed", "before"]
STILL = ["never", "reportedly", "unless", "than", "likely", "without", "when", "ends", "’s", "a"]


@given(st.lists(st.sampled_from(WORDS + MORE + STILL), max_size=40))
def test_cues_lie_within_their_sentence(words: list[str]) -> None:
    text = " ".join(words)
    found = moods(tokens(text, 0, len(text)))
    places = range(len(found.line.words))
    assert all(c.first < c.last <= len(places) for c in found.cues)
    assert all(j in places for c in found.cues for j in c.bears_on)
    assert found == moods(tokens(text, 0, len(text)))
    for start in range(0, len(text), 5):
        assert all(0 <= a < b <= len(text) for a, b in found.at(start, start + 1).cues)


@given(st.text(max_size=80))
def test_any_text_has_a_mood(text: str) -> None:
    assert mood_at(text, (0, len(text)), (0, len(text))).modality in Modality
    assert statement(text) in Modality
