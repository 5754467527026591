"""The one loader of the data files."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from variorum.errors import RecordError


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """All entries of `data/<name>.tsv`, in order, each a tuple of its columns."""
    file = resources.files("variorum.lexicon").joinpath("data", f"{name}.tsv")
    text = file.read_text(encoding="utf-8")
    lines = (line.rstrip() for line in text.split("\n") if not line.startswith("#"))
    return tuple(tuple(line.split("\t")) for line in lines if line)


@cache
def terms(name: str) -> frozenset[str]:
    """The first column of `data/<name>.tsv`, as a set."""
    return frozenset(row[0] for row in rows(name))


@cache
def mapping(name: str) -> MappingProxyType[str, str]:
    """The first two columns of `data/<name>.tsv`, as a read-only mapping.

    Raises `RecordError` where a row has fewer than two columns.
    """
    table = rows(name)
    for row in table:
        if len(row) < 2:
            raise RecordError(f"lexicon/data/{name}.tsv: {row[0]!r} has no second column")
    return MappingProxyType({row[0]: row[1] for row in table})


def network(name: str) -> bytes:
    """The bytes of a learned network, `weights/<name>.onnx` (the recipes: `training/`)."""
    return resources.files("variorum.lexicon").joinpath("weights", f"{name}.onnx").read_bytes()


def arrays(name: str) -> Mapping[str, npt.NDArray[Any]]:
    """The arrays of learned weights, `weights/<name>.npz`."""
    file = resources.files("variorum.lexicon").joinpath("weights", f"{name}.npz")
    with file.open("rb") as weights, np.load(weights, allow_pickle=False) as stored:
        return {key: stored[key] for key in stored.files}
