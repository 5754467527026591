import json
from pathlib import Path

import pytest

from variorum.errors import InputError, MissingPathError
from variorum.model import Decision, Judgement, LeftOut, Place
from variorum.readers import read_judgements

GOOD = '{"decision": "same_family", "places": [{"report": "a"}, {"report": "b"}]}'


def read(tmp_path: Path, text: str | bytes) -> tuple[tuple[Judgement, ...], tuple[LeftOut, ...]]:
    file = tmp_path / "judgements.jsonl"
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read_judgements(file)


def test_a_decision_is_read_whole(tmp_path: Path) -> None:
    line = {
        "decision": "right",
        "places": [
            {"report": "a", "digest": "0f", "words": "six", "prefix": "at least", "suffix": "men"},
            {"report": "b", "words": "ten"},
        ],
        "kind": "number",
        "who": "I. B.",
        "note": "asked the police",
    }
    (found,), bad = read(tmp_path, json.dumps(line) + "\n")
    assert bad == ()
    assert found == Judgement(
        decision=Decision.RIGHT,
        places=(
            Place(report="a", digest="0f", words="six", prefix="at least", suffix="men"),
            Place(report="b", words="ten"),
        ),
        kind="number",
        who="I. B.",
        note="asked the police",
    )


def test_blank_lines_comments_and_marks_are_passed_over(tmp_path: Path) -> None:
    found, bad = read(tmp_path, f"\ufeff# mine\r\n\r\n  {GOOD}\r\n# end".encode())
    assert len(found) == 1
    assert bad == ()


def test_what_is_there_twice_counts_where_it_is_last(tmp_path: Path) -> None:
    other = GOOD.replace("same_family", "different_family")
    found, _ = read(tmp_path, f"{GOOD}\n{other}\n{GOOD}")
    assert [one.decision for one in found] == [Decision.DIFFERENT_FAMILY, Decision.SAME_FAMILY]


def test_a_source_may_be_what_a_report_goes_back_to(tmp_path: Path) -> None:
    line = '{"decision": "derives", "places": [{"report": "a"}, {"source": "Tolm Press"}]}'
    (found,), _ = read(tmp_path, line)
    assert found.places[1] == Place(source="Tolm Press")


BAD = [
    ("oops", "is not valid JSON"),
    ("[" * 100_000, "nested too deeply"),
    ("[1]", "is not an object"),
    ('{"decision": "same_family"}', "has no list of places"),
    ('{"decision": "sane_family", "places": []}', "no decision that is known"),
    ('{"decision": ["same_family"], "places": []}', "no decision that is known"),
    (GOOD.replace('"places"', '"place"'), 'has a key that is not known: "place"'),
    (GOOD.replace('{"report": "b"}', '{"raport": "b"}'), 'not known: "raport"'),
    (GOOD.replace('{"report": "b"}', '"b"'), "place that is not an object"),
    (GOOD.replace(', {"report": "b"}', ""), "has 1 places"),
    (GOOD.replace('"b"', '"a"'), "names one place twice"),
    (GOOD.replace('"b"', '"b\\ud800"'), "half characters"),
    (GOOD.replace('"b"', "5"), 'has under "report" no text'),
    (GOOD.replace('{"report": "b"}', "{}"), "a place without a report"),
    (GOOD.replace('{"report": "b"}', '{"source": "X"}'), "a source where a report is needed"),
    (GOOD.replace("same_family", "same_claim"), "has a place without words"),
    (GOOD.replace("}]", f'}}], "note": "{"x" * 5000}"'.replace("}}", "}")), "no text"),
    (GOOD[:-1] + ', "kind": "tone"}', "names no kind of difference"),
    ('{"decision": "derives", "places": [{"source": "X"}, {"report": "a"}]}', "a source where"),
    (
        GOOD.replace("same_family", "not_derived").replace("}]", '}, {"report": "c"}]'),
        "has 3 places",
    ),
]


@pytest.mark.parametrize(("line", "reason"), BAD)
def test_a_bad_line_is_named_and_the_rest_is_kept(tmp_path: Path, line: str, reason: str) -> None:
    found, (left,) = read(tmp_path, f"{GOOD}\n{line}\n")
    assert len(found) == 1
    assert left.file == "judgements.jsonl, line 2"
    assert reason in left.reason
    assert left.advice


def test_a_file_of_another_kind_does_not_fill_the_edition(tmp_path: Path) -> None:
    found, bad = read(tmp_path, "word\n" * 5000)
    assert found == ()
    assert len(bad) == 21
    assert "4,980 more lines" in bad[-1].reason


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingPathError, match="--judgements"):
        read_judgements(tmp_path / "none.jsonl")


def test_what_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="binary"):
        read(tmp_path, b"\x00\x01" * 100)
    with pytest.raises(InputError, match="cannot be read"):
        read_judgements(tmp_path)
