"""What the reader learns from: windows of words with their tags."""

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.loaders.polnear import polnear

from variorum.marking.learned.pieces import LONGEST, Paragraph, Window, paragraph, parts, window
from variorum.text.paragraphs import paragraphs

from .model import CUES, NAMES, ROLES

Place = tuple[int, int]
UNLABELLED = -100


@dataclass(frozen=True, slots=True)
class Spoken:
    """One attribution in a window: the cue's words, and the roles of its paragraph's words."""

    cue: Place
    paragraph: Place
    roles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    window: Window
    cues: tuple[int, ...] | None = None  # None: not labelled with speech
    spans: tuple[int, ...] | None = None
    speech: tuple[Spoken, ...] = ()
    names: tuple[int, ...] | None = None  # None: not labelled with names
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph with the attributions that stand in it, spans in characters."""

    words: Paragraph
    speech: tuple[tuple[tuple[Place, ...], tuple[Place, ...], tuple[Place, ...]], ...]
    names: tuple[tuple[int, int, str], ...] | None = None


Article = tuple[str, list[Told]]
Names = Mapping[str, Sequence[tuple[int, int, str]]]


def articles(
    shared: Path, split: str, draw: random.Random | None = None, names: Names | None = None
) -> list[Article]:
    """Each article's paragraphs; with `draw`, quotation marks of another style now and then.

    `names` knows the names of paragraphs by their text.
    """
    found: list[Article] = []
    for article in polnear(shared, split):
        text = restyled(article.text, draw) if draw else article.text
        told: list[Told] = []
        speech = [(a.cue, a.source, a.content) for a in article.attributions if a.cue]
        for start, end in paragraphs(text):
            known = names.get(article.text[start:end]) if names else None
            named = None if known is None else tuple((a + start, b + start, k) for a, b, k in known)
            for part in parts(paragraph(text, start, end)):
                first, last = part.places[0][0], part.places[-1][1]
                here = tuple(s for s in speech if first <= s[0][0][0] < last)
                told.append(Told(part, here, named))
        found.append((article.id, told))
    return found


def names_by_paragraph(file: Path) -> Names:
    """The labelled names of whole paragraphs of news, by the paragraph's text."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        for start, end in paragraphs(row["text"]):
            found[row["text"][start:end]] = [
                (a - start, b - start, k) for a, b, k in row["spans"] if start <= a and b <= end
            ]
    return found


def packed(told: Sequence[Told], draw: random.Random | None) -> Iterator[list[Told]]:
    """Paragraphs in windows, cut at random, or (no `draw`) as full as may be."""
    group: list[Told] = []
    for one in told:
        full = sum(t.words.length for t in group) + one.words.length > LONGEST
        if group and (full or (draw is not None and draw.random() < 1 / 3)):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def example(group: Sequence[Told]) -> Example:
    seen = window([t.words for t in group])
    cues, spans = [0] * len(seen.places), [0] * len(seen.places)
    speech: list[Spoken] = []
    for told, here in zip(group, seen.paragraphs, strict=True):
        for cue, source, content in told.speech:
            at = _within(seen.places, here, cue)
            if not at:
                continue
            roles = [0] * (here[1] - here[0])
            _tag(roles, _within(seen.places, here, content), "content", here[0], ROLES)
            _tag(roles, _within(seen.places, here, source), "source", here[0], ROLES)
            for word in at:
                roles[word - here[0]] = 0
            _begin_again(roles)
            speech.append(Spoken((at[0], at[-1] + 1), here, tuple(roles)))
            _tag(cues, at, "cue", 0, CUES)
            for word, role in enumerate(roles, here[0]):
                spans[word] = role or spans[word]
    return Example(seen, tuple(cues), tuple(spans), tuple(speech), _names(group, seen))


def _begin_again(roles: list[int]) -> None:
    """What goes on after a cue or a source within it begins anew: I-x never follows anything else.

    So the sequences can be read, and each is one that the chain of tags allows.
    """
    for at, role in enumerate(roles):
        if ROLES[role].startswith("I-") and (at == 0 or roles[at - 1] not in (role - 1, role)):
            roles[at] = role - 1


def _names(group: Sequence[Told], seen: Window) -> tuple[int, ...]:
    tags = [UNLABELLED] * len(seen.places)
    for told, (start, end) in zip(group, seen.paragraphs, strict=True):
        if told.names is None:
            continue
        tags[start:end] = [0] * (end - start)
        for first, last, kind in told.names:
            _tag(tags, _within(seen.places, (start, end), [(first, last)]), kind, 0, NAMES)
    return tuple(tags)


def _within(places: Sequence[Place], paragraph: Place, spans: Iterable[Place]) -> list[int]:
    spans = list(spans)
    return [
        at
        for at in range(*paragraph)
        if any(places[at][0] < end and start < places[at][1] for start, end in spans)
    ]


def _tag(tags: list[int], at: Sequence[int], kind: str, base: int, names: Sequence[str]) -> None:
    before = None
    for word in at:
        tags[word - base] = names.index(f"{'I' if before == word - 1 else 'B'}-{kind}")
        before = word


_CURLY = str.maketrans("“”‘’", "\"\"''")


def restyled(text: str, draw: random.Random) -> str:
    """The same text (to the character) with straight quotation marks, or with single ones."""
    kind = draw.random()
    if kind < 0.3:
        return text.translate(_CURLY)
    if kind < 0.5:
        return text.translate(str.maketrans("“”", "‘’"))
    return text


# How much of each source of names is taken; of what is not named here, nothing.
SHARES = {
    "wikigold": 1.0,
    "meantime": 1.0,
    "timebank": 0.2,
    "semeval": 0.2,
    "giveme5w1h": 0.12,
    "basil": 0.08,
    "reuters": 0.06,
    "polnear+": 0.1,
}


def name_examples(file: Path, draw: random.Random) -> Iterator[Example]:
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        share = next((s for of, s in SHARES.items() if row["source"].startswith(of)), 0.0)
        if draw.random() >= share * (2 if "+" in row["source"] and share < 0.5 else 1):
            continue
        text = row["text"]
        read = [p for a, b in paragraphs(text) for p in parts(paragraph(text, a, b))]
        read = [p for p in read if p.places]
        if not read or sum(p.length for p in read) > 2 * LONGEST:
            continue
        seen = window(read)
        tags = [0] * len(seen.places)
        for start, end, kind in row["spans"]:
            at = _within(seen.places, (0, len(seen.places)), [(start, end)])
            _tag(tags, at, kind, 0, NAMES)
        yield Example(seen, names=tuple(tags), weight=row.get("weight", 1.0))
