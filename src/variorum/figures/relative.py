"""What the rules mean that count from the publication, or from the time last spoken of."""

from dataclasses import replace

from variorum.figures.lengths import lasting
from variorum.figures.parts import UNKNOWN, Meaning, Meant, Time, dated, number_of, step_of
from variorum.figures.quarters import quarter_now
from variorum.figures.setting import Setting
from variorum.model import TimeKind
from variorum.text import dates
from variorum.text.dates import Stretch
from variorum.text.grammar import Match

_YEARS = {"year": 1, "decade": 10, "century": 100}
_BEFORE_TITLES = frozenset(("'s", "'", '"', "“", "‘", "`"))
_AGES = ("decade", "century")  # too long for "this" and "last" to point to their days
_CLOCKED = ("second", "minute", "hour")
_MONTH, _QUARTER = 31, 93  # days, no month and no quarter has more
_SPANS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_DAYS = {"second": 0, "minute": 0, "hour": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14}


def _span(match: Match, setting: Setting) -> Meant:
    """Last week, this month, next year; but "ABC's This Week" is a programme."""
    unit, by = str(match.parts["u"]), step_of(match)
    if unit == "day":
        return None
    large = all(t.text[0].isupper() for t in setting.text.tokens[match.first : match.last])
    if large and setting.form(match.first - 1) in _BEFORE_TITLES:
        return Time(TimeKind.DATE, "")
    found = _unit(match, setting, unit, by) or UNKNOWN
    return dated(found).vague() if unit in _AGES else found


def _unit(match: Match, setting: Setting, unit: str, by: int) -> Stretch | None:
    """So many weeks, months, quarters, years or decades on from the one of the publication."""
    if unit in _YEARS and setting.year:
        length, first = _YEARS[unit], 1 if unit == "century" else 0
        start = (setting.year - first) // length * length + length * by + first
        return dates.join(dates.year(start), dates.year(start + length - 1))
    if unit == "month" and setting.month:
        return dates.month(0, setting.month + by)
    if unit == "quarter":
        return quarter_now(match, setting)
    if unit not in ("week", "weekend") or setting.day is None:
        return None
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
    days = (start.last - start.first).days
    if unit == "year" and 25 < days < _QUARTER:
        return dates.months(0, at, 1 if days < _MONTH else 3)
    return dates.year((at - 1) // 12) if unit in ("year", "decade") else dates.month(0, at)


def _ago(match: Match, setting: Setting) -> Stretch | None:
    count, unit = number_of(match, "n") if "n" in match.parts else 1, str(match.parts["u"])
    if count is None:
        return None
    if setting.day is None and unit not in ("year", "decade"):
        return UNKNOWN
    spoken = setting.compared if unit == "year" and count == 1 else None
    found = _moved(spoken or setting.published, unit, -count) if setting.published else None
    if found is not None and unit == "week" and setting.day:
        return replace(found, named=dates.shifted(setting.day, -7 * count).isoformat())
    return found or UNKNOWN


def _long_ago(match: Match, setting: Setting) -> Time | None:
    """ "More than two years ago": no more than the year it points to."""
    found = _ago(match, setting)
    return None if found is None else dated(found).vague()


def _from_now(match: Match, setting: Setting) -> Time | None:
    """ "Two years from now"."""
    count = number_of(match, "n")
    if count is None or setting.published is None:
        return dated(UNKNOWN)
    found = _moved(setting.published, str(match.parts["u"]), count)
    return dated(found).vague() if found else None


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


def _past_span(match: Match, setting: Setting) -> Time | None:
    """ "The past two years": a length, and the days from then to the publication."""
    length = lasting(match, setting)
    count = number_of(match, "n") if "n" in match.parts else 1
    if length is None or count is None:
        return length
    known = _stretch_back(setting, str(match.parts["u"]), count)
    return replace(length, stretch=None if known is UNKNOWN else known)


def _from_previous(sign: int) -> Meaning:
    """ "Two years later": counted from the moment last spoken of."""

    def meaning(match: Match, setting: Setting) -> Meant:
        count = number_of(match, "n") if "n" in match.parts else 1
        known, unit = setting.previous, str(match.parts["u"])
        if count is None:
            return None
        if unit == "year" and count == 1 and sign < 0:
            known = setting.compared or known
        fits = known and (known.is_day or unit in ("year", "decade") or _no_longer(known, unit))
        moved = (
            known and fits and unit not in _CLOCKED and _moved(known, unit, sign * count)
        ) or None
        return _measured(match, setting, moved)

    return meaning


def _no_longer(known: Stretch, unit: str) -> bool:
    """Whether months can be counted from a time: it is of a month or a quarter itself."""
    return unit in _SPANS and (known.last - known.first).days < _MONTH * _SPANS[unit]


def _measured(match: Match, setting: Setting, moved: Stretch | None) -> Time | None:
    """ "Three days later": TimeML marks the length alone; "a year earlier" is a date."""
    length = lasting(match, setting)
    if length is None or "later" not in match.parts:
        return dated(moved) if moved else _beside_now(match, setting)
    within = ((match.first, match.last - 1, length),)
    return Time(TimeKind.DATE, dated(moved or UNKNOWN).value, moved, within)


def _beside_now(match: Match, setting: Setting) -> Time | None:
    """ "A year earlier", where no time is spoken of before: as seen from the publication."""
    found = None if match.meaning in ("following", "later") else _ago(match, setting)
    return dated(found or UNKNOWN).vague()


def _unit_now(match: Match, setting: Setting) -> Time | None:
    """ "The year", "the week": the one of the publication; too vague to point to its days."""
    if setting.form(match.first - 1) == "of":
        return None
    unit = str(match.parts["u"])
    found = _unit(match, setting, unit, step_of(match))
    if unit == "day":
        known = setting.recent or setting.published
        found = known if known and known.is_day else None
    return dated(found or UNKNOWN).vague()


def _unit_then(match: Match, setting: Setting) -> Time | None:
    """ "That year", "the same day": the one last spoken of."""
    known, unit = setting.previous or setting.recent, str(match.parts["u"])
    if unit == "second":  # "that second attempt"
        return None
    if known is None or unit not in (*_SPANS, *_DAYS):
        return Time(TimeKind.DATE, "PAST_REF")
    found = _moved(known, unit, 0)
    return dated(found).vague() if found else None


def _era_span(match: Match, setting: Setting) -> Meant:
    unit = str(match.parts["u"])
    whole = _unit(match, setting, unit, step_of(match))
    if whole is None:
        return None if unit == "day" else UNKNOWN
    return dated(whole).vague() if unit in _AGES else dates.third(whole, str(match.parts["e"]))


def _deictic_part(match: Match, setting: Setting) -> Meant:
    """ "Last night", "this morning": the step in days and the part of the day."""
    if setting.is_name(match):
        return Time(TimeKind.DATE, "")
    step, part = str(match.parts["v"])[:-2], str(match.parts["v"])[-2:]
    if setting.day is None:
        return UNKNOWN
    one = dates.shifted(setting.day, int(step))
    return Stretch(one, one, named=f"{one.isoformat()}T{part}")


MEANINGS: dict[str, Meaning] = {
    "era_span": _era_span,
    "span": _span,
    "weekend": _weekend,
    "ago": _ago,
    "ago_within": _ago_within,
    "past_span": _past_span,
    "deictic_part": _deictic_part,
    "long_ago": _long_ago,
    "from_now": _from_now,
    "unit_now": _unit_now,
    "unit_then": _unit_then,
    "later": _from_previous(1),
    "earlier": _from_previous(-1),
    "following": _from_previous(1),
    "preceding": _from_previous(-1),
}
