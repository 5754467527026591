"""Print `docs/cli.md`: the commands' own help, so that the page cannot drift from the program.

Run by `make docs-cli`; `tests/docs/test_cli_page.py` holds the page to what this prints.
"""

import sys
from collections.abc import Iterator

import click

from variorum.cli import program

HEAD = """# Command line

This page is the commands' own help (`make docs-cli` writes it). What a run ends with is listed
under [exit codes](exit-codes.md).
"""


def page(command: click.Command, name: str) -> str:
    """The whole page, ending in one newline."""
    return "\n".join([HEAD, *sections(command, name, None)]).rstrip("\n") + "\n"


def sections(command: click.Command, name: str, above: click.Context | None) -> Iterator[str]:
    """A section for the command, then for each of its commands."""
    context = command.make_context(name, ["--"], parent=above, resilient_parsing=True)
    context.terminal_width = context.max_content_width = 88
    yield f"## {context.command_path}\n"
    yield f"```text\n{command.get_help(context).rstrip()}\n```\n"
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            if found is not None:
                yield from sections(found, below, context)


if __name__ == "__main__":
    sys.stdout.write(page(program, "variorum"))
