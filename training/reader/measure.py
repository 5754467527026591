"""F1 of the reader while it learns: spans on words, exact and by overlap, and wholes."""

from collections.abc import Sequence

import torch
from torch import Tensor

from .examples import Article, Example, Spoken, example, packed
from .model import Reader, distances, forbidden

Attribution = tuple[frozenset[int], frozenset[int], frozenset[int]]  # cue, source, content


def measure(reader: Reader, held: Sequence[Article], threshold: float = 0.5) -> dict[str, float]:
    gold: list[Attribution] = []
    found: list[Attribution] = []
    base = 0
    with torch.no_grad():
        for _, told in held:
            for one in [example(g) for g in packed(told, None)]:
                vectors = encoded(reader, [one])[0]
                gold += [shifted(wanted(s), base) for s in one.speech]
                found += [shifted(a, base) for a in read(reader, vectors, one, threshold)]
                base += len(one.window.places)
    return scores(gold, found)


def encoded(reader: Reader, batch: Sequence[Example]) -> Tensor:
    """(windows, words, width): the vectors of the first pieces of the words."""
    longest = max(len(e.window.pieces) for e in batch)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    shapes = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest, dtype=torch.bool)
    words = max(len(e.window.first) for e in batch)
    first = torch.zeros(len(batch), words, dtype=torch.long)
    for row, e in enumerate(batch):
        n = len(e.window.pieces)
        pieces[row, :n] = torch.tensor(e.window.pieces)
        shapes[row, :n] = torch.tensor(e.window.shapes)
        mask[row, :n] = True
        first[row, : len(e.window.first)] = torch.tensor(e.window.first)
    out = reader.encoder(pieces, shapes, mask[:, None, None, :])
    return out.gather(1, first[:, :, None].expand(-1, -1, out.shape[2]))


def shifted(one: Attribution, base: int) -> Attribution:
    cue, source, content = (frozenset(w + base for w in part) for part in one)
    return cue, source, content


def wanted(s: Spoken) -> Attribution:
    start = s.paragraph[0]
    return (
        frozenset(range(*s.cue)),
        frozenset(start + i for i, r in enumerate(s.roles) if r in (1, 2)),
        frozenset(start + i for i, r in enumerate(s.roles) if r in (3, 4)),
    )


def read(
    reader: Reader, vectors: torch.Tensor, one: Example, threshold: float
) -> list[Attribution]:
    chances = reader.cue(vectors).softmax(-1)
    found = []
    for paragraph in one.window.paragraphs:
        for start, end in cues(chances, paragraph, threshold):
            words = vectors[paragraph[0] : paragraph[1]]
            a, b = start - paragraph[0], end - paragraph[0]
            distance = distances(torch.arange(len(words)), torch.tensor([a]), torch.tensor([b]))
            logits = reader.roles(words[None], words[a:b].mean(0)[None], distance)[0]
            tags = best(logits, reader.steps + forbidden())
            pick = [
                frozenset(paragraph[0] + i for i, t in enumerate(tags) if t in k)
                for k in ((1, 2), (3, 4))
            ]
            found.append((frozenset(range(start, end)), *pick))
    return found


def cues(
    chances: torch.Tensor, paragraph: tuple[int, int], threshold: float
) -> list[tuple[int, int]]:
    found = []
    at = paragraph[0]
    while at < paragraph[1]:
        _, b, i = chances[at].tolist()
        if b + i > threshold and (b >= i or not found or found[-1][1] != at):
            end = at + 1
            while end < paragraph[1] and chances[end][2] > max(chances[end][1].item(), 0.5):
                end += 1
            found.append((at, end))
            at = end
        else:
            at += 1
    return found


def best(logits: torch.Tensor, steps: torch.Tensor) -> list[int]:
    total = logits[0].clone()
    total[[2, 4]] -= 1e4
    back = []
    for row in logits[1:]:
        reach = total[:, None] + steps
        total, source = reach.max(0)
        total = total + row
        back.append(source)
    tags = [int(total.argmax())]
    for source in reversed(back):
        tags.append(int(source[tags[-1]]))
    return tags[::-1]


def scores(gold: Sequence[Attribution], found: Sequence[Attribution]) -> dict[str, float]:
    out: dict[str, float] = {}
    for at, name in enumerate(("cue", "source", "content")):
        g, f = [a[at] for a in gold if a[at]], [a[at] for a in found if a[at]]
        out[name + " exact"] = f1(len(set(g) & set(f)), len(set(g)), len(set(f)))
        out[name + " over"] = f1(len(matched([(x,) for x in g], [(x,) for x in f])), len(g), len(f))
    out["whole"] = f1(len(matched(gold, found)), len(gold), len(found))
    return {k: round(v, 3) for k, v in out.items()}


def matched(gold: Sequence, found: Sequence) -> list:
    by: dict[int, list[int]] = {}
    for j, parts in enumerate(found):
        for w in parts[0]:
            by.setdefault(w, []).append(j)
    used: set[int] = set()
    pairs = []
    for i, parts in enumerate(gold):
        near = dict.fromkeys(j for w in parts[0] for j in by.get(w, ()))
        for j in near:
            if j not in used and all(
                iou(a, b) >= 0.5 for a, b in zip(parts, found[j], strict=True)
            ):
                used.add(j)
                pairs.append((i, j))
                break
    return pairs


def iou(a: frozenset[int], b: frozenset[int]) -> float:
    return 1.0 if not a and not b else len(a & b) / len(a | b)


def f1(hit: int, gold: int, found: int) -> float:
    return 2 * hit / max(1, gold + found)
