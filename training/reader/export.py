"""Bring a trained reader into the product: ONNX with int8 weights, and the small heads as numpy.

PYTHONPATH=src:. python -m training.reader.export reader.pt
"""

import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from .model import HEADS, WIDTH, Layer, Reader

PLACE = Path(__file__).parents[2] / "src/variorum/lexicon/weights"


class Attending(nn.Module):
    """A layer as onnxruntime reckons it fastest: one product for all three, its own attention."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        self.asked = nn.Linear(WIDTH, 3 * WIDTH)
        parts = (layer.query, layer.key, layer.value)
        with torch.no_grad():
            self.asked.weight.copy_(torch.cat([part.weight for part in parts]))
            self.asked.bias.copy_(torch.cat([part.bias for part in parts]))

    def forward(self, x: Tensor, mask: None) -> Tensor:
        mixed = torch.onnx.ops.symbolic(
            "com.microsoft::MultiHeadAttention",
            self.asked(x).split(WIDTH, dim=-1),
            {"num_heads": HEADS},
            dtype=x.dtype,
            shape=x.shape,
            version=1,
        )
        return self.layer.after(x, mixed)


class Exported(nn.Module):
    """Pieces, shapes and first pieces in; the scores of words out (see `encoder.Seen`)."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        encoder = reader.encoder
        encoder.layers = nn.ModuleList(Attending(layer) for layer in encoder.layers)

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        words = self.reader.encoder(pieces, shapes)[0][first]
        r = self.reader
        return r.cue(words), r.name(words), r.of_word(words), r.of_cue(words)


def main() -> None:
    reader = Reader(dropout=0.0)
    reader.load_state_dict(torch.load(sys.argv[1]))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        export(reader, whole)
        quantize_dynamic(
            whole,
            PLACE / "reader.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,  # 7 bits: else sums overflow on processors without VNNI
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    np.savez_compressed(
        PLACE / "reader-heads.npz",
        distance=reader.of_distance.weight.detach().numpy(),
        role=reader.role.weight.detach().numpy(),
        bias=reader.role.bias.detach().numpy(),
        steps=reader.steps.detach().numpy(),
    )
    print((PLACE / "reader.onnx").stat().st_size / 1e6, "MB")


def export(reader: Reader, file: Path) -> None:
    n = torch.export.Dim("pieces", min=2, max=511)
    w = torch.export.Dim("words", min=1, max=511)
    example = (
        torch.ones(1, 12, dtype=torch.long),
        torch.ones(1, 12, dtype=torch.long),
        torch.arange(1, 8),
    )
    program = torch.onnx.export(
        Exported(reader).eval(),
        example,
        dynamo=True,
        dynamic_shapes=({1: n}, {1: n}, {0: w}),
        input_names=["pieces", "shapes", "first"],
        output_names=["cue", "name", "word", "cue_part"],
        verbose=False,
    )
    program.optimize()
    network = program.model_proto
    for part in (network.graph, *network.graph.node, *network.graph.value_info):
        del part.metadata_props[:]  # where in whose folder a line of this program stands
    onnx.save(network, file)
    onnx.checker.check_model(str(file))


if __name__ == "__main__":
    main()
