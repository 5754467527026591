"""Spells of time: what an ISO 8601 date, cut to its precision, or an interval, reaches over."""

from calendar import monthrange
from datetime import date

_YEAR, _MONTH = 4, 7  # lengths of "2025" and "2025-12"


def bounds(when: str) -> tuple[date, date]:
    """The first and last day of a date or `start/end` interval; clock times are set aside.

    Raises `ValueError` where it is no date.
    """
    start, _, end = when.partition("/")
    return _first(start), _last(end or start)


def _first(iso: str) -> date:
    day = iso.split("T")[0]
    if len(day) == _YEAR:
        return date(int(day), 1, 1)
    if len(day) == _MONTH:
        return date(int(day[:4]), int(day[5:]), 1)
    return date.fromisoformat(day)


def _last(iso: str) -> date:
    day = iso.split("T")[0]
    if len(day) == _YEAR:
        return date(int(day), 12, 31)
    if len(day) == _MONTH:
        year, month = int(day[:4]), int(day[5:])
        return date(year, month, monthrange(year, month)[1])
    return date.fromisoformat(day)
