"""Our own cases of quantities: sentences with all that is a figure in them, marked by hand."""

from dataclasses import dataclass
from pathlib import Path

from variorum.model import Figure


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, what kind of trouble it holds, which half it is of, and its figures."""

    text: str
    kind: str
    half: str
    figures: tuple[str, ...]


def cases(path: Path) -> tuple[Case, ...]:
    """The cases of a file: half, kind, sentence, figures parted by " ; "."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(
        Case(row[2], row[1], row[0], tuple(f for f in "".join(row[3:]).split(" ; ") if f))
        for row in rows
        if row[0] and not row[0].startswith("#")
    )


def told(figure: Figure) -> str:
    """A figure as the cases write it: ">=24 homes", "=2–3 USD"."""
    upper = "" if figure.upper is None else f"–{figure.upper:.15g}"
    return f"{figure.qualifier.value}{figure.value:.15g}{upper} {figure.unit}"
