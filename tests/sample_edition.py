# ruff: noqa: E501
"""A small invented edition, put together by hand through the records.

A ferry runs aground. Tide Wire's dispatch is lost; three papers go back to it (one says so, one
does not, one cuts another's copy), one paper has its own reporter, and two quote one statement.
"""

import re

from variorum.model import (
    Claim,
    Credit,
    Derivation,
    DescentKind,
    EditedStory,
    Edition,
    Entity,
    EntityKind,
    Family,
    Figure,
    LeftOut,
    Locus,
    LocusKind,
    Modality,
    Moment,
    Passage,
    PassageKind,
    Qualifier,
    Reading,
    Relation,
    Report,
    Role,
    Segment,
    SegmentKind,
    Share,
    Source,
    SourceKind,
    Span,
    Statement,
    Status,
    Stemma,
    TimelineEntry,
    Verdict,
    Voice,
    Witness,
)

POST = """Ferry runs aground off Skerrow with 41 aboard

By Ada Finch

SKERROW (Tide Wire) - A ferry with 41 people aboard ran aground off Skerrow Point early on Tuesday, Tide Wire reported, citing two port officials. All were brought ashore by lifeboat within three hours.

The operator, Blue Sound Lines, denied that the captain had been warned of the shoal. “We received no warning of any kind,” it said in a statement.

Repairs will cost about £2 million, one official told Tide Wire.

Read more: Ten walks on Skerrow"""

ECHO = """Dozens rescued as ferry strikes shoal

Some forty passengers were taken off a ferry that hit a shoal near Skerrow Point in the early hours of 3 March. The vessel's captain had been warned about the shoal, two officials at the port said. All of them were brought ashore by lifeboat within three hours.

It is thought that repairs could run to £2 million."""

COURIER = """Dozens rescued as ferry strikes shoal

Admin

Some forty passengers were taken off a ferry that hit a shoal near Skerrow Point in the early hours of 3 March, the Island Echo said. The vessel's captain had been warned about the shoal, two officials at the port said.

Source link"""

LAMP = """What we saw at Skerrow Point

By Tomas Reyl, on Skerrow

I counted 38 people coming up the slip before dawn on Tuesday. Harbour master Ines Corvo said the lifeboat made four trips. “We received no warning of any kind,” Blue Sound Lines said in a statement.

Corvo, who has run the harbour since 2011, declined to comment on the captain. The yard put the bill at £3.5 million."""

WEEKLY = """Skerrow ferry: what next?

The ferry inquiry opens in early April. Blue Sound Lines has denied any fault. The harbour master, Ms Corvo, will give evidence."""

TEXTS = {"post": POST, "echo": ECHO, "courier": COURIER, "lamp": LAMP, "weekly": WEEKLY}
_FURNITURE = ("Admin", "Source link", "Read more")


def at(report: str, words: str, texts: dict[str, str] | None = None) -> Span:
    """The place of some words in one of the sample's reports."""
    start = (texts or TEXTS)[report].index(words)
    return Span(report=report, start=start, end=start + len(words))


def segments(text: str) -> tuple[Segment, ...]:
    """A rough transcription: first paragraph headline, "By" byline, the rest sentences."""
    found = []
    for number, paragraph in enumerate(re.finditer(r"[^\n]+", text)):
        for piece in re.finditer(r"\S.*?(?:[.?!]”?(?=\s)|$)", paragraph.group()):
            kind = _kind(number, paragraph.group())
            start, end = paragraph.start() + piece.start(), paragraph.start() + piece.end()
            found.append(Segment(kind=kind, start=start, end=end, paragraph=number))
    return tuple(found)


def _kind(number: int, paragraph: str) -> SegmentKind:
    if number == 0:
        return SegmentKind.HEADLINE
    if paragraph.startswith("By "):
        return SegmentKind.BYLINE
    if paragraph.startswith(_FURNITURE):
        return SegmentKind.FURNITURE
    return SegmentKind.SENTENCE


def report(name: str, text: str, outlet: str, published: str | None, url: str = "") -> Report:
    """A report of the sample."""
    return Report(
        id=name,
        text=text,
        file=f"{name}.txt",
        outlet=outlet,
        url=url,
        headline=text.split("\n", 1)[0],
        published=published,
        segments=segments(text),
    )


def reports() -> tuple[Report, ...]:
    """The five reports."""
    return (
        report("post", POST, "Harbour Post", "2026-03-03", "https://post.example/ferry"),
        report("echo", ECHO, "Island Echo", "2026-03-03T11:40"),
        report("courier", COURIER, "Northern Courier", "2026-03-04", "javascript:alert(1)"),
        report("lamp", LAMP, "The Lamp", "2026-03-05"),
        report("weekly", WEEKLY, "Sound Weekly", None),
    )


