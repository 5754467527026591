"""Bring a trained reader into the product: ONNX with int8 weights, and the small heads as numpy.

python -m training.reader.export reader.pt
"""

import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from .model import Reader

PLACE = Path(__file__).parents[2] / "src/variorum/lexicon/weights"


class Exported(nn.Module):
    """Pieces, shapes and first pieces in; the scores of words out (see `encoder.Seen`)."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        words = self.reader.encoder(pieces, shapes)[0][first]
        r = self.reader
        return r.cue(words), r.name(words), r.of_word(words), r.of_cue(words)


def main() -> None:
    reader = Reader(dropout=0.0)
    reader.load_state_dict(torch.load(sys.argv[1]))
    reader.eval()
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
    program.save(str(file))
    onnx.checker.check_model(str(file))


if __name__ == "__main__":
    main()
