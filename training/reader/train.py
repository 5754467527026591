"""Fine-tune the reader: attribution on PolNeAR, names on `names_train.jsonl` (`training/names.py`).

    PYTHONPATH=src:. python -m training.reader.train --weights FOLDER --names FILE --out DIR

Each pass of `PASSES` is one reading of PolNeAR's training articles and has a seed of its own, so
that a pass can be run again from the weights that the one before it left (`--first N`).
"""

import argparse
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from .examples import (
    Article,
    Example,
    Names,
    articles,
    example,
    name_examples,
    names_by_paragraph,
    packed,
)
from .measure import encoded, measure
from .model import Reader, chain_loss, distances, from_minilm

PIECES = 2200  # pieces in a batch
NAME_PIECES = 850  # of a batch that has names only
CUE_WEIGHT, SPANS_WEIGHT, NAME_WEIGHT, ROLE_WEIGHT = 5.0, 0.3, 3.0, 0.2
PRINT_EVERY = 50


@dataclass(frozen=True, slots=True)
class Pass:
    """One reading of the articles: its seed, its highest rate of learning, and whether of names."""

    seed: int
    rate: float
    names: bool


PASSES = (
    Pass(seed=0, rate=3e-4, names=False),
    Pass(seed=1, rate=2.5e-4, names=True),
    Pass(seed=2, rate=1.5e-4, names=True),
    Pass(seed=3, rate=1.2e-4, names=True),
)


@dataclass(frozen=True, slots=True)
class Taught:
    """What a pass reads: batches of articles, and without end batches that have names only."""

    batches: Sequence[Sequence[Example]]
    names: Iterator[Sequence[Example]] | None


