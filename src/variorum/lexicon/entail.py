"""Three questions about two short texts, answered by learned weights over their measures.

Is the statement in the text; do the two tell the same; how near are they. The weights are a
table, `data/statement_weights.tsv`, made by `training/statements.py`; nothing in them is of one
text. `training/statements.md` is the model card.
"""

import math
from collections.abc import Mapping
from functools import cache

from variorum.lexicon.load import rows
from variorum.lexicon.measures import Measures, measures

Weights = Mapping[str, float]
BIAS = "bias"
_PLACES = 6
_HIGHEST = 30.0  # of a sum, before it is brought between 0 and 1


def stated(text: str, statement: str, weights: Weights | None = None) -> float:
    """How likely it is, 0 to 1, that what the statement says is said in the text.

    From .5 on it is rather in it than not, if beforehand one is as likely as the other.
    """
    found = measures(text, statement)
    return _share(weighed(found, weights or learned("stated"))) if found else 0.0


def same(one: str, other: str, weights: Weights | None = None) -> float:
    """How likely it is, 0 to 1, that two sentences tell the same; it is the same both ways."""
    found = mutual(one, other)
    return _share(weighed(found, weights or learned("same"))) if found else 0.0


def near(one: str, other: str, weights: Weights | None = None) -> float:
    """How near two sentences are in what they say: 0 nothing in common, 1 the same."""
    found = mutual(one, other)
    nearness = weighed(found, weights or learned("near")) if found else 0.0
    return min(1.0, max(0.0, nearness))


def mutual(one: str, other: str) -> Measures:
    """The measures of two texts held against each other, the mean of both ways."""
    there, back = measures(one, other), measures(other, one)
    return {name: (value + back[name]) / 2 for name, value in there.items()}


@cache
def learned(question: str) -> Weights:
    """The weights of one question, as they ship: "stated", "same" or "near"."""
    head, *table = rows("statement_weights")
    column = head.index(question)
    return {row[0]: float(row[column]) for row in table}


def weighed(found: Measures, weights: Weights) -> float:
    """The sum of all measures, each by its weight."""
    total = sum(weight * found.get(name, 1.0) for name, weight in weights.items())
    return round(total, _PLACES)


def _share(total: float) -> float:
    """The logistic function: any sum to a share between 0 and 1."""
    held = min(_HIGHEST, max(-_HIGHEST, total))
    return round(1 / (1 + math.exp(-held)), _PLACES)
