"""Every item of an answer key is scored by itself, as the scorer counts it among the others."""

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from eval.collect import ROOT
from eval.loaders.story_items import KINDS, alarms, items
from eval.tasks.stories import _load

SCORER = ROOT.parent / "shared/stories/score.py"
TEXT = {"a": "Six barges sank at Oster on Monday.", "b": "Nine barges sank near Oster on Tuesday."}
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SCORER.exists(), reason=f"{SCORER} is not here"),
]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    return _load(SCORER)


def quote(report: str, words: str) -> dict[str, str]:
    return {"report": report, "quote": words}


def place(report: str, words: str) -> dict[str, Any]:
    start = TEXT[report].index(words)
    return {"report": report, "start": start, "end": start + len(words), "quote": words}


def variant(one: str, other: str, **more: Any) -> dict[str, Any]:
    readings = [{"quotes": [quote("a", one)]}, {"quotes": [quote("b", other)]}]
    return {"topic": one, "kind": "number", "verdict": "contested", "readings": readings, **more}


def key(**lists: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {kind.field: [] for kind in KINDS}
    whole = {"families": [["a"], ["b"]], "unsure": [], "sources": [], "neutral": []}
    return {
        "story": "barges",
        "independent_sources": {"min": 2, "max": 2},
        **whole,
        **empty,
        **lists,
    }


def locus(one: str, other: str, verdict: str = "contested") -> dict[str, Any]:
    readings = [{"spans": [place("a", one)]}, {"spans": [place("b", other)]}]
    return {"kind": "number", "verdict": verdict, "topic": "t", "readings": readings}


def edition(scorer: ModuleType, folder: Path, *loci: dict[str, Any]) -> Any:
    reports = [{"id": name, "text": text} for name, text in TEXT.items()]
    story = {"reports": ["a", "b"], "apparatus": list(loci), "independent_sources": 2}
    file = folder / "edition.json"
    file.write_text(json.dumps({"reports": reports, "stories": [story]}), "utf-8")
    return scorer.Edition(file, list(TEXT))


def test_each_variant_is_right_or_a_miss_that_quotes_both(
    scorer: ModuleType, tmp_path: Path
) -> None:
    wanted = key(variants=[variant("Six barges", "Nine barges"), variant("Monday", "Tuesday")])
    told = list(items(scorer, wanted, edition(scorer, tmp_path, locus("Six", "Nine"))))
    assert [right for _, right in told] == [True, False]
    assert "“Monday” | b: “Tuesday”" in told[1][0].wanted


def test_variants_that_are_hard_are_no_misses(scorer: ModuleType, tmp_path: Path) -> None:
    wanted = key(variants=[variant("Monday", "Tuesday", hard=True)])
    assert not list(items(scorer, wanted, edition(scorer, tmp_path)))


def test_an_alarm_is_false_unlisted_or_right(scorer: ModuleType, tmp_path: Path) -> None:
    wanted = key(
        variants=[variant("Six barges", "Nine barges")],
        agreements=[variant("at Oster", "near Oster")],
    )
    made = edition(
        scorer,
        tmp_path,
        locus("Six", "Nine"),
        locus("at Oster", "near Oster"),
        locus("Monday", "Tuesday"),
        locus("sank", "sank", verdict="agreed"),
    )
    kinds = [miss.kind for miss in alarms(scorer, wanted, made)]
    assert kinds == ["false alarm", "alarm that is not in the key"]
    told = {miss.kind: right for miss, right in items(scorer, wanted, made)}
    assert told == {"variants recall": True, "agreements left in peace": False}
