"""What the comparers share: the story's sentences, how alike they are, and what was found there."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.lexicon import content, stem
from variorum.lexicon.likeness import COMPARED, likeness
from variorum.lexicon.table import vectors
from variorum.model import (
    Claim,
    Entity,
    Figure,
    Findings,
    LocusKind,
    Reading,
    Report,
    Saying,
    SegmentKind,
    Span,
    Verdict,
    span,
)
from variorum.text.grams import Similarities, settled
from variorum.text.spell import bounds
from variorum.text.words import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A locus before it is numbered. `weight` orders: the more telling, the higher."""

    kind: LocusKind
    topic: str
    verdict: Verdict
    readings: tuple[Reading, ...]
    why: str
    weight: float


class Scene:
    """A story laid out for comparison."""

    def __init__(
        self,
        reports: Sequence[Report],
        claims: Sequence[Claim],
        found: Findings,
        days: Mapping[str, str],
    ) -> None:
        self.reports = {r.id: r for r in reports}
        self.claims = claims
        self.found = found
        self.days = days
        kinds = (SegmentKind.SENTENCE, SegmentKind.HEADLINE)
        self.sentences = tuple(s for r in reports for s in sorted(r.spans(*kinds))[:COMPARED])
        self.texts = tuple(self.words(s) for s in self.sentences)
        self.tokens = tuple(
            words(self.reports[s.report].text, s.start, s.end) for s in self.sentences
        )
        self.alike = likeness(self.texts)
        self._headlines = {h for r in reports for h in r.spans(SegmentKind.HEADLINE)}
        self._starts: dict[str, list[tuple[int, int]]] = {}
        for place, sentence in enumerate(self.sentences):
            self._starts.setdefault(sentence.report, []).append((sentence.start, place))
        self._sayings: dict[str, list[Saying]] = {}
        for saying in found.sayings:
            self._sayings.setdefault(saying.span.report, []).append(saying)
        self._mentions: dict[str, list[tuple[Span, Entity]]] = {}
        for entity in found.entities:
            for mention in entity.mentions:
                self._mentions.setdefault(mention.report, []).append((mention, entity))
        self.kinds = {e.id: e.kind for e in found.entities}
        self._known = {r: frozenset(e.id for _, e in m) for r, m in self._mentions.items()}
        for mentions in self._mentions.values():
            mentions.sort(key=lambda m: m[0])
        self._figures: dict[int, list[Figure]] = {}
        for figure in found.figures:
            holder = self.sentence(figure.span)
            if holder is not None:
                self._figures.setdefault(holder, []).append(figure)
        self._years: dict[Span, frozenset[int]] = {}
        for moment in found.moments:
            holder = self.sentence(moment.span)
            if holder is not None:
                told = {day.year for day in bounds(moment.when)}
                sentence = self.sentences[holder]
                self._years[sentence] = self._years.get(sentence, frozenset()) | told
        self._widest = max((len(m) for e in found.entities for m in e.mentions), default=0)

    def words(self, place: Span) -> str:
        """The words at a place, blanks made single."""
        return " ".join(place.of(self.reports[place.report].text).split())

    def sentence(self, place: Span) -> int | None:
        """The index of the sentence that holds a place, or None (furniture)."""
        starts = self._starts.get(place.report, [])
        at = bisect_right(starts, (place.start, len(self.sentences))) - 1
        if at < 0 or not self.sentences[starts[at][1]].overlap(place):
            return None
        return starts[at][1]

    def is_headline(self, sentence: Span) -> bool:
        """Whether a sentence is a headline."""
        return sentence in self._headlines

    def lines(self, report: str) -> int:
        """How many sentences and headlines of a report there are."""
        return len(self._starts.get(report, ()))

    def likeness(self, one: Span, other: Span) -> float:
        """How alike the sentences of two places are: 0 to about 2."""
        i, j = self.sentence(one), self.sentence(other)
        return 0.0 if i is None or j is None else float(self.alike[i, j])

    def joined(self, one: Span, other: Span) -> Span:
        """From one place to another of the same sentence; only the first where they are apart."""
        if self.sentence(one) is None or self.sentence(one) != self.sentence(other):
            return one
        return span(one.report, min(one.start, other.start), max(one.end, other.end))

    def stems(self, place: Span) -> frozenset[str]:
        """The stems of the content words at a place."""
        text = self.reports[place.report].text
        return frozenset(stem(w.form) for w in content(text, place.start, place.end))

    def saying(self, place: Span) -> Saying | None:
        """The tightest saying that holds a place."""
        held = [s for s in self._sayings.get(place.report, ()) if s.span.covers(place)]
        return min(held, key=lambda s: (len(s.span), s.span.start), default=None)

    def mentioned(self, place: Span) -> tuple[Entity, ...]:
        """The entities named within a place, in order, each once."""
        return tuple({e.id: e for _, e in self.mentions(place)}.values())

    def named_at(self, place: Span) -> tuple[Span, ...]:
        """Where names stand within a place."""
        return tuple(m for m, _ in self.mentions(place))

    def mentions(self, place: Span) -> tuple[tuple[Span, Entity], ...]:
        """The names within a place, in order, each with whom or what it names."""
        here = self._mentions.get(place.report, [])
        first = bisect_left(here, place.start - self._widest, key=lambda m: m[0].start)
        last = bisect_left(here, place.end, key=lambda m: m[0].start)
        return tuple((m, e) for m, e in here[first:last] if place.overlap(m))

    def years(self, sentence: Span) -> frozenset[int]:
        """The years of the moments that a sentence tells."""
        return self._years.get(sentence, frozenset())

    def figures(self, sentence: int) -> tuple[Figure, ...]:
        """The figures that the sentence of this index gives."""
        return tuple(self._figures.get(sentence, ()))

    def known(self, report: str) -> frozenset[str]:
        """The ids of the entities that a report names."""
        return self._known.get(report, frozenset())

    def before(self, sentence: Span) -> Span | None:
        """The sentence before one of the same report; None before the first."""
        starts = self._starts.get(sentence.report, [])
        at = bisect_left(starts, (sentence.start, -1)) - 1
        return self.sentences[starts[at][1]] if at >= 0 else None

    def claims_at(self, places: Iterable[Span]) -> tuple[str, ...]:
        """The claims of which one of the places is told, in the claims' order."""
        wanted = list(places)
        return tuple(
            c.id for c in self.claims if any(w.span.overlap(p) for w in c.witnesses for p in wanted)
        )


def short(text: str, most: int = 10) -> str:
    """The first words of a text, with "…" where there are more."""
    found = text.split()
    return " ".join(found) if len(found) <= most else " ".join([*found[:most], "…"])


def meaning(one: Sequence[str], other: Sequence[str]) -> Similarities:
    """Cosines of the static vectors of every text of one list with every one of the other."""
    return settled(vectors(list(one)) @ vectors(list(other)).T)


def reading(scene: Scene, value: str, normal: str, places: Iterable[Span]) -> Reading:
    """A reading from the places that have it."""
    spans = tuple(sorted(set(places)))
    order = {r: i for i, r in enumerate(scene.reports)}
    ids = sorted({s.report for s in spans}, key=order.__getitem__)
    return Reading(value=value, normal=normal, reports=tuple(ids), spans=spans)
