"""What a report itself shows of its words: which it capitalises where nothing asks for it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.marking.name_lexicon import (
    common,
    demonym,
    event_heads,
    family,
    given,
    grammatical,
    particle,
    small,
    title_class,
    whole_names,
)
from variorum.marking.name_tokens import Token

_OPENERS = frozenset("\"“'‘:(–—-•*[…")
_RARELY = 5
_TWO = 2
_FEWEST = 3
_LONG = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often a report writes a word with a capital inside a sentence, and how often without."""

    capitals: Counter[str]
    smalls: Counter[str]

    def proper(self, low: str) -> bool:
        """Whether the report treats the word as a name."""
        return self.capitals[low] > self.smalls[low]

    def plain(self, low: str) -> bool:
        """Whether the report writes it small, and no more often with a capital."""
        return self.smalls[low] > 0 and not self.proper(low)


def opens(line: Sequence[Token], place: int) -> bool:
    """Whether a token's capital may be due to its place: first, or after a quote or colon."""
    return all(not t.word for t in line[:place]) if place < 3 else line[place - 1].text in _OPENERS


def titled(line: Sequence[Token]) -> bool:
    """Whether a line is written like a headline: nearly all its longer words have capitals."""
    long = [t for t in line if t.text[0].isalpha() and len(t.text) > _LONG]
    shouted = all(t.text.isupper() for t in long)
    if len(long) < _FEWEST or (line[-1].text == "." and not shouted):
        return False
    plain = [t for t in long if not t.upper and not grammatical(t.low)]
    raised = [t for t in long if t.upper and (common(t.low) or t.text.isupper())]
    return len(plain) * _RARELY <= len(long) and len(raised) >= _TWO


def gather(lines: Sequence[Sequence[Token]]) -> Evidence:
    """The evidence of a report's sentences, headlines left out."""
    capitals: Counter[str] = Counter()
    smalls: Counter[str] = Counter()
    for line in lines:
        for place, token in enumerate(line):
            if not token.text[0].isalpha():
                continue
            if not token.upper:
                smalls[token.low] += 1
            elif not opens(line, place):
                capitals[token.low] += 1
    return Evidence(capitals, smalls)


def _follows_as_name(line: Sequence[Token], place: int) -> bool:
    """Whether a family name, or a small word before one, comes next."""
    after = line[place + 1 : place + 3]
    if len(after) > 1 and particle(after[0].text) and after[1].upper:
        return not grammatical(line[place].low)
    return bool(after) and after[0].upper and not common(after[0].low)


def _family_follows(line: Sequence[Token], place: int) -> bool:
    return place + 1 < len(line) and line[place + 1].upper and family(line[place + 1].text)


def _heads_event(line: Sequence[Token], place: int) -> bool:
    """Whether the word begins an event's name: "Hurricane", "Operation"."""
    after = line[place + 1] if place + 1 < len(line) else None
    return line[place].low in event_heads("first") and after is not None and after.upper


def opening_name(line: Sequence[Token], place: int, evidence: Evidence) -> bool:
    """Whether the capital of an opening word is that of a name."""
    token = line[place]
    if grammatical(token.low) and not token.text.isupper():
        asked = line[-1].text == "?"
        return given(token.text) and not asked and _family_follows(line, place)
    if token.text in whole_names():
        return not common(token.low) or evidence.proper(token.low) or token.text.isupper()
    if demonym(token.text) or title_class(token.low) or evidence.proper(token.low):
        return True
    if evidence.plain(token.low) or common(token.low):
        named = (given(token.text) or family(token.text)) and _follows_as_name(line, place)
        return named or _heads_event(line, place)
    return _strange(line, place)


def _strange(line: Sequence[Token], place: int) -> bool:
    """An opening word of no known kind: a name where it acts as one, or where one goes on."""
    token = line[place]
    after = line[place + 1] if place + 1 < len(line) else None
    if after is None or after.upper or _follows_as_name(line, place):
        return after is not None
    acts = after.low in small("telling") or after.low in small("auxiliary")
    return given(token.text) or token.owner or (acts and not token.low.endswith("s"))
