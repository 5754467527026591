"""Differences of certainty: hedged or flat, secret or merely rare."""

from collections.abc import Iterable
from itertools import combinations

import numpy as np

from variorum.apparatus.deeds import Course, deeds, pairs
from variorum.apparatus.scene import Difference, Scene, reading, short
from variorum.lexicon import is_function_word, mapping, stem
from variorum.lexicon.clauses import clause_words
from variorum.lexicon.mood import Cue, moods_of
from variorum.lexicon.sentence import Sentence
from variorum.model import LocusKind, Span, Verdict, span

_ONE_EVENT = 0.45  # likeness of sentences from which the same noun names the same event
_FLAT = 0.95  # likeness from which a hedged and a flat telling may say the same
_GOVERNED = 4  # stems that a hedged clause must have
_SAME = 0.65  # share of them that the flat telling must have too
_DEED = 3  # stems that two tellings of one deed must share around its verb
_ONE_DEED = 0.8  # likeness of the sentences from which they may tell one deed
_DOUBTS = frozenset(["possible", "likely", "unlikely", "believed", "seeming", "reported"])
_WHOLE = frozenset(["on", "adverb", "clause"])  # scopes that take in a whole clause


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
    """A hedge with the words that it governs, and their stems; None where there is none."""
    sentence = scene.sentences[place]
    text = sentence.of(scene.reports[sentence.report].text)
    read = moods_of(text)
    cue = next((c for c in read.cues if _is_hedge(c)), None)
    if cue is None:
        return None
    words = [read.line.words[j] for j in _governed(cue, read.line)]
    stems = frozenset(stem(w.form) for w in words if w.is_word and not is_function_word(w.form))
    start, end = read.line.words[cue.first].start, max(w.end for w in words)
    return span(sentence.report, sentence.start + start, sentence.start + end), stems


def _governed(cue: Cue, line: Sentence) -> list[int]:
    """The places from a hedge on to the mark that ends its clause."""
    found = [cue.last]
    while found[-1] + 1 < len(line.forms) and line.forms[found[-1] + 1] not in clause_words(
        "pause"
    ):
        found.append(found[-1] + 1)
    return found


def _is_hedge(cue: Cue) -> bool:
    """Whether a cue puts a whole clause in doubt that is told of the present or the past."""
    whole = cue.effect.name == "seeming" or not _WHOLE.isdisjoint(cue.scopes)
    follows = any(j >= cue.last for j in cue.bears_on)
    return cue.effect.name in _DOUBTS and whole and follows


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


def doubted(scene: Scene) -> Iterable[Difference]:
    """A deed that may have been in one telling, and was in another; or may be, and will be."""
    told = deeds(scene)
    sure = (*told[Course.DONE], *told[Course.AHEAD])
    found: dict[str, tuple[list[Span], list[Span]]] = {}
    for one, other in pairs(told[Course.DOUBTFUL], sure, scene, shared=_DEED, alike=_ONE_DEED):
        if one.future == other.future:
            soft, flat = found.setdefault(one.verb, ([], []))
            soft.append(one.place)
            flat.append(other.place)
    for soft, flat in found.values():
        yield Difference(
            kind=LocusKind.CERTAINTY,
            topic=f"possible, or certain: {scene.words(soft[0])}",
            verdict=Verdict.DRIFT,
            readings=(
                reading(scene, scene.words(soft[0]), "possible", soft),
                reading(scene, scene.words(flat[0]), "certain", flat),
            ),
            why="what one telling puts as possible another puts as certain",
            weight=4,
        )