def main() -> None:
    given = argparse.ArgumentParser()
    given.add_argument("--shared", type=Path, default=Path("../shared"))
    given.add_argument("--weights", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    given.add_argument("--names", type=Path, required=True, help="names_train.jsonl")
    given.add_argument("--out", type=Path, required=True)
    given.add_argument("--first", type=int, default=0, help="go on with this pass (from 0)")
    arguments = given.parse_args()
    torch.set_num_threads(1)
    arguments.out.mkdir(parents=True, exist_ok=True)
    train(arguments.shared, arguments.weights, arguments.names, arguments.out, arguments.first)


def train(shared: Path, weights: Path, names: Path, out: Path, first: int) -> None:
    reader = Reader()
    for number, one in enumerate(PASSES[first:], first):
        torch.manual_seed(one.seed)
        if number == 0:
            reader = Reader()
            from_minilm(reader, weights)
        else:
            reader.load_state_dict(torch.load(out / f"pass-{number - 1}.pt"))
        reader.encoder.words.weight.requires_grad = False
        read_once(reader, taught(shared, names if one.names else None, one.seed), one.rate)
        torch.save(reader.state_dict(), out / f"pass-{number}.pt")
        reader.eval()
        print("dev:", measure(reader, articles(shared, "dev")), flush=True)
    torch.save(reader.state_dict(), out / "reader.pt")


def taught(shared: Path, names: Path | None, seed: int) -> Taught:
    draw = random.Random(seed)
    named = list(name_examples(names, draw)) if names else []
    known: Names | None = names_by_paragraph(names) if names else None
    read = batches(epoch(articles(shared, "train", draw, known), draw), draw)
    return Taught(read, endless(named, draw, NAME_PIECES) if named else None)


def read_once(reader: Reader, given: Taught, rate: float) -> None:
    """One pass: the weights are changed in place."""
    optimiser, schedule = optimiser_of(reader, rate, len(given.batches))
    began, total = time.time(), torch.zeros(5)
    reader.train()
    for at, batch in enumerate(given.batches, 1):
        losses = speech_losses(reader, batch)
        if given.names is not None:
            losses.append(name_loss(reader, next(given.names)))
        optimiser.zero_grad()
        torch.stack(losses).sum().backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        total[: len(losses)] += torch.stack(losses).detach()
        if at % PRINT_EVERY == 0:
            shown = [round(x, 3) for x in (total / PRINT_EVERY).tolist()]
            print(f"{at}/{len(given.batches)}", f"{time.time() - began:.0f} s", shown, flush=True)
            total.zero_()


def epoch(told: Iterable[Article], draw: random.Random) -> list[Example]:
    return [example(group) for _, one in told for group in packed(one, draw)]


def batches(
    examples: Sequence[Example], draw: random.Random, pieces: int = PIECES
) -> list[list[Example]]:
    """Windows of like length together, about so many pieces a batch, in a drawn order."""
    ordered = sorted(examples, key=lambda e: len(e.window.pieces) + draw.random() * 20)
    found: list[list[Example]] = [[]]
    for one in ordered:
        if found[-1] and len(one.window.pieces) * (len(found[-1]) + 1) > pieces:
            found.append([])
        found[-1].append(one)
    draw.shuffle(found)
    return found


def endless(named: Sequence[Example], draw: random.Random, pieces: int) -> Iterator[list[Example]]:
    while True:
        yield from batches(named, draw, pieces)


def optimiser_of(
    reader: Reader, rate: float, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW; the heads learn five times as fast; a tenth to warm up, then down to nothing."""
    trunk = [p for p in reader.encoder.parameters() if p.requires_grad]
    inside = {id(p) for p in reader.encoder.parameters()}
    heads = [p for p in reader.parameters() if id(p) not in inside]
    groups = [{"params": trunk, "lr": rate}, {"params": heads, "lr": 5 * rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / max(1, steps - warm)))
    )
    return optimiser, schedule


def tags_of(batch: Sequence[Example], field: str, words: int) -> Tensor:
    """(windows, words), -100 where there is no word or no label."""
    tags = torch.full((len(batch), words), -100)
    for row, e in enumerate(batch):
        values = getattr(e, field)
        tags[row, : len(values)] = torch.tensor(values)
    return tags


def speech_losses(reader: Reader, batch: Sequence[Example]) -> list[Tensor]:
    vectors = encoded(reader, batch)
    vectors = reader.dropout(vectors)
    words = vectors.shape[1]
    cue = functional.cross_entropy(
        reader.cue(vectors).flatten(0, 1), tags_of(batch, "cues", words).flatten()
    )
    spans = functional.cross_entropy(
        reader.spans(vectors).flatten(0, 1), tags_of(batch, "spans", words).flatten()
    )
    losses = [CUE_WEIGHT * cue, SPANS_WEIGHT * spans, role_loss(reader, vectors, batch)]
    names = tags_of(batch, "names", words)
    if (names >= 0).any():
        losses.append(functional.cross_entropy(reader.name(vectors).flatten(0, 1), names.flatten()))
    return losses


def role_loss(reader: Reader, vectors: Tensor, batch: Sequence[Example]) -> Tensor:
    every = [(row, s) for row, e in enumerate(batch) for s in e.speech]
    if not every:
        return vectors.sum() * 0
    longest = max(s.paragraph[1] - s.paragraph[0] for _, s in every)
    here = torch.zeros(len(every), longest, dtype=torch.long)
    mask = torch.zeros(len(every), longest, dtype=torch.bool)
    tags = torch.zeros(len(every), longest, dtype=torch.long)
    starts, ends, rows = [], [], []
    for at, (row, s) in enumerate(every):
        n = s.paragraph[1] - s.paragraph[0]
        here[at, :n] = torch.arange(*s.paragraph)
        mask[at, :n] = True
        tags[at, :n] = torch.tensor(s.roles)
        starts.append(s.cue[0] - s.paragraph[0])
        ends.append(s.cue[1] - s.paragraph[0])
        rows.append(row)
    words = vectors[torch.tensor(rows)[:, None], here]
    places = torch.arange(longest)
    inside = (places >= torch.tensor(starts)[:, None]) & (places < torch.tensor(ends)[:, None])
    cue = (words * inside[:, :, None]).sum(1) / inside.sum(1, keepdim=True)
    distance = distances(places, torch.tensor(starts), torch.tensor(ends))
    scores = reader.roles(words, cue, distance)
    return chain_loss(scores, reader.steps, tags, mask) * ROLE_WEIGHT


def name_loss(reader: Reader, batch: Sequence[Example]) -> Tensor:
    vectors = reader.dropout(encoded(reader, batch))
    tags = tags_of(batch, "names", vectors.shape[1])
    each = functional.cross_entropy(
        reader.name(vectors).flatten(0, 1), tags.flatten(), reduction="none", ignore_index=-100
    ).view(tags.shape)
    weights = torch.tensor([e.weight for e in batch])[:, None] * (tags != -100)
    return NAME_WEIGHT * (each * weights).sum() / weights.sum()


if __name__ == "__main__":
    main()
