"""What the rules mean that count from the publication, or from the time last spoken of."""

from variorum.figures.months import quarter_now
from variorum.figures.parts import UNKNOWN, Meaning, number_of, step_of
from variorum.figures.setting import Setting
from variorum.text import dates
from variorum.text.dates import Stretch
from variorum.text.grammar import Match

_SPANS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_DAYS = {"hour": 0, "day": 1, "week": 7, "fortnight": 14}


def _span(match: Match, setting: Setting) -> Stretch | None:
    """Last week, this month, next year."""
    unit, by = str(match.parts["u"]), step_of(match)
    if unit == "year":
        return dates.year(setting.year + by) if setting.year else UNKNOWN
    if unit in ("month", "quarter"):
        if setting.month is None:
            return UNKNOWN
        return (
            quarter_now(match, setting) if unit == "quarter" else dates.month(0, setting.month + by)
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
    count, unit = number_of(match, "n"), str(match.parts["u"])
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
    count, unit = number_of(match, "n"), str(match.parts["u"])
    if count is None:
        return None
    found = _stretch_back(setting, unit, count)
    if found is None or found is UNKNOWN or unit not in _DAYS:
        return found
    return Stretch(dates.shifted(found.first, 1), found.last)


def _past_span(match: Match, setting: Setting) -> Stretch | None:
    count = number_of(match, "n") if "n" in match.parts else 1
    if count is None:
        return None
    return _stretch_back(setting, str(match.parts["u"]), count)


def _next_span(match: Match, setting: Setting) -> Stretch | None:
    return UNKNOWN


def _from_previous(sign: int) -> Meaning:
    """ "Two years later": counted from the moment last spoken of."""

    def meaning(match: Match, setting: Setting) -> Stretch | None:
        count = number_of(match, "n") if "n" in match.parts else 1
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


def _era_span(match: Match, setting: Setting) -> Stretch | None:
    whole = _span(match, setting)
    return whole if whole in (None, UNKNOWN) else dates.third(whole, str(match.parts["e"]))


MEANINGS: dict[str, Meaning] = {
    "era_span": _era_span,
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
