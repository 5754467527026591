"""Who is cited: "Reuters reported …, citing three sources" puts the statement on their word.

A mark may say no more than what the words do: Reuters | citing | three sources. The statement is
that of the mark beside it with the same source; those cited are who say it, nearest of all.
"""

from collections.abc import Sequence
from dataclasses import replace

from variorum.lexicon.tokens import tokens
from variorum.lexicon.verbs import finite_forms, inflect
from variorum.model import Span, SpeechMark

_CITING = frozenset(form for verb in ("cite", "quote") for form in inflect(verb).forms())
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
        hosts = [other for other in near if _tells(mark, other)] if _is_citing(text, mark) else []
        if not hosts:
            found.append(mark)
            continue
        told = {h.cue: h for h in hosts}[hosts[0].cue]
        same = [h for h in hosts if h.cue == told.cue]
        found.extend(replace(mark, source=mark.content, content=h.content, via=()) for h in same)
    return tuple(found)


def _place(mark: SpeechMark) -> tuple[int, int]:
    return ((mark.cue or mark.source or mark.content).start, mark.content.start)


def _is_citing(text: str, mark: SpeechMark) -> bool:
    """Whether a mark's content is who is cited: a phrase, not a statement."""
    if mark.cue is None or mark.source is None or mark.content.start < mark.cue.end:
        return False
    if not any(word.form in _CITING for word in tokens(text, mark.cue.start, mark.cue.end)):
        return False
    named = tokens(text, mark.content.start, min(mark.content.end, mark.content.start + _NEAR))
    verbs = any(word.form in finite_forms() and not word.capital for word in named)
    return not verbs and not mark.quoted and len(named) <= _WIDEST


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
