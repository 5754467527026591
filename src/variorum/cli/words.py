"""What the command line says of an edition beside the summary."""

from variorum.model import Edition
from variorum.render.rulings import named, rulings


def printable(message: str) -> str:
    """A message without the control characters that a file's name may smuggle to a terminal."""
    return "".join(
        c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in message
    )


def left_out(edition: Edition) -> tuple[str, ...]:
    """A line for each thing that was not read: which, why, what to do."""
    return tuple(
        printable(f"left out: {one.file}: {one.reason}; {one.advice}") for one in edition.left_out
    )


def not_applied(edition: Edition) -> tuple[str, ...]:
    """A line for each decision of an editor that does not apply, and why."""
    return tuple(
        printable(f"judgement not applied: {named(one.judgement)}: {one.why}")
        for one in rulings(edition)
        if not one.applied
    )


def foreign(edition: Edition) -> tuple[str, ...]:
    """A line on reports in other languages, where there are any."""
    others = [report.id for report in edition.reports if report.language != "en"]
    if not others:
        return ()
    named = ", ".join(others[:5]) + (f" and {len(others) - 5} more" if len(others) > 5 else "")
    count = "1 report is" if len(others) == 1 else f"{len(others)} reports are"
    return (
        printable(
            f"{count} not in English ({named}): read all the same, but outside what was measured"
        ),
    )
