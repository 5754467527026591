"""What two reports share, weighed: the grounds on which descent is judged.

Overlap as such decides nothing. What stands in quotation marks, or is told on a document's word,
tells of the speaker and is set aside (Lachmann's rule that agreement in what all could have says
nothing); what is left is weighed against the whole of both reports, because a copy, cut or
rewritten, shares most of the shorter text and not three sentences of it.
"""

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.lexicon import content
from variorum.model import Passage, PassageKind, Report, Saying, SegmentKind, SourceKind, Span

_EVEN = 0.29  # mean share at which descent is as likely as not
_ENOUGH = 20  # own content words shared: fewer tell the less
_STRETCH = 1.5  # how much longer the same may be told in one report than in the other
_SLOPE = 0.055  # how fast the likelihood rises about it
_LONG_RUN = 9  # own content words of a run too long to be chance
_REWRITE_FLOOR = 0.45  # similarity below which a rewritten sentence weighs nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What one pair of reports shares outside quotations.

    `of_child` and `of_parent` are the shares (0..1) of each report's own words that the other has
    too, `shared` about how many words that is; `verbatim` and `verbatim_parent` are the shares word
    for word; `longest` is the longest such run in content words, and `long_runs` how many are too
    long to be chance; `order` is the share of shared sentences that come in the same order (None
    below three).
    """

    child: str
    parent: str
    passages: tuple[Passage, ...]
    of_child: float
    of_parent: float
    shared: int
    verbatim: float
    verbatim_parent: float
    longest: int
    long_runs: int
    order: float | None

    @property
    def likelihood(self) -> float:
        """How likely it is that one goes back to the other, or both to one dispatch: 0..1."""
        strength = (self.of_child + self.of_parent) / 2 * min(1.0, self.shared / _ENOUGH)
        if self.order is not None:
            strength += 0.05 * (self.order - 0.5)
        return round(1 / (1 + math.exp((_EVEN - strength) / _SLOPE)), 3)

    def turned(self) -> "Evidence":
        """The same, seen from the other report."""
        flipped = tuple(turn(p) for p in self.passages)
        return Evidence(
            child=self.parent,
            parent=self.child,
            passages=flipped,
            of_child=self.of_parent,
            of_parent=self.of_child,
            shared=self.shared,
            verbatim=self.verbatim_parent,
            verbatim_parent=self.verbatim,
            longest=self.longest,
            long_runs=self.long_runs,
            order=self.order,
        )


def turn(passage: Passage) -> Passage:
    """A passage with child and parent changed round."""
    return Passage(
        child=passage.parent,
        parent=passage.child,
        kind=passage.kind,
        similarity=passage.similarity,
    )


class Weights:
    """The content words of a report that are its own: outside quotations and documents."""

    def __init__(self, report: Report, sayings: Sequence[Saying]) -> None:
        body = report.spans(SegmentKind.SENTENCE)
        said = [s.span for s in sayings if _is_others(s)]
        found = [w for b in body for w in content(report.text, b.start, b.end)]
        self.places = [w.start for w in found if not any(s.start <= w.start < s.end for s in said)]
        self.total = len(self.places)

    def within(self, place: Span) -> tuple[int, int]:
        """The range of own words that a span holds, as indices."""
        return bisect_left(self.places, place.start), bisect_left(self.places, place.end)


def _is_others(saying: Saying) -> bool:
    first = saying.attribution[0] if saying.attribution else None
    return saying.quoted or (first is not None and first.kind is SourceKind.DOCUMENT)


def weigh(passages: Sequence[Passage], weights: Mapping[str, Weights]) -> tuple[Evidence, ...]:
    """The evidence of every pair that shares a passage, in order of pair."""
    pairs: dict[tuple[str, str], list[Passage]] = {}
    for passage in passages:
        pairs.setdefault((passage.child.report, passage.parent.report), []).append(passage)
    return tuple(_evidence(pair, shared, weights) for pair, shared in sorted(pairs.items()))


def _evidence(
    pair: tuple[str, str], passages: Sequence[Passage], weights: Mapping[str, Weights]
) -> Evidence:
    child, parent = weights[pair[0]], weights[pair[1]]
    runs = [p for p in passages if p.kind is PassageKind.VERBATIM]
    lengths = [_length(p.child, child) for p in runs]
    of_child = _share([(p.child, _worth(p)) for p in passages], child)
    of_parent = _share([(p.parent, _worth(p)) for p in passages], parent)
    # Many sentences of a long report may be like one of a short one: they share it once.
    shared = min(of_child * child.total, of_parent * parent.total) * _STRETCH
    return Evidence(
        child=pair[0],
        parent=pair[1],
        passages=tuple(passages),
        of_child=min(of_child, round(shared / child.total, 4) if child.total else 0.0),
        of_parent=min(of_parent, round(shared / parent.total, 4) if parent.total else 0.0),
        shared=round(shared),
        verbatim=_share([(p.child, 1.0) for p in runs], child),
        verbatim_parent=_share([(p.parent, 1.0) for p in runs], parent),
        longest=max(lengths, default=0),
        long_runs=sum(n >= _LONG_RUN for n in lengths),
        order=_order(passages, child),
    )


def _worth(passage: Passage) -> float:
    """What a shared passage tells: a rewritten one the less, the less alike it is."""
    if passage.kind is PassageKind.VERBATIM:
        return 1.0
    return min(1.0, 0.7 + (passage.similarity - _REWRITE_FLOOR))


def _share(places: Sequence[tuple[Span, float]], own: Weights) -> float:
    """The share of own words that the places cover, each word counted once at its best worth."""
    best = [0.0] * own.total
    for place, worth in places:
        low, high = own.within(place)
        for word in range(low, high):
            best[word] = max(best[word], worth)
    return round(sum(best) / own.total, 4) if own.total else 0.0


def _length(place: Span, own: Weights) -> int:
    low, high = own.within(place)
    return high - low


def _order(passages: Sequence[Passage], own: Weights) -> float | None:
    """The longest rising run of shared passages, as a share of all (three or more)."""
    placed = sorted(p.child.start for p in passages if _length(p.child, own))
    firsts = {p.child.start: p.parent.start for p in passages}
    tails: list[int] = []
    for start in dict.fromkeys(placed):
        there = firsts[start]
        at = bisect_left(tails, there)
        tails[at : at + 1] = [there]
    count = len(dict.fromkeys(placed))
    return round(len(tails) / count, 3) if count >= 3 else None
