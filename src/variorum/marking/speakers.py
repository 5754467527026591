"""Who a cue gives the word to: the noun phrase before it, after it, or carried on."""

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.lexicon.classes import speaker_kinds, word_class
from variorum.marking.clauses import (
    Reach,
    begins_adverbial,
    has_finite,
    phrase_after,
    phrase_before,
    region,
)
from variorum.marking.cues import Cue, Form
from variorum.marking.lines import Line

_COORDINATORS = frozenset(["and", "but", "or", "then", "nor", "yet"])


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker by token indices. `carried` where the cue shares the speaker of the cue before;
    `inverted` where the speaker follows the verb; `relative` in "X, who said"; `object` is the
    relative of "which X said"."""

    reach: Reach | None = None
    carried: bool = False
    inverted: bool = False
    relative: bool = False
    object: int | None = None


def speaker(line: Line, cue: Cue, floor: int) -> Speaker | None:
    """The speaker of a finite cue; None where there is none, and so no speech."""
    before = cue.start - 1
    form = line.form(before)
    if before < floor:
        return None
    if form in ("who", "which", "that") and not line.is_mark(before):
        return _relative(line, before, floor)
    if form in _COORDINATORS:
        return Speaker(carried=True)
    if form == "," or line.is_mark(before) or form in ("-", "–", "—", ")"):
        return _over_commas(line, cue, floor)
    reach = _with_relative(line, cue.start, floor) or phrase_before(line, cue.start, floor)
    return Speaker(reach, object=_object(line, reach, floor)) if reach else None


def _object(line: Line, reach: Reach, floor: int) -> int | None:
    """The relative that stands right before a speaker: "a rule which critics say …"."""
    at = reach[0] - 1
    relative = line.form(at) in ("which", "who", "whom") and at - 1 > floor
    return at if relative and line.form(at - 1) not in _COORDINATORS else None


def _with_relative(line: Line, end: int, floor: int) -> Reach | None:
    """ "A man who saw the fire said": the noun phrase with its relative clause."""
    for i in range(end - 1, max(floor, end - 20), -1):
        if not line.tokens[i].is_word or line.is_mark(i) or line.forms[i] in ("that", "but"):
            return None
        if line.forms[i] == "who":
            reach = phrase_before(line, i, floor)
            return (reach[0], end) if reach else None
    return None


def _relative(line: Line, at: int, floor: int) -> Speaker | None:
    end = at - 1 if line.form(at - 1) == "," else at
    reach = phrase_before(line, end, floor)
    return Speaker(_nearest(line, reach), relative=True) if reach else None


def _nearest(line: Line, reach: Reach) -> Reach:
    """ "the week with help from Ann Lee, who said": Ann Lee, for nothing before her can speak."""
    start, end = reach
    for i in range(end - 1, start, -1):
        if line.forms[i] in ("from", "with", "by", "to", "against"):
            before = range(start, i)
            speaks = any(line.tokens[k].capital or speaker_kinds(line.forms[k]) for k in before)
            return reach if speaks or i + 1 >= end else (i + 1, end)
    return reach


def _over_commas(line: Line, cue: Cue, floor: int) -> Speaker | None:
    """ "Ann Lee, 30, from Leeds, said" or, turned round, "…, said Ann Lee"."""
    at = cue.start - 1
    quoted = line.is_mark(at) or line.is_mark(at - 1)
    head = None if quoted else _head(line, at, floor)
    if head is not None:
        return Speaker((head[0], max(at, head[1])))
    return _inverted(line, cue)


def _head(line: Line, comma: int, floor: int) -> Reach | None:
    """The leftmost noun phrase in the run of appositions that ends at a comma."""
    if line.form(comma) in (")", "-", "–", "—"):
        comma = _opening(line, comma)
    begin = region(line, comma, floor)
    segments = _segments(line, begin, comma)
    head: Reach | None = None
    for start, end in reversed(segments):
        relative = line.form(start) in word_class("relative") or (
            start > begin and line.form(start).endswith("ing")
        )
        clause = has_finite(line, start, end) and not _restricted(line, start, end)
        if not relative and (begins_adverbial(line, start) or clause):
            inner = None if head else phrase_before(line, end, start)
            if inner and _conjoined(line, inner[0], start):
                head = inner
            break
        if not relative and not line.form(start).isdigit() and line.form(start) != "from":
            head = phrase_before(line, end, start) or head
    return head


def _restricted(line: Line, start: int, end: int) -> bool:
    """Whether a segment is a noun with its relative clause: "the firm that took over"."""
    if line.form(start) not in ("a", "an", "the", "his", "her", "its", "their", "one", "another"):
        return False
    that = next((i for i in range(start + 2, end) if line.forms[i] in _RELATIVES), end)
    return that < end and not has_finite(line, start, that)


_RELATIVES = frozenset(["that", "who", "which", "whose", "where"])


def _conjoined(line: Line, start: int, floor: int) -> bool:
    """Whether a phrase stands right after "that", "but", "while" in its segment."""
    return start > floor and line.form(start - 1) in (
        word_class("subordinator") | word_class("conjunction")
    )


def _opening(line: Line, close: int) -> int:
    """The mark that opens an insertion in brackets or dashes which ends at `close`."""
    wanted = ("(",) if line.form(close) == ")" else ("-", "–", "—")
    for i in range(close - 1, max(-1, close - 40), -1):
        if line.forms[i] in wanted:
            return i
    return close


def _segments(line: Line, begin: int, end: int) -> list[Reach]:
    cuts = [i for i in range(begin, end) if line.forms[i] == ","]
    starts = [begin, *(i + 1 for i in cuts)]
    return [(a, b) for a, b in zip(starts, [*cuts, end], strict=True) if a < b]


def _inverted(line: Line, cue: Cue) -> Speaker | None:
    if cue.form is not Form.FINITE or not set("qp") & set(cue.frames) or cue.start < cue.verb:
        return None  # "…, has denied any fault" is not turned round
    reach = phrase_after(line, cue.end)
    if reach is None or not (_may_speak(line, reach[0]) or _named_later(line, cue, reach)):
        return None
    after = line.form(reach[1])
    settled = not after or not after[0].isalnum() or after in word_class("preposition")
    relative = after in word_class("relative") or after in ("as", "after", "when", "while")
    timed = after in word_class("time") or after in word_class("adverb")
    return Speaker(reach, inverted=True) if settled or relative or timed else None


def _may_speak(line: Line, i: int) -> bool:
    token = line.tokens[i]
    if token.form in ("that", "this", "these", "those", "it", "no", "not"):
        return False
    kinds = token.capital or token.form in word_class("determiner") or token.form in _PERSONS
    return kinds or bool(speaker_kinds(token.form)) or token.form.isdigit()


def _named_later(line: Line, cue: Cue, reach: Reach) -> bool:
    """ "…," said former governor Ann Lee": after a quotation any noun phrase for somebody may."""
    quoted = line.is_mark(cue.start - 1) or line.is_mark(cue.start - 2)
    within = range(reach[0] + 1, reach[1])
    return quoted and any(line.tokens[i].capital or speaker_kinds(line.forms[i]) for i in within)


