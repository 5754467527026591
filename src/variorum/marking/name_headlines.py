"""Names in lines written with capitals throughout, where capitals tell nothing."""

from collections.abc import Iterator, Mapping, Sequence

from variorum.marking.name_chunks import phrase_at
from variorum.marking.name_evidence import Evidence
from variorum.marking.name_kinds import Guess, designation, within
from variorum.marking.name_lexicon import common, family, given, title_class, whole_names
from variorum.marking.name_refine import Found
from variorum.marking.name_tokens import Token
from variorum.model import EntityKind

_LONGEST = 8


def _known(kinds: Mapping[str, EntityKind]) -> dict[str, EntityKind]:
    """The body's names, and the last words of its persons, by their lower-case words."""
    known = {name.lower(): kind for name, kind in kinds.items()}
    for name, kind in kinds.items():
        parts = name.split()
        if kind is EntityKind.PERSON and len(parts) > 1:
            known.setdefault(parts[-1].lower(), kind)
    return known


def _in_body(
    line: Sequence[Token], place: int, known: Mapping[str, EntityKind], evidence: Evidence
) -> Found | None:
    """The longest name of the body that stands here."""
    for end in range(min(len(line), place + _LONGEST), place, -1):
        name = line[place:end]
        kind = known.get(" ".join(t.low for t in name))
        if kind is None or not name[0].upper:
            continue
        if len(name) > 1 or not evidence.plain(name[0].low):
            return Found(place, end, Guess(kind, 2))
    return None


def _person(line: Sequence[Token], place: int) -> Found | None:
    """A given name and a word that is no English word: "Anna Kowalska"."""
    end = place + 1
    while end < min(len(line), place + 4) and _surname(line[end]) and not line[end - 1].owner:
        end += 1
    token = line[place]
    fits = given(token.text) and end > place + 1 and not title_class(token.low)
    return Found(place, end, Guess(EntityKind.PERSON, 2)) if fits else None


def _surname(token: Token) -> bool:
    return token.upper and (not common(token.low) or family(token.text)) and token.word


def _listed(line: Sequence[Token], place: int, evidence: Evidence) -> Found | None:
    """A place, organisation or designation of the lexicons."""
    size = phrase_at(line, place)
    token = line[place]
    if not size:
        arm = designation(token.text)
        single = token.text in whole_names() and not evidence.plain(token.low)
        if arm is None and (not single or (common(token.low) and not token.text.isupper())):
            return None
        size = 1
    return Found(place, place + size, within(line[place : place + size]))


def _capitals(line: Sequence[Token]) -> bool:
    """Whether the whole line is in capitals."""
    words = [t for t in line if t.text[0].isalpha()]
    return bool(words) and all(t.text.isupper() for t in words)


def _found(
    line: Sequence[Token], place: int, known: Mapping[str, EntityKind], evidence: Evidence
) -> Found | None:
    found = _in_body(line, place, known, evidence)
    return found or _listed(line, place, evidence) or _person(line, place)


def headline_names(
    line: Sequence[Token], kinds: Mapping[str, EntityKind], evidence: Evidence
) -> Iterator[Found]:
    """The names in such a line: those of the body first, then those that a lexicon knows."""
    known = _known(kinds)
    find = _in_body if _capitals(line) else _found
    place = 0
    while place < len(line):
        found = find(line, place, known, evidence) if line[place].upper else None
        if found is not None:
            yield found
        place = found.end if found is not None else place + 1
