"""Differences of certainty: hedged or flat, secret or merely rare."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from variorum.apparatus.scene import Difference, Scene, reading, short
from variorum.lexicon import is_function_word, mapping, stem
from variorum.model import LocusKind, Span, Verdict, span
from variorum.text.words import Word

_ONE_EVENT = 0.45  # likeness of sentences from which the same noun names the same event
_FLAT = 0.95  # likeness from which a hedged and a flat telling may say the same
_GOVERNED = 4  # stems that a hedged clause must have
_SAME = 0.65  # share of them that the flat telling must have too
_BE = ("is", "are", "was", "were", "be", "been", "being")
_CLAUSE_END = re.compile(r"[,;:.!?()\u2013\u2014]")


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
    for sentence, found in zip(scene.sentences, scene.tokens, strict=True):
        for at, word in enumerate(found):
            if word.form not in kinds:
                continue
            near = [w for w in found[max(0, at - 3) : at] if w.form in tints]
            if near:
                place = span(sentence.report, near[-1].start, word.end)
                yield kinds[word.form], tints[near[-1].form], place


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
    sentence, found = scene.sentences[place], scene.tokens[place]
    text = scene.reports[sentence.report].text
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
