"""What the rules of `date_rules.tsv` mean: from a match and its setting to a stretch of days.

A meaning gives None where the words cannot be a time ("May 35"), and `UNKNOWN` where they are one
that nothing here resolves ("several years ago"). Here are days, clocks and ranges, whose parts are
times again; the rest is in `months` and `relative`.
"""

from datetime import date

from variorum.figures import months, relative
from variorum.figures.parts import UNKNOWN, Meaning, number_of, step_of, year_of
from variorum.figures.setting import Setting
from variorum.text import dates
from variorum.text.dates import Stretch
from variorum.text.grammar import Match
from variorum.text.numbers import numeral


def mean(match: Match, setting: Setting) -> Stretch | None:
    """What a match means in its setting."""
    return _MEANINGS[match.meaning](match, setting)


def _inner(match: Match, part: str, setting: Setting) -> Stretch | None:
    found = match.parts.get(part)
    return mean(found, setting) if isinstance(found, Match) else None


# -- days


def _date(match: Match, setting: Setting) -> Stretch | None:
    number, of_month = number_of(match, "m"), number_of(match, "d")
    if number is None or not of_month or dates.day(2000, number, of_month) is None:
        return None
    if "y" in match.parts:
        year = year_of(match)
        return dates.day(year, number, of_month) if year else None
    return setting.in_year(number, of_month) or UNKNOWN


def _slashes(match: Match, setting: Setting) -> Stretch | None:
    """Day and month in the order that the calendar allows; where it allows both, the nearer."""
    a, b, year = number_of(match, "a"), number_of(match, "b"), number_of(match, "y")
    if a is None or b is None or year is None:
        return None
    year += 0 if year >= 100 else 1900 if year > 50 else 2000
    both = [d for d in (dates.day(year, b, a), dates.day(year, a, b)) if d]
    if len(both) < 2 or both[0] == both[1]:
        return both[0] if both else None
    now = setting.day
    return min(both, key=lambda d: abs((d.first - now).days)) if now else UNKNOWN


def _feast(match: Match, setting: Setting) -> Stretch | None:
    number, of_month = map(int, str(match.parts["f"]).split("-"))
    year = year_of(match)
    found = dates.day(year, number, of_month) if year else setting.in_year(number, of_month)
    return found or UNKNOWN


def _known(match: Match, setting: Setting) -> Stretch | None:
    return dates.parse(str(match.parts["k"]))


def _deictic(match: Match, setting: Setting) -> Stretch | None:
    """Today, yesterday; but "Florida Today" is a paper."""
    read, at = setting.text.tokens, match.first
    named = at > 0 and read[at].text[0].isupper() and read[at - 1].text[0].isupper()
    return UNKNOWN if named else _days_on(setting.day, step_of(match))


def _days_on(start: date | None, count: int) -> Stretch:
    if start is None:
        return UNKNOWN
    one = dates.shifted(start, count)
    return Stretch(one, one)


def _weekday(match: Match, setting: Setting) -> Stretch | None:
    """The nearest such day before the publication, or after it where the clause looks forward."""
    now = setting.day
    if now is None:
        return UNKNOWN
    back = (now.weekday() - int(str(match.parts["w"]))) % 7
    return _days_on(now, (7 - back) % 7 if setting.tense > 0 else -back)


def _weekday_last(match: Match, setting: Setting) -> Stretch | None:
    now = setting.day
    if now is None:
        return UNKNOWN
    return _days_on(now, -((now.weekday() - int(str(match.parts["w"]))) % 7 or 7))


def _weekday_next(match: Match, setting: Setting) -> Stretch | None:
    now = setting.day
    if now is None:
        return UNKNOWN
    return _days_on(now, (int(str(match.parts["w"])) - now.weekday()) % 7 or 7)


def _weekday_this(match: Match, setting: Setting) -> Stretch | None:
    now = setting.day
    if now is None:
        return UNKNOWN
    return _days_on(now, (int(str(match.parts["w"])) - now.weekday()) % 7)


def _weekday_week(match: Match, setting: Setting) -> Stretch | None:
    now = setting.day
    if now is None:
        return UNKNOWN
    monday = dates.week(dates.shifted(now, 7 * step_of(match))).first
    return _days_on(monday, int(str(match.parts["w"])))


def _exact_day(match: Match, setting: Setting) -> Stretch | None:
    return _inner(match, "x", setting)


