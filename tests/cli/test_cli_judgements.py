"""An editor reads, decides, and reads again: with more reports, with fewer, with others."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from soundness import assert_sound
from variorum.cli import run

FIRST = """Glass works at Ostrel burns down

By Nils Aker

OSTREL (Tolm Press) - A fire destroyed the glass works at Ostrel on Tuesday night and killed four \
workers, the fire brigade said.

The works, which belong to the Hellman family, made bottles for half the country. "We had no \
warning of any kind," the owner Greta Hellman said.

Some 120 people worked there. Repairs would cost about 30 million euros, the insurer said.
"""
SECOND = """Fire destroys Ostrel glass works

A fire destroyed the glass works at Ostrel late on Tuesday and killed six workers, according to \
the fire brigade.

The works belong to the Hellman family and made bottles for half the country. Inspectors had \
warned the owners about the furnace in March, two workers said.

Some 120 people worked at the plant, and repairs would cost about 30 million euros.
"""
THIRD = """After the Ostrel fire

On Wednesday the glass works at Ostrel still smoked. I stood at the gate with the wives of the men \
who did not come home; four workers died there, the fire brigade told us.

Mayor Ivo Lind asked for help from the capital for the 120 people who have lost their work.
"""
FOURTH = """Ostrel counts its dead

The glass works at Ostrel, destroyed by a fire on Tuesday night, will not be built again, the \
Hellman family said on Friday. Four workers died in the fire.

Repairs would have cost 30 million euros.
"""
REPORTS = {"herald": FIRST, "post": SECOND, "courier": THIRD}
Edition = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    for name, text in REPORTS.items():
        (place / f"{name}.txt").write_text(text, encoding="utf-8")
    return place


def read(folder: Path, *judgements: dict[str, Any] | str) -> Edition:
    """The sound edition of a folder under some judgements."""
    file, out = folder.parent / "judgements.jsonl", folder.parent / "edition"
    lines = [one if isinstance(one, str) else json.dumps(one) for one in judgements]
    file.write_text("\n".join(lines), encoding="utf-8")
    words = ["read", str(folder), "--reader", "rules", "--out", str(out), "--quiet"]
    assert run([*words, "--judgements", str(file)]) == 0
    return assert_sound(out)


def story(edition: Edition) -> Edition:
    assert len(edition["stories"]) == 1
    found: Edition = edition["stories"][0]
    return found


def family(edition: Edition, report: str) -> list[str]:
    families = story(edition)["stemma"]["families"]
    return next(f["reports"] for f in families if report in f["reports"])


def applied(edition: Edition) -> list[bool]:
    rulings = [*(r for s in edition["stories"] for r in s["judgements"]), *edition["judgements"]]
    return [ruling["applied"] for ruling in rulings]


def on_page(folder: Path) -> str:
    return (folder.parent / "edition" / "index.html").read_text("utf-8")


def reports(*names: str) -> list[dict[str, str]]:
    return [{"report": name} for name in names]


ALONE = {"decision": "different_family", "places": reports("courier", "herald")}
TIED = {"decision": "same_family", "places": reports("courier", "herald"), "who": "I. B."}


def test_a_family_decided_changes_the_count_of_sources(folder: Path) -> None:
    without = read(folder)
    tied, alone = read(folder, TIED), read(folder, ALONE)
    assert "herald" in family(tied, "courier")
    assert "herald" not in family(alone, "courier")
    counts = [story(one)["independent_sources"] for one in (tied, alone)]
    assert counts == [len(story(one)["stemma"]["families"]) for one in (tied, alone)]
    assert counts[0] < counts[1]
    assert story(without)["judgements"] == []


def test_it_holds_when_a_report_is_added_and_when_files_are_renamed(folder: Path) -> None:
    for one in (TIED, ALONE):
        before = read(folder, one)
        (folder / "weekly.txt").write_text(FOURTH, encoding="utf-8")
        after = read(folder, one)
        assert len(after["reports"]) == len(before["reports"]) + 1
        assert applied(after) == [True]
        tied = "herald" in family(after, "courier")
        assert tied is (one is TIED)
        (folder / "weekly.txt").unlink()


def proposed(folder: Path, id: str, capsys: pytest.CaptureFixture[str]) -> list[Edition]:
    """The judgements that `explain` proposes on a finding."""
    capsys.readouterr()
    assert run(["explain", str(folder.parent / "edition"), id, "--json"]) == 0
    found: list[Edition] = json.loads(capsys.readouterr().out)["judgements"]
    return found


def locus(edition: Edition, *words: str) -> Edition:
    """The locus whose readings hold some words."""
    for one in story(edition)["apparatus"]:
        quotes = [s["quote"] for r in one["readings"] for s in r["spans"]]
        if all(any(w in quote for quote in quotes) for w in words):
            found: Edition = one
            return found
    raise AssertionError(words)


def test_what_explain_proposes_can_be_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every finding's proposals, one at a time, find what they are about again."""
    edition = story(read(folder))
    ids = [one["id"] for one in (*edition["claims"], *edition["apparatus"])]
    ids += [f"{e['child']}>{e['parent']}" for e in edition["stemma"]["derivations"]]
    ids += [f"family:{f['root']}" for f in edition["stemma"]["families"]]
    lines = [one for id in ids for one in proposed(folder, id, capsys)]
    assert len(lines) > 10
    for line in lines:
        again = read(folder, line)
        assert applied(again) == [True], (line, again["judgements"], story(again)["judgements"])


