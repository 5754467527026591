"""An explanation, and the list of what can be asked about, as plain lines."""

import json
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import cast

from variorum.model import Edition, Span
from variorum.render.codec import encode
from variorum.render.explain.asked import Subject
from variorum.render.explain.explanation import Explanation, Ground
from variorum.render.index import Index, short
from variorum.render.proposals import line

_WIDE = 100
_GROUNDS = 12  # of one section
_SPANS = 8  # of one ground
_LINES = 4  # of judgements
_LABEL = 72
_HEADINGS = {
    "edge": "What goes back to what",
    "family": "Families",
    "source": "Sources",
    "locus": "Where the tellings differ",
    "claim": "Claims",
    "entity": "Who is who",
    "figure": "Figures",
    "moment": "Moments",
    "brief": "The brief",
}


def to_lines(explanation: Explanation, index: Index, *, full: bool = False) -> Iterator[str]:
    """An explanation in lines of plain words; long lists are cut unless it is asked for in full."""
    yield from _wrapped(explanation.title, "")
    for words in explanation.summary:
        yield from _wrapped(words, "")
    for section in explanation.sections:
        yield from ("", section.heading)
        shown = section.grounds if full else section.grounds[:_GROUNDS]
        for ground in shown:
            yield from _ground(ground, index, full=full)
        if len(shown) < len(section.grounds):
            yield f"  … and {len(section.grounds) - len(shown)} more (--full)"
    if explanation.would_change:
        yield from ("", "What would change it")
        for words in explanation.would_change:
            yield from _wrapped(words, "  - ")
    if explanation.judgements:
        yield from ("", "To decide it yourself, a line for --judgements FILE:")
        lines = explanation.judgements if full else explanation.judgements[:_LINES]
        yield from map(line, lines)
        if len(lines) < len(explanation.judgements):
            yield f"… and {len(explanation.judgements) - len(lines)} more (--full)"


def _ground(ground: Ground, index: Index, *, full: bool) -> Iterator[str]:
    if ground.text:
        yield from _wrapped(ground.text, "  - ")
    shown = ground.spans if full else ground.spans[:_SPANS]
    for span in shown:
        yield from _wrapped(_quoted(span, index), "      " if ground.text else "  - ")
    if len(shown) < len(ground.spans):
        yield f"      … and {len(ground.spans) - len(shown)} more (--full)"


def _quoted(span: Span, index: Index) -> str:
    """Words with their report and their place in it."""
    report = index.reports[span.report]
    paragraphs = [s.paragraph for s in report.segments if s.start < span.end and span.start < s.end]
    where = f"paragraph {paragraphs[0] + 1}, " if paragraphs else ""
    label = index.label(span.report)
    file = f" ({report.file})" if report.file and report.file != label else ""
    words = " ".join(index.words(span).split())
    return f"{label}{file}, {where}characters {span.start}–{span.end}: “{words}”"


def to_listing(subjects: Sequence[Subject]) -> Iterator[str]:
    """A line for everything that can be asked about, under headings."""
    for story, of_story in groupby(subjects, key=lambda s: s.story):
        yield story.title
        for kind, of_kind in groupby(of_story, key=lambda s: s.kind):
            yield from ("", f"{_HEADINGS[kind]}")
            held = list(of_kind)
            wide = min(40, max(len(s.names[0]) for s in held))
            for subject in held:
                label = short(" ".join(subject.label.split()), _LABEL)
                yield f"  {subject.names[0]:<{wide}}  {label}"
        yield ""


def to_json(explanation: Explanation, edition: Edition) -> str:
    """An explanation as JSON, with its words; `judgements` are lines for a file of judgements."""
    texts = {report.id: report.text for report in edition.reports}
    plain = encode(explanation, texts)
    lines = [json.loads(line(judgement)) for judgement in explanation.judgements]
    return _dumped({**cast("dict[str, object]", plain), "judgements": lines})


def listed(subjects: Sequence[Subject]) -> str:
    """What can be asked about, as JSON."""
    return _dumped(
        [
            {"id": s.names[0], "kind": s.kind, "story": s.story.id, "label": s.label}
            for s in subjects
        ]
    )


def _dumped(plain: object) -> str:
    written = json.dumps(plain, ensure_ascii=False, indent=1)
    return (
        "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in written) + "\n"
    )


def _wrapped(words: str, lead: str) -> list[str]:
    plain = " ".join(words.split())
    return textwrap.wrap(
        plain,
        _WIDE,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [lead.rstrip()]
