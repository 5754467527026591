"""What the rules mean that tell how long, how often, or a time that nobody can point to."""

from variorum.figures.parts import Meaning, Time, amount_of
from variorum.figures.setting import Setting
from variorum.lexicon import rows
from variorum.model import TimeKind
from variorum.text.grammar import Match

_UNITS = {row[0]: (row[1], float(row[2]), row[3]) for row in rows("time_units")}
_ORDINAL = ("second", "quarter")
_RATE = 4  # tokens before "a year" among which a number makes it a rate: "$5 million a year"


def length(count: float | None, unit: str) -> str:
    """A length of time as ISO 8601 writes it: P3D, PT1.5H; PXW where the count is not told."""
    letters, factor, bare = _UNITS[unit]
    many = "X" if count is None else f"{count * factor:g}"
    letters = bare if count is None else letters
    return f"PT{many}{letters[1:]}" if letters[0] == "T" else f"P{many}{letters}"


def lasting(match: Match, setting: Setting) -> Time | None:
    """ "Three days", "a 24-hour wait", "the next two years"; of a range the lesser."""
    count = amount_of(match, "n") if "n" in match.parts else 1.0
    unit = str(match.parts["u"])
    if count is None or (unit in _ORDINAL and _is_share(match, setting, count)):
        return None
    return Time(TimeKind.DURATION, length(count, unit))


def _is_share(match: Match, setting: Setting, count: float) -> bool:
    """Whether "a quarter", "three-quarters", "a second" are a share or a rank, and no time."""
    return "n" in match.parts and (count == 1 or setting.form(match.last - 2) == "-")


def _half(match: Match, setting: Setting) -> Time | None:
    """ "Half an hour" is thirty minutes, "half a year" six months."""
    count, unit = {"hour": (30, "minute"), "year": (6, "month"), "century": (50, "year")}.get(
        str(match.parts["u"]), (0.5, str(match.parts["u"]))
    )
    return Time(TimeKind.DURATION, length(count, unit))


def _half_more(match: Match, setting: Setting) -> Time | None:
    """ "A year and a half"."""
    count = amount_of(match, "n")
    return (
        None
        if count is None
        else Time(TimeKind.DURATION, length(count + 0.5, str(match.parts["u"])))
    )


def _long(match: Match, setting: Setting) -> Time | None:
    """ "Several months", "recent weeks", "for years"; "three-quarters" is no time."""
    if str(match.parts["u"]) == "quarter" and setting.form(match.first - 1) == "-":
        return None
    return Time(TimeKind.DURATION, length(None, str(match.parts["u"])))


def _said_long(match: Match, setting: Setting) -> Time:
    return Time(TimeKind.DURATION, str(match.parts["v"]))


def _one(match: Match, setting: Setting) -> Time | None:
    """ "A year": how often, after a number ("$5 a year"), else how long."""
    if str(match.parts["u"]) in _ORDINAL:
        return None
    before = range(max(0, match.first - _RATE), match.first)
    counted = any(
        setting.text.value(kind, place) is not None
        for place in before
        for kind in ("NUMBER", "ONES", "TEENS", "TENS", "SCALE", "RATE")
    )
    after = setting.text.value("LASTS", match.first - 1) is not None
    kind = TimeKind.SET if counted and not after else TimeKind.DURATION
    return Time(kind, length(1, str(match.parts["u"])))


def _often(match: Match, setting: Setting) -> Time | None:
    """ "Every year", "every two weeks"."""
    count = amount_of(match, "n") if "n" in match.parts else 1.0
    if count is None:
        return None
    return Time(TimeKind.SET, length(count, str(match.parts["u"])))


def _said_often(match: Match, setting: Setting) -> Time | None:
    """ "Weekly", "Mondays"; but the "Weekly Standard" is a paper."""
    after = setting.text.tokens[match.last :][:1]
    large = setting.text.tokens[match.first].text[0].isupper()
    paper = setting.is_name(match) or (large and any(t.text[0].isupper() for t in after))
    return None if paper and str(match.parts["v"]).startswith("P") else _set(str(match.parts["v"]))


def _set(value: str) -> Time:
    return Time(TimeKind.SET, value)


def _recurring(match: Match, setting: Setting) -> Time | None:
    """ "Every Tuesday", "each July", "every summer", "every morning"."""
    parts = match.parts
    if "w" in parts:
        return Time(TimeKind.SET, f"XXXX-WXX-{int(str(parts['w'])) + 1}")
    if "m" in parts:
        return Time(TimeKind.SET, f"XXXX-{int(str(parts['m'])):02}")
    if "x" in parts:
        return Time(
            TimeKind.SET, "XXXX-" + {3: "SP", 6: "SU", 9: "FA", 12: "WI"}[int(str(parts["x"]))]
        )
    return Time(TimeKind.SET, f"XXXX-XX-XX{parts['p']}")


def _vague(match: Match, setting: Setting) -> Time | None:
    """ "Now", "recently", "the future"; but no part of a compound ("soon-to-be")."""
    after = setting.text.tokens[match.last :][:1]
    if any(token.form == "-" and not token.spaced for token in after):
        return None
    return Time(TimeKind.DATE, str(match.parts["v"]))


def _past(match: Match, setting: Setting) -> Time:
    return Time(TimeKind.DATE, "PAST_REF")


def _name(match: Match, setting: Setting) -> Time:
    return Time(TimeKind.DATE, "")


MEANINGS: dict[str, Meaning] = {
    "lasting": lasting,
    "half_unit": _half,
    "half_more": _half_more,
    "long": _long,
    "said_long": _said_long,
    "one": _one,
    "often": _often,
    "said_often": _said_often,
    "recurring": _recurring,
    "vague": _vague,
    "past": _past,
    "name": _name,
}