def test_a_settled_locus_is_no_alarm_and_the_brief_does_not_say_the_other(folder: Path) -> None:
    toll = locus(read(folder), "four workers", "six workers")
    assert toll["verdict"] in ("contested", "drift", "update")
    right = {
        "decision": "right",
        "places": [
            {"report": "herald", "words": "four workers"},
            {"report": "post", "words": "six workers"},
        ],
    }
    settled = read(folder, right)
    now = locus(settled, "four workers", "six workers")
    reading = now["readings"][now["settled"]]
    assert "herald" in reading["reports"]
    assert not [s["text"] for s in story(settled)["brief"] if "six workers" in s["text"]]
    assert "Found right by an editor" in on_page(folder)


def test_an_ignored_locus_is_gone_and_comes_back_without_the_decision(folder: Path) -> None:
    toll = locus(read(folder), "four workers", "six workers")
    ignore = {
        "decision": "ignore",
        "places": [
            {"report": "herald", "words": "four workers"},
            {"report": "post", "words": "six workers"},
        ],
        "kind": toll["kind"],
    }
    gone = read(folder, ignore)
    assert applied(gone) == [True]
    assert len(story(gone)["apparatus"]) == len(story(read(folder))["apparatus"]) - 1


def test_a_report_that_is_gone_leaves_its_decision_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read(folder, TIED)
    (folder / "herald.txt").unlink()
    edition = read(folder, TIED)
    assert applied(edition) == [False]
    (ruling,) = edition["judgements"]
    assert ruling["why"] == "the report herald is not among those read"
    assert ruling["judgement"]["who"] == "I. B."
    assert "does not apply" in on_page(folder)
    capsys.readouterr()
    file = str(folder.parent / "judgements.jsonl")
    words = ["read", str(folder), "--reader", "rules", "--judgements", file]
    assert run([*words, "--out", str(folder.parent / "edition")]) == 0
    summary = " ".join(capsys.readouterr().out.split())
    assert "judgements 0 applied, 1 do not apply" in summary
    assert "same family: courier, herald: the report herald is not among those read" in summary
    assert run([*words, "--json"]) == 0
    assert "judgement not applied: same family" in capsys.readouterr().err


