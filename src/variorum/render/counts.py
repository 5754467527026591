"""Counts and dates in words, for the page and the terminal."""

import re
from datetime import date

from variorum.model import EditedStory, Figure, Locus, Qualifier, Verdict

ALARMS = (Verdict.CONTESTED, Verdict.DRIFT)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WHEN = re.compile(r"(-?\d{1,4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?(.*))?)?)?")
_HEDGES = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.AT_MOST: "at most ",
    Qualifier.MORE: "more than ",
    Qualifier.LESS: "less than ",
}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "2 reports", "3 stories"."""
    if number == 1:
        return f"1 {noun}"
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {plural}"


def percent(share: float) -> str:
    """A share of 1 in whole percent, never "-0"."""
    return f"{max(0, round(share * 100))} %"


def standing(story: EditedStory) -> str:
    """How broad the story stands: "5 reports, 2 independent sources"."""
    reports = counted(len(story.reports), "report")
    return f"{reports}, {counted(story.independent_sources, 'independent source')}"


def contested(story: EditedStory) -> tuple[Locus, ...]:
    """The loci that are alarms and not settled by an editor, the contested before the drifting."""
    return tuple(
        locus
        for verdict in ALARMS
        for locus in with_verdict(story, verdict)
        if locus.settled is None
    )


def with_verdict(story: EditedStory, verdict: Verdict) -> tuple[Locus, ...]:
    """The loci of one verdict, in order."""
    return tuple(locus for locus in story.apparatus if locus.verdict is verdict)


def spoken(when: str | None) -> str:
    """An ISO date or interval in words: "2025-12-04/2025-12-05" gives "4–5 December 2025"."""
    if not when:
        return "no date"
    start, _, end = when.partition("/")
    if not end:
        return _day(start)
    first, last = _day(start).split(" "), _day(end).split(" ")
    alike = 0
    while alike < min(len(first), len(last)) - 1 and first[-1 - alike] == last[-1 - alike]:
        alike += 1
    left = " ".join(first[: len(first) - alike])
    dash = "–" if left.isdigit() and last[0].isdigit() else " – "
    return f"{left}{dash}{' '.join(last)}"


def _day(when: str) -> str:
    match = _WHEN.fullmatch(when)
    if match is None:
        return when
    year, month, day, clock, zone = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return when if month else year
    name = f"{_MONTHS[int(month) - 1]} {year}"
    if day is None:
        return name
    hour = f", {clock}{' UTC' if zone == 'Z' else zone or ''}" if clock else ""
    return f"{int(day)} {name}{hour}"


def gap(before: str, after: str) -> str:
    """The time between two dates in words, "" below two months or where either is unclear."""
    first, second = _ordinal(before.partition("/")[0]), _ordinal(after.partition("/")[0])
    if first is None or second is None:
        return ""
    days = second - first
    if days < 61:
        return ""
    years, months = round(days / 365.25), round(days / 30.4)
    if months < 11:
        return f"{months} months later"
    return "a year later" if years < 2 else f"{years} years later"


def _ordinal(when: str) -> int | None:
    match = _WHEN.fullmatch(when)
    if match is None:
        return None
    year, month, day = (int(part or 1) for part in match.groups()[:3])
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def amount(figure: Figure) -> str:
    """A figure in words: "at least 6 officials", "5 billion USD", "36 %"."""
    size = _number(figure.value)
    if figure.upper is not None:
        size = f"{size}–{_number(figure.upper)}"
    return f"{_HEDGES[figure.qualifier]}{size} {figure.unit}".rstrip()


def _number(value: float) -> str:
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:.4g} {name}"
    return f"{value:,.10g}"
