"""MEANTIME (NewsReader, 2015): 120 Wikinews articles with entities, events, dates and numbers.

The words are joined to a text in which marks of punctuation stand where a newspaper puts them;
all offsets are half-open, in code points, into that text. Headline, date line and each sentence
are lines of their own. Only headline, date line and the first four sentences are annotated in
full (`Document.closely`); after them stand no dates and numbers, only the mentions and events
that corefer with earlier ones, without certainty, polarity, time or syntax ("").
"""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree as ET

ARCHIVE = "data/meantime/meantime_en_intra_cross.zip"
_NO_BLANK_BEFORE = frozenset([".", ",", ";", ":", "?", "!", ")", "]", "%", "''", "'", "n't"])
_NO_BLANK_AFTER = frozenset(["(", "[", "``", "`", "$", "£", "€", "#", "US$"])
_WRITTEN = {"``": '"', "''": '"', "`": "'"}
_HEAD = 2  # headline and date line stand before the body
_FULL = 6  # lines annotated in full
_Placed = TypeVar("_Placed", "Mention", "Event", "Time")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An entity where it stands. `kind` is PER, ORG, LOC, PRO, FIN, MIX or "", `instance` the same
    in every document ("" where it has none), `syntax` NAM for a name, NOM, PRO, APP and so on."""

    start: int
    end: int
    kind: str
    instance: str
    syntax: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event where it stands. `certainty` CERTAIN, POSSIBLE, PROBABLE or UNDERSPECIFIED,
    `polarity` POS, NEG or UNDERSPECIFIED, `time` FUTURE, NON_FUTURE or UNDERSPECIFIED; "" where
    the annotators left it open. `kind` is SPEECH_COGNITIVE, GRAMMATICAL, OTHER or ""."""

    id: str
    start: int
    end: int
    certainty: str
    polarity: str
    time: str
    pos: str
    tense: str
    special: str
    kind: str
    instance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A TIMEX3; `value` ISO 8601, `type` DATE, TIME, DURATION or SET."""

    start: int
    end: int
    type: str
    value: str
    creation: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number with what belongs to it; `type` QUANTITY, MONEY or PERCENT."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article. `created` is its day (ISO 8601, "" where unknown); `speech` are the SLINKs, a
    verb of speech or thought and an event it governs, as ids of `events`."""

    id: str
    name: str
    topic: str
    text: str
    created: str
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    times: tuple[Time, ...]
    values: tuple[Value, ...]
    speech: tuple[tuple[str, str], ...]

    @property
    def closely(self) -> int:
        """Where the part ends that is annotated in full."""
        return self.sentences[:_FULL][-1][1]

    def sentence(self, start: int) -> tuple[int, int]:
        """The sentence in which an offset lies."""
        return next(s for s in reversed(self.sentences) if s[0] <= start)


def load(shared: Path, limit: int | None = None) -> tuple[Document, ...]:
    """The documents in order of path, all or the first `limit`."""
    with zipfile.ZipFile(shared / ARCHIVE) as archive:
        names = sorted(n for n in archive.namelist() if n.endswith(".xml"))[:limit]
        return tuple(_document(name, archive.read(name)) for name in names)


