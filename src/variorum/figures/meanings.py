"""What the rules of `date_rules.tsv` mean: from a match and its setting to a time.

A meaning gives None where the words cannot be a time ("May 35"), and `UNKNOWN` where they name a
place in the calendar that nothing here can tell ("Monday", in a report without a date). Here are
times whose parts are times again; the rest is in the modules beside, by what is named.
"""

from dataclasses import replace

from variorum.figures import clock, days, lengths, months, quarters, relative, years
from variorum.figures.clock import at, told
from variorum.figures.parts import UNKNOWN, Meaning, Meant, Time, dated, number_of
from variorum.figures.setting import Setting
from variorum.model import TimeKind
from variorum.text import dates
from variorum.text.dates import Stretch
from variorum.text.grammar import Match

_LATE = ("AF", "EV", "NI")  # parts of the day in which "three o'clock" is 15:00


def mean(match: Match, setting: Setting) -> Time | None:
    """What a match means in its setting."""
    found = _MEANINGS[match.meaning](match, setting)
    if found is None:
        return None
    time = found if isinstance(found, Time) else _parted(match, found)
    return replace(time, inner=_ends(match, time)) if "to" in match.parts else time


def _parted(match: Match, found: Stretch) -> Time:
    """The time, with the part of the day where the words name one: "Friday night"."""
    part = match.parts.get("part")
    if not isinstance(part, str) or not found.is_day or found.clock:
        return dated(found)
    if found is UNKNOWN:
        return Time(TimeKind.TIME, f"XXXX-XX-XXT{part}")
    return dated(replace(found, named=f"{found.first.isoformat()}T{part}"))


def _ends(match: Match, time: Time) -> tuple[tuple[int, int, Time], ...]:
    """The two times that a range is made of, each with its words."""
    to, known = match.parts["to"], time.stretch
    if not isinstance(to, Match) or known is None:
        return ()
    cut = {"years": 4, "months": 7}.get(match.meaning, 10)
    first, last = (day.isoformat()[:cut] for day in (known.first, known.last))
    return (
        (match.first, to.first, Time(TimeKind.DATE, first)),
        (to.last, match.last, Time(TimeKind.DATE, last)),
    )


def _inner(match: Match, part: str, setting: Setting) -> Stretch | None:
    found = match.parts.get(part)
    time = mean(found, setting) if isinstance(found, Match) else None
    return None if time is None else time.stretch or UNKNOWN


def _same(match: Match, setting: Setting) -> Meant:
    found = match.parts["w"]
    return mean(found, setting) if isinstance(found, Match) else None


def _exact_day(match: Match, setting: Setting) -> Stretch | None:
    return _inner(match, "x", setting)


def _week_of(match: Match, setting: Setting) -> Stretch | None:
    found = _inner(match, "w", setting)
    return dates.week(found.first) if found and found is not UNKNOWN else found


def _part_of_day(match: Match, setting: Setting) -> Meant:
    """ "The morning of May 3"; "in the morning" is too vague to point to its day."""
    if "w" in match.parts:
        return _inner(match, "w", setting)
    on = setting.recent or setting.published
    if on is None or not on.is_day:
        return UNKNOWN
    return Time(TimeKind.TIME, f"{on.first.isoformat()}T{match.parts['part']}")


def _clock_day(match: Match, setting: Setting) -> Meant:
    on, found = _inner(match, "w", setting), match.parts["c"]
    time = told(found) if isinstance(found, Match) else None
    if on is None or time is None:
        return on
    if isinstance(found, Match) and found.meaning == "clock_spoken" and on.named[-2:] in _LATE:
        time = f"{int(time[:2]) % 12 + 12}:{time[3:]}"
    if on is UNKNOWN:
        return at(None, found, time)
    return at(on.first, found, time) if on.is_day else None


def _dates(match: Match, setting: Setting) -> Stretch | None:
    """From one day to another; a year that only the second names is the first's as well."""
    first, last = _inner(match, "a", setting), _inner(match, "b", setting)
    if first is None or last is None:
        return None
    a, b = match.parts["a"], match.parts["b"]
    if isinstance(a, Match) and isinstance(b, Match) and "m" in a.parts and "y" not in a.parts:
        number, of_month = number_of(a, "m"), number_of(a, "d")
        if number and of_month and last is not UNKNOWN:
            years = (last.first.year, last.first.year - 1)
            choices = [d for y in years if (d := dates.day(y, number, of_month))]
            first = next((c for c in choices if c.first <= last.first), first)
    if first is UNKNOWN or last is UNKNOWN:
        return UNKNOWN
    return dates.join(first, last)


_MEANINGS: dict[str, Meaning] = {
    **clock.MEANINGS,
    **days.MEANINGS,
    **lengths.MEANINGS,
    **months.MEANINGS,
    **quarters.MEANINGS,
    **relative.MEANINGS,
    **years.MEANINGS,
    "week_of": _week_of,
    "exact_day": _exact_day,
    "same": _same,
    "part_of_day": _part_of_day,
    "clock_day": _clock_day,
    "dates": _dates,
}
