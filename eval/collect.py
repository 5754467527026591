"""Find the tasks, their files and the digest of those."""

import hashlib
import importlib
import pkgutil
from collections.abc import Callable, Sequence
from pathlib import Path

from eval import tasks as room
from eval.task import Outcome, Setting, Task

ROOT = Path(__file__).resolve().parents[1]


def families() -> dict[str, tuple[Task, ...]]:
    """The tasks of every file in `eval/tasks/`, by the name of the file, in order of name."""
    names = sorted(found.name for found in pkgutil.iter_modules(room.__path__))
    return {name: _family(name) for name in names}


def _family(name: str) -> tuple[Task, ...]:
    """The tasks of one file; a file that cannot be loaded is a task that fails."""
    try:
        found: tuple[Task, ...] = importlib.import_module(f"{room.__name__}.{name}").TASKS
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one file, the others run
        return (Task(name=name, data=(), score=_failing(error), metric="cannot be loaded"),)
    return found


def _failing(error: Exception) -> Callable[[Setting], Outcome]:
    def score(_: Setting) -> Outcome:
        raise error

    return score


def chosen(words: Sequence[str]) -> tuple[Task, ...]:
    """The tasks that are named, by their own name or else their file's; all where none is.

    Raises:
        LookupError: If a word names no task.
    """
    known = families()
    everything = tuple(task for family in known.values() for task in family)
    wanted: list[Task] = []
    for word in words:
        found = tuple(task for task in everything if task.name == word) or known.get(word)
        if not found:
            raise LookupError(f"no task is called {word}; --list lists them")
        wanted += [task for task in found if task not in wanted]
    return tuple(wanted) if words else everything


def absent(task: Task, shared: Path) -> str:
    """The first of a task's files that is not there, "" where all are."""
    wanted = [(shared, form) for form in task.data] + [(ROOT, form) for form in task.own]
    return next((str(base / form) for base, form in wanted if not _files(base, form)), "")


def digest(task: Task, shared: Path) -> str:
    """Eight digits that change when one of the task's files does, its name or a byte of it."""
    made = hashlib.sha256()
    places = [(shared, form) for form in task.data] + [(ROOT, form) for form in task.own]
    for base, form in places:
        for file in _files(base, form):
            content = hashlib.sha256(file.read_bytes()).digest()
            made.update(file.relative_to(base).as_posix().encode() + b"\0" + content)
    return made.hexdigest()[:8]


def _files(base: Path, form: str) -> list[Path]:
    return sorted(file for file in base.glob(form) if file.is_file())
