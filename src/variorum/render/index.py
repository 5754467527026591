"""Where things are: from the ids in an edition to labels, words and anchors on the page."""

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from variorum.model import EditedStory, Edition, Report, Span, digest

_AROUND = 110
_LONG_ID = 6
_HASH = re.compile(r"(?=[a-f]*[0-9])[0-9a-f]{10,}")
_QUOTES = "\"'“”‘’ \n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Words of a span as they stand in their sentence; the sides are cut where they are long."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The reports of an edition by id, each with its number, the label a reader knows it by, and
    the digest by which judgements know it."""

    reports: Mapping[str, Report]
    numbers: Mapping[str, int]
    labels: Mapping[str, str]
    digests: Mapping[str, str]

    @classmethod
    def of(cls, edition: Edition) -> "Index":
        """The index of an edition."""
        return cls(
            reports={report.id: report for report in edition.reports},
            numbers={report.id: number for number, report in enumerate(edition.reports)},
            labels=_labels(edition),
            digests={report.id: digest(report) for report in edition.reports},
        )

    def label(self, report: str) -> str:
        """The outlet, else the file, else the id; numbered where two would be alike."""
        return self.labels.get(report, report)

    def words(self, span: Span) -> str:
        """The words that a span points at."""
        return span.of(self.reports[span.report].text)

    def anchor(self, span: Span) -> str:
        """The id of a span on the page: report number, start, end."""
        return f"r{self.numbers[span.report]}-{span.start}-{span.end}"

    def anchors(self, spans: Iterable[Span]) -> str:
        """The anchors of several spans, each once, in order."""
        return " ".join(dict.fromkeys(self.anchor(span) for span in spans))

    def by_report(self, spans: Iterable[Span]) -> tuple[tuple[str, tuple[Span, ...]], ...]:
        """Spans gathered by their report, in order of first appearance; the widest only."""
        groups: dict[str, list[Span]] = {}
        for span in dict.fromkeys(spans):
            groups.setdefault(span.report, []).append(span)
        return tuple((report, _widest(group)) for report, group in groups.items())

    def named(self, text: str) -> str:
        """A reason in words, with the reports called by their labels instead of their ids."""
        for report in sorted(self.labels, key=len, reverse=True):
            if len(report) >= _LONG_ID:
                text = text.replace(report, self.labels[report])
        return text

    def source(self, story: EditedStory, source: str) -> str:
        """The name of a source of the stemma; a report goes by its label."""
        if source in self.labels:
            return self.labels[source]
        return next((of.name for of in story.stemma.sources if of.id == source), source)

    def context(self, span: Span) -> Context:
        """The span in its segment, with at most about a line on either side."""
        report = self.reports[span.report]
        starts = [segment.start for segment in report.segments]
        at = bisect.bisect_right(starts, span.start) - 1
        left = report.segments[at].start if at >= 0 else 0
        last = bisect.bisect_left(starts, span.end) - 1
        right = max(span.end, report.segments[last].end if last >= 0 else len(report.text))
        return Context(
            before=_tail(report.text[left : span.start]),
            words=self.words(span),
            after=_head(report.text[span.end : right]),
        )


def _widest(spans: list[Span]) -> tuple[Span, ...]:
    """Without the spans that lie within another, in the order given."""
    wide, reach = set(), -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > reach:
            wide.add(span)
            reach = span.end
    return tuple(span for span in spans if span in wide)


def short(text: str, length: int) -> str:
    """At most `length` characters, cut between words, with an ellipsis where it was cut."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def quoted(text: str, length: int) -> str:
    """In quotation marks, cut to `length`; those that the words bring with them are not doubled."""
    return f"“{short(text.strip(_QUOTES), length)}”"


def _tail(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    return "…" + text[-_AROUND:].partition(" ")[2]


def _head(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    return text[:_AROUND].rpartition(" ")[0] + "…"


def _labels(edition: Edition) -> dict[str, str]:
    """A label for each report; within a story no two are alike."""
    names = {report.id: _name(report) for report in edition.reports}
    labels = dict(names)
    for story in edition.stories:
        often = Counter(names[report] for report in story.reports)
        seen: Counter[str] = Counter()
        for report in story.reports:
            name = names[report]
            seen[name] += 1
            labels[report] = f"{name} ({seen[name]})" if often[name] > 1 else name
    return labels


def _name(report: Report) -> str:
    return report.outlet.strip() or _spoken(PurePath(report.file).stem or report.id)


def _spoken(name: str) -> str:
    """A file's name without the hash that machines put in; a bare number gets a noun."""
    parts = [part for part in re.split(r"[_\s]+", name) if not _HASH.fullmatch(part)]
    plain = " ".join(parts) or name
    return f"report {plain}" if plain.isdigit() else plain
