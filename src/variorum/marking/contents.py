"""What a cue hands over: where the content begins to its right, and what is said on the way."""

from dataclasses import dataclass

from variorum.lexicon.classes import speaker_kinds, word_class
from variorum.lexicon.load import terms
from variorum.lexicon.outlets import is_newsroom
from variorum.lexicon.verbs import inflect, is_auxiliary
from variorum.marking.clauses import Reach, is_finite, phrase_after
from variorum.marking.cues import Cue
from variorum.marking.lines import QUOTES, Line

# How many tokens may stand between a cue and its "that" or quotation.
_FAR = 24
_HEARERS = frozenset(["him", "her", "them", "us", "me", "you", "reporters", "journalists"])


@dataclass(frozen=True, slots=True)
class Right:
    """What stands right of a cue: content from `start` (None where there is none), after hearers
    and adverbials that end at `after`. `sure` where a "that", a colon or a quotation opens it."""

    start: int | None
    after: int
    via: tuple[Reach, ...]
    sure: bool = False


def right_of(line: Line, cue: Cue) -> Right:
    """Read on from a cue to its content."""
    via: list[Reach] = []
    at = _hearer(line, cue, via)
    at = _past_citing(line, at)
    if "o" in cue.frames and line.form(at) in ("of", "about", "against", "for"):
        return Right(at, at, tuple(via))
    if at == cue.end and {"h", "i"} <= set(cue.frames) and _bids(line, at):
        return Right(at, at, tuple(via))
    if "i" in cue.frames and _infinitive(line, at):
        return Right(at, at, tuple(via))
    opened = _opener(line, at, cue)
    stop = opened[0] if opened else _rest(line, at)
    via.extend(carriers(line, at, stop))
    if opened:
        return Right(opened[1], opened[0], tuple(via), sure=True)
    if stop >= len(line) or not line.tokens[stop].is_word:
        if _is_adjunct(line, at, stop):
            return Right(None, stop, tuple(via))
        stop = at
    start = _bare(line, _past_time(line, at), cue)
    return Right(start, start if start is not None else at, tuple(via))


def _past_citing(line: Line, at: int) -> int:
    """Where ", citing two aides," ends after a cue; `at` where nothing of the kind stands."""
    if line.form(at) != "," or line.form(at + 1) not in ("citing", "quoting"):
        return at
    return next((i for i in range(at + 1, len(line)) if line.forms[i] == ","), at)


def _hearer(line: Line, cue: Cue, via: list[Reach]) -> int:
    at = cue.end
    if line.form(at) == "to" and _is_hearer(line, at + 1):
        at += 1
    elif "h" not in cue.frames or not _is_hearer(line, at):
        return cue.end
    if line.form(at) in _HEARERS:
        return at + 1
    end = _hearer_end(line, at)
    via.append((at, end))
    return end


def _is_hearer(line: Line, at: int) -> bool:
    if at >= len(line) or line.is_mark(at):
        return False
    token = line.tokens[at]
    if token.form in _HEARERS or token.capital or speaker_kinds(token.form):
        return token.form not in ("i", "he", "she", "we", "they", "it", "that", "there")
    follows = line.tokens[at + 1] if at + 1 < len(line) else None
    if token.form not in _BEFORE_HEARERS or follows is None:
        return False
    return follows.capital or bool(speaker_kinds(follows.form)) or follows.form in _AUDIENCES


_BEFORE_HEARERS = frozenset(["the", "a", "an", "his", "her", "its", "their", "this", "our"])
_AUDIENCES = frozenset(
    ["news", "press", "crowd", "audience", "conference", "briefing", "inquiry", "hearing", "jury"]
)


def _hearer_end(line: Line, at: int) -> int:
    """A hearer in capitals ends where they end; another where a clause or adverbial begins."""
    i = at + 1 if line.forms[at] in word_class("determiner") else at
    capitals = i < len(line) and line.tokens[i].capital
    while i < len(line) and i - at < 10:
        token = line.tokens[i]
        joins = token.form in ("of", "and", "&", "'", "for") and _capital(line, i + 1)
        named = token.capital or joins or token.form.isdigit() or _calls_newsroom(line, i)
        if capitals and not (named or _closes_hearer(line, at, i)):
            break
        if not capitals and (_begins(line, i) or token.form in word_class("preposition")):
            break
        i += 1
    return max(i, at + 1)


