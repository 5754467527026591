"""Every sentence put forward: on whose word, in which mood."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from variorum.attribution.chains import Chained, chained
from variorum.attribution.citing import with_cited
from variorum.attribution.giving import gives_word
from variorum.attribution.own import own_words
from variorum.attribution.relatives import is_relative
from variorum.attribution.turns import REFUSALS, by_mood, clause_of
from variorum.lexicon.mood import moods
from variorum.lexicon.tokens import Token, tokens
from variorum.lexicon.verbs import finite_forms
from variorum.model import (
    Marks,
    Modality,
    NameMark,
    Report,
    Saying,
    SegmentKind,
    Span,
    SpeechMark,
    span,
)

_TURNS = frozenset(["while", "but", "although", "though", "whereas"])
_ENDS = _TURNS | {"and", "or", "as", "after", "when", "before"}
_LOOSE = frozenset(",;:.-–—\"“”'‘’()")
# A leftover shorter than this is an adverbial, not a statement.
_FEWEST = 4
# Blanks, marks and an adverb may stand between the pieces of one statement.
_BETWEEN = 20


def attribute(report: Report, marks: Marks) -> tuple[Saying, ...]:
    """The sayings of a report, by place; every sentence and headline is covered.

    Works on any marks, by rules or by a learned reader. A saying's span is the content where
    somebody is credited; for a denial or a refusal it is the clause with whoever denies.
    """
    sayings: list[Saying] = []
    prose = report.spans(SegmentKind.HEADLINE, SegmentKind.SENTENCE)
    given = [mark for mark in marks.speech if gives_word(report.text, mark)]
    told = replace(marks, speech=_united(report.text, with_cited(report.text, given)))
    near = _by_sentence(prose, chained(report, told))
    named = {name.span.start: name for name in marks.names}
    for i, place in enumerate(prose):
        sayings.extend(_sentence(report, place, near.get(i, ()), named))
    return _distinct(sorted(sayings, key=lambda s: (s.span.start, s.span.end)))


def _united(text: str, speech: Sequence[SpeechMark]) -> tuple[SpeechMark, ...]:
    """Marks as statements: what a passive parts ("the vault | is said | to be empty") made one, and
    adverbials that a speaker parts off ("Now | she said | …") left out."""
    turns: dict[tuple[Span | None, Span | None], list[SpeechMark]] = {}
    for mark in speech:
        if mark.cue is not None:
            turns.setdefault((mark.cue, mark.source), []).append(mark)
    gone = {id(m) for turn in turns.values() for m in turn if _is_fragment(text, m, turn)}
    whole = [_whole(m, turns.get((m.cue, m.source), ())) for m in speech if id(m) not in gone]
    return tuple(dict.fromkeys(whole))


def _is_fragment(text: str, mark: SpeechMark, turn: Sequence[SpeechMark]) -> bool:
    """Whether a piece of a content is no statement, and another piece of it is one."""
    if mark.source is None or mark.quoted or len(turn) == 1:
        return False
    longest = max(turn, key=lambda m: len(m.content))
    words = tokens(text, mark.content.start, mark.content.end) if mark is not longest else ()
    return mark is not longest and not any(
        w.form in finite_forms() and not w.capital for w in words
    )


def _whole(mark: SpeechMark, turn: Sequence[SpeechMark]) -> SpeechMark:
    """A mark with all that stands between the first and the last piece of a passive."""
    if mark.source is not None or len(turn) < 2 or mark.cue is None:
        return mark
    start, end = min(m.content.start for m in turn), max(m.content.end for m in turn)
    if end - start > len(mark.cue) + sum(len(m.content) for m in turn) + _BETWEEN:
        return mark
    return replace(mark, content=span(mark.content.report, start, end))


def _distinct(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """One saying for each stretch, mood and chain."""
    found: dict[tuple[Span, Modality, tuple[str, ...]], Saying] = {}
    for saying in sayings:
        key = (saying.span, saying.modality, tuple(v.source for v in saying.attribution))
        found.setdefault(key, saying)
    beside: dict[Span, list[Saying]] = {}
    for saying in found.values():
        beside.setdefault(saying.span, []).append(saying)
    return tuple(s for s in found.values() if not any(_continues(s, o) for o in beside[s.span]))


def _continues(saying: Saying, other: Saying) -> bool:
    """Whether another saying has the same words on a longer chain that ends with this one."""
    mine, longer = saying.attribution, other.attribution
    same = saying.modality == other.modality
    return same and 0 < len(mine) < len(longer) and longer[-len(mine) :] == mine


def _by_sentence(prose: Sequence[Span], spoken: Iterable[Chained]) -> dict[int, list[Chained]]:
    """The marks that touch each sentence, by its index."""
    starts = [place.start for place in prose]
    found: dict[int, list[Chained]] = {}
    for chain in spoken:
        mark = chain.mark
        parts = [s for s in (mark.source, mark.cue, *mark.via, mark.content) if s]
        touched = {
            i
            for part in parts
            for i in range(
                max(0, bisect_right(starts, part.start) - 1), bisect_left(starts, part.end)
            )
            if prose[i].overlap(part)
        }
        for i in sorted(touched):
            found.setdefault(i, []).append(chain)
    return found


def _own(spoken: Chained, place: Span) -> Span | None:
    """The stretch of a sentence that a mark's own words take up, content and all."""
    mark = spoken.mark
    found = [s for s in (mark.source, mark.cue, *mark.via, mark.content) if s and s.overlap(place)]
    if not found:
        return None
    start = max(place.start, min(s.start for s in found))
    return span(place.report, start, min(place.end, max(s.end for s in found)))


