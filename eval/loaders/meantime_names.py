"""The names among MEANTIME's mentions, cut to what the product calls a name.

A mention is a whole noun phrase ("Russian flag carrier Aeroflot", "U.S. President Barack Obama");
a name stands without article, title and apposition. What cannot be cut for certain is `open`: a
stretch in which no finding is counted, neither for nor against.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eval.loaders.conll import Named, Spans
from eval.loaders.meantime import Document, Mention
from variorum.lexicon import mapping, terms

_KINDS = frozenset({"PER", "ORG", "LOC"})
_NAMING = frozenset({"NAM", "PRE.NAM"})
_WORD = re.compile(r"\S+")
_SMALL = frozenset({"of", "the", "and", "for", "de", "del", "la", "von", "van", "bin", "al", "&"})
_BREAKS = re.compile(r"[()\[\],]| - |['’]s? ")
_LONGEST = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A text with its names, and the stretches that are left open."""

    named: Named
    open: tuple[tuple[int, int], ...]


def _first(words: list[re.Match[str]], kind: str) -> int:
    """The first word of the name: after lower-case words, titles and articles."""
    lower = [i for i, w in enumerate(words) if w[0].islower() and w[0] not in _SMALL]
    first = lower[-1] + 1 if lower else 0
    while first < len(words) and _before(words[first][0], kind):
        first += 1
    return first


def _before(word: str, kind: str) -> bool:
    low = word.lower().rstrip(".")
    return low in _SMALL or (kind == "PER" and low in mapping("name_titles"))


def _cut(text: str, mention: Mention) -> tuple[int, int] | None:
    """Where the name of a mention stands, None where that is open."""
    quoted = text[mention.start : mention.end]
    if _BREAKS.search(quoted):
        return None
    words = list(_WORD.finditer(quoted))
    first = _first(words, mention.kind)
    left = words[first:]
    if not left or len(left) > _LONGEST or not left[0][0][0].isupper():
        return None
    name = quoted[left[0].start() :]
    titled = mention.kind == "PER" and any(w[0].lower() in mapping("name_titles") for w in left)
    if titled or name in terms("name_demonyms") or " and " in name:
        return None
    return mention.start + left[0].start(), mention.end


def _names(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    for mention in document.mentions:
        if mention.end > document.closely or mention.syntax not in _NAMING:
            continue
        cut = _cut(document.text, mention)
        sure = cut is not None and mention.kind in _KINDS
        start, end = cut if sure and cut is not None else (mention.start, mention.end)
        if sure or mention.kind != "PRO":
            yield start, end, mention.kind, sure


def _outermost(spans: list[tuple[int, int, str]]) -> Spans:
    kept: list[tuple[int, int, str]] = []
    for span in sorted(set(spans), key=lambda s: (s[0], -s[1], s[2])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def opened(document: Document) -> Opened:
    """The closely annotated part of a document as text with names."""
    found = list(_names(document))
    sure = _outermost([(s, e, k) for s, e, k, is_sure in found if is_sure])
    inside = {(s, e) for s, e, _ in sure}
    left = sorted({(s, e) for s, e, _, is_sure in found if not is_sure} - inside)
    text = document.text[: document.closely]
    return Opened(named=Named(where=document.id, text=text, spans=sure), open=tuple(left))
