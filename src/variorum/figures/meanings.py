"""What the rules of `date_rules.tsv` mean: from a match and its setting to a stretch of days.

A meaning gives None where the words cannot be a time ("May 35"), and `UNKNOWN` where they are one
that nothing here resolves ("several years ago").
"""

from collections.abc import Callable
from datetime import date

from variorum.figures.setting import Setting
from variorum.text import dates
from variorum.text.dates import Stretch
from variorum.text.grammar import Match
from variorum.text.numbers import numeral, value

UNKNOWN = Stretch(date.min, date.min)
_YEARS = range(1400, 2200)
_STRICT = frozenset(("in", "since", "until", "till", "during", "throughout"))
_SPANS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_DAYS = {"hour": 0, "day": 1, "week": 7, "fortnight": 14}
Meaning = Callable[[Match, Setting], Stretch | None]


def mean(match: Match, setting: Setting) -> Stretch | None:
    """What a match means in its setting."""
    return _MEANINGS[match.meaning](match, setting)


def _number(match: Match, part: str) -> int | None:
    """The whole number that a part stands for, however deep it lies."""
    found = match.parts.get(part)
    while isinstance(found, Match) and found.meaning == "part":
        found = next(iter(found.parts.values()), None)
    number = value(found)
    return None if number is None or number != int(number) else int(number)


def _year(match: Match, part: str = "y") -> int | None:
    number = _number(match, part)
    return number if number in _YEARS else None


def _inner(match: Match, part: str, setting: Setting) -> Stretch | None:
    found = match.parts.get(part)
    return mean(found, setting) if isinstance(found, Match) else None


def _by(match: Match) -> int:
    """How many units before or after now: last, this, next."""
    return int(str(match.parts["s"]))


# -- days


def _date(match: Match, setting: Setting) -> Stretch | None:
    number, of_month = _number(match, "m"), _number(match, "d")
    if number is None or not of_month or dates.day(2000, number, of_month) is None:
        return None
    if "y" in match.parts:
        year = _year(match)
        return dates.day(year, number, of_month) if year else None
    return setting.in_year(number, of_month) or UNKNOWN


def _slashes(match: Match, setting: Setting) -> Stretch | None:
    """Day and month in the order that the calendar allows; where it allows both, the nearer."""
    a, b, year = _number(match, "a"), _number(match, "b"), _number(match, "y")
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
    year = _year(match)
    found = dates.day(year, number, of_month) if year else setting.in_year(number, of_month)
    return found or UNKNOWN


def _known(match: Match, setting: Setting) -> Stretch | None:
    return dates.parse(str(match.parts["k"]))


def _deictic(match: Match, setting: Setting) -> Stretch | None:
    """Today, yesterday; but "Florida Today" is a paper."""
    read, at = setting.text.tokens, match.first
    named = at > 0 and read[at].text[0].isupper() and read[at - 1].text[0].isupper()
    return UNKNOWN if named else _days_on(setting.day, _by(match))


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
    monday = dates.week(dates.shifted(now, 7 * _by(match))).first
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
    number, first, last = (_number(match, part) for part in "mde")
    if not (number and first and last and first < last):
        return None
    if dates.day(2000, number, last) is None:
        return None
    year = _year(match)
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
        number, of_month = _number(a, "m"), _number(a, "d")
        if number and of_month and last is not UNKNOWN:
            years = (last.first.year, last.first.year - 1)
            choices = [d for y in years if (d := dates.day(y, number, of_month))]
            first = next((c for c in choices if c.first <= last.first), first)
    if first is UNKNOWN or last is UNKNOWN:
        return UNKNOWN
    return dates.join(first, last)


def _months(match: Match, setting: Setting) -> Stretch | None:
    first, last = _number(match, "m"), _number(match, "n")
    start, end = _year(match), _year(match, "z")
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
    first, last = _year(match), _number(match, "z")
    if first is None or last is None:
        return None
    if last < 100:
        last += first - first % 100 if first % 100 < last else first - first % 100 + 100
        if last - first > 60:
            return None
    return dates.join(dates.year(first), dates.year(last)) if first < last < 2200 else None


