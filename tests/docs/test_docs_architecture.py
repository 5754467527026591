"""The map shows the rooms that there are, in the order that the contracts give them."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAP = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")


def rooms() -> set[str]:
    """Folders and modules of the package, without what only Python asks for."""
    below = (ROOT / "src/variorum").iterdir()
    return {entry.stem for entry in below if entry.is_dir() or entry.suffix == ".py"} - {
        "__init__",
        "__main__",
        "__pycache__",
    }


def test_every_room_is_on_the_map() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", MAP, re.MULTILINE)) == rooms()


def test_the_layers_are_those_of_the_contract() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    drawn = MAP.split("do not import each other):")[1].split("Further contracts")[0]
    lines = [line.strip().split(" · ") for line in drawn.splitlines() if line.strip()]
    assert len(lines) == len(layers)
    for line, layer in zip(lines, layers, strict=True):
        listed = set(re.findall(r"\w+", layer))
        assert set(line) == listed or line == ["the stages and marking"]
