"""The keys of a record (of JSON, of a table, of front matter) brought to those of an article."""

import json
from collections.abc import Mapping
from dataclasses import replace

from variorum.model import Article

# Our name for a field, and what datasets, feeds and crawlers call it; the first that is there wins.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "maintext", "article_text", "full_text", "fulltext"),
    "id": ("id", "_id", "guid", "uuid", "article_id"),
    "title": ("title", "headline", "heading"),
    "url": ("url", "link", "href", "canonical_url", "source_url"),
    "outlet": ("outlet", "publisher", "source", "site", "sitename", "site_name", "source_domain",
               "domain", "newspaper", "publication"),
    "author": ("author", "byline", "authors", "creator"),
    "published": ("published", "date", "date_publish", "published_at", "publishedat",
                  "publication_date", "pub_date", "pubdate", "date_published", "published_date",
                  "datetime", "timestamp"),
    "language": ("language", "lang"),
}  # fmt: skip
_LONGEST = 2_000


def field(record: Mapping[str, object], name: str) -> str:
    """The value of a field under any of its names, "" where there is none."""
    for key in SYNONYMS[name]:
        if key in record and (value := _words(record[key], whole=name == "text")):
            return value
    return ""


def rest(record: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """What the product has no use for, each value as JSON, in order of key."""
    known = {key for keys in SYNONYMS.values() for key in keys}
    others = {key: record[key] for key in sorted(record) if key not in known}
    return tuple((key, json.dumps(others[key], ensure_ascii=True)) for key in others)


def with_fields(article: Article, record: Mapping[str, object]) -> Article:
    """The article with what a record tells of it; what the record leaves open stays."""
    known = {
        name: value
        for name in ("title", "url", "outlet", "author", "published", "language")
        if (value := field(record, name))
    }
    return replace(article, **known)  # type: ignore[arg-type]


def lowered(record: Mapping[object, object]) -> dict[str, object]:
    """A record with its keys in lower case; the first of two that fall together stays."""
    found: dict[str, object] = {}
    for key, value in record.items():
        found.setdefault(str(key).strip().lower().replace(" ", "_").replace("-", "_"), value)
    return found


def _words(value: object, *, whole: bool) -> str:
    """A value as one string: lists joined, an outlet given as an object by its name."""
    if isinstance(value, Mapping):
        return _words(value.get("name") or value.get("title") or "", whole=whole)
    if isinstance(value, list):
        parts = [_words(one, whole=whole) for one in value[:1000]]
        return ("\n" if whole else ", ").join(part for part in parts if part)
    if isinstance(value, str):
        return value if whole else _writable(value.strip()[:_LONGEST])
    if isinstance(value, int | float) and not isinstance(value, bool) and not whole:
        return str(value)
    return ""


def _writable(value: str) -> str:
    """A value without half characters, which no file could hold, and in one line."""
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())
