"""Names as a learned reader and the rules find them together.

The network sees names that no lexicon knows; the rules know where a name ends, what a title is, and
what a report calls things elsewhere. Where both mark a place, the surer has the bounds; the kind of
a name is put to the vote of all its places in the report, and of both.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from variorum.lexicon import terms
from variorum.marking.learned.read import Named
from variorum.marking.name_lexicon import (
    common,
    demonym,
    heads,
    of_place,
    title_class,
    town,
    whole_names,
)
from variorum.marking.names import Weighed
from variorum.model import EntityKind, NameMark, Report, span

# How the weights of the rules (0 to 3) compare with the network's chances.
_SURETY = (0.3, 0.5, 0.95, 1.0)
_LEAST = 0.8
# Votes, in whole numbers: of a rule by its weight, of the network at most.
_VOICES = (5, 60, 250, 500)
_VOICE = 400
_HEIR = 200
_KINDS = tuple(EntityKind)
_OTHER = EntityKind.OTHER
_ARTICLE = re.compile(r"(?:the|an?|this|that)\s+", re.IGNORECASE)
_EDGE = re.compile(r"^[^\w]+|(?:['’]s?|[^\w.]+)$")
_WORD = re.compile(r"[^\W_][\w.'’&-]*")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place that may be a name: who marked it, with what kind, and how sure."""

    start: int
    end: int
    kind: EntityKind
    surety: float
    ruled: bool


def combine_names(
    report: Report, named: Sequence[Named], ruled: Sequence[Weighed]
) -> tuple[NameMark, ...]:
    """The names of a report, in order, disjoint."""
    learned = [c for one in named if (c := _trimmed(report.text, one))]
    rules = [_Candidate(w.start, w.end, w.kind, _SURETY[w.weight], ruled=True) for w in ruled]
    both = {(c.start, c.end) for c in learned} & {(c.start, c.end) for c in rules}
    kinds = _voted(report.text, learned, rules)
    chosen = _disjoint(_allowed(report.text, learned, rules, both), both)
    return tuple(
        NameMark(span=span(report.id, c.start, c.end), kind=kinds[report.text[c.start : c.end]])
        for c in chosen
    )


def _trimmed(text: str, one: Named) -> _Candidate | None:
    """A name of the network without article, titles and signs; None where nothing is left."""
    start, end = one.place
    if article := _ARTICLE.match(text, start, end):
        start = article.end()
    while (word := _WORD.match(text, start, end)) and one.kind is EntityKind.PERSON:
        if title_class(word.group().lower()) not in ("honorific", "rank", "office"):
            break
        start = _next_word(text, word.end(), end)
    while edge := _EDGE.search(text[start:end]):
        if edge.start():
            end = start + edge.start()
        else:
            start += edge.end()
    name = text[start:end]
    if not _fit(name):
        return None
    return _Candidate(start, end, one.kind, one.confidence, ruled=False)


def _next_word(text: str, start: int, end: int) -> int:
    while start < end and not text[start].isalnum():
        start += 1
    return start


def _fit(name: str) -> bool:
    """Whether it can be a name at all: with a capital or a figure, and no people or title alone."""
    if not name or "\n" in name or not (name[0].isupper() or any(c.isupper() for c in name)):
        return False
    *before, last = name.split()
    if demonym(last) and all(of_place(word) for word in before):
        return False
    low = name.lower()
    return not (low in terms("name_not_names") or title_class(low))


def _voted(
    text: str, learned: Iterable[_Candidate], rules: Iterable[_Candidate]
) -> dict[str, EntityKind]:
    """For each name the kind that its places and both readers speak for most."""
    votes: dict[str, Counter[EntityKind]] = {}
    for c in learned:
        votes.setdefault(text[c.start : c.end], Counter())[c.kind] += round(_VOICE * c.surety)
    for c in rules:
        voice = _VOICES[0 if c.kind is _OTHER else _SURETY.index(c.surety)]
        votes.setdefault(text[c.start : c.end], Counter())[c.kind] += voice
    _inherit(votes)
    return {name: _best(counted) for name, counted in votes.items()}


def _inherit(votes: dict[str, Counter[EntityKind]]) -> None:
    """A surname alone is most likely the person whose full name has it, "Exxon" the firm."""
    for name in sorted(votes):
        parts = name.split()
        if len(parts) < 2:
            continue
        if _best(votes[name]) is EntityKind.PERSON:
            for part in dict.fromkeys((parts[0], parts[-1])):
                if part in votes:
                    votes[part][EntityKind.PERSON] += _HEIR
        elif _is_firm(parts) and parts[0] in votes:
            votes[parts[0]][EntityKind.ORGANISATION] += votes[parts[0]].total()


def _is_firm(parts: Sequence[str]) -> bool:
    """Whether words name a firm that is not called after a place."""
    last = parts[-1].lower().rstrip(".")
    firm = any(last in heads(cls) for cls in ("firm", "field", "suffix"))
    return firm and not of_place(parts[0]) and not town(parts[0])


def _best(votes: Counter[EntityKind]) -> EntityKind:
    return min(votes, key=lambda kind: (-votes[kind], _KINDS.index(kind)))


def _allowed(
    text: str,
    learned: Sequence[_Candidate],
    rules: Sequence[_Candidate],
    both: set[tuple[int, int]],
) -> Iterator[_Candidate]:
    """What one of them is sure of, or both see."""
    seen = Counter(text[c.start : c.end] for c in learned)
    told = Counter(text[c.start : c.end] for c in rules)
    for c in learned:
        name = text[c.start : c.end]
        plain = common(name.lower()) and name not in told
        if (c.start, c.end) in both or (c.surety >= _LEAST and not plain):
            yield c
    pieces = sorted((c.start, c.end) for c in learned)
    for c in rules:
        name = text[c.start : c.end]
        known = c.surety >= _SURETY[2] or bool(seen[name]) or name in whole_names()
        acronym = name.isupper() and told[name] > 1
        if known or acronym or (c.start, c.end) in both or _holds(c, pieces):
            yield c


def _holds(c: _Candidate, pieces: Sequence[tuple[int, int]]) -> bool:
    """Whether the network sees a name, or several, within these words and none across."""
    place = bisect_left(pieces, (c.start, 0))
    inside = place < len(pieces) and pieces[place][1] <= c.end
    return inside and c.surety >= _SURETY[1]


def _rank(c: _Candidate) -> float:
    """Who has the bounds: the rules where they are sure, else the network."""
    return c.surety + (c.ruled and c.surety >= _SURETY[1])


def _disjoint(found: Iterable[_Candidate], both: set[tuple[int, int]]) -> list[_Candidate]:
    """The surest, what both mark before all else; then what is clear of those."""
    order = sorted(
        found,
        key=lambda c: ((c.start, c.end) not in both, -_rank(c), c.start - c.end, c.start, c.ruled),
    )
    kept: list[_Candidate] = []
    ends: list[tuple[int, int]] = []
    for c in order:
        place = bisect_left(ends, (c.end, 0))
        if place == 0 or ends[place - 1][1] <= c.start:
            ends.insert(place, (c.start, c.end))
            kept.append(c)
    return sorted(kept, key=lambda c: c.start)
