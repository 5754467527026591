"""Expressions of time held against each other: days that were resolved, times of the clock."""

from functools import cache

from variorum.apparatus.scene import Scene
from variorum.lexicon import rows
from variorum.model import Moment
from variorum.text.spell import bounds
from variorum.text.words import fold, words

_CLOCK = "T"
_UTC = "Z"
_SLACK = 5  # minutes by which two exact times may differ
_VAGUE = 15  # the same, where one is "about six" or "shortly after six"
_HOUR = 60
_BEFORE = 20  # characters before a time that may hedge it
_WEEK, _DIGITS = 7, 4
_NEAR = ("just", "shortly", "soon", "before", "after", "almost", "nearly")


def day(when: str) -> str:
    """A moment without its time of the clock."""
    return when.split(_CLOCK)[0]


def clock(when: str) -> str:
    """The time of the clock of a moment, "" where it has none."""
    return when.partition(_CLOCK)[2] if "/" not in when else ""


def exclude(one: Moment, other: Moment, scene: Scene) -> bool:
    """Whether two moments cannot both be when a thing happened.

    "At six" names no day: it is held against another time by the clock alone.
    """
    if clock(one.when) and clock(other.when) and not all(_told_by(m, scene) for m in (one, other)):
        return clocks_apart(one, other, scene)
    (a, b), (c, d) = bounds(one.when), bounds(other.when)
    return b < c or d < a or (day(one.when) == day(other.when) and clocks_apart(one, other, scene))


def clocks_apart(one: Moment, other: Moment, scene: Scene) -> bool:
    """Whether two times of the clock exclude each other; "about six" leaves room.

    Where only one is told in universal time, whole hours may lie between.
    """
    first, second = clock(one.when), clock(other.when)
    if not first or not second:
        return False
    gap = abs(_minutes(first) - _minutes(second))
    if (first[-1] == _UTC) != (second[-1] == _UTC):
        gap = min(gap % _HOUR, -gap % _HOUR)
    return gap > (_VAGUE if _is_hedged(one, scene) or _is_hedged(other, scene) else _SLACK)


def _minutes(time: str) -> int:
    hours, minutes = time.rstrip(_UTC).split(":")[:2]
    return _HOUR * int(hours) + int(minutes)


def _is_hedged(moment: Moment, scene: Scene) -> bool:
    """Whether a time is told roughly: "around", "shortly after", "before"."""
    text = scene.reports[moment.span.report].text
    near = words(text, max(0, moment.span.start - _BEFORE), moment.span.end)
    return any(w.form in _hedges() or w.form in _NEAR for w in near)


@cache
def _hedges() -> frozenset[str]:
    return frozenset(fold(row[1]) for row in rows("quantity_words") if row[0] == "HEDGE")


def comparable(one: Moment, other: Moment, scene: Scene) -> bool:
    """Whether two times that exclude each other may be held against each other, as they are told.

    The same words ("this morning") resolve to two days where reports are of two days: no
    difference of the tellings. What hangs on the day of a report ("today", "at six") is compared
    only where the days of both are known; days of the week, only within one week.
    """
    if _calendar_words(one, scene) == _calendar_words(other, scene):
        return False
    told = [_told_by(m, scene) for m in (one, other)]
    if told[0] == told[1] == "weekday":
        return abs((bounds(one.when)[0] - bounds(other.when)[0]).days) < _WEEK
    return "" not in told or all(m.span.report in scene.days for m in (one, other))


def _calendar_words(moment: Moment, scene: Scene) -> list[str]:
    """The words that name a day ("Sept. 11" of "the Sept. 11 attacks"); all, where none does."""
    forms = [w.form for w in words(scene.words(moment.span))]
    named = [f for f in forms if f in _calendar("MONTH") or f in _calendar("WEEKDAY")]
    return [f for f in forms if f in named or f[0].isdecimal()] if named else forms


def _told_by(moment: Moment, scene: Scene) -> str:
    """By what a moment names its day: a "date", a "weekday", "" where it hangs on another day."""
    forms = [w.form for w in words(scene.words(moment.span))]
    if any(f in _calendar("MONTH") or _is_year(f) for f in forms):
        return "date"
    return "weekday" if any(f in _calendar("WEEKDAY") for f in forms) else ""


def _is_year(form: str) -> bool:
    return len(form) == _DIGITS and form.isdecimal()


@cache
def _calendar(kind: str) -> frozenset[str]:
    kinds = (kind, f"SHORT_{kind}")
    return frozenset(fold(row[1]) for row in rows("date_words") if row[0] in kinds)
