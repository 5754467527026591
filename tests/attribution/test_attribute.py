"""Sayings, chains and moods, on sentences made up for the purpose."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.attribution import attribute
from variorum.marking import mark_by_rules
from variorum.model import (
    EntityKind,
    Marks,
    Modality,
    NameMark,
    Report,
    Saying,
    Segment,
    SegmentKind,
    SourceKind,
    Span,
    SpeechMark,
    Voice,
    span,
)


def report(text: str) -> Report:
    segments: list[Segment] = []
    start = 0
    for paragraph, line in enumerate(text.split("\n")):
        for match in re.finditer(r"\S.*?(?:[.!?][\"”’']*(?=\s|$)|$)", line):
            place = (start + match.start(), start + match.end())
            segments.append(
                Segment(
                    kind=SegmentKind.SENTENCE, start=place[0], end=place[1], paragraph=paragraph
                )
            )
        start += len(line) + 1
    return Report(id="r", text=text, segments=tuple(segments))


def sayings(text: str) -> tuple[Saying, ...]:
    made = report(text)
    return attribute(made, mark_by_rules(made))


def chains(text: str) -> list[list[str]]:
    return [[voice.source for voice in saying.attribution] for saying in sayings(text)]


def first(text: str) -> Voice:
    return next(s.attribution[0] for s in sayings(text) if s.attribution)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Three pilots told Reuters the fog was thick.", ["Three pilots", "Reuters"]),
        (
            "The fog was thick, according to a report from Reuters on Monday, "
            "which cited two pilots.",
            ["two pilots", "Reuters"],
        ),
        ("The fog was thick, according to Reuters' sources.", ["sources", "Reuters"]),
        ("The fog was thick, as per pilots cited by Reuters.", ["pilots", "Reuters"]),
        ("The fog was thick, Reuters reported, citing two pilots.", ["two pilots", "Reuters"]),
        ("Anna Kerr wrote on Twitter that the fog was thick.", ["Anna Kerr", "Twitter"]),
        ("One nurse said the driver told her he was ill.", ["the driver", "One nurse"]),
        ("The ministry said in a statement that the fog was thick.", ["The ministry"]),
        ("Speaking to Sky News, the mayor said the fog was thick.", ["the mayor", "Sky News"]),
    ],
)
def test_chains_begin_with_the_nearest_speaker(text: str, chain: list[str]) -> None:
    assert chain in chains(text)


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("The kiln was cold.", Modality.ASSERTED),
        ("The kiln did not burn.", Modality.ASSERTED),
        ("The kiln reportedly exploded.", Modality.REPORTED),
        ("The kiln is said to have exploded.", Modality.REPORTED),
        ("The potters said the kiln was cold.", Modality.REPORTED),
        ("The kiln will be moved in May.", Modality.PLANNED),
        ("The council plans to move the kiln.", Modality.PLANNED),
        ("The kiln may be moved.", Modality.POSSIBLE),
        ("The council is considering a sale.", Modality.POSSIBLE),
        ("The council has proposed a sale.", Modality.PROPOSED),
        ("The council urged potters to leave.", Modality.PROPOSED),
        ("The council denied the sale.", Modality.DENIED),
        ("The council dismissed the allegations as noise.", Modality.DENIED),
        ("The council said the story was not true.", Modality.DENIED),
        ("She did not sell the kiln, she insisted.", Modality.DENIED),
        ("The council declined to comment.", Modality.DECLINED),
        ("The council would not say who paid.", Modality.DECLINED),
        ("The council did not respond to a request for comment.", Modality.DECLINED),
        ("Potters could not be reached for comment.", Modality.DECLINED),
    ],
)
def test_moods(text: str, mood: Modality) -> None:
    assert mood in {saying.modality for saying in sayings(text)}


def test_may_is_a_month_too() -> None:
    assert sayings("In May the kiln was cold.")[0].modality is Modality.ASSERTED


def test_who_declines_to_be_named_does_not_decline_to_comment() -> None:
    found = sayings("A potter who declined to be named said the kiln was cold.")
    assert {saying.modality for saying in found} == {Modality.REPORTED}


def test_two_moods_in_one_sentence_give_two_sayings() -> None:
    text = "The guild has denied any theft, while the council declined to comment."
    found = {(s.span.of(text), s.modality) for s in sayings(text)}
    assert found == {
        ("The guild has denied any theft", Modality.DENIED),
        ("the council declined to comment", Modality.DECLINED),
    }


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Three sources said it rained.", SourceKind.UNNAMED, 3),
        ("A police source said it rained.", SourceKind.UNNAMED, 1),
        ("Sources said it rained.", SourceKind.UNNAMED, None),
        ("The police said it rained.", SourceKind.OFFICIAL, None),
        ("A spokesman for the port said it rained.", SourceKind.OFFICIAL, None),
        ("Reuters said it rained.", SourceKind.REPORT, None),
        ("State media said it rained.", SourceKind.REPORT, None),
        ("The joint statement said it rained.", SourceKind.DOCUMENT, None),
        ("The company said it rained.", SourceKind.ORGANISATION, None),
        ("Western diplomats said it rained.", SourceKind.UNNAMED, None),
        ("Martin Brown said it rained.", SourceKind.PERSON, None),
        ("Martin Brown, the interior minister, said it rained.", SourceKind.OFFICIAL, None),
    ],
)
def test_kinds_and_numbers(text: str, kind: SourceKind, number: int | None) -> None:
    voice = first(text)
    assert (voice.kind, voice.number) == (kind, number)


def test_a_pronoun_takes_the_name_of_the_last_speaker_and_keeps_its_place() -> None:
    text = "Martin Brown said it rained. He said the road was shut."
    voice = next(v for s in sayings(text) for v in s.attribution if v.span.of(text) == "He")
    assert voice.source == "Martin Brown"


def test_a_pronoun_agrees_in_gender() -> None:
    text = "Martin Brown rang his mother, Jane Brown. She said the road was shut."
    assert ["Jane Brown"] in chains(text)


def test_a_pronoun_in_a_quotation_is_not_its_speaker() -> None:
    text = "Martin Brown said: “I rang the guard. He said the road was shut.”"
    assert ["He", "Martin Brown"] in chains(text)


def test_a_name_in_a_quotation_is_not_who_speaks_next() -> None:
    text = "Martin Brown said: “We never saw Peter Hall.” He said the road was shut."
    shut = next(s for s in sayings(text) if s.span.of(text) == "the road was shut")
    assert shut.attribution[0].source == "Martin Brown"


def test_a_pronoun_that_nobody_fits_stays() -> None:
    assert chains("The road was shut, he said.") == [["he"]]


def test_a_learned_reader_s_marks_are_read_alike() -> None:
    text = "Two aides, whom the paper did not name, let it be known that talks had begun."
    content = text.index("talks")
    mark = SpeechMark(
        content=span("r", content, len(text) - 1),
        cue=span("r", text.index("let"), text.index("that")),
        source=span("r", 0, len("Two aides, whom the paper did not name,")),
    )
    found = [s for s in attribute(report(text), Marks(speech=(mark,))) if s.attribution]
    assert [v.source for v in found[0].attribution] == ["Two aides"]
    assert found[0].modality is Modality.REPORTED


_PIECES = st.sampled_from(
    [
        "The guild denied it, while the port declined to comment.",
        "“It rained,” she said. “We left.”",
        "Rain fell.",
        "According to AFP, it rained",
        "He told the BBC: 'No.'",
        "– A new pier.",
        "\n",
        "Sources say:",
        "a claim the army denied",
    ]
)


@given(st.lists(_PIECES, max_size=8))
def test_every_sentence_is_covered(pieces: list[str]) -> None:
    made = report(" ".join(pieces))
    found = attribute(made, mark_by_rules(made))
    for sentence in made.sentences():
        assert any(saying.span.overlap(sentence) for saying in found)
    assert list(found) == sorted(found, key=lambda s: (s.span.start, s.span.end))


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The baker told the Courier that the oven was cold.", ["The baker", "the Courier"]),
        (
            "The pier is shut, the Elm Lantern said, citing two aides.",
            ["two aides", "the Elm Lantern"],
        ),
        ("The mayor told local radio that he was asleep.", ["The mayor", "local radio"]),
        ("“It is late,” Walter Pym told Radio Delta on Sunday.", ["Walter Pym", "Radio Delta"]),
        (
            "Ana Ruiz told the newspaper El Faro that the line was cut, Spanish news agency EFE "
            "reported on Friday.",
            ["Ana Ruiz", "the newspaper El Faro", "Spanish news agency EFE"],
        ),
        (
            "A vat has burst, Ana Holm told the Leeds council at a closed meeting, according to "
            "two members of the council.",
            ["Ana Holm", "two members of the council"],
        ),
        ("The ferry will run in May, the BBC understands.", ["the BBC"]),
        ("Guards fired at the crowd, an AFP journalist saw.", ["AFP"]),
        ("A total of 40 families must move, an impact assessment has found.", ["an impact"]),
        ("Exports doubled last year, official data showed.", ["official data"]),
        (
            "She was asked about the report in Le Jour that a clerk had signed it.",
            ["Le Jour"],
        ),
        (
            "“I shall stay,” the Danish coach, Peter Lund, told a press conference.",
            ["Peter Lund"],
        ),
        ("Early tests found lead in both taps at the mill, she told AFP.", ["she", "AFP"]),
    ],
)
def test_chains_of_newsrooms_documents_and_hearers(text: str, chain: list[str]) -> None:
    wanted = "|".join(chain)
    assert any("|".join(found).startswith(wanted) for found in chains(text))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor told the media that the pier was shut.",
        "The firm said on its website that the pier was shut.",
    ],
)
def test_the_media_at_large_and_an_own_site_are_no_further_voice(text: str) -> None:
    assert [len(chain) for chain in chains(text)] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "The crowd grew, she saw.",
        "The meadows spread across the nine coastal states from Maine to Florida.",
        "The mill spread over nine fields from Ash to Elm.",
    ],
)
def test_who_sees_says_nothing_and_a_noun_is_no_verb(text: str) -> None:
    assert chains(text) == [[]]


def test_a_case_that_is_cited_is_no_source() -> None:
    text = "The clerks argue that “there is a rule,” citing a case in which a Swede was fined."
    assert all("case" not in voice for chain in chains(text) for voice in chain)


@pytest.mark.parametrize(
    ("outlet", "hearer"),
    [
        ("Elm Lantern", "the Lantern"),
        ("The Elm Lantern", "The Elm Lantern"),
        ("elmlantern.co.uk", "the Lantern"),
        ("", "this newspaper"),
    ],
)
def test_who_tells_the_story_is_no_further_voice_in_it(outlet: str, hearer: str) -> None:
    made = replace(report(f"Ana Ruiz told {hearer} that the line was cut."), outlet=outlet)
    found = attribute(made, mark_by_rules(made))
    assert [v.source for v in found[0].attribution] == ["Ana Ruiz"]


def test_another_paper_that_was_told_is_a_voice() -> None:
    made = replace(report("Ana Ruiz told the Herald that the line was cut."), outlet="Elm Lantern")
    found = attribute(made, mark_by_rules(made))
    assert [v.source for v in found[0].attribution] == ["Ana Ruiz", "the Herald"]


def test_a_reason_that_is_cited_is_nobody() -> None:
    text = "The county would not release the audit report, citing security rules."
    assert all("rules" not in name for chain in chains(text) for name in chain)


def test_who_is_named_in_the_words_before_she_said_is_tried_last() -> None:
    text = "Jane Brown came first. Tests at Ada Hill were clean, she said."
    assert ["Jane Brown"] in chains(text)


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("The owner disputed that his taps were to blame.", Modality.DENIED),
        ("The firm continued to dispute that its pipes leaked.", Modality.DENIED),
        ("The owner, the firm that took over in May, has denied any fault.", Modality.DENIED),
        ("A spokesman said: “We do not comment on rumours.”", Modality.DECLINED),
        ("“I can't comment on that,” said Jane Brown.", Modality.DECLINED),
        ("“We have nothing to add,” the clinic said.", Modality.DECLINED),
        ("“The report does not lie,” said Jane Brown.", Modality.REPORTED),
    ],
)
def test_denials_and_refusals_in_other_words(text: str, mood: Modality) -> None:
    assert [s.modality for s in sayings(text)] == [mood]


def test_a_quotation_goes_on_with_its_speaker_not_with_one_quoted_in_passing() -> None:
    text = (
        "“If it is shut, it is shut,” said the owner, asked of what Ilse Brand described as "
        "“a little sum”. “I am not buying a hall, I am buying years of work.”"
    )
    last = next(s for s in sayings(text) if "years" in s.span.of(text))
    assert [v.source for v in last.attribution] == ["the owner"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "It was settled over nine days with help from Secretary Tom Pryce, who said it held.",
            "Secretary Tom Pryce",
        ),
        ("She sent a letter warning that the dam would burst.", "a letter"),
        ("He left, saying that the hall was shut.", "He"),
        ("''The firms gain because they can,'' Jane Brown said.", "Jane Brown"),
        ("Now the ministry says that the bridge is shut.", "the ministry"),
    ],
)
def test_the_nearest_speaker(text: str, source: str) -> None:
    assert first(text).source == source


@pytest.mark.parametrize(
    "text",
    [
        "They press the button, according to their taste.",
        "The rate dipped, with the mill adding 51 jobs you would not know of.",
    ],
)
def test_taste_and_growth_say_nothing(text: str) -> None:
    assert chains(text) == [[]]


def test_a_service_is_no_newsroom_and_an_agency_may_be() -> None:
    assert ["Ann", "the Health Service"] not in chains("Ann told the Health Service it was shut.")
    found = chains("Ann told the French news agency AFP that it was shut.")
    assert found == [["Ann", "the French news agency AFP"]]


def spoken(text: str, source: str, cue: str, *contents: str) -> Marks:
    """Marks as a learned reader gives them: one cue and source, a content in pieces."""

    def at(words: str) -> Span:
        return span("r", text.index(words), text.index(words) + len(words))

    return Marks(
        speech=tuple(
            SpeechMark(content=at(c), cue=at(cue), source=at(source) if source else None)
            for c in contents
        )
    )


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("He got help from Ann Lee, who said the mill was shut.", ["Ann Lee"]),
        ("Karim Doe, the head of the union, who said it rained, was fired.", ["Karim Doe"]),
        ("The plan angered officials from Chad, who said it rained.", ["officials from Chad"]),
        ("They spoke to the owner of the mill, who said it rained.", ["the owner of the mill"]),
        ("Two wounded men who said it rained were moved.", ["Two wounded men"]),
    ],
)
def test_a_relative_stands_for_the_phrase_before_it(text: str, chain: list[str]) -> None:
    assert chain in chains(text)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "said"),
    [
        (
            "The mayor opposed the new tram line.",
            "The mayor",
            "opposed",
            "the new tram line",
            False,
        ),
        ("The mayor is seeking a second term.", "The mayor", "is seeking", "a second term", False),
        ("The mayor wants to sell the mill.", "The mayor", "wants", "to sell the mill", False),
        ("The mayor pledged to sell the mill.", "The mayor", "pledged", "to sell the mill", True),
        ("The mayor did not name the buyer.", "The mayor", "did not name", "the buyer", True),
        ("It was her belief that it rained.", "her", "belief", "that it rained", True),
        ("In the poll most were for it.", "the poll", "In", "most were for it", True),
    ],
)
def test_only_who_is_given_the_word_says_something(
    text: str,
    source: str,
    cue: str,
    content: str,
    said: bool,  # noqa: FBT001 - a case has its outcome
) -> None:
    found = attribute(report(text), spoken(text, source, cue, content))
    assert any(saying.attribution for saying in found) is said


def test_what_a_passive_parts_is_one_statement() -> None:
    text = "The vault is said to be empty."
    (saying,) = attribute(report(text), spoken(text, "", "is said", "The vault", "to be empty"))
    assert saying.span.of(text) == "The vault is said to be empty"


def test_an_adverbial_that_a_speaker_parts_off_is_no_statement() -> None:
    text = "In May, she said, the mill was shut."
    found = attribute(report(text), spoken(text, "she", "said", "In May", "the mill was shut"))
    assert [saying.span.of(text) for saying in found] == ["the mill was shut"]


def test_the_word_that_opens_a_clause_is_no_part_of_the_statement() -> None:
    text = "The ministry said that the dam had burst."
    (saying,) = sayings(text)
    assert saying.span.of(text) == "the dam had burst"


def test_possessives_and_pronouns_for_a_group_are_resolved() -> None:
    text = "Olga Tamm sat down. The mill was lost, in her view."
    marks = spoken(text, "her", "view", "The mill was lost")
    name = NameMark(span=span("r", 0, len("Olga Tamm")), kind=EntityKind.PERSON)
    found = attribute(report(text), replace(marks, names=(name,)))
    assert [v.source for s in found for v in s.attribution] == ["Olga Tamm"]
    assert ["The union"] in chains("The union met on Sunday. It said no deal was near.")


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The roof leaks, according to a letter seen by Reuters.", ["a letter", "Reuters"]),
        ("In a letter seen by AFP, the bank said it was shut.", ["the bank", "AFP"]),
        ("AFP quoted a guard as saying the gate was open.", ["a guard", "AFP"]),
        ("It was reported by Reuters that the mill was shut.", ["Reuters"]),
        ("Bo Tamm's account was, he said, true.", ["Bo Tamm"]),
    ],
)
def test_what_newsrooms_saw_and_whom_they_quote(text: str, chain: list[str]) -> None:
    assert chain in chains(text)


def test_who_is_cited_is_nearest_though_the_mark_names_who_cites() -> None:
    text = "The mill will close, Radio Vale reported, citing three clerks."
    told = spoken(text, "Radio Vale", "reported", "The mill will close")
    cited = spoken(text, "Radio Vale", "citing", "three clerks")
    found = attribute(report(text), Marks(speech=(*told.speech, *cited.speech)))
    said = [s for s in found if s.span.of(text) == "The mill will close"]
    assert [[v.source for v in s.attribution] for s in said] == [["three clerks", "Radio Vale"]]


def test_the_clause_of_a_refusal_is_whole() -> None:
    text = "His agent declined to comment when asked on Monday, and left."
    (saying, *_) = attribute(report(text), spoken(text, "His agent", "declined", "to comment"))
    assert saying.span.of(text) == "His agent declined to comment when asked on Monday"
    assert saying.modality is Modality.DECLINED
