"""What the rules of money mean: from a match to a sum and its currency."""

from functools import cache

from variorum.figures.sizes import Amount, Meaning, bounds, hedge, is_change, quantity
from variorum.lexicon import rows
from variorum.text.grammar import Match, Text
from variorum.text.numbers import value

POUNDS = "pounds"  # money or weight, as the rest of the report tells
_SUM = 100_000  # so many pounds are money
_LEAST_BARE = 100  # "R26" is a road, "R2,600" is money
_LEAST_WON = 1000  # "the 12 won" did not get twelve won


def _coin(match: Match) -> tuple[str, float]:
    """The currency, and the part of it that one coin is."""
    code, _, part = str(match.parts["c"]).partition(" ")
    return code, float(part or 1)


def _money(match: Match, text: Text) -> Amount | None:
    found, (code, part) = quantity(match, text), _coin(match)
    code = "USD" if _is_article(match, text) else code
    dated = text.value("CODE", match.last - 1) is not None and _year_like(match, text)
    if found is None or dated or _won(match, text, found):
        return None
    return found.times(part, code)


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


def _money_range(match: Match, text: Text) -> Amount | None:
    if is_change(match, text):
        return None
    ends, (code, part) = bounds(match.parts["a"], match.parts["b"]), _coin(match)
    return ends and Amount(ends[0], code, hedge(match), ends[1]).times(part, code)


def _money_after(match: Match, text: Text) -> Amount | None:
    """A sign after the number, unless a number follows, whose sign it then is.

    Of letters only where it is written as it should be: "seven SH-60s" are no shillings.
    """
    after, sign = match.last, text.tokens[match.last - 1].text
    near = [t.text for t in text.tokens[after : after + 2]]
    follows = bool(near) and near[0][0].isdigit() and near[1:] != [sign]  # but "10 $ 30 $"
    known = not sign.isalpha() or sign in _signs()
    return None if follows or not known else _money(match, text)


@cache
def _signs() -> frozenset[str]:
    return frozenset(row[1] for row in rows("currencies") if row[0] == "SIGN")


def _pounds(match: Match, text: Text) -> Amount | None:
    """A weight where weight is spoken of, money where a sum is; else `POUNDS`, to be decided."""
    found, hyphen = quantity(match, text), text.tokens[match.last - 2].form == "-"
    if found is None:
        return None
    if (hyphen and found.value < _SUM) or text.holds("WEIGHT"):
        return found.times(1, "lb")
    return found.times(1, "GBP" if found.value >= _SUM else POUNDS)


def _pence(match: Match, text: Text) -> Amount | None:
    found = value(match.parts["n"])
    return Amount(found, "GBP", hedge(match)).times(0.01, "GBP") if found and found < 300 else None


def _won(match: Match, text: Text, found: Amount) -> bool:
    """Whether "won" is a verb: "of the 12 won gold"."""
    return text.tokens[match.last - 1].form == "won" and found.value < _LEAST_WON


def _money_split(match: Match, text: Text) -> Amount | None:
    """ "75 USD million"."""
    number, scale, (code, part) = value(match.parts["n"]), value(match.parts["b"]), _coin(match)
    return Amount(number * scale * part, code, hedge(match)) if number and scale else None


def _money_coins(match: Match, text: Text) -> Amount | None:
    """ "Thirteen dollars and forty-five cents"."""
    whole, coins, (code, part) = value(match.parts["a"]), value(match.parts["b"]), _coin(match)
    if whole is None or coins is None or part != 1 or coins >= 100:
        return None
    return Amount(round(whole + coins / 100, 2), _pounds_code(code), hedge(match))


def _pounds_code(code: str) -> str:
    return code if code.isalpha() and code.isupper() else POUNDS


def _money_parts(match: Match, text: Text) -> Amount | None:
    """ "15 dollars 50", where nothing follows that the fifty could count."""
    follows = text.tokens[match.last].text if match.last < len(text.tokens) else "."
    if follows[0].isalnum() and follows != "more":
        return None
    found = _money_coins(match, text)
    return found if found and found.value < _SUM else None


def _money_before(match: Match, text: Text) -> Amount | None:
    """ "Naira 5 million"; but not "against the dollar 2.5 million barrels"."""
    at = match.first - 1
    if at >= 0 and text.tokens[at].text[0].isalpha() and text.value("LINK", at) is None:
        return None
    found, (code, part) = value(match.parts["a"]), _coin(match)
    return None if found is None else Amount(found, code, hedge(match)).times(part, code)


def _less_money(match: Match, text: Text) -> Amount | None:
    """Below zero: "-$5 million"."""
    spaced = text.tokens[match.first].spaced
    found = _money(match, text) if spaced else None
    return found.times(-1, found.unit) if found else None


MEANINGS: dict[str, Meaning] = {
    "money": _money,
    "bare_money": _bare_money,
    "money_range": _money_range,
    "money_after": _money_after,
    "money_split": _money_split,
    "money_coins": _money_coins,
    "money_parts": _money_parts,
    "money_before": _money_before,
    "less_money": _less_money,
    "pounds": _pounds,
    "pence": _pence,
}
