"""Make `lexicon/data/statement_weights.tsv`: what each measure of two texts counts.

    python training/statements.py --shared ../shared

Logistic regressions ("stated": RTE, PropSegmEnt, PyrXSum together, each set with as many
for as against; "same": the Microsoft Research paraphrase corpus, train, whose
pairs all share most of their words, and beside it the pairs of STS news that are clear) and a
ridge regression ("near": STS news, 2012 to 2014), by numpy alone, on the measures of
`variorum.lexicon.measures`. Nothing is drawn by lot: a pair's fold hangs on its group's name.
Beside the weights that ship it writes `eval/statement_folds.tsv`, weights learned without one
fifth of the groups each, by which `make eval` scores the pairs of that fifth. A minute or two.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from eval.loaders.pairs import FOLDS, STS, Pair, degrees, fold, paraphrases, stated_sets  # noqa: E402

from variorum.lexicon.entail import BIAS, mutual  # noqa: E402
from variorum.lexicon.measures import Measures, measures  # noqa: E402

Table = npt.NDArray[np.float64]
PENALTY = {"stated": 0.0025, "same": 0.003, "near": 0.05}  # L2, on measures brought to one scale
STEPS = 25
ALIKE, APART = 0.8, 0.4  # degrees of nearness that are clear
RTE = 1.3  # what each of its three sets counts, of 1 for the two others
BESIDE = 0.4  # what all the clear pairs count, of the paraphrases' 1
SHIPPED = ROOT / "src/variorum/lexicon/data/statement_weights.tsv"
FOLDED = ROOT / "eval/statement_folds.tsv"
QUESTIONS = ("stated", "same", "near")
HEAD = """# What each measure counts for the three questions of lexicon/entail.py.
# Source: training/statements.py, on RTE 1-3 dev, PropSegmEnt dev, PyrXSum ("stated"), Microsoft
# Research paraphrases, train ("same"), STS news 2012-2014 ("near"); see training/statements.md.
"""


class Sample:
    """Pairs as a table: a row of measures, a label, a weight and a fold for each."""

    def __init__(
        self, pairs: Sequence[Pair], measure: Callable[[str, str], Measures], share: float = 1.0
    ) -> None:
        found = [measure(p.text, p.other) for p in pairs]
        kept = [i for i, row in enumerate(found) if row]
        self.names = tuple(found[kept[0]])
        self.rows = np.array([[found[i][name] for name in self.names] for i in kept])
        self.gold = np.array([pairs[i].gold for i in kept])
        self.folds = np.array([fold(pairs[i].group) for i in kept])
        self.weights = np.full(len(kept), share / len(kept))

    def balanced(self) -> "Sample":
        """As many for as against."""
        yes, whole = self.gold > 0, self.weights.sum()
        for side in (yes, ~yes):
            self.weights[side] = whole / 2 / side.sum()
        return self


def joined(samples: Sequence[Sample]) -> Sample:
    """Several samples as one."""
    whole = samples[0]
    for column in ("rows", "gold", "folds", "weights"):
        setattr(whole, column, np.concatenate([getattr(s, column) for s in samples]))
    return whole


def scaled(rows: Table, weights: Table) -> tuple[Table, Table, Table]:
    """Rows brought to mean 0 and deviation 1, with what was taken from them."""
    mean: Table = np.average(rows, axis=0, weights=weights)
    spread = np.average((rows - mean) ** 2, axis=0, weights=weights)
    deviation: Table = np.maximum(np.sqrt(spread), 1e-6).astype(np.float64)
    return (rows - mean) / deviation, mean, deviation


def unscaled(found: Table, mean: Table, deviation: Table) -> Table:
    """Weights for the measures as they are, the bias last."""
    plain = found[:-1] / deviation
    return np.append(plain, found[-1] - plain @ mean)


def logistic(rows: Table, gold: Table, weights: Table, strength: float) -> Table:
    """Newton's method on the logistic loss, with a penalty on all but the bias."""
    x, mean, deviation = scaled(rows, weights)
    x = np.column_stack([x, np.ones(len(x))])
    weights = weights / weights.sum()
    penalty = np.full(x.shape[1], strength)
    penalty[-1] = 0
    found: Table = np.zeros(x.shape[1])
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (weights * (share - gold)) + penalty * found
        curve = (x * (weights * share * (1 - share))[:, None]).T @ x + np.diag(penalty)
        found -= np.linalg.solve(curve, slope)
    return unscaled(found, mean, deviation)


def ridge(rows: Table, gold: Table, weights: Table, strength: float) -> Table:
    """Least squares with a penalty on all but the bias."""
    x, mean, deviation = scaled(rows, weights)
    x = np.column_stack([x, np.ones(len(x))])
    weights = weights / weights.sum()
    penalty = np.full(x.shape[1], strength)
    penalty[-1] = 0
    curve = (x * weights[:, None]).T @ x + np.diag(penalty)
    found = np.linalg.solve(curve, x.T @ (weights * gold)).astype(np.float64)
    return unscaled(found, mean, deviation)


def clear(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of a scale that tell the same, or plainly do not, as pairs of yes and no."""
    return [
        replace(pair, gold=float(pair.gold >= ALIKE))
        for pair in pairs
        if pair.gold >= ALIKE or pair.gold <= APART
    ]


def samples(shared: Path) -> dict[str, Sample]:
    """What each question is learned from."""
    sets = [
        Sample(pairs, measures, RTE if name.startswith("rte") else 1.0).balanced()
        for name, pairs in stated_sets(shared).items()
    ]
    sentences = paraphrases(shared / "data/msr_paraphrase/msr-para-train.tsv")
    news = [pair for file in sorted((shared / "data").glob(STS)) for pair in degrees(file)]
    return {
        "stated": joined(sets),
        "same": joined([Sample(sentences, mutual), Sample(clear(news), mutual, BESIDE)]),
        "near": Sample(news, mutual),
    }


def learn(question: str, sample: Sample, without: int | None) -> Table:
    """The weights of one question, learned without one fold (None: from all)."""
    kept = sample.folds != without
    learned = ridge if question == "near" else logistic
    return learned(sample.rows[kept], sample.gold[kept], sample.weights[kept], PENALTY[question])


def write(file: Path, names: Sequence[str], columns: dict[str, Table]) -> None:
    """A table of weights, a measure a line."""
    lines = ["\t".join(["measure", *columns])]
    for i, name in enumerate([*names, BIAS]):
        lines.append("\t".join([name, *(f"{column[i]:.5g}" for column in columns.values())]))
    file.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Learn all weights and write both tables."""
    parser = argparse.ArgumentParser(description="Make the weights of statements again.")
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds data/")
    found = samples(parser.parse_args().shared)
    names = found["stated"].names
    write(SHIPPED, names, {q: learn(q, found[q], None) for q in QUESTIONS})
    folded = {f"{q}-{k}": learn(q, found[q], k) for q in QUESTIONS for k in range(FOLDS)}
    write(FOLDED, names, folded)


if __name__ == "__main__":
    main()
