"""Bad input through the command line: the right exit code, a message that names the file and says
what to do, and all the rest still read."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from soundness import assert_sound
from variorum.cli import run

LINE = "The old bridge over the Orle was closed on Monday after cracks were found, the county said."
GOOD = f"Old bridge closes\n\n{LINE}\nAt least six engineers looked at it, Reuters reported.\n"
Read = Callable[..., dict[str, Any]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    (place / "good.txt").write_text(GOOD, encoding="utf-8")
    return place


@pytest.fixture
def read(folder: Path, tmp_path: Path) -> Read:
    """Put one more file beside the good one, read the folder, check the edition, and return it."""

    def reading(name: str = "bad.txt", content: str | bytes = b"") -> dict[str, Any]:
        raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        (folder / name).write_bytes(raw)
        out = tmp_path / "edition"
        assert run(["read", str(folder), "--out", str(out), "--quiet"]) == 0
        edition = assert_sound(out)
        assert "good" in {report["id"] for report in edition["reports"]}
        return edition

    return reading


def text_of(edition: dict[str, Any], id: str) -> str:
    return next(str(report["text"]) for report in edition["reports"] if report["id"] == id)


LEFT_OUT: list[tuple[str, str, str | bytes, str, str]] = [
    ("empty", "bad.txt", b"", "is empty", "nothing to do"),
    ("blank", "bad.txt", " \r\n\t", "is empty", "nothing to do"),
    ("binary", "bad.txt", bytes(range(256)) * 40, "is a binary file", "save it as UTF-8 text"),
    ("a picture", "bad.html", b"\x89PNG\r\n\x1a\n", "is a binary file", "save it as UTF-8 text"),
    ("UTF-16 unmarked", "bad.txt", LINE.encode("utf-16-le"), "is a binary", "save it as UTF-8"),
    ("UTF-16 broken", "bad.txt", b"\xff\xfe\x00\xd8", "is marked as utf-16", "save it as UTF-8"),
    ("50 MB", "bad.txt", b"word " * 10_000_000, "is too large (50,000,000 bytes", "split it"),
    ("one long line", "bad.txt", b"w" * 1_000_000, "is too large", "split it"),
    ("long", "bad.txt", b"word " * 30_000, "holds 150,000 characters", "split it"),
    ("a long line of JSON", "bad.jsonl",
     json.dumps({"text": "w" * 1_000_000}), "holds 1,000,000 characters", "split it"),
    ("no words", "bad.txt", "--- *** ---\n\u200b\n", "holds no words", "nothing to do"),
    ("marks only", "bad.txt", '"' * 10_000, "holds no words", "nothing to do"),
    ("broken JSON", "bad.json", '{"text": "It fell.', "is not valid JSON", "correct it"),
    ("deep JSON", "bad.json", "[" * 100_000, "nested too deeply", "correct it"),
    ("deep text", "bad.json", '{"text": ' + "[" * 900 + '"a"' + "]" * 900 + "}", "nested", "keep"),
    ("deep key", "bad.json", '{"text": "a", "b": ' + "[" * 950 + "]" * 950 + "}", "nested", ""),
    ("endless number", "bad.json", '{"text": "a", "id": ' + "9" * 5_000 + "}", "not valid", ""),
    ("text is a number", "bad.jsonl", '{"text": 5}', "is an object without text", 'key "text"'),
    ("not an object", "bad.jsonl", "[1]", "is not an object", 'write {"text"'),
    ("half characters", "bad.jsonl", '{"text": "a \\ud800 b"}', "half characters", "save it again"),
    ("no HTML", "bad.html", "just words", "holds no tag", "save it"),
    ("an empty page", "bad.html", "<html><body></body></html>", "no report was found", "save it"),
    ("another kind", "bad.pdf", "%PDF-1.4", "is of a kind that is not read", "save it as .txt"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "reason", "advice"),
    [case[1:] for case in LEFT_OUT],
    ids=[case[0] for case in LEFT_OUT],
)
def test_what_cannot_be_read_is_listed(
    read: Read, name: str, content: str | bytes, reason: str, advice: str
) -> None:
    edition = read(name, content)
    (left,) = edition["left_out"]
    assert left["file"].startswith(name)
    assert reason in left["reason"]
    assert advice in left["advice"]
    assert [report["id"] for report in edition["reports"]] == ["good"]


READABLE: list[tuple[str, str, str | bytes]] = [
    ("UTF-16", "bad.txt", LINE.encode("utf-16")),
    ("UTF-32", "bad.txt", LINE.encode("utf-32")),
    ("Latin-1", "bad.txt", 'José of the café said the façade "fell".'.encode("latin-1")),
    ("Windows-1252", "bad.txt", "The café’s owner – “never hurt” – said so.".encode("cp1252")),
    ("broken UTF-8", "bad.txt", f"{LINE}\ncaf".encode() + b"\xc3 and \xe2\x82 more\n"),
    ("German", "bad.txt", "Brücke zu\n\nDie Brücke wurde gesperrt. „Schlimm“, sagte er am 3. Mai."),
    ("Chinese", "bad.txt", "大桥关闭\n\n星期一旧桥被关闭。市长说：“这很糟糕。”有3000人受影响。"),
    ("Arabic", "bad.txt", "أغلق الجسر القديم يوم الاثنين، قال العمدة: «هذا سيئ». ٣٠٠٠ شخص."),
    ("Turkish", "bad.txt", "İSTANBUL’DA Iİıi ﬁne ﬂow ẞ ß said İbrahim. " * 10),
    ("control characters", "bad.txt", "The \x01\x07 bell \x1b[31mrang\x1b[0m, the mayor said."),
    ("zero bytes", "bad.jsonl", '{"text": "NUL \\u0000 in it, the mayor said.", "id": "a\\u0000"}'),
    ("quotation marks", "bad.txt", '"' * 10_000 + " said he"),
    ("curly marks", "bad.txt", "“" * 5_000 + "it fell" + "”" * 5_000),
    ("short quotations", "bad.txt", '"no" ' * 4_000),
    ("unclosed quotations", "bad.txt", "“no " * 4_000),
    ("parentheses", "bad.txt", "(" * 5_000 + "a" + ")" * 5_000),
    ("one word", "bad.txt", "word"),
    ("one endless word", "bad.txt", "a" * 100_000),
    ("capitals", "bad.txt", (LINE.upper() + "\n") * 20),
    ("digits", "bad.txt", "1234567890 " * 500),
    ("an endless number", "bad.txt", "9" * 50_000),
    ("no finite number", "bad.txt", f"It paid ${'9' * 400} million to 1e999 people, it said."),
    ("impossible dates", "bad.txt", "On February 30, 2024, 0000-00-00 and 31 December 9999 it fell,"
     " he said. 999999999999 days ago it rose; in 10,000 years it will again."),
    ("all furniture", "bad.txt", "Read more\nShare this\nAdvertisement\nBy Admin\n" * 50),
    ("emoji", "bad.txt", "😀👩‍👩‍👧‍👦🇬🇧 said the 😀 mayor on Monday 😀. " * 50),
    ("zero width", "bad.txt", "The\u200b may\u200dor\ufeff sa\u00adid on Mon\u2060day it fell."),
    ("combining marks", "bad.txt", "a" + "\u0301" * 5_000 + " said the mayor on Monday."),
    ("every line end", "bad.txt", "A\r\n\rB\n\rC\u2028D\u2029E\x85F\x0bG\x0cH said Bob."),
    ("CRLF", "bad.txt", GOOD.replace("\n", "\r\n")),
    ("CR", "bad.txt", GOOD.replace("\n", "\r").replace("Old", "New")),
    ("a formula", "bad.txt", "=cmd|' /C calc'!A0 said the mayor. +5 people fell, he said."),
    ("front matter", "bad.md", f"---\ntitle: <script>alert(1)</script>\n---\n{LINE}\n"),
    ("no number", "bad.json", '{"text": "It fell, he said.", "id": NaN, "views": -Infinity}'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content"), [case[1:] for case in READABLE], ids=[case[0] for case in READABLE]
)
def test_odd_texts_are_read_and_quoted_exactly(read: Read, name: str, content: str | bytes) -> None:
    edition = read(name, content)
    assert {left["advice"] for left in edition["left_out"]} <= {"save the page with its text"}
    assert len(edition["reports"]) == 2


def test_encodings_give_the_same_text(read: Read) -> None:
    assert text_of(read("bad.txt", "Café shut.".encode("utf-16")), "bad") == "Café shut."
    assert text_of(read("bad.txt", "Café shut.".encode("latin-1")), "bad") == "Café shut."
    assert text_of(read("bad.txt", b"\xef\xbb\xbf" + "Café shut.".encode()), "bad") == "Café shut."


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_stay_as_received_and_part_lines(read: Read, end: str) -> None:
    text = GOOD.replace("\n", end).replace("Old", "New")
    edition = read("bad.txt", text.encode())
    assert text_of(edition, "bad") == text
    told = next(report for report in edition["reports"] if report["id"] == "bad")
    assert told["headline"] == "New bridge closes"


def test_nobody_gets_a_script_into_the_page(read: Read, tmp_path: Path) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    record = {
        "text": f"{evil}\n\n{LINE} {evil} said “{evil}”, the mayor said.",
        "id": f"../../{evil}",
        "title": f'{evil}" onmouseover="alert(3)',
        "outlet": f"</title>{evil}",
        "author": f"By {evil}",
        "url": "javascript:alert(4)",
        "published": evil,
        "language": f'"{evil}',
    }
    edition = read("bad.jsonl", json.dumps(record))
    assert "<script>" in text_of(edition, record["id"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edition", "reports"]


def test_scripts_in_a_headline_of_html(read: Read) -> None:
    page = (
        "<html><head><title>Bridge <script>alert(1)</script> closes</title></head><body><article>"
        "<h1 onclick='alert(2)'>Bridge <script>alert(3)</script><img src=x onerror=alert(4)></h1>"
        f"<p onmouseover='alert(5)'>{LINE}</p><p>&lt;script&gt;alert(6)&lt;/script&gt; said he, "
        "the mayor of the town, on Friday evening.</p></article></body></html>"
    )
    text = text_of(read("bad.html", page), "bad")
    assert LINE in text
    assert "alert(3)" not in text
    assert "<script>alert(6)</script>" in text


def test_a_malformed_line_costs_that_line(read: Read) -> None:
    lines = [json.dumps({"text": f"{LINE} {n}"}) for n in range(3)]
    edition = read("day.jsonl", "\n".join([lines[0], '{"text": ', lines[1], lines[2]]))
    (left,) = edition["left_out"]
    assert left["file"] == "day.jsonl, line 2"
    assert len(edition["reports"]) == 4


def test_which_report_of_a_file_was_left_out_is_said(read: Read) -> None:
    lines = [{"text": LINE, "id": "one"}, {"text": LINE, "id": "two"}, {"text": "--", "id": "no"}]
    edition = read("day.jsonl", "\n".join(map(json.dumps, lines)))
    assert [(left["file"], left["reason"]) for left in edition["left_out"]] == [
        ("day.jsonl, report no", "holds no words"),
        ("day.jsonl, report two", "is a duplicate of day.jsonl, report one"),
    ]


def test_a_duplicate_is_read_once(read: Read) -> None:
    (left,) = read("same.txt", GOOD)["left_out"]
    assert left["file"] == "same.txt"
    assert left["reason"] == "is a duplicate of good.txt"


def test_a_table_with_faults(read: Read, folder: Path) -> None:
    (folder / "other.txt").write_text("Pier closes\n\nThe pier shut on Friday, it said.\n")
    edition = read(
        "metadata.csv",
        "file,outlet,published,url,author\n"
        'good.txt,"=HYPERLINK(""http://e.example"")",2024-99-99,http://[bad,+cmd\n'
        "other.txt,@SUM(1),2024-05-06,,,,more,cells\nnowhere.txt,x,,,\n",
    )
    assert [left["file"] for left in edition["left_out"]] == [
        "good.txt",
        "metadata.csv: nowhere.txt",
    ]
    assert '"2024-99-99" is no date' in edition["left_out"][0]["reason"]
    days = {report["id"]: report["published"] for report in edition["reports"]}
    assert days == {"good": None, "other": "2024-05-06"}


@pytest.mark.parametrize("name", ["new\nline", "turned\u202egnp", "esc\x1b[31m", "a" * 200, "=1+1"])
def test_names_of_files(read: Read, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    edition = read(f"{name}.txt", f"{LINE} Again.")
    assert all(report["file"].isprintable() for report in edition["reports"])
    assert len(edition["reports"]) == 2
    assert capfd.readouterr().err == ""


def test_a_name_that_is_no_text(folder: Path, tmp_path: Path) -> None:
    try:
        (folder / os.fsdecode(b"caf\xe9.txt")).write_text(f"{LINE} Again.")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert run(["read", str(folder), "--out", str(tmp_path / "edition"), "--quiet"]) == 0
    assert len(assert_sound(tmp_path / "edition")["reports"]) == 2


def test_one_report_alone_and_without_a_date(folder: Path, tmp_path: Path) -> None:
    assert run(["read", str(folder / "good.txt"), "--out", str(tmp_path / "e"), "--quiet"]) == 0
    edition = assert_sound(tmp_path / "e")
    (story,) = edition["stories"]
    assert edition["reports"][0]["published"] is None
    assert story["independent_sources"] == 1


def test_two_hundred_tiny_files(folder: Path, tmp_path: Path) -> None:
    for number in range(200):
        (folder / f"{number}.txt").write_text(f"Word {number} fell.", encoding="utf-8")
    assert run(["read", str(folder), "--out", str(tmp_path / "e"), "--quiet"]) == 0
    assert len(assert_sound(tmp_path / "e")["reports"]) == 201


@pytest.mark.parametrize("content", [None, b"", b"\x00\x01", b"---"])
def test_nothing_to_read_ends_with_2_and_says_why(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    if content is not None:
        (folder / "bad.txt").write_bytes(content)
    assert run(["read", str(folder), "--out", str(tmp_path / "edition")]) == 2
    said = capsys.readouterr().err
    assert "no report was found" in said
    assert content is None or "bad.txt: " in said
    assert not (tmp_path / "edition").exists()


def test_a_missing_path_ends_with_2_though_others_are_there(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(folder), str(tmp_path / "no\nwhere"), "--quiet"]) == 2
    assert "there is no such file or folder; check the spelling" in capsys.readouterr().err
