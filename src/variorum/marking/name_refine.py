"""From runs to names: titles and adjectives cut off, two names parted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.lexicon import terms
from variorum.marking.name_chunks import Run
from variorum.marking.name_evidence import Evidence
from variorum.marking.name_kinds import Guess, around, designation, joined, unknown, within
from variorum.marking.name_lexicon import (
    common,
    demonym,
    event_heads,
    family,
    given,
    heads,
    of_place,
    particle,
    place_heads,
    small,
    title_class,
    whole_names,
)
from variorum.marking.name_tokens import Token
from variorum.model import EntityKind

_HELD = frozenset(("honorific", "royal", "rank", "office"))
_TIMES = 2
_OPEN = frozenset("\"“‘'")
_CLOSE = frozenset("\"”’'")


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a line: its tokens, half-open, and the guess at its kind."""

    start: int
    end: int
    guess: Guess


def _headed(token: Token) -> bool:
    """Whether the word makes a name of the words before it, so that a title may belong to it."""
    low = token.low
    return low in heads("last") or low in heads("field") or low in heads("suffix")


def _person_after(line: Sequence[Token], start: int, end: int) -> bool:
    """Whether what follows a title may be a person's name."""
    name = line[start:end]
    if (
        not name
        or not (name[0].upper or particle(name[0].text))
        or any(t.text == "&" or t.low == "of" for t in name)
    ):
        return False
    return not (_headed(name[-1]) and not given(name[0].text) and not family(name[-1].text))


def _cut(line: Sequence[Token], run: Run) -> int:
    """The place after the last title that has a person's name after it; 0 where there is none."""
    for place in range(run.end - 1, run.start, -1):
        title = line[place - 1]
        if title_class(title.low) in _HELD and not title.owner and title.upper:
            named = given(title.text) and title_class(title.low) != "honorific"
            if not (named and place == run.start + 1) and _person_after(line, place, run.end):
                return _past_titles(line, place, run.end)
    return 0


def _past_titles(line: Sequence[Token], place: int, end: int) -> int:
    """Past the rest of a title such as "Chief Executive"."""
    while end - place > 1 and title_class(line[place].low) and not given(line[place].text):
        place += 1
    return place


def _idle(token: Token, title: Token) -> bool:
    """A word that belongs to the title after it: "Defence" of "Defence Minister"."""
    cls = title_class(token.low)
    if cls == "modifier" or (common(token.low) and not cls):
        return title.low not in small("company_title") and token.text not in whole_names()
    return bool(cls) or demonym(token.text) or not token.upper


def _left(line: Sequence[Token], start: int, end: int) -> Run | None:
    """What is left before a title, without the title and the words that belong to it."""
    title = line[end - 1]
    end -= 1
    if " ".join(t.text for t in line[start:end]) in whole_names():
        return Run(start, end)
    while end > start and _idle(line[end - 1], title):
        end -= 1
    plain = all(common(t.low) or title_class(t.low) for t in line[start:end])
    known = " ".join(t.text for t in line[start:end]) in whole_names()
    return Run(start, end) if end > start and (known or not plain) else None


def _stripped(line: Sequence[Token], run: Run) -> Run | None:
    """The run without adjectives of peoples and titles in front, and titles behind."""
    start, end = run.start, run.end
    if line[end - 1].low in heads("last") or line[end - 1].low in place_heads("last"):
        return Run(start, end) if end - start > 1 else run
    while start < end and demonym(line[start].text) and not _eventful(line, start, end):
        start += 1
    while start < end and _modifies(line, start, end):
        start += 1
    while end > start and end - start != 2 and _title_only(line[end - 1]):
        end -= 1
    if end - start == 2 and _title_only(line[end - 1]) and not given(line[start].text):
        return _left(line, start, end)
    return Run(start, end) if end > start else None


def _eventful(line: Sequence[Token], start: int, end: int) -> bool:
    last = line[end - 1].low
    kept = last in heads("suffix") or last in heads("field") or last in event_heads("last")
    return end - start > 1 and (kept or any(t.low == "of" for t in line[start:end]))


def _modifies(line: Sequence[Token], start: int, end: int) -> bool:
    """A title or modifier in front with nothing of a name in it."""
    token = line[start]
    if any(t.low in ("of", "for") for t in line[start:end]) or end - start < 2:
        return title_class(token.low) in ("honorific", "rank", "office") and end - start == 1
    return title_class(token.low) in _HELD and not given(token.text) and not family(token.text)


def _title_end(line: Sequence[Token], run: Run, cut: int) -> int:
    """Past the first title of the words before the cut: "Acme | CEO" of "Acme CEO Sir Al"."""
    while cut - 1 > run.start and title_class(line[cut - 2].low) in _HELD:
        cut -= 1
    return cut


