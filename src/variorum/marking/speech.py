"""Speech by rules: who is given the word, by which cue, for what content."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from variorum.lexicon.classes import speaker_kinds
from variorum.lexicon.outlets import is_outlet
from variorum.marking.clauses import Reach, has_finite, is_finite
from variorum.marking.contents import is_carrier
from variorum.marking.cues import Form
from variorum.marking.givens import givens
from variorum.marking.lines import Line, Page
from variorum.marking.quotations import Quotation
from variorum.marking.sides import Given
from variorum.model import EntityKind, NameMark, Span, SpeechMark, span

# A quoted phrase of a few words is shorter.
_PHRASE = 40
# A quotation carries on a speaker at most so many sentences back.
_NEAR = 2
# What stands after a headline's colon is longer, where it is said.
_SHORTEST = 3
_BULLETS = frozenset("-–—•*·▪‣◦●")


@dataclass(frozen=True, slots=True)
class _Turn:
    """A speaker's turn: the line it stands in, and a mark whose content may be missing."""

    line: int
    source: Span | None
    cue: Span | None
    via: tuple[Span, ...]
    contents: tuple[tuple[int, int], ...]


def mark_speech(laid: Page, names: Sequence[NameMark]) -> tuple[SpeechMark, ...]:
    """All speech of the headlines and sentences of a report that is laid out, by start of content.

    Direct and indirect speech and "according to" are found by the frames of reporting verbs
    (`lexicon/data/reporting_verbs.tsv`) in the clause around them, after the hand-written
    grammars for quotation of Krestel et al. 2008 and Pareti 2015; a content may be several marks
    where a cue stands within it. `names` only help to tell a speaker from a thing.
    """
    places = sorted((mark.span.start, mark.span.end) for mark in names)
    persons = {mark.span for mark in names if mark.kind is EntityKind.PERSON}
    turns: list[_Turn] = []
    for index, line in enumerate(laid.lines):
        near = places[bisect_left(places, (line.start, 0)) : bisect_left(places, (line.end, 0))]
        turns.extend(_turn(laid, index, given, all_) for given, all_ in _read(line, near))
        turns.extend(_headline_turns(laid, index, persons))
        turns.extend(_noun_turns(laid, index))
    turns = [_said_before(laid, turn) for turn in turns]
    turns.extend(_orphans(laid, turns, places))
    turns.extend(_bullets(laid, turns))
    return _marks(laid, turns)


def _read(line: Line, names: Sequence[tuple[int, int]]) -> Iterator[tuple[Given, Sequence[Given]]]:
    found = givens(line, names)
    for given in found:
        yield given, found


def _turn(laid: Page, index: int, given: Given, every: Sequence[Given]) -> _Turn:
    line = laid.lines[index]
    reaches = list(_reaches(line, _cited_for(line, given, every), every))
    contents = tuple(_stretch(laid, line, given, reach) for reach in reaches)
    return _Turn(
        index,
        _span(laid, line, _closed(line, given)),
        _span(laid, line, (given.cue.start, given.cue.end)),
        _via(laid, line, given),
        tuple(content for content in contents if content[0] < content[1]),
    )


def _closed(line: Line, given: Given) -> Reach | None:
    """A source with the comma that closes its apposition: "Ann Lee, a clerk, said".

    Of "Ann Lee, who said" the relative is the source: the stage of attribution finds whom it means.
    """
    if given.relative and line.form(given.cue.start - 1) in ("who", "which", "that"):
        return (given.cue.start - 1, given.cue.start)
    if given.source is None or given.source[1] >= given.cue.start:
        return given.source
    start, end = given.source
    apposed = "," in line.forms[start:end] and line.form(end) == ","
    return (start, end + 1) if apposed else given.source


def _cited_for(line: Line, given: Given, every: Sequence[Given]) -> Given:
    """ "Le Jour said, citing two aides": the aides are cited for what Le Jour says."""
    if line.forms[given.cue.verb] not in ("citing", "quoting"):
        return given
    hosts = [other for other in every if other.cue.form is Form.FINITE and other.source]
    before = [other for other in hosts if other.cue.end <= given.cue.start]
    return before[-1] if before else given


def _via(laid: Page, line: Line, given: Given) -> tuple[Span, ...]:
    carriers = [reach for reach in given.via if is_carrier(line, reach, laid.text)]
    return tuple(s for s in (_span(laid, line, reach) for reach in carriers) if s)


