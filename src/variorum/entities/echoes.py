"""Names marked in one report, looked for in the others where the marker missed them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from variorum.entities.mentions import Mention, common, mention
from variorum.model import EntityKind, Report, SegmentKind, Span, span
from variorum.text.words import Word, words

Known = Mapping[str, Sequence[tuple[str, EntityKind]]]
_SHORTEST = 3


def _wanted(name: str) -> bool:
    """Whether a name is distinct enough to be looked for as a string."""
    if len(name.split()) > 1:
        return True
    return len(name) >= _SHORTEST and not common(name.lower()) and name[0].isupper()


def _kinds(mentions: Sequence[Mention]) -> dict[str, EntityKind]:
    """The kind that most marks give each wanted name."""
    votes: dict[str, Counter[EntityKind]] = {}
    for m in mentions:
        if _wanted(m.name):
            votes.setdefault(m.name, Counter())[m.kind] += 1
    return {name: counted.most_common(1)[0][0] for name, counted in votes.items()}


def _index(mentions: Sequence[Mention]) -> Known:
    """Names by their first word, the longest first."""
    index: dict[str, list[tuple[str, EntityKind]]] = {}
    for name, kind in sorted(_kinds(mentions).items()):
        first = next((w.form for w in words(name)), "")
        index.setdefault(first, []).append((name, kind))
    return {first: sorted(found, key=lambda f: -len(f[0])) for first, found in index.items()}


def _match(text: str, word: Word, known: Known) -> tuple[str, EntityKind] | None:
    """The longest known name that begins at a word, letter for letter."""
    for name, kind in known.get(word.form, ()):
        if text.startswith(name, word.start) and _ends(text, word.start + len(name)):
            return name, kind
    return None


def _ends(text: str, place: int) -> bool:
    return not text[place : place + 1].isalnum()


def _line(report: Report, segment: Span, known: Known) -> Iterator[tuple[Span, str, EntityKind]]:
    past = 0
    for word in words(report.text, segment.start, segment.end):
        found = _match(report.text, word, known) if word.start >= past else None
        if found is not None:
            past = word.start + len(found[0])
            yield span(report.id, word.start, past), *found


def _clear(marked: Sequence[tuple[int, int]], where: Span) -> bool:
    """Whether no marked name touches the place; `marked` is in order and disjoint."""
    place = bisect_left(marked, (where.end, 0))
    return place == 0 or marked[place - 1][1] <= where.start


def _echoes(order: int, report: Report, marked: Sequence[Mention], known: Known) -> list[Mention]:
    ends = sorted((m.span.start, m.span.end) for m in marked)
    found = []
    for segment in report.spans(SegmentKind.HEADLINE, SegmentKind.SENTENCE):
        for where, name, kind in _line(report, segment, known):
            if _clear(ends, where):
                found.append(mention(order, where, name, kind))
    return found


def with_echoes(reports: Sequence[Report], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """All mentions, and with them the unmarked places where a known name stands as a string."""
    known = _index(mentions)
    found = list(mentions)
    for order, report in enumerate(reports):
        marked = [m for m in mentions if m.order == order]
        found += _echoes(order, report, marked, known)
    return tuple(sorted(found, key=lambda m: (m.order, m.span.start)))
