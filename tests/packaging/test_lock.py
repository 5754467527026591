"""The lock is one that plain pip can check, and it covers what the project asks for."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = {
    "requirements.txt": (),
    "requirements-build.txt": ("build",),
    "requirements-dev.txt": ("build", "dev"),
    "requirements-docs.txt": ("build", "docs"),
}


def locked(name: str) -> dict[str, str]:
    """Each package of a lock, with all that the lock says of it."""
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-zA-Z0-9])", text, flags=re.MULTILINE)[1:]
    return {re.split(r"[=\[ ]", entry)[0].lower(): entry for entry in entries}


def wanted(extras: tuple[str, ...]) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = list(project["dependencies"])
    for extra in extras:
        asked += project["optional-dependencies"][extra]
    own = re.compile(rf"{project['name']}\[(.+)\]")  # an extra may take in another
    for extra in [taken[1] for entry in asked if (taken := own.fullmatch(entry))]:
        asked += project["optional-dependencies"][extra]
    asked = [entry for entry in asked if not own.fullmatch(entry)]
    return {re.split(r"[<>=\[; ]", entry)[0].lower() for entry in asked}


@pytest.mark.parametrize(("name", "extras"), LOCKS.items())
def test_a_lock_covers_what_is_asked_for(name: str, extras: tuple[str, ...]) -> None:
    assert wanted(extras) <= locked(name).keys(), "run `make lock`"


@pytest.mark.parametrize("name", LOCKS)
def test_every_entry_has_one_version_and_hashes(name: str) -> None:
    for package, entry in locked(name).items():
        assert "==" in entry.splitlines()[0], package
        assert "--hash=sha256:" in entry, package


def test_the_locks_agree() -> None:
    run = {name: entry.splitlines()[0] for name, entry in locked("requirements.txt").items()}
    for other in list(LOCKS)[1:]:
        entries = {name: entry.splitlines()[0] for name, entry in locked(other).items()}
        assert {name: entries[name] for name in run} == run
