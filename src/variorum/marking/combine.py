"""The rule layer over a learned reader: what each finds, joined to one set of marks.

A learned reader finds far more of who is given the word; rules know the fixed phrases ("as reported
by", "declined to comment"), who carries the words ("told Reuters"), speech within speech, and whose
a quotation is that runs on over paragraphs. Where both found one cue the learned spans stand,
unless the learned reader is unsure or its spans cannot be right.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from variorum.lexicon.classes import word_class
from variorum.lexicon.load import rows
from variorum.lexicon.phrases import longest
from variorum.lexicon.refusals import refusal_at, refusal_in
from variorum.lexicon.tokens import tokens
from variorum.lexicon.verbs import inflect
from variorum.marking.learned.read import Spoken
from variorum.marking.lines import Page
from variorum.marking.quotations import Quotation
from variorum.model import Span, SpeechMark, span

# A cue that rules know too is taken at this confidence; one that they do not know, at that.
AGREED = 0.25
ALONE = 0.6
# Below this the spans of the rules are taken for a cue that both know.
WEAK = 0.4
# A quotation of which so much is content is content all of it.
_MOST_OF = 0.8
# A refusal that begins within a cue ends at most so many characters after it.
_AFTER = 40
_LOOSE = " \t\r\n\u00a0,;:–—-#*>"  # blanks, stops, and the signs of Markdown
_DASHES = frozenset(":-–—")


@dataclass(frozen=True, slots=True)
class _Turn:
    """All marks of one cue and source. `sure` is the learned reader's confidence in it."""

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    via: tuple[Span, ...] = ()
    sure: float = 1.0

    @property
    def anchor(self) -> Span:
        """The cue, or the content where there is none."""
        return self.cue or self.contents[0]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Stretches of text in order, those that touch made one."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "_Stretch":
        """The stretches that these spans cover."""
        joined: list[tuple[int, int]] = []
        for place in sorted(spans):
            if joined and place.start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], place.end))
            else:
                joined.append((place.start, place.end))
        return cls(tuple(a for a, _ in joined), tuple(b for _, b in joined))

    def meets(self, place: Span) -> bool:
        """Whether a place lies within one of them, or shares words with it."""
        at = bisect_left(self.ends, place.start + 1)
        return at < len(self.starts) and self.starts[at] < place.end


@dataclass(frozen=True, slots=True)
class _Heard:
    """All that was heard in a report: the turns, what is surely content, what two turns share."""

    laid: Page
    turns: tuple[_Turn, ...]
    taken: _Stretch
    shared: frozenset[Span]


def combine(
    laid: Page,
    spoken: Sequence[Spoken],
    ruled: Sequence[SpeechMark],
    alone: float = ALONE,
    agreed: float = AGREED,
) -> tuple[SpeechMark, ...]:
    """What a learned reader heard in a report that is laid out, each with its confidence, and the
    marks of the rules, as one."""
    heard = _listened(laid, [s for s in spoken if s.confidence >= agreed], alone)
    known = _turns(ruled)
    pairs = _pairs(heard.turns, known)
    turns = [
        _joined(heard, turn, known[pairs[i]]) if i in pairs else turn
        for i, turn in enumerate(heard.turns)
        if i in pairs or (turn.contents and turn.sure >= alone)
    ]
    told = [part for turn in turns for part in _parted(laid, turn)]
    said = _Stretch.of(c for turn in told if turn.cue for c in turn.contents)
    taken = set(pairs.values())
    free = [part for j, t in enumerate(known) if j not in taken for part in _parted(laid, t)]
    told += [turn for turn in free if not turn.cue or _is_sure(laid, turn, said)]
    return _marks(laid, [t for t in told if t.cue or not said.meets(t.contents[0])])


def _listened(laid: Page, spoken: Sequence[Spoken], alone: float) -> _Heard:
    turns = tuple(_snapped(laid, _turn(laid.report, s)) for s in spoken)
    times = Counter(c for turn in turns for c in turn.contents)
    sure = (c for turn in turns if turn.sure >= alone for c in turn.contents)
    shared = frozenset(c for c, n in times.items() if n > 1)
    return _Heard(laid, turns, _Stretch.of(sure), shared)


def _turn(report: str, spoken: Spoken) -> _Turn:
    source = span(report, *spoken.source) if spoken.source else None
    contents = tuple(span(report, *place) for place in sorted(spoken.contents))
    return _Turn(source, span(report, *spoken.cue), contents, sure=spoken.confidence)


def _turns(marks: Iterable[SpeechMark]) -> list[_Turn]:
    """Marks of one cue and source as one turn, in the order of the text."""
    groups: dict[tuple[Span | None, ...], list[SpeechMark]] = {}
    for mark in marks:
        key = (mark.cue, mark.source) if mark.cue else (None, mark.source, mark.content)
        groups.setdefault(key, []).append(mark)
    turns = [
        _Turn(group[0].source, group[0].cue, tuple(sorted(m.content for m in group)), group[0].via)
        for group in groups.values()
    ]
    return sorted(turns, key=lambda t: (t.anchor, t.contents))


