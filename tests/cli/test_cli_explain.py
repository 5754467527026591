import json
from pathlib import Path

import pytest

from sample_edition import edition
from variorum import corpus
from variorum.cli import run


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return corpus.write(edition(), tmp_path / "edition").parent


def test_a_finding_is_explained(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", str(out), "echo>lost:Tide Wire"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("Island Echo goes back to Tide Wire\n")
    assert "What would change it" in printed.out
    assert printed.err == ""


def test_the_file_serves_as_well_as_the_folder(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", str(out), "c1"]) == 0
    folder = capsys.readouterr().out
    assert run(["explain", str(out / "edition.json"), "c1"]) == 0
    assert capsys.readouterr().out == folder


def test_without_an_id_all_are_listed(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", str(out)]) == 0
    listing = capsys.readouterr().out
    assert "  l1  contested: whether the captain was warned" in listing
    assert run(["explain", str(out), "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert {"id", "kind", "story", "label"} == set(plain[0])


def test_json(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", str(out), "l1", "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert plain["kind"] == "locus"
    assert plain["would_change"]


def test_an_unknown_id(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", str(out), "l77"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "l77 is no finding of this edition; like it are" in printed.err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "there is no such file; name an edition.json or a folder"),
        (b"", "this is no JSON"),
        (b"[1, 2]", "this is no variorum-edition/1"),
        (b'{"format": "variorum-edition/1"}', "this edition is damaged"),
        (b"\xff\xfe\xfa", "cannot be read"),
        (b"[" * 100_000, "this is no JSON"),
    ],
)
def test_what_is_no_edition(
    tmp_path: Path, content: bytes | None, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "edition.json"
    if content is not None:
        file.write_bytes(content)
    assert run(["explain", str(file), "c1"]) == 2
    assert says in capsys.readouterr().err


def test_a_folder_that_holds_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", str(tmp_path)]) == 2
    assert "there is no such file" in capsys.readouterr().err


def test_a_span_beyond_its_report_is_no_crash(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = json.loads((out / "edition.json").read_text("utf-8"))
    plain["stories"][0]["claims"][0]["witnesses"][0]["span"]["end"] = 10**9
    (out / "edition.json").write_text(json.dumps(plain), encoding="utf-8")
    assert run(["explain", str(out), "c1"]) == 2
    plain["stories"][0]["claims"][0]["witnesses"][0]["span"]["report"] = "nobody"
    (out / "edition.json").write_text(json.dumps(plain), encoding="utf-8")
    assert run(["explain", str(out), "c1"]) == 2
    assert "damaged" in capsys.readouterr().err
