"""What each word is to a cue: its source, its content, or nothing, as the most likely sequence."""

from functools import cache

import numpy as np
import numpy.typing as npt

from variorum.marking.learned.encoder import Scores, Seen, heads

Place = tuple[int, int]
Tags = npt.NDArray[np.int64]

OUTSIDE, BEGIN_SOURCE, IN_SOURCE, BEGIN_CONTENT, IN_CONTENT = range(5)
_BEFORE = {IN_SOURCE: (BEGIN_SOURCE, IN_SOURCE), IN_CONTENT: (BEGIN_CONTENT, IN_CONTENT)}
_NEVER = np.float32(-1e4)


def roles(seen: Seen, paragraph: Place, cues: list[Place]) -> Tags:
    """The tag of each word of a paragraph to each cue in it: (cues, words)."""
    start, end = paragraph
    starts = np.array([cue[0] - start for cue in cues])
    ends = np.array([cue[1] - start for cue in cues])
    parts = np.stack([seen.cue_part[a:b].mean(axis=0) for a, b in cues])
    return _best(_scores(seen.word[start:end], parts, _distances(end - start, starts, ends)))


def _distances(words: int, starts: Tags, ends: Tags) -> Tags:
    """How far each word is from a cue, in classes: 0 inside it, then to its left, to its right."""
    near = (heads().distance.shape[0] - 2) // 2
    places = np.arange(words)[None]
    left = np.clip(starts[:, None] - places, 0, near)
    right = np.clip(places - ends[:, None] + 1, 0, near)
    classes: Tags = np.where(right > 0, near + right, left)
    return classes


def _scores(words: Scores, cues: Scores, distances: Tags) -> Scores:
    """(words, width), (cues, width), (cues, words) -> (cues, words, tags)."""
    weights = heads()
    mixed = words[None] + cues[:, None] + weights.distance[distances]
    scores: Scores = _gelu(mixed) @ weights.role.T + weights.bias
    return scores


def _gelu(x: Scores) -> Scores:
    bent: Scores = 0.5 * x * (1 + np.tanh(np.float32(0.7978845608) * (x + 0.044715 * x * x * x)))
    return bent


def _best(scores: Scores) -> Tags:
    """The most likely sequences (Viterbi): I-x stands only after B-x or I-x."""
    steps = _steps()
    total = scores[:, 0].copy()
    total[:, list(_BEFORE)] = _NEVER
    origins = []
    for column in range(1, scores.shape[1]):
        reached = total[:, :, None] + steps
        origins.append(reached.argmax(axis=1))
        total = reached.max(axis=1) + scores[:, column]
    tags = np.empty(scores.shape[:2], dtype=np.int64)
    tags[:, -1] = total.argmax(axis=1)
    rows = np.arange(len(scores))
    for column in range(scores.shape[1] - 1, 0, -1):
        tags[:, column - 1] = origins[column - 1][rows, tags[:, column]]
    return tags


@cache
def _steps() -> Scores:
    """What one tag after another costs, with what can never be."""
    steps = heads().steps.copy()
    for tag, allowed in _BEFORE.items():
        for before in range(steps.shape[0]):
            if before not in allowed:
                steps[before, tag] = _NEVER
    return steps
