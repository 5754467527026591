"""Whom a report names as the origin of its reporting, and whom its address gives away."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.lexicon.outlets import canonical_outlet, is_agency
from variorum.model import Report, Saying, SegmentKind, SourceKind, Span, Voice

_LEAD = 2  # sentences at the head in which a credit is one for the whole report
_LARGE = 0.3  # share of sentences told on an outlet's word that makes it the origin
_WIRE_PATH = re.compile(r"/(?:wires?|agency|agencies)/([a-z-]{2,20})(?:/|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A newsroom that a report goes back to, and the places, if any, where the report says so."""

    name: str
    places: tuple[Span, ...]


def origins(
    report: Report, sayings: Sequence[Saying], credits: Sequence[Voice]
) -> tuple[Origin, ...]:
    """The newsrooms a report gives as the origin of all or most of it, the surest first.

    A credit in byline, dateline, foot or lead counts for the whole; one deeper in the text only
    where a large share of the sentences is told on its word. An outlet that credits itself is no
    origin. An address such as `/wires/pa/` names an agency that the text does not.
    """
    own, places = canonical_outlet(report.outlet), naming(report, credits)
    told = _told(sayings)
    whole = [n for n in places if _stands_out(report, places[n]) or told.get(n, 0) >= _LARGE]
    whole.sort(key=lambda n: (-told.get(n, 0), places[n][0]))
    found = [Origin(name=n, places=places[n]) for n in whole]
    hidden = _from_address(report)
    if hidden and hidden not in [*whole, own]:
        found.append(Origin(name=hidden, places=places.get(hidden, ())))
    return tuple(found)


def naming(report: Report, credits: Sequence[Voice]) -> Mapping[str, tuple[Span, ...]]:
    """Every other newsroom that a report names as the source of something, and where."""
    own = canonical_outlet(report.outlet)
    places: dict[str, tuple[Span, ...]] = {}
    for voice in credits:
        name = canonical_outlet(voice.source)
        if name != own:
            places[name] = (*places.get(name, ()), voice.span)
    return places


def _told(sayings: Sequence[Saying]) -> Mapping[str, float]:
    """For each newsroom the share of a report's sayings that are told on its word."""
    counts: dict[str, int] = {}
    for saying in sayings:
        names = {
            canonical_outlet(v.source) for v in saying.attribution if v.kind is SourceKind.REPORT
        }
        for name in sorted(names):
            counts[name] = counts.get(name, 0) + 1
    return {name: count / len(sayings) for name, count in counts.items()}


def _stands_out(report: Report, places: Sequence[Span]) -> bool:
    """Whether a credit stands outside the sentences, or in the first of them."""
    sentences = report.sentences()
    if not sentences:
        return True
    lead = sentences[min(_LEAD, len(sentences)) - 1].end
    kinds = (SegmentKind.BYLINE, SegmentKind.DATELINE, SegmentKind.FURNITURE)
    frame = report.spans(*kinds)
    return any(p.start < lead or any(f.covers(p) for f in frame) for p in places)


def _from_address(report: Report) -> str:
    found = _WIRE_PATH.search(report.url.lower())
    if not found:
        return ""
    written = found[1].replace("-", " ")
    names = (canonical_outlet(n) for n in (written.upper(), written.title(), written))
    return next((n for n in names if is_agency(n)), "")
