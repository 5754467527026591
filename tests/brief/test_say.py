import re

from tellings import OTHER, REWRITE, WIRE, report
from variorum.brief import say
from variorum.model import (
    Claim,
    Family,
    Locus,
    LocusKind,
    Modality,
    Reading,
    Report,
    SourceKind,
    Span,
    Statement,
    Status,
    Stemma,
    Verdict,
    Voice,
    Witness,
)

ONE, TWO = report("one", WIRE), report("two", OTHER)
STEMMA = Stemma(
    families=(Family(root="one", reports=("one",)), Family(root="two", reports=("two",)))
)


def place(of: Report, words: str) -> Span:
    start = of.text.index(words)
    return Span(report=of.id, start=start, end=start + len(words))


def claims(*reports: Report) -> list[Claim]:
    """Every sentence a claim."""
    spans = [s for r in reports for s in r.sentences()]
    return [
        Claim(
            id=f"c{n}",
            text="t",
            status=Status.SINGLE_SOURCE,
            sources=(),
            witnesses=(Witness(report=s.report, span=s, modality=Modality.ASSERTED),),
        )
        for n, s in enumerate(spans, 1)
    ]


def evidence(statement: Statement) -> str:
    texts = {"one": ONE.text, "two": TWO.text}
    return " ".join(s.of(texts[s.report]) for s in statement.evidence).lower()


def test_every_number_and_name_of_a_sentence_stands_in_its_evidence() -> None:
    brief = say([ONE, TWO], STEMMA, claims(ONE, TWO), [])
    assert brief
    for statement in brief:
        assert statement.evidence
        for word in re.findall(r"\d[\d,]*|(?<=\s)[A-Z]\w+", statement.text):
            assert word.lower() in evidence(statement)


def test_each_family_is_heard() -> None:
    brief = say([ONE, TWO], STEMMA, claims(ONE, TWO), [])
    assert {s.report for b in brief for s in b.evidence} == {"one", "two"}


def test_what_is_told_on_somebodys_word_says_so() -> None:
    words = place(ONE, "Norhydro, which runs the dam, lowered the reservoir by three metres")
    voice = Voice(
        source="two people with knowledge of the inspection",
        kind=SourceKind.UNNAMED,
        span=place(ONE, "two people with knowledge of the inspection"),
    )
    claim = Claim(
        id="c1",
        text="t",
        status=Status.SINGLE_SOURCE,
        sources=(),
        witnesses=(
            Witness(report="one", span=words, modality=Modality.REPORTED, attribution=(voice,)),
        ),
    )
    (statement,) = say([ONE], STEMMA, [claim], [])
    assert statement.text.endswith(
        "out of the valley below, according to two people with knowledge of the inspection."
    )
    assert voice.span in statement.evidence


def test_what_names_its_voice_itself_is_not_hedged_twice() -> None:
    words = place(ONE, "The cracks were first seen in March by a contractor")
    voice = Voice(
        source="two people with knowledge of the inspection",
        kind=SourceKind.UNNAMED,
        span=place(ONE, "two people with knowledge of the inspection"),
    )
    witness = Witness(report="one", span=words, modality=Modality.REPORTED, attribution=(voice,))
    claim = Claim(id="c1", text="t", status=Status.SINGLE_SOURCE, sources=(), witnesses=(witness,))
    (statement,) = say([ONE], STEMMA, [claim], [])
    assert statement.text.endswith("two people with knowledge of the inspection told Reuters.")
    assert "according to" not in statement.text


def test_contested_readings_stand_against_each_other() -> None:
    three = report("three", REWRITE)
    sides = (place(ONE, "about 90 million euros"), place(three, "some 90 million euros"))
    locus = Locus(
        id="l1",
        kind=LocusKind.NUMBER,
        topic="cost",
        verdict=Verdict.CONTESTED,
        claims=(),
        readings=tuple(
            Reading(value="v", normal="n", reports=(s.report,), spans=(s,)) for s in sides
        ),
        why="w",
    )
    stemma = Stemma(families=(Family(root="one", reports=("one", "three")),))
    (statement,) = say([ONE, three], stemma, [], [locus])
    assert "“about 90 million euros”" in statement.text
    assert "“some 90 million euros”" in statement.text
    assert statement.evidence == sides
