"""The wheel holds all that the program reads, and no more than it should."""

import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
CARDS = {
    "minilm-static-256-int8.npz": "static_table.md",
    "reader.onnx": "reader/README.md",
    "reader-heads.npz": "reader/README.md",
    "word-relations.npz": "word_relations.md",
}
PLACED = [f"variorum/lexicon/weights/{weights}" for weights in CARDS]
LARGEST = 45_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    place = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "wheel"]
    made = subprocess.run(
        [*pip, str(ROOT), "--no-deps", "--no-build-isolation", "--wheel-dir", str(place)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    with zipfile.ZipFile(next(place.glob("variorum-*.whl"))) as archive:
        yield archive


def test_it_holds_every_file_of_the_source(wheel: zipfile.ZipFile) -> None:
    wanted = {
        str(file.relative_to(SOURCE))
        for file in (SOURCE / "variorum").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert wanted <= set(wheel.namelist())
    assert {"variorum/py.typed", "variorum/render/edition.schema.json", *PLACED} <= wanted
    assert any(name.startswith("variorum/lexicon/data/") for name in wanted)


def test_it_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert len(tops) == 2
    assert all(top == "variorum" or top.endswith(".dist-info") for top in tops)


def test_it_carries_licence_and_notice(wheel: zipfile.ZipFile) -> None:
    names = [name for name in wheel.namelist() if "/licenses/" in name]
    assert {Path(name).name for name in names} == {"LICENSE", "NOTICE"}


def test_it_is_small(wheel: zipfile.ZipFile) -> None:
    assert wheel.filename is not None
    assert Path(wheel.filename).stat().st_size < LARGEST


def test_it_has_the_command(wheel: zipfile.ZipFile) -> None:
    points = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "variorum = variorum.cli:main" in wheel.read(points).decode()


@pytest.mark.parametrize(("weights", "card"), CARDS.items())
def test_the_weights_are_those_of_the_model_card(
    wheel: zipfile.ZipFile, weights: str, card: str
) -> None:
    told = (ROOT / "training" / card).read_text(encoding="utf-8")
    digest = hashlib.sha256(wheel.read(f"variorum/lexicon/weights/{weights}")).hexdigest()
    assert digest in told
