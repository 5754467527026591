"""Things that belong together, joined pair by pair, the surest pair first."""

from collections.abc import Callable, Iterable, Sequence

Fits = Callable[[Sequence[int], Sequence[int]], bool]


def groups(
    size: int, pairs: Iterable[tuple[int, int]], fits: Fits | None = None
) -> list[list[int]]:
    """The groups of two and more that the pairs make of `range(size)`, each in ascending order.

    `fits` says of two groups whether they may be joined; without it they always may.
    """
    group = {i: [i] for i in range(size)}
    for i, j in pairs:
        one, other = group[i], group[j]
        if one is not other and (fits is None or fits(one, other)):
            joined = sorted(one + other)
            group.update(dict.fromkeys(joined, joined))
    return [list(g) for g in sorted({tuple(g) for g in group.values() if len(g) > 1})]
