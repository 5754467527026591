"""The steps of learning, whatever is learned."""

import time
from collections.abc import Iterable

import torch
from torch import Tensor, nn

from .model import Reader

PRINT_EVERY = 50
HEADS_FASTER = 5


def learn(reader: Reader, losses: Iterable[Tensor], rate: float, steps: int) -> None:
    """Change the weights in place, a step down for the sum of each of so many `losses`.

    The losses of a step are reckoned when it is their turn, with the weights as they are then.
    """
    optimiser, schedule = optimiser_of(reader, rate, steps)
    began, total = time.time(), torch.zeros(())
    reader.train()
    for at, loss in enumerate(losses, 1):
        optimiser.zero_grad()
        loss.sum().backward()
        nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        total = total + loss.detach()
        if at % PRINT_EVERY == 0:
            shown = [round(x, 3) for x in (total / PRINT_EVERY).tolist()]
            print(f"{at}/{steps}", f"{time.time() - began:.0f} s", shown, flush=True)
            total = torch.zeros(())


def optimiser_of(
    reader: Reader, rate: float, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW; the heads learn `HEADS_FASTER`; a tenth to warm up, then down to nothing."""
    trunk = [p for p in reader.encoder.parameters() if p.requires_grad]
    inside = {id(p) for p in reader.encoder.parameters()}
    heads = [p for p in reader.parameters() if id(p) not in inside]
    groups = [{"params": trunk, "lr": rate}, {"params": heads, "lr": HEADS_FASTER * rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / max(1, steps - warm)))
    )
    return optimiser, schedule
