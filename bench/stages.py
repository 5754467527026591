"""The time of each stage on a folder, and of the whole process.

    python bench/stages.py examples/harmund-smelter [--runs 5]

In one process, a folder is read and its edition written, once and then `--runs` times more. The
calls that join the rooms (`variorum.corpus`) and the stages (`variorum.edition`) are wrapped, and
each is given the time that it spends itself, without the wrapped calls within it: in the first
reading, which also loads the lexicons, and as the median of the others. The command line is run as
a user runs it, in a process of its own, for the wall time and the peak of resident memory.
"""

import argparse
import functools
import importlib
import inspect
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from variorum import corpus
from variorum.marking import mark_by_rules

JOINS = ("variorum.corpus", "variorum.edition")
PLAIN = ("marking", "model", "text", "errors")
Times = dict[str, float]


class Clock:
    """How long each wrapped call took by itself: a stack of what the calls within it took."""

    def __init__(self) -> None:
        self.times: Times = {}
        self.within: list[float] = []

    def wrap(self, call: Callable[..., Any]) -> Callable[..., Any]:
        name = f"{room(call)}.{call.__name__}"

        @functools.wraps(call)
        def timed(*given: Any, **named: Any) -> Any:
            self.within.append(0.0)
            start = time.perf_counter()
            try:
                return call(*given, **named)
            finally:
                took = time.perf_counter() - start
                own = took - self.within.pop()
                self.times[name] = self.times.get(name, 0.0) + own
                if self.within:
                    self.within[-1] += took

        return timed


def room(call: Callable[..., Any]) -> str:
    return call.__module__.removeprefix("variorum.").split(".")[0]


def calls(module: ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    """The functions of other rooms that a module uses by name."""
    for name, value in sorted(vars(module).items()):
        home = value.__module__ if inspect.isfunction(value) else ""
        if home.startswith("variorum.") and home != module.__name__ and room(value) not in PLAIN:
            yield name, value


def stages(folder: str, runs: int) -> list[Times]:
    """One table of times a run, the first of a fresh process first."""
    clock = Clock()
    for module in map(importlib.import_module, JOINS):
        for name, call in list(calls(module)):
            setattr(module, name, clock.wrap(call))
    read, write = clock.wrap(corpus.read), clock.wrap(corpus.write)
    reader = clock.wrap(mark_by_rules)
    measured = []
    with tempfile.TemporaryDirectory() as place:
        for _ in range(runs + 1):
            clock.times = {}
            write(read(folder, reader=reader), f"{place}/edition")
            measured.append(clock.times)
    return measured


def process(folder: str) -> tuple[float, float]:
    """Wall seconds and peak resident megabytes of the command, run as a user runs it."""
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "variorum", "read", folder, "--quiet", "--out"]
        start = time.perf_counter()
        child = subprocess.Popen([*command, f"{place}/edition"])
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
    if status:
        sys.exit(f"the command ended with {os.waitstatus_to_exitcode(status)}")
    return wall, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description="The time of each stage.")
    parser.add_argument("folder")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    wholes = [process(given.folder) for _ in range(given.runs)]
    first, *warm = stages(given.folder, given.runs)
    medians = {name: statistics.median(times[name] for times in warm) for name in first}
    print(f"{given.folder}, median of {given.runs} runs, Python {sys.version.split()[0]}")
    print(f"  {'milliseconds':<28} {'first':>9} {'warm':>9}")
    for name, seconds in sorted(medians.items(), key=lambda entry: -entry[1]):
        print(f"  {name:<28} {first[name] * 1000:9.1f} {seconds * 1000:9.1f}")
    print(f"  {'all':<28} {sum(first.values()) * 1000:9.1f} {sum(medians.values()) * 1000:9.1f}")
    wall, peak = (statistics.median(column) for column in zip(*wholes, strict=True))
    print(f"  {'whole process':<28} {wall * 1000:9.1f}   peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
