"""Whole editions of real and invented stories, scored against their answer keys.

The scorer, and the real stories, lie in `shared/stories`; the invented ones in the tests. What each
item of a key came to is kept by name, so that the next run says what was gained and what was lost.
"""

import importlib.util
import json
import math
import tempfile
import warnings
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType

import variorum
from eval.collect import ROOT
from eval.loaders.story_items import alarms, items
from eval.task import Miss, Outcome, Setting, Task
from variorum.model import Reader
from variorum.render import to_json

Score = dict[str, tuple[int, int]]
Graded = tuple[Score, list[tuple[Miss, bool]], list[Miss]]
_LOWER = "(lower is better)"


def _score(of: Mapping[str, Path], setting: Setting) -> Outcome:
    """The stories of one set; `of` holds its keys and its reports, below `shared` if relative."""
    keys, inputs = setting.shared / of["keys"], setting.shared / of["inputs"]
    scorer = _load(setting.shared / "stories/score.py")
    found = sorted(keys.glob("*.json"))[: setting.limit]
    graded = {k.stem: _graded(scorer, k, _folder(inputs, k.stem), setting.reader) for k in found}
    scores = {story: score for story, (score, _, _) in graded.items()}
    whole = _micro(scores)
    named = [item for _, told, _ in graded.values() for item in told]
    alarming = [miss for _, _, wrong in graded.values() for miss in wrong]
    return Outcome(
        items=len(found),
        figures={m: share for m, (got, n) in whole.items() if (share := _share(m, got, n)) >= 0},
        misses=(*(miss for miss, right in named if not right), *alarming),
        detail=_detail(scores, whole),
        right=tuple(f"{m.where}: {m.kind}: {m.wanted}" for m, right in named if right),
    )


def _unseen(of: Mapping[str, Path], setting: Setting) -> Outcome:
    """The same of stories kept aside: the counts alone, for nobody is to mend upon them."""
    return replace(_score(of, setting), misses=(), right=())


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _folder(inputs: Path, story: str) -> Path:
    """Where a story's reports are; the shipped example lies in `examples/`."""
    return inputs / story if (inputs / story).is_dir() else ROOT / "examples" / story


def _graded(scorer: ModuleType, key: Path, reports: Path, reader: Reader) -> Graded:
    """A story's score; each item of its key, and whether it is right; alarms that are none."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "edition.json"
        file.write_text(to_json(variorum.read(reports, reader=reader)), "utf-8")
        with warnings.catch_warnings():
            # The scorer leaves closing its files to the interpreter.
            warnings.simplefilter("ignore", ResourceWarning)
            found: Score = scorer.score(str(key.parent), str(file), key.stem)
        wanted = json.loads(key.read_text("utf-8"))
        ids = [report for family in wanted["families"] for report in family]
        edition = scorer.Edition(file, [*ids, *wanted["unsure"]])
    return found, list(items(scorer, wanted, edition)), list(alarms(scorer, wanted, edition))


def _micro(scores: Mapping[str, Score]) -> Score:
    """Each measure over all stories: what was reached, of how many."""
    names = dict.fromkeys(m for score in scores.values() for m in score)
    pairs = {m: [score.get(m, (0, 0)) for score in scores.values()] for m in names}
    return {m: (sum(got for got, _ in p), sum(n for _, n in p)) for m, p in pairs.items()}


def _share(measure: str, got: int, of: int) -> float:
    """Higher is better: what is counted against us is turned round. Below 0 where there is none."""
    if not of:
        return -1.0
    share = 1 - got / of if _LOWER in measure else got / of
    return 0.0 if math.isclose(share, 0, abs_tol=1e-12) else share


def _detail(scores: Mapping[str, Score], whole: Score) -> str:
    head = f"{'measure':40s}" + "".join(f"{s[:9]:>10s}" for s in scores) + f"{'all':>12s}"
    lines = [head]
    for measure, (got, of) in whole.items():
        cells = (score.get(measure, (0, 0)) for score in scores.values())
        row = "".join(f"{f'{a}/{b}' if b else '-':>10s}" for a, b in cells)
        lines.append(f"{measure:40s}{row}{f'{got}/{of}':>12s}")
    return "\n".join(lines)


_SHOWN = (
    "family pairs F1",
    "derivations: right parent",
    "variants recall",
    "alarm precision",
    "attribution: full chain",
    "sources named",
    "figures: value and unit",
    "dates equal or contained",
)
_REAL = {"keys": Path("stories/keys"), "inputs": Path("stories/inputs")}
_OURS = {"keys": ROOT / "tests/stories/keys", "inputs": ROOT / "tests/stories/inputs"}
_ASIDE = {
    "keys": ROOT / "tests/stories/aside/keys",
    "inputs": ROOT / "tests/stories/aside/inputs",
}
TASKS = (
    Task(
        name="stories-real",
        data=("stories/score.py", "stories/keys/*.json", "stories/inputs/*/*"),
        score=partial(_score, _REAL),
        metric="shares of the answer keys, over all stories (stories/score.py)",
        shown=_SHOWN,
        fast=1,
    ),
    Task(
        name="stories-invented",
        data=("stories/score.py",),
        own=("tests/stories/keys/*.json", "tests/stories/inputs/*/*", "examples/*/*"),
        score=partial(_score, _OURS),
        metric="shares of the answer keys, over all stories (stories/score.py)",
        shown=_SHOWN,
        fast=1,
        public=True,
    ),
    Task(
        name="stories-aside",
        data=("stories/score.py",),
        own=("tests/stories/aside/keys/*.json", "tests/stories/aside/inputs/*/*"),
        score=partial(_unseen, _ASIDE),
        metric="the same of invented stories at whose misses nobody has looked",
        shown=_SHOWN,
        fast=1,
        public=True,
    ),
)
