"""What the rules of `quantity_rules.tsv` mean: from a match to value, unit and hedge.

Sums of money are in `sums`, what all meanings share in `sizes`.
"""

from variorum.figures import sums
from variorum.figures.counted import has_fate, head_noun
from variorum.figures.sizes import COUNT, Amount, Meaning, bounds, hedge, is_change, quantity
from variorum.lexicon import is_function_word
from variorum.model import Qualifier
from variorum.text.grammar import Match, Text
from variorum.text.numbers import value

_AGES = range(1, 111)
_WHOLES = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 20, 100))  # "two in five", but not "two in 2010"
_HOURS, _MINUTES = 24, 60
_LONGEST_METRES = 10_000  # "12 m" is a length, "12 m viewers" is not


def amount(match: Match, text: Text) -> Amount | None:
    """What a match amounts to, None where it is no quantity after all."""
    return _MEANINGS[match.meaning](match, text)


def _count(match: Match, text: Text) -> Amount | None:
    return quantity(match, text)


def _percent(match: Match, text: Text) -> Amount | None:
    return quantity(match, text, "%")


def _percent_range(match: Match, text: Text) -> Amount | None:
    if is_change(match, text):
        return None
    ends = bounds(match.parts["a"], match.parts["b"])
    return ends and Amount(ends[0], "%", hedge(match), ends[1])


def _fraction(match: Match, text: Text) -> Amount | None:
    """Two-thirds of a whole, one in five: as a percentage, so that it can be compared."""
    above, below = value(match.parts["a"]), value(match.parts["b"])
    if not above or not below or not above < below <= 1000:
        return None
    return Amount(round(100 * above / below, 2), "%", hedge(match))


def _less_percent(match: Match, text: Text) -> Amount | None:
    """Below zero: "-0.3 pct"; a dash between figures is none."""
    found, first = _percent(match, text), text.tokens[match.first]
    after_number = match.first > 0 and text.tokens[match.first - 1].text[0].isdigit()
    if found is None or not first.spaced or (after_number and first.form == "-"):
        return None
    return found.times(-1, "%")


def _stands_alone(text: Text, place: int) -> bool:
    """Whether nothing follows that a number could count."""
    if place >= len(text.tokens):
        return True
    token = text.tokens[place]
    known = text.value("VERB", place) or text.value("PAST", place)
    return not token.text[0].isalnum() or is_function_word(token.form) or known is not None


def _half_alone(match: Match, text: Text) -> Amount | None:
    """ "Nearly half said no": a half that is hedged needs no whole."""
    alone = _stands_alone(text, match.last) and text.tokens[match.last - 1].text.islower()
    told = alone and hedge(match) is not Qualifier.EXACT
    return Amount(50.0, "%", hedge(match)) if told else None


def _fraction_alone(match: Match, text: Text) -> Amount | None:
    """ "Fell by a third", "about two thirds": but not "only a third man"."""
    return _fraction(match, text) if _stands_alone(text, match.last) else None


def _odds(match: Match, text: Text) -> Amount | None:
    """ "Two in three people"; not "five in ten days"."""
    whole = value(match.parts["b"])
    time = text.value("UNIT", match.last) is not None or text.value("UNIT", match.last + 1)
    return _fraction(match, text) if whole in _WHOLES and not time else None


def _half(match: Match, text: Text) -> Amount | None:
    """Half of a whole; the "second half of the year" is none."""
    if match.first and text.value("WHICH_HALF", match.first - 1) is not None:
        return None
    return Amount(50.0, "%", hedge(match))


def _measure(match: Match, text: Text) -> Amount | None:
    """A number of units; "129,000 week ago" is none of weeks, "1000 hrs" a time of day."""
    found, unit = quantity(match, text, str(match.parts["u"])), text.tokens[match.last - 1].form
    ago = match.last < len(text.tokens) and text.tokens[match.last].form in ("ago", "earlier")
    one = found is None or found.value == 1
    clock = unit == "hrs" and _is_time_of_day(text.tokens[match.last - 2].text)
    return None if clock or (ago and not one and not unit.endswith("s")) else found


def _is_time_of_day(written: str) -> bool:
    """Whether four digits may be hours and minutes."""
    four = written.isdecimal() and len(written) == len("0600")
    return four and int(written[:2]) < _HOURS and int(written[2:]) < _MINUTES


def _symbol(match: Match, text: Text) -> Amount | None:
    """A symbol goes with digits: "40 km", not "forty ha"."""
    digits = any(t.text[0].isdigit() for t in text.tokens[match.first : match.last - 1])
    return quantity(match, text, str(match.parts["u"])) if digits else None


def _area(match: Match, text: Text) -> Amount | None:
    """ "40 km2", "3m3": squared or cubed."""
    power = "²" if text.tokens[match.last - 1].form == "2" else "³"
    return quantity(match, text, str(match.parts["u"]) + power)


def _rate(match: Match, text: Text) -> Amount | None:
    """A length in a time: "3 km per second"."""
    return quantity(match, text, f"{match.parts['u']}/{match.parts['v']}")


