"""Each cue of a line with its speaker, and from which side it takes its content."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.lexicon.classes import speaker_kinds, word_class
from variorum.lexicon.outlets import is_newsroom
from variorum.lexicon.verbs import inflect, is_auxiliary
from variorum.marking.clauses import Reach, begins_adverbial, has_finite, is_finite, phrase_before
from variorum.marking.contents import carriers, right_of
from variorum.marking.cues import Cue, Form, cues
from variorum.marking.lines import Line
from variorum.marking.phrases import Names, according, passive, polled
from variorum.marking.sides import BREAKS, LONG, Given, edge_of, floor_of, has_content, sided
from variorum.marking.speakers import Speaker, first_phrase, is_speaker, speaker

_FIRST_PERSONS = frozenset(["i", "we", "you"])
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


def givens(line: Line, names: Names) -> tuple[Given, ...]:
    """The cues of a line that give somebody the word."""
    found: list[Given] = []
    clear = 0
    for cue in cues(line):
        given = _given(line, cue, found, names) if cue.start >= clear else None
        if given is None:
            continue
        found.append(given)
        clear = max(clear, given.cue.end)  # "was quoted as saying" is one cue
        if cue.form is Form.ACCORDING and given.source:
            clear = given.source[1]  # "a report which cited" is one source, no second speech
    if not found:
        return polled(line)
    return tuple(given for given in found if not _within_source(given, found))


def _within_source(given: Given, every: Sequence[Given]) -> bool:
    """Whether a cue stands in the source of another: "the paper, citing two aides, said"."""
    at = given.cue.start
    sources = (other.source for other in every if other.source and other is not given)
    return given.cue.form is Form.ACCORDING and any(a < at < b for a, b in sources)


def _given(line: Line, cue: Cue, before: Sequence[Given], names: Names) -> Given | None:
    if cue.form is Form.ACCORDING:
        return according(line, cue, names)
    if cue.form is not Form.FINITE and cue.frames and set(cue.frames) <= _OF_KINDS:
        return None
    if cue.form is Form.PASSIVE:
        return passive(line, cue)
    if cue.form is Form.GERUND:
        return _gerund(line, cue, before)
    return _finite(line, cue, before, names)


def _finite(line: Line, cue: Cue, before: Sequence[Given], names: Names) -> Given | None:
    who = speaker(line, cue, floor_of(line, cue))
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
    named = _quoted_as(line, cue)
    if named is not None:
        return Given(cue, source, named + 2, edge=edge_of(line, source, left=False))
    given = sided(line, cue, who, right_of(line, cue))
    led = _led_in(line, source)
    return replace(given, via=(*led, *given.via)) if given and led else given


def _quoted_as(line: Line, cue: Cue) -> int | None:
    """Where "as" stands in "Le Jour quoted the mayor as saying": what he said is told by both."""
    if line.forms[cue.verb] not in word_class("citing"):
        return None
    for i in range(cue.end + 1, min(len(line) - 2, cue.end + _FAR)):
        if is_finite(line, i) or line.is_mark(i):
            return None
        if line.forms[i] == "as" and line.form(i + 1) in _SAYING:
            return i
    return None


_FAR = 20


def _led_in(line: Line, source: Reach) -> tuple[Reach, ...]:
    """ "Speaking to Le Jour, she said": what carries the words may stand first."""
    opens = line.form(0) in ("speaking", "talking", "writing", "interviewed", "posting")
    first = line.forms[: min(LONG, source[0])]
    interview = line.form(0) == "in" and any(f in _LED or is_document(f) for f in first)
    return tuple(carriers(line, 0, source[0] - 1)) if opens or interview else ()


_LED = frozenset(["interview", "post", "tweet", "call", "conversation", "message"])


def _may_have_said(line: Line, cue: Cue, reach: Reach, names: Names) -> bool:
    if {line.form(reach[0]), line.form(reach[0] - 1)} & _FIRST_PERSONS:
        return False
    if line.form(reach[0]) in word_class("citing"):
        return False  # "citing security rules": a reason
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
    document = "d" in cue.frames and is_document(line.forms[_head(line, reach)])
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


def _inverted(line: Line, cue: Cue, who: Speaker) -> Given | None:
    if who.reach is None or not has_content(line, cue.start - 1, cue):
        return None
    after = who.reach[1]
    source = (who.reach[0], _apposed(line, after))
    if line.form(after) == ",":
        after = _past_apposition(line, after)
    tail = after if line.is_mark(after) or line.form(after) == ":" else None
    via = tuple(carriers(line, who.reach[1], len(line)))
    return Given(cue, source, left=True, edge=cue.start - 1, tail=tail, via=via)


def _apposed(line: Line, end: int) -> int:
    """Where the appositions of a speaker end: "said Ann Lee, 30, who runs the mill."."""
    while line.form(end) == ",":
        stop = next((i for i in range(end + 1, len(line)) if _closes(line, i)), len(line))
        if _parts_off(line, end + 1, stop):
            break
        end = stop
    return end


def _closes(line: Line, i: int) -> bool:
    form = line.forms[i]
    initial = form == "." and i + 1 < len(line) and len(line.form(i - 1)) <= 4
    return line.is_mark(i) or (form in ",;:.-–—" and not initial)


def _parts_off(line: Line, start: int, end: int) -> bool:
    """Whether what follows a speaker's comma is no apposition but a clause or an adverbial."""
    first = line.form(start)
    if first in word_class("relative"):
        return first == "that"
    if first in BREAKS or line.is_mark(start) or begins_adverbial(line, start):
        return True
    return has_finite(line, start, end) and not any(
        line.forms[i] in word_class("relative") for i in range(start, end)
    )


