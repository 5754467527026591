"""Derivations that a decision calls for, with what the reports share and the reason in words."""

from collections.abc import Iterable
from dataclasses import replace

from variorum.judging.families import DECIDED
from variorum.judging.ledger import Case
from variorum.judging.shared import covered, shared_by
from variorum.model import Credit, Derivation, DescentKind, Family, Judgement

_COPY = 0.6  # share of a report's sentences word for word from which it is a copy
_DOUBLE = 0.85  # the same, from which two reports go the same way


class Edges:
    """Makes derivations between the reports of a case."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def doubles(self, report: str, other: str) -> bool:
        """Whether nearly all of a report stands in another word for word."""
        if report == other:
            return False
        return covered(report, {other}, self.case) >= _DOUBLE

    def decided(
        self,
        child: str,
        parent: str,
        judgement: Judgement,
        siblings: Iterable[str] = (),
        old: Derivation | None = None,
    ) -> Derivation:
        """The derivation that a judgement asks for; what was found of it is kept."""
        said = f"decided by {judgement.who or 'an editor'}"
        why = f"{said}: {judgement.note}" if judgement.note else said
        if old is not None:
            return replace(old, likelihood=DECIDED, why=(why, *(w for w in old.why if w != why)))
        found = self._shared(child, parent, siblings)
        return replace(found, likelihood=DECIDED, why=(why,))

    def _shared(self, child: str, parent: str, siblings: Iterable[str]) -> Derivation:
        """What two reports share (a report and its siblings, under a lost one), as a derivation."""
        above = {parent} if parent in self.case.reports else set(siblings) - {child}
        copied = covered(child, above, self.case) >= _COPY
        return Derivation(
            child=child,
            parent=parent,
            relation=DescentKind.COPY if copied else DescentKind.REWRITE,
            credit=Credit.UNKNOWN,
            credits=(),
            likelihood=0.5,
            passages=shared_by(child, above, self.case),
            why=(),
        )

    def plain(self, child: str, family: Family) -> Derivation:
        """Of a report that is still of its family, though a line was ruled out."""
        why = "what it shares with its family, another line having been ruled out by an editor"
        return replace(self._shared(child, family.root, family.reports), why=(why,))

    def taken_along(self, report: str, goer: str) -> Derivation:
        """Beside a report that an editor moved: its double goes with it."""
        share = covered(report, {goer}, self.case)
        why = "an editor's decision ties it to that report"
        if share >= _DOUBLE:
            why = f"{share:.0%} of its sentences stand there word for word; it went along with it"
        likelihood = round(min(0.99, max(0.5, share)), 2)
        return replace(self._shared(report, goer, ()), likelihood=likelihood, why=(why,))
