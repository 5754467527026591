"""What two reports share, weighed: the grounds on which descent is judged.

Overlap as such decides nothing. What stands in quotation marks, or is told on a document's word,
tells of the speaker and is set aside (Lachmann's rule that agreement in what all could have says
nothing). What is left counts for what it tells: words for what they would tell if a third report
had them (`details`), sentences for the details that they bundle alike (`together`).
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from variorum.lexicon.outlets import is_agency
from variorum.lineage.credit import Origin
from variorum.lineage.details import Details, information
from variorum.lineage.likelihood import grounds, likelihood
from variorum.lineage.own import OwnWords
from variorum.lineage.together import Together, together
from variorum.model import Passage, PassageKind, Span

_STRETCH = 1.5  # how much longer the same may be told in one report than in the other
_LONG_RUN = 9  # own content words of a run too long to be chance
_REWRITE_FLOOR = 0.45  # similarity below which a rewritten sentence weighs nothing
_COPIED = 0.5  # share word for word from which one is counted as the other's copy
_COPIED_WORDS = 20  # own content words that it takes
_ENOUGH = 20  # own content words shared: a share of fewer tells the less

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What one pair of reports shares outside quotations.

    `of_child` and `of_parent` are the shares (0..1) of each report's own words that the other has
    too; `verbatim` and `verbatim_parent` the shares word for word; `longest` is the longest such
    run in content words, and `long_runs` how many are too long to be chance; `order` is the share
    of shared sentences that come in the same order (None below three); `bundles` are the sentences
    that bundle rare details alike, and `shown` the most telling of these; `rivals` where the two
    name different agencies as their origin; `grounds` is what the `likelihood` rests on that one
    goes back to the other, or both to one dispatch: 0..1.
    """

    child: str
    parent: str
    passages: tuple[Passage, ...]
    of_child: float
    of_parent: float
    verbatim: float
    verbatim_parent: float
    longest: int
    long_runs: int
    order: float | None
    bundles: tuple[Passage, ...]
    shown: tuple[str, ...]
    rivals: bool
    grounds: Mapping[str, float]
    likelihood: float

    def all_passages(self) -> tuple[Passage, ...]:
        """What they share in words, and the sentences beside it that bundle details alike."""
        held = [p.child for p in self.passages]
        more = [b for b in self.bundles if not any(b.child.overlap(h) for h in held)]
        return (*self.passages, *more)

    def turned(self) -> "Evidence":
        """The same, seen from the other report."""
        return replace(
            self,
            child=self.parent,
            parent=self.child,
            passages=tuple(turn(p) for p in self.passages),
            bundles=tuple(turn(p) for p in self.bundles),
            of_child=self.of_parent,
            of_parent=self.of_child,
            verbatim=self.verbatim_parent,
            verbatim_parent=self.verbatim,
        )


def turn(passage: Passage) -> Passage:
    """A passage with child and parent changed round."""
    return replace(passage, child=passage.parent, parent=passage.child)


def weigh(
    passages: Sequence[Passage],
    own: Mapping[str, OwnWords],
    told: Mapping[str, Details],
    origins: Mapping[str, Sequence[Origin]],
) -> tuple[Evidence, ...]:
    """The evidence of every pair of reports (child's id < parent's id), in order of pair.

    Takes the passages that they share, and of each report the words that are its own, its details,
    and the newsrooms that it goes back to.
    """
    shared: dict[Pair, list[Passage]] = {pair: [] for pair in combinations(sorted(own), 2)}
    for passage in passages:
        shared[passage.child.report, passage.parent.report].append(passage)
    overlaps = {pair: _Overlap(pair, found, own) for pair, found in shared.items()}
    tells = information(told, _copies(sorted(own), overlaps))
    return tuple(
        _evidence(overlap, (told[child], told[parent]), tells, (origins[child], origins[parent]))
        for (child, parent), overlap in overlaps.items()
    )