def _same(match: Match, setting: Setting) -> Stretch | None:
    return _inner(match, "w", setting)


def _beside(count: int) -> Meaning:
    """The day before or after the one last spoken of."""

    def meaning(match: Match, setting: Setting) -> Stretch | None:
        known = setting.previous
        return _days_on(known.first, count) if known and known.is_day else UNKNOWN

    return meaning


# -- the clock


def _time(hours: float | None, minutes: float | None, meridiem: str | None) -> str | None:
    """HH:MM, None where the clock has no such time."""
    if hours is None or minutes is None or hours != int(hours):
        return None
    if meridiem is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + int(meridiem)
    if not (0 <= hours < 24 and 0 <= minutes < 60):
        return None
    return f"{int(hours):02}:{int(minutes):02}"


def _clock(match: Match) -> str | None:
    """The time of a clock that was matched: "6.10am", "4: 30 p. m.", "0600 GMT"."""
    meridiem = match.parts.get("p")
    half = str(meridiem) if meridiem is not None else None
    hours = str(match.parts["h"])
    if match.meaning == "clock":
        return _time(numeral(hours), numeral(str(match.parts["t"])), half)
    if half is None:
        hours, minutes = (hours[:-2], hours[-2:]) if len(hours) == 4 else ("", "")
        return _time(numeral(hours), numeral(minutes), None)
    whole, _, minutes = hours.partition(".")
    fits = len(minutes) in (0, 2)
    return _time(numeral(whole), numeral(minutes or "0"), half) if fits else None


def _clock_alone(match: Match, setting: Setting) -> Stretch | None:
    """A time without a day is of the day last spoken of, or of the day of publication."""
    found = match.parts["c"]
    time = _clock(found) if isinstance(found, Match) else None
    known = setting.recent
    on = known.first if known else setting.day
    if time is None:
        return None
    return Stretch(on, on, time) if on else UNKNOWN


def _clock_day(match: Match, setting: Setting) -> Stretch | None:
    on, found = _inner(match, "w", setting), match.parts["c"]
    time = _clock(found) if isinstance(found, Match) else None
    if on is None or time is None or on is UNKNOWN:
        return on
    return Stretch(on.first, on.last, time) if on.is_day else None


# -- ranges


def _run(match: Match, setting: Setting) -> Stretch | None:
    """Two days of one month."""
    number, first, last = (number_of(match, part) for part in "mde")
    if not (number and first and last and first < last):
        return None
    if dates.day(2000, number, last) is None:
        return None
    year = year_of(match)
    if year is None:
        found = setting.in_year(number, last)
        if found is None:
            return UNKNOWN
        year = found.first.year
    return dates.join(dates.day(year, number, first), dates.day(year, number, last))


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


def _months(match: Match, setting: Setting) -> Stretch | None:
    first, last = number_of(match, "m"), number_of(match, "n")
    start, end = year_of(match), year_of(match, "z")
    if first is None or last is None:
        return None
    if end is None and start is not None:
        end = start if last >= first else start + 1
    if end is None:
        known = setting.in_year(last, None)
        if known is None:
            return UNKNOWN
        end = known.first.year
    start = start or (end if first <= last else end - 1)
    return dates.join(dates.month(start, first), dates.month(end, last))


def _years(match: Match, setting: Setting) -> Stretch | None:
    """2009-13 and 2019 to 2023; 2009-07 is left alone, for it may be a month."""
    first, last = year_of(match), number_of(match, "z")
    if first is None or last is None:
        return None
    if last < 100:
        last += first - first % 100 if first % 100 < last else first - first % 100 + 100
        if last - first > 60:
            return None
    return dates.join(dates.year(first), dates.year(last)) if first < last < 2200 else None


_MEANINGS: dict[str, Meaning] = {
    **months.MEANINGS,
    **relative.MEANINGS,
    "date": _date,
    "slashes": _slashes,
    "feast": _feast,
    "known": _known,
    "deictic": _deictic,
    "weekday": _weekday,
    "weekday_last": _weekday_last,
    "weekday_next": _weekday_next,
    "weekday_this": _weekday_this,
    "weekday_week": _weekday_week,
    "exact_day": _exact_day,
    "same": _same,
    "day_later": _beside(1),
    "day_earlier": _beside(-1),
    "clock_alone": _clock_alone,
    "clock_day": _clock_day,
    "days": _run,
    "dates": _dates,
    "months": _months,
    "years": _years,
}
