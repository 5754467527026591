"""Where a judgement's places are: found by content, in whatever is read this time."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from variorum.model import Judgement, Place, Report, Ruling, Span, Story, digest, span

_SHOWN = 60  # characters of a quotation in a message
_LOOKED_AT = 200  # occurrences of the same words in one report


def assign(
    judgements: Sequence[Judgement], reports: Sequence[Report], stories: Sequence[Story]
) -> tuple[Mapping[str, tuple[Judgement, ...]], tuple[Ruling, ...]]:
    """The judgements of each story, by its id, and those that fit no story, with the reason.

    A report that was known by its text goes by its present id from here on.
    """
    home = {report: story.id for story in stories for report in story.reports}
    known = _Known(reports)
    fit: dict[str, list[Judgement]] = {}
    misfits: list[Ruling] = []
    for judgement in judgements:
        places = [
            known.named(place, needs_words=_has_words(judgement)) for place in judgement.places
        ]
        lacking = [found for found in places if isinstance(found, str)]
        here = tuple(found for found in places if isinstance(found, Place))
        homes = {home[place.report] for place in here if place.report}
        if lacking or len(homes) != 1:
            why = lacking[0] if lacking else "the reports it names are not in one story"
            misfits.append(Ruling(judgement=judgement, applied=False, why=why))
        else:
            fit.setdefault(homes.pop(), []).append(replace(judgement, places=here))
    return {story: tuple(held) for story, held in fit.items()}, tuple(misfits)


def _has_words(judgement: Judgement) -> bool:
    return any(place.words for place in judgement.places)


class _Known:
    """The reports of one reading, by id and by the digest of their text."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.digests = {report.id: digest(report) for report in reports}
        self.ids: dict[str, list[str]] = {}
        for id, held in self.digests.items():
            self.ids.setdefault(held, []).append(id)

    def named(self, place: Place, *, needs_words: bool) -> Place | str:
        """The place with its report's present id, or why there is none."""
        same = self.ids.get(place.digest, [])
        by_id = place.report in self.digests and (needs_words or not place.digest)
        if place.source or place.report in same or (by_id and not same):
            return place
        if len(same) == 1:
            return replace(place, report=same[0])
        return self._lacking(place, same)

    def _lacking(self, place: Place, same: Sequence[str]) -> str:
        name = place.report or place.digest
        if same:
            return f"{len(same)} reports have the text that was judged as {name}: {', '.join(same)}"
        if place.report in self.digests:
            return f"the text of {name} has changed since this was decided"
        return f"the report {name} is not among those read"


def find(place: Place, report: Report) -> tuple[Span, ...]:
    """Where a place's words stand in a report; blanks count as one, however many they are.

    Where they stand several times, only those whose neighbours are those of the place, if any are.
    """
    every = tuple(_occurrences(place.words, report))
    near = tuple(found for found in every if _between(place, found, report.text))
    return near or every


def _occurrences(words: str, report: Report) -> Iterator[Span]:
    parts = words.split()
    if not parts:
        return
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    for number, found in enumerate(pattern.finditer(report.text)):
        if number >= _LOOKED_AT:
            return
        yield span(report.id, *found.span())


def _between(place: Place, found: Span, text: str) -> bool:
    """Whether the words before and after are those that the place names."""
    before, after = "".join(place.prefix.split()), "".join(place.suffix.split())
    left = "".join(text[max(0, found.start - 4 * len(place.prefix) - 8) : found.start].split())
    right = "".join(text[found.end : found.end + 4 * len(place.suffix) + 8].split())
    return left.endswith(before) and right.startswith(after)


def missing(place: Place) -> str:
    """Why a place's words were not found, in words."""
    words = " ".join(place.words.split())
    cut = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]}…"
    return f"the words “{cut}” no longer stand in {place.report}"
