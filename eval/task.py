"""What a task of `make eval` is: labelled data, a measure, and the misses behind the figure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from variorum.model import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a task is to be run: where the data lies, which reader reads, how much of the data.

    `limit` is the number of documents (or pairs) a fast run takes, always the same first ones.
    """

    shared: Path
    reader: Reader
    limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One thing that was got wrong: where, what was wanted, what was found, the words around."""

    where: str
    wanted: str
    found: str
    context: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a task measured. Figures are shares from 0 to 1, higher is better.

    `detail` is a table of the task's own, printed below the common one where it is asked for.
    `right` names the items that were got right, where gains and losses are to be told by name.
    """

    items: int
    figures: Mapping[str, float]
    misses: tuple[Miss, ...] = ()
    detail: str = ""
    right: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task: its name, its files below `shared`, how it is scored, what others reached.

    `data` are paths or globs below `shared`, `own` below the repository; the bytes of both make
    the digest, and a task of which one is absent is not run. `bars` are the figures we ask of
    ourselves, `published` what others reached, both by the name of the figure. `fast` is the
    limit of a fast run (about two seconds), 0 for a task that has none. `shown` are the figures
    that the common table shows, all where it is empty; floors hold for those that are not shown
    too. `public` says that the licence lets us print figures on these texts in the documentation.
    """

    name: str
    data: tuple[str, ...]
    score: Callable[[Setting], Outcome]
    metric: str
    bars: Mapping[str, float] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)
    own: tuple[str, ...] = ()
    fast: int = 20
    shown: tuple[str, ...] = ()
    public: bool = False
