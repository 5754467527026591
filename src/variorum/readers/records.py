"""JSON: one report an object, one object a line, a list of them, or a list under a key."""

import json
from collections.abc import Iterable, Iterator, Mapping

from variorum.model import Article, LeftOut
from variorum.readers.fields import field, lowered, rest

_LISTS = ("articles", "reports", "documents", "items", "records")
# A file of another kind under this suffix would fill the edition with its lines.
_LISTED_AT_MOST = 20
_EDITION = "variorum-edition/"


def of_json(name: str, stem: str, text: str) -> Iterator[Article | LeftOut]:
    """The reports of a JSON file, each with what is wrong with it where something is."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield _left(name, f"is not valid JSON ({_why(error)})", "correct it, or save it as .jsonl")
        return
    if isinstance(held, Mapping) and str(held.get("format", "")).startswith(_EDITION):
        yield _left(name, "is an edition, not reports", "read the reports it was made from")
        return
    objects = _objects(held)
    if objects is None:
        yield _left(name, "holds neither an object nor a list of them", "see docs/format.md")
        return
    for number, one in enumerate(objects, start=1):
        place = name if len(objects) == 1 else f"{name}, object {number}"
        yield _article(one, place, name, stem if len(objects) == 1 else f"{stem}-{number}")


def of_lines(name: str, stem: str, lines: Iterable[bytes]) -> Iterator[Article | LeftOut]:
    """The reports of a file of JSON lines, which are UTF-8 each for itself; a line that is broken
    leaves the others readable."""
    broken = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        one = _line(line, f"{name}, line {number}", name, f"{stem}-{number}")
        broken += isinstance(one, LeftOut)
        if isinstance(one, Article) or broken <= _LISTED_AT_MOST:
            yield one
    if broken > _LISTED_AT_MOST:
        more = broken - _LISTED_AT_MOST
        yield _left(name, f"has {more:,} more lines that cannot be read", "is it JSON lines?")


def _line(line: bytes, place: str, name: str, otherwise: str) -> Article | LeftOut:
    try:
        held = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return _left(place, "is not UTF-8", "write the line again as UTF-8")
    except (ValueError, RecursionError) as error:
        return _left(place, f"is not valid JSON ({_why(error)})", "correct the line")
    return _article(held, place, name, otherwise)


def _objects(held: object) -> list[object] | None:
    if isinstance(held, list):
        return held
    if not isinstance(held, Mapping):
        return None
    for key in _LISTS:
        if isinstance(held.get(key), list):
            return list(held[key])
    return [held]


def _article(held: object, place: str, name: str, otherwise: str) -> Article | LeftOut:
    if not isinstance(held, Mapping):
        return _left(place, "is not an object", 'write {"text": "…"}')
    try:
        article = _of_record(lowered(held), name, otherwise)
    except RecursionError:
        return _left(place, "is nested too deeply", "keep what is not the report out of it")
    if not article.text.strip():
        return _left(place, "is an object without text", 'give its words under the key "text"')
    return article


def _of_record(record: Mapping[str, object], name: str, otherwise: str) -> Article:
    return Article(
        id=field(record, "id") or otherwise,
        file=name,
        text=field(record, "text"),
        title=field(record, "title"),
        url=field(record, "url"),
        outlet=field(record, "outlet"),
        author=field(record, "author"),
        published=field(record, "published"),
        language=field(record, "language"),
        extra=rest(record),
    )


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, ValueError) else "nested too deeply"


def _left(file: str, reason: str, advice: str) -> LeftOut:
    return LeftOut(file=file, reason=reason, advice=advice)
