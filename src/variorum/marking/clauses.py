"""Noun phrases and clause bounds by closed classes of words, without a tagger."""

from variorum.lexicon.classes import speaker_kinds, word_class
from variorum.lexicon.verbs import finite_forms
from variorum.marking.lines import Line

Reach = tuple[int, int]
# A noun phrase before a verb is seldom longer; what is longer was misread.
_WIDEST = 30
_ARTICLES = frozenset(
    [
        "a",
        "an",
        "the",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
        "this",
        "these",
        "those",
        "three",
        "four",
        "five",
        "six",
    ]
)
_DASHES = frozenset("-–—:;…")
_OPENERS = frozenset(
    [
        "and",
        "but",
        "so",
        "yet",
        "or",
        "meanwhile",
        "however",
        "also",
        "still",
        "then",
        "later",
        "earlier",
        "moreover",
        "furthermore",
        "additionally",
        "nevertheless",
        "nonetheless",
        "instead",
        "yesterday",
        "today",
        "afterwards",
        "separately",
        "now",
        "soon",
        "perhaps",
    ]
)


def is_finite(line: Line, i: int) -> bool:
    """Whether a token is surely, or very likely, a finite verb."""
    form = line.form(i)
    if form in finite_forms():
        return True
    if not form.endswith("ed") or len(form) < 4 or line.tokens[i].capital:
        return False
    # "informed sources", "the injured" are no verbs; "the tram derailed" has one.
    before = line.form(i - 1)
    if before in _ARTICLES or before in word_class("preposition") or not before:
        return False
    return not _is_attribute(line, i)


def _is_attribute(line: Line, i: int) -> bool:
    """Whether a form in -ed is followed by the noun it belongs to: "three informed sources"."""
    return bool(speaker_kinds(line.form(i + 1))) and line.form(i - 1) not in word_class("pronoun")


def has_finite(line: Line, start: int, end: int) -> bool:
    """Whether a stretch holds a finite verb of its own, one more than its relative clauses take."""
    relatives = verbs = 0
    for i in range(start, end):
        if line.forms[i] in word_class("relative") and i > start and line.forms[i] != "that":
            relatives += 1
        elif is_finite(line, i) and not is_finite(line, i - 1):
            verbs += 1
    return verbs > relatives


def phrase_before(line: Line, end: int, floor: int) -> Reach | None:
    """The noun phrase that ends at `end`, not reaching below `floor`."""
    if end <= floor or (not line.tokens[end - 1].is_word and line.form(end - 1) not in ("'", ")")):
        return None
    if line.form(end - 1) in word_class("subject"):
        return (end - 1, end)
    start = end
    joint = 0
    for i in range(end - 1, max(floor, end - _WIDEST) - 1, -1):
        if _bounds(line, i, end) and not _reduced(line, i - 1, end):
            break
        if is_finite(line, i) and not _reduced(line, i, end):
            start = joint or start
            break
        if line.forms[i] == "and" and not joint:
            joint = i + 1
        start = i
    return _trimmed(line, start, end)


def _bounds(line: Line, i: int, end: int) -> bool:
    form = line.forms[i]
    if line.is_mark(i) or (not line.tokens[i].is_word and form not in "'&()/$#"):
        return not (form == "." and _initial(line, i))
    if line.inside[i] != line.inside[end - 1]:
        return True
    if form in word_class("pronoun") and i != end - 1 and form != "her":
        return True
    return form in _SUBORDINATORS


_SUBORDINATORS = frozenset(
    [
        "that",
        "because",
        "but",
        "while",
        "whereas",
        "although",
        "though",
        "when",
        "whenever",
        "if",
        "unless",
        "whether",
        "who",
        "which",
        "whose",
        "whom",
        "where",
        "wherever",
        "as",
        "lest",
        "how",
        "why",
        "what",
        "so",
        "than",
        "nor",
        "yet",
        "after",
        "before",
        "since",
        "until",
    ]
)


