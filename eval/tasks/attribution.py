"""Attribution on PolNeAR: the spans of source, cue and content, and the attributions whole.

Scored are the marks of `Setting.reader` on the articles of dev. Marks of one cue and source are
one attribution, its content in as many pieces. Spans are compared as sets of tokens (words and
single punctuation marks):

- *exact*: the same tokens; *overlap*: at least half of the tokens of both together are shared; a
  content in several pieces is as many spans;
- *whole*: an attribution of ours is right where its cue shares a token with that of one of the key,
  and its content (all pieces) and its source overlap those of it in the sense above (or both name
  no source);
- each F1 is over one-to-one pairs, the most alike paired first.

So measured, two people agree at .729 whole, .716 / .807 content, .785 / .812 source: the figures
that were published here for them (`shared/models/reader`), and so this is how those of the readers
beside them were measured.

PolNeAR is flat: no attribution in it has its cue within another's content, and the product marks
speech within speech, since chains are made of it. What we mark within the content of another mark
is therefore left out of all figures but "whole F1, nested counted". An attribution in it always has
a cue: a mark without one (a quotation that runs on in the next paragraph) counts as a content and a
source, not as an attribution.

Articles are read as whole reports; the learned figures published beside them were measured on
single paragraphs of at most 130 words. Articles at odd places (1, 3, …) are the part never looked
at while the rules were improved.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from eval.loaders.brat import Pieces
from eval.loaders.polnear import PolnearArticle, polnear
from eval.task import Miss, Outcome, Setting, Task
from variorum.model import Article, Report, Span, SpeechMark
from variorum.witness import transcribe

Tokens = frozenset[int]
T = TypeVar("T")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_HALF = 0.5
_PARTS = ("source", "cue", "content")
NONE: Tokens = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution as sets of token indices."""

    source: Tokens
    cue: Tokens
    content: Tokens

    def part(self, name: str) -> Tokens:
        """Its source, cue or content."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[name]


@dataclass(frozen=True, slots=True)
class Read:
    """An article with its key and with what a reader found."""

    article: PolnearArticle
    offsets: tuple[tuple[int, int], ...]
    wanted: tuple[Told, ...]
    found: tuple[Told, ...]
    nested: tuple[Told, ...]

    def words(self, tokens: Tokens) -> str:
        """The text of a set of tokens, a gap shown as […]."""
        out: list[str] = []
        last = -1
        for at in sorted(tokens):
            start, end = self.offsets[at]
            if out and at != last + 1:
                out.append(" […] ")
            elif out:
                out.append(self.article.text[self.offsets[last][1] : start])
            out.append(self.article.text[start:end])
            last = at
        return " ".join("".join(out).split())

    def show(self, told: Told) -> str:
        """An attribution in one line."""
        return " | ".join(self.words(told.part(name)) or "-" for name in _PARTS)

    def around(self, told: Told) -> str:
        """The text from a little before an attribution to a little after it."""
        places = sorted(told.source | told.cue | told.content)
        if not places:
            return ""
        start, end = self.offsets[places[0]][0], self.offsets[places[-1]][1]
        return " ".join(self.article.text[max(0, start - 80) : end + 80].split())


def report_of(article: PolnearArticle) -> Report:
    """An article as the product reads it."""
    return transcribe(Article(id=article.id, text=article.text, outlet=article.publisher))


def read(article: PolnearArticle, setting: Setting) -> Read:
    """Read an article with the setting's reader."""
    offsets = tuple((m.start(), m.end()) for m in _TOKEN.finditer(article.text))
    starts = [start for start, _ in offsets]

    def tokens(pieces: Pieces) -> Tokens:
        return frozenset(i for a, b in pieces for i in range(*_reach(starts, offsets, a, b)))

    wanted = [
        Told(tokens(a.source), tokens(a.cue), tokens(a.content)) for a in article.attributions
    ]
    marks = setting.reader(report_of(article)).speech
    found = _once([Told(*map(tokens, parts)) for parts in attributions(marks)])
    outer = tuple(told for told in found if not is_nested(told, found))
    nested = tuple(told for told in found if is_nested(told, found))
    return Read(article, offsets, _once(wanted), outer, nested)


