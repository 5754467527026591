"""Whom "who" means in "Ann Lee, who said": the noun phrase right before the relative."""

from collections.abc import Sequence

from variorum.attribution.antecedents import Scene
from variorum.lexicon import mapping
from variorum.lexicon.classes import speaker_kinds, word_class
from variorum.lexicon.tokens import Token, tokens
from variorum.lexicon.verbs import finite_forms
from variorum.model import Span, span

_RELATIVES = frozenset(["who", "which", "that"])
_MARKS = frozenset(',;:()[]"“”«»„-–—')
# After these a phrase may go on to its right: "the mayor of Leeds", "officials from Chad".
_WITHIN = frozenset(["of", "for", "in", "at", "from", "with", "on"])
_WIDEST = 30


def is_relative(source: Span, text: str) -> bool:
    """Whether a source is written as a relative pronoun."""
    return source.of(text).lower() in _RELATIVES


def meant(source: Span, laid: Scene) -> Span:
    """The phrase that a relative stands for; the relative itself where nothing is before it."""
    sentence = laid.sentences[laid.sentence(source.start)] if laid.sentences else source
    begin = max(sentence.start, source.start - 12 * _WIDEST)
    if begin >= source.start:
        return source
    words = tokens(laid.report.text, begin, source.start)
    end = len(words)
    while end and words[end - 1].form in _MARKS:
        end -= 1
    start = _start(words, end)
    if start == end:
        return source
    place = span(source.report, words[start].start, words[end - 1].end)
    return _named(words, start, place, laid) or place


def _start(words: Sequence[Token], end: int) -> int:
    """Where the noun phrase that ends at `end` begins."""
    start = end
    for i in range(end - 1, max(-1, end - _WIDEST), -1):
        if _parts(words, i):
            break
        start = i
    while start < end and not words[start].is_word:
        start += 1
    return start


def _parts(words: Sequence[Token], i: int) -> bool:
    """Whether a word stands before the phrase rather than in it."""
    form = words[i].form
    if form in _MARKS or form in word_class("pronoun") or form in word_class("conjunction"):
        return form not in ("his", "her", "its", "their", "our", "my")
    if form in word_class("preposition"):
        before = words[i - 1] if i else None
        named = before is not None and (before.capital or bool(speaker_kinds(before.form)))
        return not (form in _WITHIN and named)
    if words[i].capital:
        return False
    return form in finite_forms() or form in word_class("subordinator") or _is_past(words, i)


def _is_past(words: Sequence[Token], i: int) -> bool:
    """Whether a form in -ed is a verb: "the plan angered officials", not "two wounded men"."""
    before = words[i - 1].form if i else ""
    after_noun = before.isalpha() and before not in word_class("determiner")
    return words[i].form.endswith("ed") and after_noun and before not in mapping("cardinals")


def _named(words: Sequence[Token], start: int, place: Span, laid: Scene) -> Span | None:
    """The name that a phrase is apposed to: "Ann Lee, the head of the union, who said"."""
    if start < 2 or words[start - 1].form != "," or words[start].capital:
        return None
    before = span(place.report, max(0, words[start - 1].start - 80), words[start - 1].start)
    ending = [n.span for n in laid.names_in(before) if n.span.end == before.end]
    return ending[-1] if ending else None