def _reaches(line: Line, given: Given, every: Sequence[Given]) -> Iterator[Reach]:
    """The contents of a cue by token indices: what is left of it, right of it, after it."""
    if given.left and given.edge is not None:
        begin = _begin(line, given, every) if given.begin is None else given.begin
        yield _trim(line, begin, given.edge)
    if given.right is not None:
        yield _trim(line, given.right, _stop(line, given, given.right, every))
    if given.tail is not None:
        yield _trim(line, given.tail, _stop(line, given, given.tail, every))


def _begin(line: Line, given: Given, every: Sequence[Given]) -> int:
    """Where the content left of a cue begins: the clause, or what a cue before left over."""
    start = 0
    quote = line.inside[given.cue.verb]
    edge = given.edge or 0
    if quote >= 0:
        start = next(i for i, q in enumerate(line.inside) if q == quote)
    for other in every:
        if other.cue.end >= edge or line.inside[other.cue.verb] != quote:
            continue
        if other.left and other.tail is None:
            after = max(other.cue.end, other.source[1] if other.source else 0)
            # "It rained, he told the board on Friday, she said" is all hers.
            start = max(start, after) if has_finite(line, after, edge) else start
        elif other.tail is not None and other.tail < edge:
            start = max(start, other.tail)
    turn = _last_turn(line, start, edge)
    return turn if turn is not None and _quoted(line, edge) is False else start


def _quoted(line: Line, edge: int) -> bool:
    return line.is_mark(edge) or line.is_mark(edge - 1)


def _last_turn(line: Line, start: int, edge: int) -> int | None:
    """Where a statement begins after ", but": what stands before it is not the speaker's."""
    for i in range(edge - 1, start, -1):
        turned = line.forms[i] in ("but", "while", "whereas") and line.form(i - 1) in (",", ";")
        if turned and has_finite(line, i + 1, edge) and line.inside[i] < 0:
            return i + 1
    return None


def _stop(line: Line, given: Given, start: int, every: Sequence[Given]) -> int:
    """Where content right of a cue stops: where another cue's own words begin, or the line ends."""
    stop = len(line)
    if given.relative or given.begin is not None:
        stop = _relative_stop(line, start, every)
    mine = line.inside[given.cue.verb]
    if mine >= 0:
        inside = [i for i in range(start, len(line)) if line.inside[i] != mine]
        stop = min(inside, default=stop)
    if given.cue.mood in ("declined", "denied", "deny"):
        stop = min(stop, _next_clause(line, start, stop))
    for other in every:
        nested = line.inside[other.cue.verb] != mine
        later = other.cue.start > start and other is not given and not nested
        if later and other.edge is not None and other.edge >= start - 1:
            stop = min(stop, max(start, other.edge))
    return stop


def _next_clause(line: Line, start: int, stop: int) -> int:
    """What is denied ends where a new clause begins: "denied the charges and the court ruled"."""
    for i in range(start + 1, stop):
        joins = line.forms[i] in ("and", "but", "while")
        if line.forms[i] == ";" or (joins and has_finite(line, i + 1, min(stop, i + 6))):
            return i
    return stop


def _relative_stop(line: Line, start: int, every: Sequence[Given]) -> int:
    """A relative clause ends at the comma before the main verb."""
    verbs = {other.cue.start for other in every}
    for i in range(start, len(line)):
        if line.forms[i] == "," and (i + 1 in verbs or is_finite(line, i + 1)):
            return i
    return len(line)


def _trim(line: Line, start: int, end: int) -> Reach:
    """A stretch without the marks and conjunctions at its ends; quotation marks stay."""
    while start < end and _loose(line, start):
        start += 1
    while end > start and not line.is_mark(end - 1) and line.forms[end - 1] in ",.;:-–—":
        end -= 1
    return start, end


def _loose(line: Line, i: int) -> bool:
    form = line.forms[i]
    return form in ",;:-–—." or form in ("and", "but")


def _stretch(laid: Page, line: Line, given: Given, reach: Reach) -> tuple[int, int]:
    """A content in characters; a quotation that runs over the line is taken whole."""
    if reach[0] >= reach[1]:
        return (0, 0)
    start, end = line.tokens[reach[0]].start, line.tokens[reach[1] - 1].end
    mine = line.inside[given.cue.verb]
    first, last = line.inside[reach[0]], line.inside[reach[1] - 1]
    if first >= 0 and first != mine:
        start = min(start, laid.quotations[first].start)
    if last >= 0 and last != mine:
        end = max(end, laid.quotations[last].end)
    return start, end


def _span(laid: Page, line: Line, reach: Reach | None) -> Span | None:
    if reach is None or reach[0] >= reach[1]:
        return None
    return span(laid.report, line.tokens[reach[0]].start, line.tokens[reach[1] - 1].end)