def test_words_that_changed_no_longer_decide(folder: Path) -> None:
    judgement = {
        "decision": "same_claim",
        "places": [
            {"report": "herald", "words": "Some 120 people worked there"},
            {"report": "post", "words": "Some 120 people worked at the plant"},
        ],
    }
    assert applied(read(folder, judgement)) == [True]
    (folder / "post.txt").write_text(SECOND.replace("Some 120", "About 200"), encoding="utf-8")
    edition = read(folder, judgement)
    assert applied(edition) == [False]
    assert "no longer stand in post" in story(edition)["judgements"][0]["why"]


def test_a_family_is_decided_on_a_text_and_not_on_another(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read(folder, TIED)
    derivations = story(read(folder, TIED))["stemma"]["derivations"]
    edge = next(f"{e['child']}>{e['parent']}" for e in derivations if e["child"] == "courier")
    pinned = next(p for p in proposed(folder, edge, capsys) if p["decision"] == "derives")
    assert "digest" in pinned["places"][0]
    shutil.move(folder / "courier.txt", folder / "day-3.txt")
    renamed = read(folder, pinned)
    assert applied(renamed) == [True]
    assert story(renamed)["judgements"][0]["judgement"]["places"][0]["report"] == "day-3"
    (folder / "day-3.txt").write_text(THIRD + "\nIt rained.\n", encoding="utf-8")
    shutil.move(folder / "day-3.txt", folder / "courier.txt")
    changed = read(folder, pinned)
    assert applied(changed) == [False]
    assert "has changed since this was decided" in changed["judgements"][0]["why"]


def test_bad_lines_and_contradictions_leave_the_rest(folder: Path) -> None:
    edition = read(folder, "# mine", "oops", TIED, ALONE, '{"decision": "ignore", "places": []}')
    assert applied(edition) == [False, True]
    assert "a later decision says otherwise" in story(edition)["judgements"][0]["why"]
    assert [one["file"] for one in edition["left_out"]] == [
        "judgements.jsonl, line 2",
        "judgements.jsonl, line 5",
    ]


HOSTILE = [
    {"decision": "derives", "places": [*reports("courier"), {"source": "<img src=x onerror=1>"}]},
    {"decision": "derives", "places": [*reports("courier"), {"source": "\ud800\x1b[31m\u202e"}]},
    {**TIED, "who": "</script><script>alert(1)", "note": "\"><svg onload=alert(1)>{{ 7*7 }}"},
    {"decision": "same_claim", "places": [{"report": "post", "words": "a"},
                                          {"report": "herald", "words": "(.*)*\\"}]},
    {"decision": "derives", "places": [{"report": "post"}, {"report": "post", "digest": "x"}]},
    {"decision": "derives", "places": [{"report": "post"}, {"source": "lost-1"}]},
]  # fmt: skip


@pytest.mark.parametrize("line", HOSTILE)
def test_hostile_lines_are_only_words(
    folder: Path, line: Edition, capsys: pytest.CaptureFixture[str]
) -> None:
    read(folder, line)
    page = on_page(folder)
    assert "<svg onload" not in page
    assert "<img" not in page
    assert "alert(1)</script>" not in page
    file = str(folder.parent / "judgements.jsonl")
    words = ["read", str(folder), "--reader", "rules", "--judgements", file]
    assert run([*words, "--out", str(folder.parent / "edition")]) == 0
    printed = capsys.readouterr()
    assert "\x1b[31m" not in printed.out + printed.err
    assert "\u202e" not in printed.out + printed.err


@pytest.mark.parametrize(("name", "says"), [("none.jsonl", "there is no such file"), (".", "read")])
def test_a_file_that_cannot_be_read(
    folder: Path,
    name: str,
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)  # or a demo made before would be taken for what is written here
    assert run(["read", str(folder), "--judgements", str(folder / name)]) == 2
    assert says in capsys.readouterr().err
    assert not Path("variorum-out").exists()


def test_the_same_judgements_give_the_same_edition(folder: Path) -> None:
    one = read(folder, TIED, ALONE, TIED)
    assert one == read(folder, TIED, ALONE, TIED)
