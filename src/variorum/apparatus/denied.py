"""What is denied, by whom, and which denials deny one thing."""

from collections.abc import Sequence
from itertools import combinations

from variorum.apparatus.contexts import Contexts
from variorum.apparatus.groups import groups
from variorum.apparatus.scene import Scene, meaning
from variorum.lexicon import content, is_function_word, mapping, stem, terms
from variorum.lexicon.classes import word_class
from variorum.lexicon.mood import moods_of
from variorum.lexicon.sentence import is_adverb
from variorum.model import Entity, Modality, Saying, Span, span
from variorum.text.words import fold, words

SHARED = 0.4  # share of what is denied that two tellings of it have in common
_ONE_DENIAL = 0.35  # static cosine from which two denials deny one thing


def denied(scene: Scene) -> list[Saying]:
    """What is denied in so many words; who "insists that it will not" denies nothing."""
    found = [s for s in scene.found.sayings if s.modality is Modality.DENIED]
    return [s for s in found if says_denied(s.span, scene)]


def says_denied(place: Span, scene: Scene) -> bool:
    """Whether a word of denying stands at a place."""
    read = moods_of(scene.words(place))
    return any(c.effect.name == "denied" for c in read.cues)


def same_denials(scene: Scene, contexts: Contexts) -> list[list[Saying]]:
    """Denials, those of one thing together; a denial of mere allegations is none of an event."""
    found = [s for s in denied(scene) if not of_allegations(s.span, scene)]
    told = [what_denied(s.span, scene) for s in found]
    near = meaning(told, told)
    pairs = [
        (i, j)
        for i, j in combinations(range(len(found)), 2)
        if near[i, j] >= _ONE_DENIAL and _overlap(told[i], told[j], contexts) >= SHARED
    ]
    together = groups(len(found), pairs)
    alone = sorted(set(range(len(found))) - {i for g in together for i in g})
    return [[found[i] for i in g] for g in (*together, *([i] for i in alone))]


def _overlap(one: str, other: str, contexts: Contexts) -> float:
    return max(share([one], other, contexts), share([other], one, contexts))


def share(of: Sequence[str], told: str, contexts: Contexts) -> float:
    """How much of one of some texts another has, by what its stems tell: 0 to 1."""
    here = things(told)
    shares = [0.0]
    for text in of:
        stems = sorted(things(text))
        whole = sum(map(contexts.weight, stems))
        shares.append(sum(contexts.weight(s) for s in stems if s in here) / max(whole, 1e-9))
    return max(shares)


def what_denied(place: Span, scene: Scene) -> str:
    """What a denial says that is not so: the content words after that of denying; before it where
    none follow ("the charge was denied")."""
    read = moods_of(place.of(scene.reports[place.report].text))
    cues = [c for c in read.cues if c.effect.name == "denied"]
    end = min((place.start + read.line.words[c.last - 1].end for c in cues), default=place.end)
    after = what_told(span(place.report, end, place.end), scene) if end < place.end else ""
    verbs = {w.form for c in cues for w in read.line.words[c.first : c.last]}
    told = after or what_told(place, scene)
    return " ".join(w for w in told.split() if w not in verbs)


def predicates(place: Span, scene: Scene) -> frozenset[str]:
    """The stem of what a denial says is not done: the first full word from the verb on of the
    clause that is denied ("denied that it was warned"); none where a noun is denied."""
    read = moods_of(place.of(scene.reports[place.report].text))
    cue = next((c for c in read.cues if c.effect.name == "denied"), None)
    rest = range(cue.last if cue else 0, len(read.line.forms))
    verb = next((j for j in rest if read.line.finite[j]), None)
    if cue is None or verb is None or "that" not in read.line.forms[cue.first : verb]:
        return frozenset()
    told = (fold(read.line.forms[j]) for j in rest if j >= verb and read.line.words[j].is_word)
    full = (f for f in told if not is_function_word(f) and not is_adverb(f))
    return things(next(full, ""))


def things(told: str) -> frozenset[str]:
    """The stems of words; "talks" and "meetings" are one."""
    return frozenset(stem(mapping("events").get(w, w)) for w in told.split())


def of_allegations(place: Span, scene: Scene) -> bool:
    """Whether what stands at a place is put as an allegation."""
    text = scene.reports[place.report].text
    return any(w.form in terms("allegations") for w in words(text, place.start, place.end))


def is_broad(place: Span, scene: Scene) -> bool:
    """Whether "any" or "all" stands at a place: who denies any of it denies all."""
    text = scene.reports[place.report].text
    forms = {w.form for w in words(text, place.start, place.end)}
    return bool(forms & {"any", "all"})


def what_told(place: Span, scene: Scene) -> str:
    """The content words at a place that say what, not who: no names, no people, no parties."""
    text = scene.reports[place.report].text
    names = scene.named_at(place)
    return " ".join(
        w.form
        for w in content(text, place.start, place.end)
        if w.form not in mapping("people")
        and w.form not in terms("party_nouns")
        and w.form not in word_class("time")
        and not any(n.start <= w.start < n.end for n in names)
    )


def parties(saying: Saying, scene: Scene) -> tuple[Entity, ...]:
    """Who denies: the persons and organisations in the voice, else in the clause."""
    places = [v.span for v in saying.attribution[:1]] or [saying.span]
    named = [e for p in places for e in scene.mentioned(p)]
    return tuple(e for e in named if e.kind in ("person", "organisation"))