def _headline_turns(laid: Page, index: int, persons: Set[Span]) -> Iterator[_Turn]:
    """ "Police: …", "Lee: 'Not us'" and "… – report" in a headline."""
    line = laid.lines[index]
    if not line.headline:
        return
    colon = next((i for i, form in enumerate(line.forms) if form == ":"), 0)
    named = _span(laid, line, (0, colon))
    known = named is not None and (named in persons or is_outlet(named.of(laid.text)))
    says = known and len(line) - colon > _SHORTEST
    if 0 < colon < min(9, len(line) - 1) and (says or _heads(line, 0, colon, colon + 1)):
        yield _plain(laid, index, (0, colon), (colon + 1, len(line)), colon)
        return
    for i in range(max(1, len(line) - 5), len(line) - 1):
        if line.forms[i] in (":", "-", "–", "—") and _heads(line, i + 1, len(line), -1):
            yield _plain(laid, index, (i + 1, len(line)), (0, i), i)
            return


def _noun_turns(laid: Page, index: int) -> Iterator[_Turn]:
    """ "The report in Le Jour that a clerk had signed": what is told stands after the noun."""
    line = laid.lines[index]
    for i, form in enumerate(line.forms):
        if form not in _TELLINGS or line.form(i + 1) not in ("in", "by", "from"):
            continue
        first = i + 3 if line.form(i + 2) == "the" else i + 2
        that = next((k for k in range(first, len(line)) if not line.tokens[k].capital), first)
        stop = next((k for k in range(that, len(line)) if line.forms[k] in ",;"), len(line))
        if that > first and line.form(that) == "that" and has_finite(line, that + 1, stop):
            yield _plain(laid, index, (i + 2, that), _trim(line, that, stop), i)


_TELLINGS = frozenset(["report", "reports", "story", "claim", "claims", "article", "allegation"])


def _heads(line: Line, start: int, end: int, content: int) -> bool:
    if has_finite(line, start, end):
        return False
    if content >= 0 and line.is_mark(content):
        return True
    return end - start <= 4 and any(
        kind in ("official", "unnamed", "report", "document")
        for form in line.forms[end - 1 : end]
        for kind in speaker_kinds(form)
    )


def _plain(laid: Page, index: int, source: Reach, content: Reach, cue: int) -> _Turn:
    line = laid.lines[index]
    said = _span(laid, line, content)
    contents = ((said.start, said.end),) if said else ()
    return _Turn(index, _span(laid, line, source), _span(laid, line, (cue, cue + 1)), (), contents)


def _said_before(laid: Page, turn: _Turn) -> _Turn:
    """A cue without content right after a quotation: "'Not us!'" and, in a line of its own, "Lee
    said."."""
    line, before = laid.lines[turn.line], laid.lines[turn.line - 1]
    opens = turn.source is not None and turn.source.start == line.start and turn.cue is not None
    if turn.contents or not opens or turn.line == 0 or before.paragraph != line.paragraph:
        return turn
    at = bisect_right(laid.opens, before.end - 1) - 1
    if at < 0 or laid.quotations[at].end < before.end:
        return turn
    return replace(turn, contents=((laid.quotations[at].start, laid.quotations[at].end),))


def _orphans(
    laid: Page, turns: Sequence[_Turn], names: Sequence[tuple[int, int]]
) -> Iterator[_Turn]:
    """Quotations that no cue took: carried on by the speaker before, or begun by the one after."""
    taken = _shares(laid, turns)
    free = [q for i, q in enumerate(laid.quotations) if not taken[i] and _stands_alone(laid, q)]
    last: dict[int, list[_Turn]] = {}
    for turn in turns:
        for index in {turn.line, *(laid.line_at(end - 1) for _, end in turn.contents)}:
            last.setdefault(index, []).append(turn)
    for quotation in free:
        index = laid.line_at(quotation.start)
        found = _following(laid, quotation, last) or _preceding(laid, quotation, last)
        whole = ((quotation.start, quotation.end),)
        if found is None:
            yield _Turn(index, _named_before(laid, index, names), None, (), whole)
            continue
        turn = replace(found, line=index, contents=whole)
        last.setdefault(laid.line_at(quotation.end - 1), []).append(turn)
        yield turn


