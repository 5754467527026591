"""The one join: files are read, transcribed, gathered and edited; the edition is placed on disk."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from variorum import __version__
from variorum.edition import edit
from variorum.errors import InputError, MissingPathError, OutputError
from variorum.judging import assign
from variorum.marking import mark_closely
from variorum.model import Article, Edition, LeftOut, Reader, Report, SegmentKind
from variorum.readers import read_articles, read_judgements
from variorum.render import from_json, to_json, to_page, to_tables
from variorum.stories import gather
from variorum.witness import day_of, transcribe

OUTPUT = frozenset({"edition.json", "index.html", "claims.csv", "apparatus.csv", "figures.csv"})
_PAGE = 400  # characters from which a text should hold a sentence
Progress = Callable[[str, int, int], None]
"""Told what is being done, how many are done, and of how many."""


def read(
    *paths: str | Path,
    stdin: BinaryIO | None = None,
    reader: Reader = mark_closely,
    judgements: str | Path | None = None,
    progress: Progress | None = None,
) -> Edition:
    """Read reports and return their edition.

    Takes files (.txt, .md, .html, .json, .jsonl) and folders of these; "-" reads JSON lines from
    `stdin`. `reader` finds the names and the speech in a report; `judgements` is a file of an
    editor's decisions, which the edition follows; `progress` is told how far the work is. What
    cannot be read is listed in `Edition.left_out`. The same reports give the same edition, in
    whatever order they are named.

    Raises `MissingPathError` for a path that is not there and `NothingToReadError` where no report
    was found.
    """
    tell = progress or _silent
    decisions, faults = read_judgements(Path(judgements)) if judgements else ((), ())
    articles, left_out = read_articles([Path(path) for path in paths], stdin)
    reports = []
    for done, article in enumerate(articles):
        tell("reading", done, len(articles))
        reports.append(transcribe(article))
    by_id = {report.id: report for report in reports}
    stories = gather(reports)
    assigned, misfits = assign(decisions, reports, stories)
    edited = []
    for done, story in enumerate(stories):
        tell("editing", done, len(stories))
        told = [by_id[id] for id in story.reports]
        edited.append(edit(story, told, reader, assigned.get(story.id, ())))
    tell("editing", len(stories), len(stories))
    return Edition(
        generator=f"variorum {__version__}",
        reports=tuple(reports),
        stories=tuple(edited),
        left_out=_in_order((*left_out, *faults, *_misdated(articles), *_untold(reports))),
        judgements=misfits,
    )


def _in_order(left_out: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    return tuple(sorted(left_out, key=lambda one: (one.file, one.reason)))


def _untold(reports: Sequence[Report]) -> Iterator[LeftOut]:
    """A line for each page in which no sentence was found: it is there, and says nothing.

    Short texts are left in peace: a feed may well hold headlines alone.
    """
    for report in reports:
        if len(report.text) >= _PAGE and not report.spans(SegmentKind.SENTENCE):
            reason = f"no sentence was found in {report.id}, only a headline or page furniture"
            yield LeftOut(file=report.file, reason=reason, advice="save the page with its text")


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


def load(edition: str | Path) -> Edition:
    """The edition of an `edition.json`, or of the folder that `write` made.

    Raises `MissingPathError` where there is none and `InputError` where it cannot be read.
    """
    path = Path(edition)
    file = path / "edition.json" if path.is_dir() else path
    try:
        return from_json(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        advice = "name an edition.json or a folder that `variorum read` made"
        raise MissingPathError(f"{file}: there is no such file; {advice}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read ({error}); make the edition again") from error


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
