"""Cues that are phrases: "according to", passives, "in a poll"."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.lexicon.classes import word_class
from variorum.marking.clauses import Reach, has_finite, is_finite, phrase_after, region
from variorum.marking.contents import right_of
from variorum.marking.cues import Cue, Form
from variorum.marking.lines import Line
from variorum.marking.sides import LONG, Given, floor_of, sided, tail_of
from variorum.marking.speakers import is_speaker, speaker

Names = Sequence[tuple[int, int]]
_POLLS = frozenset(["poll", "polls", "survey", "surveys", "polling", "study", "census"])


def polled(line: Line) -> tuple[Given, ...]:
    """ "In a survey of growers, most were for the tax": what a poll or study found."""
    comma = next((i for i in range(1, min(len(line), 2 * LONG)) if line.forms[i] == ","), 0)
    known = any(line.forms[i] in _POLLS for i in range(1, comma))
    if line.form(0) != "in" or not known or not has_finite(line, comma + 1, len(line)):
        return ()
    cue = Cue(0, 0, 1, Form.ACCORDING, "")
    return (Given(cue, (1, comma), comma + 1),)


def passive(line: Line, cue: Cue) -> Given | None:
    """ "The vault is said to be empty", "was said by police to have fled"."""
    following = line.form(cue.end)
    if following == "as" and line.form(cue.end + 1) in ("saying", "telling", "stating"):
        who = speaker(line, cue, floor_of(line, cue))
        longer = replace(cue, end=cue.end + 2)
        return sided(line, longer, who, right_of(line, longer)) if who else None
    begin = region(line, cue.start, floor_of(line, cue))
    if following == "by" and set("ta") & set(cue.frames):
        return _by(line, cue, begin)
    impersonal = following in ("to", "that") and set("tc") & set(cue.frames)
    if not impersonal and not (following == "as" and "a" in cue.frames):
        return None
    if line.form(cue.start - 1) in (",", *word_class("relative")):
        begin = cue.start
    left = begin < cue.start
    return Given(cue, None, cue.end, left=left, edge=cue.start, begin=begin if left else None)


def _by(line: Line, cue: Cue, begin: int) -> Given | None:
    """ "was said by police to have fled", "was described by Lee as a fraud"."""
    source = phrase_after(line, cue.end + 1)
    opens = line.form(source[1]) if source else ""
    if source is None or not (opens == "to" or (opens == "as" and "a" in cue.frames)):
        return None
    return Given(cue, source, source[1], left=True, edge=cue.start, begin=begin)


def according(line: Line, cue: Cue, names: Names) -> Given | None:
    """ "According to the coroner, both drowned", or at the end of what the coroner says."""
    end = _source_end(line, cue.end)
    if end <= cue.end:
        return None
    source = (cue.end, end)
    owned = line.form(cue.end) in ("their", "its", "his", "her", "our", "your")
    if (owned or cue.frames == "lead") and not is_speaker(line, _headed(line, source), names):
        return None
    if line.form(end) == "that":
        return Given(cue, source, end, edge=cue.start - 1)
    floor = floor_of(line, cue)
    first = cue.start
    while first > floor and not line.tokens[first - 1].is_word:
        first -= 1
    if first <= floor or line.form(cue.start - 1) in ("but", "and", "while"):
        start = end + 1 if line.form(end) == "," else end
        return Given(cue, source, start if start < len(line) else None, edge=cue.start - 1)
    return Given(cue, source, left=True, edge=first, tail=tail_of(line, end))


def _headed(line: Line, reach: Reach) -> Reach:
    """A phrase up to "in which", "of", "that": what is cited, not what is said of it."""
    stops = word_class("preposition") | word_class("relative")
    stop = next((i for i in range(reach[0] + 1, reach[1]) if line.forms[i] in stops), reach[1])
    return (reach[0], stop)


def _source_end(line: Line, at: int) -> int:
    """Where the source after "according to" ends: at a mark, a relative clause kept with it."""
    i = at
    while i < len(line) and i - at < 40:
        form = line.forms[i]
        if form == "," and line.form(i + 1) in ("which", "who", "citing", "quoting"):
            i += 2
            continue
        if line.is_mark(i) and line.inside[i] != line.inside[at]:
            break
        stop = not line.tokens[i].is_word and form not in ".'&/-"
        last = form == "." and i >= len(line) - 1
        handed = form == "that" and i > at and not is_finite(line, i + 1)
        if (
            stop
            or last
            or handed
            or form in ("but", "while", "whereas", "although", "though", "when")
        ):
            break
        i += 1
    return i
