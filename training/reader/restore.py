"""Turn the weights of the first export back into a reader in floats, whose checkpoint is lost.

PYTHONPATH=src:. python -m training.reader.restore reader.onnx reader-heads.npz reader.pt
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from .model import LAYERS, Reader

Array = npt.NDArray[np.float32]
EMBEDDED = ("words", "positions", "shapes")
# The matrices of a layer and of the heads, in the order in which the graph multiplies by them.
OF_LAYER = ("query", "key", "value", "out", "up", "down")
OF_HEADS = ("cue", "name", "of_word", "of_cue")


def main() -> None:
    network, heads, out = map(Path, sys.argv[1:4])
    reader = Reader()
    missing, unknown = reader.load_state_dict(restored(network, heads), strict=False)
    if unknown or {name.split(".")[0] for name in missing} != {"spans"}:
        raise SystemExit(f"not the network of a {LAYERS}-layer reader: {unknown or missing}")
    torch.save(reader.state_dict(), out)


def restored(network: Path, heads: Path) -> dict[str, Tensor]:
    """The weights by their names in `Reader`; of `spans`, which is not exported, nothing."""
    graph = onnx.load(network).graph
    stored = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    found = {name.removeprefix("reader."): a for name, a in stored.items() if _plain(name, a)}
    for name in EMBEDDED:
        found[f"encoder.{name}.weight"] = _in_floats(stored, f"reader.encoder.{name}.weight")
    multiplied = [n.input[1] for n in graph.node if n.op_type == "MatMulInteger"]
    for name, quantised in zip(_matrices(), multiplied, strict=True):
        found[f"{name}.weight"] = _in_floats(stored, quantised.removesuffix("_quantized")).T
    with np.load(heads) as small:
        found |= {"of_distance.weight": small["distance"], "steps": small["steps"]}
        found |= {"role.weight": small["role"], "role.bias": small["bias"]}
    return {name: torch.tensor(array) for name, array in found.items()}


def _plain(name: str, array: npt.NDArray[np.generic]) -> bool:
    return name.startswith("reader.") and name.endswith((".weight", ".bias")) and array.ndim == 1


def _matrices() -> Iterator[str]:
    for layer in range(LAYERS):
        yield from (f"encoder.layers.{layer}.{part}" for part in OF_LAYER)
    yield from OF_HEADS


def _in_floats(stored: Mapping[str, npt.NDArray[np.generic]], name: str) -> Array:
    zero = stored[f"{name}_zero_point"].astype(np.float32)
    whole = stored[f"{name}_quantized"].astype(np.float32)
    floats: Array = (whole - zero) * stored[f"{name}_scale"].astype(np.float32)
    return floats


if __name__ == "__main__":
    main()
