"""What the meanings of amounts share: value, unit, hedge and range of a match."""

from collections.abc import Callable
from dataclasses import dataclass

from variorum.model import Qualifier
from variorum.text.grammar import Match, Text
from variorum.text.numbers import value

_WIDEST = 20  # "rose 15,000 to 444,000" is no range
COUNT = "count"  # the unit of an amount whose noun has still to be found


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


def hedge(match: Match) -> Qualifier:
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


def is_scaled(match: Match) -> bool:
    """Whether its number is given in thousands, millions or more, in a word or a letter."""
    found: str | Match | None = match
    while isinstance(found, Match):
        if found.rule == "scaled":
            return True
        found = found.parts.get("q", found.parts.get("b", found.parts.get("a")))
    return False


def _factor(scaled: Match) -> float:
    found = 1.0
    for name in ("b", "c"):
        if name in scaled.parts:
            found *= value(scaled.parts[name]) or 1.0
    return found


def bounds(first: "str | Match | None", last: "str | Match | None") -> tuple[float, float] | None:
    """The two ends of a range; "2 to 3 million" scales both, "50-40" is no range."""
    low, high = value(first), value(last)
    if low is None or high is None:
        return None
    scale = _scale(last)
    if scale > 1 and _scale(first) == 1 and low < scale:
        low *= scale
    return (low, high) if low < high else None


def quantity(match: Match, text: Text, unit: str = COUNT) -> Amount | None:
    """The part "q" of a match, a number or a range, under the hedge of the whole."""
    found, qualifier = match.parts["q"], hedge(match)
    while isinstance(found, Match) and found.rule == "quantity":
        found = found.parts["q"]
    if not isinstance(found, Match):
        return None
    if found.rule == "span":
        ends = bounds(found.parts["a"], found.parts["b"])
        if ends is None or _is_none(found, ends, match, text):
            return None
        return Amount(ends[0], unit, qualifier, ends[1])
    if found.meaning == "vague":
        vague = Qualifier.AT_LEAST if qualifier in (Qualifier.EXACT, Qualifier.ABOUT) else qualifier
        return Amount(float(str(found.parts["v"])), unit, vague)
    one = value(found.parts["a"])
    return None if one is None else Amount(one, unit, qualifier)


def _is_none(span: Match, ends: tuple[float, float], match: Match, text: Text) -> bool:
    """Whether two numbers are a change, or too far apart to be a range."""
    if span.meaning == "between":
        return False
    if span.meaning == "spread" or after_from(match, text):
        return not is_spread(match, text)
    return ends[1] > _WIDEST * ends[0]


def after_from(match: Match, text: Text) -> bool:
    """Whether "from" stands before it."""
    return match.first > 0 and text.tokens[match.first - 1].form == "from"


def is_spread(match: Match, text: Text) -> bool:
    """Whether "from 5 to 7" is a range ("ranging from") and not a change, which is two figures."""
    at = match.first - 1 - after_from(match, text)
    return text.value("SPREAD", at) is not None


def is_change(match: Match, text: Text) -> bool:
    """Whether it goes "from 5% to 7%", which is two figures and no range."""
    return after_from(match, text) and not is_spread(match, text)
