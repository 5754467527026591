"""How many reports a CPU second the skim takes, by step, and how the cost grows.

    python bench/skim.py [--reports 10000 100000] [--batch 2000] [--seed 1]

One core, texts in memory, to verified copy pairs and to stories. The reports are invented by a
seeded generator: words by Zipf's law, a third of the reports in families of copies (verbatim, cut,
reordered, with words changed, inside a longer report), all with the furniture of their outlets.
"""

import argparse
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from variorum.skim import (
    CopyIndex,
    Furniture,
    Held,
    OwnWords,
    Threads,
    nearest_copies,
    tokens,
    verified,
)

HEADS = ("ba", "cor", "del", "fen", "gul", "har", "jam", "kel", "lom", "mir", "nop", "ost", "pra")
WORDS = tuple(
    f"{a}{b}{c}" for a in HEADS for b in HEADS for c in (*HEADS, "n", "s", "rd", "th", "m")
)
OUTLETS = tuple(f"The {a.title()}{b} Post" for a in HEADS for b in HEADS)
DAYS_A_REPORT = 1 / 1500
Report = tuple[str, str, int]  # text, outlet, day


class Maker:
    """Reports, one after the other, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.draw = np.random.default_rng(seed)
        rates = 1 / np.arange(3, len(WORDS) * 8 + 3)
        self.rates = np.cumsum(rates / rates.sum())
        self.recent: list[list[str]] = []

    def sentence(self) -> str:
        places = np.searchsorted(self.rates, self.draw.random(int(self.draw.integers(12, 30))))
        # Rare words are two of the list in one.
        said = [
            WORDS[p % len(WORDS)] + (WORDS[p // len(WORDS)] if p >= len(WORDS) else "")
            for p in places
        ]
        return " ".join(said).capitalize() + "."

    def fresh(self) -> list[str]:
        return [self.sentence() for _ in range(int(self.draw.integers(8, 24)))]

    def copy(self, source: list[str]) -> list[str]:
        kind = int(self.draw.integers(5))
        if kind == 1:
            return source[: max(3, len(source) // 2)]
        if kind == 2:
            return [source[i] for i in self.draw.permutation(len(source))]
        if kind == 3:
            return [self.changed(sentence) for sentence in source]
        return [*self.fresh(), *source] if kind == 4 else source

    def changed(self, sentence: str) -> str:
        words = sentence.split()
        new = self.draw.random(len(words)) < 0.15
        return " ".join(WORDS[len(w)] if n else w for w, n in zip(words, new, strict=True))

    def report(self, number: int) -> Report:
        known = self.recent and self.draw.random() < 1 / 3
        source = self.recent[int(self.draw.integers(len(self.recent)))] if known else self.fresh()
        if not known:
            self.recent = [*self.recent[-400:], source]
        outlet = OUTLETS[int(self.draw.integers(len(OUTLETS)))]
        told = self.copy(source) if known else source
        text = "\n".join([f"By {outlet} staff", *told, f"Read all the news of {outlet} at home"])
        return text, outlet, int(number * DAYS_A_REPORT)


class Clock:
    """CPU seconds by step."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    def timed(self, step: str, call: Callable[..., Any], *given: Any) -> Any:
        start = time.process_time()
        found = call(*given)
        self.spent[step] += time.process_time() - start
        return found


def skim(batches: Iterator[Sequence[Report]], clock: Clock) -> tuple[int, int, int]:
    """Reports, pairs and stories of all batches; the words that were told are held in memory."""
    furniture, index, threads = Furniture(), CopyIndex(), Threads()
    held: list[np.ndarray[Any, Any]] = []
    pairs_found = 0
    for batch in batches:
        first = len(held)
        texts, outlets, days = zip(*batch, strict=True)
        told = clock.timed("words", tokens, texts)
        own: OwnWords = clock.timed("furniture", furniture.own, told, outlets)
        held += np.split(own.words, own.bounds[1:-1])
        candidates = clock.timed("index", index.add, own)
        pairs = clock.timed("verify", checked, candidates, own, first, held)
        copies = nearest_copies(pairs, first, len(own))
        clock.timed("stories", threads.add, own, np.array(days, np.int32), copies)
        pairs_found += len(pairs)
    return len(held), pairs_found, len({threads.story(i) for i in range(len(held))})


def checked(candidates: Any, own: OwnWords, first: int, words: Sequence[Any]) -> Any:
    older = candidates.older(first)
    texts = [words[report] for report in older]
    joined = np.concatenate([*texts, np.zeros(0, np.uint32)])
    bounds = np.cumsum([0, *map(len, texts)])
    return verified(candidates, own, first, Held(reports=older, words=joined, bounds=bounds))


def made(reports: int, size: int, seed: int) -> Iterator[list[Report]]:
    maker = Maker(seed)
    for first in range(0, reports, size):
        yield [maker.report(first + i) for i in range(min(size, reports - first))]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    asked.add_argument("--reports", type=int, nargs="+", default=[10_000, 100_000])
    asked.add_argument("--batch", type=int, default=2000)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    skim(made(200, 100, given.seed), Clock())  # compiled before it is timed
    for reports in given.reports:
        clock = Clock()
        found, pairs, stories = skim(made(reports, given.batch, given.seed), clock)
        steps = " ".join(f"{step} {s / found * 1e6:.1f}" for step, s in clock.spent.items())
        copies = sum(s for step, s in clock.spent.items() if step != "stories")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{found} reports, {pairs} pairs, {stories} stories; peak {peak:.0f} MB")
        print(f"  µs a report: {steps}")
        rates = found / copies, found / clock.spent["stories"]
        print("  a CPU second: {:.0f} to pairs, {:.0f} to stories".format(*rates))


if __name__ == "__main__":
    main()
