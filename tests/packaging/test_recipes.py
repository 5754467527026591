"""The recipes that people and CI run, as far as a test can hold them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = "examples/harmund-smelter"


def test_ci_is_a_sound_script() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")
    subprocess.run(["bash", "-n", str(script)], check=True)


def test_make_finds_its_way_without_making_anything() -> None:
    for recipe in ("demo", "test", "check", "docs", "bench", "wheel", "schema"):
        plan = subprocess.run(
            ["make", "--dry-run", recipe], cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert "variorum" in plan.stdout or "python" in plan.stdout or "ruff" in plan.stdout


def test_the_bench_times_every_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "src")
    made = subprocess.run(
        [sys.executable, "bench/stages.py", EXAMPLE, "--runs", "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    for stage in ("readers", "witness", "stories", "attribution", "collation", "lineage",
                  "figures", "entities", "claims", "apparatus", "timeline", "brief"):  # fmt: skip
        assert f"  {stage}." in made.stdout
    assert "whole process" in made.stdout
    assert "peak memory" in made.stdout
