"""Words brought to one form, so that two tellings can be compared."""

import re
from functools import lru_cache

import Stemmer

from variorum.lexicon.load import mapping, terms
from variorum.text.words import Word, words

_stemmer = Stemmer.Stemmer("english")
_KEPT = 1 << 16  # words remembered: a corpus must not fill the memory
# British endings brought to American ones; the exceptions are in data/spelling.tsv.
_ENDINGS = (
    (re.compile(r"(?<=[a-z]{2})our(?=s|ed|ing|ite|able|er|ers|ful|less|$)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=e$|es$|ed$|ing$|ation$|ations$|er$|ers$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=e$|ed$|es$|ing$)"), "yz"),
    (re.compile(r"ll(?=ed$|ing$|er$|ers$|ery$)"), "l"),
    (re.compile(r"(?<=[a-z]{2})ence(?=s$|$)"), "ense"),
    (re.compile(r"(?<=[a-z]{3}t)re(?=s$|$)"), "er"),
    (re.compile(r"(?<=[a-z]{2})ogue(?=s$|$)"), "og"),
)


@lru_cache(_KEPT)
def spelling(form: str) -> str:
    """One spelling for British and American: "defence" and "defense" give the same word."""
    known = mapping("spelling").get(form)
    if known is not None:
        return known
    for ending, instead in _ENDINGS:
        form = ending.sub(instead, form)
    return form


@lru_cache(_KEPT)
def stem(form: str) -> str:
    """The Snowball English stem of a folded word, spelling made one (Porter 2001)."""
    found: str = _stemmer.stemWord(spelling(form))
    return found


def is_function_word(form: str) -> bool:
    """Whether a folded word carries grammar rather than content."""
    return form in terms("function_words")


def content(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The content words of `text[start:end]`: numbers, and words that are not function words."""
    return tuple(w for w in words(text, start, end) if not is_function_word(w.form))
