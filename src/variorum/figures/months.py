"""What the rules mean that name months, years, and parts of years."""

from variorum.figures.parts import UNKNOWN, Meaning, number_of, step_of, year_of
from variorum.figures.setting import Setting
from variorum.text import dates
from variorum.text.dates import Stretch
from variorum.text.grammar import Match

_STRICT = frozenset(("in", "since", "until", "till", "during", "throughout"))


def _month(match: Match, setting: Setting) -> Stretch | None:
    number = number_of(match, "m")
    if number is None:
        return None
    if "y" in match.parts:
        year = year_of(match)
        return dates.month(year, number) if year else None
    return setting.in_year(number, None) or UNKNOWN


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


def _bare_year(match: Match, setting: Setting) -> Stretch | None:
    """A year after a preposition, where it is not the number of something: "of 2000 soldiers"."""
    number, after = year_of(match), setting.form(match.last)
    counts = setting.text.value("COUNTED", match.last) is not None
    if setting.form(match.first - 1) not in _STRICT and (counts or _plural(after)):
        return None
    return dates.year(number) if number else None


def _plural(form: str) -> bool:
    return len(form) > 3 and form.endswith("s") and not form.endswith(("ss", "us", "is"))


def _year_before_noun(match: Match, setting: Setting) -> Stretch | None:
    if setting.text.value("COUNTED", match.last) is not None:
        return None
    number = year_of(match)
    return dates.year(number) if number else None


def _decade(match: Match, setting: Setting) -> Stretch | None:
    number = year_of(match)
    if number is None or number % 10:
        return None
    length = 100 if number % 100 == 0 and number < 2000 else 10
    return dates.join(dates.year(number), dates.year(number + length - 1))


def _century(match: Match, setting: Setting) -> Stretch | None:
    number = number_of(match, "c")
    if number is None or not 5 <= number <= 21:
        return None
    whole = dates.join(dates.year(number * 100 - 99), dates.year(number * 100))
    if whole is None or "e" not in match.parts:
        return whole
    return UNKNOWN


def _quarter(match: Match, setting: Setting) -> Stretch | None:
    year = year_of(match) or (setting.year and setting.year + int(str(match.parts.get("s", 0))))
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


def quarter_now(match: Match, setting: Setting) -> Stretch | None:
    """The last, this or the next quarter."""
    now = setting.month
    if now is None:
        return UNKNOWN
    return dates.months(0, (now - 1) // 3 * 3 + 1 + 3 * step_of(match), 3)


def _half(match: Match, setting: Setting) -> Stretch | None:
    year = year_of(match) or (setting.year and setting.year + int(str(match.parts.get("s", 0))))
    return dates.months(year, 6 * int(str(match.parts["h"])) - 5, 6) if year else UNKNOWN


def _first_months(match: Match, setting: Setting) -> Stretch | None:
    """ "The first nine months of 2021"."""
    count = number_of(match, "n")
    year = year_of(match) or (setting.year and setting.year + int(str(match.parts.get("s", 0))))
    if count is None or not 1 <= count <= 12:
        return None
    return dates.months(year, 1, count) if year else UNKNOWN


def _season(match: Match, setting: Setting) -> Stretch | None:
    year = year_of(match) or (setting.year and setting.year + int(str(match.parts.get("s", 0))))
    return dates.months(year, int(str(match.parts["x"])), 3) if year else UNKNOWN


def _season_by(match: Match, setting: Setting) -> Stretch | None:
    """The last, this, the next summer, as seen from the month of publication."""
    now, by = setting.month, step_of(match)
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
    number = year_of(match)
    whole = dates.year(number) if number else None
    return dates.third(whole, str(match.parts["e"])) if whole else None


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


MEANINGS: dict[str, Meaning] = {
    "month": _month,
    "month_before_noun": _month_before_noun,
    "month_last": _month_by(-1),
    "month_next": _month_by(1),
    "month_this": _month_of_year,
    "month_of_year": _month_of_year,
    "era_month": _era_month,
    "era_year": _era_year,
    "era_now": _era_now,
    "era_decade": _era_decade,
    "century": _century,
    "year": _bare_year,
    "year_before_noun": _year_before_noun,
    "decade": _decade,
    "quarter": _quarter,
    "quarter_alone": _quarter_alone,
    "quarter_now": quarter_now,
    "first_months": _first_months,
    "half": _half,
    "season": _season,
    "season_by": _season_by,
}
