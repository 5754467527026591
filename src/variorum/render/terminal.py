"""The ten-second summary that an editor reads on the terminal."""

from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text

from variorum.model import EditedStory, Edition, LeftOut, Locus, Verdict
from variorum.render.counts import contested, counted, standing
from variorum.render.index import short

_STORIES = 8
_LOCI = 3
_LEFT_OUT = 5
_READINGS = 3
_VALUE, _TOPIC = 32, 56


def to_terminal(edition: Edition, page: Path | None) -> RenderableType:
    """Stories, reports, independent sources, what is contested, what was left out, the page."""
    shown = edition.stories[:_STORIES]
    lines = [line for story in shown for line in _story(story)]
    if len(edition.stories) > len(shown):
        lines += [_line(f"… and {counted(len(edition.stories) - len(shown), 'more story')}", "dim")]
    if len(edition.stories) > 1:
        lines.insert(0, _line(_total(edition), "bold"))
    lines += _left_out(edition.left_out)
    if page is not None:
        lines.append(Text.assemble("Page  ", (_plain(str(page)), "underline")))
    return Group(*lines)


def _total(edition: Edition) -> str:
    return f"{counted(len(edition.stories), 'story')}, {counted(len(edition.reports), 'report')}"


def _story(story: EditedStory) -> list[Text]:
    alarms = contested(story)
    lines = [_line(story.title, "bold"), _line(f"  {standing(story)}", "")]
    lines += [_alarm(locus) for locus in alarms[:_LOCI]]
    if len(alarms) > _LOCI:
        lines.append(_line(f"  … and {len(alarms) - _LOCI} more on the page", "dim"))
    if not alarms:
        lines.append(_line("  nothing contested", "dim"))
    return [*lines, Text("")]


def _alarm(locus: Locus) -> Text:
    colour = "red" if locus.verdict is Verdict.CONTESTED else "yellow"
    values = [short(_plain(reading.value), _VALUE) for reading in locus.readings]
    readings = " / ".join(values[:_READINGS]) + (" / …" if len(values) > _READINGS else "")
    topic = short(_plain(locus.topic), _TOPIC)
    verdict = (f"  {locus.verdict:<10}", colour)
    return Text.assemble(verdict, f"{topic}: {readings}", no_wrap=True, overflow="ellipsis")


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