def _calls_newsroom(line: Line, i: int) -> bool:
    """Whether a plain word calls a newsroom by its noun: "the French news agency AFP"."""
    pair = f"{line.form(i)} {line.form(i + 1)}"
    if "report" in speaker_kinds(pair):
        return _capital(line, i + 2)
    before = f"{line.form(i - 1)} {line.form(i)}"
    return "report" in (*speaker_kinds(before), *speaker_kinds(line.form(i))) and _capital(
        line, i + 1
    )


def _closes_hearer(line: Line, at: int, i: int) -> bool:
    """Whether a plain noun ends a hearer that began in capitals: "the Leeds council on Friday"."""
    noun = speaker_kinds(line.forms[i]) or line.forms[i] in _AUDIENCES
    after = line.form(i + 1)
    parted = after == "that" or after in word_class("preposition") or after in word_class("time")
    return line.forms[at] in word_class("determiner") and bool(noun) and parted


def _capital(line: Line, i: int) -> bool:
    return i < len(line) and line.tokens[i].capital


def _begins(line: Line, i: int) -> bool:
    form = line.forms[i]
    return (
        not line.tokens[i].is_word
        or form in word_class("determiner")
        or form in word_class("pronoun")
        or form in word_class("time")
        or form in ("that", "how", "there", "to")
        or is_auxiliary(form)
    )


def _bids(line: Line, at: int) -> bool:
    """Whether "urged the public to stay", "told them not to": somebody is to do something."""
    for i in range(at + 1, min(len(line), at + _FAR)):
        if line.is_mark(i) or line.forms[i] in (",", ":", "that") or is_finite(line, i):
            return False
        if line.forms[i] == "to":
            return line.form(i + 1) not in word_class("determiner")
    return False


def _infinitive(line: Line, at: int) -> bool:
    """Whether "to do" stands here, and not "to the ministry" or "to Reuters"."""
    if line.form(at) != "to" or at + 1 >= len(line):
        return False
    following = line.tokens[at + 1]
    return not (following.capital or following.form in word_class("determiner"))


def _opener(line: Line, at: int, cue: Cue) -> tuple[int, int] | None:
    """The "that", colon or quotation that opens the content: where it stands, what it opens."""
    for i in range(at, min(len(line), at + _FAR)):
        if line.is_mark(i):
            return (i, i) if line.quote(i) != line.quote(cue.verb) else None
        size = _opening(line, i, at)
        if size is not None:
            return (i, i + size)
        if not _between(line, i, at):
            return None
    return None


def _opening(line: Line, i: int, at: int) -> int | None:
    """How many tokens open a content here; None where none do."""
    form, following = line.forms[i], line.form(i + 1)
    if form == "," and (line.is_mark(i + 1) or following == "that"):
        return 1
    if form == "that" and _is_that(line, i, at):
        return 0
    if form == ":":
        return 1
    return 0 if form in ("whether", "how") and i == at else None


def _is_that(line: Line, i: int, at: int) -> bool:
    return i == at or line.forms[i - 1] not in word_class("preposition")


def _between(line: Line, i: int, at: int) -> bool:
    """Whether a token can stand in an adverbial between a cue and its content."""
    if i == at and not _opens_adjunct(line, i):
        return False
    form = line.forms[i]
    if not line.tokens[i].is_word:
        return form in ".'&/"
    return not (is_finite(line, i) or form in word_class("subject"))


def _opens_adjunct(line: Line, i: int) -> bool:
    form = line.form(i)
    return (
        form in word_class("preposition")
        or form in word_class("time")
        or form in word_class("adverb")
        or form in ("when", "while", "as", "before", "after")
        or (form.endswith("ly") and len(form) > 4)
    )


