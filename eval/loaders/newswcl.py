"""NewsWCL50: how five outlets name the people and countries of one event.

The annotation's own numbers of sentences count other sentences than those of the texts at hand, so
each naming is looked for as a string, in the order in which the annotators went through the text.
"""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.loaders.conll import joined
from variorum.lexicon import mapping, terms
from variorum.marking.name_lexicon import classes, common
from variorum.model import Span, span

FOLDER = "data/newswcl50/dev"
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Somebody or something named: where, and under which code of the annotation."""

    span: Span
    code: str
    person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event: the texts of its reports by id, and the namings in them."""

    id: str
    texts: tuple[tuple[str, str], ...]
    namings: tuple[Naming, ...]


def load(shared: Path) -> tuple[Event, ...]:
    """The events of dev, in order."""
    folder = shared / FOLDER
    with (folder / "docs.jsonl").open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    with (folder / "Annotations.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    events = sorted({str(d["event"]) for d in documents})
    return tuple(_event(number, documents, rows) for number in events)


def _event(
    number: str, documents: Sequence[dict[str, object]], rows: Sequence[dict[str, str]]
) -> Event:
    texts: list[tuple[str, str]] = []
    namings: list[Naming] = []
    for document in documents:
        if str(document["event"]) == number:
            name, text = str(document["doc_id"]), _text(document["sentences"])
            texts.append((name, text))
            own = [r for r in rows if f"{r['event_id']}_{r['publisher_id']}" == name]
            namings += _namings(name, text, own)
    return Event(id=number, texts=tuple(texts), namings=tuple(namings))


def _text(sentences: object) -> str:
    lines = []
    for sentence in sentences if isinstance(sentences, list) else []:
        words = [str(word) for word in sentence]
        ends = words[-1:] == ["\\n"]
        line, _ = joined([w for w in words if w != "\\n"])
        lines.append(line + ("\n\n" if ends else " "))
    return "".join(lines).rstrip()


def _namings(report: str, text: str, rows: Sequence[dict[str, str]]) -> Iterator[Naming]:
    ordered = sorted(rows, key=lambda r: (int(r["sentence"]), int(r["start"]), r["id"]))
    past = 0
    for row in ordered:
        person = row["code_type"] == "ACTOR"
        if not (person or row["code_type"] == "COUNTRY"):
            continue
        found = _find(text, row["code_mention"], past)
        if found is None:
            continue
        past = found[0]
        named = _names_somebody(row["code_mention"]) if person else _country(row["code_mention"])
        if named:
            yield Naming(span=span(report, *found), code=row["code_name"], person=person)


def _find(text: str, mention: str, past: int) -> tuple[int, int] | None:
    """The next place where the words of a naming stand, whatever blanks are between them."""
    words = [re.escape(w) for w in re.findall(r"\w+|[^\w\s]", mention)]
    if not words:
        return None
    form = re.compile(r"(?<!\w)" + r"\s?".join(words) + r"(?!\w)")
    found = form.search(text, past) or form.search(text)
    return found.span() if found else None


def _names_somebody(mention: str) -> bool:
    """Whether a proper name is in it: not "the president", "his lawyer", "the White House"."""
    words = [w.group().removesuffix("'s").removesuffix("’s") for w in _WORD.finditer(mention)]
    return any(w[0].isupper() and not _ordinary(w) for w in words)


def _ordinary(word: str) -> bool:
    low = word.lower().rstrip(".")
    known = low in mapping("name_titles") or low in mapping("name_roles")
    return known or common(low) or word in terms("name_demonyms")


def _country(mention: str) -> bool:
    """Whether it is a country's name and no more."""
    return _ARTICLE.sub("", mention) in classes("name_places")["country"]
