"""What was read, sifted: nothing blank, nothing too long, nothing twice, every id its own."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from variorum.model import Article, LeftOut

# The longest features of magazines hold some 120,000 characters; what is longer is no report.
LONGEST = 120_000
# Half a character cannot be written in UTF-8.
_HALF = re.compile("[\ud800-\udfff]")
_SITE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,10}")


def sift(articles: Iterable[Article]) -> tuple[tuple[Article, ...], tuple[LeftOut, ...]]:
    """The articles that can be worked on, by id, and the others with the reason.

    The same words under the same outlet are one report; from another outlet they are a verbatim
    copy, and stay.
    """
    kept: dict[tuple[str, str], Article] = {}
    left: list[LeftOut] = []
    housed = sorted(map(_housed, articles), key=_order)
    held = Counter(article.file for article in housed)
    for article in housed:
        place = _place(article, held)
        if reason := _unfit(article.text):
            left.append(LeftOut(file=place, reason=reason[0], advice=reason[1]))
            continue
        first = kept.setdefault((article.text, _house(article)), article)
        if first is not article:
            reason = (f"is a duplicate of {_place(first, held)}", "nothing to do; it was read once")
            left.append(LeftOut(file=place, reason=reason[0], advice=reason[1]))
    return _distinct(list(kept.values())), tuple(left)


def _place(article: Article, held: Mapping[str, int]) -> str:
    """The file, and which of its reports where it holds several."""
    return f"{article.file}, report {article.id}" if held[article.file] > 1 else article.file


def _order(article: Article) -> tuple[str, ...]:
    return (article.file, article.id, article.text, article.outlet, article.url)


def _housed(article: Article) -> Article:
    """A file named after a site ("example.com.txt") is of that site, where nothing says more."""
    stem = article.id.lower()
    known = article.outlet or article.url or not _SITE.fullmatch(stem)
    return article if known else replace(article, outlet=stem)


def _house(article: Article) -> str:
    outlet = article.outlet.strip().lower()
    return outlet or _host(article.url) or ""


def _host(url: str) -> str:
    """The host of an address without "www.", "" where there is none."""
    try:
        return (urlsplit(url.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _unfit(text: str) -> tuple[str, str] | None:
    if not text.strip():
        return "is empty", "nothing to do"
    if len(text) > LONGEST:
        reason = f"holds {len(text):,} characters; a report may hold {LONGEST:,}"
        return reason, "split it into its reports, or cut what is not the report"
    if _HALF.search(text):
        return "holds half characters (lone surrogates)", "save it again as UTF-8"
    if not any(c.isalnum() for c in text):
        return "holds no words", "nothing to do"
    return None


def _distinct(articles: list[Article]) -> tuple[Article, ...]:
    """Every id its own: those that clash take a digest of what the article says and where."""
    count = Counter(article.id for article in articles)
    named = [replace(a, id=_digested(a) if count[a.id] > 1 else a.id) for a in articles]
    return tuple(sorted(named, key=lambda a: a.id))


def _digested(article: Article) -> str:
    whole = "\x00".join((article.file, article.outlet, article.url, article.text))
    return f"{article.id}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"
