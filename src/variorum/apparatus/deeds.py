"""Deeds: the verbs of a story's sentences, each told as done, ahead, doubtful or not so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from variorum.apparatus.contexts import Contexts, Spot
from variorum.apparatus.scene import Scene
from variorum.lexicon import is_function_word, rows, stem, terms
from variorum.lexicon.classes import word_class
from variorum.lexicon.mood import Cue, Moods, moods_of
from variorum.lexicon.sentence import is_adverb
from variorum.lexicon.verbs import inflect, is_auxiliary
from variorum.model import span
from variorum.text.words import Word, fold, words

PLANS = frozenset(["planned", "promised", "expected", "will", "would"])  # effects that are plans
_DOUBTS = frozenset(["possible", "may", "likely", "chance"])  # and those that are doubts
_NOT = frozenset(["not", "negated", "willnot", "denied"])
_WANTED = frozenset(["wanted"])
_NEUTRAL = frozenset(["real", "none", "ahead"])  # effects that leave a deed as it is
_UNDER_WAY = ("is", "are", "was", "were")
_BRINGS = ("by", "after", "for", "since", "following")  # before a gerund: it has been done
_SELF = frozenset(["i", "we", "i'm", "we're", "i'll", "we'll"])  # whoever is given the word
_UNTIL = 4  # words after a negated verb among which "until" says that it is to be
_SUSPECTS = ("suspect", "suspects")  # a person more often than a doubt
_SUBJECT = 6  # words before a verb that may name who does it
_OBJECT = 6  # words after it that may say what is done to whom


class Course(StrEnum):
    """How far a deed has come."""

    DONE = "done"
    AHEAD = "ahead"
    DOUBTFUL = "doubtful"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb, by its stem, where it stands, and how far it has come (None where that is not
    plain). `ahead` where the deed lies in the future, `yet` where it is put as not done so far.
    `names` are the stems of the names before it; `object` and `agent` those of what it is done
    to, and by ("" where that is not right after the verb)."""

    verb: str
    course: Course | None
    ahead: bool
    yet: bool
    spot: Spot
    names: frozenset[str]
    object: str
    agent: str

    def is_apart(self, other: "Deed") -> bool:
        """Whether the two are of other objects, or of other persons."""
        objects = all(
            one.object and one.object not in (two.object, *two.spot.around)
            for one, two in ((self, other), (other, self))
        )
        if self.names != other.names and _SELF in (self.names, other.names):
            return True  # nobody knows who "we" are
        names = bool(self.names and other.names) and self.names.isdisjoint(other.names)
        agents = any(
            one.agent and one.agent not in two.spot.around
            for one, two in ((self, other), (other, self))
        )
        return objects or agents or (names and self.names.isdisjoint(other.spot.around))


def deeds(scene: Scene, contexts: Contexts) -> dict[str, list[Deed]]:
    """The deeds of a story by their verb, in order of place."""
    found: dict[str, list[Deed]] = {}
    for number in range(len(scene.sentences)):
        for deed in _deeds(number, scene, contexts):
            found.setdefault(deed.verb, []).append(deed)
    return found


def _deeds(number: int, scene: Scene, contexts: Contexts) -> Iterator[Deed]:
    sentence, found = scene.sentences[number], scene.tokens[number]
    read = moods_of(sentence.of(scene.reports[sentence.report].text))
    places = {sentence.start + w.start: i for i, w in enumerate(read.line.words)}
    for at, word in enumerate(found):
        here = places.get(word.start)
        if here is None or "'" in word.form or not _may_tell(word.form, found[at + 1 : at + 2]):
            continue
        cues = [c for c in read.bearing.get(here, ()) if c.effect.name not in _NEUTRAL]
        verb = _verb(word.form)
        if (verb in _eventless() and word.form != "been") or (
            read.line.nominal[here] and not _is_denied(cues)
        ):
            continue
        yield Deed(
            verb=verb,
            course=_course(read, here, cues),
            ahead=read.at(word.start - sentence.start, word.end - sentence.start).ahead,
            yet=any("yet" in read.line.forms[c.first : c.last] for c in cues),
            spot=contexts.spot(number, at),
            names=_names(read, here) or _speaker(number, read, here, scene),
            object=_object(read, here),
            agent=_object(read, here + 1) if read.line.form(here + 1) == "by" else "",
        )


def _may_tell(form: str, after: Sequence[Word]) -> bool:
    """Whether a word may tell a deed: no small word, but "been" where it helps no other verb."""
    if form == "been":
        return not any(w.form in _pasts() or w.form.endswith(("ed", "ing")) for w in after)
    return not is_function_word(form)


def _names(read: Moods, at: int) -> frozenset[str]:
    """The stems of the names before a verb in its clause."""
    words = read.line.words
    before = [words[j] for j in read.line.before(at)[-_SUBJECT:] if read.line.same(j, at)]
    return frozenset(stem(fold(w.form)) for w in before if w.capital and w.start and w.is_word)


