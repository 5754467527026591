"""Names for screening: may these two be one? nomenklatura's labelled pairs (MIT).

The threshold and the weights were chosen on the rows with even numbers, whose misses alone are
shown; "other half F1" is that of the odd rows. logic-v2 is nomenklatura's own matcher, over all.
"""

import csv
from collections import Counter
from pathlib import Path

from eval.task import Miss, Outcome, Setting, Task
from variorum.entities import name_likeness
from variorum.entities.matching import THRESHOLD
from variorum.model import EntityKind

CASES = "data/name_matching/cases.csv"
_KINDS = {
    "Person": EntityKind.PERSON,
    "Company": EntityKind.ORGANISATION,
    "Organization": EntityKind.ORGANISATION,
    "Vessel": EntityKind.PRODUCT,
}


def cases(shared: Path, limit: int | None = None) -> list[dict[str, str]]:
    """The labelled pairs, in order."""
    with (shared / CASES).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))[:limit]


def score(setting: Setting) -> Outcome:
    """F1 of "may be one" over all pairs, over those not looked at, and by kind."""
    counts: Counter[tuple[str, str]] = Counter()
    misses = []
    for at, case in enumerate(cases(setting.shared, setting.limit)):
        kind = _KINDS.get(case["schema"], EntityKind.OTHER)
        near = name_likeness(case["name1"], case["name2"], kind)
        wanted, found = case["is_match"] == "true", near >= THRESHOLD
        for part in ("all", "other half" if at % 2 else "half looked at", case["schema"]):
            counts[part, f"{wanted} {found}"] += 1
        if wanted != found and at % 2 == 0:
            misses.append(_miss(at, case, near, wanted=wanted))
    parts = ("all", "other half", "half looked at", "Person", "Company")
    figures = {f"{part} F1": _f1(counts, part) for part in parts}
    right = counts["all", "True True"] + counts["all", "False False"]
    items = sum(count for (part, _), count in counts.items() if part == "all")
    figures["accuracy"] = right / max(1, items)
    return Outcome(items=items, figures=figures, misses=tuple(misses))


def _f1(counts: Counter[tuple[str, str]], part: str) -> float:
    right = counts[part, "True True"]
    wrong = counts[part, "True False"] + counts[part, "False True"]
    return 2 * right / (2 * right + wrong) if right else 0.0


def _miss(at: int, case: dict[str, str], near: float, *, wanted: bool) -> Miss:
    return Miss(
        where=f"row {at}",
        wanted="one" if wanted else "two",
        found=f"{near:.3f}",
        context=f"{case['name1']} | {case['name2']} ({case['notes'] or case['category']})",
        kind=f"{case['schema']} {'missed' if wanted else 'false'}",
    )


TASKS = (
    Task(
        name="name_matching",
        data=(CASES,),
        score=score,
        metric="F1 of pairs",
        bars={"all F1": 0.8, "other half F1": 0.8},
        published={"all F1": "logic-v2 .790", "accuracy": "logic-v2 .775"},
        fast=826,
        public=True,
    ),
)
