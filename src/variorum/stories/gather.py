"""Which reports tell one story.

Two reports are alike where they share rare words, in their openings above all, and their days of
publication are near; stories grow by joining the two groups that are most alike on the average
(average link: a chain of half-related reports does not make one story). It takes time with the
cube of the number of reports: beyond a few thousand this is the corpus's work, not this stage's.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from variorum.lexicon.resemblance import resemblance
from variorum.model import Report, SegmentKind, Story

# On Giveme5W1H dev B³ is .92 to .95 from .32 to .42, on ECB+ dev (two like events a topic) .72 to
# .94; a report that tells a story in words of its own is lost from .39 on.
_LINK = 0.37
_RELATED = 0.30
_FAR_DAYS = 21  # reports further apart than this
_FAR = 0.06  # must be so much more alike

Matrix = npt.NDArray[np.float64]


def gather(reports: Sequence[Report]) -> tuple[Story, ...]:
    """Group reports into stories, the largest first, each with its title and days.

    Takes reports with unique ids, in any order; the result depends on the ids' order only.
    """
    ordered = sorted(reports, key=lambda r: r.id)
    if not ordered:
        return ()
    alike = _alike(ordered)
    groups = _joined(alike)
    groups.sort(key=lambda g: (-len(g), ordered[g[0]].id))
    return tuple(
        Story(
            id=f"s{number}",
            title=_title([ordered[i] for i in group], alike[np.ix_(group, group)]),
            reports=tuple(ordered[i].id for i in group),
            related=tuple(
                f"s{other}"
                for other, rest in enumerate(groups, 1)
                if other != number and alike[np.ix_(group, rest)].mean() >= _RELATED
            ),
            published=tuple(_days(group, ordered, alike)),
        )
        for number, group in enumerate(groups, 1)
    )


def _body(report: Report) -> str:
    """Headline and sentences: what a report says, without its page's furniture."""
    told = [s.of(report.text) for s in report.spans(SegmentKind.HEADLINE, SegmentKind.SENTENCE)]
    within = report.spans(SegmentKind.HEADLINE)
    return " ".join(told if within else [report.headline, *told])


def _alike(reports: Sequence[Report]) -> Matrix:
    alike: Matrix = resemblance([_body(r) for r in reports]).astype(np.float64)
    days = [_day(r.published) for r in reports]
    for i, first in enumerate(days):
        for j, second in enumerate(days):
            if first and second and abs((first - second).days) > _FAR_DAYS:
                alike[i, j] -= _FAR
    return alike


def _joined(alike: Matrix) -> list[list[int]]:
    """Groups by average link, each in ascending order."""
    between = alike.copy()
    np.fill_diagonal(between, -np.inf)
    groups = {i: [i] for i in range(len(alike))}
    while len(groups) > 1:
        one, other = sorted(divmod(int(between.argmax()), len(alike)))
        if between[one, other] < _LINK:
            break
        sizes = len(groups[one]), len(groups[other])
        between[one] = np.average(between[[one, other]], axis=0, weights=sizes)
        between[:, one] = between[one]
        between[one, one] = -np.inf
        between[other] = between[:, other] = -np.inf
        groups[one] = sorted(groups[one] + groups.pop(other))
    return [groups[i] for i in sorted(groups)]


def _title(reports: Sequence[Report], alike: Matrix) -> str:
    """The headline of the report that is most like all others."""
    order = sorted(range(len(reports)), key=lambda i: (-float(alike[i].sum()), reports[i].id))
    headlines: Iterable[str] = (reports[i].headline for i in order)
    return next((h for h in headlines if h), _opening(reports[order[0]]))


def _opening(report: Report) -> str:
    sentences = report.sentences()
    return sentences[0].of(report.text) if sentences else report.id


def _days(
    group: Sequence[int], reports: Sequence[Report], alike: Matrix
) -> Iterable[tuple[str, str, bool]]:
    """Each report's day, or that of the dated report of its story that is most like it."""
    dated = [i for i in group if _day(reports[i].published)]
    for i in group:
        own = reports[i].published
        if i in dated and own:
            yield reports[i].id, own, False
        elif dated:
            nearest = max(dated, key=lambda j: (float(alike[i, j]), reports[j].id))
            yield reports[i].id, reports[nearest].published or "", True


def _day(published: str | None) -> date | None:
    """The day of an ISO date that is precise to the day, else None."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
