"""A report as it is collated: its words, and those of its sentences that can be compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.lexicon import is_function_word, stem
from variorum.lexicon.likeness import COMPARED
from variorum.model import Report, SegmentKind, Span
from variorum.text.words import Word, words

_BODY = (SegmentKind.SENTENCE, SegmentKind.HEADLINE)
_SHORT = 5  # content words below which a sentence is too short to be compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A report's words, and its sentences long enough to compare.

    `forms` are the words' stems; `stops` holds, for each word, where the stretch of told text that
    it stands in ends: a run never reaches over a dateline or a button. `sentences` are at most
    `COMPARED`, and `stems` what each of them holds.
    """

    report: Report
    words: tuple[Word, ...]
    forms: tuple[str, ...]
    stops: tuple[int, ...]
    sentences: tuple[Span, ...]
    stems: tuple[frozenset[str], ...]


def telling(report: Report) -> Telling:
    """What of a report is collated: its sentences and headline, and no furniture."""
    told: list[Word] = []
    stops: list[int] = []
    bounds: list[tuple[int, int]] = []
    for segment in report.segments:
        if segment.kind in _BODY:
            start = len(told)
            told += words(report.text, segment.start, segment.end)
            bounds.append((start, len(told)))
        else:
            stops += [len(told)] * (len(told) - len(stops))
    stops += [len(told)] * (len(told) - len(stops))
    forms = tuple(stem(w.form) for w in told)
    body = zip(report.spans(*_BODY), bounds, strict=True)
    long = [(s, low, high) for s, (low, high) in body if content_words(told[low:high]) >= _SHORT]
    return Telling(
        report=report,
        words=tuple(told),
        forms=forms,
        stops=tuple(stops),
        sentences=tuple(s for s, _, _ in long[:COMPARED]),
        stems=tuple(frozenset(forms[low:high]) for _, low, high in long[:COMPARED]),
    )


def content_words(of: Sequence[Word]) -> int:
    """How many of some words are content words."""
    return sum(not is_function_word(w.form) for w in of)
