"""Things that belong together, joined pair by pair, the surest pair first."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

_FELLOWS = 6  # of another report: the likeliest, of which one may be the fellow
Fits = Callable[[Sequence[int], Sequence[int]], bool]


def groups(
    size: int, pairs: Iterable[tuple[int, int]], fits: Fits | None = None
) -> list[list[int]]:
    """The groups of two and more that the pairs make of `range(size)`, each in ascending order.

    `fits` says of two groups whether they may be joined; without it they always may.
    """
    group = {i: [i] for i in range(size)}
    refused: set[tuple[int, int, int, int]] = set()  # groups only grow: first and size name one
    for i, j in pairs:
        one, other = sorted((group[i], group[j]))
        pair = one[0], len(one), other[0], len(other)
        if one is other or pair in refused:
            continue
        if fits is None or fits(one, other):
            joined = sorted(one + other)
            group.update(dict.fromkeys(joined, joined))
        else:
            refused.add(pair)
    return [list(g) for g in sorted({tuple(g) for g in group.values() if len(g) > 1})]


def likeliest(scores: npt.NDArray[np.float64], reports: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of two reports, each among the few that score best for one of the two, in order.

    `scores` is square, -inf where two cannot belong together; `reports` say whose each is. The
    pairs grow with the number of things times the number of reports, and not with its square.
    """
    of_report: dict[str, list[int]] = {}
    for i, report in enumerate(reports):
        of_report.setdefault(report, []).append(i)
    found: set[tuple[int, int]] = set()
    for report, places in of_report.items():
        best = np.argsort(-scores[:, places], axis=1, kind="stable")[:, :_FELLOWS]
        for i, columns in enumerate(best.tolist()):
            near = (places[k] for k in columns if reports[i] != report)
            found.update((min(i, j), max(i, j)) for j in near if np.isfinite(scores[i, j]))
    return sorted(found)
