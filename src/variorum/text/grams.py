"""Character 4-grams, weighted by how rare they are among the texts at hand."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from variorum.text.words import words

Similarities = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.intp]
_LENGTH = 4
_BLOCK = 4_000_000  # cells of the texts-by-grams matrix held at once
_PLACES = 6


def _grams(text: str) -> npt.NDArray[np.uint64]:
    """The 4-grams of a text's words joined by single blanks, each as a hash of 64 bits."""
    plain = " " + " ".join(w.form for w in words(text)) + " "
    points = np.frombuffer(plain.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    if len(points) < _LENGTH:
        return points[:1]
    mixed = np.zeros(len(points) - _LENGTH + 1, dtype=np.uint64)
    for place in range(_LENGTH):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + points[place : place + len(mixed)]
    return mixed


def settled(sums: npt.NDArray[np.float64]) -> Similarities:
    """Sums of products to six places: the last bits hang on the number of cores and their kind,
    and would break ties another way on another machine."""
    return np.round(sums, _PLACES).astype(np.float32)


def cosines(texts: Sequence[str]) -> Similarities:
    """The cosine of every two texts, character 4-grams weighted (1 + log tf) * (1 + log n/df)."""
    if not texts:
        return np.zeros((0, 0), dtype=np.float32)
    columns, weights, spread = _weighted(texts)
    shared = np.cumsum(spread > 1) - 1  # a gram of one text alone adds to no product
    return _gram_matrix(columns, weights, np.where(spread > 1, shared, -1))


def pair_cosines(texts: Sequence[str], ones: Numbers, others: Numbers) -> Similarities:
    """The same for some pairs only: of each text numbered in `ones` with its fellow in `others`.

    For many texts of which few are alike: the time grows with the pairs, not with their square.
    """
    found = np.zeros(len(ones), dtype=np.float64)
    if not len(ones):
        return settled(found)
    columns, weights, spread = _weighted(texts)
    order = np.argsort(ones, kind="stable")
    firsts, starts = np.unique(ones[order], return_index=True)
    row = np.zeros(len(spread), dtype=np.float64)
    for one, pairs in zip(firsts, np.split(order, starts[1:]), strict=True):
        row[columns[one]] = weights[one]
        found[pairs] = [row[columns[j]] @ weights[j] for j in others[pairs]]
        row[columns[one]] = 0.0
    return settled(found)


def _weighted(
    texts: Sequence[str],
) -> tuple[list[Numbers], list[npt.NDArray[np.float64]], Numbers]:
    """The grams of each text by number, their weights, and how many texts have each gram."""
    found = [np.unique(_grams(t), return_counts=True) for t in texts]
    everything = np.concatenate([grams for grams, _ in found])
    vocabulary, spread = np.unique(everything, return_counts=True)
    rarity = 1 + np.log(len(texts) / spread)
    columns = [np.searchsorted(vocabulary, grams) for grams, _ in found]
    weights = [(1 + np.log(n)) * rarity[c] for (_, n), c in zip(found, columns, strict=True)]
    return columns, [w / max(float(np.linalg.norm(w)), 1e-9) for w in weights], spread


def _gram_matrix(
    columns: Sequence[npt.NDArray[np.intp]],
    weights: Sequence[npt.NDArray[np.float64]],
    place: npt.NDArray[np.intp],
) -> Similarities:
    """The product of the texts-by-grams matrix with itself, a block of grams at a time."""
    n, width = len(columns), int(place.max(initial=-1)) + 1
    total = np.zeros((n, n), dtype=np.float64)
    step = max(1, _BLOCK // max(1, n))
    for low in range(0, width, step):
        block = np.zeros((n, min(step, width - low)), dtype=np.float64)
        for row, (cells, values) in enumerate(zip(columns, weights, strict=True)):
            at = place[cells]
            here = (at >= low) & (at < low + step)
            block[row, at[here] - low] = values[here]
        total += block @ block.T
    return settled(total)
