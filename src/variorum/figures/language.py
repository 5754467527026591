"""The one grammar of times and quantities, made from the lexicon, and sentences read with it."""

from functools import cache, lru_cache

from variorum.lexicon import rows
from variorum.text.grammar import Grammar, Text

_RULES = ("date_rules", "number_rules", "quantity_rules")
_WORDS = ("date_words", "tense_words", "number_words", "quantity_words", "currencies", "units")

_LONGEST = 1000  # characters of a sentence that is kept: what is longer is a list, and costs memory


@cache
def language() -> Grammar:
    """Rules and vocabulary of times, numbers and quantities."""
    rules = (row for name in _RULES for row in rows(name))
    return Grammar(rules, (row for name in _WORDS for row in rows(name)))


def read(sentence: str) -> Text:
    """A sentence, ready to be matched; offsets count from its start."""
    return _kept(sentence) if len(sentence) <= _LONGEST else language().read(sentence)


# Times and figures are asked for apart, and reports of one story share sentences.
@lru_cache(maxsize=1024)
def _kept(sentence: str) -> Text:
    return language().read(sentence)


def forget() -> None:
    """Forget what was read, so that a measurement of time starts anew."""
    _kept.cache_clear()
