"""`edition.json`, format `variorum-edition/1`: the records, key for field, and back again.

The mapping is read off the type hints, so a field that is added to a record is written, read and
described in the schema without another line here.
"""

import dataclasses
import json
import math
import re
import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from variorum.errors import InputError, RecordError
from variorum.model import Edition, Span

FORMAT = "variorum-edition/1"
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(edition: Edition) -> str:
    """The edition as JSON text, keys in the order of the records, a newline at the end."""
    texts = {report.id: report.text for report in edition.reports}
    plain = {"format": FORMAT, **_fields(edition, texts)}
    try:
        written = json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False)
    except ValueError as error:
        raise RecordError("a figure of the edition is not a finite number") from error
    # Half a surrogate pair is legal in a JSON escape and cannot be written in UTF-8.
    return _SURROGATE.sub(lambda half: f"\\u{ord(half.group()):04x}", written) + "\n"


def from_json(text: str) -> Edition:
    """The edition that an `edition.json` holds. Raises `InputError` where it holds none."""
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"this is no JSON ({error}); give an edition.json") from error
    found = plain.get("format") if isinstance(plain, dict) else None
    if found != FORMAT:
        raise InputError(f"this is no {FORMAT}: its format is {found!r}; make the edition again")
    try:
        edition: Edition = decode(Edition, plain)
        _check(edition)
    except (KeyError, TypeError, ValueError, RecordError) as error:
        raise InputError(f"this edition is damaged ({error!r}); make it again") from error
    return edition


def _check(edition: Edition) -> None:
    """Raise `RecordError` where a span or a story points at what no report has."""
    texts = {report.id: report.text for report in edition.reports}
    encode(edition, texts)
    for story in edition.stories:
        told = {*story.reports, *(r for family in story.stemma.families for r in family.reports)}
        if unknown := sorted(told - texts.keys()):
            raise RecordError(f"{story.id} names {unknown[0]!r}, which is no report of it")


def encode(value: object, texts: Mapping[str, str]) -> object:
    """A record, or anything a record holds, in plain JSON values."""
    if isinstance(value, Span):
        return _span(value, texts)
    if dataclasses.is_dataclass(value):
        return _fields(value, texts)
    if isinstance(value, tuple):
        return [encode(part, texts) for part in value]
    if isinstance(value, StrEnum):
        return value.value
    # 5e9 reads better as 5000000000, and both are one number in JSON.
    if isinstance(value, float) and math.isfinite(value) and value.is_integer():
        return int(value) if abs(value) < 1e15 else value
    return value


def decode(hint: Any, value: Any) -> Any:
    """A value of the type `hint` from plain JSON values; the reverse of `encode`."""
    if dataclasses.is_dataclass(hint):
        return _record(hint, value)
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return tuple(decode(parts[0], part) for part in value)
    if origin is types.UnionType:
        return None if value is None else decode(parts[0], value)
    if hint is float or issubclass(hint, StrEnum):
        return hint(value)
    if not isinstance(value, hint):
        raise TypeError(f"{value!r} is no {hint.__name__}")
    return value


def _record(of: Any, value: Any) -> object:
    # A key that has come into the format since may be absent: then its field has a default.
    hints = fields_of(of).items()
    return of(**{name: decode(hint, value[name]) for name, hint in hints if name in value})


@cache
def fields_of(record: Any) -> Mapping[str, Any]:
    """The fields of a record class and their types, in order."""
    hints = typing.get_type_hints(record)
    return {field.name: hints[field.name] for field in dataclasses.fields(record)}


def _fields(record: object, texts: Mapping[str, str]) -> dict[str, object]:
    of: Any = type(record)
    return {name: encode(getattr(record, name), texts) for name in fields_of(of)}


def _span(span: Span, texts: Mapping[str, str]) -> dict[str, object]:
    text = texts.get(span.report)
    if text is None or span.end > len(text):
        raise RecordError(f"{span} points at words that no report has")
    return {
        "report": span.report,
        "start": span.start,
        "end": span.end,
        "quote": span.of(text),
    }
