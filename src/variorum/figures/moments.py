"""Times in the words of a report: all that speak of time, and the moments that name a day."""

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.figures.language import read
from variorum.figures.meanings import mean
from variorum.figures.parts import Time
from variorum.figures.setting import Setting
from variorum.model import Moment, Report, SegmentKind, TimeExpression, TimeKind, span
from variorum.text.dates import Stretch, parse
from variorum.text.grammar import Match, Text

_NO_STOP = ("a.m.", "p.m.", "A.M.", "P.M.")
_TOLD = (SegmentKind.HEADLINE, SegmentKind.SENTENCE)
# Meanings that only serve to compare: what they name is not spoken of any further.
_COMPARING = ("year_before", "of_year", "ago", "earlier", "month_before")
_REPORTED = ("P6M", "P9M")  # a report goes on from its quarter to "the nine months"
_CLOCKED = ("second", "minute", "hour")
_KEPT = 3  # "two days later" counts from a time no more than so many segments back
_NEAR = 7  # a bare "6am" is of the last day spoken of, if that is within a week of publication


def find_moments(report: Report, published: str | None, *, inferred: bool) -> tuple[Moment, ...]:
    """The moments of a report's headline and sentences, in order of place.

    `published` is ISO 8601 cut to its precision, or None; without it only what is absolute is
    given. `inferred` is passed on to the moments that rest on it.
    """
    found: list[Moment] = []
    memory = _Memory(parse(published))
    for place in report.spans(*_TOLD):
        text = read(place.of(report.text))
        for match, time in _times(text, memory):
            if time.stretch is not None:
                rests = inferred and _rests_on_publication(match)
                where = span(report.id, *text.reach(match.first, match.last, place.start))
                found.append(Moment(when=time.stretch.iso(), span=where, inferred=rests))
        memory.age += 1
    return tuple(found)


def find_times(report: Report, published: str | None) -> tuple[TimeExpression, ...]:
    """All words of a report that speak of time, in order of place: dates, lengths, how often.

    Unlike `find_moments` it reads every segment, date lines too, gives the two ends of a range
    apart, and holds what points to no day: "three weeks", "every Tuesday", "recently".
    """
    found: list[TimeExpression] = []
    memory = _Memory(parse(published))
    for told, start, end in _lines(report):
        text = read(report.text[start:end])
        for match, time in _times(text, memory if told else _Memory(memory.now)):
            for first, last, one in time.inner or ((match.first, match.last, time),):
                where = span(report.id, *text.reach(first, last, start))
                found.append(TimeExpression(kind=one.kind, value=one.value, span=where))
        memory.age += told
    return tuple(found)


def _lines(report: Report) -> Iterator[tuple[bool, int, int]]:
    """The segments, and whether they tell the story; joined where "p.m." was taken for an end."""
    line: tuple[bool, int, int] | None = None
    for segment in report.segments:
        told = segment.kind in _TOLD
        if line and told and line[0] and report.text.endswith(_NO_STOP, line[1], line[2]):
            line = (told, line[1], segment.end)
            continue
        if line:
            yield line
        line = (told, segment.start, segment.end)
    if line:
        yield line


@dataclass
class _Memory:
    """The last time spoken of, how many segments ago, and the last day near the publication."""

    now: Stretch | None
    previous: Stretch | None = None
    recent: Stretch | None = None
    quarter: Stretch | None = None
    age: int = 0

    def setting(self, text: Text, match: Match) -> Setting:
        previous = self.previous if self.age <= _KEPT else None
        near = None if self.age else self.previous
        return Setting(text, match, self.now, previous, self.recent, near, self.quarter)

    def keep(self, match: Match, stretch: Stretch) -> None:
        if match.meaning in _COMPARING and not (stretch.is_day or stretch.value().isdecimal()):
            return
        self.previous, self.age = Stretch(stretch.first, stretch.last), 0
        if "-Q" in self.previous.value():
            self.quarter = self.previous
        away = abs((stretch.first - self.now.first).days) if self.now else _NEAR + 1
        if stretch.is_day and away <= _NEAR:
            self.recent = self.previous


def times(text: Text) -> list[tuple[Match, Stretch | None]]:
    """The words of a text that name a time, or only look like one, and the days if known."""
    return [(m, t.stretch) for m, t in _scan(text, _Memory(None)) if _is_when(m, t)]


def _is_when(match: Match, time: Time) -> bool:
    """Whether words name a time; "35 minutes earlier" measures one, and points to no day."""
    if match.meaning in ("earlier", "later") and match.parts.get("u") in _CLOCKED:
        return False
    return time.kind in (TimeKind.DATE, TimeKind.TIME) or time.stretch is not None


def _times(text: Text, memory: _Memory) -> list[tuple[Match, Time]]:
    """The times of a text, without the words that only look like one."""
    return [(match, time) for match, time in _scan(text, memory) if time.value]


def _scan(text: Text, memory: _Memory) -> list[tuple[Match, Time]]:
    found: list[tuple[Match, Time]] = []
    for match, time in text.scan("when", lambda m: mean(m, memory.setting(text, m))):
        if time.stretch is not None:
            memory.keep(match, time.stretch)
        elif time.value in _REPORTED:
            memory.quarter = None
        found.append((match, time))
    return found


def _rests_on_publication(match: Match) -> bool:
    """Whether the words name no year of their own."""
    named = "y" in match.parts or "z" in match.parts or "k" in match.parts
    return not named and all(
        _rests_on_publication(part)
        for part in match.parts.values()
        if isinstance(part, Match) and part.rule in ("dayref", "date")
    )
