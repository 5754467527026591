"""The command line: one file a command; here they are joined, and errors become exit codes."""

from variorum.cli.program import main, program, run

__all__ = ["main", "program", "run"]
