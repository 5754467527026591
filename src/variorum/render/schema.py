"""The JSON Schema of `edition.json`, read off the records.

`python -m variorum.render > src/variorum/render/edition.schema.json` writes it anew; a test holds
the file to it.
"""

import dataclasses
import inspect
import types
import typing
from enum import StrEnum
from typing import Any

from variorum.model import Edition, Span
from variorum.render.codec import FORMAT, fields_of

Shape = dict[str, object]

_PLAIN: dict[object, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}
# What the types cannot say.
_BOUNDS: dict[str, Shape] = {
    "start": {"minimum": 0},
    "end": {"minimum": 1},
    "paragraph": {"minimum": 0},
    "refines": {"minimum": 0},
    "settled": {"minimum": 0},
    "independent_sources": {"minimum": 0},
    "likelihood": {"minimum": 0, "maximum": 1},
    "similarity": {"minimum": 0, "maximum": 1},
    "copied": {"minimum": 0, "maximum": 1},
    "rewritten": {"minimum": 0, "maximum": 1},
    "new": {"minimum": 0, "maximum": 1},
}


def schema() -> dict[str, object]:
    """The schema (draft 2020-12). It leaves room for new keys, as the format's promise does."""
    shapes: dict[str, Shape] = {}
    _define(Edition, shapes)
    edition = shapes.pop("Edition")
    properties = {"format": {"const": FORMAT}, **typing.cast(Shape, edition["properties"])}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        **edition,
        "properties": properties,
        "required": list(properties),
        "$defs": {name: shapes[name] for name in sorted(shapes)},
    }


def _define(record: Any, shapes: dict[str, Shape]) -> Shape:
    """Put the shape of a record class among `shapes`, once; a reference to it."""
    if record.__name__ not in shapes:
        shapes[record.__name__] = {}
        properties = {name: _field(name, of, shapes) for name, of in fields_of(record).items()}
        if record is Span:
            properties["quote"] = {"type": "string", "minLength": 1}
        shapes[record.__name__] = {
            "description": _about(record),
            "type": "object",
            "properties": properties,
            "required": list(properties),
        }
    return {"$ref": f"#/$defs/{record.__name__}"}


def _field(name: str, hint: Any, shapes: dict[str, Shape]) -> Shape:
    shape = _shape(hint, shapes)
    return {**shape, **_BOUNDS.get(name, {})}


def _shape(hint: Any, shapes: dict[str, Shape]) -> Shape:
    parts = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _shape(parts[0], shapes)}
    if typing.get_origin(hint) is types.UnionType:
        return _or_null(parts[0], shapes)
    if dataclasses.is_dataclass(hint):
        return _define(hint, shapes)
    if issubclass(hint, StrEnum):
        shapes[hint.__name__] = {"description": _about(hint), "enum": [str(of) for of in hint]}
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": _PLAIN[hint]}


def _or_null(hint: Any, shapes: dict[str, Shape]) -> Shape:
    if hint in _PLAIN:
        return {"type": [_PLAIN[hint], "null"]}
    return {"anyOf": [_shape(hint, shapes), {"type": "null"}]}


def _about(record: type) -> str:
    return " ".join((inspect.getdoc(record) or "").split())
