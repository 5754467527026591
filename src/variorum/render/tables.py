"""The findings as CSV tables, one row for each place in a report's words."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from variorum.model import Edition, Locus, Reading, Span
from variorum.render.index import Index

Cell = str | int | float | None

_PLACE = ("report", "outlet", "start", "end", "quote")
_CLAIMS = ("story", "claim", "text", "status", "sources", "modality", "attribution", *_PLACE)
_APPARATUS = (
    *("story", "locus", "kind", "topic", "verdict", "reading", "value", "normal", "refines"),
    *(*_PLACE, "why", "right"),
)
_FIGURES = (
    *("story", "value", "upper", "unit", "qualifier", "subject", "period", "source"),
    *_PLACE,
)
# A spreadsheet takes a cell that starts so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_tables(edition: Edition) -> Mapping[str, str]:
    """`claims.csv`, `apparatus.csv` and `figures.csv`, each as text with a header row."""
    index = Index.of(edition)
    return {
        "claims.csv": _table(_CLAIMS, _claims(edition, index)),
        "apparatus.csv": _table(_APPARATUS, _apparatus(edition, index)),
        "figures.csv": _table(_FIGURES, _figures(edition, index)),
    }


def _claims(edition: Edition, index: Index) -> Iterator[tuple[Cell, ...]]:
    for story in edition.stories:
        for claim in story.claims:
            sources = "; ".join(index.source(story, source) for source in claim.sources)
            head = (story.id, claim.id, claim.text, claim.status, sources)
            for witness in claim.witnesses:
                chain = " → ".join(voice.source for voice in witness.attribution)
                yield (*head, witness.modality, chain, *_place(witness.span, index))


def _apparatus(edition: Edition, index: Index) -> Iterator[tuple[Cell, ...]]:
    for story in edition.stories:
        for locus in story.apparatus:
            head = (story.id, locus.id, locus.kind, locus.topic, locus.verdict)
            for number, reading in enumerate(locus.readings):
                yield from _reading((*head, number), locus, reading, index)


def _reading(
    head: tuple[Cell, ...], locus: Locus, reading: Reading, index: Index
) -> Iterator[tuple[Cell, ...]]:
    for span in reading.spans:
        words = (reading.value, reading.normal, reading.refines)
        yield (*head, *words, *_place(span, index), locus.why, _right(locus, reading))


def _right(locus: Locus, reading: Reading) -> str:
    """Whether an editor has found a reading right; "" where nobody has decided."""
    if locus.settled is None:
        return ""
    return "yes" if locus.readings[locus.settled] is reading else "no"


def _figures(edition: Edition, index: Index) -> Iterator[tuple[Cell, ...]]:
    for story in edition.stories:
        for figure in story.figures:
            size = (figure.value, figure.upper, figure.unit, figure.qualifier)
            about = (figure.subject, figure.period, figure.source)
            yield (story.id, *size, *about, *_place(figure.span, index))


def _place(span: Span, index: Index) -> tuple[Cell, ...]:
    outlet = index.reports[span.report].outlet
    return (span.report, outlet, span.start, span.end, index.words(span))


def _table(head: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> str:
    out = io.StringIO()
    # RFC 4180 line ends; with a bare "\n" a carriage return within a cell would go unquoted.
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(tuple(_cell(cell) for cell in row) for row in rows)
    return out.getvalue()


def _cell(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula; `%g` would lose digits, so ints stay."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, str):
        plain = str(cell)
        return f"'{plain}" if plain.startswith(_FORMULA) else plain
    return cell
