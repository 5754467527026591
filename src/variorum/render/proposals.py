"""The decisions that can be made about a finding, ready to go into a file of judgements."""

import json
from collections.abc import Iterator, Sequence

from variorum.model import (
    Claim,
    Decision,
    Derivation,
    EditedStory,
    Judgement,
    Locus,
    Place,
    Span,
    Witness,
)
from variorum.render.index import Index

_QUOTED = 160  # characters of a quotation that are enough to find it again
_BESIDE = 32  # characters before and after words that stand several times


def line(judgement: Judgement) -> str:
    """A judgement as a line of a file: JSON, without the keys that say nothing."""
    kept = {
        "decision": judgement.decision.value,
        "places": [_filled(place) for place in judgement.places],
        "kind": judgement.kind,
        "who": judgement.who,
        "note": judgement.note,
    }
    written = json.dumps({key: held for key, held in kept.items() if held}, ensure_ascii=False)
    return _printable(written)


def _printable(written: str) -> str:
    """JSON in which what a terminal would act on, or UTF-8 cannot hold, goes as its escape."""
    if written.isprintable():
        return written
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in written)


def place_line(of: str | Span, index: Index) -> str:
    """A report, by its id, or words, as JSON."""
    found = report_place(of, index) if isinstance(of, str) else place(of, index)
    return _printable(json.dumps(_filled(found), ensure_ascii=False))


def _filled(place: Place) -> dict[str, str]:
    keys = ("report", "digest", "words", "prefix", "suffix", "source")
    return {key: held for key in keys if (held := getattr(place, key))}


def report_place(report: str, index: Index) -> Place:
    """A report, known by its text."""
    return Place(report=report, digest=index.digests[report])


def place(span: Span, index: Index) -> Place:
    """Words, known by their report and themselves; by their neighbours where they are common."""
    report = index.reports[span.report]
    words = span.of(report.text)
    if len(words) > _QUOTED:
        words = words[:_QUOTED].rsplit(None, 1)[0]
    end = span.start + len(words)
    often = report.text.count(words) > 1
    return Place(
        report=span.report,
        digest=index.digests[report.id],
        words=words,
        prefix=report.text[max(0, span.start - _BESIDE) : span.start] if often else "",
        suffix=report.text[end : end + _BESIDE] if often else "",
    )


def source_place(story: EditedStory, source: str, index: Index) -> Place:
    """A source: a report by its text, anything else by its name."""
    if source in index.reports:
        return report_place(source, index)
    return Place(source=index.source(story, source))


def on_edge(story: EditedStory, edge: Derivation, index: Index) -> tuple[Judgement, ...]:
    """That a derivation is so, and that it is not."""
    if edge.child not in index.reports:
        return ()
    ends = (report_place(edge.child, index), source_place(story, edge.parent, index))
    decisions = (Decision.DERIVES, Decision.NOT_DERIVED)
    return tuple(Judgement(decision=decision, places=ends) for decision in decisions)


def on_family(first: str, second: str, index: Index) -> tuple[Judgement, ...]:
    """That two reports are of one family, and that they are not."""
    ends = (report_place(first, index), report_place(second, index))
    decisions = (Decision.SAME_FAMILY, Decision.DIFFERENT_FAMILY)
    return tuple(Judgement(decision=decision, places=ends) for decision in decisions)


def right(locus: Locus, number: int, index: Index) -> Judgement:
    """That one reading of a locus is right."""
    first = locus.readings[number]
    others = [r for r in locus.readings if r is not first]
    spans = [r.spans[0] for r in (first, *others) if r.spans]
    places = tuple(dict.fromkeys(place(span, index) for span in spans))
    return Judgement(decision=Decision.RIGHT, places=places, kind=locus.kind.value)


def ignore(locus: Locus, index: Index) -> Judgement:
    """That a locus is no difference worth showing."""
    spans = [reading.spans[0] for reading in locus.readings if reading.spans]
    places = tuple(dict.fromkeys(place(span, index) for span in spans))
    return Judgement(decision=Decision.IGNORE, places=places, kind=locus.kind.value)


def apart(claim: Claim, witness: Witness, index: Index) -> Judgement | None:
    """That one telling of a claim says something else; None where it has no other telling."""
    others = [w for w in claim.witnesses if w.span != witness.span]
    if not others:
        return None
    beside = _most_central(claim, others, index)
    places = (place(witness.span, index), place(beside.span, index))
    if places[0] == places[1]:
        return None
    return Judgement(decision=Decision.DIFFERENT_CLAIM, places=places)


def _most_central(claim: Claim, others: Sequence[Witness], index: Index) -> Witness:
    """The telling in whose words the claim is given, else the first."""
    worded = (w for w in others if " ".join(index.words(w.span).split()) == claim.text)
    return next(worded, others[0])


def on_locus(locus: Locus, index: Index) -> Iterator[Judgement]:
    """Everything that can be decided of a locus."""
    for number, reading in enumerate(locus.readings):
        if reading.spans:
            yield right(locus, number, index)
    yield ignore(locus, index)
