"""Dates and times with what tells what they date."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.apparatus.frames import own_part
from variorum.apparatus.scene import Scene
from variorum.lexicon import is_function_word, stem, terms
from variorum.model import Figure, Moment, Span
from variorum.text.words import words

_MOST = 150  # moments of one report that are compared: time grows with their square
_WINDOW = 5  # words to each side of a moment that say what it dates
_REACH = 90  # characters that hold so many words

_CLAUSES = frozenset(("after", "before", "when", "until", "because", "since", "once"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A moment, with what tells what it dates.

    `place` is the index of its sentence, `figures` are those of the sentence, and it is `alone` if
    no other time is told there. `beside` are the stems of the words next to it; `part` is its own
    part of the sentence, `around` its words, `deeds` its stems, those of names (`names`) apart.
    """

    moment: Moment
    place: int
    alone: bool
    beside: frozenset[str]
    deeds: frozenset[str]
    names: frozenset[str]
    part: Span
    around: str
    figures: tuple[Figure, ...]


def dated(scene: Scene) -> list[Dated]:
    """The moments that stand in sentences, the first of each report; limits are none."""
    taken: Counter[str] = Counter()
    found: dict[int, list[Moment]] = {}
    for moment in scene.found.moments:
        place = scene.sentence(moment.span)
        if place is None or taken[moment.span.report] >= _MOST:
            continue
        taken[moment.span.report] += 1
        found.setdefault(place, []).append(moment)
    return [
        _framed(m, place, [other.span for other in here], scene)
        for place, here in found.items()
        for m in here
        if not _is_limit(m, scene)
    ]


def _framed(moment: Moment, place: int, beside: Sequence[Span], scene: Scene) -> Dated:
    text = scene.reports[moment.span.report].text
    part = own_part(moment.span, scene.sentences[place], beside, text, turns=_CLAUSES)
    named = frozenset(s for m in scene.named_at(part) for s in scene.stems(m))
    return Dated(
        moment=moment,
        place=place,
        alone=len(beside) == 1,
        beside=_around(moment, scene.sentences[place], text),
        deeds=scene.stems(part) - scene.stems(moment.span) - named,
        names=named,
        part=part,
        around=scene.words(part),
        figures=scene.figures(place),
    )


def _is_limit(moment: Moment, scene: Scene) -> bool:
    """Whether it only bounds what is told ("since 2022", "a month after"), or is of an address."""
    text = scene.reports[moment.span.report].text
    before = words(text, max(0, moment.span.start - 20), moment.span.start)[-2:]
    inside = words(text, moment.span.start, moment.span.end)
    if "/" in text[max(0, moment.span.start - 2) : moment.span.start]:
        return True
    return any(w.form in terms("limits") for w in (*before, *inside))


def _around(moment: Moment, sentence: Span, text: str) -> frozenset[str]:
    """The stems of the content words beside a moment."""
    before = words(text, max(sentence.start, moment.span.start - _REACH), moment.span.start)
    after = words(text, moment.span.end, min(sentence.end, moment.span.end + _REACH))
    near = (*before[-_WINDOW:], *after[:_WINDOW])
    return frozenset(stem(w.form) for w in near if not is_function_word(w.form))
