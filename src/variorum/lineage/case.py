"""All that is known of a story's reports when descent is decided."""

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.lexicon.outlets import canonical_outlet, outlet_rank
from variorum.lineage.credit import Origin
from variorum.lineage.evidence import Evidence
from variorum.model import Report, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A story's reports by id, the evidence of each pair, and what each report says of itself.

    `origins` are the newsrooms that a report goes back to as a whole, `named` all that it names,
    with the places; `days` its day of publication where that is known; `sizes` how many content
    words it has of its own.
    """

    reports: Mapping[str, Report]
    evidence: Mapping[frozenset[str], Evidence]
    origins: Mapping[str, tuple[Origin, ...]]
    named: Mapping[str, Mapping[str, tuple[Span, ...]]]
    days: Mapping[str, str]
    sizes: Mapping[str, int]

    def between(self, child: str, parent: str) -> Evidence:
        """What two reports share, seen from the first."""
        found = self.evidence[frozenset((child, parent))]
        return found if found.child == child else found.turned()

    def likelihood(self, one: str, other: str) -> float:
        """How likely it is that two reports have one text behind them."""
        return self.evidence[frozenset((one, other))].likelihood

    def outlet(self, report: str) -> str:
        """The one name of a report's newsroom."""
        return canonical_outlet(self.reports[report].outlet)

    def names(self, child: str, newsroom: str) -> tuple[Span, ...]:
        """Where a report names a newsroom as the source of what it tells."""
        return self.named[child].get(newsroom, ())

    def is_later(self, one: str, other: str) -> bool:
        """Whether one report is known to be of a later day than the other."""
        days = self.days.get(one), self.days.get(other)
        return bool(days[0] and days[1] and days[0] > days[1])

    def precedence(self, report: str) -> tuple[str, int, int, str]:
        """What puts a report before its double: earlier, a known newsroom, longer, then its id."""
        of = self.reports[report]
        return (self.days.get(report, "9999"), outlet_rank(of.outlet), -len(of.text), report)