_PERSONS = frozenset(["he", "she", "they"])


def follows_clause(line: Line, reach: Reach) -> bool:
    """Whether a speaker stands after a comma, a dash or a quotation: "…, police said"."""
    before = reach[0] - 1
    return line.form(before) in (",", "-", "–", "—") or line.is_mark(before)


def first_phrase(line: Line, floor: int) -> Reach | None:
    """The subject a clause begins with, opening adverbials left out."""
    i = floor
    while i < len(line) and begins_adverbial(line, i):
        comma = next((k for k in range(i, len(line)) if line.forms[k] == ","), len(line))
        i = comma + 1
    if line.form(i) in ("he", "she", "they"):
        return (i, i + 1)
    return phrase_after(line, i) if i < len(line) and line.tokens[i].is_word else None


def is_speaker(line: Line, reach: Reach, names: Sequence[tuple[int, int]]) -> bool:
    """Whether a phrase can be somebody: a name, a capital, a noun for a speaker, a pronoun."""
    for i in range(*reach):
        token = line.tokens[i]
        pair = f"{line.form(i - 1)} {token.form}"
        known = speaker_kinds(token.form) or speaker_kinds(pair)
        if known or token.form in ("he", "she", "they", "we"):
            return True
        if token.capital and i > 0:
            return True
    start, end = line.tokens[reach[0]].start, line.tokens[reach[1] - 1].end
    return any(a < end and start < b for a, b in names)