def _reduced(line: Line, i: int, end: int) -> bool:
    """Whether a form in -ed opens a reduced relative: "survivors rescued from the wreckage", "two
    people directly involved in the sale"."""
    follows = line.form(i + 1)
    before = i - 2 if line.form(i - 1).endswith("ly") else i - 1
    leads = bool(speaker_kinds(line.form(before)))
    past = i > 0 and line.forms[i].endswith("ed")
    return past and leads and i + 1 < end and follows in word_class("preposition")


def _trimmed(line: Line, start: int, end: int) -> Reach | None:
    """The phrase without the adverbials that stand before it."""
    while start < end and (line.forms[start] in _OPENERS or not line.tokens[start].is_word):
        start += 1
    after = _after_time(line, start, end)
    if after == start and line.form(start) in word_class("preposition"):
        return _inner(line, start, end)
    return (after, end) if after < end else None


def _after_time(line: Line, start: int, end: int) -> int:
    """Where a phrase begins after "Last month", "On Friday", "In 2009"."""
    i = start
    if line.form(i) in ("on", "in", "at", "by", "since", "during", "late", "early"):
        i += 1
    first = i
    while i < end and _is_time(line, i):
        i += 1
    moved = i > first and line.form(i - 1) not in ("last", "next", "this", "late", "early", "mid")
    return i if moved else start


def _is_time(line: Line, i: int) -> bool:
    form = line.forms[i]
    year = form.isdigit() and len(form) in (1, 2, 4)
    return (
        form in word_class("time")
        or (form in ("the", "a") and line.form(i + 1) in (word_class("time")))
        or (year and (line.form(i - 1) in word_class("time") or line.form(i - 1) == "in"))
    )


def _inner(line: Line, start: int, end: int) -> Reach | None:
    """The last noun phrase after a leading preposition: "In its report the bank": "the bank"."""
    for i in range(end - 1, start, -1):
        determiner = line.forms[i] in word_class("determiner")
        if determiner and line.form(i - 1) not in word_class("preposition"):
            return (i, end)
    return (start + 1, end) if end - start > 1 else None


def phrase_after(line: Line, start: int) -> Reach | None:
    """The noun phrase that begins at `start`, a following "of" or "for" phrase with it."""
    i = start
    while i < min(len(line), start + _WIDEST) and _goes_on(line, i, start):
        i += 1
    while i > start and (
        line.forms[i - 1] in word_class("preposition") or line.forms[i - 1] in ("and", "or")
    ):
        i -= 1
    return (start, i) if i > start else None


def _goes_on(line: Line, i: int, start: int) -> bool:
    token = line.tokens[i]
    if line.is_mark(i) or line.inside[i] != line.inside[start]:
        return False
    if not token.is_word:
        return token.form in ("'", "&", "/") or (token.form == "." and _initial(line, i))
    if token.form in _STOPS or token.form in _SUBORDINATORS or (i > start and is_finite(line, i)):
        return False
    if token.form in word_class("preposition"):
        return token.form in ("of", "for", "familiar", "with", "from") and i > start
    return not (i > start and token.form in word_class("time"))


_STOPS = frozenset(["he", "she", "it", "they", "we", "i", "you", "there", "adding", "saying"])


def _initial(line: Line, i: int) -> bool:
    """Whether a full stop belongs to an initial or a title: "R. Kelly", "Mr. Smith"."""
    return i + 1 < len(line) and len(line.form(i - 1)) <= 3 and line.tokens[i - 1].capital


def region(line: Line, at: int, floor: int) -> int:
    """Where the clause before `at` begins: after the last strong mark or quotation."""
    for i in range(at - 1, floor - 1, -1):
        if line.inside[i] != line.inside[at] or line.is_mark(i) or line.forms[i] in _DASHES:
            return i + 1
    return floor


def begins_adverbial(line: Line, i: int) -> bool:
    """Whether a comma's segment is an adverbial rather than a name or its apposition."""
    form = line.form(i)
    if form in ("from", "of", "aged", "formerly"):
        return False
    return (
        form in word_class("preposition")
        or form in word_class("subordinator") - {"where"}
        or (form.endswith("ing") and not line.tokens[i].capital)
        or form in _OPENERS
        or form in word_class("time")
        or (form.endswith("ly") and len(form) > 4)
    )
