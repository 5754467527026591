"""`metadata.csv`: what is known of the files beside it."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from variorum.model import Article, LeftOut
from variorum.readers.decode import NotTextError, decode
from variorum.readers.fields import lowered, with_fields
from variorum.readers.found import TABLE, Found

_FILE = ("file", "filename", "file_name", "path", "name")


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows by the name of the file that each is about."""

    name: str
    rows: Mapping[str, Mapping[str, object]]


def read_table(path: Path, name: str) -> Table | LeftOut:
    """The table at `path`; commas, semicolons and tabs are understood, a byte order mark too."""
    try:
        text = decode(path.read_bytes())
        head, _, _ = text.partition("\n")
        delimiter = max(",;\t", key=head.count)
        records = [lowered(row) for row in csv.DictReader(io.StringIO(text), delimiter=delimiter)]
    except (OSError, NotTextError, csv.Error) as error:
        return LeftOut(file=name, reason=f"cannot be read ({error})", advice="save it as UTF-8 CSV")
    if not records or not any(key in records[0] for key in _FILE):
        advice = "its first line should be: file,outlet,published,url,author"
        return LeftOut(file=name, reason='has no column "file"', advice=advice)
    return Table(name, {key: row for row in records if (key := _key(row))})


def described(article: Article, path: Path, tables: Mapping[Path, Table]) -> Article:
    """The article with what the table beside its file says of it."""
    table = tables.get(path.parent)
    if table is None:
        return article
    row = table.rows.get(path.name) or table.rows.get(path.stem)
    return with_fields(article, row) if row else article


def unknown(table: Table, files: Iterable[Found]) -> tuple[LeftOut, ...]:
    """The rows of a table that are about no file."""
    names = {name for one in files for name in (one.path.name, one.path.stem)}
    return tuple(
        LeftOut(
            file=f"{table.name}: {key}",
            reason=f"is named in {TABLE} and is not there",
            advice="correct the name or remove the row",
        )
        for key in sorted(table.rows)
        if key not in names
    )


def _key(row: Mapping[str, object]) -> str:
    value = next((row[key] for key in _FILE if row.get(key)), "")
    return Path(str(value).strip().replace("\\", "/")).name
