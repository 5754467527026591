"""Which reports tell one story.

Two reports are alike where their rare words and their meaning agree and their days of publication
are near; stories grow by joining the two groups that are most alike on the average (average link:
a chain of half-related reports does not make one story). It takes time with the cube of the number
of reports: beyond a few thousand this is the corpus's work, not this stage's.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from variorum.lexicon import content, stem
from variorum.lexicon.table import vectors
from variorum.model import Report, SegmentKind, Story
from variorum.text.grams import settled

# A sum of two cosines. Chosen on ECB+ dev (B³ .84, two like events a topic), Giveme5W1H dev (.91);
# four real stories in one folder fall apart at anything from .80 to 1.0.
_LINK = 0.85
_RELATED = 0.70
_FAR_DAYS = 21  # reports further apart than this need twice the shared wording
_BACKGROUND = 20  # reports imagined beside those at hand, so that a lone story keeps its words

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
    kept = report.spans(SegmentKind.HEADLINE, SegmentKind.SENTENCE)
    return " ".join([report.headline, *(s.of(report.text) for s in kept)])


def _alike(reports: Sequence[Report]) -> Matrix:
    texts = [_body(r) for r in reports]
    meaning = vectors(texts)
    alike: Matrix = settled(_wording(texts) + meaning @ meaning.T).astype(np.float64)
    days = [_day(r.published) for r in reports]
    for i, first in enumerate(days):
        for j, second in enumerate(days):
            if first and second and abs((first - second).days) > _FAR_DAYS:
                alike[i, j] -= 0.25
    return alike


def _wording(texts: Sequence[str]) -> Matrix:
    """Cosines of word stems, weighted (1 + log tf) * log(1 + n/df)."""
    counts = [Counter(stem(w.form) for w in content(t)) for t in texts]
    spread = Counter(s for c in counts for s in c)
    place = {s: i for i, s in enumerate(sorted(spread))}
    size = len(texts) + _BACKGROUND
    rows = np.zeros((len(texts), len(place)), dtype=np.float64)
    for row, count in zip(rows, counts, strict=True):
        for word, times in count.items():
            row[place[word]] = (1 + math.log(times)) * math.log(1 + size / spread[word])
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows /= np.maximum(lengths, 1e-9)
    return rows @ rows.T


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
