"""In which mood words are put forward, by cues of mood."""

from collections.abc import Sequence
from functools import cache

from variorum.attribution.own import NOBODY, OwnWords, denies_own
from variorum.lexicon import rows
from variorum.lexicon.classes import word_class
from variorum.lexicon.mood import Certainty, Mood, mood_at
from variorum.lexicon.refusals import refusal_at, refusal_in
from variorum.lexicon.tokens import Token, tokens
from variorum.lexicon.verbs import inflect
from variorum.model import Modality

__all__ = ["Certainty", "Mood", "forms", "mood_at", "refusal", "spoken_mood"]
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


def refusal(words: Sequence[str]) -> Modality | None:
    """Whether words hold a denial or a refusal to comment, and which."""
    found = refusal_in(words)
    return None if found is None else Modality(found)


def spoken_mood(
    cue: Sequence[str], content: Sequence[str], own: OwnWords | None = None
) -> Modality:
    """The mood of words somebody is credited with: reported, unless cue or words say otherwise.

    `own` are the words by which the content can mean its speaker; without them a denial of one's
    own deed ("we never met") is not looked for.
    """
    begun = _begun(cue, content) if cue else None
    if begun is not None:
        return begun
    if _refuses(content, own or NOBODY):
        return Modality.DECLINED
    if _contradicts(cue, content) or (own and denies_own(content, own)):
        return Modality.DENIED
    return _MOODS.get(_cue_mood(cue, content), Modality.REPORTED)


def _begun(cue: Sequence[str], content: Sequence[str]) -> Modality | None:
    """The refusal that begins within the cue, though it may end in what is said."""
    words = [*cue, *content[:8]]
    found = (refusal_at(words, i) for i in range(len(cue)))
    return next((Modality(one[0]) for one in found if one), None)


def _contradicts(cue: Sequence[str], content: Sequence[str]) -> bool:
    """ "insisted she did not", "said the claim was not true": a denial in other words."""
    insists = any(form in _INSISTING for form in cue)
    if insists and any(form in _NEGATIVE for form in content[:12]):
        return True
    return len(content) <= 25 and any(
        _denied_at(content, i) and _states(content, i) for i in range(len(content))
    )


def _denied_at(content: Sequence[str], at: int) -> bool:
    found = refusal_at(content, at)
    return found is not None and found[0] == "denied"


def _refuses(content: Sequence[str], own: OwnWords) -> bool:
    """Whether what is said is itself a refusal: "We do not comment on rumours"."""
    words = [form for form in content[:_OPENING] if form[0].isalnum() or form[0] == "'"]
    if not words or not (words[0] in _OURS or own.names(words)):
        return False
    found = [refusal_at(words, i) for i in range(min(4, len(words)))]
    return any(one is not None and one[0] == "declined" for one in found)


_OPENING = 20
_OURS = frozenset(["i", "i'm", "we", "we're", "no", "our", "it", "it's"])


def _states(content: Sequence[str], at: int) -> bool:
    """Whether a denial within what is said is the saying itself: "it was not true"."""
    form = content[at]
    return form in word_class("be") or form in ("no", "nothing") or form in _THAT_IS


_THAT_IS = frozenset(["it's", "that's", "they're"])


_MOODS = {
    "deny": Modality.DENIED,
    "propose": Modality.PROPOSED,
    "plan": Modality.PLANNED,
}


def _cue_mood(cue: Sequence[str], content: Sequence[str]) -> str:
    found = next((mood for verb, mood in _verb_moods().items() if _holds(cue, verb)), "report")
    if found == "deny" and not _NEGATIVE.isdisjoint(cue):
        return "report"  # "did not deny"
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


def _holds(cue: Sequence[str], verb: tuple[str, ...]) -> bool:
    """Whether all words of a verb stand in a cue: "rules … out"."""
    return all(word in cue for word in verb)


@cache
def _verb_moods() -> dict[tuple[str, ...], str]:
    """The forms of the verbs whose own mood is not plain report."""
    found: dict[tuple[str, ...], str] = {}
    for base, irregular, _, mood in rows("reporting_verbs"):
        if mood != "report":
            past, _, participle = irregular.partition(",")
            for form in inflect(base, "" if past == "-" else past, participle).forms():
                found[tuple(form.split())] = mood
    return found
