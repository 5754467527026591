"""Which reports have one text behind them? The product's likelihoods, families and edges.

Every story is judged by weights that were learned without it (`eval/descent_folds.tsv`, made with
the weights that ship): what is reached is what to expect of a story that nobody has seen. From the
copied news and the answers nothing was learned. The
tables in the detail say how often a likelihood was right, of the pairs of reports and of the edges
of the stemma. Of the copied news the labels are computed; of the answers a pair is a page and what
was written from it, or two answers written from neither.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice, pairwise
from pathlib import Path

from eval import descents
from eval.loaders.descent import ANSWERS, NEWS, Descent, answers, copied_news, own_id, stories
from eval.task import Miss, Outcome, Setting, Task
from variorum.lexicon.outlets import canonical_outlet
from variorum.lineage.case import Case
from variorum.lineage.edges import Above, within
from variorum.lineage.families import Line, lines
from variorum.marking import mark_by_rules
from variorum.model import Derivation, Reader

_BOUNDS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)
_LIKELY = 0.5
Loader = Callable[[Path], Iterable[Descent]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Something that was said with a likelihood: where, how likely, whether it is right."""

    where: str
    likelihood: float
    right: bool
    together: bool = False


def _score(load: Loader, setting: Setting, reader: Reader | None = None) -> Outcome:
    known = list(load(setting.shared))[: setting.limit]
    pairs: list[Judged] = []
    edges: list[Judged] = []
    for story in known:
        case = descents.weighed(
            descents.case(story, reader or setting.reader), descents.unseen(story)
        )
        found = lines(case)
        pairs += _pairs(story, case, found)
        if "derivations" in story.key:
            edges += _edges(story, case, found)
    return Outcome(
        items=len(pairs),
        figures=_figures(pairs),
        misses=tuple(_misses(pairs)),
        detail=_table("pairs", pairs) + _table("edges", edges),
    )


def _pairs(story: Descent, case: Case, found: Sequence[Line]) -> Iterator[Judged]:
    families = [set(line.members) for line in found]
    for (one, other), right in sorted(story.gold.items()):
        yield Judged(
            where=f"{story.name}: {one}, {other}",
            likelihood=case.likelihood(one, other),
            right=right,
            together=any({one, other} <= members for members in families),
        )


def _figures(pairs: Sequence[Judged]) -> dict[str, float]:
    """What families and likelihoods are worth; "calibration" is 1 less the mean difference between
    what was said and how often it was right, over the rows of the table."""
    both = sum(p.right and p.together for p in pairs)
    joined, wanted = sum(p.together for p in pairs), sum(p.right for p in pairs)
    apart = sum(not p.right and not p.together for p in pairs)
    return {
        "family pairs F1": 2 * both / max(1, joined + wanted),
        "precision": both / max(1, joined),
        "recall": both / max(1, wanted),
        "kept apart": apart / max(1, len(pairs) - wanted),
        "likelier than not, right": sum((p.likelihood >= _LIKELY) == p.right for p in pairs)
        / max(1, len(pairs)),
        "calibration": 1 - _off(pairs),
    }


def _rows(judged: Sequence[Judged]) -> Iterator[tuple[float, float, list[Judged]]]:
    for low, high in pairwise(_BOUNDS):
        last = high == _BOUNDS[-1]
        yield (
            low,
            high,
            [j for j in judged if low <= j.likelihood < high or (last and j.likelihood == high)],
        )


def _off(judged: Sequence[Judged]) -> float:
    gaps = [
        abs(sum(j.likelihood for j in held) - sum(j.right for j in held))
        for _, _, held in _rows(judged)
    ]
    return sum(gaps) / max(1, len(judged))


def _table(what: str, judged: Sequence[Judged]) -> str:
    """How often it was right, by what was said."""
    if not judged:
        return ""
    rows = [f"{what:<12}{'said':>8}{'right':>8}{'number':>8}"]
    for low, high, held in _rows(judged):
        if held:
            said = sum(j.likelihood for j in held) / len(held)
            right = sum(j.right for j in held) / len(held)
            rows.append(f"{low:.1f} to {high:.1f}  {said:8.2f}{right:8.2f}{len(held):8d}")
    return "\n".join(rows) + "\n\n"


def _misses(pairs: Iterable[Judged]) -> Iterator[Miss]:
    for pair in pairs:
        if pair.right != pair.together:
            yield Miss(
                where=pair.where,
                wanted="one family" if pair.right else "two families",
                found="one family" if pair.together else "two families",
                context=f"likelihood {pair.likelihood:.2f}",
                kind="missed" if pair.right else "wrongly joined",
            )


def _edges(story: Descent, case: Case, found: Sequence[Line]) -> Iterator[Judged]:
    ids = {report.id: own_id(report, story.key) for report in story.reports}
    above = Above()
    for line in found:
        root = line.root or "lost"
        for edge in within(line, root, case, above):
            if ids[edge.child] not in story.key["unsure"]:
                yield Judged(
                    where=f"{story.name}: {edge.child}",
                    likelihood=edge.likelihood,
                    right=_is_right(edge, line, ids, story),
                )


def _is_right(edge: Derivation, line: Line, ids: Mapping[str, str], story: Descent) -> bool:
    """Whether the key has the child go back to this parent, or to one that nobody names."""
    parent = ids.get(edge.parent, "")
    for known in story.key["derivations"]:
        if known["child"] != ids[edge.child]:
            continue
        accepted = known["parent"].split("|")
        lost = [canonical_outlet(a[5:]) for a in accepted if a.startswith("lost:")]
        kin = any({parent, known["child"]} <= set(f) for f in story.key["families"])
        if parent:
            return parent in accepted or (known["credit"] == "uncredited" and kin)
        return line.name in lost or known["credit"] == "uncredited"
    return False


_STORIES = ("stories/keys/*.json", "stories/inputs/*/*")
_INVENTED = ("tests/stories/**/keys/*.json", "tests/stories/**/inputs/*/*", "examples/*/*")
_LEARNED = ("src/variorum/lexicon/data/descent_weights.tsv", descents.OWN)
_SHOWN = ("family pairs F1", "kept apart", "calibration")


def _both(shared: Path) -> Iterator[Descent]:
    for which in ("real", "invented"):
        yield from stories(shared, which)


def _half(shared: Path) -> Iterator[Descent]:
    """Every second story of the copied news: enough for the figures, in half the time."""
    return islice(copied_news(shared), 0, None, 2)


TASKS = (
    Task(
        name="descent-stories",
        data=_STORIES,
        own=(*_INVENTED, *_LEARNED),
        score=partial(_score, _both),
        metric="one text behind two reports of the stories, each by weights learned without it",
        bars={"family pairs F1": 0.95, "kept apart": 1.0},
        shown=_SHOWN,
        fast=2,
    ),
    Task(
        name="descent-news",
        data=(f"{NEWS}/*",),
        own=_LEARNED,
        score=partial(_score, _half, reader=mark_by_rules),
        metric="the same of news copied and not copied, by labels that were computed",
        shown=_SHOWN,
        fast=0,
    ),
    Task(
        name="descent-answers",
        data=(f"{ANSWERS}/*",),
        own=_LEARNED,
        score=partial(_score, answers, reader=mark_by_rules),
        metric="the same of a page and answers written from it, or from neither",
        published={"likelier than not, right": ".947 (naive Bayes, Clough and Stevenson 2011)"},
        shown=("likelier than not, right", "kept apart", "calibration"),
        fast=1,
    ),
)
