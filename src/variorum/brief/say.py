"""The brief: sentences taken from the reports, hedged as their evidence is.

Nothing is put into other words: a sentence is a claim in the words of one report, with the voice
it is told on, or two readings set against each other. So every number, date and name stands in
its evidence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.lexicon import content, is_function_word
from variorum.model import (
    Claim,
    Locus,
    Modality,
    Report,
    SegmentKind,
    Source,
    Span,
    Statement,
    Stemma,
    Verdict,
    Voice,
    Witness,
    span,
)

_CLAIMS = 6
_DENIALS = 2
_DIFFERENCES = 4
_LONGEST = 60  # words of a sentence that a brief can bear
_SHORTEST = 7
_BARE = (Modality.DENIED, Modality.DECLINED)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the sentences are made from."""

    reports: dict[str, Report]
    root: dict[str, str]
    sources: dict[str, Source]


def say(
    reports: Sequence[Report], stemma: Stemma, claims: Sequence[Claim], loci: Sequence[Locus]
) -> tuple[Statement, ...]:
    """What is told most widely first, then who denies it, then where the tellings differ."""
    desk = _Desk(
        reports={r.id: r for r in reports},
        root={report: f.root for f in stemma.families for report in f.reports},
        sources={s.id: s for s in stemma.sources},
    )
    told = [_told(c, desk) for c in _leading(claims, desk)]
    denied = [_told(c, desk) for c in _denials(claims)]
    differ = [_differing(locus, desk) for locus in loci if _alarms(locus)][:_DIFFERENCES]
    found = [s for s in (*told, *denied, *differ) if s is not None]
    return tuple(dict.fromkeys(found))


def _leading(claims: Sequence[Claim], desk: _Desk) -> Iterable[Claim]:
    """The most widely told claims; each family of reports is heard at least once."""
    fit = [c for c in claims if _best(c, desk) and not _is_denial(c)]
    ranked = sorted(fit, key=lambda c: (-_spread(c, desk), -len(_reports(c)), _place(c)))
    chosen = ranked[:_CLAIMS]
    heard = {desk.root[r] for c in chosen for r in _reports(c)}
    for root in dict.fromkeys(desk.root.values()):
        if root not in heard and len(chosen) < _CLAIMS + _DENIALS:
            chosen += [c for c in ranked if root in {desk.root[r] for r in _reports(c)}][:1]
    return dict.fromkeys(chosen)


def _spread(claim: Claim, desk: _Desk) -> int:
    return len({desk.root[r] for r in _reports(claim)}) + len(_reports(claim))


def _reports(claim: Claim) -> set[str]:
    return {w.report for w in claim.witnesses}


def _place(claim: Claim) -> tuple[int, int]:
    """How early a claim comes: news puts first what matters."""
    return (min(w.span.start for w in claim.witnesses), int(claim.id[1:]))


def _is_denial(claim: Claim) -> bool:
    return all(w.modality in _BARE for w in claim.witnesses)


def _denials(claims: Sequence[Claim]) -> Iterable[Claim]:
    return [c for c in claims if _is_denial(c)][:_DENIALS]


def _best(claim: Claim, desk: _Desk) -> Witness | None:
    """The telling that reads best by itself: a whole sentence, not too long, not a headline."""
    fit = [w for w in claim.witnesses if _reads_alone(w, desk)]
    return max(fit, key=lambda w: (_weight(w, desk), w.report, -w.span.start)) if fit else None


def _reads_alone(witness: Witness, desk: _Desk) -> bool:
    report = desk.reports[witness.report]
    words = len(witness.span.of(report.text).split())
    headlines = report.spans(SegmentKind.HEADLINE)
    inside = any(h.overlap(witness.span) for h in headlines)
    return _SHORTEST <= words <= _LONGEST and not inside


def _weight(witness: Witness, desk: _Desk) -> int:
    text = desk.reports[witness.report].text
    return len(content(text, witness.span.start, witness.span.end))


def _told(claim: Claim, desk: _Desk) -> Statement | None:
    witness = _best(claim, desk)
    if witness is None:
        return None
    words = _sentence(witness.span.of(desk.reports[witness.report].text))
    hedge, evidence = _hedge(witness, desk)
    return Statement(text=f"{words}{hedge}.", evidence=(witness.span, *evidence))


def _sentence(words: str) -> str:
    """Words of a report as the body of a sentence: blanks made single, no stop at the end."""
    plain = " ".join(words.split()).strip(" ,;:–—-")
    plain = plain.removesuffix(".") if not plain.endswith("...") else plain
    return plain[:1].upper() + plain[1:]


def _hedge(witness: Witness, desk: _Desk) -> tuple[str, tuple[Span, ...]]:
    """ ", according to …" for what is told on somebody's word and doesn't say so itself."""
    links: list[str] = []
    evidence: list[Span] = []
    for voice in witness.attribution:
        place = _naming(voice, desk)
        if place is None:
            continue
        evidence.append(place)
        if not witness.span.covers(place):
            links.append(place.of(desk.reports[place.report].text))
    if not links:
        return "", tuple(evidence)
    return f", according to {', as told by '.join(_inner(n) for n in links)}", tuple(evidence)


def _inner(name: str) -> str:
    """A name as it stands inside a sentence."""
    first, _, rest = " ".join(name.split()).partition(" ")
    return (
        f"{first.lower()} {rest}"
        if is_function_word(first.lower()) and rest
        else f"{first} {rest}".strip()
    )


def _naming(voice: Voice, desk: _Desk) -> Span | None:
    """Where the voice is named: its own place, or, for a pronoun, where its name stands."""
    text = desk.reports[voice.span.report].text
    if voice.source.lower() in voice.span.of(text).lower():
        return voice.span
    at = text.find(voice.source)
    return span(voice.span.report, at, at + len(voice.source)) if at >= 0 else None


def _alarms(locus: Locus) -> bool:
    return locus.verdict in (Verdict.CONTESTED, Verdict.DRIFT)


def _differing(locus: Locus, desk: _Desk) -> Statement | None:
    """Two readings against each other, in quotation marks."""
    places = [r.spans[0] for r in locus.readings if r.spans][:3]
    if len(places) < len(locus.readings[:3]):
        return None
    words = [" ".join(p.of(desk.reports[p.report].text).split()).strip(" .,;") for p in places]
    if len(set(words)) < len(words):
        return None
    verb = (
        "The tellings clash" if locus.verdict is Verdict.CONTESTED else "The tellings drift apart"
    )
    said = "; in another ".join(f"“{w}”" for w in words)
    return Statement(text=f"{verb}: in one {said}.", evidence=tuple(places))
