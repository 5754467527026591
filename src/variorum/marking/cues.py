"""The words that give somebody the word: reporting verbs, "according to", refusals to speak."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from variorum.lexicon.classes import plural_nouns, speaker_kinds, word_class
from variorum.lexicon.load import rows
from variorum.lexicon.phrases import firsts, longest
from variorum.lexicon.refusals import refusal_at, refusal_openers
from variorum.lexicon.verbs import finite_forms, inflect, is_auxiliary
from variorum.marking.lines import Line

# No sentence of prose gives the word so often; a line that does is read no further.
_MOST = 30


class Form(Enum):
    """How a cue stands in its clause."""

    FINITE = "finite"
    GERUND = "gerund"
    PASSIVE = "passive"
    ACCORDING = "according"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue by token indices, half-open; `verb` is where its verb proper begins."""

    start: int
    verb: int
    end: int
    form: Form
    frames: str
    mood: str = "report"


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    frames: str
    mood: str
    shapes: frozenset[str]


def cues(line: Line) -> tuple[Cue, ...]:
    """The cues of a line, left to right, none within another."""
    found: list[Cue] = []
    at = 0
    while at < len(line) and len(found) < _MOST:
        cue = _cue(line, at) if line.forms[at] in _openers() else None
        if cue is None:
            at += 1
            continue
        if not found or cue.start >= found[-1].end:
            found.append(cue)
        at = cue.end
    return tuple(found)


@cache
def _openers() -> frozenset[str]:
    """The words with which a cue can begin: most words of a text are passed over by them."""
    return firsts("according") | refusal_openers() | frozenset(_entries())


def _cue(line: Line, at: int) -> Cue | None:
    return _according(line, at) or _declining(line, at) or _verb(line, at)


def _according(line: Line, at: int) -> Cue | None:
    found = longest("according", line.forms, at)
    if found is None:
        return None
    phrase, end = found
    if line.forms[at] == "per" and not _names_one(line, end):
        return None  # "per student", "per cent"
    return Cue(at, at, end, Form.ACCORDING, phrase.labels[0] if phrase.labels else "")


def _names_one(line: Line, at: int) -> bool:
    """Whether a name or a plural follows: "per the ministry", "per two officials"."""
    after = line.tokens[at : at + 2]
    return any(t.capital for t in after) or any(t.form in plural_nouns() for t in after)


def _declining(line: Line, at: int) -> Cue | None:
    """Refusals to comment, and denials by verbs that need their object: "rejected the claim"."""
    found = refusal_at(line.forms, at)
    if found is None or line.form(at - 1) in ("a", "the", "his", "her", "its", "their"):
        return None
    if line.form(at - 1) == "to" and line.form(at - 2) not in _RAISING:
        return None
    mood, end = found
    start = _with_auxiliaries(line, at)
    if mood == "declined" or line.forms[at] in _admissions() or line.form(at + 1) == "not":
        return Cue(start, at, end, Form.DECLINE, "n", mood)
    if line.forms[at] not in _rejections():
        return None
    return Cue(start, at, at + 1, Form.DECLINE, "n", mood)


@cache
def _admissions() -> frozenset[str]:
    """ "Admits no wrongdoing": the whole phrase is the cue."""
    return _forms("admit", "accept", "acknowledge", "concede")


@cache
def _rejections() -> frozenset[str]:
    return _forms(
        "reject", "dismiss", "dispute", "rebuff", "contest", "challenge", "contradict", "plead"
    )


def _forms(*verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in inflect(verb).forms())


def _is_reduced(line: Line, end: int) -> bool:
    return line.form(end) == "to" and line.form(end + 1) in ("be", "have")


_CONTACTED = frozenset(
    form
    for verb in [
        "call",
        "phone",
        "ring",
        "telephone",
        "write",
        "text",
        "email",
        "tweet",
        "return",
        "wire",
    ]
    for form in inflect(verb).forms()
)


def _to_say(line: Line, at: int) -> bool:
    """ "rang him to say", "took to Twitter to say": an infinitive that hands on words."""
    if line.forms[at] != "say" or line.form(at - 1) != "to":
        return False
    window = line.forms[max(0, at - 14) : at - 1]
    return any(form in _CONTACTED for form in window) or "took" in window


def _verb(line: Line, at: int) -> Cue | None:
    entry = _entry(line.forms, at)
    if entry is None or (line.forms[at] in _RAISING and line.form(at + 1) == "to"):
        return None  # "continued to say": the verb proper follows
    end = at + len(entry.words)
    if _to_say(line, at):
        return Cue(at - 1, at, end, Form.GERUND, entry.frames, entry.mood)
    start = _with_auxiliaries(line, at)
    before = [line.forms[i] for i in range(start, at)]
    form = _form(entry, before)
    if form is None or (form is Form.FINITE and _is_noun(line, start, at, entry)):
        return None
    if form is Form.FINITE and "i" not in entry.frames and _is_reduced(line, end):
        form = Form.PASSIVE  # "a lorry, believed to be empty"
    # Within a quotation only plain verbs of saying hand the word on.
    if line.inside[at] >= 0 and not line.is_mark(at) and not set("cp") <= set(entry.frames):
        return None
    return Cue(start, at, end, form, entry.frames, entry.mood)


