"""`docs/cli.md` is what the commands say of themselves."""

import importlib.util
from pathlib import Path
from types import ModuleType

from variorum.cli import program

ROOT = Path(__file__).parents[2]


def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_cli", ROOT / "docs/hooks/cli.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_the_commands_own_help() -> None:
    page = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    assert page == hook().page(program, "variorum"), "run `make docs-cli`"


def test_the_page_shows_the_command_and_what_is_below_it() -> None:
    page = hook().page(program, "variorum")
    assert "## variorum\n" in page
    assert "## variorum read\n" in page
    assert "Usage: variorum read" in page