def is_nested(told: Told, every: Sequence[Told]) -> bool:
    """Whether the cue of an attribution stands within the content of another."""
    return bool(told.cue) and any(told.cue <= other.content for other in every)


def _reach(
    starts: Sequence[int], offsets: Sequence[tuple[int, int]], start: int, end: int
) -> tuple[int, int]:
    """The tokens that a piece of text touches; a token cut in two counts as touched."""
    first = bisect_left(starts, start)
    if first > 0 and offsets[first - 1][1] > start:
        first -= 1
    return first, bisect_left(starts, end)


def _once(told: Sequence[Told]) -> tuple[Told, ...]:
    return tuple(dict.fromkeys(t for t in told if t.content))


def attributions(marks: Sequence[SpeechMark]) -> Iterator[tuple[Pieces, Pieces, Pieces]]:
    """Marks of one cue and source together, each as pieces of source, cue and content."""
    groups: dict[tuple[object, ...], list[SpeechMark]] = {}
    for mark in marks:
        key = (mark.cue, mark.source) if mark.cue else (mark.source, mark.content)
        groups.setdefault(key, []).append(mark)
    for group in groups.values():
        first = group[0]
        contents = tuple(sorted((m.content.start, m.content.end) for m in group))
        yield _pieces(first.source), _pieces(first.cue), contents


def _pieces(place: Span | None) -> Pieces:
    return ((place.start, place.end),) if place else ()


def alike(one: Tokens, other: Tokens) -> float:
    """The tokens that two spans share as a part of those of both; two empty ones are alike."""
    if not one and not other:
        return 1.0
    return len(one & other) / len(one | other)


