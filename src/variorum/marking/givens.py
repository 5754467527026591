"""Each cue of a line with its speaker, and from which side it takes its content."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.lexicon.classes import speaker_kinds, word_class
from variorum.lexicon.outlets import is_newsroom
from variorum.lexicon.verbs import inflect, is_auxiliary
from variorum.marking.clauses import (
    Reach,
    begins_adverbial,
    has_finite,
    is_finite,
    phrase_before,
    region,
)
from variorum.marking.contents import Right, carriers, right_of
from variorum.marking.cues import Cue, Form, cues
from variorum.marking.lines import Line
from variorum.marking.speakers import (
    Speaker,
    first_phrase,
    follows_clause,
    is_speaker,
    speaker,
)

Names = Sequence[tuple[int, int]]
_FIRST_PERSONS = frozenset(["i", "we", "you"])
# Before "…, police say" stand at least two words and a comma.
_FEWEST = 2
# A time that opens a sentence is shorter: "Late on Thursday night,".
_LONG = 7
_BREAKS = frozenset(["while", "but", "although", "though", "whereas", "and", "or"])
# Verbs whose subject is as often a thing as a speaker.
_WEAK = frozenset(
    form
    for verb in [
        "show",
        "indicate",
        "suggest",
        "reveal",
        "highlight",
        "underscore",
        "prove",
        "demonstrate",
        "mean",
    ]
    for form in inflect(verb).forms()
)


@dataclass(frozen=True, slots=True)
class Given:
    """A cue read: all by token indices. `right` and `tail` are where contents begin after it;
    `left` is whether content stands before it; `edge` is where its own words begin."""

    cue: Cue
    source: Reach | None
    right: int | None = None
    left: bool = False
    edge: int | None = None
    tail: int | None = None
    via: tuple[Reach, ...] = ()
    relative: bool = False


def givens(line: Line, names: Names) -> tuple[Given, ...]:
    """The cues of a line that give somebody the word."""
    found: list[Given] = []
    clear = 0
    for cue in cues(line):
        given = _given(line, cue, found, names) if cue.start >= clear else None
        if given is None:
            continue
        found.append(given)
        if cue.form is Form.ACCORDING and given.source:
            clear = given.source[1]  # "a report which cited" is one source, no second speech
    return tuple(given for given in found if not _within_source(given, found))


def _within_source(given: Given, every: Sequence[Given]) -> bool:
    """Whether a cue stands in the source of another: "the paper, citing two aides, said"."""
    at = given.cue.start
    sources = (other.source for other in every if other.source and other is not given)
    return given.cue.form is Form.ACCORDING and any(a < at < b for a, b in sources)


def _given(line: Line, cue: Cue, before: Sequence[Given], names: Names) -> Given | None:
    if cue.form is Form.ACCORDING:
        return _according(line, cue, names)
    if cue.form is not Form.FINITE and cue.frames and set(cue.frames) <= _OF_KINDS:
        return None
    if cue.form is Form.PASSIVE:
        return _passive(line, cue)
    if cue.form is Form.GERUND:
        return _gerund(line, cue, before)
    return _finite(line, cue, before, names)


def _floor(line: Line, cue: Cue) -> int:
    """A cue within a quotation has its speaker there too."""
    quote = line.inside[cue.verb]
    i = cue.start
    while i > 0 and line.inside[i - 1] == quote:
        i -= 1
    return i + 1 if quote >= 0 and line.is_mark(i) else (i if quote >= 0 else 0)


def _finite(line: Line, cue: Cue, before: Sequence[Given], names: Names) -> Given | None:
    who = speaker(line, cue, _floor(line, cue))
    if who is None:
        return None
    if who.carried:
        return _carried(line, cue, before)
    if who.reach is None or not _may_have_said(line, cue, who.reach, names):
        return None
    if who.inverted:
        return _inverted(line, cue, who)
    if cue.form is Form.DECLINE:
        return _declined(line, cue, who)
    return _stated(line, _narrowed(line, cue, who.reach), who, who.reach)


def _stated(line: Line, cue: Cue, who: Speaker, source: Reach) -> Given | None:
    if set(cue.frames) <= _OF_KINDS:
        return None
    given = _sided(line, cue, who, right_of(line, cue))
    led = _led_in(line, source)
    return replace(given, via=(*led, *given.via)) if given and led else given


def _led_in(line: Line, source: Reach) -> tuple[Reach, ...]:
    """ "Speaking to Le Jour, she said": what carries the words may stand first."""
    opens = line.form(0) in ("speaking", "talking", "writing", "interviewed", "posting")
    interview = line.form(0) == "in" and {"interview", "post", "tweet"} & set(line.forms[:6])
    return tuple(carriers(line, 0, source[0] - 1)) if opens or interview else ()


def _may_have_said(line: Line, cue: Cue, reach: Reach, names: Names) -> bool:
    if {line.form(reach[0]), line.form(reach[0] - 1)} & _FIRST_PERSONS:
        return False
    if cue.form is Form.DECLINE:
        return line.form(reach[0]) not in ("it", "there", "this", "that")
    return is_speaker(line, reach, names) or _speaks(line, cue)


def _narrowed(line: Line, cue: Cue, reach: Reach) -> Cue:
    """ "He reported the theft" tells of no speech; "Le Jour reported the theft" does."""
    cue = _widened(line, cue, reach)
    last = line.tokens[reach[1] - 1]
    named = last.capital and last.form not in word_class("pronoun")
    plain = line.forms[cue.verb].startswith("report") and not named
    return replace(cue, frames=cue.frames.replace("n", "")) if plain else cue


def _widened(line: Line, cue: Cue, reach: Reach) -> Cue:
    """The verb may follow its content where its subject is of the kind it asks for."""
    document = "d" in cue.frames and is_document(line.forms[reach[1] - 1])
    newsroom = "w" in cue.frames and _is_press(line, reach)
    return replace(cue, frames=cue.frames + "p") if document or newsroom else cue


def _is_press(line: Line, reach: Reach) -> bool:
    """Whether a phrase is a newsroom or its people: "an AFP journalist", "this newspaper"."""
    words = [t.form.capitalize() if t.capital else t.form for t in line.tokens[slice(*reach)]]
    named = is_newsroom(" ".join(words)) or is_newsroom(" ".join(words).upper())
    return named or "report" in speaker_kinds(line.forms[reach[1] - 1])


# Frames that hold for subjects of one kind only.
_OF_KINDS = frozenset("dw")


def _speaks(line: Line, cue: Cue) -> bool:
    """A plain verb of saying makes a speaker of any subject; "show" and its like do not."""
    return "p" in cue.frames and line.forms[cue.verb] not in _WEAK


def _sided(line: Line, cue: Cue, who: Speaker, right: Right) -> Given | None:
    source = who.reach
    if source is None:
        return None
    after = not who.relative and follows_clause(line, source)
    floor = _floor(line, cue)
    alone = right.start is None and source[0] - floor > _FEWEST
    alone = alone and not _is_adverbial(line, floor, source[0])
    left = after and (alone or _has_content(line, source[0] - 1, cue))
    if right.start is not None and not right.sure and _is_circumstance(line, source, cue):
        return None
    if right.start is not None and not (left and not right.sure and _quoted_left(line, source)):
        keeps = left and _quoted_left(line, source)
        edge = _edge(line, source, left=keeps)
        return Given(
            cue, source, right.start, left=keeps, edge=edge, via=right.via, relative=who.relative
        )
    if not left or not set("pq") & set(cue.frames):
        return None if right.after < len(line) - 1 else Given(cue, source, via=right.via)
    tail = _tail(line, right.after)
    return Given(cue, source, left=True, edge=source[0] - 1, tail=tail, via=right.via)


def _is_adverbial(line: Line, start: int, end: int) -> bool:
    """Whether a stretch is no more than "On Monday": "Early tests of the water at …" is more."""
    timed = line.form(start) in word_class("time") and end - start > _LONG
    return begins_adverbial(line, start) and not timed


def _is_circumstance(line: Line, source: Reach, cue: Cue) -> bool:
    """ "when the firm announced the sale": a time is told by it, not a statement."""
    takes_noun = "n" in cue.frames and "t" in cue.frames and line.forms[cue.verb] != "denied"
    timed = line.form(source[0] - 1) in ("when", "after", "before", "since", "until", "as")
    return takes_noun and timed


def _has_content(line: Line, mark: int, cue: Cue) -> bool:
    """Whether what stands before a mark is a statement: a quotation, or a clause with a verb."""
    if line.is_mark(mark) or line.is_mark(mark - 1):
        return True
    begin = _floor(line, cue)
    return mark > begin and (has_finite(line, begin, mark) or line.headline)


def _quoted_left(line: Line, source: Reach) -> bool:
    return line.is_mark(source[0] - 1) or line.is_mark(source[0] - 2)


def _edge(line: Line, source: Reach, *, left: bool) -> int | None:
    """Where the clause of a speaker begins, if a conjunction or strong mark parts it off."""
    before = source[0] - 1
    if left or (line.form(before) == "," and line.form(0) in word_class("subordinator")):
        return before
    for i in range(source[0] - 1, max(-1, source[0] - 14), -1):
        if line.forms[i] == ";":
            return i
        if line.forms[i] in _BREAKS and line.form(i - 1) in (",", ";", "—", "–"):
            return i - 1
        if line.forms[i] in ("while", "whereas", "but", "although"):
            return i
        if line.forms[i] == "," or line.is_mark(i):
            continue
    return None


def _tail(line: Line, after: int) -> int | None:
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


def _inverted(line: Line, cue: Cue, who: Speaker) -> Given | None:
    if who.reach is None or not _has_content(line, cue.start - 1, cue):
        return None
    after = who.reach[1]
    if line.form(after) == ",":
        after = _past_apposition(line, after)
    tail = after if line.is_mark(after) or line.form(after) == ":" else None
    via = tuple(carriers(line, who.reach[1], len(line)))
    return Given(cue, who.reach, left=True, edge=cue.start - 1, tail=tail, via=via)


def _past_apposition(line: Line, comma: int) -> int:
    for i in range(comma + 1, len(line)):
        if line.is_mark(i) or line.forms[i] == ":":
            return i
    return len(line)


def _declined(line: Line, cue: Cue, who: Speaker) -> Given | None:
    if who.reach is None:
        return None
    right = cue.end if cue.end < len(line) - 1 else cue.end - 1
    edge = _edge(line, who.reach, left=False)
    return Given(cue, who.reach, right, edge=edge, relative=who.relative)


def _carried(line: Line, cue: Cue, before: Sequence[Given]) -> Given | None:
    source = _running(line, cue, before)
    if source is None:
        return None
    edge = cue.start - 1 if line.form(cue.start - 2) != "," else cue.start - 2
    if cue.form is Form.DECLINE:
        return Given(cue, source, min(cue.end, len(line) - 1), edge=edge)
    right = right_of(line, cue)
    if right.start is None:
        return None
    return Given(cue, source, right.start, edge=edge, via=right.via)


def _running(line: Line, cue: Cue, before: Sequence[Given]) -> Reach | None:
    """The speaker or subject that runs on to a cue without one."""
    quote = line.inside[cue.verb]
    for given in reversed(before):
        if line.inside[given.cue.verb] == quote and given.source:
            return given.source
    return first_phrase(line, _clause_start(line, cue))


def _clause_start(line: Line, cue: Cue) -> int:
    """Where the clause of a cue begins: after the last ", but" or ", and", or at its floor."""
    floor = _floor(line, cue)
    for i in range(cue.start - 2, floor, -1):
        if line.forms[i] in _BREAKS and line.form(i - 1) in (",", ";"):
            return i + 1
    return floor


def _gerund(line: Line, cue: Cue, before: Sequence[Given]) -> Given | None:
    previous = line.form(cue.start - 1)
    right = right_of(line, cue)
    apart = previous in (",", "and", "–", "—") or line.is_mark(cue.start - 1)
    if right.start is None or cue.start == 0 or not (apart or right.sure or "c" in cue.frames):
        return None
    source = _document(line, cue) if not apart else None
    plain = right.sure or source or line.forms[cue.verb] in _SAYING
    if not apart and (previous in word_class("preposition") or not plain):
        return None  # "with the mill adding jobs"
    source = source or _running(line, cue, before)
    if line.forms[cue.verb] == "say":
        source, apart = _caller(line, cue, before) or source, False
    if source is None or line.form(source[0]) in _FIRST_PERSONS:
        return None
    edge = cue.start - 1 if apart else None
    return Given(cue, source, right.start, edge=edge, via=right.via)


_SAYING = frozenset(["saying", "claiming", "telling", "say", "insisting", "alleging", "warning"])


def _caller(line: Line, cue: Cue, before: Sequence[Given]) -> Reach | None:
    """Who rang or wrote to say it: the phrase before the verb group of "had phoned"."""
    floor = max([_floor(line, cue), *(given.right or 0 for given in before)])
    for i in range(cue.start - 1, floor, -1):
        if is_finite(line, i) and not is_auxiliary(line.forms[i]):
            first = i - 1 if is_auxiliary(line.form(i - 1)) else i
            return phrase_before(line, first, floor)
    return None


def _document(line: Line, cue: Cue) -> Reach | None:
    """ "a statement saying", "a lawsuit claiming": the paper speaks."""
    reach = phrase_before(line, cue.start, _floor(line, cue))
    if reach is None or not is_document(line.forms[reach[1] - 1]):
        return None
    articles = [i for i in range(*reach) if line.forms[i] in ("a", "an")]
    return (articles[-1], reach[1]) if articles else reach


def is_document(form: str) -> bool:
    """Whether a noun names something written."""
    return "document" in speaker_kinds(form)


def _passive(line: Line, cue: Cue) -> Given | None:
    following = line.form(cue.end)
    if following == "as" and line.form(cue.end + 1) in ("saying", "telling", "stating"):
        who = speaker(line, cue, _floor(line, cue))
        longer = replace(cue, end=cue.end + 2)
        return _sided(line, longer, who, right_of(line, longer)) if who else None
    begin = region(line, cue.start, _floor(line, cue))
    if following == "by" and set("ta") & set(cue.frames):
        return None
    impersonal = following in ("to", "that") and set("tc") & set(cue.frames)
    if not impersonal and not (following == "as" and "a" in cue.frames):
        return None
    if line.form(cue.start - 1) in (",", *word_class("relative")):
        begin = cue.start
    return Given(cue, None, begin) if begin <= cue.start else None


def _according(line: Line, cue: Cue, names: Names) -> Given | None:
    end = _source_end(line, cue.end)
    if end <= cue.end:
        return None
    source = (cue.end, end)
    owned = line.form(cue.end) in ("their", "its", "his", "her", "our", "your")
    if (owned or cue.frames == "lead") and not is_speaker(line, _headed(line, source), names):
        return None
    floor = _floor(line, cue)
    first = cue.start
    while first > floor and not line.tokens[first - 1].is_word:
        first -= 1
    if first <= floor or line.form(cue.start - 1) in ("but", "and", "while"):
        start = end + 1 if line.form(end) == "," else end
        return Given(cue, source, start if start < len(line) else None, edge=cue.start - 1)
    return Given(cue, source, left=True, edge=first, tail=_tail(line, end))


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
        if stop or last or form in ("but", "while", "whereas", "although", "though", "when"):
            break
        i += 1
    return i