# -- months


def _month(match: Match, setting: Setting) -> Stretch | None:
    number = _number(match, "m")
    if number is None:
        return None
    if "y" in match.parts:
        year = _year(match)
        return dates.month(year, number) if year else None
    return setting.in_year(number, None) or UNKNOWN


def _month_before_noun(match: Match, setting: Setting) -> Stretch | None:
    noun = setting.text.tokens[match.last].text.islower()
    joins = setting.text.value("PREPOSITION", match.last) is not None
    return _month(match, setting) if noun and not joins else None


def _month_by(tense: int) -> Meaning:
    """ "Last May", "next May": this side or that side of the month of publication."""

    def meaning(match: Match, setting: Setting) -> Stretch | None:
        number, now = _number(match, "m"), setting.month
        if number is None or now is None:
            return UNKNOWN
        away = (now - number) % 12 or 12
        return dates.month(
            0, now - away + (12 if tense > 0 and away < 12 else 0) + _whole(tense, away)
        )

    return meaning


def _whole(tense: int, away: int) -> int:
    return 24 if tense > 0 and away == 12 else 0


def _month_of_year(match: Match, setting: Setting) -> Stretch | None:
    number = _number(match, "m")
    if number is None or setting.year is None:
        return UNKNOWN
    return dates.month(setting.year + _by(match), number)


# -- years and their parts


def _bare_year(match: Match, setting: Setting) -> Stretch | None:
    """A year after a preposition, where it is not the number of something: "of 2000 soldiers"."""
    number, after = _year(match), setting.form(match.last)
    counts = setting.text.value("COUNTED", match.last) is not None
    if setting.form(match.first - 1) not in _STRICT and (counts or _plural(after)):
        return None
    return dates.year(number) if number else None


def _plural(form: str) -> bool:
    return len(form) > 3 and form.endswith("s") and not form.endswith(("ss", "us", "is"))


def _year_before_noun(match: Match, setting: Setting) -> Stretch | None:
    if setting.text.value("COUNTED", match.last) is not None:
        return None
    number = _year(match)
    return dates.year(number) if number else None


def _decade(match: Match, setting: Setting) -> Stretch | None:
    number = _year(match)
    if number is None or number % 10:
        return None
    length = 100 if number % 100 == 0 and number < 2000 else 10
    return dates.join(dates.year(number), dates.year(number + length - 1))


def _century(match: Match, setting: Setting) -> Stretch | None:
    number = _number(match, "c")
    if number is None or not 5 <= number <= 21:
        return None
    whole = dates.join(dates.year(number * 100 - 99), dates.year(number * 100))
    if whole is None or "e" not in match.parts:
        return whole
    return UNKNOWN


def _quarter(match: Match, setting: Setting) -> Stretch | None:
    year = _year(match) or (setting.year and setting.year + int(str(match.parts.get("s", 0))))
    if "y" not in match.parts and setting.year is None:
        return UNKNOWN
    return dates.months(year, 3 * int(str(match.parts["q"])) - 2, 3) if year else None


def _quarter_alone(match: Match, setting: Setting) -> Stretch | None:
    """The last such quarter that has begun, where money is spoken of: games have quarters too."""
    if not setting.text.holds("FINANCE"):
        return None
    if setting.published is None:
        return UNKNOWN
    year, number = setting.published.first.year, 3 * int(str(match.parts["q"])) - 2
    found = dates.months(year, number, 3)
    if found and found.first > setting.published.last:
        found = dates.months(year - 1, number, 3)
    return found


