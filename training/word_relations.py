"""Make `lexicon/weights/word-relations.npz`: how common English words stand to one another.

    python training/word_relations.py --wordnet FOLDER [--out FILE]

FOLDER holds WordNet 3.0's own files (`data.noun`, `index.noun`, `cntlist.rev`, `noun.exc` and
their like: the folder `usr/share/wordnet` of Debian's package wordnet-base). Kept are the common
words (see `kept`), for each of them its senses with how often they are meant, and what leads from
a sense to others. Nothing is drawn by lot; some twenty seconds. `training/word_relations.md` is
the card.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from variorum.lexicon.table import pieces, vocabulary  # noqa: E402

SHIPPED = ROOT / "src/variorum/lexicon/weights/word-relations.npz"
PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
NUMBERS = {"n": 1, "v": 2, "a": 3, "r": 4, "s": 5}  # of parts of speech, in a key of a sense
FIRST_WORD = 999  # place of the first whole word in the static table's vocabulary
LEADS = {
    "@": "up",
    "!": "opposite",
    "*": "entails",
    ">": "entails",  # what is caused follows
    "$": "same",
    "+": "derived",
    "\\": "derived",
    "<": "derived",
    "&": "cluster",
}
KINDS = ("up", "opposite", "entails", "same", "derived", "cluster")
INSTANCE = "@i"
# The lexicographer files, without their parts of speech (lexnames(5WN)).
FILES = """
    all pert all tops act animal artifact attribute body cognition communication event feeling
    food group location motive object person phenomenon plant possession process quantity
    relation shape state substance time body change cognition communication competition
    consumption contact creation emotion motion perception possession social stative weather ppl
""".split()  # noqa: SIM905
# Nouns that name what their verb or adjective tells ("denial", "rarity"), not who or what does it.
TELLING = {
    "v": {"act", "cognition", "communication", "event", "feeling", "phenomenon", "possession"}
    | {"process", "state"},
    "a": {"attribute", "cognition", "feeling", "state"},
}
SPECIES = {5, 8, 13, 20, 27}  # animals, bodies, foods, plants, substances: lexicographer files
MOST_PIECES = 3  # of a word that is neither counted nor in the vocabulary
UNCOUNTED = 1.0  # what a sense that was never counted counts, divided by its place in the list
LEVELLED = 0.6  # the power of a count: the texts counted are of 1961, and few are newspapers
LEAST_SHARE = 0.03
_MARK = re.compile(r"\((?:p|a|ip)\)$")
Row = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Synset:
    """One sense: its lexicographer file, the words for it, and what it leads to."""

    file: int
    words: tuple[str, ...]
    numbers: tuple[int, ...]
    leads: tuple[tuple[str, str], ...]
    instance: bool
    satellite: bool


@dataclass(slots=True)
class WordNet:
    """What is read: senses by their names, each word's senses in order, counts of senses."""

    synsets: dict[str, Synset] = field(default_factory=dict)
    senses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    counts: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    irregular: list[tuple[str, str, str]] = field(default_factory=list)


def read(folder: Path) -> WordNet:
    """WordNet's files."""
    whole = WordNet()
    for part, name in PARTS.items():
        for line in _lines(folder / f"data.{name}"):
            offset, _, rest = line.partition(" ")
            whole.synsets[part + offset] = _synset(rest.partition(" | ")[0].split())
        for line in _lines(folder / f"index.{name}"):
            columns = line.split()
            count = int(columns[2])
            whole.senses[_plain(columns[0])] += [part + offset for offset in columns[-count:]]
        for line in _lines(folder / f"{name}.exc"):
            form, *bases = line.split()
            whole.irregular += [(_plain(form), part, _plain(base)) for base in bases]
    _count(whole, folder / "cntlist.rev")
    return whole


