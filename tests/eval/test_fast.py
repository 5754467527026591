"""Every task on its first few documents: none fails, none is below the floor of a fast run."""

import pytest
from eval.collect import ROOT, absent, chosen
from eval.floors import fallen, load
from eval.measure import Run, measured
from eval.run import FLOORS
from eval.task import Task

SHARED = ROOT.parent / "shared"
TASKS = [task for task in chosen([]) if task.fast]


@pytest.mark.shared
@pytest.mark.parametrize("task", TASKS, ids=[task.name for task in TASKS])
def test_no_figure_of_a_fast_run_is_below_its_floor(task: Task) -> None:
    if what := absent(task, SHARED):
        pytest.skip(f"{what} is not here: {task.name} is NOT measured")
    run = Run(shared=SHARED, fast=True)
    now = measured(run, task)
    assert not now.fault, now.fault
    held = load(FLOORS).get(run.key(task))
    if held is None or held.data != now.data:
        pytest.skip(f"no floor is set for a fast run of {task.name} on these data ({now.data})")
    assert not fallen(held, now.data, now.figures, run.slack)
