"""Which files there are to read: paths walked, hidden ones passed over, nothing read twice."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.errors import MissingPathError
from variorum.model import LeftOut

STDIN = "-"
TABLE = "metadata.csv"
# What tells the folder of an earlier reading, which is output and not input.
_OUTPUT = ("edition.json", "index.html", "claims.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to read. `name` is what the user sees: its place in the folder that was given."""

    path: Path
    name: str
    whole_folder: bool = False

    @property
    def stem(self) -> str:
        """The name of the file without its suffix, which names the report."""
        return shown(self.path.stem)


def shown(name: str) -> str:
    """A file's name as it can be printed: bytes that are no text, and control characters, go."""
    text = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "_" for c in text)


def find(paths: Sequence[Path]) -> tuple[tuple[Found, ...], tuple[LeftOut, ...]]:
    """All files under `paths`, in order of name, and what was passed over with a reason.

    Raises `MissingPathError` for the first path that is not there.
    """
    for path in paths:
        if str(path) != STDIN and not _there(path):
            raise MissingPathError(f"{path}: there is no such file or folder; check the spelling")
    found: dict[Path, Found] = {}
    left: list[LeftOut] = []
    for one in _all(paths):
        if isinstance(one, LeftOut):
            left.append(one)
        elif (real := _real(one.path)) not in found:
            found[real] = one
        elif not one.whole_folder and not found[real].whole_folder:
            left.append(_left(one.name, "is named twice", "name each file once; it was read once"))
    return tuple(sorted(found.values(), key=lambda f: (f.name, f.path))), tuple(left)


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        why = f"{path}: cannot be looked at ({error.strerror}); check who may read it"
        raise MissingPathError(why) from error


def _real(path: Path) -> Path:
    # Not resolve(), which raises where links lead in a circle.
    return Path(os.path.realpath(path))


def _all(paths: Sequence[Path]) -> Iterator[Found | LeftOut]:
    # Folders first, so that a file's name does not depend on the order of the arguments.
    folders = sorted({_real(p): p for p in paths if _is_folder(p)}.values(), key=str)
    for folder in folders:
        yield from _in_folder(folder)
    for path in sorted((p for p in paths if str(p) != STDIN and not _is_folder(p)), key=str):
        if path.is_file():
            yield Found(path=path, name=shown(path.name))
        else:
            yield _left(shown(path.name), "is not a regular file", "name a file or a folder")


def _is_folder(path: Path) -> bool:
    return str(path) != STDIN and path.is_dir()


def _in_folder(folder: Path) -> Iterator[Found | LeftOut]:
    root = _real(folder)
    closed: list[OSError] = []
    for where, folders, files in os.walk(folder, onerror=closed.append):
        here = Path(where)
        if set(_OUTPUT) <= set(files):
            folders.clear()
            yield _left(_name(here, folder), "is the output of an earlier reading", "nothing to do")
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from _checked(here, _visible((*files, *folders)), folder, root)
    for error in closed:
        name = _name(Path(error.filename), folder)
        yield _left(name, f"cannot be opened ({error.strerror})", "check who may read it")


def _visible(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if not name.startswith("."))


def _checked(
    here: Path, names: Iterable[str], folder: Path, root: Path
) -> Iterator[Found | LeftOut]:
    """The files of one folder; links may not lead out of what was given."""
    for path in (here / name for name in names):
        name = _name(path, folder)
        if path.is_symlink() and not _real(path).is_relative_to(root):
            yield _left(name, "is a link that leads out of the folder", "name its target itself")
        elif path.is_file():
            yield Found(path=path, name=name, whole_folder=True)
        elif not path.is_dir():
            yield _left(name, "is not a regular file", "nothing to do")


def _name(path: Path, folder: Path) -> str:
    name = path.relative_to(folder).as_posix()
    return shown(_real(folder).name if name == "." else name)


def _left(file: str, reason: str, advice: str) -> LeftOut:
    return LeftOut(file=file, reason=reason, advice=advice)