def stemma() -> Stemma:
    """Tide Wire lost, two children, a copy of one of them, two reports alone, one statement."""
    return Stemma(
        sources=(
            *(Source(id=of.id, name=of.outlet, kind=SourceKind.REPORT) for of in reports()),
            Source(
                id="lost:Tide Wire",
                name="Tide Wire",
                kind=SourceKind.LOST_REPORT,
                named=(at("post", "Tide Wire reported"),),
            ),
            Source(
                id="doc:statement",
                name="Blue Sound Lines’ statement",
                kind=SourceKind.DOCUMENT,
                named=(at("post", "a statement"), at("lamp", "a statement")),
            ),
            Source(
                id="unnamed:officials",
                name="two port officials",
                kind=SourceKind.UNNAMED,
                named=(at("post", "two port officials"), at("echo", "two officials at the port")),
            ),
        ),
        derivations=derivations(),
        families=(
            Family(root="lost:Tide Wire", reports=("post", "echo", "courier")),
            Family(root="lamp", reports=("lamp",)),
            Family(root="weekly", reports=("weekly",)),
        ),
    )


def derivations() -> tuple[Derivation, ...]:
    """Five edges, one of each look."""
    said = "“We received no warning of any kind,”"
    ashore = "brought ashore by lifeboat within three hours."
    copied = (
        "Some forty passengers were taken off a ferry that hit a shoal near Skerrow Point in the "
        "early hours of 3 March"
    )
    warned = "The vessel's captain had been warned about the shoal, two officials at the port said."
    shared = Passage(child=at("echo", ashore), parent=at("post", ashore), kind=PassageKind.VERBATIM)
    retold = Passage(
        child=at("echo", "It is thought that repairs could run to £2 million."),
        parent=at("post", "Repairs will cost about £2 million, one official told Tide Wire."),
        kind=PassageKind.REWRITE,
        similarity=0.71,
    )
    lost = "lost:Tide Wire"
    return (
        Derivation(
            child="post",
            parent=lost,
            relation=DescentKind.REWRITE,
            credit=Credit.CREDITED,
            credits=(at("post", "SKERROW (Tide Wire)"), at("post", "Tide Wire reported")),
            likelihood=0.96,
            passages=(),
            why=("it names Tide Wire in its dateline and its lead",),
        ),
        Derivation(
            child="echo",
            parent=lost,
            relation=DescentKind.REWRITE,
            credit=Credit.UNCREDITED,
            credits=(),
            likelihood=0.78,
            passages=(shared, retold),
            why=(
                "it tells the same facts in the same order as Harbour Post",
                "it shares the rare “brought ashore by lifeboat within three hours”",
            ),
        ),
        Derivation(
            child="courier",
            parent="echo",
            relation=DescentKind.EXCERPT,
            credit=Credit.CREDITED,
            credits=(at("courier", "the Island Echo said"),),
            likelihood=0.99,
            passages=tuple(
                Passage(
                    child=at("courier", words), parent=at("echo", words), kind=PassageKind.VERBATIM
                )
                for words in (copied, warned)
            ),
            why=("two sentences are word for word those of Island Echo",),
        ),
        Derivation(
            child="post",
            parent="doc:statement",
            relation=DescentKind.QUOTATION,
            credit=Credit.CREDITED,
            credits=(at("post", "a statement"),),
            likelihood=0.9,
            passages=(
                Passage(child=at("post", said), parent=at("lamp", said), kind=PassageKind.VERBATIM),
            ),
            why=("both quote one statement",),
        ),
        Derivation(
            child="lamp",
            parent="doc:statement",
            relation=DescentKind.QUOTATION,
            credit=Credit.CREDITED,
            credits=(at("lamp", "a statement"),),
            likelihood=0.9,
            passages=(),
            why=("both quote one statement",),
        ),
        Derivation(
            child="weekly",
            parent="lamp",
            relation=DescentKind.REWRITE,
            credit=Credit.UNKNOWN,
            credits=(),
            likelihood=0.35,
            passages=(),
            why=("it follows two days later; cannot tell",),
        ),
    )


def voice(report: str, words: str, kind: SourceKind, cue: str = "") -> Voice:
    """A link of a chain, at its words."""
    return Voice(
        source=words,
        kind=kind,
        span=at(report, words),
        cue=at(report, cue) if cue else None,
        number=2 if words.startswith("two") else None,
    )


