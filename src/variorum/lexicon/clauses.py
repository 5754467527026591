"""The clauses of a sentence, by marks, closed classes of words and finite verbs; no tagger."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from variorum.lexicon.classes import word_class
from variorum.lexicon.load import rows, terms
from variorum.lexicon.tokens import Token
from variorum.lexicon.verbs import finite_forms, inflect, is_auxiliary

_BARE = frozenset(["have", "do"])
_ADVERBS = 5  # adverbs that may stand in a row
_FAR = 200  # words that a look ahead goes at the most


@dataclass(frozen=True, slots=True)
class Clauses:
    """For each word the number of its clause, and whether it is a finite verb; for each clause what
    opens it ("" where nothing does), the clause that it hangs on (-1 for none), and whether it has
    a finite verb."""

    of: tuple[int, ...]
    verbs: tuple[bool, ...]
    openers: tuple[str, ...]
    parents: tuple[int, ...]
    finite: tuple[bool, ...]


@cache
def clause_words(name: str) -> frozenset[str]:
    """The words of one class of `clause_words.tsv`."""
    return frozenset(row[0] for row in rows("clause_words") if row[1] == name)


@cache
def _doubtful_pasts() -> frozenset[str]:
    """Irregular pasts that are participles too: "held", "made", "won"."""
    return frozenset(row[1] for row in rows("irregular_verbs") if row[1] == row[2] != row[0])


@cache
def _thirds() -> frozenset[str]:
    """Third persons of verbs that are common in the news."""
    bases = {row[0] for row in rows("irregular_verbs")} | {row[0] for row in rows("common_verbs")}
    return frozenset(inflect(base).third for base in bases)


@cache
def _catenatives() -> frozenset[str]:
    """Present forms of verbs that govern an infinitive: "plan", "plans", "aims"."""
    found: set[str] = set()
    for pattern, _, scopes in rows("moods"):
        if pattern.startswith("~") and " " not in pattern and "to" in scopes.split(","):
            for base in pattern[1:].split("|"):
                found.update((base, inflect(base).third))
    return frozenset(found)


@cache
def _sayings() -> frozenset[str]:
    """The forms of verbs of saying and thinking, which take a clause without "that"."""
    found: set[str] = set()
    for row in rows("reporting_verbs"):
        if " " not in row[0]:
            found.update(inflect(row[0]).forms())
    for base in terms("thinking_verbs"):
        found.update(inflect(base).forms())
    return frozenset(found)


def is_finite(words: Sequence[Token], at: int) -> bool:
    """Whether a word is, by its form and the words before it, a finite verb."""
    form, before = words[at].form, words[at - 1].form if at else ""
    if is_auxiliary(form):
        bare = form in _BARE and (before in ("to", "not") or before in word_class("modal"))
        return form != "be" and not bare
    if form in finite_forms():
        return not _is_participle(words, at)
    if form.endswith(("'ll", "'re", "'ve", "'d")):
        return True
    if _is_past_or_participle(form):
        return _ends_subject(words, at)
    return (_is_catenative(words, at) or form in _thirds()) and _ends_subject(words, at)


def _is_catenative(words: Sequence[Token], at: int) -> bool:
    """Whether "to" follows a verb that takes it; a base form needs a plural before it."""
    form = words[at].form
    if at + 1 >= len(words) or words[at + 1].form != "to" or form not in _catenatives():
        return False
    before = words[at - 1].form if at else ""
    plural = before.endswith("s") and not before.endswith(("ss", "us", "is"))
    return form.endswith("s") or plural or before in word_class("subject") or before == "not"


def _hangs(words: Sequence[Token], at: int) -> bool:
    """Whether a preposition follows: ", accused of fraud," hangs on the noun before."""
    after = words[at + 1].form if at + 1 < len(words) else "of"
    return after != "to" and after in word_class("preposition")


def _is_past_or_participle(form: str) -> bool:
    return form in _doubtful_pasts() or (form.endswith("ed") and len(form) > 4)


def is_weak(words: Sequence[Token], at: int) -> bool:
    """Whether a finite form might as well be a participle: "the deal announced on Monday"."""
    form = words[at].form
    if is_auxiliary(form) or form in finite_forms() or not _is_past_or_participle(form):
        return False
    before = words[at - 1].form if at else ""
    return before not in word_class("subject")


def _is_participle(words: Sequence[Token], at: int) -> bool:
    """Whether "be", "have", "to" or a modal stands before a form, adverbs skipped."""
    at = _before_adverbs(words, at)
    if at > 0 and words[at].form in word_class("subject") and is_auxiliary(words[at - 1].form):
        at -= 1
    form = words[at].form if at >= 0 else ""
    return (
        form in word_class("be")
        or form in ("has", "have", "had", "having", "do", "does", "did", "to")
        or form in word_class("modal")
    )


def _before_adverbs(words: Sequence[Token], at: int) -> int:
    least = at - _ADVERBS
    at -= 1
    while (
        at >= 0
        and at > least
        and (words[at].form in word_class("adverb") or words[at].form.endswith("ly"))
    ):
        at -= 1
    return at


def _ends_subject(words: Sequence[Token], at: int) -> bool:
    """Whether the words before may be a subject, and no "be", "have" or article claims the word."""
    last = _before_adverbs(words, at)
    if last < 0 or _is_participle(words, at):
        return False
    form = words[last].form
    return not (
        form in ("get", "got", "getting", "and", "or")
        or (form == "," and _hangs(words, at))
        or form in word_class("determiner")
        or form in word_class("preposition")
        or form.endswith("'s")
    )


@dataclass(slots=True)
class _Reading:
    """What is known while the words are read from left to right."""

    words: Sequence[Token]
    of: list[int] = field(default_factory=list)
    openers: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    finite: list[int] = field(default_factory=list)  # place of the last finite verb, or -1
    saying: list[int] = field(default_factory=list)  # place of a verb of saying, or -1
    open: list[int] = field(default_factory=list)

    def push(self, opener: str) -> None:
        self.parents.append(self.open[-1] if self.open else -1)
        self.openers.append(opener)
        self.finite.append(-1)
        self.saying.append(-1)
        self.open.append(len(self.openers) - 1)

    def pop(self) -> None:
        if len(self.open) > 1:
            self.open.pop()

    def beside(self, opener: str) -> None:
        """A new clause in place of the one that is open."""
        last = self.open.pop()
        self.push(opener)
        self.parents[-1] = self.parents[last]

    @property
    def top(self) -> int:
        return self.open[-1]

    def has_finite(self) -> bool:
        return self.finite[self.top] >= 0


def clauses(words: Sequence[Token]) -> Clauses:
    """The clauses of a sentence."""
    state = _Reading(words)
    state.push("")
    verbs = tuple([is_finite(words, i) for i in range(len(words))])
    ahead = _finite_ahead(words, verbs)
    for i, word in enumerate(words):
        _bound(state, i, word.form, has_more=ahead[i])
        if verbs[i]:
            _verb(state, i)
        if word.form in _sayings() and not _is_noun(words, i):
            state.saying[state.top] = i
        state.of.append(state.top)
    return Clauses(
        tuple(state.of),
        verbs,
        tuple(state.openers),
        tuple(state.parents),
        tuple(f >= 0 for f in state.finite),
    )


def _is_noun(words: Sequence[Token], at: int) -> bool:
    before = words[at - 1].form if at else ""
    return before in word_class("determiner") or before.endswith("'s")


def _finite_ahead(words: Sequence[Token], verbs: Sequence[bool]) -> list[bool]:
    """For each word whether a finite verb follows before the next bound of a clause."""
    ahead, found = [False] * len(words), False
    for i in range(len(words) - 1, -1, -1):
        ahead[i] = found
        form = words[i].form
        if verbs[i]:
            found = True
        elif form in _bounds():
            found = False
    return ahead


@cache
def _bounds() -> frozenset[str]:
    """The words and marks that may bound a clause."""
    classes = [clause_words(name) for name in ("relative", "adverbial", "joining", "hard")]
    return frozenset([",", "that", "(", ")"]).union(*classes)


def _bound(state: _Reading, i: int, form: str, *, has_more: bool) -> None:
    """Opens and closes clauses before the word at `i`."""
    if form in clause_words("hard"):
        state.open = state.open[:1]
        state.beside(form)
    elif form in ("(", ")"):
        _bracket(state, form)
    elif form in clause_words("dash"):
        _dash(state, i)
    elif form == ",":
        _comma(state, i, has_more=has_more)
    elif _is_opener(form, has_more=has_more):
        if not (form == "that" and _is_pronoun(state.words, i)):
            state.push(form)
    elif form in clause_words("joining") and has_more and state.has_finite():
        state.beside(state.openers[state.top] or form)


def _is_opener(form: str, *, has_more: bool) -> bool:
    sure = form in clause_words("relative") or form in clause_words("adverbial")
    return sure or (has_more and form in clause_words("either"))


def _is_pronoun(words: Sequence[Token], at: int) -> bool:
    """Whether "that" points at something: "that is", ", and that was", "during that visit"."""
    after = words[at + 1].form if at + 1 < len(words) else ""
    before = words[at - 1].form if at else ","
    stands_alone = after in word_class("be") and before in (",", "and", "but", '"', "“")
    return stands_alone or before in word_class("preposition")


def _bracket(state: _Reading, form: str) -> None:
    if form == "(":
        state.push("(")
    elif any(state.openers[c] == "(" for c in state.open):
        while state.openers[state.open.pop()] != "(":
            pass


def _dash(state: _Reading, i: int) -> None:
    words = state.words
    if not 0 < i < len(words) - 1 or words[i - 1].end == words[i].start:
        return
    if any(state.openers[c] == "—" for c in state.open):
        while state.openers[state.open.pop()] != "—":
            pass
    elif any(w.form in clause_words("dash") for w in words[i + 1 : i + _FAR]):
        state.push("—")
    else:
        state.open = state.open[:1]
        state.beside("—")


def _comma(state: _Reading, i: int, *, has_more: bool) -> None:
    after = next(
        (w.form for w in state.words[i + 1 : i + 3] if w.form not in clause_words("quote")), ""
    )
    ends = state.has_finite() or has_more
    if len(state.open) > 1 and ends and state.openers[state.top] not in "(—":
        state.pop()
    if state.openers[state.top] == "ing" and len(state.open) > 1:
        state.pop()
    if state.has_finite() and has_more and after not in clause_words("joining"):
        state.beside(",")
    elif state.has_finite() and after.endswith("ing") and len(after) > 4:
        state.push("ing")


@cache
def _closing() -> frozenset[str]:
    """The openers of clauses that a second finite verb closes."""
    return clause_words("relative") | {"that", "where", "ing"}


def _verb(state: _Reading, i: int) -> None:
    """A finite verb: the second one of a clause ends a relative clause, or what is said began."""
    top = state.top
    last = state.finite[top]
    if _apart(state.words, last, i) and state.openers[top] in _closing():
        parent = state.parents[top]
        if parent >= 0 and state.finite[parent] < 0:
            state.pop()
    if state.has_finite() and 0 <= state.saying[state.top] < i - 1:
        _said_without_that(state, i)
    state.finite[state.top] = i


def _apart(words: Sequence[Token], last: int, at: int) -> bool:
    """Whether more than adverbs stands between two finite verbs."""
    return 0 <= last < _before_adverbs(words, at)


def _said_without_that(state: _Reading, i: int) -> None:
    clause, first = state.top, state.saying[state.top] + 1
    state.saying[clause] = -1
    if any(state.of[j] == clause and state.words[j].form == "to" for j in range(first, i)):
        return
    state.push("zero")
    for j in range(first, i):
        if state.of[j] == clause:
            state.of[j] = state.top
