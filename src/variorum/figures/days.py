"""What the rules mean that name a day: by its date, its feast or its weekday."""

from datetime import MAXYEAR, MINYEAR, date

from variorum.figures.parts import UNKNOWN, Meaning, Meant, Time, dated, number_of, step_of, year_of
from variorum.figures.setting import Setting
from variorum.model import TimeKind
from variorum.text import dates
from variorum.text.dates import Stretch
from variorum.text.grammar import Match


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


def _feast_of(rule: str, year: int) -> Stretch | None:
    """The day of a feast in a year: month and day, a weekday of a month, or days from Easter."""
    if "-" in rule[1:] and " " not in rule:
        number, of_month = map(int, rule.split("-"))
        return dates.day(year, number, of_month)
    numbers = [int(n) for n in rule.split()]
    one = (
        dates.nth(year, *numbers)
        if len(numbers) > 1
        else dates.shifted(dates.easter(year), numbers[0])
    )
    return Stretch(one, one)


def _movable(match: Match, setting: Setting) -> Stretch | None:
    year = year_of(match)
    return _feast_of(str(match.parts["f"]), year) if year else _feast_by(match, setting)


def _feast_by(match: Match, setting: Setting) -> Stretch | None:
    """ "Last Christmas", "Easter": the one before, next to or after the publication."""
    now, step = setting.published, step_of(match)
    if now is None or not now.is_day:
        return UNKNOWN
    years = (y for y in range(now.first.year - 1, now.first.year + 2) if MINYEAR <= y <= MAXYEAR)
    found = [f for y in years if (f := _feast_of(str(match.parts["f"]), y))]
    if "s" not in match.parts or not step:
        return setting.chosen(found, setting.tense) or UNKNOWN
    past = [f for f in found if f.first < now.first]
    future = [f for f in found if f.first > now.first]
    return (past[-1] if step < 0 else future[0]) if past and future else UNKNOWN


def _known(match: Match, setting: Setting) -> Stretch | None:
    return dates.parse(str(match.parts["k"]))


def _deictic(match: Match, setting: Setting) -> Meant:
    """Today, yesterday; but "Florida Today" is a paper."""
    named = setting.is_name(match)
    return Time(TimeKind.DATE, "") if named else _days_on(setting.day, step_of(match))


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


def _weekday_after(match: Match, setting: Setting) -> Stretch | None:
    """ "The following Monday": after the day last spoken of."""
    known = setting.previous
    if known is None or not known.is_day:
        return _weekday(match, setting)
    away = (int(str(match.parts["w"])) - known.first.weekday()) % 7 or 7
    return _days_on(known.first, away)


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


def _beside(count: int) -> Meaning:
    """The day before or after the one last spoken of."""

    def meaning(match: Match, setting: Setting) -> Meant:
        known = setting.previous
        if known and known.is_day:
            return _days_on(known.first, count)
        near = setting.recent  # spoken of too long ago to be sure of
        return dated(_days_on(near.first, count)).vague() if near else UNKNOWN

    return meaning


def _date_of_year(match: Match, setting: Setting) -> Stretch | None:
    """ "August 7 of last year"."""
    number, of_month = number_of(match, "m"), number_of(match, "d")
    if setting.year is None or not number or not of_month:
        return UNKNOWN
    return dates.day(setting.year + step_of(match), number, of_month)


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


MEANINGS: dict[str, Meaning] = {
    "date": _date,
    "slashes": _slashes,
    "feast": _feast,
    "feast_by": _feast_by,
    "movable": _movable,
    "known": _known,
    "deictic": _deictic,
    "weekday": _weekday,
    "weekday_last": _weekday_last,
    "weekday_next": _weekday_next,
    "weekday_this": _weekday_this,
    "weekday_after": _weekday_after,
    "weekday_week": _weekday_week,
    "date_of_year": _date_of_year,
    "day_later": _beside(1),
    "day_earlier": _beside(-1),
    "days": _run,
}
