"""The events of TimeML news (TimeBank): where they stand, negated or not, real or not.

An event is unreal where a modal stands with it, where it is in the future, or where a verb that
it hangs on makes it a wish, a plan or a condition (SLINK MODAL, CONDITIONAL); it is negated where
its polarity is negative or the verb tells that it did not come about (COUNTER_FACTIVE).
"""

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from eval.loaders.timeml import FOLDER

_UNREAL = frozenset(["MODAL", "CONDITIONAL"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """An event where it stands (half-open, into the text)."""

    start: int
    end: int
    negated: bool
    unreal: bool
    tense: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A text with its events."""

    id: str
    text: str
    events: tuple[Occurrence, ...]


def load(shared: Path, corpus: str = "TimeBank", limit: int | None = None) -> tuple[Told, ...]:
    """The texts of a corpus by name, all or the first `limit`."""
    files = sorted((shared / FOLDER / corpus).glob("*.tml"))[:limit]
    return tuple(read(file.stem, file.read_text("utf-8")) for file in files)


def read(name: str, xml: str) -> Told:
    """A file of TimeML; of an event with several instances the first."""
    root = ET.fromstring(xml)  # noqa: S314 - a fixed corpus whose digest the runner checks
    instances: dict[str, ET.Element] = {}
    for made in root.iter("MAKEINSTANCE"):
        instances.setdefault(made.get("eventID", ""), made)
    links: dict[str, set[str]] = {}
    for link in root.iter("SLINK"):
        of = link.get("subordinatedEventInstance", "")
        links.setdefault(of, set()).add(link.get("relType", ""))
    pieces: list[str] = []
    places: list[tuple[int, int, ET.Element]] = []
    body = root.find("TEXT")
    if body is not None:
        _walk(body, pieces, places)
    events = tuple(
        _event(start, end, mark, instances[mark.get("eid", "")], links)
        for start, end, mark in sorted(places, key=lambda p: p[:2])
        if mark.get("eid", "") in instances
    )
    return Told(id=name, text="".join(pieces), events=events)


def _event(
    start: int, end: int, mark: ET.Element, made: ET.Element, links: dict[str, set[str]]
) -> Occurrence:
    bound = links.get(made.get("eiid", ""), set())
    modal = made.get("modality", "none").lower() not in ("none", "")
    tense = made.get("tense", "")
    return Occurrence(
        start=start,
        end=end,
        negated=made.get("polarity") == "NEG" or "COUNTER_FACTIVE" in bound,
        unreal=modal or tense == "FUTURE" or bool(bound & _UNREAL),
        tense=tense,
        kind=mark.get("class", ""),
    )


def _walk(
    element: ET.Element, pieces: list[str], places: list[tuple[int, int, ET.Element]]
) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, places)
        pieces.append(child.tail or "")
    if element.tag == "EVENT":
        places.append((start, start + len((element.text or "").rstrip()), element))