def _past_apposition(line: Line, comma: int) -> int:
    for i in range(comma + 1, len(line)):
        if line.is_mark(i) or line.forms[i] == ":":
            return i
    return len(line)


def _declined(line: Line, cue: Cue, who: Speaker) -> Given | None:
    if who.reach is None:
        return None
    edge = edge_of(line, who.reach, left=False)
    return Given(cue, who.reach, _refused(line, cue), edge=edge, relative=who.relative)


def _refused(line: Line, cue: Cue) -> int:
    """Where begins what is refused or denied; the last word of a cue that says it all."""
    whole = cue.end >= len(line) - 1 or not line.tokens[cue.end].is_word
    return cue.end - 1 if whole and not line.is_mark(cue.end) else cue.end


def _carried(line: Line, cue: Cue, before: Sequence[Given]) -> Given | None:
    source = _running(line, cue, before)
    if source is None:
        return None
    edge = cue.start - 1 if line.form(cue.start - 2) != "," else cue.start - 2
    if cue.form is Form.DECLINE:
        return Given(cue, source, _refused(line, cue), edge=edge)
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
    floor = floor_of(line, cue)
    for i in range(cue.start - 2, floor, -1):
        if line.forms[i] in BREAKS and line.form(i - 1) in (",", ";"):
            return i + 1
    return floor


def _gerund(line: Line, cue: Cue, before: Sequence[Given]) -> Given | None:
    previous = line.form(cue.start - 1)
    right = right_of(line, cue)
    apart = previous in (",", "and", "–", "—") or line.is_mark(cue.start - 1)
    if right.start is None or cue.start == 0 or not (apart or right.sure or "c" in cue.frames):
        return None
    source = (_cited(line, cue) or _document(line, cue)) if not apart else None
    plain = right.sure or source or line.forms[cue.verb] in _SAYING
    if not apart and previous in word_class("preposition") and not _cited(line, cue):
        return None
    if not apart and not plain:
        return None  # "with the mill adding jobs"
    source = source or _running(line, cue, before)
    if line.forms[cue.verb] == "say":
        source, apart = _caller(line, cue, before) or source, False
    if source is None or line.form(source[0]) in _FIRST_PERSONS:
        return None
    edge = cue.start - 1 if apart else None
    return Given(cue, source, right.start, edge=edge, via=right.via)


_SAYING = frozenset(
    ["saying", "claiming", "telling", "say", "insisting", "alleging", "warning", "stating"]
)


def _caller(line: Line, cue: Cue, before: Sequence[Given]) -> Reach | None:
    """Who rang or wrote to say it: the phrase before the verb group of "had phoned"."""
    floor = max([floor_of(line, cue), *(given.right or 0 for given in before)])
    for i in range(cue.start - 1, floor, -1):
        if is_finite(line, i) and not is_auxiliary(line.forms[i]):
            first = i - 1 if is_auxiliary(line.form(i - 1)) else i
            return phrase_before(line, first, floor)
    return None


def _cited(line: Line, cue: Cue) -> Reach | None:
    """The mayor in "quoted the mayor as saying"."""
    if line.form(cue.start - 1) != "as":
        return None
    floor = max(0, cue.start - _FAR)
    verbs = (i for i in range(cue.start - 3, floor, -1) if line.forms[i] in word_class("citing"))
    verb = next(verbs, None)
    return (verb + 1, cue.start - 1) if verb is not None else None


def _document(line: Line, cue: Cue) -> Reach | None:
    """ "a statement saying", "a lawsuit claiming": the paper speaks."""
    reach = phrase_before(line, cue.start, floor_of(line, cue))
    if reach is None or not is_document(line.forms[reach[1] - 1]):
        return None
    articles = [i for i in range(*reach) if line.forms[i] in ("a", "an")]
    return (articles[-1], reach[1]) if articles else reach


def _head(line: Line, reach: Reach) -> int:
    """The head of a phrase: "study" of "a study published in The Lancet"."""
    for i in range(reach[0] + 1, reach[1]):
        reduced = line.forms[i].endswith("ed") and line.form(i + 1) in word_class("preposition")
        if reduced or line.forms[i] in word_class("preposition") or line.forms[i] in _READ:
            return i - 1
    return reach[1] - 1


_READ = frozenset(["seen", "shown", "given", "sent", "written", "read", "made", "put"])


def is_document(form: str) -> bool:
    """Whether a noun names something written."""
    return "document" in speaker_kinds(form)
