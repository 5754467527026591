"""What the rules of `quantity_rules.tsv` mean: from a match to value, unit and hedge."""

from collections.abc import Callable
from dataclasses import dataclass

from variorum.figures.counted import has_fate
from variorum.model import Qualifier
from variorum.text.grammar import Match, Text
from variorum.text.numbers import value

COUNT = "count"  # the unit of an amount whose noun has still to be found
POUNDS = "pounds"  # money or weight, as the rest of the report tells
_SUM = 100_000  # so many pounds are money
_AGES = range(1, 111)
_LEAST_BARE = 100  # "R26" is a road, "R2,600" is money


@dataclass(frozen=True, slots=True)
class Amount:
    """A value, its unit, how it is hedged, and the end of a range."""

    value: float
    unit: str
    qualifier: Qualifier = Qualifier.EXACT
    upper: float | None = None

    def times(self, factor: float, unit: str) -> "Amount":
        """The same in another unit."""
        upper = None if self.upper is None else round(self.upper * factor, 6)
        return Amount(round(self.value * factor, 6), unit, self.qualifier, upper)


Meaning = Callable[[Match, Text], Amount | None]


def amount(match: Match, text: Text) -> Amount | None:
    """What a match amounts to, None where it is no quantity after all."""
    return _MEANINGS[match.meaning](match, text)


def _hedge(match: Match) -> Qualifier:
    """The hedge before the number or after it; of two before it, the one that says more."""
    found = match.parts.get("g")
    hedges = [str(h) for h in found.parts.values()] if isinstance(found, Match) else []
    if "f" in match.parts:
        hedges.append(str(match.parts["f"]))
    strong = [h for h in hedges if h != "="]
    return Qualifier(strong[0]) if strong else Qualifier.EXACT


def _scale(part: "str | Match | None") -> float:
    """The scale that a number is given in: 1e6 for "2.6 million", 1 for "40"."""
    while isinstance(part, Match):
        if part.rule == "scaled":
            return _factor(part)
        part = part.parts.get("a")
    return 1.0


def _factor(scaled: Match) -> float:
    found = 1.0
    for name in ("b", "c"):
        if name in scaled.parts:
            found *= value(scaled.parts[name]) or 1.0
    return found


def _bounds(first: "str | Match | None", last: "str | Match | None") -> tuple[float, float] | None:
    """The two ends of a range; "2 to 3 million" scales both, "50-40" is no range."""
    low, high = value(first), value(last)
    if low is None or high is None:
        return None
    scale = _scale(last)
    if scale > 1 and _scale(first) == 1 and low < scale:
        low *= scale
    return (low, high) if low < high else None


def _quantity(match: Match, unit: str = COUNT) -> Amount | None:
    """The part "q" of a match, a number or a range, under the hedge of the whole."""
    found, qualifier = match.parts["q"], _hedge(match)
    while isinstance(found, Match) and found.rule == "quantity":
        found = found.parts["q"]
    if not isinstance(found, Match):
        return None
    if found.meaning == "range":
        ends = _bounds(found.parts["a"], found.parts["b"])
        return ends and Amount(ends[0], unit, qualifier, ends[1])
    if found.meaning == "vague":
        vague = Qualifier.AT_LEAST if qualifier in (Qualifier.EXACT, Qualifier.ABOUT) else qualifier
        return Amount(float(str(found.parts["v"])), unit, vague)
    one = value(found.parts["b" if found.meaning == "second" else "a"])
    return None if one is None else Amount(one, unit, qualifier)


def _count(match: Match, text: Text) -> Amount | None:
    return _quantity(match)


def _coin(match: Match) -> tuple[str, float]:
    """The currency, and the part of it that one coin is."""
    code, _, part = str(match.parts["c"]).partition(" ")
    return code, float(part or 1)


def _money(match: Match, text: Text) -> Amount | None:
    found, (code, part) = _quantity(match), _coin(match)
    code = "USD" if _is_article(match, text) else code
    dated = text.value("CODE", match.last - 1) is not None and _year_like(match, text)
    return found.times(part, code) if found and not dated else None


def _is_article(match: Match, text: Text) -> bool:
    """Whether "A $40 note" begins with an article, and not with the sign of Australia."""
    read = text.tokens
    near = range(match.first + 1, min(match.first + 4, match.last))
    return any(read[n].form == "$" and read[n].spaced and read[n - 1].form == "a" for n in near)


def _year_like(match: Match, text: Text) -> bool:
    """Whether the number is rather a year: "2016 NPR" is who holds the rights."""
    written = text.tokens[match.first].text
    return match.last - match.first == 2 and len(written) == 4 and written[:2] in ("19", "20")


def _bare_money(match: Match, text: Text) -> Amount | None:
    found = _money(match, text)
    return found if found and found.value >= _LEAST_BARE else None


def _is_change(match: Match, text: Text) -> bool:
    """Whether it goes "from 5% to 7%", which is two figures and no range."""
    return match.first > 0 and text.tokens[match.first - 1].form == "from"


def _money_range(match: Match, text: Text) -> Amount | None:
    if _is_change(match, text):
        return None
    ends, (code, part) = _bounds(match.parts["a"], match.parts["b"]), _coin(match)
    return ends and Amount(ends[0], code, _hedge(match), ends[1]).times(part, code)


