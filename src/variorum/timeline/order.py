"""Moments put in order, each with what the reports say happened then."""

from collections.abc import Sequence

from variorum.model import Claim, Moment, Report, SegmentKind, Span, TimelineEntry

_LONG, _BEFORE, _AFTER = 32, 14, 14  # words


def order(
    reports: Sequence[Report], claims: Sequence[Claim], moments: Sequence[Moment]
) -> tuple[TimelineEntry, ...]:
    """One entry for each claim and time at which a report puts it, the earliest first.

    A moment belongs to the claim whose words hold it (the shortest, if several do), else to its
    sentence. An entry's `spans` are the words told and the expressions of time.
    """
    texts = {r.id: r.text for r in reports}
    holders = _holders(claims)
    grouped: dict[tuple[str, str], list[tuple[Moment, Span]]] = {}
    for moment in moments:
        held = _claim_of(moment.span, holders)
        place = held[0] if held else _sentence(moment.span, reports)
        key = held[1] if held else f"{place.report}:{place.start}"
        grouped.setdefault((moment.when, key), []).append((moment, place))
    entries = [_entry(when, key, told, texts) for (when, key), told in grouped.items()]
    return tuple(sorted(entries, key=lambda e: (_rank(e.when), e.spans)))


def _holders(claims: Sequence[Claim]) -> dict[str, list[tuple[Span, str]]]:
    found: dict[str, list[tuple[Span, str]]] = {}
    for claim in claims:
        for witness in claim.witnesses:
            found.setdefault(witness.report, []).append((witness.span, claim.id))
    return {report: sorted(told) for report, told in found.items()}


def _claim_of(place: Span, holders: dict[str, list[tuple[Span, str]]]) -> tuple[Span, str] | None:
    held = [h for h in holders.get(place.report, ()) if h[0].covers(place)]
    return min(held, key=lambda h: (len(h[0]), h[0].start)) if held else None


def _sentence(place: Span, reports: Sequence[Report]) -> Span:
    report = next(r for r in reports if r.id == place.report)
    around = report.spans(SegmentKind.SENTENCE, SegmentKind.HEADLINE)
    return next((s for s in around if s.covers(place)), place)


def _entry(
    when: str, key: str, told: Sequence[tuple[Moment, Span]], texts: dict[str, str]
) -> TimelineEntry:
    places = {p for moment, place in told for p in (place, moment.span)}
    return TimelineEntry(
        when=when,
        text=_excerpt(*told[0], texts[told[0][1].report]),
        claims=(key,) if ":" not in key else (),
        spans=tuple(sorted(places)),
    )


def _excerpt(moment: Moment, place: Span, text: str) -> str:
    """The words about a moment; what is left out of a long sentence shows as "…"."""
    before = text[place.start : moment.span.start].split()
    at = text[moment.span.start : moment.span.end].split()
    after = text[moment.span.end : place.end].split()
    if len(before) + len(at) + len(after) > _LONG:
        before = ["…", *before[-_BEFORE:]] if len(before) > _BEFORE else before
        after = [*after[:_AFTER], "…"] if len(after) > _AFTER else after
    # A comma or stop right after the moment belongs to it, not to the next word.
    glued = after and not text[moment.span.end].isspace()
    tail = [at[-1] + after[0], *after[1:]] if glued else [at[-1], *after]
    return " ".join([*before, *at[:-1], *tail])


def _rank(when: str) -> tuple[str, int, str]:
    """Earliest start first; of two that start together, the more precise first."""
    start, _, end = when.partition("/")
    return (start.ljust(10, "-"), -len(start), end)
