"""The VALUE mentions of MEANTIME: sentences with the numbers that were marked in them."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

_WORDS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds
thousand thousands million millions billion billions trillion dozen dozens half third quarter
"""
_NUMBER_WORDS = frozenset(_WORDS.split())
_ANNOTATED = 6  # the headline and the first sentences: only there is everything marked


@dataclass(frozen=True, slots=True)
class Value:
    """A marked number: half-open offsets in its sentence, and its type."""

    start: int
    end: int
    type: str
    is_number: bool  # "the principal amount" is marked too


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its words parted by blanks, with what is marked in it."""

    document: str
    text: str
    values: tuple[Value, ...]


def documents(path: Path) -> tuple[tuple[Sentence, ...], ...]:
    """The annotated sentences of each document, documents in order of their names."""
    with ZipFile(path) as archive:
        names = sorted(n for n in archive.namelist() if n.endswith(".xml"))
        roots = [(n, ET.fromstring(archive.read(n))) for n in names]  # noqa: S314
    return tuple(tuple(_sentences(name, root)) for name, root in roots)


def _sentences(name: str, root: ET.Element) -> Iterator[Sentence]:
    tokens = [
        (t.get("t_id", ""), int(t.get("sentence", 0)), t.text or "") for t in root.iter("token")
    ]
    for number in range(_ANNOTATED):
        here = [(key, text) for key, sentence, text in tokens if sentence == number]
        places: dict[str, tuple[int, int]] = {}
        at = 0
        for key, text in here:
            places[key] = (at, at + len(text))
            at += len(text) + 1
        if here:
            told = " ".join(t for _, t in here)
            values = tuple(
                Value(a, b, v.get("type", ""), _is_number(told[a:b]))
                for v, (a, b) in _marked(root, "VALUE", places)
            )
            yield Sentence(Path(name).stem, told, values)


def _is_number(words: str) -> bool:
    return any(c.isdigit() for c in words) or not _NUMBER_WORDS.isdisjoint(words.lower().split())


def _marked(
    root: ET.Element, tag: str, places: dict[str, tuple[int, int]]
) -> Iterator[tuple[ET.Element, tuple[int, int]]]:
    """The mentions of one kind whose words stand in this sentence."""
    for mention in root.iter(tag):
        found = [places.get(a.get("t_id", "")) for a in mention.iter("token_anchor")]
        inside = [p for p in found if p is not None]
        if inside and len(inside) == len(found):
            yield mention, (min(p[0] for p in inside), max(p[1] for p in inside))
