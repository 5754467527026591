"""The brief: sentences taken from the reports, hedged as their evidence is.

Nothing is put into other words: a sentence is a whole sentence of one report, with the voice it
is told on where that stands elsewhere, or readings set against each other. So every number, date
and name stands in its evidence, and nothing is cut out of what surrounds it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from variorum.lexicon import content, is_function_word, terms
from variorum.model import (
    Claim,
    Locus,
    LocusKind,
    Modality,
    Report,
    Span,
    Statement,
    Stemma,
    Verdict,
    Voice,
    Witness,
    span,
)
from variorum.text.words import fold

_CLAIMS = 6
_DENIALS = 2
_DIFFERENCES = 4
_LONGEST = 60  # words of a sentence that a brief can bear
_SHORTEST = 7
_OUTER = " .,;\"“”'‘’"
_BARE = (Modality.DENIED, Modality.DECLINED)


class _Desk:
    """What the sentences are made from."""

    def __init__(self, reports: Sequence[Report], stemma: Stemma) -> None:
        self.reports = {r.id: r for r in reports}
        self.bodies = {r.id: r.sentences() for r in reports}
        self.root = {report: f.root for f in stemma.families for report in f.reports}

    def sentence(self, place: Span) -> Span | None:
        """The sentence of the body that a place lies in, whole; None for a headline."""
        body = self.bodies[place.report]
        first = max(0, bisect_right(body, place.start, key=lambda s: s.start) - 1)
        last = bisect_left(body, place.end, key=lambda s: s.start)
        best = max(body[first:last], key=place.overlap, default=None)
        return best if best is not None and best.overlap(place) else None


def say(
    reports: Sequence[Report], stemma: Stemma, claims: Sequence[Claim], loci: Sequence[Locus]
) -> tuple[Statement, ...]:
    """What is told most widely first, then who denies it, then where the tellings differ."""
    desk = _Desk(reports, stemma)
    told = [_told(c, desk) for c in _leading(claims, desk)]
    denied = [_told(c, desk) for c in _denials(claims)]
    differ = [_differing(locus, desk) for locus in loci if _alarms(locus)][:_DIFFERENCES]
    found = [s for s in (*told, *denied, *differ) if s is not None]
    return tuple(dict.fromkeys(found))


def _leading(claims: Sequence[Claim], desk: _Desk) -> Iterable[Claim]:
    """The most widely told claims, each family heard at least once, in the order of the news."""
    fit = [c for c in claims if _best(c, desk) and not _is_denial(c)]
    ranked = sorted(fit, key=lambda c: (-_spread(c, desk), -len(_reports(c)), _place(c)))
    chosen = ranked[:_CLAIMS]
    heard = {desk.root[r] for c in chosen for r in _reports(c)}
    for root in dict.fromkeys(desk.root.values()):
        if root not in heard and len(chosen) < _CLAIMS + _DENIALS:
            chosen += [c for c in ranked if root in {desk.root[r] for r in _reports(c)}][:1]
    return sorted(dict.fromkeys(chosen), key=_place)


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


def _best(claim: Claim, desk: _Desk) -> tuple[Witness, Span] | None:
    """The telling that reads best by itself, and the whole sentence it stands in."""
    fit = [(w, place) for w in claim.witnesses if (place := desk.sentence(w.span))]
    good = [(w, place) for w, place in fit if _reads_alone(place, desk)]
    return max(good, key=lambda f: _merit(f[0], f[1], desk), default=None)


def _reads_alone(place: Span, desk: _Desk) -> bool:
    """Neither too short nor too long, and not begun with a word that looks back."""
    text = place.of(desk.reports[place.report].text)
    first = fold(text.split()[0].strip("\"'“‘"))
    return _SHORTEST <= len(text.split()) <= _LONGEST and first not in terms("looking_back")


def _merit(witness: Witness, place: Span, desk: _Desk) -> tuple[bool, int, int, str, int]:
    """No bare quotation; then the telling that names most of its sources; then the fuller one."""
    text = desk.reports[place.report].text
    bare = text[place.start] in "\"“'‘"
    told = len(content(text, place.start, place.end))
    return (not bare, len(witness.attribution), told, witness.report, -place.start)


def _told(claim: Claim, desk: _Desk) -> Statement | None:
    found = _best(claim, desk)
    if found is None:
        return None
    witness, place = found
    words = _sentence(place.of(desk.reports[place.report].text))
    hedge, evidence = _hedge(witness, place, desk)
    return Statement(text=_closed(f"{words}{hedge}"), evidence=(place, *evidence))


def _sentence(words: str) -> str:
    """Words of a report as a sentence of the brief: blanks made single, no stop at the end."""
    plain = " ".join(words.split()).strip(" ,;:–—-")
    plain = plain.removesuffix(".") if not plain.endswith("...") else plain
    return plain[:1].upper() + plain[1:]


def _closed(words: str) -> str:
    """With a full stop, unless the words close themselves."""
    bare = words.rstrip("\"”’'")
    return words if bare.endswith((".", "!", "?", "…")) else f"{words}."


def _hedge(witness: Witness, place: Span, desk: _Desk) -> tuple[str, tuple[Span, ...]]:
    """ ", according to …" for what is told on somebody's word and doesn't say so itself."""
    links: list[str] = []
    evidence: list[Span] = []
    for voice in witness.attribution:
        named = _naming(voice, desk)
        if named is not None and not place.covers(named):
            evidence.append(named)
            links.append(_inner(named.of(desk.reports[named.report].text)))
    if not links:
        return "", ()
    words = f"according to {', as told by '.join(links)}"
    closed = place.of(desk.reports[place.report].text).endswith(('"', "”", "’", "'", "!", "?"))
    return (f" ({words})." if closed else f", {words}"), tuple(evidence)


def _inner(name: str) -> str:
    """A name as it stands inside a sentence."""
    first, _, rest = " ".join(name.split()).partition(" ")
    return f"{first.lower()} {rest}" if rest and is_function_word(first.lower()) else name


def _naming(voice: Voice, desk: _Desk) -> Span | None:
    """Where the voice is named: its own place, or, for a pronoun, where its name stands."""
    text = desk.reports[voice.span.report].text
    if voice.source.lower() in voice.span.of(text).lower():
        return voice.span
    at = text.find(voice.source)
    return span(voice.span.report, at, at + len(voice.source)) if at >= 0 else None


def _alarms(locus: Locus) -> bool:
    return locus.verdict in (Verdict.CONTESTED, Verdict.DRIFT)


_DIFFER = {
    LocusKind.NUMBER: "The figures differ",
    LocusKind.DATE: "The dates differ",
    LocusKind.NAME: "The names differ",
    LocusKind.SCOPE: "The same is told of different things",
    LocusKind.POLARITY: "One telling asserts what another denies",
    LocusKind.ATTRIBUTION: "The same is put into different mouths",
    LocusKind.CERTAINTY: "The tellings are not equally certain",
}


def _differing(locus: Locus, desk: _Desk) -> Statement | None:
    """Two or three readings against each other, in quotation marks."""
    sides = locus.readings[:3]
    places = [max(r.spans, key=lambda s: (len(s), s.report, s.start)) for r in sides]
    words = [" ".join(p.of(desk.reports[p.report].text).split()).strip(_OUTER) for p in places]
    if len(set(words)) < len(words):
        return None
    said = "; ".join(f"“{w}”" for w in words)
    return Statement(text=f"{_DIFFER[locus.kind]}: {said}.", evidence=tuple(places))
