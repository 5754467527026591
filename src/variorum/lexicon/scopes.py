"""What a cue of mood bears on: the scopes that `moods.tsv` names, each as a walk over words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from variorum.lexicon.classes import word_class
from variorum.lexicon.clauses import clause_words
from variorum.lexicon.load import terms
from variorum.lexicon.sentence import (
    Sentence,
    determiner,
    has_article,
    is_given,
    is_infinitive,
    is_passive,
    is_past_clause,
    is_past_form,
)
from variorum.lexicon.verbs import inflect, is_auxiliary

_TO_REACH = 7  # words from a verb to its infinitive: "ordered the two companies to"
_NOUN_TO_REACH = 4  # the same from a noun
_FROM_REACH = 9  # "prevented the two companies from"
_ING_REACH = 3
_NEXT_REACH = 6
_OF_REACH = 10
_AUXILIARY_REACH = 3
_GROUP = 5  # words of a verb group before a participle


@dataclass(frozen=True, slots=True)
class Start:
    """Where a scope begins: the words of its cue (half-open), and what the cue says."""

    first: int
    end: int
    negative: bool = False
    ahead: bool = False

    def at(self, place: int) -> "Start":
        """The same cue with its scope beginning after another word."""
        return Start(place, place + 1, self.negative, self.ahead)


Scope = Callable[[Sentence, Start], Iterator[int]]


def reach(line: Sentence, scope: str, start: Start) -> Iterator[int]:
    """The places of the words on which a cue bears by one of its scopes."""
    return _SCOPES[scope](line, start)


def _on(line: Sentence, start: Start) -> Iterator[int]:
    """What follows in the clause, up to another finite verb; of nouns those that are new."""
    if _happens(line, start.end):
        yield from _subject(line, start)
    walk, temporal = _Walk(line, start, led=_is_led(line, start)), clause_words("temporal")
    for j in line.after(start.end):
        if not _within(line, start, j):
            if line.clauses.of[j] < line.clauses.of[start.first]:
                return
        elif line.finite[j] and line.clauses.openers[line.clauses.of[j]] in temporal:
            yield j
        elif walk.ends(j):
            return
        elif walk.takes(j):
            yield j


def _is_led(line: Sentence, start: Start) -> bool:
    """Whether the clause has a finite verb before the cue ends."""
    places = (*line.before(start.first), *range(start.first, start.end))
    return any(line.finite[j] for j in places if line.same(start.first, j))


@dataclass(slots=True)
class _Walk:
    """The way along a clause from a cue on: on which words it bears, and where it ends."""

    line: Sentence
    start: Start
    led: bool
    verbs: int = 0
    passed: bool = False  # a preposition after the verb: later nouns are no objects of it
    aside: bool = False  # within a participle that hangs on a noun

    def ends(self, at: int) -> bool:
        """Whether another finite verb stands here, or a past form joined by "and"."""
        line = self.line
        if line.finite[at] and not line.weak[at]:
            group = at - self.start.end < _AUXILIARY_REACH and is_auxiliary(line.forms[at])
            return not group and (self.verbs > 0 or self.led)
        joined = line.form(at - 1) in ("and", "but") and self.verbs > 0
        return joined and is_past_form(line.forms[at]) and self._takes_base()

    def _takes_base(self) -> bool:
        """Whether what follows the cue is the base of a verb and no participle."""
        forms = self.line.forms[max(0, self.start.first - 1) : self.start.end + 1]
        return not any(f in word_class("be") or f in ("has", "have", "had") for f in forms)

    def takes(self, at: int) -> bool:
        """Whether the cue bears on this word."""
        line, form = self.line, self.line.forms[at]
        if self.verbs and self._turns_aside(at):
            return False
        if self.aside:
            self.aside = form not in ("and", "or", "to", ",")
            return form == "to"
        if not line.nominal[at]:
            self.verbs += form[0].isalpha() and not is_auxiliary(form)
            self.passed = self.passed and form != "to"
            return True
        self.passed |= self.verbs > 0 and form in word_class("preposition") and form != "of"
        return not self.verbs or (not self.passed and self._shares(at))

    def _turns_aside(self, at: int) -> bool:
        """A participle after a noun: "the deal announced", "institutions facing a loss"."""
        line, form, before = self.line, self.line.forms[at], self.line.form(at - 1)
        if line.weak[at] and line.finite[at]:
            self.aside = True
        elif form.endswith("ing") and len(form) > 4:
            self.aside = before.endswith("s") and line.nominal[at - 1]
        return self.aside

    def _shares(self, at: int) -> bool:
        """Whether a noun in the object shares in what the cue says of the verb."""
        if self.start.negative:
            return determiner(self.line, at) in clause_words("indefinite")
        return not is_given(self.line, at)


@cache
def _happening() -> frozenset[str]:
    return frozenset(f for base in terms("happening_verbs") for f in inflect(base).forms())


def _happens(line: Sentence, end: int) -> bool:
    """Whether the verb after a modal tells that its subject takes place: "will begin"."""
    after = [f for f in line.forms[end : end + _AUXILIARY_REACH] if f not in ("not", "also")]
    took = after[:2] in (["take", "place"], ["go", "ahead"], ["be", "held"])
    return took or (bool(after) and after[0] in _happening())


def _within(line: Sentence, start: Start, at: int) -> bool:
    """Whether a word is in the clause of a cue, or, of what lies ahead, in one that hangs on it:
    "will merge, creating …", "will leave when the talks end"."""
    if line.same(start.first, at):
        return True
    clause = line.clauses.of[at]
    if not start.ahead or line.clauses.parents[clause] != line.clauses.of[start.first]:
        return False
    opener = line.clauses.openers[clause]
    return opener == "ing" or (opener in clause_words("temporal") and not is_past_clause(line, at))


def _to(line: Sentence, start: Start) -> Iterator[int]:
    last = start.end - 1
    noun = line.nominal[last] and not line.finite[last]
    at = _find(line, start.end, _NOUN_TO_REACH if noun else _TO_REACH, "to")
    if at is not None and is_infinitive(line, at):
        yield at
        yield from _on(line, start.at(at))


def _from(line: Sentence, start: Start) -> Iterator[int]:
    at = _find(line, start.end, _FROM_REACH, "from")
    if at is not None and line.form(at + 1).endswith("ing"):
        yield from _on(line, start.at(at))


def _charge(line: Sentence, start: Start) -> Iterator[int]:
    """What somebody is accused of: "accused two men of stealing", "… of theft"."""
    at = _find(line, start.end, _TO_REACH, "of")
    if at is not None:
        gerund = line.form(at + 1).endswith("ing")
        yield from (_on if gerund else _next)(line, start.at(at))


def _find(line: Sentence, first: int, reach: int, form: str) -> int | None:
    """The next such word in the clause, no finite verb between."""
    for i in line.after(first, reach):
        if line.forms[i] == form:
            return i
        if line.finite[i] or line.forms[i] in (";", ":") or not line.same(first, i):
            return None
    return None


def _ing(line: Sentence, start: Start) -> Iterator[int]:
    for i in line.after(start.end, _ING_REACH):
        if line.forms[i].endswith("ing") and len(line.forms[i]) > 4:
            yield from _on(line, Start(i, i, start.negative, start.ahead))
            return
        if _stops(line, i):
            return


def _stops(line: Sentence, at: int) -> bool:
    return line.forms[at] in clause_words("pause") or line.finite[at]


def _that(line: Sentence, start: Start) -> Iterator[int]:
    """The content clause that begins within a few words; after a noun, right away and by "that"."""
    own = line.clauses.of[start.first]
    noun = has_article(line, start.first)
    for i in line.after(start.end, 1 if noun else _TO_REACH):
        clause = line.clauses.of[i]
        if clause != own and line.clauses.parents[clause] == own:
            opener = line.clauses.openers[clause]
            if opener == "that" or (opener in ("zero", "how") and not noun):
                yield from (j for j in line.after(i) if _inside(line, clause, j))
            return
        if line.forms[i] in clause_words("pause"):
            return


def _inside(line: Sentence, clause: int, at: int) -> bool:
    """Whether a word is in a clause, or in a participle clause that hangs on it."""
    of = line.clauses.of[at]
    if line.clauses.openers[of] == "ing":
        of = line.clauses.parents[of]
    return of == clause


def _object(line: Sentence, start: Start) -> Iterator[int]:
    """The object of a verb, or the subject where the verb is passive."""
    passive = is_passive(line, start.first)
    yield from (_subject if passive else _next)(line, start)


def _next(line: Sentence, start: Start) -> Iterator[int]:
    """The noun phrase that follows, with what "of" adds to it."""
    for j in line.after(start.end, _NEXT_REACH):
        form = line.forms[j]
        preposition = form in word_class("preposition") and (form != "of" or j == start.end)
        if _stops(line, j) or preposition or form.endswith("ly") or not line.same(start.first, j):
            return
        yield j


def _of(line: Sentence, start: Start) -> Iterator[int]:
    """What "of", "for" or the like adds to a noun."""
    if line.form(start.end) in clause_words("leading"):
        for j in line.after(start.end + 1, _OF_REACH):
            if _stops(line, j) or not line.same(start.end, j):
                return
            yield j


def _subject(line: Sentence, start: Start) -> Iterator[int]:
    """The noun phrase before the verb group, up to its first preposition."""
    first, least = start.first, start.first - _GROUP
    while first > max(0, least) and _is_of_group(line.forms[first - 1]):
        first -= 1
    own = [j for j in line.before(first) if line.same(start.first, j)]
    commas = [j for j in own if line.forms[j] == ","]
    if commas:
        wide = line.form(first - 1) == ","
        own = [j for j in own if (j < commas[0] if wide else j > commas[-1])]
    for j in own:
        if line.forms[j] in word_class("preposition") and j > own[0]:
            return
        if line.nominal[j]:
            yield j


def _is_of_group(form: str) -> bool:
    return is_auxiliary(form) or form.endswith("ly")


def _before(line: Sentence, start: Start) -> Iterator[int]:
    """The verb right before: "made no comment"."""
    at = start.first - 1
    if at >= 0 and line.same(start.first, at) and not line.nominal[at]:
        yield at


def _adverb(line: Sentence, start: Start) -> Iterator[int]:
    """All of the clause for an adverb at its start or beside its verb; else what follows it."""
    first = start.first
    opens = not first or not line.same(first, first - 1)
    beside = [j for j in (first - 1, start.end) if 0 <= j < len(line.forms)]
    if opens or _stops(line, first - 1) or any(not line.nominal[j] for j in beside):
        yield from _clause(line, start)
    else:
        yield from _next(line, start)


def _clause(line: Sentence, start: Start) -> Iterator[int]:
    own = range(start.first, start.end)
    return (j for j in line.clause(start.first) if j not in own)


def _attr(line: Sentence, start: Start) -> Iterator[int]:
    """The noun that a participle stands before: "the failed coup"."""
    if has_article(line, start.first):
        yield from _next(line, start)


def _last(line: Sentence, start: Start) -> Iterator[int]:
    """The end of the cue itself, after "not" or "to" or its first word, and what hangs on it."""
    own = range(start.first, start.end)
    turns = [j for j in own if line.forms[j] in ("not", "never", "to", "no")]
    yield from range((turns or [start.first])[-1] + 1, start.end)
    yield from _of(line, start)


def _verb(line: Sentence, start: Start) -> Iterator[int]:
    """The verb right after an adverb, or after one more word: "nearly drowned"."""
    for j in line.after(start.end, 2):
        if line.finite[j] or not line.nominal[j]:
            yield j
            return


def _owner(line: Sentence, start: Start) -> Iterator[int]:
    """The verb of the clause, where the cue opens its subject: "no ship sank"."""
    if not _is_led(line, start) and not _is_object(line, start.first):
        yield from _on(line, start)


def _is_object(line: Sentence, at: int) -> bool:
    """Whether a verb or a preposition stands right before a word."""
    before = line.form(at - 1)
    return before in word_class("preposition") or (at > 0 and not line.nominal[at - 1])


def _self(line: Sentence, start: Start) -> Iterator[int]:
    return iter(())


_SCOPES: dict[str, Scope] = {
    "on": _on,
    "to": _to,
    "ing": _ing,
    "from": _from,
    "charge": _charge,
    "that": _that,
    "object": _object,
    "next": _next,
    "of": _of,
    "subject": _subject,
    "before": _before,
    "adverb": _adverb,
    "clause": _clause,
    "attr": _attr,
    "last": _last,
    "verb": _verb,
    "owner": _owner,
    "self": _self,
}