def _lines(file: Path) -> Iterator[str]:
    """The lines of a file, its licence apart."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("  "):
            yield line


def _plain(word: str) -> str:
    return _MARK.sub("", word).replace("_", " ").lower()


def _synset(columns: Sequence[str]) -> Synset:
    """One line of a data file: file, type, words with their numbers, pointers."""
    count = int(columns[2], 16)
    words = columns[3 : 3 + 2 * count]
    found = columns[4 + 2 * count :]
    pointers = [(found[i], found[i + 2] + found[i + 1]) for i in range(0, len(found) - 3, 4)]
    pointers = pointers[: int(columns[3 + 2 * count])]
    leads = [(LEADS[mark], aim.replace("s", "a", 1)) for mark, aim in pointers if mark in LEADS]
    return Synset(
        file=int(columns[0]),
        words=tuple(_plain(word) for word in words[::2]),
        numbers=tuple(int(number, 16) for number in words[1::2]),
        leads=tuple(dict.fromkeys(leads)),
        instance=any(mark == INSTANCE for mark, _ in pointers),
        satellite=columns[1] == "s",
    )


def _count(whole: WordNet, file: Path) -> None:
    """How often each sense was met in texts that people marked."""
    keys = {}
    for name, synset in whole.synsets.items():
        for key, word in _keys(whole, name[0], synset):
            keys[key] = (word, name)
    for line in _lines(file):
        key, _, count = line.split()
        if key in keys:
            whole.counts[keys[key]] += int(count)


def _keys(whole: WordNet, part: str, synset: Synset) -> Iterator[tuple[str, str]]:
    """The keys by which the counts know the words of a sense."""
    head = ":"
    kind = NUMBERS["s" if synset.satellite else part]
    if synset.satellite:
        aim = next(aim for lead, aim in synset.leads if lead == "cluster")
        first = whole.synsets[aim]
        head = f"{first.words[0].replace(' ', '_')}:{first.numbers[0]:02d}"
    for word, number in zip(synset.words, synset.numbers, strict=True):
        key = f"{word.replace(' ', '_')}%{kind}:{synset.file:02d}:{number:02d}:{head}"
        yield key, word


def kept(whole: WordNet) -> list[str]:
    """The common words: counted in texts, or in the static table's vocabulary, or made of few of
    its pieces and no name of a species; of several words those that were counted, and verbs and
    nouns with "of" whose words are all common."""
    common = {word for word in vocabulary()[FIRST_WORD:] if not word.startswith("##")}
    counted = {word for word, _ in whole.counts}
    return sorted(w for w in whole.senses if _is_common(w, whole, common, counted))


def written_together(words: Iterable[str]) -> dict[str, str]:
    """Further ways to write words: "ceasefire" for "cease-fire"."""
    known = set(words)
    found = {word.replace("-", ""): word for word in sorted(known) if "-" in word}
    return {written: word for written, word in found.items() if written not in known}


def _is_common(word: str, whole: WordNet, common: set[str], counted: set[str]) -> bool:
    meant = [whole.synsets[name] for name in whole.senses[word]]
    if all(synset.instance for synset in meant) or not word[0].isalpha() or len(word) < 2:
        return False
    if word in counted or word in common:
        return True
    if all(synset.file in SPECIES or synset.instance for synset in meant):
        return False
    if " " in word:  # of a noun's words the last one tells enough, but not of "head of state"
        verb = all(name[0] == "v" for name in whole.senses[word])
        return (verb or " of " in word) and common.issuperset(word.split())
    return all(len(pieces(part)) <= MOST_PIECES for part in word.split("-"))


def shares(word: str, whole: WordNet) -> list[tuple[str, float]]:
    """The senses of a word with how often each is meant, of 1 in each part of speech."""
    found: list[tuple[str, float]] = []
    for part in PARTS:
        names = [name for name in whole.senses[word] if name[0] == part]
        weights = {
            name: (whole.counts.get((word, name), 0) + UNCOUNTED / place) ** LEVELLED
            for place, name in enumerate(names, 1)
            if not whole.synsets[name].instance
        }
        found += [(name, weight / sum(weights.values())) for name, weight in weights.items()]
    return sorted((row for row in found if row[1] >= LEAST_SHARE), key=lambda row: (-row[1], row))


def with_ancestors(names: Iterable[str], whole: WordNet) -> list[str]:
    """Senses, with all that they lead up to."""
    found: set[str] = set()
    open_ones = list(names)
    while open_ones:
        name = open_ones.pop()
        if name not in found:
            found.add(name)
            synset = whole.synsets[name]
            open_ones += [aim for lead, aim in synset.leads if lead == "up"]
            open_ones += [a for lead, a in synset.leads if lead == "cluster" and synset.satellite]
    return sorted(found)


def breadths(whole: WordNet) -> dict[str, int]:
    """How many senses lie under each sense, as the power of two."""
    under: Counter[str] = Counter()
    for name in whole.synsets:
        under.update(with_ancestors([name], whole))
    return {name: count.bit_length() - 1 for name, count in under.items()}


def ragged(rows: Sequence[Sequence[int]], kind: str) -> dict[str, Row]:
    """Rows of different lengths as one row, and how long each is."""
    return {
        kind: np.array([number for row in rows for number in row], dtype=np.int32),
        f"{kind}_lengths": np.array([len(row) for row in rows], dtype=np.uint8),
    }


def packed(whole: WordNet) -> dict[str, Row]:
    """The arrays that ship."""
    found_words = kept(whole)
    again = written_together(found_words)
    words = sorted([*found_words, *again])
    meant = {word: shares(again.get(word, word), whole) for word in words}
    names = with_ancestors((name for row in meant.values() for name, _ in row), whole)
    places = {name: place for place, name in enumerate(names)}
    wide = breadths(whole)
    percent = [round(100 * share) for word in words for _, share in meant[word]]
    found = {
        "words": _text(words),
        "shares": np.array(percent, dtype=np.uint8),
        "parts": np.frombuffer("".join(name[0] for name in names).encode(), dtype=np.uint8),
        "files": np.array([whole.synsets[name].file for name in names], dtype=np.uint8),
        "breadths": np.array([wide[name] for name in names], dtype=np.uint8),
        "file_names": _text(FILES),
        "irregular": _text(_irregular(whole, set(words))),
        **ragged([[places[name] for name, _ in meant[word]] for word in words], "senses"),
    }
    for kind in KINDS:
        found |= ragged([_aims(name, kind, places, whole) for name in names], kind)
    return found


def _aims(name: str, kind: str, places: Mapping[str, int], whole: WordNet) -> list[int]:
    """Where one kind of lead goes; from the head of a cluster none goes to its satellites."""
    synset = whole.synsets[name]
    aims = {aim for lead, aim in synset.leads if lead == kind and aim in places}
    if kind == "cluster" and not synset.satellite:
        return []
    if kind == "derived":
        aims = {aim for aim in aims if _tells_the_same(name, aim, whole)}
    return sorted(places[aim] for aim in aims)


def _tells_the_same(one: str, other: str, whole: WordNet) -> bool:
    """Whether a sense and one derived from it tell the same: "deny" and "denial", not "denier"."""
    verbal, noun = sorted((one, other), key=lambda name: name[0] == "n")
    if noun[0] != "n" or verbal[0] == "r":
        return one[0] != other[0]
    return FILES[whole.synsets[noun].file] in TELLING.get(verbal[0], ())


def _irregular(whole: WordNet, words: set[str]) -> list[str]:
    """Irregular forms with their part of speech and the word they are forms of."""
    rows = {row for row in whole.irregular if row[2] in words and row[0] != row[2]}
    return ["\t".join(row) for row in sorted(rows)]


def _text(lines: Sequence[str]) -> Row:
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)


def main() -> None:
    """Read WordNet and write the table."""
    parser = argparse.ArgumentParser(description="Make the table of word relations again.")
    parser.add_argument("--wordnet", type=Path, required=True, help="folder of data.noun and so on")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    np.savez_compressed(options.out, **packed(read(options.wordnet)))


if __name__ == "__main__":
    main()
