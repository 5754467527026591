"""Copies, families and stories by the skim, each by one setting for all sets.

The constants of copies were chosen with the families whose name has an even CRC-32 in view; "half"
is what the others reach. Those of stories were chosen with all these sets in view, since what one
half draws wrongly from the other only shows where both are there: nothing is held back of them.
The wire families are computed ones (components of containment, on words and furniture together),
so that what agrees with them to the last is not thereby right.
"""

import zlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from eval.loaders import skim as sets
from eval.loaders.families import REPORTS
from eval.loaders.skim import Told
from eval.task import Miss, Outcome, Setting, Task
from variorum.skim import (
    CopyIndex,
    Families,
    Furniture,
    Pairs,
    Threads,
    nearest_copies,
    tokens,
    verified,
)

_APART = ("seed", "U", "L")  # not copies that share words with their first text
Load = Callable[[Path], list[Told]]
Groups = Sequence[Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skimmed:
    """What the skim found: pairs, each report's family, each report's story."""

    pairs: Pairs
    families: list[int]
    stories: list[int]


def skimmed(reports: Sequence[Told]) -> Skimmed:
    """The reports, skimmed in their order."""
    own = Furniture().own(tokens([r.text for r in reports]), [r.outlet for r in reports])
    pairs = verified(CopyIndex().add(own), own)
    families, threads = Families(), Threads()
    families.add(len(own), pairs)
    days = np.array([r.day for r in reports], np.int32)
    threads.add(own, days, nearest_copies(pairs, 0, len(own)))
    return Skimmed(
        pairs=pairs,
        families=[families.family(i) for i in range(len(own))],
        stories=[threads.story(i) for i in range(len(own))],
    )


def _copies(setting: Setting) -> Outcome:
    """Copies found beside their first text, by how they were made; pairs that are of one family."""
    reports = sets.families(setting.shared)[: setting.limit]
    found = skimmed(reports)
    pairs = set(zip(found.pairs.parents.tolist(), found.pairs.children.tolist(), strict=True))
    firsts = {r.group: i for i, r in enumerate(reports) if r.made == "seed"}
    made = [i for i, r in enumerate(reports) if r.made not in _APART and r.group in firsts]
    ends = {i: sorted((i, firsts[reports[i].group])) for i in made}
    right = {i for i, (older, younger) in ends.items() if (older, younger) in pairs}
    kinds = sorted({reports[i].made for i in made})
    figures = {
        f"recall {k}": _share(i in right for i in made if reports[i].made == k) for k in kinds
    }
    of_one = [reports[a].group == reports[b].group for a, b in sorted(pairs)]
    others = [i for i in made if zlib.crc32(reports[i].group.encode()) % 2]
    figures |= {"precision": _share(of_one), "half recall": _share(i in right for i in others)}
    return Outcome(
        items=len(made),
        figures=figures,
        misses=tuple(
            Miss(
                where=f"{reports[i].group}, {i}",
                wanted="a copy of the first text",
                found="no pair",
                context=reports[i].text[:200],
                kind=reports[i].made,
            )
            for i in made
            if i not in right
        ),
    )


def _rewrites(setting: Setting) -> Outcome:
    """Free rewrites on the story of their first text, and all reports by story."""
    reports = sets.families(setting.shared)[: setting.limit]
    found = skimmed(reports)
    firsts = {r.group: found.stories[i] for i, r in enumerate(reports) if r.made == "seed"}
    joined = [
        story == firsts[r.group]
        for r, story in zip(reports, found.stories, strict=True)
        if r.made == "L" and r.group in firsts
    ]
    figures = {"rewrites joined": _share(joined)}
    return Outcome(items=len(reports), figures=figures | _grouping(reports, found.stories))


def _stories(load: Load, setting: Setting) -> Outcome:
    reports = load(setting.shared)[: setting.limit]
    return Outcome(items=len(reports), figures=_grouping(reports, skimmed(reports).stories))


def _families(setting: Setting) -> Outcome:
    """Pairs of one family, against those that somebody else computed."""
    reports = sets.wire(setting.shared)[: setting.limit]
    found, wanted = skimmed(reports).families, [r.group for r in reports]
    both = _pairs(list(zip(found, wanted, strict=True)))
    precision, recall = both / max(1, _pairs(found)), both / max(1, _pairs(wanted))
    f1 = 2 * both / max(1, _pairs(found) + _pairs(wanted))
    figures = {"pair F1": f1, "precision": precision, "recall": recall}
    return Outcome(items=len(reports), figures=figures)


def _grouping(reports: Sequence[Told], found: Groups) -> dict[str, float]:
    """B³: of each report's group, how much is right; of what it belongs to, how much is there."""
    wanted = [r.group for r in reports]
    sizes, wanted_sizes = Counter(found), Counter(wanted)
    both = Counter(zip(found, wanted, strict=True))
    n = max(1, len(reports))
    precision = sum(m * m / sizes[group] for (group, _), m in both.items()) / n
    recall = sum(m * m / wanted_sizes[group] for (_, group), m in both.items()) / n
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"B-cubed F1": f1, "precision": precision, "recall": recall}


def _pairs(groups: Groups) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(groups).values())


def _share(right: Iterable[bool]) -> float:
    told = list(right)
    return sum(told) / max(1, len(told))


def _task(name: str, load: Load, data: str, bar: float, cut: str) -> Task:
    return Task(
        name=name,
        data=(data,),
        score=partial(_stories, load),
        metric="stories in a single pass, B³ F1",
        bars={"B-cubed F1": bar},
        published={"B-cubed F1": f"TF-IDF, all at once, the best cut for this set {cut}"},
        fast=100,
        shown=("B-cubed F1",),
    )


TASKS = (
    Task(
        name="skim-copies",
        data=(REPORTS,),
        score=_copies,
        metric="copies found beside their first text, by how they were made",
        bars={"precision": 0.97}
        | {f"recall {kind}": 0.99 for kind in ("V", "R", "S15", "S30")}
        | {f"recall {kind}": 0.97 for kind in ("S50", "P", "E")},
        published={"recall E": "gaoya .04, TF-IDF .82", "recall P": "gaoya .86, TF-IDF 1.00"},
        fast=1000,
    ),
    Task(
        name="skim-rewrites",
        data=(REPORTS,),
        score=_rewrites,
        metric="free rewrites on the right story; stories in a single pass, B³ F1",
        bars={"rewrites joined": 0.97, "B-cubed F1": 0.92},
        published={"B-cubed F1": "TF-IDF+DBSCAN .94, BIRCH .76"},
        fast=1000,
        shown=("rewrites joined", "B-cubed F1"),
    ),
    Task(
        name="skim-wire",
        data=(sets.WIRE, sets.WIRE_FAMILIES),
        score=_families,
        metric="copy families, pairs, against computed ones",
        bars={"pair F1": 0.98},
        fast=100,
    ),
    _task("skim-ecb", sets.ecb, sets.ECB, 0.93, ".917"),
    _task("skim-giveme", sets.giveme, sets.GIVEME, 0.93, ".919"),
    _task("skim-basil", sets.basil, sets.BASIL, 0.96, ".966"),
)