def _quarter_now(match: Match, setting: Setting) -> Stretch | None:
    now = setting.month
    if now is None:
        return UNKNOWN
    return dates.months(0, (now - 1) // 3 * 3 + 1 + 3 * _by(match), 3)


def _half(match: Match, setting: Setting) -> Stretch | None:
    year = _year(match) or (setting.year and setting.year + int(str(match.parts.get("s", 0))))
    return dates.months(year, 6 * int(str(match.parts["h"])) - 5, 6) if year else UNKNOWN


def _first_months(match: Match, setting: Setting) -> Stretch | None:
    """ "The first nine months of 2021"."""
    count = _number(match, "n")
    year = _year(match) or (setting.year and setting.year + int(str(match.parts.get("s", 0))))
    if count is None or not 1 <= count <= 12:
        return None
    return dates.months(year, 1, count) if year else UNKNOWN


def _season(match: Match, setting: Setting) -> Stretch | None:
    year = _year(match) or (setting.year and setting.year + int(str(match.parts.get("s", 0))))
    return dates.months(year, int(str(match.parts["x"])), 3) if year else UNKNOWN


def _season_by(match: Match, setting: Setting) -> Stretch | None:
    """The last, this, the next summer, as seen from the month of publication."""
    now, by = setting.month, _by(match)
    if now is None:
        return UNKNOWN
    start = int(str(match.parts["x"]))
    begun = now - (now - start) % 12  # the latest season that has begun
    if by < 0:
        begun -= 12 if now - begun < 3 else 0
    elif by > 0 or now - begun > 6 or (setting.tense > 0 and now - begun > 2):
        begun += 12
    return dates.months(0, begun, 3)


def _era_month(match: Match, setting: Setting) -> Stretch | None:
    whole = _month(match, setting)
    return whole if whole in (None, UNKNOWN) else dates.third(whole, str(match.parts["e"]))


def _era_year(match: Match, setting: Setting) -> Stretch | None:
    number = _year(match)
    whole = dates.year(number) if number else None
    return dates.third(whole, str(match.parts["e"])) if whole else None


def _era_span(match: Match, setting: Setting) -> Stretch | None:
    whole = _span(match, setting)
    return whole if whole in (None, UNKNOWN) else dates.third(whole, str(match.parts["e"]))


def _era_now(match: Match, setting: Setting) -> Stretch | None:
    """ "The end of the year": of the year of publication."""
    now, unit = setting.published, str(match.parts["u"])
    if now is None or (unit == "month" and setting.month is None):
        return UNKNOWN
    if unit not in ("month", "year"):
        return None
    whole = dates.year(now.first.year) if unit == "year" else dates.month(0, setting.month or 1)
    return dates.third(whole, str(match.parts["e"])) if whole else None


def _era_decade(match: Match, setting: Setting) -> Stretch | None:
    whole = _decade(match, setting)
    if whole is None or whole.last.year - whole.first.year != 9:
        return whole
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[str(match.parts["e"])]
    start = whole.first.year
    return dates.join(dates.year(start + first), dates.year(start + last))


# -- stretches seen from the publication


def _span(match: Match, setting: Setting) -> Stretch | None:
    """Last week, this month, next year."""
    unit, by = str(match.parts["u"]), _by(match)
    if unit == "year":
        return dates.year(setting.year + by) if setting.year else UNKNOWN
    if unit in ("month", "quarter"):
        if setting.month is None:
            return UNKNOWN
        return (
            _quarter_now(match, setting)
            if unit == "quarter"
            else dates.month(0, setting.month + by)
        )
    if unit == "day":
        return None
    if unit not in ("week", "weekend") or setting.day is None:
        return UNKNOWN
    found = dates.week(dates.shifted(setting.day, 7 * by))
    return found if unit == "week" else Stretch(dates.shifted(found.first, 5), found.last)


def _weekend(match: Match, setting: Setting) -> Stretch | None:
    if setting.day is None:
        return UNKNOWN
    saturday = dates.shifted(dates.week(setting.day).first, 5)
    if setting.tense <= 0 and saturday > setting.day:
        saturday = dates.shifted(saturday, -7)
    return Stretch(saturday, dates.shifted(saturday, 1))


def _moved(start: Stretch, unit: str, count: int) -> Stretch | None:
    """So many units on, cut to the unit: a year for years, a week for weeks."""
    if unit in _DAYS:
        moved = dates.shifted(start.first, count * _DAYS[unit])
        return dates.week(moved) if unit in ("week", "fortnight") else Stretch(moved, moved)
    if unit not in _SPANS:
        return None
    at = start.first.year * 12 + start.first.month + count * _SPANS[unit]
    if not 12 < at < 9990 * 12:
        return None
    return dates.year((at - 1) // 12) if unit in ("year", "decade") else dates.month(0, at)


def _ago(match: Match, setting: Setting) -> Stretch | None:
    count, unit = _number(match, "n"), str(match.parts["u"])
    if count is None:
        return None
    if setting.day is None and unit not in ("year", "decade"):
        return UNKNOWN
    return (setting.published and _moved(setting.published, unit, -count)) or UNKNOWN


def _stretch_back(setting: Setting, unit: str, count: int) -> Stretch | None:
    """From so many units ago to the publication, cut to the unit."""
    now = setting.day
    if now is None or count > 500:
        return UNKNOWN
    if unit in _DAYS:
        return Stretch(dates.shifted(now, -count * max(1, _DAYS[unit])), now)
    if unit not in _SPANS:
        return UNKNOWN
    at = now.year * 12 + now.month
    whole = dates.join(dates.month(0, at - count * _SPANS[unit]), dates.month(0, at))
    return whole or UNKNOWN


def _ago_within(match: Match, setting: Setting) -> Stretch | None:
    """ "Less than a fortnight ago": from the day after to the publication."""
    count, unit = _number(match, "n"), str(match.parts["u"])
    if count is None:
        return None
    found = _stretch_back(setting, unit, count)
    if found is None or found is UNKNOWN or unit not in _DAYS:
        return found
    return Stretch(dates.shifted(found.first, 1), found.last)


def _past_span(match: Match, setting: Setting) -> Stretch | None:
    count = _number(match, "n") if "n" in match.parts else 1
    if count is None:
        return None
    return _stretch_back(setting, str(match.parts["u"]), count)


def _next_span(match: Match, setting: Setting) -> Stretch | None:
    return UNKNOWN


def _from_previous(sign: int) -> Meaning:
    """ "Two years later": counted from the moment last spoken of."""

    def meaning(match: Match, setting: Setting) -> Stretch | None:
        count = _number(match, "n") if "n" in match.parts else 1
        known, unit = setting.previous, str(match.parts["u"])
        if count is None:
            return None
        if known is None or (not known.is_day and unit not in ("year", "decade")):
            return UNKNOWN
        if unit == "hour":
            return UNKNOWN
        return _moved(known, unit, sign * count) or UNKNOWN

    return meaning


def _unknown(match: Match, setting: Setting) -> Stretch | None:
    return UNKNOWN


_MEANINGS: dict[str, Meaning] = {
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
    "month": _month,
    "month_before_noun": _month_before_noun,
    "month_last": _month_by(-1),
    "month_next": _month_by(1),
    "month_this": lambda match, setting: _month_of_year(match, setting),
    "month_of_year": _month_of_year,
    "months": _months,
    "era_month": _era_month,
    "era_year": _era_year,
    "era_span": _era_span,
    "era_now": _era_now,
    "era_decade": _era_decade,
    "century": _century,
    "year": _bare_year,
    "year_before_noun": _year_before_noun,
    "years": _years,
    "decade": _decade,
    "quarter": _quarter,
    "quarter_alone": _quarter_alone,
    "quarter_now": _quarter_now,
    "first_months": _first_months,
    "half": _half,
    "season": _season,
    "season_by": _season_by,
    "span": _span,
    "weekend": _weekend,
    "ago": _ago,
    "ago_within": _ago_within,
    "past_span": _past_span,
    "next_span": _next_span,
    "later": _from_previous(1),
    "earlier": _from_previous(-1),
    "following": _from_previous(1),
    "preceding": _from_previous(-1),
    "unknown": _unknown,
}
