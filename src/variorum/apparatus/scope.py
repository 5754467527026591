"""The same figure, tied to another subject."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from variorum.apparatus.groups import groups
from variorum.apparatus.scene import Difference, Scene, meaning, reading
from variorum.lexicon import content, rows, stem, terms
from variorum.lexicon.relations import Relation, relation
from variorum.model import Figure, LocusKind, Span, Verdict, span
from variorum.text.grams import Similarities
from variorum.text.words import fold

_ONE_SUBJECT = 0.85  # static cosine of two subjects from which they are one in other words,
_ONE_HEAD = 0.62  # and where their heads mean the same
_ALIGNED = 0.6  # likeness of the sentences in which a count is given of two kinds of people
_A_FEW = 3  # one or two of anything may be anybody
_OF = re.compile(
    r"\s+(?:\w{1,20}\s+)?of\s+((?:the |a |an |its |their |his |her |any |all )?[^\s,.;:()]+"
    r"(?: (?!(?:is|are|was|were|has|have|had|in|on|at|from|to|by|for|with|and|or|that|which"
    r"|who|as|than|last|this|since|during|between|after|before)\b)[^\s,.;:()]+){0,5})"
)
_ALIKE_HEADS = (Relation.SAME, Relation.WIDER, Relation.NARROWER)
_LOOKS_BACK = ("this", "that", "the", "it", "these")


def shares_of(scene: Scene) -> Iterable[Difference]:
    """A percentage that is one of this in one telling, and of that in another; and a number of
    people who are of one calling in one telling, and of another in the next."""
    yield from _percentages(scene)
    yield from _callings(scene)


def _percentages(scene: Scene) -> Iterable[Difference]:
    by_value: dict[float, list[Figure]] = {}
    shares = [
        f for f in scene.found.figures if f.unit == "%" and scene.sentence(f.span) is not None
    ]
    for last, figure in zip([None, *shares], shares, strict=False):
        share = _resolved(figure, last, scene)
        if share is not None:
            by_value.setdefault(share.value, []).append(share)
    for figures in by_value.values():
        sides = _sides(figures)
        if len({side[0].span.report for side in sides}) < 2:
            continue
        yield Difference(
            kind=LocusKind.SCOPE,
            topic=f"what the {scene.words(figures[0].span)} is a share of",
            verdict=Verdict.DRIFT,
            readings=tuple(
                reading(
                    scene,
                    side[0].subject,
                    side[0].subject.lower(),
                    [_with_subject(f, scene) for f in side],
                )
                for side in sides
            ),
            why="the number is the same, what it is a share of is not",
            weight=9,
        )


def _resolved(figure: Figure, last: Figure | None, scene: Scene) -> Figure | None:
    """A share with what it is a share of; None where the words do not say it.

    Only "36% of …" says so, and "this figure", which looks back to a share in the same sentence.
    """
    text = scene.reports[figure.span.report].text
    whole = _OF.match(text, figure.span.end)
    if whole:
        return replace(figure, subject=whole[1])
    looks_back = fold(figure.subject.split(" ")[0]) in _LOOKS_BACK
    if not looks_back or last is None or scene.sentence(last.span) != scene.sentence(figure.span):
        return None
    before = _resolved(last, None, scene)
    return None if before is None else replace(figure, subject=before.subject)


def _sides(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures by what they are of: subjects that mean the same stay together."""
    subjects = [_bare(f.subject) for f in figures]
    near = meaning(subjects, subjects)
    sides: list[list[int]] = []
    for i in range(len(figures)):
        home = next((s for s in sides if _same(i, s, subjects, near)), None)
        if home is None:
            sides.append([i])
        else:
            home.append(i)
    return [[figures[i] for i in side] for side in sides]


def _with_subject(figure: Figure, scene: Scene) -> Span:
    """From the figure to what it is of, or the other way round, where both stand together."""
    sentence = scene.sentences[scene.sentence(figure.span) or 0]
    text = scene.reports[sentence.report].text
    at = text.find(figure.subject, sentence.start, sentence.end)
    if at < 0:
        return figure.span
    ends = (figure.span.start, figure.span.end, at, at + len(figure.subject))
    return span(sentence.report, min(ends), max(ends))


def _bare(subject: str) -> str:
    return " ".join(w.form for w in content(subject)) or subject


def _same(one: int, side: Sequence[int], subjects: Sequence[str], near: Similarities) -> bool:
    return any(
        _nested(subjects[one], subjects[i])
        or near[one, i] >= (_ONE_HEAD if _one_head(subjects[one], subjects[i]) else _ONE_SUBJECT)
        for i in side
    )


def _one_head(one: str, other: str) -> bool:
    """Whether the last words of two subjects are one word, or mean the same."""
    first, second = one.split()[-1], other.split()[-1]
    return stem(first) != stem(second) and relation(first, second) in _ALIKE_HEADS


def _nested(one: str, other: str) -> bool:
    first, second = ({stem(w) for w in s.split()} for s in (one, other))
    return first <= second or second <= first


def _callings(scene: Scene) -> Iterable[Difference]:
    callings = {noun: calling for noun, kind, calling in rows("people") if kind == "role"}
    counted = [
        f
        for f in scene.found.figures
        if f.unit in callings and f.value >= _A_FEW and scene.sentence(f.span) is not None
    ]
    pairs = [p for p in combinations(range(len(counted)), 2) if _same_people(counted, p, scene)]
    for group in groups(len(counted), pairs):
        sides: dict[str, list[Figure]] = {}
        for figure in (counted[i] for i in group):
            sides.setdefault(callings[figure.unit], []).append(figure)
        if len(sides) > 1:
            yield Difference(
                kind=LocusKind.SCOPE,
                topic=f"who the {scene.words(counted[group[0]].span)} were",
                verdict=Verdict.DRIFT,
                readings=tuple(
                    reading(scene, scene.words(same[0].span), calling, [f.span for f in same])
                    for calling, same in sides.items()
                ),
                why="the number is the same, the people counted are not",
                weight=6,
            )


def _same_people(counted: Sequence[Figure], pair: tuple[int, int], scene: Scene) -> bool:
    """Whether two counts are one, by number and sentence; not where a modifier that both have
    ("intelligence officers", "intelligence officials") says that the people are the same."""
    one, other = counted[pair[0]], counted[pair[1]]
    if one.span.report == other.span.report or one.value != other.value:
        return False
    nouns = {stem(one.unit), stem(other.unit)}
    modifiers = (scene.stems(one.span) & scene.stems(other.span)) - nouns
    named = {m for m in modifiers if m.isalpha() and m not in terms("number_stems")}
    return not named and scene.likeness(one.span, other.span) >= _ALIGNED