def _pairs(heard: Sequence[_Turn], known: Sequence[_Turn]) -> dict[int, int]:
    """The turns heard, by index, that rules know by the same cue; the surest for each of these."""
    cues = [(t.cue, j) for j, t in enumerate(known) if t.cue]
    ends = [cue.end for cue, _ in cues]
    best: dict[int, int] = {}
    for i, turn in enumerate(heard):
        at = bisect_right(ends, turn.cue.start) if turn.cue else len(cues)
        if at >= len(cues) or turn.cue is None or not cues[at][0].overlap(turn.cue):
            continue
        j = cues[at][1]
        if j not in best or turn.sure > heard[best[j]].sure:
            best[j] = i
    return {i: j for j, i in best.items()}


def _joined(heard: _Heard, turn: _Turn, known: _Turn) -> _Turn:
    """A turn heard with what rules know of it: its carriers, its source where none was heard, and
    the parts of its content that were not heard."""
    if _is_refusal(heard.laid, known) and not _is_refusal(heard.laid, turn):
        return replace(known, source=turn.source or known.source, sure=turn.sure)
    if not turn.contents or turn.sure < WEAK or _is_better(heard, turn, known):
        return replace(known, sure=turn.sure)
    more = [c for c in known.contents if _is_missed(heard, turn, c)]
    return replace(
        turn,
        source=_source(heard.laid, turn, known),
        contents=tuple(sorted((*turn.contents, *more))),
        via=known.via,
    )


def _is_better(heard: _Heard, turn: _Turn, known: _Turn) -> bool:
    """Whether the spans of the rules are to be taken: for a phrase that they know, and where what
    was heard cannot be right."""
    if known.cue is None:
        return False
    if known.source is None:
        # "The mill is said to be shut" is not on the word of the mill.
        return turn.source is not None and any(c.overlap(turn.source) for c in known.contents)
    cue = _forms(heard.laid, known.cue)
    if turn.source is None and any(c.overlap(known.source) for c in turn.contents):
        return word_class("citing").isdisjoint(cue)
    phrased = _is_phrase(turn, known.source, known, cue) or _goes_on(heard.laid, turn, known)
    return phrased or _is_cut(heard.laid.text, turn, known) or _is_taken(heard, turn, known)


def _is_phrase(turn: _Turn, source: Span, known: _Turn, cue: Sequence[str]) -> bool:
    """Whether rules know the phrase: "according to the mayor", "was said by the mayor to …"."""
    if known.cue is None or not 0 <= source.start - known.cue.end <= len(" by "):
        return False
    return longest("according", cue, 0) is not None or (not turn.source and len(known.contents) > 1)


def _is_cut(text: str, turn: _Turn, known: _Turn) -> bool:
    """Whether what was heard is a part cut off at a comma: the end of the clause before ", she
    said", the first of "that … and that …"."""
    first, last = turn.contents[0], turn.contents[-1]
    for whole in known.contents:
        if not whole.covers(first) or whole == first:
            continue
        before = turn.anchor.start >= whole.end and whole.end - first.end <= 1
        if before and text[whole.start : first.start].rstrip().endswith(","):
            return True
        rest = text[last.end : min(whole.end, last.end + 12)].lstrip(" ,").lower()
        if rest.startswith(("and that ", "but that ")):
            return True
    return False


def _is_taken(heard: _Heard, turn: _Turn, known: _Turn) -> bool:
    """Whether two were heard to say the same words, and rules give this one more, or other, words:
    "…, Lee told AFP, Reuters reported"."""
    if not any(c in heard.shared for c in turn.contents):
        return False
    apart = not any(c.overlap(k) for c in turn.contents for k in known.contents)
    return apart or any(k.covers(c) and k != c for c in turn.contents for k in known.contents)


def _goes_on(laid: Page, turn: _Turn, known: _Turn) -> bool:
    """Whether rules know a longer cue within what was heard as content: "continued to deny"."""
    if turn.cue is None or known.cue is None or known.cue.end <= turn.cue.end:
        return False
    hands = not _sure_words().isdisjoint(_forms(laid, turn.cue))
    return not hands and turn.contents[0].start < known.cue.end < turn.contents[0].end


def _is_missed(heard: _Heard, turn: _Turn, content: Span) -> bool:
    """Whether a part of a content that rules know is wanting: a quotation that goes on, or words
    before the cue that nobody else was heard to say."""
    if content.start >= turn.contents[-1].end:
        return heard.laid.is_quoted(content.start, content.end)
    return content.end <= turn.contents[0].start and not heard.taken.meets(content)


def _source(laid: Page, turn: _Turn, known: _Turn) -> Span | None:
    """The source heard; that of the rules where there is none, or only a noun within it ("the
    summit" of "the statement released after the summit")."""
    if known.source is None or turn.source is None:
        cited = known.source and any(c.overlap(known.source) for c in turn.contents)
        return turn.source or (None if cited else known.source)
    before = tokens(laid.text, known.source.start, turn.source.start)
    within = known.source.covers(turn.source) and known.source.end - turn.source.end <= 1
    last = before[-1].form if before else ""
    return known.source if within and last in word_class("preposition") else turn.source


