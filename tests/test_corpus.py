from pathlib import Path

import pytest

import variorum
from variorum import corpus
from variorum.errors import MissingPathError, OutputError
from variorum.model import Edition, Marks, Report

TEXT = "Old bridge closes\n\nThe bridge over the Orle was closed on Monday, the county said.\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def edition(reports: Path) -> Edition:
    return variorum.read(reports)


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_one_report_alone_makes_an_edition(edition: Edition) -> None:
    assert edition.generator == f"variorum {variorum.__version__}"
    assert [report.id for report in edition.reports] == ["a"]
    assert [story.reports for story in edition.stories] == [("a",)]
    assert edition.left_out == ()


def test_the_reader_is_handed_in(reports: Path) -> None:
    read: list[str] = []

    def nothing(report: Report) -> Marks:
        read.append(report.id)
        return Marks()

    edition = variorum.read(reports, reader=nothing)
    assert read == ["a"]
    assert edition.stories


def test_a_report_without_a_sentence_is_said_to_say_nothing(tmp_path: Path) -> None:
    furniture = "\n".join(["Bridge reopens\n", *["All rights reserved."] * 20])
    (tmp_path / "bare.txt").write_text(furniture, "utf-8")
    (tmp_path / "headline.txt").write_text("Bridge reopens\n", "utf-8")
    told = "The old bridge at Tarn was opened again on Friday, the council said.\n"
    (tmp_path / "told.txt").write_text(told, "utf-8")
    found = variorum.read(tmp_path).left_out
    assert [(one.file, "no sentence" in one.reason) for one in found] == [("bare.txt", True)]


def test_progress_is_told(reports: Path) -> None:
    told: list[tuple[str, int, int]] = []
    variorum.read(reports, progress=lambda what, done, total: told.append((what, done, total)))
    assert told == [("reading", 0, 1), ("editing", 0, 1), ("editing", 1, 1)]


def test_a_missing_path(tmp_path: Path) -> None:
    with pytest.raises(MissingPathError):
        variorum.read(tmp_path / "nowhere")


def test_an_older_edition_is_replaced_whole(edition: Edition, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    page = variorum.write(edition, out)
    assert page == out / "index.html"
    first = held(out)
    assert first.keys() == corpus.OUTPUT
    (out / "claims.csv").unlink()
    variorum.write(edition, out)
    assert held(out) == first
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_an_empty_folder_is_filled(edition: Edition, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert variorum.write(edition, out).is_file()


@pytest.mark.parametrize("other", ["notes.txt", "index.html"])
def test_what_is_no_edition_is_not_replaced(edition: Edition, tmp_path: Path, other: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / other).write_text("mine")
    with pytest.raises(OutputError):
        variorum.write(edition, out)
    assert held(out) == {other: b"mine"}


def test_a_failure_midway_leaves_the_old_edition_whole(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    variorum.write(edition, out)
    before = held(out)
    write_through = corpus._write_through

    def full_disk(path: Path, text: str) -> None:
        if path.name == "claims.csv":
            raise OSError(28, "No space left on device")
        write_through(path, text)

    monkeypatch.setattr(corpus, "_write_through", full_disk)
    with pytest.raises(OutputError, match="No space left"):
        variorum.write(edition, out)
    assert held(out) == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), KeyboardInterrupt()])
def test_a_failed_swap_puts_the_old_edition_back(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    out = tmp_path / "out"
    variorum.write(edition, out)
    before = held(out)
    rename = Path.rename

    def refuses(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuses)
    with pytest.raises((OutputError, KeyboardInterrupt)):
        variorum.write(edition, out)
    assert held(out) == before


def test_a_link_is_not_written_through(edition: Edition, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (tmp_path / "out").symlink_to(target)
    with pytest.raises(OutputError):
        variorum.write(edition, tmp_path / "out")
    assert not held(target)


@pytest.mark.parametrize("name", ["nonsense", "gather"])
def test_unknown_names_of_the_package_are_refused(name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        getattr(variorum, name)
