"""Money whose name several countries share: the report tells whose it is."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from variorum.lexicon import rows
from variorum.model import Figure, Span

_Homes = tuple[tuple[str, tuple[str, ...]], ...]


_AMERICAN = re.compile(r"US ?\$|\$ ?US(?![A-Za-z])|U\.S\. ?\$")


def at_home(source: str, url: str, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures, those in "francs" or "pounds" under the code that the report's words tell.

    Where a report writes "US$" a plain "$" beside it is of another country, if that is known.
    """
    known: dict[str, str] = {}
    homes = _homes()
    dollar = _own_dollar(url) if _AMERICAN.search(source) else ""
    found: list[Figure] = []
    for figure in figures:
        if dollar and figure.unit == "USD" and _is_plain(source, figure.span):
            found.append(replace(figure, unit=dollar))
            continue
        name = figure.unit
        if name in homes and name not in known:
            known[name] = _home(source, name, homes[name])
        found.append(replace(figure, unit=known[name]) if name in known else figure)
    return tuple(found)


def _own_dollar(url: str) -> str:
    """The code of the dollar in whose country a report's page stands: of ".com.au" AUD."""
    host = url.split("//", 1)[-1].partition("/")[0]
    return next((code for code, ending in _dollars() if host.endswith(ending)), "")


def _is_plain(source: str, place: Span) -> bool:
    """Whether a sum bears the sign alone, and names no country."""
    written = source[max(0, place.start - 2) : place.end]
    return "$" in written and _AMERICAN.search(written) is None


@cache
def _dollars() -> tuple[tuple[str, str], ...]:
    return tuple((code, f".{ending}") for code, ending in rows("dollar_homes"))


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