class _Overlap:
    """The passages of one pair against the own words of both."""

    def __init__(
        self, pair: Pair, passages: Sequence[Passage], own: Mapping[str, OwnWords]
    ) -> None:
        child, parent = own[pair[0]], own[pair[1]]
        self.pair = pair
        self.passages = tuple(passages)
        self.runs = [p for p in passages if p.kind is PassageKind.VERBATIM]
        self.lengths = [_length(p.child, child) for p in self.runs]
        self.verbatim = _share([(p.child, 1.0) for p in self.runs], child)
        self.verbatim_parent = _share([(p.parent, 1.0) for p in self.runs], parent)
        of_child = _share([(p.child, _worth(p)) for p in passages], child)
        of_parent = _share([(p.parent, _worth(p)) for p in passages], parent)
        # Many sentences of a long report may be like one of a short one: they share it once.
        most = min(of_child * child.total, of_parent * parent.total) * _STRETCH
        self.of_child = min(of_child, round(most / max(1, child.total), 4))
        self.of_parent = min(of_parent, round(most / max(1, parent.total), 4))
        # How many words they share, at most; a share of a few words is chance.
        enough = min(1.0, most / _ENOUGH)
        self.shared = round((self.of_child + self.of_parent) / 2 * enough, 6)
        self.order = _order(passages, child)
        self.copied = (
            max(self.verbatim * child.total, self.verbatim_parent * parent.total) >= _COPIED_WORDS
            and max(self.verbatim, self.verbatim_parent) >= _COPIED
        )


def _copies(ids: Sequence[str], overlaps: Mapping[Pair, _Overlap]) -> Mapping[str, str]:
    """For each report the first of those that it and its copies word for word are counted as."""
    first = {i: i for i in ids}
    for (child, parent), overlap in overlaps.items():
        if overlap.copied and first[child] != first[parent]:
            low, high = sorted((first[child], first[parent]))
            first.update({i: low for i in ids if first[i] == high})
    return first


def _rivals(ours: Sequence[Origin], theirs: Sequence[Origin]) -> bool:
    """Whether two reports name agencies as their origin, and none that is the same."""
    agencies = [{o.name for o in origins if is_agency(o.name)} for origins in (ours, theirs)]
    return all(agencies) and not agencies[0] & agencies[1]


def _evidence(
    overlap: _Overlap,
    told: tuple[Details, Details],
    tells: Mapping[str, float],
    origins: tuple[Sequence[Origin], Sequence[Origin]],
) -> Evidence:
    child, parent = told
    found = together(child, parent, tells)
    weighed = grounds(
        shared=overlap.shared,
        together=(found.of_one + found.of_other) / 2,
        rare=found.rare,
    )
    return Evidence(
        child=overlap.pair[0],
        parent=overlap.pair[1],
        passages=overlap.passages,
        of_child=overlap.of_child,
        of_parent=overlap.of_parent,
        verbatim=overlap.verbatim,
        verbatim_parent=overlap.verbatim_parent,
        longest=max(overlap.lengths, default=0),
        long_runs=sum(n >= _LONG_RUN for n in overlap.lengths),
        order=overlap.order,
        bundles=tuple(_bundles(found, child, parent)),
        shown=found.shown,
        rivals=_rivals(*origins),
        grounds=weighed,
        likelihood=likelihood(weighed),
    )


def _bundles(found: Together, child: Details, parent: Details) -> Iterator[Passage]:
    for i, j, share in found.pairs:
        yield Passage(
            child=child.spans[i],
            parent=parent.spans[j],
            kind=PassageKind.REWRITE,
            similarity=min(1.0, share),
        )


def _worth(passage: Passage) -> float:
    """What a shared passage tells: a rewritten one the less, the less alike it is."""
    if passage.kind is PassageKind.VERBATIM:
        return 1.0
    return min(1.0, 0.7 + (passage.similarity - _REWRITE_FLOOR))


def _share(places: Sequence[tuple[Span, float]], own: OwnWords) -> float:
    """The share of own words that the places cover, each word counted once at its best worth."""
    best = [0.0] * own.total
    for place, worth in places:
        low, high = own.within(place)
        for word in range(low, high):
            best[word] = max(best[word], worth)
    return round(sum(best) / own.total, 4) if own.total else 0.0


def _length(place: Span, own: OwnWords) -> int:
    low, high = own.within(place)
    return high - low


def _order(passages: Sequence[Passage], own: OwnWords) -> float | None:
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
