"""Language knowledge as data files, and the one loader that reads them.

A file in `data/` has one entry a line, columns parted by tabs, `#` for comments; its head names
the source it was made from. Nothing in it is there because a story needs it.
"""

from variorum.lexicon.load import mapping, rows, terms
from variorum.lexicon.normal import content, is_function_word, stem

__all__ = ["content", "is_function_word", "mapping", "rows", "stem", "terms"]
