"""The tables of a run: figures beside their floors, misses by kind, the public part in Markdown."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from eval.floors import below
from eval.measure import Measured
from eval.task import Miss, Task

_KINDS = 10
_SEEN = 5e-5
_HEAD = ("task", "figure", "items", "floor", "last", "now", "bar", "data", "time", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A task, what came of it, and its floors and last figures where set on the same data.

    `was` names the items that the last run got right, where the task names them.
    """

    task: Task
    now: Measured
    floor: Mapping[str, float] = field(default_factory=dict)
    last: Mapping[str, float] = field(default_factory=dict)
    was: tuple[str, ...] = ()


def table(rows: Sequence[Row]) -> str:
    """One line a task and figure."""
    cells = [_HEAD, *(line for row in rows for line in _lines(row))]
    widths = [max(len(line[at]) for line in cells) for at in range(len(_HEAD))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if 2 <= at <= 6 else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    )


def _lines(row: Row) -> Iterator[tuple[str, ...]]:
    task, behind = row.task.name, (row.now.data, f"{row.now.seconds:.1f} s")
    if row.now.outcome is None:
        yield (task, "FAILED", *("-",) * 5, *behind, "")
        return
    items = str(row.now.outcome.items)
    for figure in shown(row):
        published = row.task.published.get(figure, "")
        yield (task, figure, items, *_shares(row, figure), *behind, published)
        task, items, behind = "", "", ("", "")


def shown(row: Row) -> list[str]:
    """The figures of the common table: those the task names, and any that is below its floor."""
    wanted = row.task.shown or tuple(row.now.figures)
    return [
        figure
        for figure, now in row.now.figures.items()
        if figure in wanted or below(now, row.floor.get(figure))
    ]


def _shares(row: Row, figure: str) -> tuple[str, ...]:
    now, held, last = row.now.figures[figure], row.floor.get(figure), row.last.get(figure)
    bar = row.task.bars.get(figure)
    since = "" if last is None or abs(now - last) < _SEEN else "+" if now > last else "-"
    reached = "" if bar is None else " not" if below(now, bar) else " met"
    marked = ("!" if below(now, held) else "") + since + _share(now)
    return (_share(held), _share(last), marked, _share(bar) + reached)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"


def public(rows: Sequence[Row]) -> str:
    """The figures that may be printed in the documentation, as a Markdown table."""
    lines = ["| task | measure | items | reached | published |", "|---|---|---|---|---|"]
    for row in rows:
        if row.task.public and row.now.outcome is not None:
            lines += [
                f"| {row.task.name} | {figure} | {row.now.outcome.items} "
                f"| {row.now.outcome.figures[figure]:.3f} | {row.task.published.get(figure, '')} |"
                for figure in shown(row)
            ]
    return "\n".join(lines)


def turned(row: Row) -> str:
    """What was gained and what was lost since the last run, by name; "" where nothing was."""
    if row.now.outcome is None or not row.was:
        return ""
    before, now = Counter(row.was), Counter(row.now.outcome.right)
    return "\n".join(
        [
            *(f"  gained  {name}" for name in (now - before).elements()),
            *(f"  LOST    {name}" for name in (before - now).elements()),
        ]
    )


def missed(misses: Sequence[Miss], first: int | None) -> str:
    """The misses by kind, the most frequent kind first; at most `first` of each where given."""
    counts = Counter(miss.kind or "-" for miss in misses)
    kinds = sorted(counts, key=lambda kind: (-counts[kind], kind))
    lines = [f"{len(misses)} misses of {len(kinds)} kinds; the most frequent kinds:"]
    lines += [f"{counts[kind]:7d}  {kind}" for kind in kinds[:_KINDS]]
    for kind in kinds:
        lines += ["", f"## {kind} ({counts[kind]})"]
        lines += [_miss(miss) for miss in misses if (miss.kind or "-") == kind][:first]
    return "\n".join(lines)


def _miss(miss: Miss) -> str:
    context = f"\n      in: {' '.join(miss.context.split())}" if miss.context else ""
    return f"  {miss.where}\n  wanted: {miss.wanted}\n   found: {miss.found}{context}"
