"""Differences of certainty: planned or happened, hedged or flat, secret or merely rare."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from variorum.apparatus.scene import Difference, Scene, reading
from variorum.lexicon import mapping, stem, terms
from variorum.model import LocusKind, Modality, Span, Verdict, span
from variorum.text.words import Word, words

_ONE_EVENT = 0.45  # likeness of sentences from which the same noun names the same event
_FLAT = 1.0  # likeness from which a hedged and a flat telling say the same
_NEAR = 4  # words between a modifier and its noun
_SPAN_WORDS = 6


def planned(scene: Scene) -> Iterable[Difference]:
    """An event that one telling announces and another reports as past."""
    mentions = _events(scene)
    ahead = [m for m in mentions if _before(m, "planned", scene)]
    past = [m for m in mentions if _before(m, "happened", scene) and m not in ahead]
    for event in ahead:
        over = [p for p in past if _one_event(event, p, scene)]
        if not over:
            continue
        yield Difference(
            kind=LocusKind.CERTAINTY,
            topic=f"{scene.words(event)}: planned, or past",
            verdict=Verdict.DRIFT,
            readings=(
                reading(
                    scene,
                    scene.words(_clause(over[0], scene)),
                    "past",
                    [_clause(p, scene) for p in over],
                ),
                reading(
                    scene, scene.words(_clause(event, scene)), "planned", [_clause(event, scene)]
                ),
            ),
            why="one telling has it as still to come, another as having taken place",
            weight=7,
        )


def _events(scene: Scene) -> list[Span]:
    """Every noun that names an event."""
    kinds = mapping("events")
    return [
        span(s.report, w.start, w.end)
        for s in scene.sentences
        for w in words(scene.reports[s.report].text, s.start, s.end)
        if w.form in kinds
    ]


def _before(event: Span, list_name: str, scene: Scene) -> bool:
    """Whether one of the few words before a noun is in a list (for the past: or after it)."""
    place = scene.sentence(event)
    sentence = scene.sentences[place or 0]
    found = words(scene.reports[event.report].text, sentence.start, sentence.end)
    at = next(i for i, w in enumerate(found) if w.start == event.start)
    near = found[max(0, at - _NEAR) : at]
    if list_name == "happened":
        near = (*found[max(0, at - _SPAN_WORDS) : at], *found[at + 1 : at + 1 + _SPAN_WORDS])
    elif near and not any(w.form in terms(list_name) for w in near[-3:]):
        return False
    return any(w.form in terms(list_name) for w in near)


def _one_event(one: Span, other: Span, scene: Scene) -> bool:
    """The same kind of event, of the same persons or places, in two reports."""
    kinds = mapping("events")
    forms = [words(scene.words(p))[0].form for p in (one, other)]
    if one.report == other.report or kinds[forms[0]] != kinds[forms[1]]:
        return False
    named = [
        {e.id for e in scene.mentioned(_clause(p, scene)) if e.kind == "person"}
        for p in (one, other)
    ]
    return bool(named[0] & named[1]) and scene.likeness(one, other) >= _ONE_EVENT


def _clause(event: Span, scene: Scene) -> Span:
    """The words about an event: some before it, some after, within its sentence."""
    sentence = scene.sentences[scene.sentence(event) or 0]
    found = words(scene.reports[event.report].text, sentence.start, sentence.end)
    at = next(i for i, w in enumerate(found) if w.start == event.start)
    first, last = found[max(0, at - _SPAN_WORDS)], found[min(len(found) - 1, at + _SPAN_WORDS)]
    return span(event.report, first.start, last.end)


def colours(scene: Scene) -> Iterable[Difference]:
    """One thing that is "secret" in one telling and "rare" in another."""
    coloured = list(_coloured(scene))
    groups: dict[str, list[tuple[str, str, Span]]] = {}
    for kind, colour, place in coloured:
        groups.setdefault(kind, []).append((kind, colour, place))
    for kind, found in groups.items():
        pairs = [
            (a, b)
            for a, b in combinations(found, 2)
            if a[1] != b[1]
            and a[2].report != b[2].report
            and scene.likeness(a[2], b[2]) >= _ONE_EVENT
        ]
        if not pairs:
            continue
        best = max(pairs, key=lambda p: scene.likeness(p[0][2], p[1][2]))
        one, other = ([f[2] for f in found if f[1] == side[1]] for side in best)
        yield Difference(
            kind=LocusKind.CERTAINTY,
            topic=f"{best[0][1]} or {best[1][1]}: the {kind}",
            verdict=Verdict.DRIFT,
            readings=(
                reading(scene, scene.words(one[0]), best[0][1], one),
                reading(scene, scene.words(other[0]), best[1][1], other),
            ),
            why="the same event is coloured differently",
            weight=5,
        )


def _coloured(scene: Scene) -> Iterable[tuple[str, str, Span]]:
    """Every event noun with a colouring modifier before it: kind of event, colour, the words."""
    kinds, tints = mapping("events"), mapping("colours")
    for sentence in scene.sentences:
        found = words(scene.reports[sentence.report].text, sentence.start, sentence.end)
        for at, word in enumerate(found):
            if word.form not in kinds:
                continue
            near = [w for w in found[max(0, at - 3) : at] if w.form in tints]
            if near:
                place = span(sentence.report, near[-1].start, word.end)
                yield kinds[word.form], tints[near[-1].form], place


_DEGREE = re.compile(r"\bone of\b")


def superlatives(scene: Scene) -> Iterable[Difference]:
    """ "The biggest" in one telling, "one of the biggest" or "possibly the biggest" in another."""
    found = list(_superlatives(scene))
    for (one, first, key), (other, second, same) in combinations(found, 2):
        if key != same or first == second or one.report == other.report:
            continue
        if scene.likeness(one, other) < _ONE_EVENT:
            continue
        sides = [[p for p, degree, k in found if k == key and degree == d] for d in (first, second)]
        yield Difference(
            kind=LocusKind.SCOPE,
            topic=scene.words(one),
            verdict=Verdict.DRIFT,
            readings=tuple(
                reading(scene, scene.words(side[0]), degree, side)
                for side, degree in zip(sides, (first, second), strict=True)
            ),
            why="the same superlative, claimed to a different degree",
            weight=5,
        )


def _superlatives(scene: Scene) -> Iterable[tuple[Span, str, str]]:
    """Each superlative with its noun: place, degree ("flat", "one of", "hedged"), what of."""
    for sentence in scene.sentences:
        text = scene.reports[sentence.report].text
        found = words(text, sentence.start, sentence.end)
        for at, word in enumerate(found):
            if word.form not in terms("superlatives") - {"first", "most", "latest"}:
                continue
            noun = next(
                (w for w in found[at + 1 : at + 4] if w.form not in ("ever", "single")), None
            )
            if noun is None:
                continue
            start = max(0, at - _NEAR)
            degree = _degree(found[start:at], text)
            first = found[start] if degree != "flat" else found[max(0, at - 2)]
            yield (
                span(sentence.report, first.start, noun.end),
                degree,
                f"{word.form} {stem(noun.form)}",
            )


def _degree(before: Sequence[Word], text: str) -> str:
    if not before:
        return "flat"
    if any(w.form in terms("hedges") for w in before):
        return "hedged"
    return "one of" if _DEGREE.search(text[before[0].start : before[-1].end].lower()) else "flat"


def hedges(scene: Scene) -> Iterable[Difference]:
    """What one telling hedges and another says flatly."""
    for claim in scene.claims:
        soft = [w for w in claim.witnesses if _hedged(w.span, scene)]
        flat = [
            w
            for w in claim.witnesses
            if w.modality in (Modality.ASSERTED, Modality.REPORTED) and not _hedged(w.span, scene)
        ]
        pairs = [
            (a, b)
            for a in soft
            for b in flat
            if a.report != b.report and scene.likeness(a.span, b.span) >= _FLAT
        ]
        if not pairs:
            continue
        yield Difference(
            kind=LocusKind.CERTAINTY,
            topic=" ".join(claim.text.split()[:12]),
            verdict=Verdict.DRIFT,
            readings=(
                reading(scene, scene.words(pairs[0][0].span), "hedged", [a.span for a, _ in pairs]),
                reading(scene, scene.words(pairs[0][1].span), "flat", [b.span for _, b in pairs]),
            ),
            why="one telling hedges what another says flatly",
            weight=4,
        )


def _hedged(place: Span, scene: Scene) -> bool:
    sentence = scene.sentences[scene.sentence(place) or 0]
    text = scene.reports[place.report].text
    return any(w.form in terms("hedges") for w in words(text, sentence.start, sentence.end))