def paired(
    wanted: Sequence[T], found: Sequence[T], likeness: Callable[[T, T], float], floor: float
) -> list[tuple[int, int]]:
    """One-to-one pairs of at least this likeness, the most alike first."""
    pairs = [
        (-score, i, j)
        for i, one in enumerate(wanted)
        for j, other in enumerate(found)
        if (score := likeness(one, other)) >= floor
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    kept: list[tuple[int, int]] = []
    for _, i, j in sorted(pairs):
        if i not in taken[0] and j not in taken[1]:
            kept.append((i, j))
            taken[0].add(i)
            taken[1].add(j)
    return kept


def whole(one: Told, other: Told) -> float:
    """How alike two attributions of one cue are: by source or content, whichever is less so."""
    if one.cue and other.cue and not one.cue & other.cue:
        return 0.0
    if bool(one.cue) is not bool(other.cue):
        return 0.0
    return min(alike(one.source, other.source), alike(one.content, other.content))


def f1(right: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall, 0 where nothing is right."""
    return 2 * right / (found + wanted) if right else 0.0


def tally(reads: Sequence[Read]) -> dict[str, float]:
    """The figures over these articles."""
    counts: Counter[str] = Counter()
    for each in reads:
        counts["wanted"] += len(each.wanted)
        cued = [told for told in each.found if told.cue]
        counts["found"] += len(cued)
        counts["whole"] += len(paired(each.wanted, cued, whole, _HALF))
        every = (*cued, *each.nested)
        counts["all found"] += len(every)
        counts["all whole"] += len(paired(each.wanted, every, whole, _HALF))
        for name in _PARTS:
            _spans(each, name, counts)
    return _figures(counts)


def _spans(each: Read, name: str, counts: Counter[str]) -> None:
    wanted, found = spans(each.wanted, name), spans(each.found, name)
    counts[f"{name} wanted"] += len(wanted)
    counts[f"{name} found"] += len(found)
    counts[f"{name} exact"] += len(set(wanted) & set(found))
    counts[f"{name} overlap"] += len(paired(wanted, found, alike, _HALF))


def spans(told: Sequence[Told], name: str) -> list[Tokens]:
    """The different spans of sources, cues or contents; each piece of a content is one."""
    whole_parts = {t.part(name) for t in told} - {NONE}
    if name != "content":
        return sorted(whole_parts, key=sorted)
    return sorted({piece for part in whole_parts for piece in _runs(part)}, key=sorted)


def _runs(part: Tokens) -> Iterator[Tokens]:
    """The runs of tokens that stand side by side."""
    run: list[int] = []
    for at in sorted(part):
        if run and at != run[-1] + 1:
            yield frozenset(run)
            run = []
        run.append(at)
    if run:
        yield frozenset(run)


def _figures(counts: Mapping[str, int]) -> dict[str, float]:
    figures = {
        "whole F1": f1(counts["whole"], counts["found"], counts["wanted"]),
        "whole P": counts["whole"] / max(1, counts["found"]),
        "whole R": counts["whole"] / max(1, counts["wanted"]),
    }
    for name in _PARTS:
        sizes = counts[f"{name} found"], counts[f"{name} wanted"]
        figures[f"{name} exact"] = f1(counts[f"{name} exact"], *sizes)
        figures[f"{name} overlap"] = f1(counts[f"{name} overlap"], *sizes)
    nested = f1(counts["all whole"], counts["all found"], counts["wanted"])
    figures["whole F1, nested counted"] = nested
    return figures


def misses(each: Read) -> Iterator[Miss]:
    """The attributions of the key that were not found whole, and ours that are not in the key."""
    pairs = paired(each.wanted, each.found, whole, _HALF)
    done, used = {i for i, _ in pairs}, {j for _, j in pairs}
    near = {i: j for i, j in paired(each.wanted, each.found, _near, 0.01) if i not in done}
    for i, told in enumerate(each.wanted):
        if i not in done:
            other = each.found[near[i]] if i in near else None
            shown = each.show(other) if other else ""
            yield Miss(
                where=each.article.id,
                wanted=each.show(told),
                found=shown,
                context=each.around(told),
                kind=_kind(told, other),
            )
    for j, told in enumerate(each.found):
        if j not in used and j not in near.values():
            yield Miss(
                where=each.article.id,
                wanted="",
                found=each.show(told),
                context=each.around(told),
                kind="not in the key",
            )


def _near(one: Told, other: Told) -> float:
    if not one.cue & other.cue and alike(one.content, other.content) < _HALF:
        return 0.0
    return sum(alike(one.part(name), other.part(name)) for name in _PARTS)


def _kind(told: Told, other: Told | None) -> str:
    if other is None:
        return "not found"
    wrong = [n for n in ("source", "content") if alike(told.part(n), other.part(n)) < _HALF]
    wrong += ["cue"] if not told.cue & other.cue else []
    return "wrong " + ", ".join(wrong)


def score(setting: Setting) -> Outcome:
    """All figures over dev, and those of whole attributions on its even and odd articles."""
    reads = [read(article, setting) for article in polnear(setting.shared, "dev")[: setting.limit]]
    figures = tally(reads)
    figures["whole F1, even"] = tally(reads[::2])["whole F1"]
    figures["whole F1, odd"] = tally(reads[1::2])["whole F1"]
    # The misses of the odd articles stay unseen.
    seen = tuple(miss for each in reads[::2] for miss in misses(each))
    return Outcome(items=sum(len(r.wanted) for r in reads), figures=figures, misses=seen)


TASKS = (
    Task(
        name="attribution",
        data=("data/polnear/dev.zip", "data/polnear/metadata.tsv"),
        score=score,
        metric="whole F1",
        fast=5,
        shown=(
            "whole F1",
            "source exact",
            "source overlap",
            "cue exact",
            "cue overlap",
            "content exact",
            "content overlap",
            "whole F1, nested counted",
        ),
        bars={
            "whole F1": 0.70,
            "content exact": 0.66,
            "content overlap": 0.79,
            "source exact": 0.79,
            "source overlap": 0.83,
        },
        published={
            "whole F1": "rules on spaCy .528, CNN .589, encoder .676, two people .729",
            "content exact": "rules on spaCy .452, CNN .547, encoder .633, two people .716",
            "content overlap": "rules on spaCy .596, CNN .717, encoder .773, two people .807",
            "source exact": "rules on spaCy .675, CNN .723, encoder .787, two people .785",
            "source overlap": "rules on spaCy .691, CNN .768, encoder .821, two people .811",
        },
    ),
)
