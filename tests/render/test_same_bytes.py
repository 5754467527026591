import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DIGEST = """
import hashlib
from sample_edition import edition
from variorum.render import to_json, to_page, to_tables
parts = (to_json(edition()), to_page(edition()), *to_tables(edition()).values())
print(hashlib.sha256("".join(parts).encode()).hexdigest())
"""


@pytest.mark.parametrize("seed", ["1", "77"])
def test_the_bytes_do_not_hang_on_the_hash_seed(seed: str) -> None:
    assert _digest(seed) == _digest("0")


def _digest(seed: str) -> str:
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))
    run = subprocess.run(
        [sys.executable, "-c", DIGEST],
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout
