"""Do two sentences tell the same, and how near are they? MSR paraphrases, STS news, SuperPAL.

`msr` is scored with the weights that ship: they were learned from its other part (train). STS has
no other part: its pairs are scored with weights learned without their fifth of each file. SuperPAL
is not learned from: for each statement of a summary the statements of the reports (all that are
listed for its topic) are put in order of likeness; `f1` takes every other pair of the topic for
one that does not go together, which people did not say, and cuts where it is best.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from eval.loaders.folds import OWN, unseen
from eval.loaders.pairs import STS, Alignment, Pair, alignments, degrees, paraphrases
from eval.task import Miss, Outcome, Setting, Task
from eval.tasks.statements import figures
from variorum.lexicon.entail import near, same
from variorum.lexicon.likeness import likeness
from variorum.text.grams import Similarities

_SAME = 0.5
_MSR = "data/msr_paraphrase/msr-para-val.tsv"
_PAL = "data/superpal_multinews/dev_MN_only.csv"
_FAR = 0.3  # of the scale, by which a nearness is a miss
_RECIPE = ("src/variorum/lexicon/data/statement_weights.tsv", OWN)


def _msr(setting: Setting) -> Outcome:
    pairs = paraphrases(setting.shared / _MSR)[: setting.limit]
    said = [same(p.text, p.other) >= _SAME for p in pairs]
    reached = figures(pairs, said)
    return Outcome(
        items=len(pairs),
        figures={name: reached[name] for name in ("accuracy", "f1")},
        misses=tuple(
            Miss(
                where=pair.group,
                wanted="the same" if pair.gold else "not the same",
                found="the same" if answer else "not the same",
                context=f"{pair.text} | {pair.other}",
                kind="taken for the same" if answer else "not seen to be the same",
            )
            for pair, answer in zip(pairs, said, strict=True)
            if answer != (pair.gold > 0)
        ),
    )


def _sts(setting: Setting) -> Outcome:
    """Pearson's r of each file, the mean of all and the mean of the two files of headlines."""
    reached: dict[str, float] = {}
    misses: list[Miss] = []
    items = 0
    for file in sorted((setting.shared / "data").glob(STS)):
        pairs = degrees(file)[: setting.limit]
        said = [near(p.text, p.other, w) for p, w in zip(pairs, unseen("near", pairs), strict=True)]
        reached[file.stem.removesuffix(".test")] = pearson([p.gold for p in pairs], said)
        misses += _far(pairs, said)
        items += len(pairs)
    headlines = [r for name, r in reached.items() if name.endswith("headlines")]
    means = {"mean": _mean(list(reached.values())), "headlines": _mean(headlines)}
    return Outcome(items=items, figures=means | reached, misses=tuple(misses))


def _far(pairs: Sequence[Pair], said: Sequence[float]) -> list[Miss]:
    return [
        Miss(
            where=pair.group,
            wanted=f"{pair.gold:.2f}",
            found=f"{nearness:.2f}",
            context=f"{pair.text} | {pair.other}",
            kind="too near" if nearness > pair.gold else "too far",
        )
        for pair, nearness in zip(pairs, said, strict=True)
        if abs(pair.gold - nearness) > _FAR
    ]


def pearson(gold: Sequence[float], said: Sequence[float]) -> float:
    """The correlation of two rows of numbers; 0 where one of them does not vary."""
    if len(gold) < 2 or len(set(gold)) == 1 or len(set(said)) == 1:
        return 0.0
    return float(np.corrcoef(gold, said)[0, 1])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))