def claims() -> tuple[Claim, ...]:
    """Five claims: one contested, one corroborated, three from one source."""
    aboard = at("post", "A ferry with 41 people aboard ran aground off Skerrow Point")
    warned = at("echo", "The vessel's captain had been warned about the shoal")
    again = at("courier", "The vessel's captain had been warned about the shoal")
    denied = at("post", "denied that the captain had been warned of the shoal")
    officials = voice("post", "two port officials", SourceKind.UNNAMED, "citing")
    wire = voice("post", "Tide Wire", SourceKind.REPORT)
    lines = voice("post", "Blue Sound Lines", SourceKind.ORGANISATION, "denied")
    port = voice("echo", "two officials at the port", SourceKind.UNNAMED, "said")
    return (
        Claim(
            id="c1",
            text="A ferry with 41 people aboard ran aground off Skerrow Point",
            status=Status.CORROBORATED,
            sources=("lost:Tide Wire", "lamp"),
            witnesses=(
                Witness(
                    report="post",
                    span=aboard,
                    modality=Modality.REPORTED,
                    attribution=(officials, wire),
                ),
                Witness(
                    report="lamp",
                    span=at("lamp", "I counted 38 people coming up the slip"),
                    modality=Modality.ASSERTED,
                ),
            ),
        ),
        Claim(
            id="c2",
            text="The captain had been warned about the shoal",
            status=Status.CONTESTED,
            sources=("unnamed:officials",),
            witnesses=(
                Witness(
                    report="echo", span=warned, modality=Modality.REPORTED, attribution=(port,)
                ),
                Witness(
                    report="courier",
                    span=again,
                    modality=Modality.REPORTED,
                    attribution=(
                        voice("courier", "two officials at the port", SourceKind.UNNAMED),
                    ),
                ),
                Witness(report="post", span=denied, modality=Modality.DENIED, attribution=(lines,)),
            ),
        ),
        *(
            _alone(f"c{3 + number}", *told)
            for number, told in enumerate(
                (
                    ("post", "Repairs will cost about £2 million", Modality.PLANNED),
                    ("lamp", "The yard put the bill at £3.5 million", Modality.REPORTED),
                    ("lamp", "declined to comment on the captain", Modality.DECLINED),
                    ("weekly", "The ferry inquiry opens in early April", Modality.PLANNED),
                )
            )
        ),
    )


def _alone(id: str, report: str, words: str, modality: Modality) -> Claim:
    return Claim(
        id=id,
        text=words,
        status=Status.SINGLE_SOURCE,
        sources=(report,),
        witnesses=(Witness(report=report, span=at(report, words), modality=modality),),
    )


def reading(value: str, *spans: Span, refines: int | None = None) -> Reading:
    """A reading with the reports of its spans."""
    return Reading(
        value=value,
        normal=value.lower(),
        reports=tuple(dict.fromkeys(place.report for place in spans)),
        spans=spans,
        refines=refines,
    )


def apparatus() -> tuple[Locus, ...]:
    """A locus of each verdict."""
    return (
        Locus(
            id="l1",
            kind=LocusKind.POLARITY,
            topic="whether the captain was warned",
            verdict=Verdict.CONTESTED,
            claims=("c2",),
            readings=(
                reading(
                    "had been warned",
                    at("echo", "The vessel's captain had been warned about the shoal"),
                    at("courier", "The vessel's captain had been warned about the shoal"),
                ),
                reading(
                    "denied",
                    at("post", "denied that the captain had been warned of the shoal"),
                ),
            ),
            why="Two officials say so; the operator denies it.",
        ),
        Locus(
            id="l2",
            kind=LocusKind.NUMBER,
            topic="cost of repairs",
            verdict=Verdict.DRIFT,
            claims=("c3", "c4"),
            readings=(
                reading("£2 million", at("post", "Repairs will cost about £2 million")),
                reading("£3.5 million", at("lamp", "The yard put the bill at £3.5 million")),
            ),
            why="The official speaks of repairs, the yard of the whole bill.",
        ),
        Locus(
            id="l3",
            kind=LocusKind.NUMBER,
            topic="people aboard",
            verdict=Verdict.UPDATE,
            claims=("c1",),
            readings=(
                reading("41", at("post", "41 people aboard")),
                reading("38", at("lamp", "38 people coming up the slip")),
            ),
            why="Two days lie between the counts.",
        ),
        Locus(
            id="l4",
            kind=LocusKind.DATE,
            topic="day of the grounding",
            verdict=Verdict.REFINED,
            claims=("c1",),
            readings=(
                reading("Tuesday", at("post", "early on Tuesday")),
                reading("3 March", at("echo", "early hours of 3 March"), refines=0),
            ),
            why="3 March 2026 is that Tuesday.",
        ),
        Locus(
            id="l5",
            kind=LocusKind.NUMBER,
            topic="passengers taken off",
            verdict=Verdict.AGREED,
            claims=("c1",),
            readings=(
                reading("41", at("post", "41 people")),
                reading("some forty", at("echo", "Some forty passengers")),
            ),
            why="“Some forty” holds 41.",
        ),
    )


