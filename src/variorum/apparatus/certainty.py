"""Differences of certainty: hedged or flat, secret or merely rare."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from variorum.apparatus.scene import Difference, Scene, reading, short
from variorum.lexicon import content, is_function_word, mapping, stem
from variorum.lexicon.clauses import clause_words
from variorum.lexicon.mood import Cue, moods_of
from variorum.lexicon.sentence import Sentence
from variorum.model import LocusKind, Span, Verdict, span

_ONE_EVENT = 0.45  # likeness of sentences from which the same noun names the same event
_FLAT = 0.95  # likeness from which a hedged and a flat telling may say the same
_GOVERNED = 4  # stems that a hedged clause must have
_SAME = 0.65  # share of them that the flat telling must have too
_DOUBTS = frozenset(["possible", "likely", "unlikely", "believed", "seeming"])
_BETWEEN = 2  # other content words that may stand among them
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
            tint = at - 1
            while tint > max(0, at - 3) and found[tint].form not in tints:
                tint -= 1
            if any(is_function_word(w.form) for w in found[max(0, tint) : at]):
                continue
            if tint >= 0 and found[tint].form in tints:
                place = span(sentence.report, found[tint].start, word.end)
                yield kinds[word.form], tints[found[tint].form], place


def hedges(scene: Scene) -> Iterable[Difference]:
    """What one telling hedges and another says flatly, in much the same words."""
    hedged = _hedged_sentences(scene)
    found: list[tuple[list[Span], list[Span]]] = []
    for place, hedge in hedged.items():
        flat = _flat(place, hedge, hedged, scene)
        if not flat:
            continue
        home = next((f for f in found if set(f[1]) & set(flat)), None)
        if home is None:
            found.append(([hedge.place], flat))
        else:
            home[0].append(hedge.place)
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


@dataclass(frozen=True, slots=True)
class _Hedge:
    """A hedge with the words that it governs, and their stems in order."""

    place: Span
    stems: tuple[str, ...]


def _hedged_sentences(scene: Scene) -> dict[int, _Hedge]:
    """The sentences that put a whole clause in doubt, by their index."""
    spoken: dict[str, list[Span]] = {}
    for saying in scene.found.sayings:
        for voice in saying.attribution:
            if voice.cue is not None:
                spoken.setdefault(voice.cue.report, []).append(voice.cue)
    hedges = ((i, _hedged(i, spoken, scene)) for i in range(len(scene.sentences)))
    return {i: hedge for i, hedge in hedges if hedge is not None}


def _hedged(place: int, spoken: Mapping[str, Sequence[Span]], scene: Scene) -> _Hedge | None:
    """The hedge of a sentence, None where there is none; "experts suggest that" gives the word to
    experts, and is none."""
    sentence = scene.sentences[place]
    read = moods_of(sentence.of(scene.reports[sentence.report].text))
    for cue in filter(_is_hedge, read.cues):
        words = [read.line.words[j] for j in _governed(cue, read.line)]
        start = sentence.start + read.line.words[cue.first].start
        said = span(sentence.report, start, sentence.start + read.line.words[cue.last - 1].end)
        if not any(said.overlap(c) for c in spoken.get(sentence.report, ())):
            told = [w for w in words if w.is_word and not is_function_word(w.form)]
            end = sentence.start + max(w.end for w in words)
            return _Hedge(span(sentence.report, start, end), tuple(stem(w.form) for w in told))
    return None


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


def _flat(place: int, hedge: _Hedge, hedged: Mapping[int, _Hedge], scene: Scene) -> list[Span]:
    """Where other reports say the same without a hedge."""
    if len(set(hedge.stems)) < _GOVERNED:
        return []
    told = []
    for j in np.flatnonzero(scene.alike[place] >= _FLAT).tolist():
        same = _together(j, hedge.stems, scene)
        flat = same is not None and scene.sentences[j].report != hedge.place.report
        if same is not None and flat and j not in hedged:
            told.append(same)
    return told


def _together(number: int, stems: Sequence[str], scene: Scene) -> Span | None:
    """The shortest stretch of a sentence with the first of some stems and most of them, if it is
    not much longer than they are: what is far apart may be told of something else."""
    sentence = scene.sentences[number]
    text = scene.reports[sentence.report].text
    found = content(text, sentence.start, sentence.end)
    told = [stem(w.form) for w in found]
    enough, reach = _SAME * len(set(stems)), len(stems) + _BETWEEN
    for first in range(len(found)):
        here = told[first : first + reach]
        shared = set(here) & set(stems)
        if told[first] in stems and stems[0] in here and len(shared) >= enough:
            last = max(i for i, s in enumerate(here) if s in shared)
            return span(sentence.report, found[first].start, found[first + last].end)
    return None
