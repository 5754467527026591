"""Fine-tune the reader: attribution on PolNeAR, names on what `training/names.py` made.

    PYTHONPATH=src:. python -m training.reader.train --weights FOLDER --names FILE --out DIR

Each pass of `PASSES` is one reading of PolNeAR's training articles and has a seed of its own, so
that a pass can be run again from the weights that the one before it left (`--first N`).
"""

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

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
from .learn import learn
from .losses import name_loss, speech_losses
from .measure import encoded, measure
from .model import Reader, from_minilm

PIECES = 2200  # pieces in a batch
NAME_PIECES = 850  # of a batch that has names only


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
        given = taught(shared, names if one.names else None, one.seed)
        learn(reader, losses(reader, given), one.rate, len(given.batches))
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


def losses(reader: Reader, given: Taught) -> Iterator[Tensor]:
    """Of each batch in turn: those of `speech_losses`, and of the batch with names beside it."""
    for batch in given.batches:
        found = speech_losses(reader, reader.dropout(encoded(reader, batch)), batch)
        if given.names is not None:
            named = next(given.names)
            found.append(name_loss(reader, reader.dropout(encoded(reader, named)), named))
        yield torch.stack(found)


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


if __name__ == "__main__":
    main()
