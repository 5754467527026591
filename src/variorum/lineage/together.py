"""Which rare details two reports tell together: in one sentence here, in one sentence there.

Two newsrooms that report one event share many details. Only one that had the other's text, or the
same text, before it bundles them in the same way, sentence for sentence: which figure stands
beside which name. So a rewrite is found that has no five words in a row from its source.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from variorum.lineage.details import Details

_BUNDLE = 2  # details that two sentences must share
_TELLING = 1.0  # nats that they must tell together
_SHOWN = 4  # details that are named in the reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What two reports tell together.

    `of_one` and `of_other` are the shares (0..1) of all that each has to tell, in nats; `pairs` the
    sentences, by their numbers in `Details.spans`, and what share of the first they have in common,
    by what it tells; `rare` the sum of the rarity of the names and
    figures that both give; `shown` the most telling details, as the first report writes them.
    """

    of_one: float
    of_other: float
    pairs: tuple[tuple[int, int, float], ...]
    rare: float
    shown: tuple[str, ...]


def together(one: Details, other: Details, tells: Mapping[str, float]) -> Together:
    """What two reports tell together; `tells` is what each shared detail tells, in nats."""
    there = {i: (j, worth) for i, j, worth in _bundles(one, other, tells)}
    back = {j: (i, worth) for j, i, worth in _bundles(other, one, tells)}
    shared = {key for i, (j, _) in there.items() for key in _common(one, i, other, j)}
    order = sorted(shared, key=lambda key: (-tells[key], key))
    return Together(
        of_one=_share(one, there, tells),
        of_other=_share(other, back, tells),
        pairs=tuple((i, j, _part(one, i, worth, tells)) for i, (j, worth) in there.items()),
        rare=round(math.fsum(one.rare[key] for key in one.names & other.names), 6),
        shown=tuple(one.written[key] for key in order[:_SHOWN]),
    )


def _common(one: Details, i: int, other: Details, j: int) -> frozenset[str]:
    """What a sentence of one and a sentence of the other share, topics left out."""
    both = one.sentences[i] & other.sentences[j]
    return frozenset(key for key in both if key in one.where and key in other.where)


def _bundles(
    one: Details, other: Details, tells: Mapping[str, float]
) -> Iterator[tuple[int, int, float]]:
    """For each sentence of one the sentence of the other that shares the most telling bundle."""
    for i, keys in enumerate(one.sentences):
        found: dict[int, list[float]] = {}
        for key in keys:
            if key in one.where:
                for j in other.where.get(key, ()):
                    found.setdefault(j, []).append(tells[key])
        worth = {j: math.fsum(told) for j, told in found.items() if len(told) >= _BUNDLE}
        best = max(worth, key=lambda j: (worth[j], -j), default=-1)
        if best >= 0 and worth[best] >= _TELLING:
            yield i, best, worth[best]


def _part(of: Details, sentence: int, worth: float, tells: Mapping[str, float]) -> float:
    """The share of what a sentence has to tell that its bundle is."""
    return round(worth / math.fsum(tells[key] for key in of.sentences[sentence]), 4)


def _share(
    of: Details, bundles: Mapping[int, tuple[int, float]], tells: Mapping[str, float]
) -> float:
    """The share of all that a report has to tell that stands in its bundles."""
    whole = math.fsum(tells[key] * len(numbers) for key, numbers in of.where.items())
    held = math.fsum(worth for _, worth in bundles.values())
    return round(held / whole, 6) if whole else 0.0