def even(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents with even numbers: those whose misses may be looked at."""
    return tuple(d for d in documents if int(d.id) % 2 == 0)


def odd(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents with odd numbers, kept aside."""
    return tuple(d for d in documents if int(d.id) % 2)


class _Layout:
    """The text that the tokens make, and where each of them stands in it."""

    def __init__(self, tokens: Sequence[ET.Element]) -> None:
        self.text = ""
        self.places: dict[str, tuple[int, int]] = {}
        self.sentences: list[tuple[int, int]] = []
        before, last, open_quote = "", "", False
        for token in tokens:
            word, number = token.text or "", token.get("sentence", "")
            if number != last:
                self._new_line()
                before, last, open_quote = "", number, False
            elif not _joined(before, word, open_quote=open_quote):
                self.text += " "
            open_quote ^= word == '"'
            before = "``" if word == '"' and open_quote else word
            self._add(token.get("t_id", ""), _WRITTEN.get(word, word))
        self._new_line()
        self.text = self.text.rstrip("\n")

    def _new_line(self) -> None:
        start = self.sentences[-1][1] if self.sentences else 0
        while self.text[start : start + 1] == "\n":
            start += 1
        if len(self.text) > start:
            self.sentences.append((start, len(self.text)))
            self.text += "\n\n" if len(self.sentences) <= _HEAD else "\n"

    def _add(self, name: str, word: str) -> None:
        self.places[name] = (len(self.text), len(self.text) + len(word))
        self.text += word

    def place(self, markable: ET.Element) -> tuple[int, int] | None:
        """From the first to the last token that a markable is anchored to."""
        ends = [self.places[a.get("t_id", "")] for a in markable.iter("token_anchor")]
        return (min(e[0] for e in ends), max(e[1] for e in ends)) if ends else None


def _joined(before: str, word: str, *, open_quote: bool) -> bool:
    if word in _NO_BLANK_BEFORE or before in _NO_BLANK_AFTER or not before:
        return True
    return word.startswith(("'s", "'S", "'re", "'ve", "'ll", "'d", "'m")) or (
        word == '"' and open_quote
    )


def _document(path: str, content: bytes) -> Document:
    root = ET.fromstring(content)  # noqa: S314 - a fixed archive whose digest the runner checks
    layout = _Layout(list(root.iter("token")))
    marks = [m for part in root.iter("Markables") for m in part]
    anchored = [(m, place) for m in marks if (place := layout.place(m)) is not None]
    instances = _instances(root, {m.get("m_id", ""): m for m in marks})
    times = tuple(_time(m, p) for m, p in anchored if m.tag == "TIMEX3")
    return Document(
        id=root.get("doc_id", ""),
        name=root.get("doc_name", ""),
        topic=path.split("/")[-2],
        text=layout.text,
        created=next((m.get("value", "") for m in marks if _is_creation(m)), ""),
        sentences=tuple(layout.sentences),
        mentions=tuple(_by_place(_mention(m, p, instances) for m, p in _of(anchored, "ENTITY"))),
        events=tuple(_by_place(_event(m, p, instances) for m, p in _of(anchored, "EVENT"))),
        times=tuple(_by_place(times)),
        values=tuple(
            Value(start=p[0], end=p[1], type=m.get("type", ""))
            for m, p in anchored
            if m.tag == "VALUE"
        ),
        speech=tuple(_links(root, "SLINK")),
    )


def _is_creation(mark: ET.Element) -> bool:
    return mark.get("functionInDocument") == "CREATION_TIME"


def _by_place(marks: Iterable[_Placed]) -> list[_Placed]:
    return sorted(marks, key=lambda m: (m.start, m.end))


def _of(
    anchored: Iterable[tuple[ET.Element, tuple[int, int]]], kind: str
) -> Iterator[tuple[ET.Element, tuple[int, int]]]:
    return ((m, place) for m, place in anchored if m.tag == f"{kind}_MENTION")


def _links(root: ET.Element, kind: str) -> Iterator[tuple[str, str]]:
    for link in root.iter(kind):
        for target in link.iter("target"):
            for source in link.iter("source"):
                yield source.get("m_id", ""), target.get("m_id", "")


def _instances(root: ET.Element, marks: dict[str, ET.Element]) -> dict[str, ET.Element]:
    """The instance that each mention refers to, by the mention's id."""
    return {s: marks[t] for s, t in _links(root, "REFERS_TO") if t in marks}


def _mention(mark: ET.Element, place: tuple[int, int], instances: dict[str, ET.Element]) -> Mention:
    instance = instances.get(mark.get("m_id", ""))
    return Mention(
        start=place[0],
        end=place[1],
        kind="" if instance is None else instance.get("ent_type", ""),
        instance="" if instance is None else instance.get("instance_id", ""),
        syntax=mark.get("syntactic_type", ""),
    )


def _event(mark: ET.Element, place: tuple[int, int], instances: dict[str, ET.Element]) -> Event:
    instance = instances.get(mark.get("m_id", ""))
    return Event(
        id=mark.get("m_id", ""),
        start=place[0],
        end=place[1],
        certainty=mark.get("certainty", ""),
        polarity=mark.get("polarity", ""),
        time=mark.get("time", ""),
        pos=mark.get("pos", ""),
        tense=mark.get("tense", ""),
        special=mark.get("special_cases", ""),
        kind="" if instance is None else instance.get("class", ""),
        instance="" if instance is None else instance.get("instance_id", ""),
    )


def _time(mark: ET.Element, place: tuple[int, int]) -> Time:
    return Time(
        start=place[0],
        end=place[1],
        type=mark.get("type", ""),
        value=mark.get("value", ""),
        creation=_is_creation(mark),
    )
