"""What a time expression is read against: the day of publication, the tense, what came before."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from variorum.text.dates import Stretch, day, month
from variorum.text.grammar import Match, Text

_BACK = 20
_AHEAD = 12
_WALLS = frozenset(';“”"')
_AUXILIARIES = frozenset(["be", "been", "being", "was", "were", "is", "are", "get", "got"])
_QUARTER = 93  # days, no quarter has more
_FAR, _NEAR = 300, 62  # days: a date ten months back is not meant where one is two months ahead

_LEANING = 1.25  # news tells of the past: where nothing else tells, it may lie this much farther


def direction(text: Text, place: int, end: int) -> int:
    """Whether the clause around a time looks back (-1), forward (+1) or says nothing (0).

    The nearest word of tense before the time decides; where there is none, the nearest after.
    """
    before = range(place - 1, max(-1, place - _BACK), -1)
    after = range(end, min(len(text.tokens), end + _AHEAD))
    for places in (before, after):
        for at in places:
            if text.tokens[at].form in _WALLS:
                break
            if found := _tense(text, at):
                return -1 if at >= end and _is_pledge(text, at) else found
    return 0


def _is_pledge(text: Text, at: int) -> bool:
    """Whether a word that looks forward is itself past: "speaking on Friday, promised to go"."""
    pledged = text.tokens[at].form.endswith("ed") and at + 1 < len(text.tokens)
    return pledged and at > 0 and text.tokens[at - 1].form not in _AUXILIARIES


def _tense(text: Text, at: int) -> int:
    if text.value("FUTURE", at) is not None:
        return -1 if _had_been(text, at) else 1
    form = text.tokens[at].form
    regular = form.endswith("ed") and len(form) > 4 and not form.endswith(("eed", "red"))
    known = text.value("PAST", at) is not None or form.endswith(("ered", "ared", "ired", "ured"))
    if not (regular or known) or text.tokens[at].text[0].isupper():
        return 0
    return 0 if at and text.tokens[at - 1].form in _AUXILIARIES else -1


def _had_been(text: Text, at: int) -> bool:
    """Whether it was planned, and is no more: "had been due to expire on Friday"."""
    return any(token.form == "had" for token in text.tokens[max(0, at - 3) : at])


@dataclass
class Setting:
    """What a time expression is read against."""

    text: Text
    match: Match
    published: Stretch | None
    previous: Stretch | None
    recent: Stretch | None
    near: Stretch | None = None  # the time last spoken of in this very sentence
    quarter: Stretch | None = None

    @cached_property
    def tense(self) -> int:
        """-1 where the clause looks back, +1 where forward, 0 where it says nothing."""
        return direction(self.text, self.match.first, self.match.last)

    @property
    def compared(self) -> Stretch | None:
        """The month or quarter that is spoken of, with which one of another year is compared."""
        near = self.near
        if near and not near.is_day and (near.last - near.first).days < _QUARTER:
            return near if near.first.day == 1 else self.quarter
        return self.quarter

    @property
    def day(self) -> date | None:
        """The day of publication, None where it is not known to the day."""
        known = self.published
        return known.first if known and known.is_day else None

    @property
    def year(self) -> int | None:
        """The year of publication."""
        return self.published.first.year if self.published else None

    @property
    def month(self) -> int | None:
        """The month of publication, counted from year 0; None where only the year is known."""
        known = self.published
        if known is None or (known.first.year, known.first.month) != (
            known.last.year,
            known.last.month,
        ):
            return None
        return known.first.year * 12 + known.first.month

    def is_name(self, match: Match) -> bool:
        """Whether a word written large goes with one before it: "Florida Today"."""
        read, at = self.text.tokens, match.first
        return at > 0 and read[at].text[0].isupper() and read[at - 1].text[0].isupper()

    def form(self, place: int) -> str:
        """The form of a token, "" beyond the ends."""
        read = self.text.tokens
        return read[place].form if 0 <= place < len(read) else ""

    def in_year(
        self, number: int, of_month: int | None, tense: int | None = None
    ) -> Stretch | None:
        """A month, or a day of it, in the year that tense and nearness to publication give."""
        if self.published is None or self.year is None:
            return None
        choices = []
        for year in (self.year - 1, self.year, self.year + 1):
            one = day(year, number, of_month) if of_month else month(year, number)
            if one:
                choices.append(one)
        return self.chosen(choices, self.tense if tense is None else tense)

    def chosen(self, choices: list[Stretch], tense: int) -> Stretch | None:
        """Of places in the calendar, in order, the one that tense and nearness point to."""
        now = self.published
        if now is None:
            return None
        past = [c for c in choices if c.first <= now.last][-1:]
        future = [c for c in choices if c.last >= now.first][:1]
        if not past or not future:
            return next(iter(past + future), None)
        back = (now.last - past[0].last).days
        ahead = (future[0].first - now.first).days
        days = past[0].is_day  # a month is bound by its tense, a day may be meant against it
        if tense < 0 and not (days and back > _FAR and ahead < _NEAR):
            return past[0]
        if tense > 0 and not (days and ahead > _FAR and back < _NEAR):
            return future[0]
        return past[0] if back <= _LEANING * ahead else future[0]
