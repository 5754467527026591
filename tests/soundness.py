"""What must hold of every edition in a folder, whatever was read: `assert_sound(folder)`."""

import csv
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema

_SCHEMA = json.loads(
    resources.files("variorum.render").joinpath("edition.schema.json").read_text("utf-8")
)
_VALIDATOR = jsonschema.Draft202012Validator(_SCHEMA)
_ADDRESSES = ("#", "http://", "https://", "data:image/svg+xml,")
_NEVER = {"iframe", "object", "embed", "base", "img"}


def assert_sound(folder: Path) -> dict[str, Any]:
    """The edition in `folder` keeps its format, quotes exactly and runs nobody's script."""
    edition: dict[str, Any] = json.loads((folder / "edition.json").read_text("utf-8"))
    _VALIDATOR.validate(edition)
    texts = {report["id"]: report["text"] for report in edition["reports"]}
    for span in _spans(edition["stories"]):
        words = texts[span["report"]][span["start"] : span["end"]]
        assert words == span["quote"] != ""
    for report in edition["reports"]:
        _assert_tiled(report)
    _assert_harmless((folder / "index.html").read_text("utf-8"))
    for table in folder.glob("*.csv"):
        _assert_plain(table)
    return edition


def _spans(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for part in value.values():
            yield from _spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from _spans(part)


def _assert_tiled(report: dict[str, Any]) -> None:
    text, last = report["text"], 0
    for segment in report["segments"]:
        assert last <= segment["start"] < segment["end"]
        assert not text[last : segment["start"]].strip()
        last = segment["end"]
    assert not text[last:].strip()


class _Page(HTMLParser):
    """What a page would run, ask for and point at."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.faults: list[tuple[str, str, str | None]] = []
        self.ids: list[str] = []
        self.targets: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        if tag in _NEVER:
            self.faults.append((tag, "", None))
        for name, value in attrs:
            self._attribute(tag, name, value)

    def _attribute(self, tag: str, name: str, value: str | None) -> None:
        link = name in {"href", "src", "action", "xlink:href", "formaction", "srcdoc"}
        if name.startswith("on") or (link and not (value or "").startswith(_ADDRESSES)):
            self.faults.append((tag, name, value))
        if name == "id":
            self.ids.append(value or "")
        if link and (value or "").startswith("#"):
            self.targets.add((value or "")[1:])


def _assert_harmless(page: str) -> None:
    parser = _Page()
    parser.feed(page)
    assert parser.scripts == 2  # our own
    assert parser.faults == []
    assert len(parser.ids) == len(set(parser.ids))
    assert parser.targets <= set(parser.ids)


def _assert_plain(table: Path) -> None:
    """No cell is a formula to a spreadsheet."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "@", "\t", "\r"))
