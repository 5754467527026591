"""What is counted: the head noun after a number, or the people a count stands for."""

from variorum.lexicon import is_function_word, terms
from variorum.text.grammar import Text, Token

_WALK = 8  # words between a number and its noun, at most
_FATE_WALK = 9
_NOT_PLURAL = ("ss", "us", "'s")
_JOINS = ("and", "&", "or")
_ACRONYMS = ("US", "IT")  # which are written like small words
_MORE = ("more", "most", "other", "extra", "additional", "further", "new")


def head_noun(text: Text, place: int, *, one: bool = False) -> tuple[str, int] | None:
    """The noun that a number standing before `place` counts, and the place after it.

    It is the last plural of the noun phrase, "makers" in "500 arms and equipment makers"; for the
    number one it is the last word of the phrase.
    """
    best: tuple[str, int] | None = None
    at, last = place, min(len(text.tokens), place + _WALK)
    while at < last and _goes_on(text, place, at) and not (one and text.tokens[at].form in _JOINS):
        token, end = text.tokens[at], _compound_end(text, at)
        named = at > place and token.text[0].isupper() and text.tokens[at - 1].text[0].isupper()
        if named and best is not None:
            break
        if _is_model_plural(text, end):
            return _joined(text, at, end), end
        if end == at + 1 and token.text[0].isalpha() and (one or _is_plural(text, at)):
            best = (token.form, end)
            if _is_whole(text, at, end, one=one):
                break
        at = end
    return best


def _is_model_plural(text: Text, end: int) -> bool:
    """Whether a word ends like "737s", "F-16s"."""
    read = text.tokens
    return read[end - 1].form == "s" and read[end - 2].text[-1].isdigit()


def _joined(text: Text, at: int, end: int) -> str:
    return "".join(token.form for token in text.tokens[at:end])


def _is_whole(text: Text, at: int, end: int, *, one: bool) -> bool:
    """Whether the phrase ends with this noun."""
    return text.value("PERSON", at) is not None if one else not _more_follows(text, end)


def _goes_on(text: Text, place: int, at: int) -> bool:
    """Whether the noun phrase that begins at `place` still goes on at `at`."""
    token = text.tokens[at]
    if token.form in _JOINS:
        return at > place and not text.tokens[at - 1].form.endswith("ed")
    if token.form in ("'s", "'"):
        return at > place
    if _compound_end(text, at) > at + 1 and (token.text[0].isalpha() or _has_letters(text, at)):
        return True
    if token.text[0].isdigit():
        return at > place and _is_model(text, at)
    irregular = text.value("IRREGULAR", at) is not None
    return irregular or token.form in _MORE or _may_be_noun(text, place, at)


def _has_letters(text: Text, at: int) -> bool:
    """Whether a compound that begins with digits holds a word too: "60-kilo", "737s"."""
    return any(t.text[0].isalpha() for t in text.tokens[at : _compound_end(text, at)])


def _is_model(text: Text, at: int) -> bool:
    """Whether a number is the model of what is counted: "22 new Boeing 787 Dreamliners"."""
    written = text.tokens[at].text
    if not (written.isdigit() and 2 <= len(written) <= 4) or at + 1 >= len(text.tokens):
        return False
    after = text.tokens[at + 1].text
    return text.tokens[at - 1].text[0].isalpha() and (
        after[0].isupper() or _is_plural(text, at + 1)
    )


def _may_be_noun(text: Text, place: int, at: int) -> bool:
    """Whether a word may be an adjective or noun of the phrase, rather than its end."""
    form, acronym = text.tokens[at].form, text.tokens[at].text in _ACRONYMS
    if not form[0].isalpha() or (is_function_word(form) and not acronym):
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
    """The end of a word with what touches it: "high-ranking", "S-400", "A320s", "60-kilo"."""
    end = at + 1
    read = text.tokens
    while end < len(read) and not read[end].spaced:
        hyphen = read[end].form == "-" and end + 1 < len(read) and not read[end + 1].spaced
        last = end + 1 if hyphen else end
        if not read[last].text[0].isalnum() or read[last].form == "'s":
            break
        end = last + 1
    return end


def _is_plural(text: Text, at: int) -> bool:
    """Whether a word is the plural of a noun; "Israelis" is one, "Texas" and "news" are not."""
    if text.value("IRREGULAR", at) is not None:
        return True
    form, written = text.tokens[at].form, text.tokens[at].text
    if text.value("SINGULAR", at) is not None or (written[0].isupper() and _is_place(written)):
        return False
    if form.endswith("is"):
        return written in terms("name_demonyms")
    return len(form) > 3 and form.endswith("s") and not form.endswith(_NOT_PLURAL)


def _is_place(written: str) -> bool:
    return written in terms("name_places")


def _more_follows(text: Text, at: int) -> bool:
    """Whether the phrase goes on after a plural: "women passengers", "arms and jet makers"."""
    if at >= len(text.tokens):
        return False
    token = text.tokens[at]
    if token.form in ("'s", "'"):
        return True
    if text.tokens[at - 1].form == "people":  # "a ferry carrying 470 people sinks"
        return False
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
    """What "the number of cases rose to 41" counts: cases; people after "a crowd of", and where
    the number is of nothing else that is counted ("the number to be moved was put at 40"); ""
    where there is no tally."""
    if first < 2 or text.tokens[first - 2].text[0].isdigit():
        return ""  # "the tally was 66 to 54"
    if text.tokens[first - 1].form == "of":
        group = any(text.value(kind, first - 2) is not None for kind in ("GROUP", "SETTLED"))
        return "people" if group and not text.tokens[first].text[0].isupper() else ""
    if text.value("TALLY_LINK", first - 1) is None:
        return ""
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
_TITLE_CASE = 0.8
_NEAR = 3
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
    if first and read[first - 1].text[0].isdigit():
        return True
    digits = last < len(read) and read[last].text[0].isdigit() and not _has_letters(text, last)
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
    if after.text[0].isalpha() or after.form in "/@_":
        return True
    return after.form in "-:" and last + 1 < len(read) and not read[last + 1].spaced


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
    if not (short and first > 1 and before.text[0].isupper()) or has_fate(text, last):
        return False
    return not (in_title_case(text) and _counts_in_title(text, first, last))


def in_title_case(text: Text) -> bool:
    """Whether nearly every longer word has a capital: then a capital tells no name."""
    longer = [t.text for t in text.tokens if len(t.text) > len("with") and t.text[0].isalpha()]
    return bool(longer) and sum(w[0].isupper() for w in longer) >= _TITLE_CASE * len(longer)


def _counts_in_title(text: Text, first: int, last: int) -> bool:
    """Whether a number after a capital counts people, or follows what befell them, or a verb."""
    if any(text.value(kind, first - 1) is not None for kind in ("TOLL", "VERB", "PAST", "LINK")):
        return True
    near = range(last, min(last + _NEAR, len(text.tokens)))
    return any(text.value(kind, n) is not None for n in near for kind in ("PERSON", "STATE"))