def story() -> EditedStory:
    """The edited story."""
    return EditedStory(
        id="s1",
        title="Ferry runs aground off Skerrow with 41 aboard",
        reports=tuple(TEXTS),
        related=(),
        stemma=stemma(),
        independent_sources=3,
        shares=(
            Share(report="post", copied=0.0, rewritten=0.0, new=1.0),
            Share(report="echo", copied=0.14, rewritten=0.16, new=0.7),
            Share(report="courier", copied=0.9, rewritten=0.0, new=0.1),
            Share(report="lamp", copied=0.0, rewritten=0.0, new=1.0),
            Share(report="weekly", copied=0.0, rewritten=0.0, new=1.0),
        ),
        claims=claims(),
        apparatus=apparatus(),
        timeline=timeline(),
        moments=(Moment(when="2026-03-03", span=at("post", "Tuesday"), inferred=True),),
        figures=figures(),
        entities=entities(),
        relations=(
            Relation(
                subject="e1",
                relation="has run",
                object="e3",
                spans=(at("lamp", "Corvo, who has run the harbour since 2011"),),
            ),
        ),
        brief=(
            Statement(
                text="A ferry with 41 people aboard ran aground off Skerrow Point, according to "
                "two port officials, as Tide Wire reported.",
                evidence=(
                    at("post", "A ferry with 41 people aboard ran aground off Skerrow Point"),
                    at("post", "Tide Wire reported, citing two port officials"),
                ),
            ),
            Statement(
                text="Whether the captain was warned of the shoal is contested: two officials say "
                "so, Blue Sound Lines denies it.",
                evidence=(
                    at("echo", "The vessel's captain had been warned about the shoal"),
                    at("post", "denied that the captain had been warned of the shoal"),
                ),
            ),
        ),
    )


def timeline() -> tuple[TimelineEntry, ...]:
    """From a year to a day to part of a month."""
    return (
        TimelineEntry(
            when="2011",
            text="Ines Corvo takes over the harbour",
            claims=(),
            spans=(at("lamp", "who has run the harbour since 2011"),),
        ),
        TimelineEntry(
            when="2026-03-03",
            text="A ferry runs aground off Skerrow Point",
            claims=("c1",),
            spans=(
                at("post", "ran aground off Skerrow Point early on Tuesday"),
                at("echo", "hit a shoal near Skerrow Point in the early hours of 3 March"),
            ),
        ),
        TimelineEntry(
            when="2026-04-01/2026-04-10",
            text="The ferry inquiry opens",
            claims=("c6",),
            spans=(at("weekly", "The ferry inquiry opens in early April"),),
        ),
    )


def figures() -> tuple[Figure, ...]:
    """People and money."""
    return (
        Figure(
            value=41.0,
            unit="people",
            qualifier=Qualifier.EXACT,
            subject="aboard",
            period=None,
            source="Tide Wire",
            span=at("post", "41 people"),
        ),
        Figure(
            value=2e6,
            unit="GBP",
            qualifier=Qualifier.ABOUT,
            subject="Repairs",
            period=None,
            source="one official",
            span=at("post", "about £2 million"),
        ),
        Figure(
            value=3.5e6,
            upper=4e6,
            unit="GBP",
            qualifier=Qualifier.EXACT,
            subject="the bill",
            period="2026",
            source="The yard",
            span=at("lamp", "£3.5 million"),
        ),
    )


def entities() -> tuple[Entity, ...]:
    """A person, a company, two places."""
    return (
        Entity(
            id="e1",
            name="Ines Corvo",
            kind=EntityKind.PERSON,
            aliases=("Corvo", "Ms Corvo"),
            roles=(Role(role="Harbour master", span=at("lamp", "Harbour master Ines Corvo")),),
            mentions=(
                at("lamp", "Ines Corvo"),
                at("lamp", "Corvo, who"),
                at("weekly", "Ms Corvo"),
            ),
        ),
        Entity(
            id="e2",
            name="Blue Sound Lines",
            kind=EntityKind.ORGANISATION,
            mentions=(
                at("post", "Blue Sound Lines"),
                at("lamp", "Blue Sound Lines"),
                at("weekly", "Blue Sound Lines"),
            ),
        ),
        Entity(
            id="e3",
            name="Skerrow Point",
            kind=EntityKind.PLACE,
            mentions=(at("post", "Skerrow Point"),),
        ),
    )


def edition() -> Edition:
    """The whole."""
    return Edition(
        generator="variorum 0.0.0",
        reports=reports(),
        stories=(story(),),
        left_out=(
            LeftOut(
                file="scan.pdf",
                reason="it holds no text",
                advice="give its text as .txt, .md, .html or .jsonl",
            ),
        ),
    )
