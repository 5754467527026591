from tellings import REWRITE, WIRE, other, report, rewrite, wire
from variorum.claims import align, settle
from variorum.model import (
    Family,
    Locus,
    LocusKind,
    Modality,
    Reading,
    Report,
    Saying,
    Source,
    SourceKind,
    Status,
    Stemma,
    Verdict,
    Voice,
    span,
)


def said(report: Report, **voices: str) -> tuple[Saying, ...]:
    """Every sentence a saying; `voices` maps a word of a sentence to who says it."""
    found = []
    for place in report.sentences():
        words = place.of(report.text)
        by = next((v for k, v in voices.items() if k in words), "")
        start = report.text.find(by)
        chain = (
            (
                Voice(
                    source=by,
                    kind=SourceKind.UNNAMED,
                    span=span(report.id, start, start + len(by)),
                ),
            )
            if by
            else ()
        )
        found.append(Saying(span=place, modality=Modality.ASSERTED, attribution=chain))
    return tuple(found)


def families(*groups: tuple[str, ...], named: tuple[Source, ...] = ()) -> Stemma:
    return Stemma(
        sources=named, families=tuple(Family(root=f"root-{g[0]}", reports=g) for g in groups)
    )


def test_tellings_of_one_family_count_once() -> None:
    reports = [wire(), rewrite()]
    claims = align(reports, {r.id: said(r) for r in reports}, families(("rewrite", "wire")))
    shared = [c for c in claims if len({w.report for w in c.witnesses}) == 2]
    assert len(shared) >= 3
    assert {c.sources for c in shared} == {("root-rewrite",)}
    assert {c.status for c in shared} == {Status.SINGLE_SOURCE}


def test_two_families_corroborate() -> None:
    reports = [wire(), rewrite()]
    claims = align(reports, {r.id: said(r) for r in reports}, families(("rewrite",), ("wire",)))
    assert claims[0].status is Status.CORROBORATED
    assert set(claims[0].sources) == {"root-rewrite", "root-wire"}


def test_a_speaker_whom_one_telling_names_is_the_source_of_the_whole_family() -> None:
    reports = [wire(), rewrite()]
    sayings = {
        "wire": said(wire(), contractor="two people with knowledge of the inspection"),
        "rewrite": said(rewrite()),
    }
    voice = next(v for s in sayings["wire"] for v in s.attribution)
    people = Source(id="v1", name=voice.source, kind=SourceKind.UNNAMED, named=(voice.span,))
    claims = align(reports, sayings, families(("rewrite", "wire"), named=(people,)))
    (claim,) = [c for c in claims if "contractor" in c.text]
    assert len(claim.witnesses) == 2
    assert claim.sources == ("v1",)


def test_a_verbatim_copy_never_adds_a_source() -> None:
    copy = report("zz", WIRE)
    base = [wire(), other()]
    before = align(base, {r.id: said(r) for r in base}, families(("wire",), ("other",)))
    grown = [*base, copy]
    after = align(grown, {r.id: said(r) for r in grown}, families(("wire", "zz"), ("other",)))
    assert max(len(c.sources) for c in before) == max(len(c.sources) for c in after) == 1


def test_every_statement_is_in_one_claim() -> None:
    reports = [wire(), rewrite(), other()]
    sayings = {r.id: said(r) for r in reports}
    claims = align(reports, sayings, families(("wire", "rewrite"), ("other",)))
    told = sorted(w.span for c in claims for w in c.witnesses)
    assert told == sorted(s.span for r in reports for s in sayings[r.id])
    assert [c.id for c in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]


def test_a_claim_whose_readings_clash_is_contested() -> None:
    reports = [report("a", REWRITE)]
    claims = align(reports, {"a": said(reports[0])}, families(("a",)))
    places = (reports[0].sentences()[0],)
    side = Reading(value="x", normal="x", reports=("a",), spans=places)
    locus = Locus(
        id="l1",
        kind=LocusKind.NUMBER,
        topic="t",
        verdict=Verdict.CONTESTED,
        claims=(claims[0].id,),
        readings=(side, side),
        why="w",
    )
    assert [c.status for c in settle(claims, [locus])][:2] == [
        Status.CONTESTED,
        Status.SINGLE_SOURCE,
    ]


def test_what_another_newsroom_is_credited_with_is_its_own_and_not_the_familys() -> None:
    reports = [
        report("a", ("Dam", "The gates were sold in May, the Hill Post reported on Friday."))
    ]
    text = reports[0].text
    start = text.index("Hill Post")
    place = span("a", start, start + len("Hill Post"))
    voice = Voice(source="Hill Post", kind=SourceKind.REPORT, span=place)
    told = span("a", text.index("The gates"), text.index(", the Hill"))
    saying = Saying(span=told, modality=Modality.REPORTED, attribution=(voice,))
    post = Source(id="v1", name="Hill Post", kind=SourceKind.REPORT, named=(place,))
    (claim,) = align(reports, {"a": (saying,)}, families(("a",), named=(post,)))
    assert claim.sources == ("v1",)
