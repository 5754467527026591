"""The calendar: stretches of days, and the words ISO 8601 has for them."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

_FIRST_MONTHS = {"early": 1, "mid": 5, "late": 9}  # of the thirds of a year
_FIRST_DAYS = {"early": 1, "mid": 11, "late": 21}  # of the thirds of a month


@dataclass(frozen=True, slots=True)
class Stretch:
    """From a first to a last day, both included; `clock` is HH:MM, on a single day only."""

    first: date
    last: date
    clock: str = ""

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last

    def iso(self) -> str:
        """ISO 8601, cut to years or months where the stretch is made of whole ones."""
        cut = 10
        if self.first.day == 1 and self.last == _month_end(self.last):
            cut = 4 if (self.first.month, self.last.month) == (1, 12) else 7
        first, last = self.first.isoformat()[:cut], self.last.isoformat()[:cut]
        time = f"T{self.clock}" if self.clock else ""
        return first + time if first == last else f"{first}/{last}"


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def day(year: int, month: int, of_month: int) -> Stretch | None:
    """One day, None where the calendar has no such day."""
    try:
        one = date(year, month, of_month)
    except ValueError:
        return None
    return Stretch(one, one)


def month(year: int, number: int) -> Stretch | None:
    """A month; numbers beyond 1 to 12 fall into other years."""
    years, place = divmod(number - 1, 12)
    one = day(year + years, place + 1, 1)
    return one and Stretch(one.first, _month_end(one.first))


def months(year: int, number: int, count: int) -> Stretch | None:
    """So many months from one on."""
    return join(month(year, number), month(year, number + count - 1))


def year(number: int) -> Stretch | None:
    """A year."""
    return months(number, 1, 12)


def week(of: date) -> Stretch:
    """The week that holds a day, Monday to Sunday."""
    monday = shifted(of, -of.weekday())
    return Stretch(monday, shifted(monday, 6))


def shifted(of: date, days: int) -> date:
    """So many days on; the ends of the calendar hold."""
    return date.fromordinal(max(1, min(date.max.toordinal(), of.toordinal() + days)))


def join(a: Stretch | None, b: Stretch | None) -> Stretch | None:
    """From the first day of one to the last of the other, None where that runs backwards."""
    if a is None or b is None or b.last < a.first:
        return None
    return Stretch(a.first, b.last)


def third(of: Stretch, era: str) -> Stretch:
    """The early, middle or late third of a month or a year; of anything else, the whole."""
    if of.first.day != 1:
        return of
    if (of.first.year, of.first.month) == (of.last.year, of.last.month):
        first = of.first.replace(day=_FIRST_DAYS[era])
        return Stretch(first, of.last if era == "late" else first + timedelta(days=9))
    if (of.last - of.first).days in (364, 365):
        return months(of.first.year, _FIRST_MONTHS[era], 4) or of
    return of


def parse(iso: str | None) -> Stretch | None:
    """The stretch that an ISO date stands for, cut to its precision, time of day left aside."""
    if not iso:
        return None
    numbers = iso.partition("T")[0].partition(" ")[0].split("-")
    if not all(n.isdecimal() and n.isascii() for n in numbers) or len(numbers) > 3:
        return None
    whole = [int(n) for n in numbers]
    if len(whole) == 3:
        return day(*whole)
    if len(whole) == 2:
        return month(*whole) if 1 <= whole[1] <= 12 else None
    return year(whole[0])
