"""What the rules mean that name months and seasons."""

from variorum.figures.parts import UNKNOWN, Meaning, Meant, dated, number_of, step_of, year_of
from variorum.figures.quarters import quarter_now
from variorum.figures.setting import Setting
from variorum.text import dates
from variorum.text.dates import Stretch
from variorum.text.grammar import Match

_ERAS = ("month", "year")


def _month(match: Match, setting: Setting) -> Stretch | None:
    number = number_of(match, "m")
    if number is None:
        return None
    if "y" in match.parts:
        year = year_of(match)
        return dates.month(year, number) if year else None
    ahead = 1 if setting.form(match.first - 1) == "by" else None
    return setting.in_year(number, None, ahead) or UNKNOWN


def _month_before_noun(match: Match, setting: Setting) -> Stretch | None:
    noun = setting.text.tokens[match.last].text.islower()
    joins = setting.text.value("PREPOSITION", match.last) is not None
    return _month(match, setting) if noun and not joins else None


def _month_by(tense: int) -> Meaning:
    """ "Last May", "next May": this side or that side of the month of publication."""

    def meaning(match: Match, setting: Setting) -> Stretch | None:
        number, now = number_of(match, "m"), setting.month
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
    number = number_of(match, "m")
    if number is None or setting.year is None:
        return UNKNOWN
    return dates.month(setting.year + step_of(match), number)


def _month_before(match: Match, setting: Setting) -> Stretch | None:
    """ "The same month a year ago": of the month last spoken of."""
    known = setting.previous.first if setting.previous else setting.day
    return dates.month(known.year - 1, known.month) if known else UNKNOWN


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


def _season(match: Match, setting: Setting) -> Stretch | None:
    year = year_of(match) or (setting.year and setting.year + step_of(match))
    return dates.months(year, int(str(match.parts["x"])), 3) if year else UNKNOWN


def _season_by(match: Match, setting: Setting) -> Stretch | None:
    """The last, this, the next summer, as seen from the month of publication."""
    now, by = setting.month, step_of(match)
    if "s" not in match.parts and (setting.form(match.last) == "of" or _is_named(match, setting)):
        return None
    if now is None:
        return UNKNOWN
    start = int(str(match.parts["x"]))
    begun = now - (now - start) % 12  # the latest season that has begun
    if by < 0:
        begun -= 12 if now - begun < 3 else 0
    elif by > 0 or now - begun > 6 or (setting.tense > 0 and now - begun > 2):
        begun += 12
    return dates.months(0, begun, 3)


def _is_named(match: Match, setting: Setting) -> bool:
    """Whether a season is part of a name: "the Winter Palace"."""
    return all(
        token.text[0].isupper() for token in setting.text.tokens[match.last - 1 : match.last + 1]
    )


def _era_month(match: Match, setting: Setting) -> Stretch | None:
    whole = _month(match, setting)
    return whole if whole in (None, UNKNOWN) else dates.third(whole, str(match.parts["e"]))


def _era_now(match: Match, setting: Setting) -> Meant:
    """ "The end of the year": of the year of publication; of a shorter time, the whole of it."""
    now, unit = setting.published, str(match.parts["u"])
    if now is None or (unit == "month" and setting.month is None):
        return UNKNOWN
    if unit == "quarter":
        found = quarter_now(match, setting)
    elif unit in ("day", "week", "decade"):
        found = now if unit == "day" else _around(now, unit)
    else:
        whole = dates.year(now.first.year) if unit == "year" else dates.month(0, setting.month or 1)
        return dates.third(whole, str(match.parts["e"])) if whole and unit in _ERAS else None
    return dated(found).vague() if found else None


def _around(now: Stretch, unit: str) -> Stretch | None:
    start = now.first.year // 10 * 10
    if unit == "week":
        return dates.week(now.first)
    return dates.join(dates.year(start), dates.year(start + 9))


MEANINGS: dict[str, Meaning] = {
    "months": _months,
    "month": _month,
    "month_before_noun": _month_before_noun,
    "month_last": _month_by(-1),
    "month_next": _month_by(1),
    "month_this": _month_of_year,
    "month_of_year": _month_of_year,
    "era_month": _era_month,
    "era_now": _era_now,
    "month_before": _month_before,
    "season": _season,
    "season_by": _season_by,
}
