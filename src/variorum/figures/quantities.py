"""Figures: numbers with what they count, of which period, on whose word."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.figures.amounts import COUNT, POUNDS, Amount, amount
from variorum.figures.counted import (
    counts_people,
    has_fate,
    head_noun,
    is_designation,
    tallied,
)
from variorum.figures.language import language
from variorum.figures.moments import times
from variorum.figures.periods import Periods
from variorum.figures.subjects import subject
from variorum.lexicon import rows
from variorum.model import Figure, Moment, Report, Saying, SegmentKind, Span, span
from variorum.text.grammar import Match, Text

_OWNERS = frozenset(("the", "its", "their", "his", "her", "our", "these", "those", "my"))
_PEOPLE = frozenset(("person", "persons"))
_BESIDE = 3  # a figure this near the one before, as in brackets, may share its subject
_SAYINGS = 64  # sayings before a figure among which the one that covers it is sought


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in a text: its amount, where its number begins, and the token after its noun."""

    amount: Amount
    number: int
    end: int


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
        text = language().read(report.text, place.start, place.end)
        found.extend(_in_segment(report, text, here, source))
    return tuple(_settled(report, f) if f.unit == POUNDS else f for f in found)


def _settled(report: Report, figure: Figure) -> Figure:
    """Pounds are money in a report that speaks of Britain, a weight in any other."""
    british = any(row[0] == "STERLING" and row[1] in report.text for row in rows("quantity_words"))
    return replace(figure, unit="GBP" if british else "lb")


def _in_segment(
    report: Report, text: Text, moments: Sequence[Moment], source: "_Sources"
) -> Iterator[Figure]:
    taken = _taken(text, moments)
    found = list(text.scan("figure", lambda match: _found(match, text, taken)))
    periods = Periods(text, moments, (one.number for _, one in found))
    said, last = "", 0
    for match, one in found:
        where = _span(report, text, match, one)
        beside = said if match.first - last <= _BESIDE else ""
        said = subject(report.text, text, match, one.end, taken) or beside
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


def _taken(text: Text, moments: Sequence[Moment]) -> frozenset[int]:
    """The tokens that belong to times, resolved or not."""
    places = {n for match, _ in times(text) for n in range(match.first, match.last)}
    starts = [token.start for token in text.tokens]
    for m in moments:
        places.update(range(bisect_left(starts, m.span.start), bisect_left(starts, m.span.end)))
    return frozenset(places)


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


def _found(match: Match, text: Text, taken: frozenset[int]) -> Found | None:
    """What a match amounts to; None where it is a time, a name, or counts nothing that is said."""
    number = _number_place(match)
    if any(n in taken for n in range(number, match.last)):
        return None
    meant = amount(match, text)
    if meant is None:
        return None
    if match.meaning == "ordinal":
        return Found(replace(meant, unit="people"), number, match.last + 1)
    if meant.unit == COUNT:
        return _counted(match, text, meant, number)
    glued = is_designation(text, number, match.last, unit=True)
    return None if glued else Found(meant, number, match.last)


def _number_place(match: Match) -> int:
    """Where the number itself begins, after its hedge."""
    hedge = match.parts.get("g")
    return hedge.last if isinstance(hedge, Match) else match.first


def _counted(match: Match, text: Text, meant: Amount, number: int) -> Found | None:
    if is_designation(text, number, match.last):
        return None
    one = meant.value == 1 and meant.upper is None
    place = _after_of(text, match.last)
    noun = head_noun(text, place, one=one)
    if one and not _really_one(text, match, noun):
        return None
    if _is_year(text, match, noun):
        return None
    if noun is not None:
        others = noun[0] == "others" and has_fate(text, noun[1])
        unit = "people" if others or noun[0] in _PEOPLE else noun[0]
        return Found(replace(meant, unit=unit), number, noun[1])
    if counts_people(text, match.first, place) or counts_people(text, match.first, match.last):
        return Found(replace(meant, unit="people"), number, match.last)
    told = tallied(text, match.first)
    return Found(replace(meant, unit=told), number, match.last) if told else None


def _after_of(text: Text, place: int) -> int:
    """Past the "of the" of "six of the officials"."""
    read = text.tokens
    if place < len(read) and read[place].form == "of":
        place += 1
        if place < len(read) and read[place].form in _OWNERS:
            place += 1
    return place


def _really_one(text: Text, match: Match, noun: tuple[str, int] | None) -> bool:
    """One counts under a hedge ("at least one"), and where it counts people ("one person died")."""
    if noun is None or text.tokens[match.last].form == "of":
        return False
    person = text.value("PERSON", noun[1] - 1) is not None
    return "g" in match.parts or (person and has_fate(text, noun[1]))


def _is_year(text: Text, match: Match, noun: tuple[str, int] | None) -> bool:
    """Whether digits are rather a year than a number: "1985 earnings", but "2000 soldiers"."""
    written = text.tokens[match.last - 1].text
    if "g" in match.parts or not (len(written) == 4 and "1900" <= written <= "2100"):
        return False
    return noun is None or text.value("PERSON", noun[1] - 1) is None


def _span(report: Report, text: Text, match: Match, one: Found) -> Span:
    """Hedge, number and unit; a hedge that says nothing ("a total of") belongs to it too."""
    return span(report.id, text.tokens[match.first].start, text.tokens[one.end - 1].end)
