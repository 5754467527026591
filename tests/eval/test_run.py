"""The runner: floors hold, rise with `--update`, fall only for a reason; nothing is passed over."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from eval.collect import ROOT, chosen, digest, families
from eval.floors import load
from eval.measure import Run, scored
from eval.run import main
from eval.task import Miss, Outcome, Setting, Task

from variorum.marking import mark_by_rules


class Bench:
    """A run on hand-made tasks, in a folder of its own."""

    def __init__(self, place: Path, patch: pytest.MonkeyPatch, out: pytest.CaptureFixture[str]):
        self.place, self.out = place, out
        self.figures: dict[str, float] = {"right": 0.8}
        self.misses: tuple[Miss, ...] = ()
        self.right: tuple[str, ...] = ()
        self.seen: list[Setting] = []
        self.shared = place / "shared"
        (self.shared / "data").mkdir(parents=True)
        self.write("one.tsv", "a\tb\n")
        self.tasks = [self.task("apples", self.score)]
        patch.setattr("eval.collect.families", lambda: {"fruit": tuple(self.tasks)})

    def task(self, name: str, score: object, **more: object) -> Task:
        return Task(name=name, data=("data/*.tsv",), score=score, metric="share", **more)  # type: ignore[arg-type]

    def score(self, setting: Setting) -> Outcome:
        self.seen.append(setting)
        return Outcome(
            items=5,
            figures=self.figures,
            misses=self.misses,
            detail="its own table",
            right=self.right,
        )

    def write(self, name: str, content: str) -> None:
        (self.shared / "data" / name).write_text(content, "utf-8")

    def run(self, *words: str) -> tuple[int, str]:
        floors, last = self.place / "floors.json", self.place / "last.json"
        fixed = ("--floors", str(floors), "--last", str(last))
        shared = () if "--shared" in words else ("--shared", str(self.shared))
        ended = main([*words, *shared, *fixed])
        return ended, self.out.readouterr().out

    def floor(self, key: str = "apples") -> Mapping[str, float]:
        return load(self.place / "floors.json")[key].figures


@pytest.fixture
def bench(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Bench:
    return Bench(tmp_path, monkeypatch, capsys)


def test_a_run_without_floors_is_sound_and_sets_none(bench: Bench) -> None:
    ended, said = bench.run()
    assert ended == 0
    assert "0.8000" in said
    assert not (bench.place / "floors.json").exists()


def test_a_figure_below_its_floor_ends_with_one_and_is_named(bench: Bench) -> None:
    bench.run("--update")
    bench.figures = {"right": 0.79}
    ended, said = bench.run()
    assert ended == 1
    assert "BELOW THE FLOOR: apples: right is 0.7900, floor 0.8000" in said


def test_a_hair_above_the_floor_as_kept_is_not_below_it(bench: Bench) -> None:
    bench.figures = {"right": 2 / 3}
    bench.run("--update")
    assert bench.run()[0] == 0
    assert bench.floor() == {"right": 0.6666}


def test_update_raises_and_does_not_lower(bench: Bench) -> None:
    bench.figures = {"right": 0.8, "found": 0.5}
    bench.run("--update")
    bench.figures = {"right": 0.7, "found": 0.6}
    ended, _ = bench.run("--update")
    assert ended == 1
    assert bench.floor() == {"right": 0.8, "found": 0.6}


def test_a_floor_is_lowered_for_a_reason_that_is_kept(bench: Bench) -> None:
    bench.run("--update")
    bench.figures = {"right": 0.7}
    ended, _ = bench.run("--update", "--lower", "the key was wrong in two places")
    assert ended == 0
    assert bench.floor() == {"right": 0.7}
    (told,) = load(bench.place / "floors.json")["apples"].lowered
    assert (told.before, told.after, told.reason) == (0.8, 0.7, "the key was wrong in two places")
    bench.figures = {"right": 0.75}
    bench.run("--update")
    assert load(bench.place / "floors.json")["apples"].lowered == (told,)


@pytest.mark.parametrize("words", [("--update", "--lower", " "), ("--lower", "because")])
def test_a_lowering_needs_a_reason_and_an_update(bench: Bench, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        bench.run(*words)
    assert ended.value.code == 2


def test_a_figure_that_is_gone_breaks_its_floor_until_it_is_given_up(bench: Bench) -> None:
    bench.run("--update")
    bench.figures = {"other": 0.9}
    ended, said = bench.run("--update")
    assert ended == 1
    assert "right is no longer measured" in said
    assert bench.run("--update", "--lower", "measured otherwise now")[0] == 0
    assert bench.floor() == {"other": 0.9}


def test_a_floor_set_on_other_data_is_not_compared_and_said_not_to_be(bench: Bench) -> None:
    bench.run("--update")
    bench.write("two.tsv", "c\td\n")
    bench.figures = {"right": 0.1}
    ended, said = bench.run()
    assert ended == 0
    assert "NOT COMPARED: apples: its floor was set on other data" in said


def test_other_data_are_no_way_round_a_floor(bench: Bench) -> None:
    bench.run("--update")
    bench.write("two.tsv", "c\td\n")
    bench.figures = {"right": 0.1}
    bench.run("--update")
    assert bench.floor() == {"right": 0.8}
    bench.figures = {"right": 0.85}
    bench.run("--update")
    assert bench.floor() == {"right": 0.85}
    assert "NOT COMPARED" not in bench.run()[1]


def test_a_byte_and_a_name_change_the_digest(bench: Bench) -> None:
    (task,) = bench.tasks
    first = digest(task, bench.shared)
    bench.write("one.tsv", "a\tc\n")
    second = digest(task, bench.shared)
    (bench.shared / "data/one.tsv").rename(bench.shared / "data/uno.tsv")
    assert len({first, second, digest(task, bench.shared)}) == 3
    assert len(first) == 8


def test_a_task_that_fails_is_reported_and_stops_no_other(bench: Bench) -> None:
    def fails(_: Setting) -> Outcome:
        raise KeyError("no such column")

    bench.tasks = [bench.task("pears", fails), *bench.tasks]
    ended, said = bench.run()
    assert ended == 1
    assert "FAILED: pears" in said
    assert "no such column" in said
    assert "0.8000" in said


@pytest.mark.parametrize("share", [1.2, -0.1, float("nan")])
def test_a_figure_that_is_no_share_is_a_failure(bench: Bench, share: float) -> None:
    bench.figures = {"right": share}
    ended, said = bench.run()
    assert ended == 1
    assert "no share between 0 and 1: right" in said


def test_a_task_without_its_data_is_not_measured_and_said_not_to_be(bench: Bench) -> None:
    pears = Task(name="pears", data=("data/none.tsv",), score=bench.score, metric="share")
    bench.tasks = [*bench.tasks, pears]
    ended, said = bench.run()
    assert ended == 0
    assert "NOT MEASURED: pears: no " in said
    assert "apples" in said


def test_a_task_that_names_no_data_is_told_of(bench: Bench) -> None:
    bench.tasks = [Task(name="plums", data=(), score=bench.score, metric="share")]
    ended, said = bench.run()
    assert ended == 0
    assert "NO DATA NAMED: plums" in said


def test_without_the_shared_folder_nothing_of_it_is_measured(bench: Bench) -> None:
    bench.run("--update")
    ended, said = bench.run("--shared", str(bench.place / "elsewhere"))
    assert ended == 0
    assert f"NOT MEASURED, {bench.place / 'elsewhere'} is not here: apples" in said
    assert not bench.seen[1:]


def test_a_file_of_tasks_that_cannot_be_loaded_is_a_failed_task(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "broken_task_file.py").write_text("TASKS = nowhere\n", "utf-8")
    monkeypatch.setattr("eval.tasks.__path__", [str(tmp_path)])
    (task,) = families()["broken_task_file"]
    with pytest.raises(NameError, match="nowhere"):
        task.score(Setting(shared=tmp_path, reader=mark_by_rules))


def test_last_is_what_the_run_before_reached(bench: Bench) -> None:
    bench.run()
    bench.figures = {"right": 0.9}
    assert "+0.9000" in bench.run()[1]
    bench.figures = {"right": 0.85}
    said = bench.run()[1]
    assert "-0.8500" in said
    assert " 0.9000 " in said


def test_a_fast_run_has_a_limit_and_floors_of_its_own(bench: Bench) -> None:
    bench.tasks = [
        bench.task("apples", bench.score, fast=3),
        bench.task("none", bench.score, fast=0),
    ]
    bench.run("--update")
    bench.figures = {"right": 0.4}
    assert bench.run("--fast", "--update")[0] == 0
    assert [setting.limit for setting in bench.seen] == [None, None, 3]
    assert bench.floor("apples (fast)") == {"right": 0.4}
    assert bench.floor() == {"right": 0.8}


def test_misses_are_printed_by_kind_the_most_frequent_first(bench: Bench) -> None:
    bench.misses = tuple(
        Miss(where=f"d{n}", wanted=f"w{n}", found="-", context="the\nwords", kind=kind)
        for n, kind in enumerate(["lost", "extra", "extra"])
    )
    said = bench.run("--misses", "apples", "--first", "1")[1]
    assert said.index("2  extra") < said.index("1  lost") < said.index("## extra (2)")
    assert "w1" in said
    assert "w2" not in said
    assert "in: the words" in said


def test_tasks_are_named_by_their_own_name_or_their_file(bench: Bench) -> None:
    bench.tasks = [*bench.tasks, bench.task("pears", bench.score)]
    assert "apples" not in bench.run("pears")[1]
    assert "apples" in bench.run("fruit")[1]
    ended, said = bench.run("plums")
    assert ended == 2
    assert "no task is called plums" in said
    assert bench.run("--list")[1].split()[0] == "apples"


def test_a_tasks_own_table_is_printed_where_the_task_is_named(bench: Bench) -> None:
    assert "its own table" not in bench.run()[1]
    assert "its own table" in bench.run("apples")[1]
    assert "its own table" in bench.run("--detail")[1]


def test_the_public_table_holds_what_may_be_published(bench: Bench) -> None:
    bench.tasks = [*bench.tasks, bench.task("pears", bench.score, public=True)]
    said = bench.run("--public")[1]
    assert "| pears | right | 5 | 0.800 |  |" in said
    assert "apples" not in said.split("\n\n")[0]


def test_what_is_not_shown_has_a_floor_all_the_same(bench: Bench) -> None:
    bench.tasks = [bench.task("apples", bench.score, shown=("right",))]
    bench.figures = {"right": 0.8, "behind": 0.5}
    assert "behind" not in bench.run("--update")[1]
    bench.figures = {"right": 0.8, "behind": 0.4}
    ended, said = bench.run()
    assert ended == 1
    assert "!-0.4000" in said


def test_two_processes_find_what_one_does(tmp_path: Path) -> None:
    run = Run(shared=tmp_path)
    tasks = chosen(["sentences", "sentences-aside"])
    alone, together = scored(run, tasks), scored(run, tasks, jobs=2, slowest=[tasks[-1].name])
    assert [one.figures for one in alone] == [one.figures for one in together]
    assert [one.data for one in alone] == [one.data for one in together]


def test_the_floors_of_the_repository_are_shares_of_known_tasks() -> None:
    held = json.loads((ROOT / "eval" / "floors.json").read_text("utf-8"))
    known = {task.name for task in chosen([])}
    assert {key.split(" ")[0] for key in held} <= known
    assert all(0 <= share <= 1 for one in held.values() for share in one["figures"].values())
    assert held["stories-real"]["figures"]["spans sound"] == 1.0
    assert held["stories-invented"]["figures"]["brief sentences sound"] == 1.0


def test_what_was_gained_and_lost_since_the_last_run_is_told_by_name(bench: Bench) -> None:
    bench.right = ("pip", "stalk", "stalk")
    _, first = bench.run()
    bench.right = ("stalk", "skin")
    _, then = bench.run()
    assert "gained" not in first
    told = [line.split() for line in then.splitlines() if line.startswith("  ")]
    assert told == [["gained", "skin"], ["LOST", "pip"], ["LOST", "stalk"]]


def test_the_learned_reader_may_fall_by_what_processors_round_and_no_more(bench: Bench) -> None:
    bench.run("--update")
    bench.figures = {"right": 0.8 - Run(shared=bench.shared).slack}
    assert bench.run()[0] == 0
    bench.figures = {"right": 0.8 - Run(shared=bench.shared).slack - 0.001}
    assert bench.run()[0] == 1
    assert Run(shared=bench.shared, reader="rules").slack == 0
