"""Every sentence put forward: on whose word, in which mood."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from variorum.attribution.chains import Chained, chained
from variorum.attribution.citing import with_cited
from variorum.attribution.giving import gives_word
from variorum.attribution.moods import forms, plain_mood, spoken_mood
from variorum.attribution.relatives import is_relative
from variorum.lexicon.tokens import Token, tokens
from variorum.lexicon.verbs import finite_forms
from variorum.model import Marks, Modality, Report, Saying, SegmentKind, Span, SpeechMark, span

_TURNS = frozenset(["while", "but", "although", "though", "whereas"])
_ENDS = _TURNS | {"and", "or", "as", "after", "when", "before"}
_JOINING = _TURNS | {"and", "or", "as", "after"}
# The clause of a refusal goes on for so many characters after its content.
_CLAUSE = 120
_LOOSE = frozenset(",;:.-–—\"“”'‘’()")
_REFUSALS = (Modality.DENIED, Modality.DECLINED)
# A comma and a blank may part a speaker from his cue.
_BESIDE = 3
# A leftover shorter than this is an adverbial, not a statement.
_FEWEST = 4
# Blanks, marks and an adverb may stand between the pieces of one statement.
_BETWEEN = 20
# The mood of a speech shows in its first words.
_HEARD = 400


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
    for i, place in enumerate(prose):
        sayings.extend(_sentence(report, place, near.get(i, ())))
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


def _sentence(report: Report, place: Span, spoken: Sequence[Chained]) -> Iterator[Saying]:
    said = [saying for c in spoken if (saying := _spoken(report, place, c)) is not None]
    yield from said
    taken = [own for c in spoken if (own := _own(c, place)) is not None]
    rest = list(_leftovers(report.text, place, taken))
    if not said:
        yield from _plain(report, place)
        return
    for piece in rest:
        yield from _plain(report, piece)


def _spoken(report: Report, place: Span, spoken: Chained) -> Saying | None:
    mark = spoken.mark
    start = max(place.start, _stated(report.text, mark.content))
    end = min(place.end, mark.content.end)
    if start >= end or is_relative(mark.content, report.text):
        return None
    cue = forms(report.text, mark.cue.start, mark.cue.end) if mark.cue else ()
    mood = spoken_mood(cue, forms(report.text, start, min(end, start + _HEARD)))
    if mood in _REFUSALS:
        who = [s for s in _denier(mark) if place.covers(s)]
        start = min([start, *(s.start for s in who)])
        end = max([_clause_end(report.text, end, place), *(s.end for s in who)])
    return Saying(
        span=span(report.id, start, end),
        modality=mood,
        attribution=spoken.chain,
        quoted=mark.quoted,
    )


def _stated(text: str, content: Span) -> int:
    """Where a statement begins after the "that" which opens its clause."""
    opens = text[content.start : content.start + 5].lower() == "that "
    return content.start + 5 if opens and content.end > content.start + 5 else content.start


def _clause_end(text: str, end: int, place: Span) -> int:
    """Where the clause of a refusal ends: "declined to comment when asked on Monday"."""
    last = end
    for word in tokens(text, end, min(place.end, end + _CLAUSE)):
        if not word.is_word or word.form in _JOINING:
            return last
        last = word.end
    return last


def _denier(mark: SpeechMark) -> list[Span]:
    """The cue of a denial and, where it stands beside it, who denies."""
    if mark.cue is None:
        return [mark.source] if mark.source else []
    beside = mark.source is not None and 0 <= mark.cue.start - mark.source.end <= _BESIDE
    return [mark.source, mark.cue] if beside and mark.source else [mark.cue]


def _leftovers(text: str, place: Span, taken: Iterable[Span]) -> Iterator[Span]:
    """What no mark takes up of a sentence, where it is a statement of its own."""
    at = place.start
    for piece in [
        *sorted(taken, key=lambda s: s.start),
        span(place.report, place.end, place.end + 1),
    ]:
        if piece.start > at:
            kept = _trimmed(text, place.report, at, piece.start)
            if kept is not None and _is_statement(text, kept):
                yield kept
        at = max(at, piece.end)


def _trimmed(text: str, report: str, start: int, end: int) -> Span | None:
    words = list(tokens(text, start, end))
    while words and (words[0].form in _LOOSE or words[0].form in _ENDS):
        words.pop(0)
    while words and (words[-1].form in _LOOSE or words[-1].form in _ENDS):
        words.pop()
    return span(report, words[0].start, words[-1].end) if words else None


def _is_statement(text: str, piece: Span) -> bool:
    words = tokens(text, piece.start, piece.end)
    if len(words) < _FEWEST:
        return False
    return any(w.form in finite_forms() or w.form.endswith("ed") for w in words[1:])


def _plain(report: Report, place: Span) -> Iterator[Saying]:
    """A statement of the report's own: one, or one for each clause where moods differ."""
    pieces = list(_clauses(report.text, place))
    moods = [_mood(report.text, piece) for piece in pieces]
    if len(set(moods)) < 2:
        yield Saying(span=place, modality=moods[0])
        return
    for piece, mood in zip(pieces, moods, strict=True):
        yield Saying(span=piece, modality=mood)


def _mood(text: str, piece: Span) -> Modality:
    words = forms(text, piece.start, piece.end)
    return plain_mood(words)


def _clauses(text: str, place: Span) -> Iterator[Span]:
    """A sentence cut at semicolons and at ", while", ", but" where both sides can stand."""
    words = tokens(text, place.start, place.end)
    first = 0
    for i, word in enumerate(words):
        if i - first >= _FEWEST and len(words) - i > _FEWEST and _is_cut(words, i):
            yield span(place.report, words[first].start, words[i - 1].end)
            first = i if word.form in _TURNS else i + 1
    if first < len(words):
        yield span(place.report, words[first].start, words[-1].end)
    elif not words:
        yield place


def _is_cut(words: Sequence[Token], i: int) -> bool:
    if words[i].form == ";":
        return True
    return words[i].form in _TURNS and words[i - 1].form in (",", ";", "—", "–")