def _parted(laid: Page, turn: _Turn) -> list[_Turn]:
    """A turn, and those of its contents in other paragraphs as turns without a cue: quotations
    that run on."""
    if not turn.cue or not laid.lines:
        return [turn]
    ours = _paragraph(laid, turn.cue)
    near = tuple(c for c in turn.contents if _paragraph(laid, c) == ours)
    if not near or len(near) == len(turn.contents):
        return [turn]
    far = (c for c in turn.contents if _paragraph(laid, c) != ours)
    run_on = [_Turn(turn.source, None, (c,), turn.via) for c in far]
    return [replace(turn, contents=near), *run_on]


def _paragraph(laid: Page, place: Span) -> int:
    return laid.lines[laid.line_at(place.start)].paragraph


def _is_sure(laid: Page, turn: _Turn, said: _Stretch) -> bool:
    """Whether a turn that rules alone know is kept: what the surest words give, a headline's colon,
    and, outside quotations, speech within speech by a plain verb of saying."""
    if turn.cue is None:
        return False
    forms = _forms(laid, turn.cue)
    sure = not _sure_words().isdisjoint(forms) or _refuses(forms)
    if not said.meets(turn.cue):
        return sure or not _DASHES.isdisjoint(forms)
    quoted = laid.is_quoted(turn.cue.start, turn.cue.end)
    return turn.source is not None and (sure or not (quoted or _says().isdisjoint(forms)))


def _is_refusal(laid: Page, turn: _Turn) -> bool:
    """Whether a refusal begins within the cue of a turn: "did not respond", not "respond to"."""
    if turn.cue is None:
        return False
    size = len(tokens(laid.text, turn.cue.start, turn.cue.end))
    words = tokens(laid.text, turn.cue.start, min(len(laid.text), turn.cue.end + _AFTER))
    forms = [token.form for token in words]
    return any(refusal_at(forms, i) is not None for i in range(size))


def _refuses(cue: Sequence[str]) -> bool:
    """Whether a cue is a refusal to say, or a denial, that rules know as a phrase."""
    return len(cue) > 1 and refusal_in(cue) is not None


def _forms(laid: Page, place: Span) -> tuple[str, ...]:
    return tuple(token.form for token in tokens(laid.text, place.start, place.end))


@cache
def _sure_words() -> frozenset[str]:
    """Words of cues that are right though no learned reader heard them."""
    return frozenset(word for word, kind in rows("refusals") if kind in ("refuses", "hearsay"))


@cache
def _says() -> frozenset[str]:
    """The forms of verbs that take a quotation, a bare clause, and a place after either."""
    found: set[str] = set()
    for base, irregular, frames, _ in rows("reporting_verbs"):
        past, _, participle = irregular.partition(",")
        if {"q", "c", "p"} <= set(frames):
            found.update(inflect(base, "" if past == "-" else past, participle).forms())
    return frozenset(found)


def _snapped(laid: Page, turn: _Turn) -> _Turn:
    """A turn whose contents end at words and at the marks of their quotations."""
    contents = [_content(laid, place) for place in turn.contents]
    kept = tuple(place for place in contents if place is not None)
    return replace(turn, contents=kept or turn.contents)


def _content(laid: Page, place: Span) -> Span | None:
    start, end = place.start, place.end
    for quotation in _quotations(laid, start, end):
        start, end = _widened(quotation, start, end)
    while start < end and laid.text[start] in _LOOSE:
        start += 1
    while end > start and laid.text[end - 1] in _LOOSE:
        end -= 1
    if end - 1 > start and laid.text[end - 1] == "." and not laid.is_quoted(end - 1, end):
        end -= 1
    return span(place.report, start, end) if start < end else None


def _quotations(laid: Page, start: int, end: int) -> Sequence[Quotation]:
    """The quotations that a stretch reaches into or touches."""
    first = max(0, bisect_right(laid.opens, start) - 1)
    last = bisect_right(laid.opens, end)
    return [q for q in laid.quotations[first:last] if q.end >= start and q.start <= end]


def _widened(quotation: Quotation, start: int, end: int) -> tuple[int, int]:
    """A stretch with the whole of a quotation that it holds all but a little of."""
    common = min(end, quotation.end) - max(start, quotation.start)
    if common < _MOST_OF * (quotation.end - quotation.start):
        return start, end
    return min(start, quotation.start), max(end, quotation.end)


def _marks(laid: Page, turns: Iterable[_Turn]) -> tuple[SpeechMark, ...]:
    marks = {
        (place, turn.cue, turn.source): SpeechMark(
            content=place,
            cue=turn.cue,
            source=turn.source,
            via=turn.via,
            quoted=laid.is_quoted(place.start, place.end),
        )
        for turn in turns
        for place in turn.contents
    }
    return tuple(sorted(marks.values(), key=_order))


def _order(mark: SpeechMark) -> tuple[int, int, int]:
    return (mark.content.start, -mark.content.end, mark.cue.start if mark.cue else -1)
