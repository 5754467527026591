"""`variorum read`: reports in, an edition out."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from variorum.model import Edition

_DEFAULT = "variorum-out"


@click.command(no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help=f"The folder for the edition (default: {_DEFAULT}). An older edition there is replaced.",
)
@click.option(
    "--reader",
    type=click.Choice(["learned", "rules"]),
    default="learned",
    show_default=True,
    help="Who reads closely: a small learned encoder with rules over it, or rules alone.",
)
@click.option(
    "--judgements",
    type=click.Path(path_type=Path),
    help="A file of an editor's decisions (JSON lines), which the edition follows.",
)
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print edition.json; write a folder only with --out."
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def read(  # noqa: PLR0913 one an option
    paths: tuple[Path, ...],
    out: Path | None,
    reader: str,
    judgements: Path | None,
    show: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Read the reports in PATHS and make their edition.

    PATHS are files (.txt, .md, .html, .json, .jsonl) and folders of these; "-" reads JSON lines
    from standard input. A metadata.csv beside the files may say what is known of them
    (file,outlet,published,url,author). The edition is edition.json, index.html, claims.csv,
    apparatus.csv and figures.csv. What cannot be read is listed, and the rest is read.

    \b
    Examples:
      variorum read reports/
      variorum read a.txt b.html more.jsonl --out edition --open
      cat reports.jsonl | variorum read - --json > edition.json
      variorum read reports/ --judgements judgements.jsonl
    """
    if show and as_json and out is None:
        raise click.UsageError("--open needs a page: name a folder with --out beside --json")
    from variorum import corpus  # late: the stages take a while to load
    from variorum.marking import READERS

    with _progress(wanted=not quiet) as progress:
        edition = corpus.read(
            *paths,
            stdin=sys.stdin.buffer,
            reader=READERS[reader],
            judgements=judgements,
            progress=progress,
        )
    page = None if as_json and out is None else corpus.write(edition, out or _DEFAULT)
    if as_json:
        _print_json(edition)
    if not quiet:
        _summarise(edition, page, as_json=as_json)
    if show and page is not None:
        click.launch(page.as_uri())


@contextmanager
def _progress(*, wanted: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """A bar on standard error where that is a terminal, nothing in a pipe."""
    if not wanted or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda what, done, total: bar.update(
            task, description=what, completed=done, total=total
        )


def _print_json(edition: "Edition") -> None:
    from variorum.render import to_json

    click.echo(to_json(edition).encode("utf-8"), nl=False)


def _summarise(edition: "Edition", page: Path | None, *, as_json: bool) -> None:
    """The summary on standard output, and what a pipe's user must know on standard error."""
    from rich.console import Console

    from variorum.cli.words import foreign, left_out, not_applied
    from variorum.render import to_terminal

    if not as_json:
        width = None if sys.stdout.isatty() else 100
        Console(width=width, highlight=False).print(to_terminal(edition, page))
    unread = (*left_out(edition), *not_applied(edition)) if as_json else ()
    for line in (*unread, *foreign(edition)):
        click.echo(f"variorum: {line}", err=True)
