"""Files, folders and standard input become articles; what cannot be read is listed, not fatal."""

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from variorum.errors import NothingToReadError
from variorum.model import Article, LeftOut
from variorum.readers.decode import MARKS, NotTextError, decode, refuse_binary
from variorum.readers.found import STDIN, TABLE, Found, find
from variorum.readers.plain import of_html, of_markdown, of_text
from variorum.readers.records import of_json, of_lines
from variorum.readers.sift import LONGEST, sift
from variorum.readers.table import Table, described, read_table, unknown

_PLAIN = {".txt": of_text, ".text": of_text, ".md": of_markdown, ".markdown": of_markdown,
          ".html": of_html, ".htm": of_html, ".xhtml": of_html}  # fmt: skip
_LINES = {".jsonl", ".ndjson"}
_RECORDS = {".json", *_LINES}
# Four bytes a character at most, and a page has far more markup than words.
_PLAIN_AT_MOST = 4 * LONGEST
_PAGE_AT_MOST = 20_000_000
_RECORDS_AT_MOST = 1_000_000_000


def read_articles(
    paths: Sequence[Path], stdin: BinaryIO | None = None
) -> tuple[tuple[Article, ...], tuple[LeftOut, ...]]:
    """Read all reports under `paths`, in order of id, and list what was left out and why.

    The path "-" stands for JSON lines on `stdin`. The order of `paths` changes nothing.
    Raises `MissingPathError` for a path that is not there, `NothingToReadError` where no report
    was found.
    """
    found, left = find(paths)
    tables, faults = _tables(found)
    read = [*left, *faults]
    articles: list[Article] = []
    for one in (*_files(found, tables), *_stdin(paths, stdin)):
        if isinstance(one, LeftOut):
            read.append(one)
        else:
            articles.append(one)
    kept, sifted = sift(articles)
    all_left = tuple(sorted({*read, *sifted}, key=lambda one: (one.file, one.reason)))
    if not kept:
        raise NothingToReadError(_nothing(paths, all_left))
    return kept, all_left


def _nothing(paths: Sequence[Path], left: Sequence[LeftOut]) -> str:
    where = ", ".join(map(str, paths)) or "the command line"
    kinds = ".txt, .md, .html, .json, .jsonl"
    reasons = "".join(f"\n  {one.file}: {one.reason}; {one.advice}" for one in left[:5])
    more = f"\n  and {len(left) - 5} more" if len(left) > 5 else ""
    return f"no report was found in {where}; put files there ({kinds}){reasons}{more}"


def _tables(found: Sequence[Found]) -> tuple[dict[Path, Table], list[LeftOut]]:
    """The table of each folder that a file was found in, and the faults of these tables."""
    tables: dict[Path, Table] = {}
    faults: list[LeftOut] = []
    for parent in sorted({one.path.parent for one in found}):
        beside = [one for one in found if one.path.parent == parent]
        if not (parent / TABLE).is_file():
            continue
        name = next((one.name for one in beside if one.path.name == TABLE), TABLE)
        table = read_table(parent / TABLE, name)
        if isinstance(table, LeftOut):
            faults.append(table)
            continue
        tables[parent] = table
        if any(one.whole_folder for one in beside):
            faults.extend(unknown(table, beside))
    return tables, faults


def _files(found: Iterable[Found], tables: dict[Path, Table]) -> Iterator[Article | LeftOut]:
    for one in found:
        if one.path.name == TABLE:
            continue
        for read in _file(one):
            yield described(read, one.path, tables) if isinstance(read, Article) else read


def _file(one: Found) -> Iterator[Article | LeftOut]:
    suffix, stem = one.path.suffix.lower(), one.stem
    if suffix not in _PLAIN and suffix not in _RECORDS:
        yield _left(one.name, "is of a kind that is not read", "save it as .txt, .html or .json")
        return
    try:
        if fault := _too_large(one, suffix):
            yield fault
        elif suffix in _PLAIN:
            yield _PLAIN[suffix](one.name, stem, decode(one.path.read_bytes()))
        elif suffix in _LINES:
            yield from _lines(one.name, stem, one.path.read_bytes())
        else:
            yield from of_json(one.name, stem, decode(one.path.read_bytes()))
    except NotTextError as error:
        yield _left(one.name, str(error), "save it as UTF-8 text")
    except OSError as error:
        yield _left(one.name, f"cannot be opened ({error.strerror})", "check who may read it")


def _too_large(one: Found, suffix: str) -> LeftOut | None:
    size = one.path.stat().st_size
    page = _PLAIN.get(suffix) is of_html
    limit = _RECORDS_AT_MOST if suffix in _RECORDS else _PAGE_AT_MOST if page else _PLAIN_AT_MOST
    if size <= limit:
        return None
    advice = "split it into its reports, or cut what is not the report"
    return _left(one.name, f"is too large ({size:,} bytes; the limit is {limit:,})", advice)


def _lines(name: str, stem: str, raw: bytes) -> Iterator[Article | LeftOut]:
    refuse_binary(raw)
    if raw.startswith(MARKS):
        raw = decode(raw).encode("utf-8")
    # Not splitlines(): a record may hold a line separator of Unicode within its strings.
    return of_lines(name, stem, raw.split(b"\n"))


def _stdin(paths: Sequence[Path], stdin: BinaryIO | None) -> Iterator[Article | LeftOut]:
    if not any(str(path) == STDIN for path in paths):
        return
    raw = (stdin or io.BytesIO()).read()
    try:
        if raw.lstrip()[:1] == b"[":
            yield from of_json("standard input", "stdin", decode(raw))
        else:
            yield from _lines("standard input", "stdin", raw)
    except NotTextError as error:
        yield _left("standard input", str(error), "write JSON lines in UTF-8")


def _left(file: str, reason: str, advice: str) -> LeftOut:
    return LeftOut(file=file, reason=reason, advice=advice)
