"""In which mood an event is told: how sure, whether at all, whether still ahead.

The cues and what they bear on are data (`moods.tsv`, `mood_effects.tsv`); `scopes` finds the
words that a cue bears on, and all cues that bear on an event make its mood.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from variorum.lexicon.load import rows
from variorum.lexicon.phrases import beginning
from variorum.lexicon.scopes import Start, reach
from variorum.lexicon.sentence import (
    Sentence,
    is_adverb,
    is_infinitive,
    is_past,
    read,
)
from variorum.lexicon.tokens import Token, tokens
from variorum.lexicon.verbs import is_auxiliary
from variorum.model import Modality

_HEAD = 4  # words at the start of a sentence in which an adjective tells of its subject
_SUBJECT = 6  # words at the start of a headline without a verb ("Mayor to visit") for its subject
_ORDERED = "ordered"  # what is ordered has not happened; that it was ordered, has
_UNREALISED = frozenset(
    ["wanted", "purpose", "asked", "ordered", "possible", "chance", "feared", "may", "condition"]
)


class Certainty(StrEnum):
    """How sure an event is put, whatever its mood; open where it is a condition or a question."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    OPEN = "open"
    POSSIBLE = "possible"


_ORDER = tuple(Certainty)
_PRIOR = (
    Modality.ASSERTED,
    Modality.REPORTED,
    Modality.PLANNED,
    Modality.PROPOSED,
    Modality.POSSIBLE,
    Modality.DECLINED,
    Modality.DENIED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a cue makes of an event: `mood` is None where it leaves it as it is; an effect that is
    `ahead_if_open` puts it into the future unless its own verb is past."""

    name: str
    mood: Modality | None
    certainty: Certainty
    negated: bool
    ahead: bool
    ahead_if_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue where it stands (half-open numbers of words), and the words on which it bears."""

    first: int
    last: int
    effect: Effect
    bears_on: frozenset[int]
    scopes: tuple[str, ...] = ()

    def is_complete(self) -> bool:
        """Whether it says what it says without bearing on other words: "denied it"."""
        return "self" in self.scopes or self.effect.name in ("denied", "declined")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """The mood of one event; `cues` are half-open offsets into the text, in order, `effects` what
    they are called in `mood_effects.tsv`; `verb` tells whether a verb names it rather than a noun.
    """

    modality: Modality = Modality.ASSERTED
    certainty: Certainty = Certainty.CERTAIN
    negated: bool = False
    ahead: bool = False
    cues: tuple[tuple[int, int], ...] = ()
    effects: tuple[str, ...] = ()
    verb: bool = False


@cache
def effects() -> dict[str, Effect]:
    """The rows of `mood_effects.tsv` by name."""
    return {
        name: Effect(
            name=name,
            mood=None if mood == "-" else Modality(mood),
            certainty=Certainty(certainty),
            negated=negated != "-",
            ahead=ahead == "ahead",
            ahead_if_open=ahead == "open",
        )
        for name, mood, certainty, negated, ahead in rows("mood_effects")
    }


def mood_at(text: str, sentence: tuple[int, int], event: tuple[int, int]) -> Mood:
    """The mood of the event at a place of a sentence; all offsets count from the text's start."""
    return moods(tokens(text, *sentence)).at(*event)


def moods(words: Sequence[Token]) -> "Moods":
    """The cues of a sentence, each with what it bears on."""
    line = read(words)
    found = list(_cues(line))
    cues = tuple(_chained([*found, *_purposes(line, found)]))
    bearing: dict[int, list[Cue]] = {}
    for cue in cues:
        for place in cue.bears_on:
            bearing.setdefault(place, []).append(cue)
    return Moods(line, cues, bearing)


@lru_cache(maxsize=4096)
def moods_of(sentence: str) -> "Moods":
    """The cues of a sentence that is given as a text of its own; asked for again and again."""
    return moods(tokens(sentence, 0, len(sentence)))


@dataclass(frozen=True, slots=True)
class Moods:
    """The cues of one sentence: `at` gives the mood of an event, `statement` that of the whole."""

    line: Sentence
    cues: tuple[Cue, ...]
    bearing: Mapping[int, Sequence[Cue]]

    def at(self, start: int, end: int) -> Mood:
        """The mood of the event whose words stand at these offsets of the text."""
        words = self.line.words
        first = bisect_right(words, start, key=lambda w: w.end)
        last = bisect_left(words, end, key=lambda w: w.start) - 1
        if last < first:
            return Mood()
        head = last if self.line.nominal[last] else first
        return _joined(self.line, head, self.bearing.get(head, ()))

    def statement(self) -> Modality:
        """The mood of the sentence as a whole: of its main verb, else of its first noun phrase."""
        first, last = self._verb_group()
        for cue in self.cues:
            if cue.first >= last:
                break
            mood = None if cue.effect.name == _ORDERED else cue.effect.mood
            if mood and (self._governs(cue, first, last) or self._colours(cue, first)):
                return mood
        return Modality.ASSERTED

    def _governs(self, cue: Cue, first: int, last: int) -> bool:
        """Whether a cue bears on the main verb, or is that verb and bears on what it does; a verb
        with a content clause ("fears that") tells no more than that somebody fears."""
        if not any(self.line.finite):
            verbal = not {"on", "to"}.isdisjoint(cue.scopes) and "of" not in cue.scopes
            return verbal and cue.first < _SUBJECT
        if any(first <= j < last for j in cue.bears_on):
            return True
        own = any(self.line.same(first, j) for j in cue.bears_on)
        return first <= cue.first and (own or cue.is_complete())

    def _colours(self, cue: Cue, verb: int) -> bool:
        """Whether an adjective says of the subject that it is planned, proposed or alleged."""
        colours = not {"next", "attr", "object"}.isdisjoint(cue.scopes)
        return colours and cue.first < _HEAD and cue.last in cue.bears_on and cue.last < verb

    def _verb_group(self) -> tuple[int, int]:
        """The finite verb of the main clause with what belongs to it, half-open."""
        line = self.line
        finite = [i for i, f in enumerate(line.finite) if f]
        if not finite:
            return 0, len(line.forms)
        opening = line.clauses.of[0]
        main = [i for i in finite if line.clauses.parents[line.clauses.of[i]] < 0]
        main = main or [i for i in finite if line.clauses.of[i] == opening]
        if not main:
            return 0, line.clauses.of.index(line.clauses.of[finite[0]])
        sure = [i for i in main if line.same(i, main[0]) and not line.weak[i]]
        first = last = (sure or main)[0]
        while last + 1 < len(line.forms) and _goes_on(line.forms[last]):
            last += 1
        return first, last + 1


def _goes_on(form: str) -> bool:
    """Whether a verb group does not end with a form."""
    return is_auxiliary(form) or is_adverb(form)


def _joined(line: Sentence, head: int, bearing: Sequence[Cue]) -> Mood:
    """One mood of all cues that bear on an event; two negations at different places are none."""
    made = [c.effect for c in bearing]
    open_ahead = not is_past(line, head)
    return Mood(
        modality=max((e.mood for e in made if e.mood), key=_PRIOR.index, default=Modality.ASSERTED),
        certainty=max((e.certainty for e in made), key=_ORDER.index, default=Certainty.CERTAIN),
        negated=len({c.first for c in bearing if c.effect.negated}) % 2 == 1,
        ahead=any(e.ahead or (e.ahead_if_open and open_ahead) for e in made),
        cues=tuple((line.words[c.first].start, line.words[c.last - 1].end) for c in bearing),
        effects=tuple(e.name for e in made),
        verb=not line.nominal[head],
    )


def _chained(cues: Sequence[Cue]) -> Iterator[Cue]:
    """The cues in order, a negative one changed by what bears on it: what is not scrapped stands,
    and what somebody seeks to prevent is possible."""
    over: dict[int, set[str]] = {}
    for cue in cues:
        for place in cue.bears_on:
            over.setdefault(place, set()).add(cue.effect.name)
    for cue in sorted(cues, key=lambda c: c.first):
        above = over.get(cue.first, set()) if cue.effect.name == "negated" else set()
        if "not" in above:
            continue
        changed = not above.isdisjoint(_UNREALISED)
        yield replace(cue, effect=effects()["possible"]) if changed else cue


def _cues(line: Sentence) -> Iterator[Cue]:
    at = 0
    while at < len(line.forms):
        found = _cues_at(line, at)
        yield from found
        at = found[0].last if found else at + 1


def _cues_at(line: Sentence, at: int) -> list[Cue]:
    """The cues that begin at a word: of the patterns that bear on something the longest."""
    matched: dict[int, list[tuple[str, ...]]] = {}
    for phrase in beginning("moods", line.forms, at):
        matched.setdefault(phrase.match(line.forms, at), []).append(phrase.labels)
    for end in sorted(matched, reverse=True):
        made = [_cue(line, at, end, labels) for labels in matched[end] if end > at]
        found = [c for c in made if c.bears_on or c.is_complete()]
        if found:
            return found
    return []


def _cue(line: Sentence, first: int, end: int, labels: tuple[str, ...]) -> Cue:
    effect, scopes = effects()[labels[0]], tuple(labels[1].split(","))
    start = Start(first, end, effect.negated, effect.ahead)
    places = frozenset(j for scope in scopes for j in reach(line, scope, start))
    return Cue(first=first, last=end, effect=effect, bears_on=places, scopes=scopes)


def _purposes(line: Sentence, cues: Sequence[Cue]) -> Iterator[Cue]:
    """Infinitives that no cue governs: a purpose, or in a headline what is to come. "Not … to"
    does not govern."""
    governed = {j for c in cues for j in range(c.first, c.last)}
    governed.update(j for c in cues if c.effect.name != "not" for j in c.bears_on)
    for i, form in enumerate(line.forms):
        if form == "to" and i not in governed and is_infinitive(line, i):
            subject = any(line.same(i, j) for j in line.before(i))
            headline = subject and not line.clauses.finite[line.clauses.of[i]]
            yield _cue(line, i, i + 1, ("will" if headline else "purpose", "on"))
