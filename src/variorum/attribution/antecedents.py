"""Whom a pronoun stands for: the last who spoke or was the subject, if number and gender agree."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.attribution.voices import phrase, voices
from variorum.lexicon import mapping
from variorum.lexicon.classes import plural_nouns, speaker_kinds, word_class
from variorum.lexicon.tokens import Token, base, tokens
from variorum.lexicon.verbs import finite_forms
from variorum.model import (
    EntityKind,
    Marks,
    NameMark,
    Report,
    SegmentKind,
    SourceKind,
    Span,
    Voice,
    span,
)

_GENDERS = {"he": "m", "she": "f"}
# A learned reader gives a possessive for the source too: "his pledge to …".
_PRONOUNS = {
    "he": "he",
    "him": "he",
    "his": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "they": "they",
    "them": "they",
    "their": "they",
    "it": "it",
    "its": "it",
}
_GROUP_KINDS = (
    SourceKind.OFFICIAL,
    SourceKind.ORGANISATION,
    SourceKind.REPORT,
    SourceKind.DOCUMENT,
)
# How many sentences back a pronoun looks.
_MEMORY = 4
# A phrase that opens a sentence is shorter, in characters.
_HEAD = 120
# And at most so many speakers.
_RECENT = 60


@dataclass(frozen=True, slots=True)
class Scene:
    """What a pronoun can look back on: the report's sentences, and its names in order."""

    report: Report
    names: tuple[NameMark, ...]
    sentences: tuple[Span, ...]
    starts: tuple[int, ...]
    said: tuple[Span, ...] = ()

    def is_said(self, place: Span) -> bool:
        """Whether a place stands in words that somebody is quoted with."""
        last = bisect_right(self.said, place.start, key=lambda s: s.start)
        return any(content.covers(place) for content in self.said[max(0, last - 3) : last])

    def names_in(self, place: Span) -> tuple[NameMark, ...]:
        """The names within a stretch, in order."""
        first = bisect_left(self.names, place.start, key=lambda n: n.span.start)
        last = bisect_left(self.names, place.end, key=lambda n: n.span.start)
        return self.names[first:last]

    def sentence(self, place: int) -> int:
        """The index of the sentence a place is in, or of the last before it."""
        return max(0, bisect_right(self.starts, place) - 1)


def scene(report: Report, marks: Marks) -> Scene:
    """A report laid out for looking back."""
    prose = report.spans(SegmentKind.HEADLINE, SegmentKind.SENTENCE)
    ordered = sorted(marks.names, key=lambda n: n.span)
    said = sorted(m.content for m in marks.speech if m.quoted and m.source and m.cue)
    starts = tuple(s.start for s in prose)
    return Scene(report, tuple(ordered), prose, starts, tuple(said))


def is_pronoun(voice: Voice) -> bool:
    """Whether a source is written as a pronoun of the third person."""
    return voice.source.lower() in _PRONOUNS


def resolve(
    voice: Voice, laid: Scene, known: Sequence[Voice], content: Span | None = None
) -> Voice:
    """The voice under the name of whom it stands for; itself where nobody fits.

    Of the sentences before, nearest first, the last speaker is tried, then each person named.
    Whom the words before "…, she said" name is seldom she: they are tried last.
    """
    before = content is not None and content.end <= voice.span.start
    apart = _antecedent(voice, laid, known, content) if before else None
    return apart or _antecedent(voice, laid, known, None) or voice


def _antecedent(
    voice: Voice, laid: Scene, known: Sequence[Voice], apart: Span | None
) -> Voice | None:
    form = _PRONOUNS[voice.source.lower()]
    at = laid.sentence(voice.span.start)
    for index in range(at, max(-1, at - _MEMORY - 1), -1):
        place = laid.sentences[index]
        for other in _candidates(voice, laid, known, place):
            passed = apart is not None and apart.covers(other.span)
            if not passed and _fits(form, other, laid):
                return replace(voice, source=other.source, kind=other.kind, number=other.number)
    return None


def _candidates(voice: Voice, laid: Scene, known: Sequence[Voice], place: Span) -> Iterator[Voice]:
    before = voice.span.start
    speakers = [k for k in known[-_RECENT:] if place.covers(k.span) and k.span.end <= before]
    yield from reversed([k for k in speakers if not is_pronoun(k)])
    for name in laid.names_in(place):
        if name.span.end <= before and not laid.is_said(name.span):
            yield from voices(phrase(laid.report.text, name.span, (name,)), None)
    opening = _opening(laid, place, before)
    if opening is not None:
        yield from voices(phrase(laid.report.text, opening, ()), None)


def _opening(laid: Scene, place: Span, before: int) -> Span | None:
    """The phrase a sentence begins with, where it is for somebody: "The union met on Sunday"."""
    if laid.is_said(place):
        return None
    words = tokens(laid.report.text, place.start, min(place.end, before, place.start + _HEAD))
    if not words or words[0].form not in word_class("determiner"):
        return None
    ends = (i for i, word in enumerate(words) if i and _ends_phrase(word))
    end = next(ends, len(words))
    if end > 2 and not speaker_kinds(words[end - 1].form):
        end -= 1  # a verb that no list knows
    if end < 2 or end == len(words) or not speaker_kinds(words[end - 1].form):
        return None
    return span(place.report, words[0].start, words[end - 1].end)


def _ends_phrase(word: Token) -> bool:
    form = word.form
    verb = form in finite_forms() or (form.endswith("ed") and not word.capital)
    return not word.is_word or verb or form in word_class("preposition")


def _fits(form: str, other: Voice, laid: Scene) -> bool:
    if form == "it":
        return other.kind in _GROUP_KINDS and not _is_person(other, laid)
    if form == "they":
        return _is_many(other, laid)
    if not _is_person(other, laid):
        return False
    gender = gender_of(other.source)
    return gender in ("", _GENDERS[form])


def _is_many(other: Voice, laid: Scene) -> bool:
    last = other.source.lower().split()[-1]
    group = other.kind in (SourceKind.OFFICIAL, SourceKind.ORGANISATION)
    return group or last in plural_nouns() or " and " in other.source or _spokes(other)


def _spokes(other: Voice) -> bool:
    return "spokes" in other.source.lower()


def _is_person(other: Voice, laid: Scene) -> bool:
    """Whether a voice is one human being: by a person's name, a noun for one, or a number."""
    if other.kind is SourceKind.PERSON or other.number == 1 or _spokes(other):
        return True
    named = any(
        n.kind is EntityKind.PERSON and other.span.covers(n.span) for n in laid.names_in(other.span)
    )
    return named or (bool(gender_of(other.source)) and other.kind is not SourceKind.REPORT)


def gender_of(name: str) -> str:
    """ "m" or "f" by a given name, a title or a noun; "" where nothing tells."""
    for word in name.replace("’", "'").split():
        known = mapping("genders").get(base(word.lower().rstrip(".")))
        if known:
            return known
    return ""
