"""From which side of a cue its content is taken."""

from dataclasses import dataclass

from variorum.lexicon.classes import word_class
from variorum.lexicon.verbs import inflect
from variorum.marking.clauses import Reach, begins_adverbial, has_finite
from variorum.marking.contents import Right
from variorum.marking.cues import Cue
from variorum.marking.lines import Line
from variorum.marking.speakers import Speaker, follows_clause

# Before "…, police say" stand at least two words and a comma.
_FEWEST = 2
# A time that opens a sentence is shorter: "Late on Thursday night,".
LONG = 7
BREAKS = frozenset(["while", "but", "although", "though", "whereas", "and", "or"])
_HELD = frozenset(form for verb in ["believe", "think"] for form in inflect(verb).forms())


@dataclass(frozen=True, slots=True)
class Given:
    """A cue read: all by token indices. `right` and `tail` are where contents begin after it;
    `left` is whether content stands before it, from `begin` where that is known; `edge` is where
    its own words begin."""

    cue: Cue
    source: Reach | None
    right: int | None = None
    left: bool = False
    edge: int | None = None
    tail: int | None = None
    via: tuple[Reach, ...] = ()
    relative: bool = False
    begin: int | None = None


def floor_of(line: Line, cue: Cue) -> int:
    """A cue within a quotation has its speaker there too."""
    quote = line.inside[cue.verb]
    i = cue.start
    while i > 0 and line.inside[i - 1] == quote:
        i -= 1
    return i + 1 if quote >= 0 and line.is_mark(i) else (i if quote >= 0 else 0)


def sided(line: Line, cue: Cue, who: Speaker, right: Right) -> Given | None:
    """A cue with its content: from its right, from its left, or from both."""
    source = who.reach
    if source is None:
        return None
    if who.object is not None:
        return _of_relative(line, cue, who, right)
    after = not who.relative and follows_clause(line, source)
    floor = floor_of(line, cue)
    alone = right.start is None and source[0] - floor > _FEWEST
    alone = alone and not _is_adverbial(line, floor, source[0])
    inserted = _is_inserted(line, source, right, floor)
    left = after and (alone or inserted or has_content(line, source[0] - 1, cue))
    if right.start is not None and not right.sure and _is_circumstance(line, source, cue):
        return None
    if right.start is not None and not (left and not right.sure and _quoted_left(line, source)):
        keeps = left and _quoted_left(line, source)
        edge = edge_of(line, source, left=keeps)
        return Given(
            cue, source, right.start, left=keeps, edge=edge, via=right.via, relative=who.relative
        )
    if not left or not set("pq") & set(cue.frames):
        return None if right.after < len(line) - 1 else Given(cue, source, via=right.via)
    tail = tail_of(line, right.after)
    return Given(cue, source, left=True, edge=source[0] - 1, tail=tail, via=right.via)


def _is_inserted(line: Line, source: Reach, right: Right, floor: int) -> bool:
    """ "Now, she said, the mill is shut": a speaker between commas divides what he says."""
    before, after = source[0] - 1, right.after
    apart = right.start is None and line.form(before) == "," == line.form(after)
    return apart and before > floor and after + _FEWEST < len(line)


def _of_relative(line: Line, cue: Cue, who: Speaker, right: Right) -> Given | None:
    """ "the tax, which growers say will ruin them": "which" and what follows are the content."""
    plain = {"c", "p"} <= set(cue.frames) or line.forms[cue.verb] in _HELD
    if who.object is None or not plain or right.sure or right.after >= len(line) - 1:
        return None
    edge = who.object + 1
    return Given(cue, who.reach, right.after, left=True, edge=edge, begin=who.object)


def _is_adverbial(line: Line, start: int, end: int) -> bool:
    """Whether a stretch is no more than "On Monday": "Early tests of the water at …" is more."""
    timed = line.form(start) in word_class("time") and end - start > LONG
    return begins_adverbial(line, start) and not timed


def _is_circumstance(line: Line, source: Reach, cue: Cue) -> bool:
    """ "when the firm announced the sale": a time is told by it, not a statement."""
    takes_noun = "n" in cue.frames and "t" in cue.frames and line.forms[cue.verb] != "denied"
    timed = line.form(source[0] - 1) in ("when", "after", "before", "since", "until", "as")
    return takes_noun and timed


def has_content(line: Line, mark: int, cue: Cue) -> bool:
    """Whether what stands before a mark is a statement: a quotation, or a clause with a verb."""
    if line.is_mark(mark) or line.is_mark(mark - 1):
        return True
    begin = floor_of(line, cue)
    return mark > begin and (has_finite(line, begin, mark) or line.headline)


def _quoted_left(line: Line, source: Reach) -> bool:
    return line.is_mark(source[0] - 1) or line.is_mark(source[0] - 2)


def edge_of(line: Line, source: Reach, *, left: bool) -> int | None:
    """Where the clause of a speaker begins, if a conjunction or strong mark parts it off."""
    before = source[0] - 1
    if left or (line.form(before) == "," and line.form(0) in word_class("subordinator")):
        return before
    for i in range(source[0] - 1, max(-1, source[0] - 14), -1):
        if line.forms[i] == ";":
            return i
        if line.forms[i] in BREAKS and line.form(i - 1) in (",", ";", "—", "–"):
            return i - 1
        if line.forms[i] in ("while", "whereas", "but", "although"):
            return i
        if line.forms[i] == "," or line.is_mark(i):
            continue
    return None


def tail_of(line: Line, after: int) -> int | None:
    """Where a statement goes on after "…, she said, …"; None where it ends or turns."""
    if line.is_mark(after) and after < len(line) - 1:
        return after
    if line.form(after) != ",":
        return None
    following = line.form(after + 1)
    if line.is_mark(after + 1):
        return after + 1
    if following in (
        "but",
        "while",
        "although",
        "though",
        "whereas",
        "as",
        "after",
        "according",
        "where",
        "who",
        "when",
    ):
        return None
    gerund = following.endswith("ing") and len(following) > 5
    return None if gerund or after + 2 >= len(line) else after + 1
