"""Figures: numbers with what they count, of which period, on whose word."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from variorum.figures.amounts import amount
from variorum.figures.bare import BARE, Found, with_units
from variorum.figures.counted import (
    counts_people,
    has_fate,
    head_noun,
    in_title_case,
    is_designation,
    tallied,
)
from variorum.figures.homes import at_home
from variorum.figures.language import read
from variorum.figures.moments import times
from variorum.figures.periods import Periods, Spot
from variorum.figures.sizes import COUNT, Amount
from variorum.figures.subjects import is_set_against, subject
from variorum.model import Figure, Moment, Qualifier, Report, Saying, SegmentKind, Span, span
from variorum.text.grammar import Match, Text

_OWNERS = frozenset(("the", "its", "their", "his", "her", "our", "these", "those", "my"))
_PREPOSITIONS = ("over", "about", "around", "under", "above", "below", "beyond")
_PEOPLE = frozenset(("person", "persons"))
_BESIDE = 3  # a figure this near the one before, as in brackets, may share its subject
_SAYINGS = 64  # sayings before a figure among which the one that covers it is sought


def find_figures(
    report: Report, moments: Sequence[Moment], sayings: Sequence[Saying]
) -> tuple[Figure, ...]:
    """The figures of a report's headline and sentences, in order of place.

    `moments` give the period of a figure, `sayings` the source; both are those of this report.
    """
    found: list[Figure] = []
    starts = [m.span.start for m in moments]
    source = _Sources(sayings)
    for place in report.spans(SegmentKind.HEADLINE, SegmentKind.SENTENCE):
        here = moments[bisect_left(starts, place.start) : bisect_left(starts, place.end)]
        found.extend(_in_segment(place, read(place.of(report.text)), here, source))
    return at_home(report.text, report.url, found)


def _in_segment(
    place: Span, text: Text, moments: Sequence[Moment], source: "_Sources"
) -> Iterator[Figure]:
    spots = _spots(place, text, moments)
    taken = _Taken(text, spots)
    found = with_units(text, list(text.scan("figure", lambda m: _found(m, text, taken))))
    if not found:
        return
    periods = Periods(text, spots, (one.number for _, one in found))
    said, last = "", 0
    for match, one in found:
        # A hedge that says nothing ("a total of") belongs to it too.
        where = span(place.report, *text.reach(match.first, one.end, place.start))
        beside = said if match.first - last <= _BESIDE else ""
        if not (said and is_set_against(text, last, match.first, one.end)):
            said = subject(text, match, one.end, taken.places) or beside
        last = one.end
        yield Figure(
            value=one.amount.value,
            upper=one.amount.upper,
            unit=one.amount.unit,
            qualifier=one.amount.qualifier,
            subject=said,
            period=periods.of(match.first, one.end),
            source=source.of(where),
            span=where,
        )


def _spots(place: Span, text: Text, moments: Sequence[Moment]) -> tuple[Spot, ...]:
    """The moments of a sentence by its tokens."""
    starts = [token.start + place.start for token in text.tokens]
    return tuple(
        Spot(bisect_left(starts, m.span.start), bisect_left(starts, m.span.end), m.when)
        for m in moments
    )


class _Taken:
    """The tokens that belong to times, resolved or not: read when a number asks for the first
    time, for most sentences hold none."""

    def __init__(self, text: Text, spots: Sequence[Spot]) -> None:
        self._text = text
        self._spots = spots

    @cached_property
    def places(self) -> frozenset[int]:
        """Their indices."""
        found = {n for match, _ in times(self._text) for n in range(match.first, match.last)}
        return frozenset(found.union(*(range(s.first, s.last) for s in self._spots)))


class _Sources:
    """The sayings of a report in order of place, to be asked whose a figure is."""

    def __init__(self, sayings: Sequence[Saying]) -> None:
        self._sayings = sorted((s for s in sayings if s.attribution), key=lambda s: s.span)
        self._starts = [s.span.start for s in self._sayings]

    def of(self, where: Span) -> str:
        """The nearest voice of the closest saying that covers the figure."""
        last = bisect_right(self._starts, where.start)
        near = self._sayings[max(0, last - _SAYINGS) : last]
        covering = (s for s in near if s.span.covers(where))
        closest = min(covering, key=lambda s: len(s.span), default=None)
        return closest.attribution[0].source if closest else ""


def _found(match: Match, text: Text, taken: _Taken) -> Found | None:
    """What a match amounts to; None where it is a time, a name, or counts nothing that is said."""
    number, meant = _number_place(match), amount(match, text)
    if meant is None or any(n in taken.places for n in range(number, match.last)):
        return None
    if meant.value == 0 and meant.unit.islower():  # "ground zero workers", "zero hours contracts"
        return None
    if _is_risen(match, text):
        meant = replace(meant, qualifier=Qualifier.EXACT)
    if match.meaning == "ordinal":
        return Found(replace(meant, unit="people"), number, match.last + 1)
    if meant.unit == COUNT:
        return _counted(match, text, meant, number)
    named = is_designation(text, number, match.last, unit=True) or _is_named(text, number, match)
    return None if named else Found(meant, number, match.last)


def _is_named(text: Text, number: int, match: Match) -> bool:
    """Whether number and unit are words of a name: "near Seven Mile Road"."""
    within = [t.text for t in text.tokens[number : match.last]]
    capitals = all(w[0].isalpha() and w[0].isupper() for w in within)
    return match.meaning == "measure" and capitals and number > 0 and not in_title_case(text)


def _is_risen(match: Match, text: Text) -> bool:
    """Whether "up to" tells a rise and no limit: "imports were up to 900 tonnes from 650"."""
    near = [t.form for t in text.tokens[match.first : match.first + 2]]
    after = text.tokens[match.last : match.last + 2]
    risen = len(after) > 1 and after[0].form == "from" and after[1].text[0].isdigit()
    return near == ["up", "to"] and risen


def _number_place(match: Match) -> int:
    """Where the number itself begins, after its hedge."""
    hedge = match.parts.get("g")
    return hedge.last if isinstance(hedge, Match) else match.first


def _counted(match: Match, text: Text, meant: Amount, number: int) -> Found | None:
    """A number with what it counts; a bare one where no noun tells."""
    if is_designation(text, number, match.last) or _is_place_in_row(text, match, meant):
        return None
    one = meant.value == 1 and meant.upper is None
    place = _after_of(text, match.last)
    befallen = one and text.value("STATE", match.last) is not None
    noun = None if befallen else head_noun(text, place, one=one)
    if (one and not _really_one(text, match, noun)) or _is_year(text, match, noun):
        return None
    unit, end = _noun_or_people(match, text, place, noun)
    return Found(replace(meant, unit=unit), number, end)


def _noun_or_people(
    match: Match, text: Text, place: int, noun: tuple[str, int] | None
) -> tuple[str, int]:
    """What a number counts, and where the words for it end."""
    if noun is not None:
        others = noun[0] == "others" and has_fate(text, noun[1])
        return "people" if others or noun[0] in _PEOPLE else noun[0], noun[1]
    if text.value("GROUP", place) is not None:
        return "people", place + 1
    if counts_people(text, match.first, place) or counts_people(text, match.first, match.last):
        return "people", match.last
    tally = "" if _is_score(text, match.last) else tallied(text, match.first)
    return tally or BARE, match.last


def _is_place_in_row(text: Text, match: Match, meant: Amount) -> bool:
    """Whether "2/8" is rather the second of eight than a quarter: a fraction needs a unit."""
    return meant.value < 1 and any(t.form == "/" for t in text.tokens[match.first : match.last])


def _is_score(text: Text, last: int) -> bool:
    """Whether another number follows: "the tally was 66 to 54"."""
    near = text.tokens[last : last + 2]
    return len(near) > 1 and near[0].form in ("to", "-") and near[1].text[0].isdigit()


def _after_of(text: Text, place: int) -> int:
    """Past the "of the" of "six of the officials"."""
    read = text.tokens
    if place < len(read) and read[place].form == "of":
        place += 1
        if place < len(read) and read[place].form in _OWNERS:
            place += 1
    return place


def _really_one(text: Text, match: Match, noun: tuple[str, int] | None) -> bool:
    """One counts under a hedge ("at least one"), and where it counts people ("one person died",
    "one dead", "kills one")."""
    if text.value("STATE", match.last) is not None:
        return True
    if noun is None:
        return counts_people(text, match.first, match.last) and not _of_or_verb(text, match.last)
    if text.tokens[match.last].form == "of":
        return False
    person = text.value("PERSON", noun[1] - 1) is not None
    return "g" in match.parts or (person and has_fate(text, noun[1]))


def _of_or_verb(text: Text, place: int) -> bool:
    """Whether "one" is a pronoun here: "one of them", "one was hurt"."""
    of = place < len(text.tokens) and text.tokens[place].form == "of"
    return of or text.value("ELLIPSIS", place) is not None


def _is_year(text: Text, match: Match, noun: tuple[str, int] | None) -> bool:
    """Whether digits are rather a year than a number: "1985 earnings", but "2000 soldiers"."""
    written = text.tokens[match.last - 1].text
    if not (len(written) == 4 and "1900" <= written <= "2100"):
        return False
    if "g" in match.parts and (written[2:] == "00" or not _of_times(text, match)):
        return False
    return noun is None or text.value("PERSON", noun[1] - 1) is None


def _of_times(text: Text, match: Match) -> bool:
    """Whether the hedge before a year may be a preposition: "over 1987 wages"."""
    return match.last - match.first == 2 and text.tokens[match.first].form in _PREPOSITIONS
