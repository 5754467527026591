"""`variorum explain`: why a finding of an edition is what it is."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.words import printable

if TYPE_CHECKING:
    from variorum.model import Edition


@click.command(no_args_is_help=True)
@click.argument("edition", type=click.Path(path_type=Path))
@click.argument("id", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, whole.")
@click.option("--full", is_flag=True, help="Cut no list short.")
def explain(edition: Path, id: str | None, as_json: bool, full: bool) -> None:
    """Say why a finding of EDITION is what it is: the words, the reasons, what would change it.

    EDITION is an edition.json, or the folder that `variorum read` made. ID is a derivation
    (child>parent), a source, family:ROOT, a claim, a locus, an entity, a figure, a moment, or a
    sentence of the brief. Without ID, everything that can be asked about is listed with its id.
    A shell takes ">" for its own: put such an id in quotation marks.

    \b
    Examples:
      variorum explain edition
      variorum explain edition l1
      variorum explain edition "coast-daily>lost-1" --json
    """
    from variorum import corpus

    held = corpus.load(edition)
    shown = _listing(held, as_json=as_json) if id is None else _one(held, id, as_json, full)
    # Bytes, so that a terminal in another encoding cannot make it fail.
    click.echo(shown.encode("utf-8", "replace"), nl=False)
    sys.stdout.flush()


def _listing(edition: "Edition", *, as_json: bool) -> str:
    from variorum.render.explain import listed, subjects, to_listing

    found = subjects(edition)
    if as_json:
        return listed(found)
    return "".join(f"{printable(line)}\n" for line in to_listing(found))


def _one(edition: "Edition", id: str, as_json: bool, full: bool) -> str:
    from variorum.render.explain import ask, explain, to_json, to_lines
    from variorum.render.index import Index

    found = explain(edition, ask(edition, id))
    if as_json:
        return to_json(found, edition)
    return "".join(f"{printable(line)}\n" for line in to_lines(found, Index.of(edition), full=full))
