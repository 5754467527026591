"""What a person is said to be: the words before the name, and those in apposition after it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from variorum.entities.mentions import Key, key_of
from variorum.lexicon import is_function_word, mapping, rows, terms
from variorum.model import Entity, EntityKind, Report, Role, SegmentKind, Span, span

_TOKEN = re.compile(r"[^\W_]+(?:[-‑'’.&][^\W_]+)*\.?(?=\s[A-Z])|[^\W_]+(?:[-‑'’.&][^\W_]+)*|\S")
_HELD = frozenset(("office", "rank", "royal"))
_STOPS = frozenset(',.;:()—–"“”')
_BEFORE = 9
_ADJECTIVES = 7
_AFTER = 14
_WINDOW = 200


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return self.text.lower()


def _words(text: str, start: int, end: int) -> list[_Word]:
    return [_Word(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, end)]


@cache
def _set(cls: str) -> frozenset[str]:
    return frozenset(row[0] for row in rows("name_words") if row[1] == cls)


@cache
def _role(low: str) -> bool:
    """Whether a word names an office or a calling."""
    held = mapping("name_roles").get(low, "kin") != "kin"
    return held or mapping("name_titles").get(low, "") in _HELD


def _honorific(low: str) -> bool:
    return mapping("name_titles").get(low, "") == "honorific"


def _material(word: _Word, first: _Word, names: frozenset[int]) -> bool:
    """Whether a word may be part of a role before a name: "India's Defence Production …"."""
    if word.low in mapping("name_titles") or _role(word.low) or word.text in terms("name_demonyms"):
        return True
    if word.start in names:
        return True
    raised = word.text[0].isupper() and not is_function_word(word.low)
    return raised and word is not first


def _before(line: Sequence[_Word], names: frozenset[int]) -> tuple[int, int] | None:
    """The role that ends where the line ends."""
    end = len(line)
    while end and _honorific(line[end - 1].low.rstrip(".")):
        end -= 1
    start = end
    while start and end - start < _BEFORE and _material(line[start - 1], line[0], names):
        start -= 1
    if start == end or not _role(line[end - 1].low):
        return None
    return line[start].start, line[end - 1].end


def _head(line: Sequence[_Word]) -> int:
    """How many words of an apposition reach to its last role noun; 0 where it has none."""
    found = 0
    for place, word in enumerate(line[:_ADJECTIVES]):
        linked = word.low == "and" and found == place
        if (
            word.text in _STOPS
            or word.low in _set("role_break")
            or (is_function_word(word.low) and not linked)
        ):
            break
        if _role(word.low):
            found = place + 1
    return found


def _tail(line: Sequence[_Word], head: int) -> int:
    """How many words the role takes with what it is held in: "head of the council"."""
    if head >= len(line) or line[head].low not in _set("role_holder"):
        return head
    end = head + 1
    while end < min(len(line), head + _AFTER) and line[end].text not in _STOPS:
        if line[end].low in _set("role_break"):
            break
        end += 1
    closed = end < len(line) and line[end].text in _STOPS
    return end if closed else _raised(line, head)


def _raised(line: Sequence[_Word], head: int) -> int:
    """The end of the capitals after "of", where no comma closes the apposition."""
    end = head + 1
    while end < len(line) and (
        line[end].text[0].isupper() or line[end].low in ("the", "of", "and")
    ):
        end += 1
    while end > head and not line[end - 1].text[0].isupper():
        end -= 1
    return end if end > head + 1 else head


def _after(line: Sequence[_Word]) -> tuple[int, int] | None:
    """The role in apposition: ", 42, the chief executive of Acme,"."""
    place = 0
    if len(line) < 2 or line[0].text != ",":
        return None
    place = 3 if line[1].text.isdigit() and len(line) > 2 and line[2].text == "," else 1
    if place < len(line) and line[place].low in _set("role_article"):
        place += 1
    rest = line[place:]
    head = _head(rest)
    if not head:
        return None
    return rest[0].start, rest[_tail(rest, head) - 1].end


def _found(text: str, mention: Span, within: Span, names: frozenset[int]) -> Iterator[Role]:
    before = _words(text, max(within.start, mention.start - _WINDOW), mention.start)
    after = _words(text, mention.end, min(within.end, mention.end + _WINDOW))
    for place in (_before(before, names), _after(after)):
        if place is not None:
            where = span(mention.report, *place)
            yield Role(role=" ".join(where.of(text).split()), span=where)


class _Places:
    """Where the segments and the names of each report are."""

    def __init__(self, reports: Sequence[Report], entities: Sequence[Entity]) -> None:
        kinds = (SegmentKind.HEADLINE, SegmentKind.SENTENCE)
        self.texts = {r.id: r.text for r in reports}
        self.segments = {r.id: r.spans(*kinds) for r in reports}
        starts: dict[str, set[int]] = {r.id: set() for r in reports}
        for entity in entities:
            for m in entity.mentions:
                starts[m.report].add(m.start)
        self.names = {report: frozenset(found) for report, found in starts.items()}

    def around(self, mention: Span) -> Span:
        """The segment that holds a mention."""
        segments = self.segments[mention.report]
        place = bisect_right(segments, mention.start, key=lambda s: s.start) - 1
        return segments[place] if place >= 0 else mention


def _roles(entity: Entity, places: _Places) -> tuple[Role, ...]:
    """The distinct roles of a person, each where it is first given."""
    found: dict[Key, Role] = {}
    for m in entity.mentions:
        text, names = places.texts[m.report], places.names[m.report]
        for role in _found(text, m, places.around(m), names):
            found.setdefault(key_of(role.role), role)
    return tuple(found.values())


def roles_of(reports: Sequence[Report], entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities, persons with the roles that the reports give them."""
    places = _Places(reports, entities)
    return tuple(
        replace(e, roles=_roles(e, places)) if e.kind is EntityKind.PERSON else e for e in entities
    )
