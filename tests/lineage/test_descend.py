from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import OTHER, REWRITE, WIRE, other, report, rewrite, wire
from variorum.collation import collate
from variorum.lineage import descend, shares
from variorum.lineage.descend import _credit
from variorum.model import (
    Credit,
    DescentKind,
    Modality,
    Report,
    Saying,
    SourceKind,
    Stemma,
    Voice,
    span,
)


def plain(reports: list[Report]) -> dict[str, tuple[Saying, ...]]:
    """Every sentence, said by the report itself; one in quotation marks by somebody."""
    return {
        r.id: tuple(
            Saying(span=s, modality=Modality.ASSERTED, quoted=s.of(r.text).startswith("“"))
            for s in r.sentences()
        )
        for r in reports
    }


def credit(text_of: Report, words: str) -> Voice:
    start = text_of.text.index(words)
    return Voice(
        source=words, kind=SourceKind.REPORT, span=span(text_of.id, start, start + len(words))
    )


def stemma(
    reports: list[Report],
    credits: dict[str, tuple[Voice, ...]] | None = None,
    days: dict[str, str] | None = None,
) -> Stemma:
    named = {r.id: (credits or {}).get(r.id, ()) for r in reports}
    return descend(reports, collate(reports), plain(reports), named, (), days or {})


def test_a_rewrite_goes_back_to_the_agency_among_the_files() -> None:
    found = stemma([wire(), rewrite()], {"wire": (credit(wire(), "Reuters"),)})
    (edge,) = found.derivations
    assert (edge.child, edge.parent) == ("rewrite", "wire")
    assert (edge.relation, edge.credit) == (DescentKind.REWRITE, Credit.UNCREDITED)
    assert edge.likelihood > 0.8
    assert any("sentences rewritten" in reason for reason in edge.why)


def test_the_dispatch_behind_two_retellings_is_posited_and_named_as_one_of_them_does() -> None:
    credited = report(
        "credited",
        ("Dam shut", "The dam at Karsk was closed on Monday, Reuters reported.", *REWRITE[2:]),
        outlet="hillpost.example",
    )
    found = stemma([credited, rewrite()], {"credited": (credit(credited, "Reuters"),)})
    lost = [s for s in found.sources if s.kind is SourceKind.LOST_REPORT]
    assert [s.name for s in lost] == ["Reuters"]
    edges = {e.child: (e.parent, e.credit) for e in found.derivations}
    assert edges == {
        "credited": (lost[0].id, Credit.CREDITED),
        "rewrite": (lost[0].id, Credit.UNCREDITED),
    }


def test_one_statement_quoted_by_two_is_no_descent() -> None:
    quoted = (
        "“The dam is safe, the valley is safe, and nobody who lives below it has the least"
        " reason to leave home tonight or on any other night,” the minister said."
    )
    one = report("one", ("Minister", quoted, *OTHER[1:]))
    two = report("two", ("Statement", quoted, *WIRE[1:]))
    found = stemma([one, two])
    assert found.derivations == ()
    assert len(found.families) == 2


def test_unrelated_reports_are_families_of_one() -> None:
    found = stemma([wire(), other()])
    assert [f.reports for f in found.families] == [("other",), ("wire",)]
    assert [f.root for f in found.families] == ["other", "wire"]


def test_of_two_doubles_the_earlier_is_the_parent() -> None:
    copy = report("a-copy", WIRE, outlet="x.example")
    original = report("z-first", WIRE, outlet="y.example")
    days = {"a-copy": "2024-06-05", "z-first": "2024-06-04"}
    (edge,) = stemma([copy, original], days=days).derivations
    assert (edge.child, edge.parent) == ("a-copy", "z-first")
    assert edge.relation is DescentKind.COPY


def test_an_address_gives_an_agency_away_that_the_text_does_not_name() -> None:
    copy = report("copy", REWRITE, url="https://valley.example/wires/afp/karsk-dam.html")
    (edge,) = stemma([copy]).derivations
    assert edge.credit is Credit.UNCREDITED
    assert edge.likelihood >= 0.9
    assert edge.why[0] == "its address names Agence France-Presse"
    assert [s.name for s in stemma([copy]).sources if s.id == edge.parent] == [
        "Agence France-Presse"
    ]


def test_shares_sum_to_the_whole() -> None:
    reports = [wire(), rewrite(), other()]
    found = stemma(reports)
    for share in shares(reports, collate(reports), found):
        assert abs(share.copied + share.rewritten + share.new - 1) < 1e-3
    (mine,) = [s for s in shares(reports, collate(reports), found) if s.report == "rewrite"]
    assert mine.rewritten > 0.6


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["wire", "rewrite", "other"]),
    st.sampled_from(["whole", "cut", "furniture"]),
)
def test_a_copy_added_never_changes_the_number_of_families(which: str, how: str) -> None:
    texts = {"wire": WIRE, "rewrite": REWRITE, "other": OTHER}
    base = [wire(), rewrite(), other()]
    paragraphs = texts[which]
    if how == "cut":
        paragraphs = paragraphs[: max(3, len(paragraphs) - 2)]
    if how == "furniture":
        paragraphs = (paragraphs[0], "By Admin", *paragraphs[1:], "Read more", "Source link")
    copy = report("zz-copy", paragraphs, outlet="copycat.example")
    assert len(stemma([*base, copy]).families) == len(stemma(base).families)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(WIRE[1:] + REWRITE[1:] + OTHER[1:]), min_size=2, max_size=8))
def test_a_stemma_has_no_cycle(sentences: list[str]) -> None:
    mixed = report("mixed", ("Mixed", *sentences))
    found = stemma([wire(), rewrite(), other(), mixed])
    parents: dict[str, set[str]] = {}
    for edge in found.derivations:
        parents.setdefault(edge.child, set()).add(edge.parent)
    for start in parents:
        front, seen = [start], set[str]()
        while front:
            for parent in parents.get(front.pop(), ()):
                assert parent != start
                if parent not in seen:
                    seen.add(parent)
                    front.append(parent)


def test_no_credit_is_not_held_against_a_report_that_hardly_owes_one() -> None:
    found = {lik: _credit((), lik) for lik in (0.2, 0.49, 0.5, 0.9)}
    assert [c for _, c in sorted(found.items())] == [Credit.UNKNOWN] * 2 + [Credit.UNCREDITED] * 2
    assert _credit((span("a", 0, 1),), 0.2) is Credit.CREDITED
