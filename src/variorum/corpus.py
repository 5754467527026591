"""The one join: files are read, transcribed, gathered and edited; the edition is placed on disk."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from variorum import __version__
from variorum.edition import edit
from variorum.errors import OutputError
from variorum.marking import mark_closely
from variorum.model import Article, Edition, LeftOut, Reader
from variorum.readers import read_articles
from variorum.render import to_json, to_page, to_tables
from variorum.stories import gather
from variorum.witness import day_of, transcribe

OUTPUT = frozenset({"edition.json", "index.html", "claims.csv", "apparatus.csv", "figures.csv"})
Progress = Callable[[str, int, int], None]
"""Told what is being done, how many are done, and of how many."""


def read(
    *paths: str | Path,
    stdin: BinaryIO | None = None,
    reader: Reader = mark_closely,
    progress: Progress | None = None,
) -> Edition:
    """Read reports and return their edition.

    Takes files (.txt, .md, .html, .json, .jsonl) and folders of these; "-" reads JSON lines from
    `stdin`. `reader` finds the names and the speech in a report; `progress` is told how far the
    work is. What cannot be read is listed in `Edition.left_out`. The same reports give the same
    edition, in whatever order they are named.

    Raises `MissingPathError` for a path that is not there and `NothingToReadError` where no report
    was found.
    """
    tell = progress or _silent
    articles, left_out = read_articles([Path(path) for path in paths], stdin)
    reports = []
    for done, article in enumerate(articles):
        tell("reading", done, len(articles))
        reports.append(transcribe(article))
    by_id = {report.id: report for report in reports}
    stories = gather(reports)
    edited = []
    for done, story in enumerate(stories):
        tell("editing", done, len(stories))
        edited.append(edit(story, [by_id[id] for id in story.reports], reader))
    tell("editing", len(stories), len(stories))
    return Edition(
        generator=f"variorum {__version__}",
        reports=tuple(reports),
        stories=tuple(edited),
        left_out=tuple(sorted((*left_out, *_misdated(articles)), key=lambda o: (o.file, o.reason))),
    )


def _misdated(articles: Sequence[Article]) -> Iterator[LeftOut]:
    """A line for each file whose dates of publication were given and could not be read."""
    misread: dict[str, list[str]] = {}
    for article in articles:
        if article.published and day_of(article.published) is None:
            misread.setdefault(article.file, []).append(article.published[:40])
    for file, dates in misread.items():
        more = f", and {len(dates) - 1:,} more" if len(dates) > 1 else ""
        reason = f'its date of publication "{dates[0]}"{more} is no date that can be read'
        yield LeftOut(file=file, reason=reason, advice="write it as 2024-12-31")


def write(edition: Edition, out: str | Path) -> Path:
    """Place an edition in the folder `out` and return the path of its page.

    Writes `edition.json`, `index.html`, `claims.csv`, `apparatus.csv` and `figures.csv`, first
    aside and then into place, so that the folder holds an old edition or a new one and never a
    half. Raises `OutputError` where `out` cannot be written or holds anything else.
    """
    files = {"edition.json": to_json(edition), "index.html": to_page(edition)}
    folder = Path(out).absolute()
    try:
        _place({**files, **to_tables(edition)}, folder)
    except OSError as error:
        where = f"{folder} cannot be written ({error.strerror or error})"
        raise OutputError(f"{where}; name another folder with --out") from error
    return folder / "index.html"


def _place(files: Mapping[str, str], folder: Path) -> None:
    """Write aside, then swap: two renames, and what was there goes last."""
    _refuse_others(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    # The process's number keeps two readings at once out of each other's way.
    fresh = folder.with_name(f".{folder.name}.{os.getpid()}.new")
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir()
        for name, text in files.items():
            _write_through(fresh / name, text)
        _swap(folder, fresh, old)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def _refuse_others(folder: Path) -> None:
    """Nothing but an earlier edition is replaced."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise OutputError(f"{folder} is not a folder; name another with --out")
    if not folder.exists():
        return
    held = {path.name for path in folder.iterdir()}
    if held and not (held <= OUTPUT and "edition.json" in held):
        other = min(held - OUTPUT, default="no edition.json")
        raise OutputError(
            f"{folder} holds what is not an edition ({other}) and would be lost; "
            "name another folder with --out"
        )


def _write_through(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _swap(folder: Path, fresh: Path, old: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
        return
    folder.rename(old)
    try:
        fresh.rename(folder)
    except BaseException:
        # An interruption too: what was there comes back.
        old.rename(folder)
        raise


def _silent(what: str, done: int, total: int) -> None:
    del what, done, total
