"""The evaluation runs, says when it has nothing to measure, and holds its floor."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "stories"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "eval" / "stories.py"), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def test_where_the_stories_are_absent_it_says_so_and_measures_nothing(tmp_path: Path) -> None:
    ended = run("--shared", str(tmp_path))
    assert ended.returncode == 0
    assert ended.stdout.startswith("not measured:")


@pytest.mark.shared
def test_no_measure_is_below_its_floor() -> None:
    if not (SHARED / "score.py").exists():
        pytest.skip("../shared/stories is not here: the real stories are NOT measured")
    ended = run()
    assert ended.returncode == 0, ended.stdout[-3000:]
    assert "no measure is below its floor" in ended.stdout


def test_the_floors_are_for_the_sets_that_are_measured() -> None:
    floors = json.loads((ROOT / "eval" / "floors.json").read_text("utf-8"))
    assert set(floors) == {"real", "invented"}
    assert all(0 <= floor <= 1 for held in floors.values() for floor in held.values())
    assert floors["real"]["spans sound"] == floors["invented"]["brief sentences sound"] == 1.0
