import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from variorum import corpus
from variorum.cli import run
from variorum.cli.read import read
from variorum.errors import RecordError
from variorum.marking import READERS

REPORTS = {
    "post.example.txt": "Old bridge closes after cracks are found\n\n"
    "The bridge over the Orle was closed on Monday after cracks were found, Reuters reported.\n"
    "At least six engineers examined the pillars, the county said in a statement.\n",
    "herald.example.txt": "County shuts Orle bridge\n\n"
    "Cracks in two pillars have closed the bridge over the Orle, according to Reuters.\n"
    "Half a dozen engineers examined the pillars. The mayor declined to comment.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    for name, text in REPORTS.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "edition"


def test_an_edition_is_made(folder: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(folder), "--out", str(out)]) == 0
    assert {path.name for path in out.iterdir()} == corpus.OUTPUT
    edition = json.loads((out / "edition.json").read_text("utf-8"))
    assert [report["id"] for report in edition["reports"]] == ["herald.example", "post.example"]
    printed = capsys.readouterr()
    assert "index.html" in printed.out.replace("\n", "")
    assert printed.err == ""


def test_the_default_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert run(["read", "reports", "--quiet"]) == 0
    assert (folder.parent / "variorum-out" / "index.html").is_file()


def test_quiet_says_nothing(folder: Path, out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "empty.txt").touch()
    assert run(["read", str(folder), "--out", str(out), "--quiet"]) == 0
    assert capfd.readouterr() == ("", "")


def test_json_is_printed_and_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(folder.parent)
    (folder / "picture.png").write_bytes(b"\x89PNG")
    assert run(["read", "reports", "--json"]) == 0
    printed = capfdbinary.readouterr()
    assert json.loads(printed.out)["format"] == "variorum-edition/1"
    assert b"left out: picture.png" in printed.err
    assert not (folder.parent / "variorum-out").exists()


def test_json_with_out_writes_the_folder_too(
    folder: Path, out: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["read", str(folder), "--json", "--out", str(out)]) == 0
    assert capfdbinary.readouterr().out == (out / "edition.json").read_bytes()


def test_what_is_left_out_is_in_the_summary_and_in_the_edition(
    folder: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty.txt").touch()
    (folder / "day.jsonl").write_text('{"text": "It fell on Monday, they said."}\n{oops\n')
    assert run(["read", str(folder), "--out", str(out)]) == 0
    summary = capsys.readouterr().out
    left = json.loads((out / "edition.json").read_text("utf-8"))["left_out"]
    assert [one["file"] for one in left] == ["day.jsonl, line 2", "empty.txt"]
    assert "empty.txt" in summary
    assert "day.jsonl, line 2" in summary


def test_reports_in_other_languages_are_named(
    folder: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "de.txt").write_text(
        "Die alte Brücke über die Orle wurde am Montag gesperrt, nachdem Risse gefunden wurden.",
        encoding="utf-8",
    )
    assert run(["read", str(folder), "--out", str(out)]) == 0
    assert "1 report is not in English (de)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["read", "nowhere"], 2, "nowhere: there is no such file or folder"),
        (["read", "."], 2, "no report was found"),
        (["read", "--nonsense"], 2, "No such option"),
        (["nonsense"], 2, "No such command"),
        (["read", ".", "--open", "--json"], 2, "--open needs a page"),
    ],
)
def test_input_errors(
    words: list[str],
    code: int,
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(words) == code
    printed = capsys.readouterr()
    assert says in printed.err
    assert printed.out == ""


@pytest.mark.parametrize("words", [["--help"], ["read", "--help"], ["read"], []])
def test_help_is_given(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    run(words)
    printed = capsys.readouterr()
    assert "variorum read reports/" in printed.out + printed.err


def test_help_documents_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(f"\n    {code} " in text or f"\n  {code} " in text for code in (0, 2, 3, 70, 130))


def test_a_folder_with_other_things_is_not_replaced(
    folder: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out.mkdir()
    (out / "thesis.doc").write_text("years of work")
    assert run(["read", str(folder), "--out", str(out)]) == 3
    assert (out / "thesis.doc").read_text() == "years of work"
    assert "thesis.doc" in capsys.readouterr().err


def test_a_file_in_the_place_of_the_folder_is_kept(folder: Path, out: Path) -> None:
    out.write_text("mine")
    assert run(["read", str(folder), "--out", str(out)]) == 3
    assert out.read_text() == "mine"


def test_an_unwritable_place(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    assert run(["read", str(folder), "--out", str(blocked / "edition")]) == 3
    assert "cannot be written" in capsys.readouterr().err


def test_a_defect_asks_for_a_report(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecordError("a span runs backwards")

    monkeypatch.setattr(corpus, "read", broken)
    monkeypatch.delenv("VARIORUM_DEBUG", raising=False)
    assert run(["read", str(folder)]) == 70
    message = capsys.readouterr().err
    assert "a span runs backwards" in message
    assert "report it" in message
    monkeypatch.setenv("VARIORUM_DEBUG", "1")
    with pytest.raises(RecordError):
        run(["read", str(folder)])


def test_an_interruption(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(corpus, "read", interrupted)
    assert run(["read", str(folder)]) == 130
    assert "interrupted" in capsys.readouterr().err


def test_the_page_is_opened(folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)
    assert run(["read", str(folder), "--out", str(out), "--open", "--quiet"]) == 0
    assert opened == [(out / "index.html").as_uri()]


def process(*words: str, stdin: bytes = b"", seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "variorum", *words],
        input=stdin,
        capture_output=True,
        check=False,
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": "src"},
        cwd=Path(__file__).parents[2],
    )


def test_order_and_hash_seed_change_no_byte(folder: Path) -> None:
    paths = [str(folder / name) for name in REPORTS]
    one = process("read", *paths, "--json", seed="1")
    other = process("read", *reversed(paths), "--json", seed="2")
    assert one.returncode == 0, one.stderr
    assert one.stdout == other.stdout
    assert one.stderr == b""


def test_standard_input_in_a_pipe() -> None:
    lines = "\n".join(json.dumps({"text": text, "id": name}) for name, text in REPORTS.items())
    done = process("read", "-", "--json", stdin=lines.encode())
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["reports"]) == 2


def test_control_characters_of_a_name_do_not_reach_the_terminal() -> None:
    done = process("read", "no\x1b[31mwhere")
    assert done.returncode == 2
    assert b"\x1b" not in done.stderr


def test_the_readers_that_can_be_chosen_are_those_that_there_are() -> None:
    option = next(p for p in read.params if p.name == "reader")
    assert isinstance(option.type, click.Choice)
    assert tuple(option.type.choices) == tuple(READERS)
    assert option.default == next(iter(READERS))
