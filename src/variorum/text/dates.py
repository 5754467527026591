"""The calendar: stretches of days, and the words ISO 8601 has for them."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

_FIRST_MONTHS = {"early": 1, "mid": 5, "late": 9}  # of the thirds of a year
_FIRST_DAYS = {"early": 1, "mid": 11, "late": 21}  # of the thirds of a month
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """From a first to a last day, both included; `clock` is HH:MM, on a single day only.

    `named` is the TimeML value where it says something else than the days: a part of the day, or
    the month that these days are the end of.
    """

    first: date
    last: date
    clock: str = ""
    named: str = ""

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

    def value(self) -> str:
        """The value of TimeML: weeks, weekends, quarters, halves, seasons, decades by their names.

        A stretch that has no name of its own is called by the month, else the year it begins in.
        """
        if self.named or self.is_day:
            return self.named or self.iso()
        first, last = self.first, self.last
        days = (last - first).days + 1
        if days in (2, 7) and last.weekday() == 6:
            year, number, _ = first.isocalendar()
            return f"{year}-W{number:02}" + ("-WE" if days == 2 else "")
        if first.day != 1 or last != _month_end(last):
            return first.isoformat()[:7]
        return _named(first, (last.year - first.year) * 12 + last.month - first.month + 1)


def _named(first: date, months: int) -> str:
    """The name of so many whole months: 1997-Q3, 1997-SU, 1997-H1, 199 (the nineties), 19."""
    if months in (12, 120, 1200):
        return f"{first.year:04}"[: {12: 4, 120: 3, 1200: 2}[months]]
    if months == 6 and first.month in (1, 7):
        return f"{first.year}-H{1 + first.month // 7}"
    if months == 3 and first.month % 3 == 1:
        return f"{first.year}-Q{1 + first.month // 3}"
    if months == 3 and first.month in _SEASONS:
        return f"{first.year}-{_SEASONS[first.month]}"
    return first.isoformat()[:7]


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


def nth(year: int, month: int, weekday: int, count: int) -> date:
    """The so-manieth weekday of a month; -1 is the last."""
    days = calendar.monthrange(year, month)[1]
    fitting = [n for n in range(1, days + 1) if date(year, month, n).weekday() == weekday]
    return date(year, month, fitting[count - 1 if count > 0 else count])


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Butcher's rule, 1876)."""
    golden, century = year % 19, year // 100
    fourth = century // 4
    moon = (century - fourth - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= moon // 28 * (1 - moon // 28 * (29 // (moon + 1)) * ((21 - golden) // 11))
    sunday = (year + year // 4 + moon + 2 - century + fourth) % 7
    away = moon - sunday
    number = 3 + (away + 40) // 44
    return date(year, number, away + 28 - 31 * (number // 4))


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
        last = of.last if era == "late" else first + timedelta(days=9)
        return Stretch(first, last, named=of.value())
    if (of.last - of.first).days in (364, 365):
        part = months(of.first.year, _FIRST_MONTHS[era], 4) or of
        return replace(part, named=of.value())
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
