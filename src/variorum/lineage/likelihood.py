"""How likely two reports have one text behind them, by the weights that were learned.

The weights are a table, `lexicon/data/descent_weights.tsv`, made by `training/descent.py` from
reports whose descent is known; `training/descent.md` is the model card.
"""

import math
from collections.abc import Mapping
from functools import cache

from variorum.lexicon.load import rows

Weights = Mapping[str, float]
BIAS = "bias"
_HIGHEST = 30.0  # of a sum, before it is brought between 0 and 1


def grounds(*, shared: float, together: float, rare: float) -> Mapping[str, float]:
    """The grounds of a judgement on descent, each on a scale on which it adds up.

    `shared` is the mean share (0..1) of each report's own words that the other has too, word for
    word or retold; `together` the mean share of what each tells whose rare details it bundles as
    the other does; `rare` the summed rarity of the names and figures that both give, of which the
    tenth tells less than the first. The more of each, the likelier; nothing speaks against.
    """
    return {"shared": shared, "together": together, "rare": math.log1p(rare)}


def likelihood(found: Mapping[str, float], weights: Weights | None = None) -> float:
    """The logistic function of the grounds' weighted sum: 0..1."""
    weighed = weights or learned()
    total = weighed[BIAS] + math.fsum(weighed[name] * value for name, value in found.items())
    return round(1 / (1 + math.exp(-min(_HIGHEST, max(-_HIGHEST, total)))), 3)


@cache
def learned() -> Weights:
    """The weights, as they ship."""
    _, *table = rows("descent_weights")
    return {name: float(value) for name, value in table}
