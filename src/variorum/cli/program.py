"""`variorum`, and what its ends mean."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from variorum import __version__
from variorum.cli.explain import explain
from variorum.cli.read import read
from variorum.cli.words import printable
from variorum.errors import VariorumError

INTERNAL, INTERRUPTED = 70, 130

_ENDS = """\b
Exit codes:
  0    done (what was left out of an edition, if anything, is listed)
  2    the command or what it was given cannot be read
  3    the output folder cannot be written
  70   a defect of the program: please report it
  130  interrupted
"""


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=_ENDS
)
@click.version_option(__version__, prog_name="variorum", message="%(prog)s %(version)s")
def program() -> None:
    """Textual criticism for the news: a folder of reports in, an edition out.

    \b
    Example:
      variorum read reports/ --out edition --open
      variorum explain edition
    """


program.add_command(read)
program.add_command(explain)


def main() -> NoReturn:
    """Run the program on the command line's words and end the process with its code."""
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Run the program on `words` and return its exit code; messages go to standard error."""
    try:
        code = program.main(list(words), prog_name="variorum", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted; what was there before is untouched")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 the last place that can say what to do
        return _ended_by(error)
    return code if isinstance(code, int) else 0


def _ended_by(error: Exception) -> int:
    """Say what ended the program, and return the code for it."""
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, BrokenPipeError):
        # Whoever read our output has gone; Python would complain again while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    if isinstance(error, VariorumError) and error.exit_code != INTERNAL:
        _say(str(error))
        return error.exit_code
    return _defect(error)


def _defect(error: Exception) -> int:
    if os.environ.get("VARIORUM_DEBUG"):
        raise error
    _say(
        f"a defect of the program: {type(error).__name__}: {error}\n"
        "Please report it with the input that shows it; VARIORUM_DEBUG=1 shows where it happened."
    )
    return INTERNAL


def _say(message: str) -> None:
    click.echo(f"variorum: {printable(message)}", err=True)
