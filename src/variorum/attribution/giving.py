"""Which marks hand on words, and which tell of a wish, a liking or an act.

A learned reader marks every state of mind that is ascribed to somebody ("she opposed the bill",
"he is seeking a deal"). In an edition a statement is somebody's only where he is given the word.
"""

from collections.abc import Sequence
from functools import cache

from variorum.lexicon.load import rows
from variorum.lexicon.refusals import refusal_at
from variorum.lexicon.tokens import Token, tokens
from variorum.lexicon.verbs import finite_forms, inflect
from variorum.model import SpeechMark

_MARKS = frozenset([":", "-", "–", "—"])
_NEGATIONS = frozenset(["not", "never", "nor", "without"])
# A clause so opened is handed on by any noun or verb: "the claim that …".
_OPENERS = frozenset(["that", "whether"])
_REST = 8  # words of a content with which a refusal may end
_CLAUSE = frozenset("tcpqhdw")
_PHRASE = frozenset("noaqd")


def gives_word(text: str, mark: SpeechMark) -> bool:
    """Whether a mark hands on what somebody said rather than what he did, felt or wanted."""
    if mark.cue is None or mark.quoted:
        return True
    cue = tokens(text, mark.cue.start, mark.cue.end)
    said = tokens(text, mark.content.start, mark.content.end)
    forms = {word.form for word in cue}
    silent = forms & _NEGATIONS and forms & _refusals("silent")
    if not said or silent or forms == {"in"} or forms & _always():
        return bool(said)
    if _refuses(cue, said):
        return True
    if mark.source is not None and said[0].form in _OPENERS:
        return True
    return bool(_wanted(said) & {frame for form in forms for frame in _frames().get(form, "")})


def _refuses(cue: Sequence[Token], said: Sequence[Token]) -> bool:
    """Whether a refusal to say begins within a cue of two words or more: "would not release | the
    inspection report"."""
    words = [word.form for word in (*cue, *said[:_REST])]
    return len(cue) > 1 and any(refusal_at(words, i) is not None for i in range(len(cue)))


def _wanted(said: Sequence[Token]) -> frozenset[str]:
    """The frames, as in `reporting_verbs.tsv`, of verbs that such a content can stand with."""
    if said[0].form in ("to", "not"):
        return frozenset("hi")
    clause = any(w.form in finite_forms() or w.form.endswith("ed") for w in said)
    return _CLAUSE | _PHRASE if clause else _PHRASE


@cache
def _always() -> frozenset[str]:
    """Words that hand on whatever follows: of "according to", of refusals; a colon."""
    return _refusals("refuses", "hearsay") | _MARKS


@cache
def _refusals(*kinds: str) -> frozenset[str]:
    return frozenset(word for word, kind in rows("refusals") if kind in kinds)


@cache
def _frames() -> dict[str, str]:
    """Each form of a reporting verb's first word, with the frames of its verbs."""
    found: dict[str, str] = {}
    for base, irregular, frames, _ in rows("reporting_verbs"):
        past, _, participle = irregular.partition(",")
        for form in inflect(base, "" if past == "-" else past, participle).forms():
            head = form.split()[0]
            found[head] = found.get(head, "") + frames
    return found
