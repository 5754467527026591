"""What is counted: the head noun after a number, or the people a count stands for."""

from variorum.lexicon import is_function_word
from variorum.text.grammar import Text, Token

_WALK = 8  # words between a number and its noun, at most
_FATE_WALK = 9
_NOT_PLURAL = ("ss", "us", "is", "'s")
_MORE = ("more", "most", "other", "extra", "additional", "further", "new")


def head_noun(text: Text, place: int, *, one: bool = False) -> tuple[str, int] | None:
    """The noun that a number standing before `place` counts, and the place after it.

    It is the last plural of the noun phrase, "makers" in "500 arms and equipment makers"; for the
    number one it is the last word of the phrase.
    """
    best: tuple[str, int] | None = None
    at, last = place, min(len(text.tokens), place + _WALK)
    while at < last and _goes_on(text, place, at):
        token, end = text.tokens[at], _compound_end(text, at)
        named = at > place and token.text[0].isupper() and text.tokens[at - 1].text[0].isupper()
        if named and not one and text.value("PERSON", at) is None:
            break
        if end == at + 1 and token.text[0].isalpha() and (one or _is_plural(text, at)):
            best = (token.form, end)
            if _is_whole(text, at, end, one=one):
                break
        at = end
    return best


def _is_whole(text: Text, at: int, end: int, *, one: bool) -> bool:
    """Whether the phrase ends with this noun."""
    return text.value("PERSON", at) is not None if one else not _more_follows(text, end)


def _goes_on(text: Text, place: int, at: int) -> bool:
    """Whether the noun phrase that begins at `place` still goes on at `at`."""
    token = text.tokens[at]
    if token.form in ("and", "&", "or"):
        return at > place and not text.tokens[at - 1].form.endswith("ed")
    if token.form in ("'s", "'"):
        return at > place
    if _compound_end(text, at) > at + 1 and token.text[0].isalpha():
        return True
    irregular = text.value("IRREGULAR", at) is not None
    return irregular or token.form in _MORE or _may_be_noun(text, place, at)


def _may_be_noun(text: Text, place: int, at: int) -> bool:
    """Whether a word may be an adjective or noun of the phrase, rather than its end."""
    form = text.tokens[at].form
    if not form[0].isalpha() or is_function_word(form):
        return False
    if text.value("VERB", at) is not None or text.value("PAST", at) is not None:
        return False
    return not _is_verb(text, at, first=at == place)


def _is_verb(text: Text, at: int, *, first: bool) -> bool:
    """Whether a word in -ed is a verb rather than a participle before its noun."""
    form = text.tokens[at].form
    regular = form.endswith("ed") and len(form) > 4 and not form.endswith("eed")
    return regular and text.value("PARTICIPLE", at) is None and (first or not form.startswith("un"))


def _compound_end(text: Text, at: int) -> int:
    """The end of a word with what hangs on it by hyphens: "high-ranking", "S-400"."""
    end = at + 1
    read = text.tokens
    while end + 1 < len(read) and read[end].form == "-" and not read[end].spaced:
        if read[end + 1].spaced or not read[end + 1].text[0].isalnum():
            break
        end += 2
    return end


def _is_plural(text: Text, at: int) -> bool:
    if text.value("IRREGULAR", at) is not None:
        return True
    form = text.tokens[at].form
    return len(form) > 3 and form.endswith("s") and not form.endswith(_NOT_PLURAL)


def _more_follows(text: Text, at: int) -> bool:
    """Whether the phrase goes on after a plural: "women passengers", "arms and jet makers"."""
    if at >= len(text.tokens):
        return False
    token = text.tokens[at]
    if token.form in ("'s", "'"):
        return True
    attributive = text.value("ATTRIBUTIVE", at - 1) is not None
    if not token.text[0].isalpha():
        return False
    if attributive:
        return text.value("VERB", at) is None
    return token.text.islower() and _is_plural(text, at) and not is_function_word(token.form)


def counts_people(text: Text, first: int, place: int) -> bool:
    """Whether a number with no noun of its own stands for people: "51 were taken to hospital"."""
    after = place
    while after < len(text.tokens) and _is_by_the_way(text.tokens[after].form):
        after += 1
    if text.value("STATE", after) is not None:
        return True
    if text.value("ELLIPSIS", after) is not None:
        return has_fate(text, after)
    return _follows_toll(text, first) and not _begins_phrase(text, place)


