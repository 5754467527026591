"""Numbers that stand bare: under the unit of the figure they are set beside, or under none.

"Sales of 97.7 billion dollars … fell to 78.3 billion", "from 4 to 5.25 per cent", "35 hours,
against 38 now". A bare number that nothing is set beside is a figure only where it is written as
one: in millions, with its thousands parted, or as a decimal after "to", "at", "by".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.figures.sizes import Amount, is_scaled
from variorum.model import Qualifier
from variorum.text.grammar import Match, Text

BARE = "bare"  # the unit of a number beside which no noun stands
_REACH = 8  # tokens between a figure and a bare number set against it
_FAR = 1000  # one figure is seldom so many times the other
_SHARES = ("%", "percentage points", "basis points")
_TIMES = frozenset(
    ("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries")
)
_CHANGES = ("to", "from", "by")  # "rose 5% to 8.3 from 7.9": not the per cent of it
_JOINS = frozenset(("to", "or", "vs", "versus", "-"))
_HOURS, _MINUTES = 24, 60


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in a text: its amount, where its number begins, and the token after its noun."""

    amount: Amount
    number: int
    end: int


def with_units(text: Text, found: Sequence[tuple[Match, Found]]) -> list[tuple[Match, Found]]:
    """The figures of a sentence, each bare one with its unit, without those that tell nothing.

    A number within the noun of another ("five 737 aircraft") is left out as well.
    """
    done: list[tuple[Match, Found]] = []
    for place, (match, one) in enumerate(found):
        if done and one.number < done[-1][1].end:
            continue
        one = _millions(text, done, match, one)
        unit = one.amount.unit
        if unit == BARE:
            after = found[place + 1] if place + 1 < len(found) else None
            known = _unit_before(text, done, match, one) or _unit_after(text, one, after)
            if not known and not _tells(text, match, one):
                continue
            unit = known
        done.append((match, replace(one, amount=replace(one.amount, unit=unit))))
    return done


def _millions(text: Text, done: Sequence[tuple[Match, Found]], match: Match, one: Found) -> Found:
    """ "From £97m to 81m": what looks like metres are millions of what it is set against."""
    against = text.value("AGAINST", match.first - 1) is not None
    if not done or not against or match.meaning != "letter" or one.amount.unit != "m":
        return one
    before, unit = done[-1][0], done[-1][1].amount.unit
    return replace(one, amount=one.amount.times(1e6, unit)) if is_scaled(before) else one


def _unit_before(text: Text, done: Sequence[tuple[Match, Found]], match: Match, one: Found) -> str:
    """The unit of the figure that the number is set against; "" where there is none."""
    if is_scaled(match):
        scaled = [f.amount.unit for m, f in done if is_scaled(m)]
        return next((u for u in reversed(scaled) if u and u not in _SHARES), "")
    link = text.value("AGAINST", match.first - 1)
    if not done or link is None:
        return ""
    before = done[-1][1]
    unit = before.amount.unit
    if match.first - before.end > _REACH or text.value("COIN", before.end - 1) is not None:
        return ""
    changed = text.tokens[match.first - 1].form in _CHANGES
    if (changed and unit in _SHARES) or (unit in _TIMES and link == "to"):
        return ""
    return unit if _comparable(before.amount.value, one.amount.value) else ""


def _comparable(one: float, other: float) -> bool:
    return abs(one) < _FAR * abs(other) and abs(other) < _FAR * abs(one)


def _unit_after(text: Text, one: Found, after: tuple[Match, Found] | None) -> str:
    """The unit that a number shares with the next: "from 4 to 5.25 per cent"."""
    if after is None or after[1].amount.unit == BARE or not one.end < len(text.tokens):
        return ""
    joined = after[0].first == one.end + 1 and text.tokens[one.end].form in _JOINS
    near = _comparable(one.amount.value, after[1].amount.value)
    return after[1].amount.unit if joined and near else ""


def _tells(text: Text, match: Match, one: Found) -> bool:
    """Whether a number is written as a figure, and not as a date, a clock or a part of a name."""
    written = [t.text for t in text.tokens[one.number : match.last]]
    if written[-1].lower() == "k":  # "4K" is a kind of picture
        return False
    if is_scaled(match) or any("," in w and len(w) > 1 for w in written):
        return True
    decimal = any("." in w and len(w) > 1 for w in written)
    hedged = one.amount.qualifier is not Qualifier.EXACT
    linked = hedged or text.value("LINK", match.first - 1) is not None
    return decimal and linked and not _is_clock(written[-1])


def _is_clock(written: str) -> bool:
    """Whether a number may be a time of day: "at 7.30"."""
    hours, _, minutes = written.partition(".")
    known = hours.isdecimal() and minutes.isdecimal() and len(minutes) == len("30")
    return known and int(hours) < _HOURS and int(minutes) < _MINUTES
