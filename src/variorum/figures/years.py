"""What the rules mean that name years, decades and centuries."""

from dataclasses import replace

from variorum.figures.parts import UNKNOWN, Meaning, number_of, year_of
from variorum.figures.setting import Setting
from variorum.text import dates
from variorum.text.dates import Stretch
from variorum.text.grammar import Match

_TURN = 40  # of two digits more are of the last century
_LIKELY = range(1950, 2036)
_GLUE = frozenset("-/%")
_OPENERS = frozenset("('\"“‘[")
_STRICT = frozenset(("in", "since", "until", "till", "during", "throughout"))


def _bare_year(match: Match, setting: Setting) -> Stretch | None:
    """A year after a preposition, where it is not the number of something: "of 2000 soldiers"."""
    number, after = year_of(match), setting.form(match.last)
    counts = setting.text.value("COUNTED", match.last) is not None
    if setting.form(match.first - 1) not in _STRICT and (counts or _plural(after)):
        return None
    return dates.year(number) if number else None


def _plural(form: str) -> bool:
    return len(form) > 3 and form.endswith("s") and not form.endswith(("ss", "us", "is"))


def _year_plain(match: Match, setting: Setting) -> Stretch | None:
    number = year_of(match)
    return dates.year(number) if number else None


def _year_before_noun(match: Match, setting: Setting) -> Stretch | None:
    counts = setting.text.value("COUNTED", match.last) is not None
    return None if counts else _year_plain(match, setting)


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


def _year_end(match: Match, setting: Setting) -> Stretch | None:
    whole = dates.year(setting.year) if setting.year else None
    return dates.third(whole, "late") if whole else UNKNOWN


def _year_short(match: Match, setting: Setting) -> Stretch | None:
    """ "In '98"."""
    number = number_of(match, "k")
    if setting.form(match.last) == "s":
        return None
    return None if number is None else dates.year(number + (1900 if number > _TURN else 2000))


def _decade_short(match: Match, setting: Setting) -> Stretch | None:
    """ "The nineties", "the '90s"."""
    start = number_of(match, "k")
    if start is None or start % 10:
        return None
    start += 0 if start > 100 else 1900 if start >= 20 else 2000
    return dates.join(dates.year(start), dates.year(start + 9))


def _year_loose(match: Match, setting: Setting) -> Stretch | None:
    """A year that nothing introduces ("the Athens Olympics 2004"), unless it counts something."""
    number, before = year_of(match), setting.form(match.first - 1)
    if number is None or number not in _LIKELY or not _is_apart(match, setting):
        return None
    counts = setting.text.value("COUNTED", match.last) is not None
    named = setting.text.value("NOT_A_YEAR", match.first - 1) is not None
    round_number = number % 100 == 0 and before not in _STRICT
    many = _plural(setting.form(match.last)) and setting.text.tokens[match.last].text.islower()
    if counts or named or round_number or many:
        return None
    return dates.year(number)


def _is_apart(match: Match, setting: Setting) -> bool:
    """Whether a number is no piece of a longer one, of a word or an address."""
    read = setting.text.tokens
    before, after = read[: match.first][-1:], read[match.last :][:1]
    return not any(
        [
            *(not t.spaced and t.form in _GLUE for t in after),
            *(not read[match.first].spaced and t.form not in _OPENERS for t in before),
        ]
    )


def _era_year(match: Match, setting: Setting) -> Stretch | None:
    number = year_of(match)
    whole = dates.year(number) if number else None
    return dates.third(whole, str(match.parts["e"])) if whole else None


def _era_decade(match: Match, setting: Setting) -> Stretch | None:
    whole = _decade(match, setting)
    if whole is None or whole.last.year - whole.first.year != 9:
        return whole
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[str(match.parts["e"])]
    start = whole.first.year
    found = dates.join(dates.year(start + first), dates.year(start + last))
    return found and replace(found, named=whole.value())


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


MEANINGS: dict[str, Meaning] = {
    "years": _years,
    "era_year": _era_year,
    "era_decade": _era_decade,
    "century": _century,
    "year": _bare_year,
    "year_plain": _year_plain,
    "year_before_noun": _year_before_noun,
    "decade": _decade,
    "year_end": _year_end,
    "decade_short": _decade_short,
    "year_loose": _year_loose,
    "year_short": _year_short,
}
