"""Money whose name several countries share: the report tells whose it is."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from variorum.lexicon import rows
from variorum.model import Figure

_Homes = tuple[tuple[str, tuple[str, ...]], ...]


def at_home(source: str, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures, those in "francs" or "pounds" under the code that the report's words tell."""
    known: dict[str, str] = {}
    homes = _homes()
    found: list[Figure] = []
    for figure in figures:
        name = figure.unit
        if name in homes and name not in known:
            known[name] = _home(source, name, homes[name])
        found.append(replace(figure, unit=known[name]) if name in known else figure)
    return tuple(found)


def _home(source: str, name: str, homes: _Homes) -> str:
    """The code whose words stand in the text most; else what the name means by itself."""
    counts = [(sum(_count(source, w) for w in words), code) for code, words in homes]
    most = max((count for count, _ in counts), default=0)
    if most:
        return next(code for count, code in counts if count == most)
    return next((code for code, words in homes if not words), name)


def _count(source: str, word: str) -> int:
    """How often a word stands in a text, not as a part of a longer one."""
    if word not in source:
        return 0
    return sum(1 for _ in _whole(word).finditer(source))


@cache
def _whole(word: str) -> re.Pattern[str]:
    before = r"(?<!\w)" if word[0].isalnum() else ""
    after = r"(?!\w)" if word[-1].isalnum() else ""
    return re.compile(before + re.escape(word) + after)


@cache
def _homes() -> dict[str, _Homes]:
    found: dict[str, _Homes] = {}
    for name, code, *words in rows("currency_homes"):
        found[name] = (*found.get(name, ()), (code, tuple(words[0].split("|")) if words else ()))
    return found
