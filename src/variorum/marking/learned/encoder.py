"""The learned encoder: what it says of the words of a window.

The network (`lexicon/weights/reader.onnx`, the recipe in `training/reader`) is run by onnxruntime,
one window at a time and on one thread: its activations are rounded by their range in a run, so that
a window must not be read together with whatever happened to stand beside it.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from variorum.errors import MissingReaderError
from variorum.lexicon.load import arrays, network
from variorum.marking.learned.pieces import Window

if TYPE_CHECKING:
    import onnxruntime

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the encoder says of a window: a row for each word.

    `cue` and `name` score tags; `word` and `cue_part` are what the role head puts together.
    """

    cue: Scores
    name: Scores
    word: Scores
    cue_part: Scores


@dataclass(frozen=True, slots=True)
class Heads:
    """The small weights that numpy applies: what a word is to a cue (see `roles`)."""

    distance: Scores
    role: Scores
    bias: Scores
    steps: Scores


def look(window: Window) -> Seen:
    """The encoder's scores for the words of a window."""
    pieces = np.array([window.pieces], dtype=np.int64)
    shapes = np.array([window.shapes], dtype=np.int64)
    first = np.array(window.first, dtype=np.int64)
    return Seen(*_network().run(None, {"pieces": pieces, "shapes": shapes, "first": first}))


@cache
def _network() -> "onnxruntime.InferenceSession":
    try:
        import onnxruntime
    except ImportError as missing:
        raise MissingReaderError("onnxruntime") from missing
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        network("reader"),
        options,
        providers=["CPUExecutionProvider"],
        # Its fused kernel takes several times as long as the addition and the norm by themselves.
        disabled_optimizers=["SkipLayerNormFusion"],
    )


@cache
def heads() -> Heads:
    """The weights of the role head."""
    stored = arrays("reader-heads")
    return Heads(*(stored[name] for name in ("distance", "role", "bias", "steps")))
