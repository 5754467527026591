"""The same reports give the same files, byte for byte, whatever else changes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/harmund-smelter"
# One of these told another tale on one core than on two.
STORIES = [ROOT / "tests/stories/inputs" / name for name in ("mill_fire", "ward_fever")]
FILES = ("edition.json", "index.html", "claims.csv", "apparatus.csv", "figures.csv")


def made(out: Path, seed: str, *paths: Path, cores: int = 2) -> dict[str, bytes]:
    """The files of an edition made in a process of its own, whose matrices use so many cores."""
    done = subprocess.run(
        [sys.executable, "-m", "variorum", "read", *map(str, paths), "--out", str(out), "--quiet"],
        capture_output=True,
        check=False,
        env={
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(ROOT / "src"),
            "OPENBLAS_NUM_THREADS": str(cores),
        },
    )
    assert done.returncode == 0, done.stderr
    return {name: (out / name).read_bytes() for name in FILES}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made(tmp_path_factory.mktemp("first") / "edition", "0", EXAMPLE)


def reports() -> list[Path]:
    return sorted(path for path in EXAMPLE.iterdir() if path.name != "metadata.csv")


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_the_hash_seed_changes_nothing(tmp_path: Path, first: dict[str, bytes], seed: str) -> None:
    assert made(tmp_path / "edition", seed, EXAMPLE) == first


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_number_of_cores_changes_nothing(tmp_path: Path, story: Path) -> None:
    assert made(tmp_path / "a", "0", story, cores=1) == made(tmp_path / "b", "0", story, cores=7)


def test_files_give_what_their_folder_gives(tmp_path: Path, first: dict[str, bytes]) -> None:
    assert made(tmp_path / "edition", "2", *reports()) == first


def test_the_order_of_arguments_changes_nothing(tmp_path: Path, first: dict[str, bytes]) -> None:
    turned = [*reports()[3:], *reports()[:3]]
    assert made(tmp_path / "edition", "3", *reversed(turned)) == first


def test_the_folder_twice_and_a_file_of_it_change_nothing(
    tmp_path: Path, first: dict[str, bytes]
) -> None:
    assert made(tmp_path / "edition", "5", reports()[2], EXAMPLE, EXAMPLE / ".") == first


def test_the_order_of_files_on_disk_and_their_times_change_nothing(
    tmp_path: Path, first: dict[str, bytes]
) -> None:
    copy = tmp_path / "elsewhere"
    copy.mkdir()
    for number, path in enumerate(sorted(EXAMPLE.iterdir(), reverse=True)):
        shutil.copyfile(path, copy / path.name)
        os.utime(copy / path.name, (number * 1_000, number * 1_000))
    assert made(tmp_path / "edition", "6", copy) == first
