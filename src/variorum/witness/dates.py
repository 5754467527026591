"""The day of publication, as page heads, metadata and addresses write it. Nothing else is read:
the dates of the telling itself are another room's."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<![\d:.])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<number>[01]?\d)-(?P<day>[0-3]?\d)(?=T\d|\D|$)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[/.](?P<number>[01]?\d)[/.](?P<day>[0-3]?\d)(?!\d)",
        rf"{_DAY}(?:\s+|-|\s+of\s+){_MONTH},?(?:\s+|-){_YEAR}",
        rf"\b{_MONTH}\s+{_DAY}(?:\s*,\s*|\s+){_YEAR}",
        rf"(?<!\d)(?P<first>[0-3]?\d)(?P<mark>[/.])(?P<second>[0-3]?\d)(?P=mark){_YEAR}",
        rf"\b{_MONTH},?\s+{_YEAR}",
    )
)
_COMPACT = re.compile(
    r"^(?P<year>(?:19|20)\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)(?:T?\d{4,6}Z?)?$"
)
_ONLY_YEAR = re.compile(r"^(?P<year>(?:19|20)\d\d)$")
_ONLY_MONTH = re.compile(r"^(?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)$")
_STAMP = re.compile(r"^(?P<seconds>1\d{9})(?:\d{3})?$")

_IN_ADDRESS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"/(?P<year>(?:19|20)\d\d)/(?P<number>[01]?\d)/(?P<day>[0-3]?\d)(?=[/_-]|$)",
        rf"/(?P<year>(?:19|20)\d\d)/{_MONTH}/(?P<day>[0-3]?\d)(?=[/_-]|$)",
        r"[/_-](?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?=\D|$)",
        r"[/_-](?P<year>(?:19|20)\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)(?=\D|$)",
        r"/(?P<short>[0-3]\d)(?P<number>[01]\d)(?P<day>[0-3]\d)-(?=[a-z])",
        r"/(?P<year>(?:19|20)\d\d)/(?P<number>[01]\d)(?=/)",
    )
)
_LINE_AT_MOST = 200
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Dating:
    """A date in a line: where it stands, and its ISO form cut to the precision that is known."""

    start: int
    end: int
    iso: str


def datings(line: str) -> tuple[Dating, ...]:
    """The full dates in a line of a page's head, in order; only its first part is looked at."""
    head = line[:_LINE_AT_MOST]
    if not _DIGIT.search(head):
        return ()
    matches = (m for form in _FORMS for m in form.finditer(head))
    found = [Dating(*m.span(), iso) for m in matches if (iso := _iso(m))]
    return tuple(_apart(sorted(found, key=lambda d: (d.start, -d.end))))


def day_of(metadata: str) -> str | None:
    """The day that a metadata field gives (ISO, RFC 822, common forms), None if it gives none."""
    value = metadata.strip()[:_LINE_AT_MOST]
    for form in (_COMPACT, _ONLY_MONTH, _ONLY_YEAR):
        if (found := form.match(value)) and (iso := _iso(found)):
            return iso
    if found := _STAMP.match(value):
        return datetime.fromtimestamp(int(found["seconds"]), UTC).date().isoformat()
    dates = datings(value)
    return dates[0].iso if dates else None


def day_in_address(url: str) -> str | None:
    """The day that a report's address carries ("/2013/09/09/", "/2016/nov/09/")."""
    for form in _IN_ADDRESS:
        if (found := form.search(url[:2000])) and (iso := _iso(found)):
            return iso
    return None


def _apart(found: Iterable[Dating]) -> Iterator[Dating]:
    end = 0
    for dating in found:
        if dating.start >= end:
            yield dating
            end = dating.end


def _iso(found: re.Match[str]) -> str | None:
    parts: dict[str, str | None] = found.groupdict()
    year = int(parts.get("year") or f"20{parts['short']}")
    if parts.get("first"):
        return _numeric(year, int(found["first"]), int(found["second"]), found["mark"])
    month, day = _month(parts), parts.get("day")
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}" if 1 <= month <= 12 else None
    return _checked(year, month, int(day))


def _month(parts: dict[str, str | None]) -> int | None:
    if name := parts.get("month"):
        return _MONTHS.index(name[:3].lower()) + 1
    number = parts.get("number")
    return int(number) if number else None


def _numeric(year: int, first: int, second: int, mark: str) -> str | None:
    """09/10/2013 is two days, one on either side of an ocean: then only the year is known."""
    if mark == "." or first > 12 or first == second:
        return _checked(year, second, first)
    return _checked(year, first, second) if second > 12 else f"{year:04}"


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
