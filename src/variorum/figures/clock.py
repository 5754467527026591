"""What the rules mean that tell the time of day."""

from datetime import date

from variorum.figures.parts import Meaning, Meant, Time, number_of
from variorum.figures.setting import Setting
from variorum.model import TimeKind
from variorum.text.dates import Stretch
from variorum.text.grammar import Match
from variorum.text.numbers import numeral

_MIDNIGHT = "24:00"
_MORNING = "0"  # what a.m. adds to the hour


def _time(hours: float | None, minutes: float | None, meridiem: str | None) -> str | None:
    """HH:MM, None where the clock has no such time."""
    if hours is None or minutes is None or hours != int(hours):
        return None
    if meridiem is not None:
        if not 1 <= hours < (13 if meridiem == _MORNING else 24):
            return None
        # "17:06 pm" is told twice over, and means no more than 17:06.
        hours = hours % 12 + int(meridiem)
    if not (0 <= hours < 24 and 0 <= minutes < 60):
        return None
    return f"{int(hours):02}:{int(minutes):02}"


def told(match: Match) -> str | None:
    """The time of a clock that was matched: "6.10am", "4: 30 p. m.", "0600 GMT"."""
    if match.meaning == "clock_named":
        return str(match.parts["t"])
    meridiem = match.parts.get("p")
    half = str(meridiem) if meridiem is not None else None
    if match.meaning == "clock_spoken":
        return _time(number_of(match, "h"), 0, None)
    hours = str(match.parts["h"])
    if match.meaning == "clock":
        return _time(numeral(hours), numeral(str(match.parts["t"])), half)
    if half is None:
        hours, minutes = (hours[:-2], hours[-2:]) if len(hours) == 4 else ("", "")
        return _time(numeral(hours), numeral(minutes), None)
    whole, _, minutes = hours.partition(".")
    fits = len(minutes) in (0, 2)
    return _time(numeral(whole), numeral(minutes or "0"), half) if fits else None


def _clock_alone(match: Match, setting: Setting) -> Meant:
    """A time without a day is of the day last spoken of, or of the day of publication."""
    found = match.parts["c"]
    time = told(found) if isinstance(found, Match) else None
    known = setting.recent
    return None if time is None else at(known.first if known else setting.day, found, time)


def at(day: date | None, clock: Match | str, time: str) -> Stretch | Time:
    """A time of a day; "Z" marks, as in ISO 8601, that it is told in universal time."""
    zone = "Z" if isinstance(clock, Match) and clock.parts.get("z") == "UTC" else ""
    if day is None:
        return Time(TimeKind.TIME, f"XXXX-XX-XXT{time}{zone}")
    named = f"{day.isoformat()}T{time}{zone}"
    if time == _MIDNIGHT:  # the end of the day by its name, which half the world calls the next
        return Stretch(day, day, named=named)
    return Stretch(day, day, time, named)


MEANINGS: dict[str, Meaning] = {
    "clock_alone": _clock_alone,
}
