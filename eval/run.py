"""Score the product on labelled data, show the misses, and hold the floors: `python -m eval`.

The data lie outside the repository (`../shared`); a task whose data are absent is not run, and
said not to be. A figure below its floor in `floors.json`, or a task that fails, ends it with 1.
"""

import argparse
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval import floors
from eval.collect import ROOT, absent, chosen
from eval.floors import Floors
from eval.measure import Run, scored
from eval.readers import DEFAULT, READERS
from eval.table import Row, missed, public, table, turned
from eval.task import Task

FLOORS = ROOT / "eval" / "floors.json"
LAST = ROOT / "build" / "eval-last.json"
Past = dict[str, dict[str, Any]]


def main(words: Sequence[str]) -> int:
    """Run the tasks that the words name, print what was found; 1 where a floor is broken."""
    given = _given(words)
    try:
        tasks = chosen(given.tasks or given.misses)
        asked = chosen(given.misses) if given.misses else ()
    except LookupError as error:
        print(error)
        return 2
    if given.list:
        print("\n".join(f"{task.name:32s} {task.metric}" for task in tasks))
        return 0
    run = Run(shared=given.shared, reader=given.reader, fast=given.fast)
    tasks = tuple(task for task in tasks if task.fast or not run.fast)
    held = floors.load(given.floors)
    rows = _rows(run, tasks, held, given)
    print(public(rows) if given.public else table(rows))
    _more(rows, {task.name for task in asked}, given)
    if given.update:
        held = _moved(run, rows, held, given.lower.strip())
        floors.save(given.floors, held)
    wrong = [*_faults(rows), *_fallen(run, rows, held)]
    print("\n".join(["", *_unmeasured(run, tasks), *_elsewhere(run, rows, held), *wrong]))
    print("no figure is below its floor" if not wrong else f"{len(wrong)} things are wrong")
    return 1 if wrong else 0


def _given(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval", description=(__doc__ or "")[:83])
    add = parser.add_argument
    add("tasks", nargs="*", metavar="TASK", help="a task, or a file of tasks; all where none is")
    add("--shared", type=Path, default=ROOT.parent / "shared", help="where the data lie")
    add("--reader", choices=sorted(READERS), default=DEFAULT, help="who reads closely")
    add("--fast", action="store_true", help="only the first few documents of each task")
    add("--misses", action="append", default=[], metavar="TASK", help="print the misses of a task")
    add("--first", type=int, metavar="N", help="at most so many misses of each kind")
    add("--detail", action="store_true", help="print the tasks' own tables too")
    add("--public", action="store_true", help="print, in Markdown, what may be published")
    add("--update", action="store_true", help="raise the floors to what is reached")
    add("--lower", metavar="REASON", help="lower floors too (with --update), and say why")
    add("--jobs", type=int, default=1, help="processes")
    add("--list", action="store_true", help="list the tasks")
    add("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    add("--last", type=Path, default=LAST, help=argparse.SUPPRESS)
    given = parser.parse_args(words)
    if given.lower is not None and not (given.update and given.lower.strip()):
        parser.error("--lower wants a reason in words, and --update beside it")
    given.lower = given.lower or ""
    return given


def _rows(run: Run, tasks: Sequence[Task], held: Floors, given: argparse.Namespace) -> list[Row]:
    """The tasks whose data are there, scored, beside their floors and the run before."""
    there = [task for task in tasks if not absent(task, run.shared)]
    past: Past = json.loads(given.last.read_text("utf-8")) if given.last.exists() else {}
    slowest = sorted(
        (task.name for task in there if run.key(task) in past),
        key=lambda name: -past[name]["seconds"] if name in past else 0.0,
    )
    rows = []
    for task, now in zip(there, scored(run, there, given.jobs, slowest), strict=True):
        floor, last = held.get(run.key(task)), past.get(run.key(task), {})
        same = floor.figures if floor and floor.data == now.data else {}
        before = last["figures"] if last.get("data") == now.data else {}
        was = tuple(last.get("right", ())) if before else ()
        rows.append(Row(task=task, now=now, floor=same, last=before, was=was))
    _remember(given.last, past, {run.key(row.task): row for row in rows if row.now.outcome})
    return rows


def _remember(file: Path, past: Past, rows: Mapping[str, Row]) -> None:
    """Keep the figures of this run, untracked: they are "last" in the next one."""
    new = {
        key: {
            "data": row.now.data,
            "seconds": round(row.now.seconds, 1),
            "figures": dict(row.now.figures),
            "right": list(row.now.outcome.right) if row.now.outcome else [],
        }
        for key, row in rows.items()
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(past | new, indent=1, sort_keys=True) + "\n", "utf-8")


def _more(rows: Sequence[Row], asked: set[str], given: argparse.Namespace) -> None:
    """Gains and losses by name; misses and the tasks' own tables, where asked for."""
    for row in rows:
        outcome = row.now.outcome
        if outcome and outcome.detail and (given.tasks or given.detail):
            print(f"\n# {row.task.name}\n{outcome.detail}")
        if outcome and (told := turned(row)):
            print(f"\n# {row.task.name}: against the last run\n{told}")
        if outcome and row.task.name in asked:
            print(f"\n# {row.task.name}: misses\n" + missed(outcome.misses, given.first))


def _moved(run: Run, rows: Sequence[Row], held: Floors, reason: str) -> Floors:
    why = (reason, time.strftime("%Y-%m-%d"))
    return held | {
        key: floors.moved(held.get(key), row.now.data, row.now.figures, why)
        for row in rows
        if row.now.outcome and (key := run.key(row.task))
    }


def _faults(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        if row.now.fault:
            yield f"FAILED: {row.task.name}\n{row.now.fault}"


def _fallen(run: Run, rows: Sequence[Row], held: Floors) -> Iterator[str]:
    for row in rows:
        if row.now.outcome is None:
            continue
        floor = held.get(run.key(row.task))
        fallen = floors.fallen(floor, row.now.data, row.now.figures, run.slack)
        for figure, now in fallen.items():
            reached = "is no longer measured" if now is None else f"is {now:.4f}"
            wanted = floor.figures[figure] if floor else 0.0
            yield f"BELOW THE FLOOR: {run.key(row.task)}: {figure} {reached}, floor {wanted:.4f}"


def _unmeasured(run: Run, tasks: Sequence[Task]) -> Iterator[str]:
    yield from (
        f"NO DATA NAMED: {task.name}: its floor is pinned to nothing"
        for task in tasks
        if not (task.data or task.own)
    )
    missing = {task.name: what for task in tasks if (what := absent(task, run.shared))}
    if missing and not run.shared.is_dir():
        yield f"NOT MEASURED, {run.shared} is not here: {', '.join(missing)}"
    else:
        yield from (f"NOT MEASURED: {name}: no {what}" for name, what in missing.items())


def _elsewhere(run: Run, rows: Sequence[Row], held: Floors) -> Iterator[str]:
    for row in rows:
        floor = held.get(run.key(row.task))
        if floor and floor.data != row.now.data:
            yield (
                f"NOT COMPARED: {run.key(row.task)}: its floor was set on other data "
                f"({floor.data}, now {row.now.data}); --update pins it to these"
            )
