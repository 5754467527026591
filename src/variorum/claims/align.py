"""The same statement in several tellings is one claim."""

from collections.abc import Mapping, Sequence

import numpy as np

from variorum.claims.standing import Roots, status
from variorum.lexicon import content
from variorum.lexicon.likeness import COMPARED, likeness
from variorum.lexicon.table import vectors
from variorum.model import Claim, Modality, Report, Saying, Stemma, Witness
from variorum.text.grams import Similarities, settled

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
        for s in sayings[r.id][:COMPARED]
        if s.attribution or s.modality in _ALWAYS or _weight(s, texts) >= _SHORT
    ]
    same = _same_words(told, texts)
    alike = likeness([told[first].span.of(texts[told[first].span.report]) for first, *_ in same])
    groups = [sorted(i for g in group for i in same[g]) for group in _groups(alike)]
    groups.sort(key=lambda g: (-len({told[i].span.report for i in g}), g[0]))
    roots = Roots(stemma)
    return tuple(
        _claim(f"c{number}", [told[i] for i in group], texts, roots)
        for number, group in enumerate(groups, 1)
    )


def _same_words(told: Sequence[Saying], texts: Mapping[str, str]) -> list[list[int]]:
    """Sayings by their very words: what is said twice in the same words is not compared twice."""
    found: dict[str, list[int]] = {}
    for number, saying in enumerate(told):
        words = " ".join(saying.span.of(texts[saying.span.report]).lower().split())
        found.setdefault(words, []).append(number)
    return list(found.values())


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


def _claim(id: str, tellings: Sequence[Saying], texts: Mapping[str, str], roots: Roots) -> Claim:
    """The claim in the words of the telling that is most like all others."""
    words = [s.span.of(texts[s.span.report]) for s in tellings]
    near = vectors(words)
    central = settled(near @ near.sum(axis=0))
    best = max(range(len(tellings)), key=lambda i: (float(central[i]), -i))
    sources = roots.behind(tellings)
    return Claim(
        id=id,
        text=" ".join(words[best].split()),
        status=status(tellings, sources),
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
