"""The same statement in several tellings is one claim."""

from collections.abc import Mapping, Sequence

import numpy as np

from variorum.claims.standing import Roots
from variorum.lexicon import content
from variorum.lexicon.likeness import likeness
from variorum.model import Claim, Modality, Report, Saying, Status, Stemma, Witness
from variorum.text.grams import Similarities

_ALIKE = 0.86  # mean likeness (0..2) of two groups of tellings from which they are one claim
_SHORT = 3  # content words below which a saying is no statement,
_ALWAYS = (Modality.DENIED, Modality.DECLINED)  # unless it denies, or somebody says it


def align(
    reports: Sequence[Report], sayings: Mapping[str, Sequence[Saying]], stemma: Stemma
) -> tuple[Claim, ...]:
    """All claims of a story: the most widely told first, then in order of the text.

    A claim's `sources` are the roots behind it: each telling is followed through its own
    attribution first; tellings of one family count once, and as the source that any of them
    names; where none names one, as the family's root.
    """
    texts = {r.id: r.text for r in reports}
    told = [
        s
        for r in reports
        for s in sayings[r.id]
        if s.attribution or s.modality in _ALWAYS or _weight(s, texts) >= _SHORT
    ]
    alike = likeness([s.span.of(texts[s.span.report]) for s in told])
    groups = _groups(alike)
    groups.sort(key=lambda g: (-len({told[i].span.report for i in g}), g[0]))
    roots = Roots(stemma)
    return tuple(
        _claim(f"c{number}", [told[i] for i in group], alike[np.ix_(group, group)], texts, roots)
        for number, group in enumerate(groups, 1)
    )


def _weight(saying: Saying, texts: Mapping[str, str]) -> int:
    """How many content words a saying has."""
    return len(content(texts[saying.span.report], saying.span.start, saying.span.end))


def _groups(alike: Similarities) -> list[list[int]]:
    """Average-link groups: the most alike are joined first, while the mean of all pairs allows."""
    group = {i: [i] for i in range(len(alike))}
    rows, columns = np.nonzero(np.triu(alike, 1) >= _ALIKE)
    order = sorted(zip(rows, columns, strict=True), key=lambda p: (-float(alike[p]), *map(int, p)))
    for i, j in order:
        one, other = group[int(i)], group[int(j)]
        if one is not other and alike[np.ix_(one, other)].mean() >= _ALIKE:
            joined = sorted(one + other)
            group.update(dict.fromkeys(joined, joined))
    return [list(g) for g in sorted({tuple(g) for g in group.values()})]


def _claim(
    id: str, tellings: Sequence[Saying], alike: Similarities, texts: Mapping[str, str], roots: Roots
) -> Claim:
    """The claim in the words of the telling that is most like all others."""
    best = max(range(len(tellings)), key=lambda i: (float(alike[i].sum()), -i))
    sources = roots.behind(tellings)
    return Claim(
        id=id,
        text=" ".join(tellings[best].span.of(texts[tellings[best].span.report]).split()),
        status=_status(tellings, sources),
        sources=sources,
        witnesses=tuple(
            Witness(
                report=s.span.report,
                span=s.span,
                modality=s.modality,
                attribution=s.attribution,
            )
            for s in tellings
        ),
    )


def _status(tellings: Sequence[Saying], sources: Sequence[str]) -> Status:
    denied = sum(s.modality is Modality.DENIED for s in tellings)
    if 0 < denied < len(tellings):
        return Status.CONTESTED
    return Status.CORROBORATED if len(sources) > 1 else Status.SINGLE_SOURCE