def _sentence(
    report: Report, place: Span, spoken: Sequence[Chained], named: Mapping[int, NameMark]
) -> Iterator[Saying]:
    said = [saying for c in spoken for saying in _spoken(report, place, c, named)]
    yield from said
    if not said:
        yield from _plain(place, tokens(report.text, place.start, place.end))
        return
    taken = [own for c in spoken if (own := _own(c, place)) is not None]
    for words in _leftovers(report.text, place, taken):
        yield from _plain(_reach(place, words), words)


def _spoken(
    report: Report, place: Span, spoken: Chained, named: Mapping[int, NameMark]
) -> Iterator[Saying]:
    mark = spoken.mark
    start = max(place.start, _stated(report.text, mark.content))
    end = min(place.end, mark.content.end)
    if start >= end or is_relative(mark.content, report.text):
        return
    own = own_words(report.text, mark, spoken.chain, named)
    told = by_mood(report, mark, span(report.id, start, end), own)
    for said, mood in told:
        alone = mood in REFUSALS and len(told) == 1
        reach = clause_of(report.text, mark, said, place) if alone else said
        yield Saying(span=reach, modality=mood, attribution=spoken.chain, quoted=mark.quoted)


def _stated(text: str, content: Span) -> int:
    """Where a statement begins after the "that" which opens its clause."""
    opens = text[content.start : content.start + 5].lower() == "that "
    return content.start + 5 if opens and content.end > content.start + 5 else content.start


def _leftovers(text: str, place: Span, taken: Iterable[Span]) -> Iterator[Sequence[Token]]:
    """What no mark takes up of a sentence, where it is a statement of its own."""
    at = place.start
    for piece in [
        *sorted(taken, key=lambda s: s.start),
        span(place.report, place.end, place.end + 1),
    ]:
        if piece.start > at:
            words = _trimmed(tokens(text, at, piece.start))
            if _is_statement(words):
                yield words
        at = max(at, piece.end)


def _trimmed(words: Sequence[Token]) -> Sequence[Token]:
    """Words without the marks and conjunctions at either end."""
    start, end = 0, len(words)
    while start < end and (words[start].form in _LOOSE or words[start].form in _ENDS):
        start += 1
    while start < end and (words[end - 1].form in _LOOSE or words[end - 1].form in _ENDS):
        end -= 1
    return words[start:end]


def _is_statement(words: Sequence[Token]) -> bool:
    if len(words) < _FEWEST:
        return False
    return any(w.form in finite_forms() or w.form.endswith("ed") for w in words[1:])


def _reach(place: Span, words: Sequence[Token]) -> Span:
    return span(place.report, words[0].start, words[-1].end)


def _plain(place: Span, words: Sequence[Token]) -> Iterator[Saying]:
    """A statement of the report's own: one, or one for each clause where moods differ."""
    pieces = list(_clauses(words))
    told = [moods(piece).statement() for piece in pieces]
    if len(set(told)) < 2:
        yield Saying(span=place, modality=told[0])
        return
    for piece, mood in zip(pieces, told, strict=True):
        yield Saying(span=_reach(place, piece), modality=mood)


def _clauses(words: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """A sentence cut at semicolons and at ", while", ", but" where both sides can stand."""
    first = 0
    for i, word in enumerate(words):
        if i - first >= _FEWEST and len(words) - i > _FEWEST and _is_cut(words, i):
            yield words[first:i]
            first = i if word.form in _TURNS else i + 1
    yield words[first:]


def _is_cut(words: Sequence[Token], i: int) -> bool:
    if words[i].form == ";":
        return True
    return words[i].form in _TURNS and words[i - 1].form in (",", ";", "—", "–")
