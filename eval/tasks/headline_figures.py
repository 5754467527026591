"""Differing figures in two headlines: is it a variant of one figure, and flagged as one?

Two reports of one headline each are set against each other; a number in the apparatus whose
readings differ is the flag. Every second pair is held back.
"""

from eval.loaders.headline_pairs import Pair, pairs
from eval.task import Miss, Outcome, Setting, Task
from variorum.apparatus import compare
from variorum.figures import find_figures, find_moments
from variorum.model import Findings, LocusKind, Report, Segment, SegmentKind, Verdict

_DATA = "data/variant_figures_headlines/dev/pairs.jsonl"
_FLAGS = (Verdict.CONTESTED, Verdict.UPDATE, Verdict.DRIFT)
_WANTED = "VARIANT_FIGURE"


def _report(name: str, text: str) -> Report:
    segment = Segment(kind=SegmentKind.HEADLINE, start=0, end=len(text))
    return Report(id=name, text=text, headline=text, segments=(segment,))


def verdicts(one: str, other: str) -> tuple[tuple[Verdict, str], ...]:
    """What the apparatus says of the numbers of two short texts."""
    reports = (_report("a", one), _report("b", other))
    figures = tuple(
        f for r in reports for f in find_figures(r, find_moments(r, None, inferred=False), ())
    )
    return tuple(
        (locus.verdict, " | ".join(r.value for r in locus.readings))
        for locus in compare(reports, (), Findings(figures=figures), {})
        if locus.kind is LocusKind.NUMBER
    )


def _score(setting: Setting) -> Outcome:
    counts: dict[str, list[int]] = {}
    misses: list[Miss] = []
    chosen = pairs(setting.shared / _DATA)[: setting.limit]
    for place, pair in enumerate(chosen):
        found = verdicts(pair.one, pair.other)
        flagged = any(verdict in _FLAGS for verdict, _ in found)
        wanted = pair.label == _WANTED
        half = "held back" if place % 2 else "open"
        for key in ("f1", f"f1 {half}"):
            tally = counts.setdefault(key, [0, 0])
            tally[0] += flagged and wanted
            tally[1] += flagged + wanted
        if flagged != wanted:
            misses.append(_miss(pair, half, found, flagged=flagged))
    return Outcome(
        items=len(chosen),
        figures={key: 2 * right / both if both else 0.0 for key, (right, both) in counts.items()},
        misses=tuple(misses),
    )


def _miss(pair: Pair, half: str, found: tuple[tuple[Verdict, str], ...], *, flagged: bool) -> Miss:
    return Miss(
        where=f"{pair.number} {half}",
        wanted=pair.label,
        found="; ".join(f"{verdict}: {readings}" for verdict, readings in found),
        context=f"{pair.one} | {pair.other}",
        kind=("flagged: " if flagged else "not flagged: ") + pair.label,
    )


TASKS = (
    Task(
        name="headline-figures",
        data=(_DATA,),
        score=_score,
        metric="F1 of the pairs that differ in one figure",
        bars={"f1": 0.80},
        published={"f1": "flag every pair: .60"},
    ),
)
