"""Is the statement in the text? `variorum.lexicon.entail.stated` on RTE, PropSegmEnt, PyrXSum.

The three sets are all that there is to learn from, so every pair is scored with weights that were
learned without its fifth of the groups (`eval/statement_folds.tsv`, made with the weights that
ship). A group is a pair (RTE), a cluster of documents (PropSegmEnt), a summarised report
(PyrXSum). "fitted", in the detail, is what the weights that ship reach on the same pairs.
"""

from collections.abc import Sequence
from pathlib import Path

from eval.loaders.folds import OWN, unseen
from eval.loaders.pairs import Pair, propositions, pyramids, rte
from eval.task import Miss, Outcome, Setting, Task
from variorum.lexicon.entail import learned, stated

_IN = 0.5
_PROPOSITIONS = "data/propsegment/dev_wiki_doc_prop_entailment.jsonl"
_RTE = {f"rte{n}": f"data/rte1_3/rte{n}_dev.xml" for n in (1, 2, 3)}
_RECIPE = ("src/variorum/lexicon/data/statement_weights.tsv", OWN)


def found(pairs: Sequence[Pair]) -> list[bool]:
    """Whether each statement is found in its text, by weights that have not seen the pair."""
    weights = unseen("stated", pairs)
    return [stated(p.text, p.other, w) >= _IN for p, w in zip(pairs, weights, strict=True)]


def figures(pairs: Sequence[Pair], said: Sequence[bool]) -> dict[str, float]:
    """Accuracy, the mean of the accuracies on both sides, F1 of what is in the text."""
    yes = sum(p.gold > 0 for p in pairs)
    hits = sum(p.gold > 0 and s for p, s in zip(pairs, said, strict=True))
    right = sum((p.gold > 0) == s for p, s in zip(pairs, said, strict=True))
    no = len(pairs) - yes
    return {
        "accuracy": right / max(1, len(pairs)),
        "balanced": (hits / max(1, yes) + (right - hits) / max(1, no)) / 2,
        "f1": 2 * hits / max(1, yes + sum(said)),
    }


def misses(pairs: Sequence[Pair], said: Sequence[bool]) -> tuple[Miss, ...]:
    """The pairs that were got wrong."""
    names = {True: "in the text", False: "not in it"}
    return tuple(
        Miss(
            where=pair.group,
            wanted=names[pair.gold > 0],
            found=names[answer],
            context=f"{pair.other} <- {pair.text}",
            kind="found, not there" if answer else "there, not found",
        )
        for pair, answer in zip(pairs, said, strict=True)
        if answer != (pair.gold > 0)
    )


def _fitted(pairs: Sequence[Pair]) -> str:
    weights = learned("stated")
    reached = figures(pairs, [stated(p.text, p.other, weights) >= _IN for p in pairs])
    return "fitted: " + ", ".join(f"{name} {value:.3f}" for name, value in reached.items())


def _propsegment(setting: Setting) -> Outcome:
    return _outcome(propositions(setting.shared / _PROPOSITIONS)[: setting.limit])


def _pyramid(setting: Setting) -> Outcome:
    return _outcome(pyramids(setting.shared)[: setting.limit])


def _outcome(pairs: Sequence[Pair]) -> Outcome:
    said = found(pairs)
    return Outcome(
        items=len(pairs),
        figures=figures(pairs, said),
        misses=misses(pairs, said),
        detail=_fitted(pairs),
    )


def _challenges(setting: Setting) -> Outcome:
    """The accuracy on each of the three challenges."""
    parts = {n: _outcome(_rte(setting.shared / f)[: setting.limit]) for n, f in _RTE.items()}
    return Outcome(
        items=sum(part.items for part in parts.values()),
        figures={name: part.figures["accuracy"] for name, part in parts.items()},
        misses=tuple(miss for part in parts.values() for miss in part.misses),
        detail="\n".join(f"{name} {part.detail}" for name, part in parts.items()),
    )


def _rte(file: Path) -> tuple[Pair, ...]:
    return rte(file)


TASKS: tuple[Task, ...] = (
    Task(
        name="statements-rte",
        data=tuple(_RTE.values()),
        own=_RECIPE,
        score=_challenges,
        metric="accuracy on RTE 1, 2, 3 dev, cross-validated",
        bars={"rte1": 0.629, "rte2": 0.635, "rte3": 0.714},
        published={"rte1": "word overlap .549", "rte2": ".555", "rte3": ".634"},
        fast=100,
    ),
    Task(
        name="statements-propsegment",
        data=(_PROPOSITIONS,),
        own=_RECIPE,
        score=_propsegment,
        metric="a proposition in a document, dev, cross-validated",
        bars={"balanced": 0.83},
        published={"balanced": "word overlap .750, T5-Large .8975"},
        fast=100,
        shown=("accuracy", "balanced", "f1"),
    ),
    Task(
        name="statements-pyramid",
        data=("data/lite_pyramid_scu/PyrXSum/*.txt", "data/lite_pyramid_scu/PyrXSum/*/*"),
        own=_RECIPE,
        score=_pyramid,
        metric="an atomic statement in a summary, PyrXSum, cross-validated",
        bars={"accuracy": 0.82, "f1": 0.616},
        published={"accuracy": "word overlap .741 and f1 .536, its threshold from these pairs"},
        fast=300,
    ),
)
