"""What the product makes of reports whose descent is known, by weights that are handed in.

`make eval` and the recipe of the weights (`training/descent.py`) both stand on this.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from eval.loaders.descent import Descent
from variorum.attribution import attribute
from variorum.attribution import credits as credited
from variorum.collation import collate
from variorum.entities import identify
from variorum.figures import find_figures, find_moments
from variorum.lineage.case import Case
from variorum.lineage.descend import case_of
from variorum.lineage.likelihood import Weights, learned, likelihood
from variorum.model import Findings, Reader
from variorum.stories import gather

FOLDS = Path(__file__).parent / "descent_folds.tsv"
OWN = "eval/descent_folds.tsv"


def case(known: Descent, reader: Reader) -> Case:
    """All that descent is decided on, as the editor would have it, all reports one story."""
    reports = known.reports
    days = {r: (day, guess) for s in gather(reports) for r, day, guess in s.published}
    marks = {r.id: reader(r) for r in reports}
    sayings = {r.id: attribute(r, marks[r.id]) for r in reports}
    figures = [
        figure
        for r in reports
        for figure in find_figures(
            r, find_moments(r, days.get(r.id, (None,))[0], inferred=False), sayings[r.id]
        )
    ]
    entities, _ = identify(reports, marks)
    found = Findings(
        sayings=tuple(s for r in reports for s in sayings[r.id]),
        figures=tuple(figures),
        entities=entities,
    )
    named = {r.id: credited(r, marks[r.id]) for r in reports}
    published = {r: day for r, (day, guess) in days.items() if not guess}
    return case_of(reports, collate(reports), found, named, published)


def weighed(of: Case, weights: Weights) -> Case:
    """The same with every likelihood by other weights."""
    evidence = {
        pair: replace(e, likelihood=likelihood(e.grounds, weights))
        for pair, e in of.evidence.items()
    }
    return replace(of, evidence=evidence)


@cache
def _columns() -> Mapping[str, Weights]:
    lines = FOLDS.read_text(encoding="utf-8").splitlines()
    head, *table = [line.split("\t") for line in lines if not line.startswith("#")]
    return {
        name: {row[0]: float(row[at]) for row in table} for at, name in enumerate(head) if at > 0
    }


def unseen(known: Descent) -> Weights:
    """Weights that were learned without a story: those that ship, where it was not learned from."""
    return _columns().get(known.name) or learned()