def _inches(match: Match, text: Text) -> Amount | None:
    """ "10" long"."""
    found = value(match.parts["n"])
    return None if found is None else Amount(found, "in", hedge(match))


def _counts_millions(text: Text, place: int) -> bool:
    """Whether a plural follows that is counted: "9m phones"; "9m waves" are metres high."""
    noun = head_noun(text, place)
    return noun is not None and text.value("LONG", noun[1] - 1) is None


def _letter(match: Match, text: Text) -> Amount | None:
    """A small letter touches its digits, and nothing touches it: "40m", not "5G" or "40m2x"."""
    found, read = value(match.parts["n"]), text.tokens
    glued = match.last < len(read) and not read[match.last].spaced
    written = read[match.last - 1].text
    fits = written.islower() or written == "L"
    if found is None or not fits or (glued and read[match.last].text[0].isalnum()):
        return None
    if written == "m" and _counts_millions(text, match.last):
        return None
    return Amount(found, str(match.parts["u"]), hedge(match))


def _spaced_letter(match: Match, text: Text) -> Amount | None:
    """ "12 m high", "1 m x 1 m": a letter apart from its digits, and nothing after it to count."""
    digits = match.last < len(text.tokens) and text.tokens[match.last].text[0].isdigit()
    extent = digits or text.value("EXTENT", match.last) is not None
    alone = extent or _stands_alone(text, match.last)
    found = _letter(match, text) if alone else None
    return found if found and found.value <= _LONGEST_METRES else None


def _minus(match: Match, text: Text) -> Amount | None:
    """Below zero: degrees only, for a dash may be anything."""
    found = quantity(match, text, str(match.parts["u"]))
    spaced = text.tokens[match.first].spaced
    return found.times(-1, found.unit) if found and "°" in found.unit and spaced else None


def _degrees(match: Match, text: Text) -> Amount | None:
    """ "21C" where heat or cold is spoken of; a seat and a gate have such numbers too."""
    found = quantity(match, text, str(match.parts["u"]))
    glued = match.last < len(text.tokens) and text.tokens[match.last].text[0].isalnum()
    apart = not glued or text.tokens[match.last].spaced
    large = text.tokens[match.last - 1].text.isupper()
    return found if found and large and apart and text.holds("HEAT") else None


def _minus_degrees(match: Match, text: Text) -> Amount | None:
    """ "-35C": where heat or cold is spoken of."""
    found = _degrees(match, text)
    return found.times(-1, found.unit) if found and text.tokens[match.first].spaced else None


def _fixed(fixed: float) -> Meaning:
    """Half a mile, an hour and a half."""

    def meaning(match: Match, text: Text) -> Amount | None:
        return Amount(fixed, str(match.parts["u"]), hedge(match))

    return meaning


def _part_unit(match: Match, text: Text) -> Amount | None:
    """A quarter of a unit, in digits: "1/4 mile"."""
    above, below = value(match.parts["a"]), value(match.parts["b"])
    if not above or not below or not above < below:
        return None
    return Amount(round(above / below, 6), str(match.parts["u"]), hedge(match))


def _magnitude(match: Match, text: Text) -> Amount | None:
    found = value(match.parts["n"])
    return Amount(found, "magnitude") if found and found < 11 else None


def _age(match: Match, text: Text) -> Amount | None:
    return quantity(match, text, "years")


def _ordinal(match: Match, text: Text) -> Amount | None:
    """ "A third man has died": three at the least, where something befell him."""
    found, person = float(str(match.parts["o"])), text.tokens[match.last]
    fated = person.form in _CASUALTIES or has_fate(text, match.last + 1)
    return Amount(found, COUNT, Qualifier.AT_LEAST) if found > 1 and fated else None


_CASUALTIES = frozenset(("victim", "fatality", "death", "casualty"))


def _apposition(match: Match, text: Text) -> Amount | None:
    """ "Ann Lee, 30, said": an age where a name or a person stands before it, in commas."""
    at = match.first - 2
    opened = at >= 0 and text.tokens[at + 1].form in (",", "(")
    found = value(match.parts["n"])
    if not opened or found is None or int(found) not in _AGES:
        return None
    person = text.value("PERSON", at) is not None
    named = text.tokens[at].text[0].isupper() and text.value("WEEKDAY", at) is None
    return Amount(found, "years") if person or named else None


_MEANINGS: dict[str, Meaning] = {
    **sums.MEANINGS,
    "count": _count,
    "ordinal": _ordinal,
    "percent": _percent,
    "less_percent": _less_percent,
    "half_alone": _half_alone,
    "fraction_alone": _fraction_alone,
    "odds": _odds,
    "spaced_letter": _spaced_letter,
    "percent_range": _percent_range,
    "fraction": _fraction,
    "half": _half,
    "measure": _measure,
    "symbol": _symbol,
    "letter": _letter,
    "area": _area,
    "inches": _inches,
    "rate": _rate,
    "minus": _minus,
    "degrees": _degrees,
    "minus_degrees": _minus_degrees,
    "half_unit": _fixed(0.5),
    "one_and_half": _fixed(1.5),
    "part_unit": _part_unit,
    "magnitude": _magnitude,
    "age": _age,
    "apposition": _apposition,
}
