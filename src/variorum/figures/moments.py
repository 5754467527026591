"""Moments: dates and times, resolved on the day of publication."""

from dataclasses import dataclass

from variorum.figures.language import language
from variorum.figures.meanings import mean
from variorum.figures.parts import UNKNOWN
from variorum.figures.setting import Setting
from variorum.model import Moment, Report, SegmentKind, span
from variorum.text.dates import Stretch, parse
from variorum.text.grammar import Match, Text

_KEPT = 3  # "two days later" counts from a time no more than so many segments back
_NEAR = 7  # a bare "6am" is of the last day spoken of, if that is within a week of publication


def find_moments(report: Report, published: str | None, *, inferred: bool) -> tuple[Moment, ...]:
    """The moments of a report's headline and sentences, in order of place.

    `published` is ISO 8601 cut to its precision, or None; without it only what is absolute is
    given. `inferred` is passed on to the moments that rest on it.
    """
    now = parse(published)
    found: list[Moment] = []
    memory = _Memory(now)
    for place in report.spans(SegmentKind.HEADLINE, SegmentKind.SENTENCE):
        text = language().read(report.text, place.start, place.end)
        for match, stretch in times(text, memory):
            if stretch is not UNKNOWN:
                found.append(_moment(report, text, match, stretch, inferred=inferred))
        memory.age += 1
    return tuple(found)


@dataclass
class _Memory:
    """The last time spoken of, how many segments ago, and the last day near the publication."""

    now: Stretch | None
    previous: Stretch | None = None
    recent: Stretch | None = None
    age: int = 0

    def setting(self, text: Text, match: Match) -> Setting:
        previous = self.previous if self.age <= _KEPT else None
        return Setting(text, match, self.now, previous, self.recent)

    def keep(self, stretch: Stretch) -> None:
        self.previous, self.age = Stretch(stretch.first, stretch.last), 0
        away = abs((stretch.first - self.now.first).days) if self.now else _NEAR + 1
        if stretch.is_day and away <= _NEAR:
            self.recent = self.previous


def times(text: Text, memory: _Memory | None = None) -> list[tuple[Match, Stretch]]:
    """The time expressions of a text with what they mean; `UNKNOWN` where that cannot be told."""
    known = memory or _Memory(None)
    found: list[tuple[Match, Stretch]] = []
    for match, stretch in text.scan("when", lambda m: mean(m, known.setting(text, m))):
        if stretch is not UNKNOWN:
            known.keep(stretch)
        found.append((match, stretch))
    return found


def _moment(
    report: Report, text: Text, match: Match, stretch: Stretch, *, inferred: bool
) -> Moment:
    start, end = text.tokens[match.first].start, text.tokens[match.last - 1].end
    rests = inferred and _rests_on_publication(match)
    return Moment(when=stretch.iso(), span=span(report.id, start, end), inferred=rests)


def _rests_on_publication(match: Match) -> bool:
    """Whether the words name no year of their own."""
    named = "y" in match.parts or "z" in match.parts or "k" in match.parts
    return not named and all(
        _rests_on_publication(part)
        for part in match.parts.values()
        if isinstance(part, Match) and part.rule in ("dayref", "date")
    )