def _rest(line: Line, at: int) -> int:
    """The next comma or other mark from `at`, or the first finite verb or pronoun on the way."""
    for i in range(at, len(line)):
        form = line.forms[i]
        stops = line.is_mark(i) or (not line.tokens[i].is_word and form not in "'&/")
        if stops and (form != "." or i == len(line) - 1):
            return i
        if form in word_class("subject") or (i > at and is_finite(line, i)):
            return i
    return len(line)


def _is_adjunct(line: Line, at: int, stop: int) -> bool:
    return at == stop or _opens_adjunct(line, at)


def _past_time(line: Line, at: int) -> int:
    """Where the clause begins after "said Friday", "announced on Tuesday"."""
    i = at
    if line.form(i) in ("on", "late", "early") and line.form(i + 1) in word_class("time"):
        i += 1
    while i < len(line) and line.forms[i] in word_class("time"):
        i += 1
    if i > at and line.form(i).isdigit():
        i += 1
    return i


def _bare(line: Line, at: int, cue: Cue) -> int | None:
    """Where content begins that nothing opens, if the verb takes such content at all."""
    if line.form(at) in QUOTES and line.forms[cue.verb] in _PLAIN and line.quote(cue.verb) >= 0:
        return at  # words quoted within a quotation
    if at >= len(line) or not line.tokens[at].is_word:
        return None
    form = line.forms[at]
    frames = cue.frames
    if form in ("of", "about", "against", "for", "to") and "o" in frames:
        return at
    if "a" in frames and _has_as(line, at):
        return at
    if "n" in frames and not _opens_adjunct(line, at):
        return at
    return at if "c" in frames and _clause_begins(line, at, cue) else None


def _has_as(line: Line, at: int) -> bool:
    window = line.forms[at : at + 25]
    quoted = any(line.is_mark(i) for i in range(at, min(len(line), at + 25)))
    return "as" in window or quoted


# After these a clause needs no verb that the lists know.
_PLAIN = frozenset(
    form
    for verb in ["say", "tell", "claim", "believe", "think", "insist", "argue", "hope"]
    for form in inflect(verb).forms()
)


def _clause_begins(line: Line, at: int, cue: Cue) -> bool:
    if line.forms[at] in word_class("subject") or line.forms[cue.verb] in _PLAIN:
        return not is_auxiliary(line.forms[at])
    if is_auxiliary(line.forms[at]):
        return False
    return any(is_finite(line, i) for i in range(at + 1, min(len(line), at + 20)))


def carriers(line: Line, at: int, stop: int) -> list[Reach]:
    """Noun phrases after "in", "on", "to", "with", "via" between a cue and its content."""
    found: list[Reach] = []
    for i in range(at, min(stop, len(line))):
        if line.forms[i] in ("in", "on", "to", "with", "via", "by", "at", "from"):
            reach = phrase_after(line, i + 1)
            if reach and reach[1] <= stop:
                found.append(reach)
    return found


def is_carrier(line: Line, reach: Reach, text: str) -> bool:
    """Whether a phrase is what carries words: a newsroom, something written, a social network."""
    words = text[line.tokens[reach[0]].start : line.tokens[reach[1] - 1].end]
    return (
        _may_be_paper(line, reach)
        or is_newsroom(words)
        or any(
            "document" in speaker_kinds(form)
            or "report" in speaker_kinds(form)
            or form in terms("carriers")
            for form in line.forms[slice(*reach)]
        )
    )


_TALK = frozenset(["speaking", "spoke", "talking", "talked", "interview", "speak", "talk"])


def _may_be_paper(line: Line, reach: Reach) -> bool:
    """Whether a hearer is "the" and a name, as one's own paper is: "told the Lantern"."""
    before = line.form(reach[0] - 1)
    talk = before == "with" and line.form(reach[0] - 2) in _TALK
    heard = talk or before not in word_class("preposition") - {"to"}
    return heard and line.forms[slice(*reach)][:-1] == ("the",) and _capital(line, reach[1] - 1)