def _money_after(match: Match, text: Text) -> Amount | None:
    """A sign after the number, unless a number follows, whose sign it then is."""
    after = match.last
    follows = after < len(text.tokens) and text.tokens[after].text[0].isdigit()
    return None if follows else _money(match, text)


def _pounds(match: Match, text: Text) -> Amount | None:
    """A weight where weight is spoken of, money where a sum is; else `POUNDS`, to be decided."""
    found, hyphen = _quantity(match), text.tokens[match.last - 2].form == "-"
    if found is None:
        return None
    if (hyphen and found.value < _SUM) or text.holds("WEIGHT"):
        return found.times(1, "lb")
    return found.times(1, "GBP" if found.value >= _SUM else POUNDS)


def _pence(match: Match, text: Text) -> Amount | None:
    found = value(match.parts["n"])
    return Amount(found, "GBP", _hedge(match)).times(0.01, "GBP") if found and found < 300 else None


def _percent(match: Match, text: Text) -> Amount | None:
    return _quantity(match, "%")


def _percent_range(match: Match, text: Text) -> Amount | None:
    if _is_change(match, text):
        return None
    ends = _bounds(match.parts["a"], match.parts["b"])
    return ends and Amount(ends[0], "%", _hedge(match), ends[1])


def _fraction(match: Match, text: Text) -> Amount | None:
    """Two-thirds of a whole, one in five: as a percentage, so that it can be compared."""
    above, below = value(match.parts["a"]), value(match.parts["b"])
    if not above or not below or not above < below <= 1000:
        return None
    return Amount(round(100 * above / below, 2), "%", _hedge(match))


def _half(match: Match, text: Text) -> Amount | None:
    return Amount(50.0, "%", _hedge(match))


def _measure(match: Match, text: Text) -> Amount | None:
    return _quantity(match, str(match.parts["u"]))


def _symbol(match: Match, text: Text) -> Amount | None:
    """A symbol goes with digits: "40 km", not "forty ha"."""
    at = text.tokens[match.last - 2] if match.last - match.first > 1 else None
    digits = at is not None and (at.text[0].isdigit() or at.form == "-")
    return _quantity(match, str(match.parts["u"])) if digits else None


def _letter(match: Match, text: Text) -> Amount | None:
    found = value(match.parts["n"])
    return None if found is None else Amount(found, str(match.parts["u"]), _hedge(match))


def _minus(match: Match, text: Text) -> Amount | None:
    """Below zero: degrees only, for a dash may be anything."""
    found = _quantity(match, str(match.parts["u"]))
    spaced = text.tokens[match.first].spaced
    return found.times(-1, found.unit) if found and "°" in found.unit and spaced else None


def _fixed(fixed: float) -> Meaning:
    """Half a mile, an hour and a half."""

    def meaning(match: Match, text: Text) -> Amount | None:
        return Amount(fixed, str(match.parts["u"]), _hedge(match))

    return meaning


def _part_unit(match: Match, text: Text) -> Amount | None:
    """A quarter of a unit, in digits: "1/4 mile"."""
    above, below = value(match.parts["a"]), value(match.parts["b"])
    if not above or not below or not above < below:
        return None
    return Amount(round(above / below, 6), str(match.parts["u"]), _hedge(match))


def _magnitude(match: Match, text: Text) -> Amount | None:
    found = value(match.parts["n"])
    return Amount(found, "magnitude") if found and found < 11 else None


def _age(match: Match, text: Text) -> Amount | None:
    return _quantity(match, "years")


def _ordinal(match: Match, text: Text) -> Amount | None:
    """ "A third man has died": three at the least, where something befell him."""
    found, person = float(str(match.parts["o"])), text.tokens[match.last]
    fated = person.form in _CASUALTIES or has_fate(text, match.last + 1)
    return Amount(found, COUNT, Qualifier.AT_LEAST) if found > 1 and fated else None


_CASUALTIES = frozenset(("victim", "fatality", "death", "casualty"))


def _apposition(match: Match, text: Text) -> Amount | None:
    """ "Ann Lee, 30, said": an age where a name or a person stands before it."""
    found, before = value(match.parts["n"]), text.tokens[match.first - 2]
    person = text.value("PERSON", match.first - 2) is not None
    named = before.text[0].isupper() and text.value("WEEKDAY", match.first - 2) is None
    if found is None or int(found) not in _AGES or not (person or named):
        return None
    return Amount(found, "years")


_MEANINGS: dict[str, Meaning] = {
    "count": _count,
    "ordinal": _ordinal,
    "money": _money,
    "bare_money": _bare_money,
    "money_range": _money_range,
    "money_after": _money_after,
    "pounds": _pounds,
    "pence": _pence,
    "percent": _percent,
    "percent_range": _percent_range,
    "fraction": _fraction,
    "half": _half,
    "measure": _measure,
    "symbol": _symbol,
    "letter": _letter,
    "minus": _minus,
    "half_unit": _fixed(0.5),
    "one_and_half": _fixed(1.5),
    "part_unit": _part_unit,
    "magnitude": _magnitude,
    "age": _age,
    "apposition": _apposition,
}
