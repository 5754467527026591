"""A sentence read for its moods: its clauses and finite verbs; nouns, infinitives, passives.

There is no tagger: what a word is shows in its form and in the words before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from variorum.lexicon.classes import word_class
from variorum.lexicon.clauses import Clauses, clause_words, clauses, is_weak
from variorum.lexicon.load import rows
from variorum.lexicon.tokens import Token

FAR = 60  # words to each side of a word that may be of its clause
_BACK = 4  # words back from a noun to its determiner, from a participle to "be"
_ADVERBS = 5  # adverbs that may stand in a row
_GROUP = 3  # words back from a participle to its auxiliary
_RAISED = 0.8  # the share of words with a capital from which a capital tells nothing
_SMALL = 3  # letters of the words that headlines leave small


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, their forms, its clauses, and which words are finite verbs; `weak`
    are finite forms that might be participles, `nominal` words that are rather nouns. `raised`
    where it is written with capitals throughout, as headlines are."""

    words: tuple[Token, ...]
    forms: tuple[str, ...]
    clauses: Clauses
    finite: tuple[bool, ...]
    weak: tuple[bool, ...]
    raised: bool
    nominal: tuple[bool, ...] = ()

    def form(self, at: int) -> str:
        """The form at a place, "" beyond the ends."""
        return self.forms[at] if 0 <= at < len(self.forms) else ""

    def same(self, one: int, other: int) -> bool:
        """Whether two words are of one clause."""
        return self.clauses.of[one] == self.clauses.of[other]

    def before(self, at: int) -> range:
        """The places before a word, as far as a clause may go."""
        return range(max(0, at - FAR), at)

    def after(self, at: int, reach: int = FAR) -> range:
        """The places from a word on, as far as a clause may go."""
        return range(at, min(len(self.forms), at + reach))

    def clause(self, at: int) -> list[int]:
        """The places of a word's clause."""
        return [j for j in (*self.before(at), *self.after(at)) if self.same(at, j)]


def read(words: Sequence[Token]) -> Sentence:
    """The words of a sentence, read."""
    places = range(len(words))
    forms = tuple([_form(words, i) for i in places])
    found = clauses(words)
    weak = tuple([found.verbs[i] and is_weak(words, i) for i in places])
    line = Sentence(tuple(words), forms, found, found.verbs, weak, _is_raised(words))
    return replace(line, nominal=tuple([_is_nominal(line, i) for i in places]))


def _is_raised(words: Sequence[Token]) -> bool:
    longer = [w.capital for w in words if len(w.form) > _SMALL and w.form[0].isalpha()]
    return sum(longer) >= _RAISED * len(longer)


def _form(words: Sequence[Token], at: int) -> str:
    """A form as the lexicon has it: "we'll" is a future, the month of May is none."""
    word = words[at]
    if word.form == "may" and word.capital and (at > 0 or _is_number(words, at + 1)):
        return "May"
    for ending in ("'ll", "'d"):
        if word.form.endswith(ending):
            return ending
    return word.form


def _is_number(words: Sequence[Token], at: int) -> bool:
    return at < len(words) and words[at].form[0].isdigit()


def is_adverb(form: str) -> bool:
    """Whether a form is skipped between an auxiliary and its verb."""
    if form.endswith("ly") or form in word_class("adverb"):
        return True
    return form in clause_words("adverb")


def _past_adverbs(line: Sentence, at: int) -> int:
    """The first place before a word that is no adverb; a row of them is short."""
    least = at - _ADVERBS
    at -= 1
    while at > least and at >= 0 and is_adverb(line.forms[at]):
        at -= 1
    return at


def is_infinitive(line: Sentence, at: int) -> bool:
    """Whether "to" is followed by what may be the base of a verb."""
    if at + 1 >= len(line.words):
        return False
    form = line.words[at + 1].form
    if form in ("be", "have", "do", "not") or form.endswith("ly"):
        return True
    named = line.words[at + 1].capital and not line.raised
    return not (named or _is_closed(form) or _is_noun_by_form(form))


def _is_closed(form: str) -> bool:
    classes = ("determiner", "preposition", "pronoun", "time", "relative")
    return not form[0].isalpha() or any(form in word_class(name) for name in classes)


def _is_noun_by_form(form: str) -> bool:
    """Whether a form ends as nouns do, or adjectives, or plurals, or gerunds."""
    plural = form.endswith("s") and not form.endswith(("ss", "us", "is"))
    gerund = form.endswith("ing") and len(form) > 5
    return plural or gerund or form.endswith(_noun_endings())


@cache
def _noun_endings() -> tuple[str, ...]:
    return tuple(sorted(clause_words("noun ending")))


def _is_nominal(line: Sentence, at: int) -> bool:
    """Whether a word is, by the words before it, a noun rather than a verb."""
    if line.finite[at]:
        return False
    before = _past_adverbs(line, at)
    form = line.form(before)
    if form == "to":
        return not is_infinitive(line, before)
    if form in word_class("modal") or form in ("'ll", "'d"):
        return False
    if form in word_class("be") or form in clause_words("support"):
        return False
    if line.forms[at].endswith("ing"):
        return form in word_class("determiner") or form.endswith("'s")
    return True


def determiner(line: Sentence, at: int) -> str:
    """The determiner of the noun phrase in which a noun stands, "" where it has none."""
    for i in range(at - 1, max(-1, at - 1 - _BACK), -1):
        form = line.forms[i]
        if form in word_class("determiner") or form.endswith(("'s", "s'")):
            return form
        if form in word_class("preposition") or form in clause_words("pause") or line.finite[i]:
            return ""
    return ""


def is_given(line: Sentence, at: int) -> bool:
    """Whether a noun is spoken of as known: "the crash", "its bid"."""
    found = determiner(line, at)
    return found in clause_words("definite") or found.endswith(("s'", "'s"))


def has_article(line: Sentence, at: int) -> bool:
    """Whether a determiner stands right before a word."""
    return line.form(at - 1) in word_class("determiner") or line.form(at - 1).endswith("'s")


def is_past_form(form: str) -> bool:
    """Whether a form is the past of a verb (or its participle)."""
    return (form.endswith("ed") and len(form) > 4) or form in _pasts()


@cache
def _pasts() -> frozenset[str]:
    return frozenset(row[1] for row in rows("irregular_verbs"))


def is_past(line: Sentence, at: int) -> bool:
    """Whether an event is told in the past: "knew", "had died", "was closed"."""
    if line.finite[at]:
        return is_past_form(line.forms[at])
    before = [line.forms[j] for j in range(max(0, at - _GROUP), at) if line.same(j, at)]
    return any(f in clause_words("past") for f in before) and "to" not in before[:-1]


def is_past_clause(line: Sentence, at: int) -> bool:
    """Whether the clause of a word has a verb in the past."""
    return any(
        line.finite[j] and (is_past_form(line.forms[j]) or line.forms[j] in clause_words("past"))
        for j in line.clause(at)
    )


def is_passive(line: Sentence, at: int) -> bool:
    """Whether a participle has its object as subject: "was cancelled", "flight cancelled after"."""
    if not line.forms[at].endswith(("ed", "en", "t", "n")):
        return False
    before = at - 1
    while before > at - _BACK and before >= 0 and is_adverb(line.forms[before]):
        before -= 1
    after = line.form(at + 1)
    alone = after != "to" and (after in word_class("preposition") or after in word_class("time"))
    return line.form(before) in word_class("be") or alone or not after or _is_pause(after)


def _is_pause(form: str) -> bool:
    return form in clause_words("pause")
