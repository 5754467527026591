"""Weights learned without a fifth of the data each, so that the fifth can be scored with them."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from eval.loaders.pairs import FOLDS, Pair, fold
from variorum.lexicon.entail import Weights

FILE = Path(__file__).parents[1] / "statement_folds.tsv"
OWN = "eval/statement_folds.tsv"


@cache
def _columns() -> dict[str, Weights]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    head, *table = [line.split("\t") for line in lines if not line.startswith("#")]
    return {
        name: {row[0]: float(row[at]) for row in table} for at, name in enumerate(head) if at > 0
    }


def unseen(question: str, pairs: Sequence[Pair]) -> tuple[Weights, ...]:
    """For each pair the weights of a question that were learned without it."""
    folds = [_columns()[f"{question}-{number}"] for number in range(FOLDS)]
    return tuple(folds[fold(pair.group)] for pair in pairs)
