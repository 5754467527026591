"""Which words of a report are its own.

Those are not that stand in quotation marks, that are told on a document's word, that name a
newsroom as the source, or that make up a phrase which every newsroom has ready ("did not
immediately respond to a request for comment").
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from variorum.lexicon import content
from variorum.lexicon.phrases import longest
from variorum.lexicon.tokens import tokens
from variorum.model import Report, Saying, SegmentKind, SourceKind, Span, Voice, span
from variorum.text.words import Word


class OwnWords:
    """The content words of a report's sentences that are its own, in order, with their places."""

    def __init__(
        self, report: Report, sayings: Sequence[Saying], credits: Sequence[Voice] = ()
    ) -> None:
        body = report.spans(SegmentKind.SENTENCE)
        stock = [place for sentence in body for place in _stock(report.text, sentence)]
        named = [voice.span for voice in credits]
        said = [s.span for s in sayings if _is_others(s)]
        others = _Stretches([*said, *named, *stock])
        self.sentences = body
        self.words: list[Word] = [
            w
            for b in body
            for w in content(report.text, b.start, b.end)
            if not others.hold(w.start)
        ]
        self.places = [w.start for w in self.words]
        self.total = len(self.places)

    def within(self, place: Span) -> tuple[int, int]:
        """The range of own words that a span holds, as indices."""
        return bisect_left(self.places, place.start), bisect_left(self.places, place.end)


class _Stretches:
    """Spans of one report joined where they touch, so that a place is looked up in few steps."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for one in sorted(spans):
            if self.ends and one.start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], one.end)
            else:
                self.starts.append(one.start)
                self.ends.append(one.end)

    def hold(self, place: int) -> bool:
        """Whether a place lies in one of the stretches."""
        at = bisect_right(self.starts, place) - 1
        return at >= 0 and place < self.ends[at]


def _stock(text: str, sentence: Span) -> Iterator[Span]:
    """Where a sentence uses phrases that every newsroom has ready."""
    found = tokens(text, sentence.start, sentence.end)
    forms = [token.form for token in found]
    at = 0
    while at < len(found):
        phrase = longest("stock_phrases", forms, at)
        if phrase:
            yield span(sentence.report, found[at].start, found[phrase[1] - 1].end)
        at = phrase[1] if phrase else at + 1


def _is_others(saying: Saying) -> bool:
    first = saying.attribution[0] if saying.attribution else None
    return saying.quoted or (first is not None and first.kind is SourceKind.DOCUMENT)