def _shares(laid: Page, turns: Sequence[_Turn]) -> list[bool]:
    """Of each quotation, whether at least half of it is the content of some cue."""
    shared = [0] * len(laid.quotations)
    for turn in turns:
        for start, end in turn.contents:
            first = max(0, bisect_right(laid.opens, start) - 1)
            for i in range(first, bisect_right(laid.opens, end - 1)):
                q = laid.quotations[i]
                shared[i] += max(0, min(end, q.end) - max(start, q.start))
    return [2 * n >= q.end - q.start for n, q in zip(shared, laid.quotations, strict=True)]


def _stands_alone(laid: Page, quotation: Quotation) -> bool:
    """Whether a quotation is speech and not a phrase in scare quotes."""
    text = laid.text[quotation.start : quotation.end]
    line = laid.lines[laid.line_at(quotation.start)]
    begins = not laid.text[line.start : quotation.start].strip()
    if len(text.split()) < 4 and not (begins and quotation.end >= line.end):
        return False
    return begins or text.rstrip("\"”'’ ")[-1:] in ".!?…,"


def _following(
    laid: Page, quotation: Quotation, turns: Mapping[int, Sequence[_Turn]]
) -> _Turn | None:
    """An unclosed quotation is said by whoever says the one that opens the next paragraph."""
    after = laid.line_at(quotation.end - 1) + 1
    if not quotation.open or after >= len(laid.lines):
        return None
    opening = laid.lines[after].start
    for turn in turns.get(after, ()):
        if any(start == opening for start, _ in turn.contents):
            return turn
    return None


def _preceding(
    laid: Page, quotation: Quotation, turns: Mapping[int, Sequence[_Turn]]
) -> _Turn | None:
    """The last speaker, if the quotation follows on his words or on the words that announce it.

    Who is quoted with a few words in passing ("what Lee called 'a mess'") is taken last.
    """
    index = laid.line_at(quotation.start)
    for back in range(_NEAR + 1):
        before = [t for t in turns.get(index - back, ()) if t.source and _is_before(t, quotation)]
        if before:
            speaking = [t for t in before if not _in_passing(laid, t)]
            quoted = [t for t in speaking if any(laid.is_quoted(*c) for c in t.contents)]
            return max(quoted or speaking or before, key=lambda t: t.cue.start if t.cue else 0)
    return None


def _in_passing(laid: Page, turn: _Turn) -> bool:
    """Whether all that a turn holds is a quoted phrase of a few words, or what one is to do."""
    if any(laid.text[start : start + 3].lower() == "to " for start, _ in turn.contents):
        return True
    written = [laid.text[start:end] for start, end in turn.contents if end - start <= _PHRASE]
    return (
        bool(written)
        and all(
            laid.is_quoted(start, end) and end - start <= _PHRASE for start, end in turn.contents
        )
        and not any(words.rstrip("\"”'’ ")[-1:] in ".!?…," for words in written)
    )


def _is_before(turn: _Turn, quotation: Quotation) -> bool:
    return turn.cue is None or turn.cue.start < quotation.start


def _named_before(laid: Page, index: int, names: Sequence[tuple[int, int]]) -> Span | None:
    """The first name of the sentence before, in the same paragraph."""
    if index == 0 or laid.lines[index - 1].paragraph != laid.lines[index].paragraph:
        return None
    line = laid.lines[index - 1]
    at = bisect_left(names, (line.start, 0))
    if at < len(names) and names[at][0] < line.end:
        return span(laid.report, *names[at])
    return None


def _bullets(laid: Page, turns: Sequence[_Turn]) -> Iterator[_Turn]:
    """The bullets after "sources say the talks had three aims:" are said by the sources."""
    for turn in turns:
        line = laid.lines[turn.line]
        if turn.source is None or line.form(len(line) - 1) != ":" or not _reaches_end(turn, line):
            continue
        for index in range(turn.line + 1, len(laid.lines)):
            below = laid.lines[index]
            if below.form(0) not in _BULLETS:
                break
            yield replace(turn, line=index, contents=((below.start, below.end),))


def _reaches_end(turn: _Turn, line: Line) -> bool:
    last = line.tokens[len(line) - 2].end if len(line) > 1 else line.end
    return any(end >= last for _, end in turn.contents)


def _marks(laid: Page, turns: Iterable[_Turn]) -> tuple[SpeechMark, ...]:
    marks = [
        SpeechMark(
            content=span(laid.report, start, end),
            cue=turn.cue,
            source=turn.source,
            via=turn.via,
            quoted=laid.is_quoted(start, end),
        )
        for turn in turns
        for start, end in turn.contents
    ]
    return tuple(sorted(marks, key=_order))


def _order(mark: SpeechMark) -> tuple[int, int, int]:
    return (mark.content.start, -mark.content.end, mark.cue.start if mark.cue else -1)
