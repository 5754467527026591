from tellings import rewrite, wire
from variorum.model import Claim, Modality, Moment, Report, Span, Status, Witness
from variorum.timeline import order


def place(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(report=report.id, start=start, end=start + len(words))


def test_entries_come_in_order_and_the_more_precise_first() -> None:
    moments = [
        Moment(when="2024-06-03", span=place(wire(), "Monday")),
        Moment(when="2024-03", span=place(wire(), "March")),
        Moment(when="2024", span=place(rewrite(), "autumn")),
    ]
    entries = order([wire(), rewrite()], (), moments)
    assert [e.when for e in entries] == ["2024", "2024-03", "2024-06-03"]
    assert entries[1].text.startswith("The cracks were first seen in March")
    by_time = sorted(moments, key=lambda m: m.when)
    assert all(m.span in e.spans for m, e in zip(by_time, entries, strict=True))


def test_one_claim_dated_alike_by_two_reports_is_one_entry() -> None:
    spans = [place(wire(), "The cracks were first seen in March"), rewrite().sentences()[2]]
    claim = Claim(
        id="c1",
        text="t",
        status=Status.SINGLE_SOURCE,
        sources=(),
        witnesses=tuple(
            Witness(report=s.report, span=s, modality=Modality.ASSERTED) for s in spans
        ),
    )
    moments = [
        Moment(when="2024-03", span=place(wire(), "March")),
        Moment(when="2024-03", span=place(rewrite(), "March")),
    ]
    (entry,) = order([wire(), rewrite()], [claim], moments)
    assert entry.claims == ("c1",)
    assert {s.report for s in entry.spans} == {"wire", "rewrite"}
