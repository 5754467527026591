"""The one grammar of times and quantities, made from the lexicon."""

from functools import cache

from variorum.lexicon import rows
from variorum.text.grammar import Grammar

_RULES = ("date_rules", "number_rules", "quantity_rules")
_WORDS = ("date_words", "tense_words", "number_words", "quantity_words", "currencies", "units")


@cache
def language() -> Grammar:
    """Rules and vocabulary of times, numbers and quantities."""
    rules = (row for name in _RULES for row in rows(name))
    return Grammar(rules, (row for name in _WORDS for row in rows(name)))
