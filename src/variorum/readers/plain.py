"""Text files: plain, Markdown with or without front matter, and pages of HTML."""

import re

from variorum.model import Article
from variorum.readers.decode import NotTextError
from variorum.readers.fields import lowered, with_fields

_MATTER = re.compile(r"---[ \t]*\r?\n((?:.{0,2000}\n){0,60}?)---[ \t]*(?:\r?\n|$)")
_PAIR = re.compile(r"([A-Za-z_ -]{1,40}):[ \t]*(.*)")
_TAG = re.compile(r"<(?:html|head|body|article|p|div|!doctype)\b", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b[^<>]{0,2000}>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script\s{0,20}>", re.IGNORECASE)
_LANG = re.compile(r"<html[^<>]{0,200}?\blang=[\"']?([A-Za-z-]{2,12})", re.IGNORECASE)


def of_text(name: str, stem: str, text: str) -> Article:
    """A plain text file: its text is the report's, to the last blank."""
    return Article(id=stem, file=name, text=text)


def of_markdown(name: str, stem: str, text: str) -> Article:
    """A Markdown file. Its marks stay in the text; front matter (`key: value` lines between two
    `---`) tells of the report and stays in the text too, so that places stay true."""
    article = of_text(name, stem, text)
    matter = _MATTER.match(text)
    if matter is None:
        return article
    pairs = (_PAIR.match(line) for line in matter[1].splitlines())
    return with_fields(article, lowered({m[1]: m[2].strip(" \t\"'") for m in pairs if m}))


def of_html(name: str, stem: str, page: str) -> Article:
    """A page, its telling drawn out by trafilatura (Barbaresi 2021). That is the text as received;
    the headline stands above it where trafilatura keeps it only among the metadata.

    Raises `NotTextError` where the page holds no telling.
    """
    if not _TAG.search(page, 0, 50_000):
        raise NotTextError("is named as HTML and holds no tag")
    drawn = _drawn(_without_scripts(page))
    text, title = drawn.get("text", ""), drawn.get("title", "")
    if not text.strip():
        raise NotTextError("is a page in which no report was found")
    if title and title.lower() not in text[: len(title) + 500].lower():
        text = f"{title}\n\n{text}"
    language = drawn.get("language", "") or (m[1] if (m := _LANG.search(page[:5000])) else "")
    return Article(
        id=stem,
        file=name,
        text=text,
        title=title,
        url=drawn.get("url", ""),
        outlet=drawn.get("sitename", ""),
        author=drawn.get("author", ""),
        published=drawn.get("date", ""),
        language=language,
    )


def _without_scripts(page: str) -> str:
    """The page without its programs, which a headline may hold; data (JSON-LD) stay."""
    kept, at = [], 0
    for opened in _SCRIPT.finditer(page):
        if opened.start() < at or "ld+json" in opened.group().lower():
            continue
        closed = _SCRIPT_END.search(page, opened.end())
        if closed is None:
            break
        kept.append(page[at : opened.start()])
        at = closed.end()
    return "".join([*kept, page[at:]])


def _drawn(page: str) -> dict[str, str]:
    import trafilatura  # late: it takes a third of a second

    try:
        found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise NotTextError(f"is a page that cannot be parsed ({error})") from error
    if found is None:
        return {}
    fields = ("text", "title", "url", "sitename", "author", "date", "language")
    return {name: value for name in fields if isinstance(value := getattr(found, name, None), str)}
