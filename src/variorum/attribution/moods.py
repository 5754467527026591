"""In which mood words are put forward, by cues of mood."""

from collections.abc import Sequence
from functools import cache

from variorum.lexicon import rows
from variorum.lexicon.classes import word_class
from variorum.lexicon.phrases import longest
from variorum.lexicon.tokens import tokens
from variorum.lexicon.verbs import finite_forms, inflect
from variorum.model import Modality

_NEGATIVE = frozenset("not no never nothing nobody none neither cannot nor without".split())
_INSISTING = frozenset(
    form for verb in ("insist", "maintain", "protest") for form in inflect(verb).forms()
)
# "possibly the largest" doubts the degree, not the event.
_DEGREES = frozenset("possibly perhaps probably arguably potentially likely maybe".split())
_STARTS = frozenset("which who whose that because when after before as while since where".split())


def forms(text: str, start: int, end: int) -> tuple[str, ...]:
    """The words and marks of a stretch, folded; the month of May keeps its capital."""
    return tuple(
        "May" if token.form == "may" and token.capital and token.start > start else token.form
        for token in tokens(text, start, end)
    )


def plain_mood(words: Sequence[str]) -> Modality:
    """The mood of a statement that nobody is credited with: its first cue in the main clause."""
    finite = False
    for i, form in enumerate(words):
        if finite and form in _STARTS:
            return Modality.ASSERTED
        found = longest("moods", words, i)
        weak = form in _DEGREES and i + 1 < len(words) and words[i + 1] in ("a", "an", "the")
        if found is not None and not weak and _counts(found[0].labels, finite=finite):
            return Modality(found[0].labels[0])
        finite = finite or form in finite_forms()
    return Modality.ASSERTED


def _counts(labels: tuple[str, ...], *, finite: bool) -> bool:
    """A weak cue ("planned", "potential") tells of the whole only in the subject."""
    return len(labels) == 1 or not finite


def refusal(words: Sequence[str]) -> Modality | None:
    """Whether words hold a denial or a refusal to comment, and which."""
    for i in range(len(words)):
        found = longest("moods", words, i)
        if found is not None and found[0].labels[0] in ("denied", "declined"):
            return Modality(found[0].labels[0])
    return None


def spoken_mood(cue: Sequence[str], content: Sequence[str]) -> Modality:
    """The mood of words somebody is credited with: reported, unless the cue says otherwise."""
    own = refusal([*cue, *content[:6]]) if cue else None
    if own is not None and _begins_in(cue, content, own):
        return own
    if _contradicts(cue, content):
        return Modality.DENIED
    return _MOODS.get(_cue_mood(cue, content), Modality.REPORTED)


def _begins_in(cue: Sequence[str], content: Sequence[str], mood: Modality) -> bool:
    """Whether a refusal begins within the cue and not in what is said."""
    words = [*cue, *content[:8]]
    return any(
        found is not None and found[0].labels[0] == mood.value
        for found in (longest("moods", words, i) for i in range(len(cue)))
    )


def _contradicts(cue: Sequence[str], content: Sequence[str]) -> bool:
    """ "insisted she did not", "said the claim was not true": a denial in other words."""
    insists = any(form in _INSISTING for form in cue)
    if insists and any(form in _NEGATIVE for form in content[:12]):
        return True
    return len(content) <= 25 and any(
        found is not None and found[0].labels[0] == "denied" and _states(content, i)
        for i, found in ((i, longest("moods", content, i)) for i in range(len(content)))
    )


def _states(content: Sequence[str], at: int) -> bool:
    """Whether a denial within what is said is the saying itself: "it was not true"."""
    return content[at] in word_class("be") or content[at] in ("no", "nothing")


_MOODS = {
    "deny": Modality.DENIED,
    "propose": Modality.PROPOSED,
    "plan": Modality.PLANNED,
}


def _cue_mood(cue: Sequence[str], content: Sequence[str]) -> str:
    found = next((mood for form, mood in _verb_moods().items() if form in cue), "report")
    if found != "report" or not content:
        return found
    return _by_content(cue, content)


def _by_content(cue: Sequence[str], content: Sequence[str]) -> str:
    """What a cue of several senses means by what follows: "suggested building", "vowed to"."""
    first = content[0]
    if _has(cue, "suggest") and (first.endswith("ing") or "should" in content[:12]):
        return "propose"
    if _has(cue, "urge", "recommend", "propose", "call", "advise", "appeal", "ask", "demand"):
        asks = first in ("for", "on") or "to" in content[:12] or "for" in cue or "on" in cue
        return "propose" if asks and not _has(cue, "ask") else "report"
    if _has(cue, "announce", "pledge", "promise", "vow", "threaten", "agree", "swear", "declare"):
        planned = first == "to" or any(f in _INTENT for f in content[:4])
        return "plan" if planned else "report"
    return "report"


_INTENT = frozenset("plan plans intention intentions will would".split())


def _has(cue: Sequence[str], *verbs: str) -> bool:
    return any(form in _inflected(verb) for verb in verbs for form in cue)


@cache
def _inflected(verb: str) -> frozenset[str]:
    return frozenset(inflect(verb).forms())


@cache
def _verb_moods() -> dict[str, str]:
    """The forms of the verbs whose own mood is not plain report."""
    found: dict[str, str] = {}
    for base, irregular, _, mood in rows("reporting_verbs"):
        if mood != "report" and " " not in base:
            past, _, participle = irregular.partition(",")
            for form in inflect(base, "" if past == "-" else past, participle).forms():
                found[form] = mood
    return found
