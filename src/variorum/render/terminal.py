"""The ten-second summary that an editor reads on the terminal."""

from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from variorum.model import EditedStory, Edition, LeftOut, Locus, Ruling, Verdict
from variorum.render.counts import contested, counted, standing
from variorum.render.index import short
from variorum.render.rulings import named, rulings

_STORIES = 8
_LOCI = 3
_LEFT_OUT = 5
_IDLE = 10
_READINGS = 3
_VALUE, _TOPIC = 32, 56


def to_terminal(edition: Edition, page: Path | None) -> RenderableType:
    """Stories, reports, independent sources, what is contested, what was left out, the page."""
    shown = edition.stories[:_STORIES]
    lines: list[RenderableType] = [line for story in shown for line in _story(story)]
    if len(edition.stories) > len(shown):
        lines += [_line(f"… and {counted(len(edition.stories) - len(shown), 'more story')}", "dim")]
    if len(edition.stories) > 1:
        lines.insert(0, _line(_total(edition), "bold"))
    lines += _judged(rulings(edition))
    lines += _left_out(edition.left_out)
    if page is not None:
        lines.append(Text.assemble("Page  ", (_plain(str(page)), "underline")))
    return Group(*lines)


def _total(edition: Edition) -> str:
    return f"{counted(len(edition.stories), 'story')}, {counted(len(edition.reports), 'report')}"


def _story(story: EditedStory) -> list[RenderableType]:
    alarms = contested(story)
    lines: list[RenderableType] = [
        _line(story.title, "bold"),
        _line(f"  {standing(story)}", ""),
        _alarms(alarms[:_LOCI]) if alarms else _line("  nothing contested", "dim"),
    ]
    if len(alarms) > _LOCI:
        lines.append(_line(f"  … and {len(alarms) - _LOCI} more on the page", "dim"))
    return [*lines, Text("")]


def _alarms(loci: tuple[Locus, ...]) -> RenderableType:
    """Verdict and readings in two columns, so that long readings wrap under themselves."""
    grid = Table.grid(padding=(0, 1))
    for locus in loci:
        colour = "red" if locus.verdict is Verdict.CONTESTED else "yellow"
        grid.add_row(Text(f"  {locus.verdict}", style=colour), _readings(locus))
    return grid


def _readings(locus: Locus) -> Text:
    values = [short(_plain(reading.value), _VALUE) for reading in locus.readings]
    more = [] if len(values) <= _READINGS else ["…"]
    topic = short(_plain(locus.topic), _TOPIC)
    return Text(f"{topic}: {' / '.join(values[:_READINGS] + more)}")


def _judged(found: tuple[Ruling, ...]) -> list[Text]:
    """How many of an editor's decisions were carried out, and which were not."""
    if not found:
        return []
    idle = [ruling for ruling in found if not ruling.applied]
    count = f"judgements  {len(found) - len(idle)} applied"
    head = f"{count}, {len(idle)} do not apply" if idle else count
    lines = [_line(head, "bold")]
    lines += [_line(f"  {named(one.judgement)}: {one.why}", "yellow") for one in idle[:_IDLE]]
    if len(idle) > _IDLE:
        lines.append(_line(f"  … and {len(idle) - _IDLE} more (see the page)", "dim"))
    return lines


def _left_out(left_out: tuple[LeftOut, ...]) -> list[Text]:
    lines = [
        _line(f"left out  {entry.file}: {entry.reason}; {entry.advice}", "yellow")
        for entry in left_out[:_LEFT_OUT]
    ]
    if len(left_out) > _LEFT_OUT:
        more = len(left_out) - _LEFT_OUT
        lines.append(_line(f"… and {more} more left out (see the page)", "dim"))
    return lines


def _line(words: str, style: str) -> Text:
    return Text(_plain(words), style=style)


def _plain(words: str) -> str:
    """Without control characters: a headline must not move the cursor or turn the text round."""
    return "".join(c if c.isprintable() else " " for c in words)
