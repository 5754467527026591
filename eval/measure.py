"""Run the tasks: each timed, each on data with a digest, one that fails stopping no other."""

import math
import time
import traceback
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from eval.collect import chosen, digest
from eval.readers import DEFAULT, READERS
from eval.task import Outcome, Setting, Task

_ROUNDING, _ROUNDING_FAST = 0.002, 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How tasks are run: on which data, by which reader, whole or fast."""

    shared: Path
    reader: str = DEFAULT
    fast: bool = False

    @property
    def slack(self) -> float:
        """How far below its floor a figure may lie: processors round the sums of int8 weights
        differently (seen: .0007 between one with AVX2 and one with VNNI). A fast run has so few
        items that one of them is more than that."""
        if self.reader != DEFAULT:
            return 0.0
        return _ROUNDING_FAST if self.fast else _ROUNDING

    def key(self, task: Task) -> str:
        """What a task's floors and last figures are kept under; the default needs no name."""
        reader = "" if self.reader == DEFAULT else f" [{self.reader}]"
        return task.name + reader + (" (fast)" if self.fast else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What came of one task: its outcome, or the traceback of what went wrong."""

    data: str
    seconds: float
    outcome: Outcome | None = None
    fault: str = ""

    @property
    def figures(self) -> Mapping[str, float]:
        """The figures of the outcome, none where there is none."""
        return self.outcome.figures if self.outcome else {}


def scored(
    run: Run, tasks: Sequence[Task], jobs: int = 1, slowest: Sequence[str] = ()
) -> list[Measured]:
    """Every task scored, in the order given; those named `slowest` begin first."""
    if jobs < 2 or len(tasks) < 2:
        return [measured(run, task) for task in tasks]
    names = [task.name for task in tasks]
    order = sorted(names, key=lambda n: slowest.index(n) if n in slowest else len(slowest))
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        found = dict(zip(order, pool.map(partial(_by_name, run), order), strict=True))
    return [found[name] for name in names]


def _by_name(run: Run, name: str) -> Measured:
    """One task in a process of its own: its functions do not travel, its name does."""
    (task,) = chosen([name])
    return measured(run, task)


def measured(run: Run, task: Task) -> Measured:
    """One task scored and timed."""
    limit = task.fast if run.fast else None
    data = digest(task, run.shared) + (f":{limit}" if run.fast else "")
    began = time.perf_counter()
    try:
        reader = READERS[run.reader]
        outcome = task.score(Setting(shared=run.shared, reader=reader, limit=limit))
        _sound(outcome)
    except Exception:  # noqa: BLE001 - a task may fail in any way, and the others still run
        fault = traceback.format_exc()
        return Measured(data=data, seconds=time.perf_counter() - began, fault=fault)
    seconds = time.perf_counter() - began
    return Measured(data=data, seconds=seconds, outcome=outcome)


def _sound(outcome: Outcome) -> None:
    wrong = [f for f, now in outcome.figures.items() if not (math.isfinite(now) and 0 <= now <= 1)]
    if wrong:
        raise ValueError(f"no share between 0 and 1: {', '.join(wrong)}")
