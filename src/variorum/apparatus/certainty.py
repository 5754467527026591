"""Differences of certainty: planned or happened, hedged or flat, secret or merely rare."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

import numpy as np

from variorum.apparatus.scene import Difference, Scene, reading, short
from variorum.lexicon import is_function_word, mapping, stem, terms
from variorum.model import LocusKind, Span, Verdict, span
from variorum.text.words import Word, words

_ONE_EVENT = 0.45  # likeness of sentences from which the same noun names the same event
_FLAT = 0.95  # likeness from which a hedged and a flat telling may say the same
_GOVERNED = 4  # stems that a hedged clause must have
_SAME = 0.65  # share of them that the flat telling must have too
_NEAR = 4  # words between a modifier and its noun
_SPAN_WORDS = 6


def planned(scene: Scene) -> Iterable[Difference]:
    """An event that one telling announces and another reports as past."""
    mentions = _events(scene)
    ahead = [m for m in mentions if _before(m, "planned", scene)]
    past = [m for m in mentions if _before(m, "happened", scene) and m not in ahead]
    found: dict[str, tuple[list[Span], list[Span]]] = {}
    for event in ahead:
        over = [p for p in past if _one_event(event, p, scene)]
        if over and not any(_told_on(event, p, scene) for p in past):
            kind = mapping("events")[words(scene.words(event))[0].form]
            still, done = found.setdefault(kind, ([], []))
            still.append(event)
            done.extend(over)
    for still, done in found.values():
        verdict, why = _in_time(still, done, scene)
        sides = [[_clause(p, scene) for p in side] for side in (done, still)]
        yield Difference(
            kind=LocusKind.CERTAINTY,
            topic=f"{scene.words(still[0])}: planned, or past",
            verdict=verdict,
            readings=tuple(
                reading(scene, scene.words(side[0]), normal, side)
                for side, normal in zip(sides, ("past", "planned"), strict=True)
            ),
            why=why,
            weight=7,
        )


def _in_time(still: Sequence[Span], done: Sequence[Span], scene: Scene) -> tuple[Verdict, str]:
    """An update where the telling that looks ahead is known to be the earlier one."""
    days = [[scene.days.get(p.report) for p in side] for side in (still, done)]
    ahead, past = ([d for d in side if d] for side in days)
    if len(ahead) == len(still) and past and max(ahead) <= min(past):
        return Verdict.UPDATE, "one telling looks ahead to what a later one reports"
    return Verdict.DRIFT, "one telling has it as still to come, another as having taken place"


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


def _told_on(event: Span, later: Span, scene: Scene) -> bool:
    """Whether the report itself goes on to tell of the event as past ("during that visit")."""
    kinds = mapping("events")
    forms = [words(scene.words(p))[0].form for p in (event, later)]
    return (
        event.report == later.report
        and event.start < later.start
        and kinds[forms[0]] == kinds[forms[1]]
    )


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


_BE = ("is", "are", "was", "were", "be", "been", "being")
_CLAUSE_END = re.compile(r"[,;:.!?()\u2013\u2014]")
_DEGREE = re.compile(r"\b(?:one of|among)\b")


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
            noun = _noun_after(found, at, text)
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


def _noun_after(found: Sequence[Word], at: int, text: str) -> Word | None:
    """The head of the noun phrase that a superlative opens: its last word before a small word."""
    last = None
    for before, word in pairwise(found[at : at + 4]):
        if text[before.end : word.start].strip(" -"):
            return last
        if is_function_word(word.form) and word.form != "ever":
            return last
        last = word
    return last


def _degree(before: Sequence[Word], text: str) -> str:
    if not before:
        return "flat"
    if any(w.form in terms("hedges") for w in before):
        return "hedged"
    return "one of" if _DEGREE.search(text[before[0].start : before[-1].end].lower()) else "flat"


def hedges(scene: Scene) -> Iterable[Difference]:
    """What one telling hedges and another says flatly, in much the same words."""
    found: list[tuple[list[Span], list[Span]]] = []
    for place in range(len(scene.sentences)):
        hedged = _hedged(place, scene)
        flat = _flat(place, hedged[1], scene) if hedged else []
        if hedged is None or not flat:
            continue
        home = next((f for f in found if set(f[1]) & set(flat)), None)
        if home is None:
            found.append(([hedged[0]], flat))
        else:
            home[0].append(hedged[0])
            home[1].extend(flat)
    for soft, flat in found:
        yield Difference(
            kind=LocusKind.CERTAINTY,
            topic=short(scene.words(soft[0]), 12),
            verdict=Verdict.DRIFT,
            readings=(
                reading(scene, scene.words(soft[0]), "hedged", soft),
                reading(scene, scene.words(flat[0]), "flat", flat),
            ),
            why="one telling hedges what another says flatly",
            weight=4,
        )


def _hedged(place: int, scene: Scene) -> tuple[Span, frozenset[str]] | None:
    """A hedge with the clause that it governs, and the clause's stems; None where there is none."""
    sentence = scene.sentences[place]
    text = scene.reports[sentence.report].text
    found = words(text, sentence.start, sentence.end)
    at = next((i for i in range(len(found)) if _is_hedge(found, i)), None)
    if at is None:
        return None
    end = at + 1
    while end < len(found) and not _CLAUSE_END.search(text[found[end - 1].end : found[end].start]):
        end += 1
    governed = frozenset(stem(w.form) for w in found[at + 1 : end] if not is_function_word(w.form))
    return span(sentence.report, found[at].start, found[end - 1].end), governed


def _is_hedge(found: Sequence[Word], at: int) -> bool:
    """A word of doubt, with what it needs beside it: "is believed", "seems to", "may have"."""
    needs = mapping("epistemic").get(found[at].form)
    before = [w.form for w in found[max(0, at - 2) : at]]
    after = [w.form for w in found[at + 1 : at + 2]]
    if needs in ("to", "have"):
        return after == [needs]
    return needs == "-" or (needs == "be" and any(w in _BE for w in before))


def _flat(place: int, governed: frozenset[str], scene: Scene) -> list[Span]:
    """The sentences of other reports that say the same without a hedge."""
    if len(governed) < _GOVERNED:
        return []
    here = scene.sentences[place]
    return [
        scene.sentences[j]
        for j in np.flatnonzero(scene.alike[place] >= _FLAT)
        if scene.sentences[j].report != here.report
        and len(governed & scene.stems(scene.sentences[j])) >= _SAME * len(governed)
        and _hedged(int(j), scene) is None
    ]
