"""How like are two reports? SemEval 2022 task 8, English pairs: the product's `resemblance`.

Nothing is learned: three constants were chosen on these pairs (the power of rarity, the length of
an opening, what it counts). "half" is what they reach on the pairs at odd places.
"""

from eval.loaders.pairs import articles
from eval.task import Miss, Outcome, Setting, Task
from eval.tasks.alignment import pearson
from variorum.lexicon.resemblance import resemblance

_PAIRS = "data/semeval2022_t8_news_similarity/en_en_train.jsonl"
_SAME, _DIFFERENT = 1.0, 4.0  # the ends of the scale
_FAR = 0.4  # of the scale, by which a likeness is a miss


def _similarity(setting: Setting) -> Outcome:
    pairs = articles(setting.shared / _PAIRS)[: setting.limit]
    wanted = [(_DIFFERENT - p.gold) / (_DIFFERENT - _SAME) for p in pairs]
    found = [float(resemblance([p.text, p.other])[0, 1]) for p in pairs]
    return Outcome(
        items=len(pairs),
        figures={"pearson": pearson(wanted, found), "half": pearson(wanted[1::2], found[1::2])},
        misses=tuple(
            Miss(
                where=pair.group,
                wanted=f"{gold:.2f}",
                found=f"{alike:.2f}",
                context=f"{pair.text[:300]} | {pair.other[:300]}",
                kind="too like" if alike > gold else "not like enough",
            )
            for pair, gold, alike in zip(pairs, wanted, found, strict=True)
            if abs(gold - alike) > _FAR
        ),
    )


TASKS: tuple[Task, ...] = (
    Task(
        name="similarity",
        data=(_PAIRS,),
        score=_similarity,
        metric="how like two reports are, Pearson's r with people",
        bars={"pearson": 0.82},
        published={"pearson": "TF-IDF .727, best published .872"},
        fast=60,
        shown=("pearson",),
    ),
)
