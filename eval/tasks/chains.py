"""Chains of attribution: our own cases of who says a thing, on whose word (`tests/cases`).

Each case is a short text and one content in it. Of the sayings that lie over the content the one
with most of it in common is taken; its chain is right where it has as many voices as the key, in
order, and each voice's words hold the wanted head. The "open" half was looked at while the rules
were improved, the "held" half was not.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.task import Miss, Outcome, Setting, Task
from variorum.attribution import attribute
from variorum.lexicon.tokens import tokens
from variorum.model import Article, Modality, Saying, SourceKind, Span, Voice, span
from variorum.witness import transcribe

CASES = Path(__file__).parents[2] / "tests/cases/chains.tsv"
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Link:
    """One wanted voice: the heads that will do; `number` is "" for a source that is named."""

    heads: tuple[str, ...]
    number: str = ""

    @property
    def is_unnamed(self) -> bool:
        """Whether the key says that the source is not named."""
        return bool(self.number)

    def names(self, voice: Voice) -> bool:
        """Whether a voice's words hold one of the heads."""
        written = f" {_plain(voice.source)} "
        return any(f" {_plain(head)} " in written for head in self.heads)

    def counts(self, voice: Voice) -> bool:
        """Whether a voice is unnamed, and of the number wanted."""
        wanted = int(self.number) if self.number.isdigit() else None
        return voice.kind is SourceKind.UNNAMED and voice.number == wanted


@dataclass(frozen=True, slots=True)
class Case:
    """A text, a content in it, and its chain."""

    held: bool
    kind: str
    chain: tuple[Link, ...]
    text: str
    content: Span


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with the saying that was found for it, and what of it is right."""

    case: Case
    saying: Saying | None
    chain: bool
    nearest: bool
    content: bool

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The chain found."""
        return self.saying.attribution if self.saying else ()


def _plain(words: str) -> str:
    forms = (t.form.removesuffix("'s").removesuffix("’s") for t in tokens(words, 0, len(words)))
    return " ".join(form for form in forms if form not in ("'", "’"))


def cases(file: Path = CASES) -> tuple[Case, ...]:
    """All cases of the file, in order."""
    lines = file.read_text("utf-8").split("\n")
    return tuple(_case(line) for line in lines if line and not line.startswith("#"))


def _case(line: str) -> Case:
    half, kind, chain, content, written = line.split("\t")
    text = written.replace("¶", "\n\n")
    links = tuple(_link(part.strip()) for part in chain.split("<") if part.strip() != "-")
    start = text.lower().rindex(content.lower())
    place = span("case", start, start + len(content))
    return Case(half == "held", kind, links, text, place)


def _link(part: str) -> Link:
    heads, _, number = part.partition("#")
    return Link(tuple(heads.split("|")), number)


def judge(case: Case, setting: Setting) -> Judged:
    """Read a case as a report and compare the chain over its content."""
    report = transcribe(Article(id="case", text=case.text))
    sayings = attribute(report, setting.reader(report))
    over = [s for s in sayings if s.span.overlap(case.content)]
    best = max(over, key=lambda s: _likeness(s.span, case.content), default=None)
    voices = best.attribution if best else ()
    pairs = list(zip(case.chain, voices, strict=False))
    return Judged(
        case,
        best,
        len(voices) == len(case.chain) and all(link.names(v) for link, v in pairs),
        all(link.names(v) for link, v in pairs[:1]) and bool(voices) == bool(case.chain),
        best is not None and _holds(best, case.content),
    )


def _holds(saying: Saying, content: Span) -> bool:
    """Whether a saying's span is the content, or the clause of a denial with it."""
    refused = saying.modality in (Modality.DENIED, Modality.DECLINED)
    clause = refused and saying.span.covers(content)
    return clause or _likeness(saying.span, content) >= _HALF


def _likeness(one: Span, other: Span) -> float:
    common = one.overlap(other)
    return common / (len(one) + len(other) - common)


def tally(judged: Sequence[Judged]) -> dict[str, float]:
    """Shares of the cases whose chain, nearest voice, content are right; F1 of the unnamed."""
    n = max(1, len(judged))
    return {
        "chain": sum(j.chain for j in judged) / n,
        "nearest voice": sum(j.nearest for j in judged) / n,
        "content": sum(j.content for j in judged) / n,
        "unnamed and their number F1": unnamed(judged),
    }


def unnamed(judged: Sequence[Judged]) -> float:
    """F1 of the unnamed sources, right only with their number."""
    counts: Counter[str] = Counter()
    for j in judged:
        wanted = [link for link in j.case.chain if link.is_unnamed]
        right = [k for k in wanted if any(k.names(v) and k.counts(v) for v in j.voices)]
        named = [v for v in j.voices if v.kind is SourceKind.UNNAMED and not _free(j.case, v)]
        counts.update(wanted=len(wanted), right=len(right), found=len(named))
    total = counts["wanted"] + counts["found"]
    return 2 * counts["right"] / total if total else 0.0


def _free(case: Case, voice: Voice) -> bool:
    """Whether the key leaves open if a source is named: "residents", "experts"."""
    return any(link.names(voice) and not link.is_unnamed for link in case.chain)


def misses(judged: Sequence[Judged]) -> Iterator[Miss]:
    """The open cases whose chain or content is wrong."""
    for j in judged:
        if j.case.held or (j.chain and j.content):
            continue
        written = " < ".join(f"{v.source}#{v.number or ''}" for v in j.voices)
        yield Miss(
            where=j.case.kind,
            wanted=" < ".join("|".join(link.heads) + link.number for link in j.case.chain),
            found=f"{written} [{j.saying.span.of(j.case.text) if j.saying else ''}]",
            context=j.case.text,
            kind="chain" if not j.chain else "content",
        )


def score(setting: Setting) -> Outcome:
    """The figures over all cases, and the chains of each half."""
    judged = [judge(case, setting) for case in cases()[: setting.limit]]
    figures: Mapping[str, float] = {
        **tally(judged),
        "chain, of two voices or more": tally([j for j in judged if len(j.case.chain) > 1])[
            "chain"
        ],
        "chain, open": tally([j for j in judged if not j.case.held])["chain"],
        "chain, held": tally([j for j in judged if j.case.held])["chain"],
    }
    return Outcome(items=len(judged), figures=figures, misses=tuple(misses(judged)))


TASKS = (
    Task(
        name="chains",
        data=(),
        own=("tests/cases/chains.tsv",),
        score=score,
        metric="chain",
        fast=60,
        public=True,
        bars={"chain": 0.80, "unnamed and their number F1": 0.85},
    ),
)
