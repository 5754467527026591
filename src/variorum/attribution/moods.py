"""In which mood words are put forward, by cues of mood."""

from collections.abc import Sequence
from functools import cache

from variorum.lexicon import rows
from variorum.lexicon.classes import word_class
from variorum.lexicon.mood import Certainty, Mood, mood_at, moods
from variorum.lexicon.phrases import longest
from variorum.lexicon.tokens import Token, tokens
from variorum.lexicon.verbs import inflect
from variorum.model import Modality

__all__ = ["Certainty", "Mood", "forms", "mood_at", "plain_mood", "refusal", "spoken_mood"]
_NEGATIVE = frozenset(
    ["not", "no", "never", "nothing", "nobody", "none", "neither", "cannot", "nor", "without"]
)
_INSISTING = frozenset(
    form for verb in ("insist", "maintain", "protest") for form in inflect(verb).forms()
)


def forms(text: str, start: int, end: int) -> tuple[str, ...]:
    """The words and marks of a stretch, folded; the month of May keeps its capital."""
    return tuple(
        "May"
        if token.form == "may" and token.capital and _is_month(token, start, text)
        else (token.form)
        for token in tokens(text, start, end)
    )


def _is_month(token: Token, start: int, text: str) -> bool:
    return token.start > start or text[token.end + 1 : token.end + 2].isdigit()


def plain_mood(words: Sequence[str]) -> Modality:
    """The mood of a statement that nobody is credited with."""
    return moods([_token(i, form) for i, form in enumerate(words)]).statement()


def _token(at: int, form: str) -> Token:
    """A form as a word of its own; only the month of May still has its capital."""
    return Token(2 * at, 2 * at + 1, form.lower(), form[:1].isupper())


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
    if _refuses(content):
        return Modality.DECLINED
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


def _refuses(content: Sequence[str]) -> bool:
    """Whether what is said is itself a refusal: "We do not comment on rumours"."""
    words = [form for form in content[:_OPENING] if form[0].isalnum() or form[0] == "'"]
    if not words or words[0] not in _OURS:
        return False
    return any(
        found is not None and found[0].labels[0] == "declined"
        for found in (longest("moods", words, i) for i in range(min(4, len(words))))
    )


_OPENING = 12
_OURS = frozenset(["i", "we", "no", "our", "it"])


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
    if _has(cue, "urge", "recommend", "propose", "call", "appeal", "demand"):
        asks = first in ("for", "on") or "to" in content[:12] or "for" in cue or "on" in cue
        return "propose" if asks else "report"
    if _has(cue, "announce", "pledge", "promise", "vow", "threaten", "agree", "swear", "declare"):
        planned = first == "to" or any(f in _INTENT for f in content[:4])
        return "plan" if planned else "report"
    return "report"


_INTENT = frozenset(["plan", "plans", "intention", "intentions"])


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