def _form(entry: _Entry, before: Sequence[str]) -> Form | None:
    """The form of a verb by what stands before it; None where it reports nothing."""
    auxiliaries = [form for form in before if is_auxiliary(form)]
    if any(form in word_class("modal") for form in before):
        return None
    if any(form in ("not", "never") for form in before):
        return None
    last = auxiliaries[-1] if auxiliaries else ""
    being = last in word_class("be") or "been" in before or "being" in before
    if "ing" in entry.shapes:
        return Form.FINITE if being else Form.GERUND
    if being:
        return Form.PASSIVE if entry.shapes & {"past", "participle"} else None
    if entry.shapes <= {"participle"} and last not in ("has", "have", "had", "'s", "'ve"):
        return None
    return Form.FINITE


def _is_noun(line: Line, start: int, at: int, entry: _Entry) -> bool:
    """Whether "the claim", "her reports", "its announced plan", "to say" is no finite verb here."""
    previous = line.form(start - 1)
    if previous in _ARTICLES or previous == "to" or previous.endswith("'s"):
        return True
    if not entry.shapes & {"base", "third"} or start < at or start == 0:
        return False
    if line.tokens[at].capital and not line.headline:
        return True  # "the United States", "the Clean Power Plan"
    capital = line.tokens[start - 1].capital
    verb = not capital and (previous.endswith("ed") or previous in finite_forms())
    if verb or ("third" in entry.shapes and _is_plural_noun(line, start, at)):
        return True  # "rejected claims that"
    if (previous in _BEFORE_NOUNS and not capital) or previous in word_class("preposition"):
        return True
    # "blog post", "police report": a plain form needs a plural before it, or a name.
    return entry.shapes == {"base"} and not (capital or _is_plural(previous))


def _is_plural_noun(line: Line, start: int, at: int) -> bool:
    """ "the coastal states from Maine to …": a noun, where no "that" or quotation follows."""
    before = line.form(start - 1)
    named = line.tokens[start - 1].capital or before in word_class("pronoun")
    if named or speaker_kinds(before) or line.form(at + 1) not in word_class("preposition"):
        return False
    follows = range(at + 1, min(len(line), at + _FOLLOWS))
    return not any(line.forms[i] in ("that", ":") or line.is_mark(i) for i in follows)


_FOLLOWS = 14


def _is_plural(form: str) -> bool:
    plain = form in plural_nouns() or form in ("they", "we", "i", "you", "who", "that", "which")
    return plain or form.endswith("s") or not form[0].isalnum() or form in word_class("adverb")


_ARTICLES = frozenset(["a", "an", "the", "its", "his", "their", "our", "my", "this", "these"])
_BEFORE_NOUNS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "some",
        "any",
        "every",
        "each",
        "no",
        "many",
        "several",
        "few",
        "most",
        "new",
        "recent",
        "first",
        "last",
        "more",
        "further",
        "other",
        "such",
        "to",
        "media",
        "news",
        "press",
        "local",
        "early",
        "false",
        "unproven",
        "multiple",
        "numerous",
    ]
) - {"many", "some", "most", "few", "several"}


def _with_auxiliaries(line: Line, at: int) -> int:
    """Where a verb group begins: back over auxiliaries and adverbs to the subject."""
    start = at
    i = at - 1
    while i >= 0 and at - i <= 6 and line.inside[i] == line.inside[at] and not line.is_mark(i):
        form = line.forms[i]
        if is_auxiliary(form) or form in ("not", "been", "being", "be", "to"):
            if form == "to" and line.form(i - 1) not in _RAISING:
                break
            start = i
        elif form in _RAISING and line.form(i + 1) == "to":
            start = i
        elif line.tokens[i].capital or not _is_adverb(form) or start != i + 1:
            break
        else:
            start = i
        i -= 1
    return _drop_leading(line, start, at)


_RAISING = frozenset(
    ["continued", "continues", "continue", "went", "goes", "go", "began", "begins", "came"]
)


def _drop_leading(line: Line, start: int, at: int) -> int:
    """Leave to the clause the adverbs that open it ("Earlier, …"): a group begins after a mark."""
    while start < at and not line.tokens[start].is_word:
        start += 1
    return start


def _is_adverb(form: str) -> bool:
    if form in word_class("adverb"):
        return True
    return form.endswith("ly") and len(form) > 4 and form not in _NOT_ADVERBS


_NOT_ADVERBS = frozenset(
    ["family", "daily", "weekly", "monthly", "italy", "july", "ally", "assembly", "reply"]
)


def _entry(forms: Sequence[str], at: int) -> _Entry | None:
    best: _Entry | None = None
    for entry in _entries().get(forms[at], ()):
        size = len(entry.words)
        if tuple(forms[at : at + size]) == entry.words and (best is None or size > len(best.words)):
            best = entry
    return best


@cache
def _entries() -> dict[str, tuple[_Entry, ...]]:
    """Every form of every reporting verb, by its first word."""
    forms: dict[tuple[str, ...], tuple[set[str], set[str], str]] = {}
    for words, shape, frames, mood in _inflected():
        known = forms.setdefault(words, (set(), set(), mood))
        known[0].update(frames)
        known[1].add(shape)
    index: dict[str, list[_Entry]] = {}
    for words, (frames_, shapes, mood) in forms.items():
        entry = _Entry(words, "".join(sorted(frames_)), mood, frozenset(shapes))
        index.setdefault(words[0], []).append(entry)
    return {first: tuple(entries) for first, entries in index.items()}


def _inflected() -> Iterator[tuple[tuple[str, ...], str, str, str]]:
    for base, irregular, frames, mood in rows("reporting_verbs"):
        past, _, participle = irregular.partition(",")
        verb = inflect(base, "" if past == "-" else past, participle)
        shapes = ("base", "third", "past", "participle", "ing")
        every = (verb.base, verb.third, verb.past, verb.participle, verb.ing)
        for shape, form in zip(shapes, every, strict=True):
            yield tuple(form.split()), shape, frames, mood
