"""From tokens to runs: stretches of a sentence that may be a name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.lexicon import mapping, terms
from variorum.marking.name_evidence import Evidence, opening_name, opens
from variorum.marking.name_lexicon import (
    common,
    demonym,
    event_heads,
    given,
    grammatical,
    heads,
    particle,
    phrases,
    place_heads,
    small,
    title_class,
    whole_names,
)
from variorum.marking.name_tokens import Token

# A longer run is a list or a page of capitals, and no name.
_LONGEST = 12
_QUOTES = frozenset("\"“”‘’'")
_SIGNS = frozenset("$€£¥")
_ROMAN = re.compile(r"[IVX]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `start` to `end` of a line, half-open. `known` where a lexicon has it whole."""

    start: int
    end: int
    known: bool = False


def phrase_at(line: Sequence[Token], place: int) -> int:
    """How many tokens a known name of two words or more takes here, 0 where there is none."""
    for parts, _ in phrases().get(line[place].text, ()):
        size = len(parts)
        found = line[place : place + size]
        if len(found) == size and all(t.text == p for t, p in zip(found, parts, strict=True)):
            return size
    return 0


def _month(line: Sequence[Token], place: int) -> bool:
    """A calendar word that is a name here: "Theresa May", "April Jones"."""
    before = line[place - 1] if place else None
    after = line[place + 1] if place + 1 < len(line) else None
    token = line[place]
    if before and before.upper and (given(before.text) or title_class(before.low) == "honorific"):
        return token.low in {"may", "march", "august", "june", "april"}
    return bool(given(token.text) and after and after.upper and not common(after.low))


def name_word(line: Sequence[Token], place: int, evidence: Evidence) -> bool:
    """Whether a token may stand in a name."""
    token = line[place]
    if not token.upper or _money(line, place):
        return False
    if token.text.isupper() and len(token.text) > 1:
        return _acronym(token)
    if token.low in terms("name_not_names"):
        return _month(line, place)
    if opens(line, place):
        return opening_name(line, place, evidence)
    return not grammatical(token.low) or token.text in whole_names() or token.text[-1] == "."


def _money(line: Sequence[Token], place: int) -> bool:
    """The letters of a currency: "US$5"."""
    after = line[place + 1] if place + 1 < len(line) else None
    return after is not None and after.text in _SIGNS and after.start == line[place].end


def _acronym(token: Token) -> bool:
    known = token.text in whole_names() or token.text.strip(".") in whole_names()
    return known or token.low not in terms("name_not_names")


def _of_head(line: Sequence[Token], run: Run) -> bool:
    """Whether the run so far wants "of": its last word is a head ("Ministry of …")."""
    low = line[run.end - 1].low
    royal = title_class(low) == "royal"
    return low in heads("of") or low in place_heads("of") or low in event_heads("last") or royal


def _raised(line: Sequence[Token], place: int) -> bool:
    return (
        place < len(line) and line[place].upper and line[place].low not in terms("name_not_names")
    )


def _after_of(line: Sequence[Token], run: Run) -> int:
    """Where a name goes on after "of", "of the" or "for"; 0 where it does not."""
    if line[run.end].low not in small("link") or not _of_head(line, run) or line[run.end - 1].owner:
        return 0
    the = run.end + 1 < len(line) and line[run.end + 1].low == "the"
    place = run.end + 1 + the
    return place if _raised(line, place) else 0


def _subject(token: Token) -> bool:
    """A word for a line of business or government, as joined by "and" inside a name."""
    if token.low in heads("last") or token.text in whole_names():
        return False
    return token.upper and (common(token.low) or token.low in heads("field"))


def _after_and(line: Sequence[Token], run: Run) -> int:
    """Where a name goes on after "and": "Health and Human Services", "Johnson & Johnson"."""
    if line[run.end].text not in {"and", "&"} or not _raised(line, run.end + 1):
        return 0
    if line[run.end].text == "&":
        return 0 if _two_persons(line, run) else run.end + 1
    both = _subject(line[run.end - 1]) and _subject(line[run.end + 1])
    both = both and line[run.end + 1].low not in place_heads("first")
    titled = title_class(line[run.end + 1].low) not in ("", "modifier")
    return run.end + 1 if both and not titled else 0


def _two_persons(line: Sequence[Token], run: Run) -> bool:
    """Two persons' full names beside "&", and no firm's: "Ann Holm & Bo Dahl"."""
    after = line[run.end + 1 : run.end + 3]
    full = len(after) > 1 and after[1].upper and given(after[0].text)
    return full and run.end - run.start > 1 and given(line[run.start].text)