def _speaker(number: int, read: Moods, at: int, scene: Scene) -> frozenset[str]:
    """The stems of whoever is given the word, where the clause before a verb says "I" or "we"."""
    if not _SELF & {read.line.forms[j] for j in read.line.before(at)[-_SUBJECT:]}:
        return frozenset()
    start = scene.sentences[number].start + read.line.words[at].start
    said = scene.saying(span(scene.sentences[number].report, start, start + 1))
    voices = said.attribution[:1] if said else ()
    named = frozenset(stem(w.form) for v in voices for w in words(v.source))
    return named or _SELF


def _object(read: Moods, at: int) -> str:
    """The stem of the head of the noun phrase right after a verb, "" where there is none."""
    found = ""
    for j in read.line.after(at + 1, _OBJECT):
        form = fold(read.line.forms[j])
        ends = form in word_class("preposition") or form in word_class("time")
        if ends or not form[:1].isalnum() or not read.line.same(j, at):
            break
        found = found if is_function_word(form) else stem(form)
    return found


def _is_denied(cues: Iterable[Cue]) -> bool:
    return any(c.effect.name == "denied" for c in cues)


def _course(read: Moods, at: int, cues: list[Cue]) -> Course | None:
    """How far a verb has come; None where that is not plain, or the word may be no verb."""
    names = {c.effect.name for c in cues if read.line.forms[c.first] not in _SUSPECTS}
    if "only" in read.line.forms[at + 1 : at + 3]:
        return None  # "is interested only in" says of what it is not so
    if not names:
        return Course.DONE if _is_done(read, at) else None
    nots = [c for c in cues if c.effect.negated]
    over = [n for c in cues for n in _negating(read, c)]
    if any("until" in read.line.forms[at : at + _UNTIL] for _ in nots):
        return Course.AHEAD if names <= _NOT | PLANS else None  # "will not open until May"
    if nots or over:
        flat = all(_is_flat(read, c, at) for c in nots) and all(_is_flat(read, c) for c in over)
        odd = len({c.first for c in (*nots, *over)}) % 2 == 1
        plain = names <= _NOT | PLANS | _WANTED and flat
        return Course.NOT if plain and odd else None
    if names <= PLANS:
        # "Would" may report a "will" or hang on a condition, and so hangs whatever an "if" is with.
        sure = names != {"would"} and all(c.effect.name != "condition" for c in read.cues)
        return Course.AHEAD if sure else None
    weighed = names == {"condition"} and all(_is_weighed(read, c) for c in cues)
    return Course.DOUBTFUL if weighed or names <= _DOUBTS else None


def _negating(read: Moods, cue: Cue) -> list[Cue]:
    """The cues that negate a cue: "no plans to appeal"."""
    over = [c for j in range(cue.first, cue.last) for c in read.bearing.get(j, ()) if c != cue]
    return [c for c in over if c.effect.negated]


def _is_flat(read: Moods, cue: Cue, at: int | None = None) -> bool:
    """Whether a negation says no more than that: "not", "no", "denied"; not "prevented". With a
    verb given, "not" and "nothing" must stand right before its group."""
    forms = read.line.forms[cue.first : cue.last]
    if cue.effect.name == "denied":
        return True
    if not any(f in terms("negators") or stem(f) == "fail" for f in forms):
        return cue.effect.name in ("not", "willnot")
    if at is None or "no" in forms or "fail" in map(stem, forms):
        return True
    between = read.line.forms[cue.last : at]
    return cue.last <= at and all(_helps(f) or is_adverb(f) for f in between)


def _helps(form: str) -> bool:
    return is_auxiliary(form) or form in word_class("be")


def _is_weighed(read: Moods, cue: Cue) -> bool:
    """Whether a deed is one that somebody weighs: "is considering whether to appeal"."""
    return "whether" in read.line.forms[cue.first : cue.last] and read.line.form(cue.last) == "to"


def _is_done(read: Moods, at: int) -> bool:
    """Whether a verb without a cue of mood is told as done, or as under way."""
    line, before = read.line, at - 1
    while before >= 0 and is_adverb(line.forms[before]):
        before -= 1
    form, helper = line.forms[at], line.form(before)
    if form.endswith("ing"):
        return helper in (*_BRINGS, *_UNDER_WAY)
    if form not in _pasts() and not (form.endswith("ed") and len(form) > 4):
        return False
    # "The deal announced on Monday": a participle that hangs on a noun tells no event by itself.
    hangs = line.weak[at] and not _helps(helper) and not _object(read, at)
    return not hangs


def _verb(form: str) -> str:
    return _pasts().get(form) or stem(form)


@cache
def _pasts() -> dict[str, str]:
    """Irregular past forms and participles, with the stem of their verb."""
    return {form: stem(row[0]) for row in rows("irregular_verbs") for form in row[1:]}


@cache
def _eventless() -> frozenset[str]:
    """Stems of verbs that tell no event of their own: light ones, and those that do no more than
    give somebody the word (they take a quotation or a clause, and may follow it)."""
    said = (
        verb for verb, _, frames, *_ in rows("reporting_verbs") if {"q", "t", "p"} <= set(frames)
    )
    return terms("light_verbs") | {stem(form) for verb in said for form in inflect(verb).forms()}
