"""Compiled loops: numba, where it is installed, with what it compiled kept for the next process."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from variorum.errors import MissingExtraError

try:
    from numba import njit
except ImportError as error:
    raise MissingExtraError("numba") from error

Loop = TypeVar("Loop", bound=Callable[..., object])
_SOURCES = sorted(Path(__file__).parent.glob("*.py"))
_STAMP = tuple((s.name, s.stat().st_mtime_ns, s.stat().st_size) for s in _SOURCES)


def compiled(loop: Loop) -> Loop:
    """A loop over arrays, compiled when it is first called with arrays of a kind."""
    try:
        made: Any = njit(cache=True, nogil=True)(loop)
    except RuntimeError:
        # No folder to keep the compiled code in: it is compiled anew in each process.
        return cast(Loop, njit(nogil=True)(loop))
    # Numba would take up what was kept although a loop of another file, which is compiled into
    # this one, has changed: it looks at one file. So it is told of all.
    made._cache._cache_file._source_stamp = _STAMP
    return cast(Loop, made)