def _title_only(token: Token) -> bool:
    cls = title_class(token.low)
    return cls in ("office", "rank") and token.text not in whole_names() and not family(token.text)


def _trusted(line: Sequence[Token], run: Run, evidence: Evidence) -> bool:
    """Whether the run is a name rather than common words with capitals."""
    name = line[run.start : run.end]
    text = " ".join(t.text for t in name)
    if text in whole_names() or designation(name[0].text) is not None:
        return True
    if all(t.number or not t.word for t in name):
        return False
    if len(name) == 1:
        return _trusted_word(name[0], evidence)
    if demonym(name[-1].text) and all(of_place(t.text) for t in name[:-1]):
        return False
    if all(title_class(t.low) or demonym(t.text) or not t.upper for t in name):
        return within(name).weight >= _TIMES
    return True


def _trusted_word(token: Token, evidence: Evidence) -> bool:
    if demonym(token.text) or (title_class(token.low) and not given(token.text)):
        return False
    if not common(token.low):
        return len(token.text.strip(".")) > 1
    if given(token.text) or family(token.text):
        return not evidence.plain(token.low)
    return evidence.capitals[token.low] >= _TIMES and not evidence.smalls[token.low]


def _agency(token: Token) -> bool:
    """A photo or news agency by its capitals, as captions put it beside a name."""
    return token.text in terms("name_agencies")


def _parted(line: Sequence[Token], run: Run) -> tuple[Run, Run] | None:
    """Two names that only stand side by side: "PA Anna Brown", "Leeds Anna Brown"."""
    if run.end - run.start < _TIMES or line[run.end - 1].low in heads("suffix"):
        return None
    if _agency(line[run.end - 1]):
        return Run(run.start, run.end - 1), Run(run.end - 1, run.end)
    for place in range(run.start + 1, run.end - 1):
        if _ends_body(line, run, place):
            return Run(run.start, place), Run(place, run.end)
    for place in range(run.start + 1, run.end - (not _agency(line[run.start]))):
        if _ends_place(line, run.start, place) and _named(line, place, run.end):
            return Run(run.start, place), Run(place, run.end)
    return None


def _ends_body(line: Sequence[Token], run: Run, place: int) -> bool:
    """A known body's name after other words, or a person's after a firm's legal form."""
    before = " ".join(t.text for t in line[run.start : place])
    after = " ".join(t.text for t in line[place : run.end])
    if line[place - 1].low in heads("suffix"):
        return given(line[place].text)
    known = whole_names().get(after) is EntityKind.ORGANISATION and line[place - 1].word
    return known and before not in whole_names()


def _ends_place(line: Sequence[Token], start: int, end: int) -> bool:
    """Whether the tokens are an agency, a place or a street by themselves."""
    text = " ".join(t.text for t in line[start:end])
    if given(line[start].text):
        return False
    known = text in whole_names() and within(line[start:end]).kind is EntityKind.PLACE
    return _agency(line[start]) or known or line[end - 1].low in place_heads("last")


def _named(line: Sequence[Token], start: int, end: int) -> bool:
    """Whether the tokens are a given name and a family name."""
    last = line[end - 1]
    return (
        given(line[start].text) and end - start > 1 and not common(last.low) and not _headed(last)
    )


def _spans(line: Sequence[Token], run: Run) -> Iterator[Run]:
    """The names of a run: what stands before a title, and what after it."""
    text = " ".join(t.text for t in line[run.start : run.end])
    parts = None if run.known or text in whole_names() else _parted(line, run)
    if parts is not None:
        yield from (span for part in parts for span in _spans(line, part))
        return
    cut = 0 if run.known or text in whole_names() else _cut(line, run)
    if not cut:
        stripped = run if run.known or text in whole_names() else _stripped(line, run)
        if stripped is not None:
            yield stripped
        return
    left = _left(line, run.start, _title_end(line, run, cut))
    if left is not None:
        yield from _spans(line, left)
    yield Run(cut, run.end)


def names(line: Sequence[Token], run: Run, evidence: Evidence) -> Iterator[Found]:
    """The names in a run, with the guess at their kinds."""
    for part in _spans(line, run):
        if _trusted(line, part, evidence):
            guess = joined(within(line[part.start : part.end]), around(line, part.start, part.end))
            yield Found(part.start, part.end, _settled(line, part, guess))


def _settled(line: Sequence[Token], part: Run, guess: Guess) -> Guess:
    """The guess; a work's title where quotes hold the name and nothing more, looser signs else."""
    quoted = part.start and part.end < len(line) and line[part.start - 1].text in _OPEN
    if quoted and line[part.end].text in _CLOSE and guess.weight < _TIMES:
        return Guess(EntityKind.OTHER, 0)
    return guess if guess.weight else unknown(line, part.start, part.end)
