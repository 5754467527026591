"""The readings of a locus made ready to stand side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model import Locus, Reading, Span
from variorum.render.difference import Run, differing
from variorum.render.index import Context, Index

_LONG = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A reading in the words of the first report that has it, its own words told apart."""

    reading: Reading
    value: str
    before: str
    runs: tuple[Run, ...]
    after: str
    refines: str


def tellings(locus: Locus, index: Index) -> tuple[Telling, ...]:
    """The readings of a locus, in order; those without words are left out."""
    told = [reading for reading in locus.readings if reading.spans]
    contexts = [index.context(reading.spans[0]) for reading in told]
    runs = differing([context.words for context in contexts])
    return tuple(
        Telling(
            reading=reading,
            value=_value(reading, context),
            before=context.before,
            runs=own,
            after=context.after,
            refines=_refines(locus, reading),
        )
        for reading, context, own in zip(told, contexts, runs, strict=True)
    )


def _value(reading: Reading, context: Context) -> str:
    """The reading's value, unless it is long and the words below say it over again."""
    words = context.before + context.words + context.after
    return "" if len(reading.value) > _LONG and reading.value in words else reading.value


def _refines(locus: Locus, reading: Reading) -> str:
    at = reading.refines
    return locus.readings[at].value if at is not None and at < len(locus.readings) else ""


def beside(locus: Locus, reading: Reading, report: str) -> tuple[Span, ...]:
    """A reading's words in one report, then those of each other reading, another report's first."""
    own = tuple(span for span in reading.spans if span.report == report)
    others = [of.spans for of in locus.readings if of is not reading and of.spans]
    return own + tuple(_facing(spans, report) for spans in others)


def _facing(spans: Sequence[Span], report: str) -> Span:
    return next((span for span in spans if span.report != report), spans[0])