def _after_suffix(line: Sequence[Token], run: Run) -> int:
    """A legal form after a comma: "Acme Tools, Inc."."""
    place = run.end + 1
    if line[run.end].text != "," or place >= len(line) or not line[place].upper:
        return 0
    return place if line[place].low in heads("suffix") else 0


def _after_nickname(line: Sequence[Token], run: Run) -> int:
    """A nickname in quotes between given name and family name."""
    for size in (1, 2):
        place = run.end + size + 1
        if place + 1 < len(line) and line[place].text in _QUOTES and line[run.end].text in _QUOTES:
            inner = line[run.end + 1 : place]
            raised = all(t.upper for t in inner) and _raised(line, place + 1)
            return place + 1 if raised and given(line[run.start].text) else 0
    return 0


def _after_particle(line: Sequence[Token], run: Run) -> int:
    """Where a name goes on after "de la", "van", "bin"."""
    place = run.end
    while place < min(len(line), run.end + 3) and particle(line[place].text):
        place += 1
    return place if place > run.end and _raised(line, place) else 0


def _after_number(line: Sequence[Token], run: Run) -> int:
    """Whether a number belongs to the name: "Boeing 737", "World War 2"."""
    token, head = line[run.end], line[run.end - 1].low
    if not token.number or line[run.end - 1].owner:
        return 0
    fits = head in mapping("name_designations") or head in event_heads("last")
    short = not token.text.isdigit() or len(token.text) < 4 or head in event_heads("last")
    return run.end if fits and short and len(head) > 1 else 0


def _after_owner(line: Sequence[Token], run: Run) -> int:
    """Whether a possessive stands inside the name: "St George's Hospital", "King's College"."""
    if not _raised(line, run.end):
        return 0
    first = line[run.start].low
    follows = [t.low for t in line[run.end : run.end + 3] if t.upper]
    holy = any(low in small("holy") for low in follows)
    saintly = first in small("saintly")
    whole = line[run.start].text in whole_names() or demonym(line[run.start].text)
    return run.end if (saintly or (holy and not whole and run.end - run.start == 1)) else 0


def _next(line: Sequence[Token], run: Run, evidence: Evidence) -> int:
    """Where the run goes on: the place of its next word, or 0."""
    if run.end >= len(line) or run.end - run.start >= _LONGEST:
        return 0
    if line[run.end - 1].owner:
        return _after_owner(line, run)
    if line[run.end].tied and line[run.end - 1].tied:
        return 0
    if name_word(line, run.end, evidence) or _ROMAN.fullmatch(line[run.end].text):
        return run.end
    steps = (
        _after_of,
        _after_and,
        _after_particle,
        _after_number,
        _after_suffix,
        _after_nickname,
    )
    return next((place for step in steps if (place := step(line, run))), 0)


def _grow(line: Sequence[Token], start: int, evidence: Evidence) -> Run:
    run = Run(start, start + 1)
    while place := _next(line, run, evidence):
        size = phrase_at(line, place)
        run = Run(start, place + max(size, 1))
    return run


def _starter(line: Sequence[Token], place: int) -> bool:
    """A small word that begins a name: "bin Salman said"."""
    token = line[place]
    after = line[place + 1] if place + 1 < len(line) else None
    fits = token.text in small("starter") and after is not None and after.upper
    before = line[place - 1] if place else None
    return fits and (before is None or not before.upper or bool(title_class(before.low)))


def _start(line: Sequence[Token], place: int, evidence: Evidence) -> Run | None:
    """The run that starts here, if any."""
    size = phrase_at(line, place)
    if size:
        grown = _grow_from(line, Run(place, place + size), evidence)
        return Run(place, place + size, known=True) if grown.end == place + size else grown
    if name_word(line, place, evidence):
        return _grow(line, place, evidence)
    if _starter(line, place) and name_word(line, place + 1, evidence):
        return Run(place, _grow(line, place + 1, evidence).end)
    return None


def _grow_from(line: Sequence[Token], run: Run, evidence: Evidence) -> Run:
    while place := _next(line, run, evidence):
        run = Run(run.start, place + max(phrase_at(line, place), 1))
    return run


def _may_start(token: Token) -> bool:
    """Whether a word may begin a name: most words of a text are passed over by this."""
    return token.upper or token.text in phrases() or token.text in small("starter")


def runs(line: Sequence[Token], evidence: Evidence) -> tuple[Run, ...]:
    """The runs of a line, in order, disjoint."""
    found: list[Run] = []
    place = 0
    while place < len(line):
        run = _start(line, place, evidence) if _may_start(line[place]) else None
        if run is not None:
            found.append(run)
        place = run.end if run is not None else place + 1
    return tuple(found)
