"""How a claim stands: which independent roots are behind it, and whether it is contested."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.model import Claim, Locus, LocusKind, Modality, Saying, Status, Stemma, Verdict

_FEWEST = 0.5  # share of the tellings of a claim that must be in the readings that contest it


class Roots:
    """Which source a telling goes back to, by its own attribution or its report's family."""

    def __init__(self, stemma: Stemma) -> None:
        self.by_place = {place: s.id for s in stemma.sources for place in s.named}
        self.family = {report: f.root for f in stemma.families for report in f.reports}

    def behind(self, tellings: Sequence[Saying]) -> tuple[str, ...]:
        """The independent roots of a claim, in order of first telling."""
        named: dict[str, list[str]] = {}
        for saying in tellings:
            named.setdefault(self.family[saying.span.report], []).extend(self._named(saying))
        found = [source for root, sources in named.items() for source in (sources or [root])[:1]]
        return tuple(dict.fromkeys(found))

    def _named(self, saying: Saying) -> list[str]:
        """The nearest speaker, where the stemma has it as a source."""
        nearest = saying.attribution[:1]
        return [self.by_place[v.span] for v in nearest if v.span in self.by_place]


def status(tellings: Sequence[Saying], sources: Sequence[str]) -> Status:
    """What a claim's own tellings and the roots behind them make of it."""
    denied = sum(s.modality is Modality.DENIED for s in tellings)
    if 0 < denied < len(tellings):
        return Status.CONTESTED
    return Status.CORROBORATED if len(sources) > 1 else Status.SINGLE_SOURCE


def restate(claim: Claim, stemma: Stemma) -> Claim:
    """A claim whose tellings were changed: the roots behind its witnesses, and its status, anew."""
    tellings = [
        Saying(span=w.span, modality=w.modality, attribution=w.attribution) for w in claim.witnesses
    ]
    sources = Roots(stemma).behind(tellings)
    return replace(claim, sources=sources, status=status(tellings, sources))


def settle(claims: Sequence[Claim], loci: Sequence[Locus]) -> tuple[Claim, ...]:
    """Claims with the status that the apparatus gives them: contested where readings clash."""
    by_id = {c.id: c for c in claims}
    clashing = {
        claim
        for locus in loci
        if locus.verdict is Verdict.CONTESTED and locus.kind is not LocusKind.NAME
        for claim in locus.claims
        if _is_about(locus, by_id[claim])
    }
    return tuple(replace(c, status=Status.CONTESTED) if c.id in clashing else c for c in claims)


def _is_about(locus: Locus, claim: Claim) -> bool:
    """Whether enough of a claim's tellings are in the readings.

    A claim that one reading tells by the way ("the talks took place a week before the blast that
    killed five") is not contested by what contests the reading.
    """
    places = [place for reading in locus.readings for place in reading.spans]
    met = sum(any(w.span.overlap(place) for place in places) for w in claim.witnesses)
    return _FEWEST * len(claim.witnesses) <= met
