"""Make `lexicon/data/descent_weights.tsv`: what each ground counts for the likelihood of descent.

    python training/descent.py --shared ../shared

One logistic regression, by numpy alone, on the grounds of `variorum.lineage.likelihood`. A row is
a pair of reports of a story with an answer key (`eval.loaders.descent`): whether they have one text
behind them is known. Nothing is drawn by lot. Beside the weights that ship it writes
`eval/descent_folds.tsv`, weights learned without one story each, by which `make eval` scores it.
Every ground must speak for descent: a weight below 0 stops it. Half a minute or so.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "training")]

from eval.descents import FOLDS, case  # noqa: E402
from eval.loaders.descent import stories  # noqa: E402
from statements import Table, logistic  # noqa: E402

from variorum.lineage.likelihood import BIAS  # noqa: E402
from variorum.marking import mark_closely  # noqa: E402

SHIPPED = ROOT / "src/variorum/lexicon/data/descent_weights.tsv"
PENALTY = 0.003  # L2, on grounds brought to one scale
HEAD = """# What each ground counts for the likelihood of descent (lineage/likelihood.py).
# Source: training/descent.py, on stories with answer keys; see training/descent.md.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A pair of reports: of which story, its grounds, whether it has one text behind it."""

    story: str
    grounds: Mapping[str, float]
    gold: bool


def samples(shared: Path) -> Iterator[Row]:
    """All pairs of which it is known, in order of story and pair."""
    for which in ("real", "invented"):
        for known in stories(shared, which):
            found = case(known, mark_closely)
            for pair, gold in sorted(known.gold.items()):
                grounds = found.evidence[frozenset(pair)].grounds
                yield Row(story=known.name, grounds=grounds, gold=gold)


def learn(found: Sequence[Row], names: Sequence[str]) -> Table:
    """The weights of the grounds, the bias last; refuses a ground that speaks against descent."""
    table = np.array([[row.grounds[name] for name in names] for row in found])
    gold = np.array([float(row.gold) for row in found])
    weights = logistic(table, gold, np.ones(len(found)), PENALTY)
    against = [name for name, weight in zip(names, weights, strict=False) if weight < 0]
    if against:
        raise SystemExit(f"more of these would make descent less likely: {', '.join(against)}")
    return weights


def write(file: Path, names: Sequence[str], columns: Mapping[str, Table]) -> None:
    """A table of weights, a ground a line."""
    lines = ["\t".join(["ground", *columns])]
    for i, name in enumerate([*names, BIAS]):
        lines.append("\t".join([name, *(f"{column[i]:.4g}" for column in columns.values())]))
    file.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Learn all weights and write both tables."""
    parser = argparse.ArgumentParser(description="Make the weights of descent again.")
    parser.add_argument("--shared", type=Path, required=True, help="folder with data/ and stories/")
    found = list(samples(parser.parse_args().shared))
    names = tuple(found[0].grounds)
    write(SHIPPED, names, {"weight": learn(found, names)})
    known = sorted({row.story for row in found})
    write(FOLDS, names, {s: learn([r for r in found if r.story != s], names) for s in known})


if __name__ == "__main__":
    main()
