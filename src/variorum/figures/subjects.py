"""What a figure is a figure of, in the report's words."""

from variorum.lexicon import is_function_word
from variorum.text.grammar import Match, Text

_LONGEST = 8  # tokens of a subject
_BEFORE = 6
_AFTER = 4
_AGAINST = 8  # tokens between two figures of which one is set against the other
_STOPS = frozenset(".;:")
WALLS = frozenset('.,;:!?()[]“”"—…|')
ENDS = frozenset(
    ("while", "but", "whereas", "which", "who", "that", "when", "where", "after", "as")
)


def subject(text: Text, match: Match, end: int, taken: frozenset[int]) -> str:
    """The words that say what a figure is of: what follows it, else what stands before it."""
    if match.meaning in ("age", "apposition"):
        return _person(text, match, end)
    if match.meaning in ("count", "ordinal") and (end > match.last or _says_what_befell(text, end)):
        return _words(text, match.last, _phrase_end(text, match.last))
    start = _start_of_whole(text, end)
    if start is None and _describes(text, match, end):
        return _words(text, end, _noun_end(text, end))
    found = ""
    if start is not None and start not in taken:
        found = _words(text, start, _noun_end(text, start))
    found = found or _words(text, _phrase_start(text, match.first, taken), match.first)
    return found or _words(text, end, min(_noun_end(text, end), end + _AFTER))


def is_set_against(text: Text, last: int, first: int, end: int) -> bool:
    """Whether a figure is set against the one before it, which ends at `last`, and names no
    whole of its own: "up to $36 million from 29 million", "610 tonnes, vs 580"."""
    between = (t.form for t in text.tokens[last:first])
    if first - last > _AGAINST or any(f in ENDS or f in _STOPS for f in between):
        return False
    return _form(text, end) not in ("of", "in") and text.value("AGAINST", first - 1) is not None


def _says_what_befell(text: Text, place: int) -> bool:
    """Whether a count without a noun goes on with what befell the people it counts."""
    return any(text.value(kind, place) is not None for kind in ("STATE", "ELLIPSIS"))


def _start_of_whole(text: Text, end: int) -> int | None:
    """Where the whole is named after a figure: "of the market", "in aid", "worth of gems"."""
    if _form(text, end) in ("worth", "%") and _form(text, end + 1) == "of":
        return end + 2
    if _form(text, end) in _SHARES and _form(text, end + 1) in ("of", "in"):
        return end + 2
    plain = end + 1 < len(text.tokens) and text.tokens[end + 1].text.islower()
    whole = _form(text, end) == "of" or (_form(text, end) == "in" and plain)
    owned = _form(text, end + 1) in (
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "this",
        "order",
    )
    return end + 1 if whole and not (_form(text, end) == "in" and owned) else None


_SHARES = frozenset(
    ("slice", "share", "stake", "cut", "portion", "part", "chunk", "interest", "holding", "piece")
)
_BEFORE_NOUNS = frozenset(("a", "an", "the", "this", "that", "its", "his", "her", "their", "our"))


def _describes(text: Text, match: Match, end: int) -> bool:
    """Whether a sum stands before the noun it is the price or size of: "a $40 lamp"."""
    if match.meaning in ("count", "ordinal", "age", "apposition") or end >= len(text.tokens):
        return False
    read = text.tokens
    before = read[match.first - 1].form if match.first else ""
    opened = before in _BEFORE_NOUNS or read[match.first].form in _BEFORE_NOUNS
    after = read[end]
    verb = text.value("VERB", end) is not None or text.value("PAST", end) is not None
    return opened and after.text[0].isalpha() and not is_function_word(after.form) and not verb


def _person(text: Text, match: Match, end: int) -> str:
    """Whose age it is: the name before it, or the words after "42-year-old"."""
    after = _noun_end(text, end)
    stop = next((n for n in range(end, after) if text.tokens[n].form == "and"), after)
    if match.meaning == "age" and (found := _words(text, end, stop)):
        return found
    stop = match.first
    while stop and text.tokens[stop - 1].form in (",", "(", "is", "was", "are", "who", "-"):
        stop -= 1
    start = stop
    while start and stop - start < _BEFORE and text.tokens[start - 1].text[0].isalpha():
        start -= 1
    named = next((n for n in range(start, stop) if text.tokens[n].text[0].isupper()), start)
    return _words(text, named, stop)


def _form(text: Text, place: int) -> str:
    return text.tokens[place].form if 0 <= place < len(text.tokens) else ""


def _noun_end(text: Text, start: int) -> int:
    """The end of a noun phrase: before a verb, a stop, or a preposition other than "of"."""
    at = start
    while at < len(text.tokens) and at - start < _LONGEST:
        form = text.tokens[at].form
        joins = form in ("of", "the", "a", "an", "its", "their", "his", "her", "all", "and", "our")
        tense = text.value("PAST", at) is not None or text.value("FUTURE", at) is not None
        if form in WALLS or tense or (is_function_word(form) and not joins):
            break
        if text.tokens[at].text[0].isdigit() and text.tokens[at].spaced:
            break
        at += 1
    return at


def _phrase_end(text: Text, start: int) -> int:
    """The end of the words that go with a count: noun and predicate, to the next stop."""
    at = start
    while at < len(text.tokens) and at - start < _LONGEST:
        if text.tokens[at].form in WALLS or text.tokens[at].form in ENDS:
            break
        at += 1
    return at


def _phrase_start(text: Text, end: int, taken: frozenset[int]) -> int:
    """The start of the words before a figure, back to a stop or a verb of saying; a time among
    them is passed over ("imports in May are put at")."""
    at, counted = end, 0
    while at and counted < _BEFORE:
        form = text.tokens[at - 1].form
        if form in WALLS or form in ENDS or text.value("REPORTING", at - 1) is not None:
            break
        at -= 1
        counted += at not in taken
    while at < end and (not text.tokens[at].spaced or at in taken):
        at += 1
    return at


def _words(text: Text, start: int, end: int) -> str:
    """The words from one token to another, without function words and signs at either end."""
    read = text.tokens
    end = min(end, len(read))
    while start < end < len(read) and not read[end].spaced and read[end].text[0].isalnum():
        end += 1
    while start < end and (_is_trim(read[start].form) or read[start].form in ("of", "to")):
        start += 1
    while end > start and read[end - 1].spaced and is_function_word(read[end - 1].form):
        end -= 1
    while end > start and _is_trim(read[end - 1].form):
        end -= 1
    return " ".join(text.written[slice(*text.reach(start, end))].split()) if start < end else ""


def _is_trim(form: str) -> bool:
    return not (form[0].isalnum() or form in "%$€£¥") or form in (
        "the",
        "a",
        "an",
        "and",
        "or",
        "by",
        "that",
        "at",
    )