def _is_by_the_way(form: str) -> bool:
    return form.endswith("ly") or form in ("more", "others", "other")


def has_fate(text: Text, place: int) -> bool:
    """Whether the words that follow tell what befell somebody."""
    near = text.tokens[place : place + _FATE_WALK]
    wall = next((n for n, token in enumerate(near) if token.form in ".;:"), len(near))
    return any(text.value("FATE", place + n) is not None for n in range(wall))


def _follows_toll(text: Text, first: int) -> bool:
    """Whether the number is what a verb of harm, or a toll, has for its object."""
    if text.value("TOLL", first - 1) is not None:
        return True
    near = [t.form for t in text.tokens[max(0, first - 6) : first]]
    return "toll" in near and near[-1] in ("to", "at", "is", "was", "of")


def tallied(text: Text, first: int) -> str:
    """What "the number of cases rose to 41" counts: cases; people where the number is of nothing
    else that is counted ("the number to be moved was put at 40"); "" where there is no tally."""
    if first < 2 or text.tokens[first - 1].form not in _LINKS:
        return ""
    if text.tokens[first - 2].text[0].isdigit():
        return ""  # "the tally was 66 to 54"
    low = max(0, first - _BACK)
    stop = next((n for n in range(first - 1, low - 1, -1) if text.tokens[n].form in ".;:,"), low)
    for n in range(first - 2, stop - 1, -1):
        form = text.tokens[n].form
        if form in _TALLIES:
            noun = head_noun(text, n + 2) if text.tokens[n + 1].form == "of" else None
            return noun[0] if noun else _TALLIES[form]
        if form in _TOLLS:
            return form
    return ""


_BACK = 12
_LINKS = frozenset(("to", "at", "reached", "reaches", "hit", "passed", "is", "was", "stands"))
_TALLIES = {"toll": "people", "number": "people", "tally": "people"}
_TOLLS = frozenset(("deaths", "cases", "infections", "fatalities", "injuries", "arrests"))


def _begins_phrase(text: Text, place: int) -> bool:
    """Whether a word that could be counted stands right after the number."""
    if place >= len(text.tokens):
        return False
    token = text.tokens[place]
    return token.text[0].isalpha() and not is_function_word(token.form)


def is_designation(text: Text, first: int, last: int, *, unit: bool = False) -> bool:
    """Whether the number from `first` to `last` is part of a name: S-400, Flight 370, 4x4, 24/7.

    Where a unit is known, only what touches the number tells.
    """
    read = text.tokens
    if _glued_before(read, first) or _leading_zero(read[first].text):
        return True
    if unit:
        return False
    beside = [*read[max(0, first - 1) : first], *read[last : last + 1]]
    digits = any(t.text[0].isdigit() for t in beside)
    return digits or _glued_after(text, last) or _after_name(text, first, last)


def _leading_zero(number: str) -> bool:
    return len(number) > 1 and number[0] == "0" and number[1].isdigit()


def _glued_before(read: tuple[Token, ...], first: int) -> bool:
    """A letter, or a letter and a hyphen, right before the digits."""
    if not first or read[first].spaced:
        return False
    before = read[first - 1]
    if before.text[0].isalpha() or before.form in "/:@#_.":
        return True
    return before.form == "-" and first > 1 and not before.spaced


def _glued_after(text: Text, last: int) -> bool:
    """Letters, a slash or a colon right after the number, or a hyphen and an ordinal or a word."""
    read = text.tokens
    if last >= len(read) or read[last].spaced:
        return False
    after = read[last]
    if after.text[0].isalpha() or after.form in "/:@_":
        return True
    return after.form == "-" and last + 1 < len(read) and not read[last + 1].spaced


def _after_name(text: Text, first: int, last: int) -> bool:
    """A designator ("chapter", "Flight") or, in mid-sentence, a capitalised word before digits."""
    if not first or not text.tokens[first].spaced:
        return False
    if text.value("DESIGNATOR", first - 1) is not None:
        return True
    before, number = text.tokens[first - 1], text.tokens[first].text
    if before.form == "." and first > 1:
        return text.value("DESIGNATOR", first - 2) is not None and not before.spaced
    if text.value("WEEKDAY", first - 1) is not None or text.value("PERSON", last) is not None:
        return False
    short = last == first + 1 and number.isdigit() and len(number) < 5
    return short and first > 1 and before.text[0].isupper() and not has_fate(text, last)
