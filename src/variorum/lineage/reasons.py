"""Why an edge is there, in words."""

from collections.abc import Mapping, Sequence

from variorum.lineage.evidence import Evidence
from variorum.model import PassageKind, Report

_RUN_WORTH_SAYING = 8  # content words
_BUNDLES_WORTH_SAYING = 2  # sentences


def reasons(
    child: str,
    parent: str,
    pairs: Sequence[Evidence],
    reports: Mapping[str, Report],
    *,
    credited: str,
) -> tuple[str, ...]:
    """One short reason each, the strongest first; `credited` is the origin's name, or ""."""
    found: list[str] = []
    if credited:
        found.append(f"names {credited} as its source")
    for pair in sorted(pairs, key=lambda e: (-e.likelihood, e.parent))[:3]:
        found += _shared(pair, parent, reports)
    if pairs and not credited:
        found.append("names no newsroom or agency as the source of this text")
    if not pairs:
        found.append("shares no passage with another report here")
    return tuple(found)


def _shared(pair: Evidence, parent: str, reports: Mapping[str, Report]) -> list[str]:
    other = reports[pair.parent].outlet or pair.parent
    sibling = "" if pair.parent == parent else ", which goes back to the same dispatch"
    rewritten = sum(p.kind is PassageKind.REWRITE for p in pair.all_passages())
    found = []
    if pair.of_child:
        found.append(
            f"{pair.of_child:.0%} of its own words, outside quotations, stand in {other} too"
            f"{sibling} ({pair.verbatim:.0%} word for word; {rewritten} sentences rewritten)"
        )
    if len(pair.bundles) >= _BUNDLES_WORTH_SAYING and pair.shown:
        found.append(
            f"{len(pair.bundles)} of its sentences put the same details together as sentences of"
            f" {other} do, rare ones among them: {', '.join(pair.shown)}"
        )
    if pair.longest >= _RUN_WORTH_SAYING:
        found.append(f"a run with {pair.longest} content words is the same in {other}")
    if pair.order is not None and pair.order >= 0.7:
        found.append(f"the shared sentences come in the same order as in {other}")
    return found
