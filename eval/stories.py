"""Score the editions of real and invented stories against their answer keys, and hold a floor.

    python eval/stories.py [--shared DIR] [--update]

The scorer and the real stories lie outside the repository (`../shared/stories`); where they are
absent this says so and ends with 0, having measured nothing. A measure that falls below its floor
in `floors.json` ends it with 1; `--update` raises floors, and never lowers one.
"""

import argparse
import hashlib
import importlib.util
import json
import math
import sys
import tempfile
from pathlib import Path
from types import ModuleType

import variorum
from variorum.render import to_json

HERE = Path(__file__).parent
ROOT = HERE.parent
FLOORS = HERE / "floors.json"
Score = dict[str, tuple[int, int]]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    arguments.add_argument("--shared", type=Path, default=ROOT.parent / "shared" / "stories")
    arguments.add_argument("--update", action="store_true", help="raise floors to what is reached")
    given = arguments.parse_args()
    if not (given.shared / "score.py").exists():
        print(f"not measured: {given.shared} is not here (the real stories and their scorer)")
        return 0
    scorer = load(given.shared / "score.py")
    sets = {
        "real": (given.shared / "keys", given.shared / "inputs"),
        "invented": (ROOT / "tests/stories/keys", ROOT / "tests/stories/inputs"),
    }
    below: list[str] = []
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    for name, (keys, inputs) in sets.items():
        scores = {k.stem: scored(scorer, keys, folder(inputs, k.stem), k.stem) for k in found(keys)}
        table(name, digest(keys, inputs), scores, floors.setdefault(name, {}))
        below += fallen(name, scores, floors[name])
        if given.update:
            floors[name] = raised(scores, floors[name])
    if given.update:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")
    print("\n".join(below) or "\nno measure is below its floor")
    return 1 if below else 0


def load(path: Path) -> ModuleType:
    """The scorer, as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found(keys: Path) -> list[Path]:
    return sorted(keys.glob("*.json"))


def folder(inputs: Path, story: str) -> Path:
    """Where a story's reports are; the shipped example lies in `examples/`."""
    return inputs / story if (inputs / story).is_dir() else ROOT / "examples" / story


def scored(scorer: ModuleType, keys: Path, reports: Path, story: str) -> Score:
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "edition.json"
        file.write_text(to_json(variorum.read(reports)), "utf-8")
        result: Score = scorer.score(str(keys), str(file), story)
    return result


def digest(keys: Path, inputs: Path) -> str:
    """Eight digits that change when a key or a report does."""
    sum_ = hashlib.sha256()
    for key in found(keys):
        for file in [key, *sorted(folder(inputs, key.stem).iterdir())]:
            sum_.update(file.name.encode() + b"\0" + file.read_bytes())
    return sum_.hexdigest()[:8]


def micro(scores: dict[str, Score]) -> dict[str, tuple[int, int]]:
    """Each measure over all stories: what was reached, of how many."""
    names = dict.fromkeys(m for s in scores.values() for m in s)
    return {
        m: (
            sum(s.get(m, (0, 0))[0] for s in scores.values()),
            sum(s.get(m, (0, 0))[1] for s in scores.values()),
        )
        for m in names
    }


def table(name: str, data: str, scores: dict[str, Score], floors: dict[str, float]) -> None:
    print(f"\n{name} stories, data {data}")
    print(
        f"{'measure':40s}" + "".join(f"{s[:9]:>10s}" for s in scores) + f"{'all':>12s}{'floor':>8s}"
    )
    for measure, (got, of) in micro(scores).items():
        cells = (s.get(measure, (0, 0)) for s in scores.values())
        floor = f"{floors[measure]:.0%}" if measure in floors else "-"
        row = "".join(f"{f'{a}/{b}' if b else '-':>10s}" for a, b in cells)
        print(f"{measure:40s}{row}{f'{got}/{of}':>12s}{floor:>8s}")


def share(measure: str, got: int, of: int) -> float | None:
    """Higher is better: what is counted against us is turned round."""
    if not of:
        return None
    return 1 - got / of if "lower is better" in measure else got / of


def fallen(name: str, scores: dict[str, Score], floors: dict[str, float]) -> list[str]:
    reached = {m: share(m, *v) for m, v in micro(scores).items()}
    return [
        f"BELOW THE FLOOR ({name}): {m} {reached.get(m)} < {floor}"
        for m, floor in floors.items()
        if (now := reached.get(m)) is not None and now < floor - 1e-9
    ]


def raised(scores: dict[str, Score], floors: dict[str, float]) -> dict[str, float]:
    reached = {m: share(m, *v) for m, v in micro(scores).items()}
    return {
        m: max(math.floor(now * 1e4) / 1e4, floors.get(m, 0.0))
        for m, now in reached.items()
        if now is not None
    }


if __name__ == "__main__":
    sys.exit(main())
