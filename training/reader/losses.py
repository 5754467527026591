"""How far a reader is from the labels of a batch: what `train` makes small."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from .examples import UNLABELLED, Example, Spoken
from .model import Reader, chain_loss, distances

CUE_WEIGHT, SPANS_WEIGHT, NAME_WEIGHT, ROLE_WEIGHT = 5.0, 0.3, 3.0, 0.2


def tags_of(batch: Sequence[Example], field: str, words: int) -> Tensor:
    """(windows, words), UNLABELLED where there is no word or no label."""
    tags = torch.full((len(batch), words), UNLABELLED)
    for row, e in enumerate(batch):
        values = getattr(e, field)
        tags[row, : len(values)] = torch.tensor(values)
    return tags


def speech_losses(reader: Reader, vectors: Tensor, batch: Sequence[Example]) -> list[Tensor]:
    """Of cues, of spans, of roles and of names, against the labels of a batch."""
    words = vectors.shape[1]
    cue = _tag_loss(reader.cue(vectors), tags_of(batch, "cues", words))
    spans = _tag_loss(reader.spans(vectors), tags_of(batch, "spans", words))
    return [
        CUE_WEIGHT * cue,
        SPANS_WEIGHT * spans,
        role_loss(reader, vectors, batch),
        _tag_loss(reader.name(vectors), tags_of(batch, "names", words)),
    ]


def _tag_loss(scores: Tensor, tags: Tensor) -> Tensor:
    """Cross entropy, the mean over the labelled words; nothing where none is labelled."""
    if (tags == UNLABELLED).all():
        return scores.sum() * 0
    return functional.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=UNLABELLED)


def role_loss(reader: Reader, vectors: Tensor, batch: Sequence[Example]) -> Tensor:
    heard = [(row, s) for row, e in enumerate(batch) for s in e.speech]
    if not heard:
        return vectors.sum() * 0
    scores, mask = role_scores(reader, vectors, heard)
    tags = torch.zeros(mask.shape, dtype=torch.long)
    for at, (_, s) in enumerate(heard):
        tags[at, : len(s.roles)] = torch.tensor(s.roles)
    return chain_loss(scores, reader.steps, tags, mask) * ROLE_WEIGHT


def role_scores(
    reader: Reader, vectors: Tensor, heard: Sequence[tuple[int, Spoken]]
) -> tuple[Tensor, Tensor]:
    """The scores (cues, words, tags) of the words of each cue's paragraph, and which are words.

    A cue comes with the row of the window it stands in.
    """
    longest = max(s.paragraph[1] - s.paragraph[0] for _, s in heard)
    here = torch.zeros(len(heard), longest, dtype=torch.long)
    mask = torch.zeros(len(heard), longest, dtype=torch.bool)
    for at, (_, s) in enumerate(heard):
        n = s.paragraph[1] - s.paragraph[0]
        here[at, :n] = torch.arange(*s.paragraph)
        mask[at, :n] = True
    starts = torch.tensor([s.cue[0] - s.paragraph[0] for _, s in heard])
    ends = torch.tensor([s.cue[1] - s.paragraph[0] for _, s in heard])
    words = vectors[torch.tensor([row for row, _ in heard])[:, None], here]
    places = torch.arange(longest)
    inside = (places >= starts[:, None]) & (places < ends[:, None])
    cue = (words * inside[:, :, None]).sum(1) / inside.sum(1, keepdim=True)
    return reader.roles(words, cue, distances(places, starts, ends)), mask


def name_loss(reader: Reader, vectors: Tensor, batch: Sequence[Example]) -> Tensor:
    tags = tags_of(batch, "names", vectors.shape[1])
    each = functional.cross_entropy(
        reader.name(vectors).flatten(0, 1),
        tags.flatten(),
        reduction="none",
        ignore_index=UNLABELLED,
    ).view(tags.shape)
    weights = torch.tensor([e.weight for e in batch])[:, None] * (tags != UNLABELLED)
    return NAME_WEIGHT * (each * weights).sum() / weights.sum()
