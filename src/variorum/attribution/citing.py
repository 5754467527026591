"""Who is cited: "Reuters reported …, citing three sources" puts the statement on their word.

A mark may say no more than what the words do: Reuters | citing | three sources. The statement is
that of the mark beside it with the same source; those cited are who say it, nearest of all.
"""

from collections.abc import Sequence
from dataclasses import replace

from variorum.lexicon.classes import speaker_kinds, word_class
from variorum.lexicon.tokens import tokens
from variorum.lexicon.verbs import finite_forms
from variorum.model import Span, SpeechMark

# The clause that cites stands beside the statement, in one sentence; so many marks are looked at.
_NEAR = 300
_BESIDE = 6
# Who is cited is named in fewer words.
_WIDEST = 25


def with_cited(text: str, speech: Sequence[SpeechMark]) -> tuple[SpeechMark, ...]:
    """The marks, those that cite turned into marks of who is cited for what."""
    order = sorted(speech, key=_place)
    found: list[SpeechMark] = []
    for i, mark in enumerate(order):
        near = order[max(0, i - _BESIDE) : i] + order[i + 1 : i + 1 + _BESIDE]
        if _repeats(text, mark, near):
            continue
        teller = _teller(text, mark, near)
        if teller is not None:
            found.append(replace(mark, content=teller.content))
            continue
        hosts = [other for other in near if _tells(mark, other)] if _is_citing(text, mark) else []
        if not hosts:
            found.append(mark)
            continue
        if not _is_somebody(text, mark.content):
            continue  # "citing security rules": a reason is cited
        told = {h.cue: h for h in hosts}[hosts[0].cue]
        same = [h for h in hosts if h.cue == told.cue]
        found.extend(replace(mark, source=mark.content, content=h.content, via=()) for h in same)
    return tuple(found)


def _place(mark: SpeechMark) -> tuple[int, int]:
    return ((mark.cue or mark.source or mark.content).start, mark.content.start)


def _is_cited(text: str, mark: SpeechMark) -> bool:
    """Whether a mark's source is who is cited: "citing | three sources"."""
    if mark.cue is None or mark.source is None:
        return False
    return mark.cue.end <= mark.source.start and _cites(text, mark)


def _cites(text: str, mark: SpeechMark) -> bool:
    """Whether a mark's cue is a word for citing."""
    if mark.cue is None:
        return False
    cue = (word.form for word in tokens(text, mark.cue.start, mark.cue.end))
    return not word_class("citing").isdisjoint(cue)


def _teller(text: str, mark: SpeechMark, near: Sequence[SpeechMark]) -> SpeechMark | None:
    """Who gives the statement for which a mark's source is cited: "the paper said, citing two
    aides". What the aides are cited for is what the paper says, no more and no less."""
    if not _is_cited(text, mark):
        return None
    before = [other for other in near if _precedes(other, mark) and not _cites(text, other)]
    return max(before, key=_place, default=None)


def _precedes(other: SpeechMark, mark: SpeechMark) -> bool:
    """Whether another mark's own words stand before those of this one, and both share content."""
    if other.source is None or other.cue is None or mark.cue is None:
        return False
    gap = mark.cue.start - max(other.cue.end, other.source.end)
    return 0 <= gap <= _NEAR and bool(other.content.overlap(mark.content))


def _repeats(text: str, mark: SpeechMark, near: Sequence[SpeechMark]) -> bool:
    """Whether the content of a mark is no more than the words that cite somebody."""
    cited = [other for other in near if other.cue != mark.cue and _is_cited(text, other)]
    return any(o.cue and o.cue.start == mark.content.start for o in cited)


def _is_citing(text: str, mark: SpeechMark) -> bool:
    """Whether a mark's content is who is cited: a phrase, not a statement."""
    if mark.cue is None or mark.source is None or mark.content.start < mark.cue.end:
        return False
    if not _cites(text, mark):
        return False
    named = tokens(text, mark.content.start, min(mark.content.end, mark.content.start + _NEAR))
    verbs = any(word.form in finite_forms() and not word.capital for word in named)
    return not verbs and not mark.quoted and len(named) <= _WIDEST


def _is_somebody(text: str, place: Span) -> bool:
    """Whether a phrase names who can have said something."""
    named = tokens(text, place.start, place.end)
    return any(word.capital or speaker_kinds(word.form) for word in named)


def _tells(mark: SpeechMark, other: SpeechMark) -> bool:
    """Whether another mark gives the statement for which this one cites somebody."""
    if other.source is None or mark.source is None or other.cue == mark.cue:
        return False
    apart = not other.content.overlap(mark.content)
    return apart and _is_one(other.source, mark.source) and _gap(mark.source, other) <= _NEAR


def _is_one(one: Span, other: Span) -> bool:
    """Whether two sources are one, or the second is the relative after the first."""
    return bool(one.overlap(other)) or 0 <= other.start - one.end <= 2


def _gap(place: Span, mark: SpeechMark) -> int:
    anchor = mark.source or mark.content
    return abs(anchor.start - place.start)
