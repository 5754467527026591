"""What the rules mean that name quarters and halves of years, and those they are compared with."""

from variorum.figures.lengths import length
from variorum.figures.parts import UNKNOWN, Meaning, Time, dated, number_of, step_of, year_of
from variorum.figures.setting import Setting
from variorum.model import TimeKind
from variorum.text import dates
from variorum.text.dates import Stretch
from variorum.text.grammar import Match


def _quarter(match: Match, setting: Setting) -> Stretch | None:
    year = year_of(match) or (setting.year and setting.year + step_of(match))
    if "y" not in match.parts and setting.year is None:
        return UNKNOWN
    return dates.months(year, 3 * int(str(match.parts["q"])) - 2, 3) if year else None


def _quarter_alone(match: Match, setting: Setting) -> Stretch | None:
    """The last such quarter that has begun; but games have quarters too."""
    if setting.text.holds("GAME") and not setting.text.holds("FINANCE"):
        return None
    if setting.published is None:
        return UNKNOWN
    year, number = setting.published.first.year, 3 * int(str(match.parts["q"])) - 2
    found = dates.months(year, number, 3)
    if found and found.first > setting.published.last:
        found = dates.months(year - 1, number, 3)
    return found


def quarter_now(match: Match, setting: Setting) -> Stretch | None:
    """The last, this or the next quarter."""
    now = setting.month
    if now is None:
        return UNKNOWN
    return dates.months(0, (now - 1) // 3 * 3 + 1 + 3 * step_of(match), 3)


def _half(match: Match, setting: Setting) -> Stretch | None:
    year = year_of(match) or (setting.year and setting.year + step_of(match))
    return dates.months(year, 6 * int(str(match.parts["h"])) - 5, 6) if year else UNKNOWN


def _first_months(match: Match, setting: Setting) -> Time | None:
    """ "The first nine months of 2021"."""
    count = number_of(match, "n")
    year = year_of(match) or (setting.year and setting.year + step_of(match))
    if count is None or not 1 <= count <= 12:
        return None
    return Time(
        TimeKind.DURATION, length(count, "month"), dates.months(year, 1, count) if year else None
    )


def _latest_quarter(match: Match, setting: Setting) -> Time | None:
    """ "The latest quarter", "the period": the one last spoken of, else the last that is over."""
    spoken = setting.quarter
    if setting.form(match.last) == "of" or (spoken is None and match.meaning == "period"):
        return None
    latest = setting.form(match.first + 1) != "quarter"
    if spoken is None or (latest and setting.day and spoken.last >= setting.day):
        spoken = _last_quarter(setting)
    return dated(spoken).vague() if spoken else None


def _last_quarter(setting: Setting) -> Stretch | None:
    now = setting.month
    return None if now is None else dates.months(0, (now - 1) // 3 * 3 - 2, 3)


def _of_year(match: Match, setting: Setting) -> Stretch | None:
    """ "The 1988 period": the quarter last spoken of in that year, else the year."""
    year, spoken = year_of(match), setting.quarter
    if year is None:
        return None
    return dates.months(year, spoken.first.month, 3) if spoken else dates.year(year)


def _year_before(match: Match, setting: Setting) -> Stretch | None:
    """ "The year-ago period", "the same quarter last year"."""
    known = setting.compared
    if known is None:
        return dates.year(setting.year - 1) if setting.year else UNKNOWN
    return dates.join(
        dates.month(known.first.year - 1, known.first.month),
        dates.month(known.last.year - 1, known.last.month),
    )


MEANINGS: dict[str, Meaning] = {
    "quarter": _quarter,
    "quarter_alone": _quarter_alone,
    "quarter_now": quarter_now,
    "first_months": _first_months,
    "latest_quarter": _latest_quarter,
    "period": _latest_quarter,
    "of_year": _of_year,
    "year_before": _year_before,
    "half": _half,
}