class _Board:
    """The statements of one topic: of the summary, of the reports, and which go together."""

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        self.statements = list(dict.fromkeys(one for one, _ in rows))
        self.told = list(dict.fromkeys(other for _, other in rows))
        self.gold = np.zeros((len(self.statements), len(self.told)), dtype=np.bool_)
        for one, other in rows:
            self.gold[self.statements.index(one), self.told.index(other)] = True

    def alike(self) -> Similarities:
        """How alike the product takes them to be."""
        count = len(self.statements)
        return likeness([*self.statements, *self.told])[:count, count:]

    def ranked(self) -> tuple[list[float], list[bool], list[Miss]]:
        """For each statement the average precision, and whether the first is right; the misses."""
        precisions, firsts, misses = [], [], []
        for i, row in enumerate(self.alike()):
            order = np.argsort(-row, kind="stable")
            hits = np.flatnonzero(self.gold[i][order])
            precisions.append(_mean([(n + 1) / (int(at) + 1) for n, at in enumerate(hits)]))
            firsts.append(bool(self.gold[i][order[0]]))
            if not firsts[-1]:
                misses.append(self._miss(i, int(order[0]), int(order[hits[0]])))
        return precisions, firsts, misses

    def _miss(self, statement: int, found: int, wanted: int) -> Miss:
        return Miss(
            where=self.statements[statement],
            wanted=self.told[wanted],
            found=self.told[found],
            kind="another is nearer",
        )


def best_f1(gold: npt.NDArray[np.bool_], alike: npt.NDArray[np.float64]) -> float:
    """F1 of the pairs that go together, at the cut of likeness that is best."""
    order = np.argsort(-alike, kind="stable")
    hits = np.cumsum(gold[order])
    return float((2 * hits / (np.arange(1, len(gold) + 1) + gold.sum())).max(initial=0.0))


def _cut(boards: Sequence[_Board]) -> float:
    gold = [board.gold.ravel() for board in boards]
    alike = [board.alike().ravel() for board in boards]
    return best_f1(np.concatenate(gold), np.concatenate(alike).astype(np.float64))


def _superpal(setting: Setting) -> Outcome:
    rows = alignments(setting.shared / _PAL)[: setting.limit]
    parts = [_Board(p) for p in _topics(rows, words=True)]
    wholes = [_Board(p) for p in _topics(rows, words=False)]
    spans, sentences = _ordered(parts), _ordered(wholes)
    return Outcome(
        items=len(rows),
        figures={
            "spans_map": spans[0],
            "spans_first": spans[1],
            "spans_f1": _cut(parts),
            "sentences_map": sentences[0],
            "sentences_first": sentences[1],
            "sentences_f1": _cut(wholes),
        },
        misses=tuple(spans[2] + sentences[2]),
    )


def _topics(rows: Sequence[Alignment], *, words: bool) -> list[list[tuple[str, str]]]:
    """The aligned pairs of each topic: the words themselves, or the sentences that hold them."""
    topics: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        pair = (row.words, row.told_words) if words else (row.sentence, row.told)
        topics.setdefault(row.topic, []).append(pair)
    return list(topics.values())


def _ordered(boards: Sequence[_Board]) -> tuple[float, float, list[Miss]]:
    """Mean average precision, the share of statements whose first is right, the misses."""
    ranked = [board.ranked() for board in boards]
    precisions = [value for row, _, _ in ranked for value in row]
    firsts = [float(value) for _, row, _ in ranked for value in row]
    return _mean(precisions), _mean(firsts), [miss for _, _, row in ranked for miss in row]


TASKS: tuple[Task, ...] = (
    Task(
        name="alignment-msr",
        data=(_MSR,),
        own=_RECIPE,
        score=_msr,
        metric="two sentences tell the same, MSR paraphrase val",
        bars={"accuracy": 0.76, "f1": 0.83},
        published={"accuracy": "token cosine .730, TF-KLD .804", "f1": ".809, .859"},
        fast=300,
    ),
    Task(
        name="alignment-sts",
        data=(f"data/{STS}",),
        own=_RECIPE,
        score=_sts,
        metric="how near two sentences are, Pearson's r, cross-validated",
        bars={"mean": 0.76, "headlines": 0.76},
        published={"headlines": "token cosine .65-.72, best official .784"},
        fast=60,
        shown=("mean", "headlines"),
    ),
    Task(
        name="alignment-superpal",
        data=(_PAL,),
        score=_superpal,
        metric="the statement of a report that a summary's goes back to, ranked",
        fast=100,
    ),
)
