"""Denials of one's own deed: "we never met him", said by one of those who are said to have met.

Who tells of himself that he did not do a thing denies it, whatever verb of saying stands beside.
What he did not see, know or want, has not done yet, or will not do, is no denial.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.attribution.antecedents import gender_of
from variorum.lexicon.classes import word_class
from variorum.lexicon.load import rows
from variorum.lexicon.tokens import Token, base, tokens
from variorum.lexicon.verbs import inflect
from variorum.model import EntityKind, NameMark, SourceKind, SpeechMark, Voice

# The subject stands within so many words of the beginning, its verb after so many more.
_SUBJECT = 5
_REACH = 6
# A verb, its negation, and what is negated.
_FEWEST = 2
_FIRST = frozenset(["i", "we"])
_OUR = frozenset(["our", "my"])
_POINTING = frozenset(["that", "this", "it", "such"])
_DO = frozenset(["do", "does", "did"])
_HAVE = frozenset(["have", "has", "had", "i've", "we've", "they've"])
_BE = frozenset(["am", "is", "are", "was", "were", "i'm", "we're", "it's", "he's", "she's"])
_BEEN = frozenset(["be", "been", "have", "had"])  # "it has not been easy" tells of a state


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """The words by which somebody's words can mean himself: his name, and the pronouns for him."""

    name: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()

    def names(self, words: Sequence[str]) -> bool:
        """Whether words begin with one for the speaker, "the" left out."""
        first = words[1] if words[:1] == ["the"] and len(words) > 1 else words[0] if words else ""
        return first in self.name or first in self.pronouns


NOBODY = OwnWords()


def own_words(
    text: str, mark: SpeechMark, chain: Sequence[Voice], named: Mapping[int, NameMark]
) -> OwnWords:
    """By which words a mark's content can mean the first of its chain. Outside a quotation that
    is a pronoun too; the spokesman of a firm that is named elsewhere can mean the firm."""
    if not chain or mark.source is None:
        return NOBODY
    nearest = chain[0]
    words = tokens(text, nearest.span.start, nearest.span.end)
    name = {base(w.form) for w in words if w.capital} | {words[-1].form}
    whom = named.get(mark.content.start) or named.get(mark.content.start + 1)
    speaks_for = _speaks_for(words)
    if speaks_for and whom is not None and whom.kind is EntityKind.ORGANISATION:
        name.add(tokens(text, whom.span.start, whom.span.end)[0].form)
    pronouns = frozenset() if mark.quoted else _pronouns(nearest, words, speaks_for=speaks_for)
    return OwnWords(name=frozenset(name) - word_class("determiner"), pronouns=pronouns)


def _speaks_for(words: Sequence[Token]) -> bool:
    """Whether somebody is named as the voice of somebody else: a spokesman, a lawyer."""
    return any("spokes" in word.form or word.form in _kind("voice") for word in words)


def _pronouns(nearest: Voice, words: Sequence[Token], *, speaks_for: bool) -> frozenset[str]:
    """The pronouns with which a speaker's words are told, by what he is."""
    if words[0].form in ("he", "she", "it", "they"):
        return frozenset([words[0].form])
    if speaks_for or nearest.kind is SourceKind.ORGANISATION:
        return frozenset(["it", "they"])
    person = nearest.kind in (SourceKind.PERSON, SourceKind.OFFICIAL) and words[-1].capital
    known = _BY_GENDER.get(gender_of(nearest.source), ("he", "she") if person else ())
    return frozenset([*known, "it"])


_BY_GENDER = {"m": ("he",), "f": ("she",)}


def denies_own(content: Sequence[str], own: OwnWords) -> bool:
    """Whether words say of their own speaker that he did not do something, or has no part in it."""
    words = [form for form in content if form[0].isalnum()]
    words = words[1:] if words[:1] == ["no"] else words
    at = _verb(words, own)
    return at > 0 and _denies(words, at)


def _verb(words: Sequence[str], own: OwnWords) -> int:
    """Where the verb group of a clause about the speaker begins; 0 where it is about another."""
    if not words:
        return 0
    first = words[0].partition("'")[0]
    if first in _FIRST or first in own.pronouns:
        return 1 if first == words[0] else 0
    if words[0] in _POINTING and len(words) > 1 and words[1] in ("never", "did"):
        return 1
    if words[0] in _OUR or own.names(list(words[:2])):
        subject = range(1, min(_SUBJECT, len(words)))
        return next((i for i in subject if _opens(words[i])), 0)
    return 0


def _opens(form: str) -> bool:
    return form in _DO | _HAVE | _BE or form in ("never", "neither")


def _denies(words: Sequence[str], at: int) -> bool:
    """Whether a verb group tells of a deed not done: "never met", "had not opened", "neither …"."""
    group = list(words[at : at + _REACH])
    if "yet" in group:
        return False
    if group[:1] == ["neither"]:
        return "nor" in words[at:] and _is_deed(group[1:])
    if group[:1] == ["never"]:
        return _is_deed(group[1:])
    return len(group) > _FEWEST and _is_not(group[0], group[1], group[2:])


def _is_not(verb: str, negation: str, rest: Sequence[str]) -> bool:
    """Whether "had | no | links", "was | not | involved", "did | not | open" tells of a deed."""
    if negation == "no":
        return verb in _HAVE and rest[0] in _kind("part")
    if negation not in ("not", "never"):
        return False
    if verb in _BE:
        return any(form in _kind("state") for form in rest)
    return verb in _DO | _HAVE and _is_deed(rest)


def _is_deed(group: Iterable[str]) -> bool:
    """Whether the first verb of a group is for a deed, not for a thought, a feeling or a need."""
    adverbs = word_class("adverb")
    verb = next((f for f in group if f not in adverbs and not f.endswith("ly")), "")
    return bool(verb) and verb not in _BEEN and verb not in _inner()


@cache
def _inner() -> frozenset[str]:
    return frozenset(form for verb in _kind("inner") for form in inflect(verb).forms())


@cache
def _kind(kind: str) -> frozenset[str]:
    return frozenset(word for word, of in rows("own_denials") if of == kind)
