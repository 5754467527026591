"""Every command, option, exit code, public name and field of a record is documented."""

import dataclasses
import inspect
import re
import tomllib
from pathlib import Path

import pytest

import variorum
from variorum import errors, model
from variorum.cli import program
from variorum.cli.program import INTERNAL, INTERRUPTED

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def referenced() -> set[str]:
    """What `docs/reference.md` hands to mkdocstrings."""
    return set(found(r"^::: (\S+)$", "docs/reference.md"))


def found(pattern: str, name: str) -> list[str]:
    """What a pattern with one group finds in a file, line by line."""
    return [match[1] for match in re.finditer(pattern, read(name), re.MULTILINE)]


def test_every_option_of_every_command_is_on_the_page() -> None:
    page = read("docs/cli.md")
    assert program.commands
    for name, command in {"variorum": program, **program.commands}.items():
        assert name in page
        flags = [flag for parameter in command.params for flag in parameter.opts]
        assert [flag for flag in flags if flag.startswith("-") and flag not in page] == []


@pytest.mark.parametrize("option", ["--out", "--open", "--json", "--quiet"])
def test_the_promised_options_are_there(option: str) -> None:
    assert option in read("docs/cli.md")
    assert option in read("README.md")


def test_every_exit_code_is_documented() -> None:
    classes = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]
    codes = {kind.exit_code for kind in classes if issubclass(kind, errors.VariorumError)}
    listed = {int(code) for code in found(r"^\| (\d+) \|", "docs/exit-codes.md")}
    assert listed == codes | {0, INTERNAL, INTERRUPTED}


def test_every_public_name_is_in_the_reference() -> None:
    known = referenced()
    for name in variorum.__all__:
        home = getattr(getattr(variorum, name), "__module__", "")
        assert name.startswith("__") or f"variorum.{name}" in known or home in known, name


def test_every_record_is_in_the_reference() -> None:
    known = referenced()
    homes = {getattr(model, name).__module__ for name in model.__all__} - {"collections.abc"}
    assert homes - known <= {"types", "typing"}


def test_every_field_of_an_edition_is_in_the_format() -> None:
    page = read("docs/format.md")
    seen: set[type] = set()
    _gather(model.Edition, seen)
    fields = {field.name for kind in seen for field in dataclasses.fields(kind)}
    assert {name for name in fields if f'"{name}"' not in page} == set()


def _gather(kind: type, seen: set[type]) -> None:
    """The record classes that an edition is made of."""
    seen.add(kind)
    for hint in inspect.get_annotations(kind).values():
        for part in re.findall(r"\w+", str(hint)):
            below = getattr(model, part, None)
            if inspect.isclass(below) and dataclasses.is_dataclass(below) and below not in seen:
                _gather(below, seen)


def test_every_value_of_an_enumeration_is_in_the_format() -> None:
    page = read("docs/format.md")
    words = re.split(r'[|"` ,;:]+', page)
    for kind in (model.SegmentKind, model.SourceKind, model.Modality, model.DescentKind):
        assert not [str(value) for value in kind if str(value) not in words]
    for other in (model.Credit, model.LocusKind, model.Verdict, model.Status, model.EntityKind):
        assert not [str(value) for value in other if str(value) not in words]


def test_the_changelog_has_the_version() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert project["version"] in found(r"^## (\S+)", "CHANGELOG.md")


def test_every_recipe_that_is_named_exists() -> None:
    recipes = set(found(r"^([a-z-]+):.*## ", "Makefile"))
    named: set[str] = set()
    for name in ("README.md", "CONTRIBUTING.md", "docs/index.md"):
        named |= set(found(r"(?:^ {4}|`)make ([a-z-]+)", name))
    assert {"demo", "test", "check", "docs", "bench", "lock", "schema"} <= named
    assert named <= recipes


def test_the_main_path_is_named_on_the_first_screen() -> None:
    assert "src/variorum/edition.py" in read("README.md")
    assert (ROOT / "src/variorum/edition.py").exists()


def test_the_first_lines_are_the_two_commands() -> None:
    lines = [line.strip() for line in read("README.md").splitlines() if line.strip()][1:3]
    assert [line.split("#")[0].strip() for line in lines] == ["make demo", "make test"]
