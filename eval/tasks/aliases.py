"""Aliases across reports: do the entities of a story hold what five outlets call one thing?

The namings are those of NewsWCL50 that hold a proper name ("Mr. Trump", "Donald J. Trump", "the
United States"); each is given the entity whose mention stands in it. B-cubed over all namings; one
in which no name was marked stands alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from eval.loaders.newswcl import FOLDER, Event, Naming, load
from eval.task import Miss, Outcome, Setting, Task
from variorum.entities import identify
from variorum.model import Article, Entity, EntityKind, Report, Span
from variorum.witness import transcribe

Labels = Sequence[tuple[Naming, str]]


def reports_of(event: Event) -> tuple[Report, ...]:
    """The event's texts as reports."""
    return tuple(transcribe(Article(id=name, text=text)) for name, text in event.texts)


def labelled(event: Event, entities: Sequence[Entity]) -> Labels:
    """Each naming with the entity that is last named in it, persons first for a person."""
    placed = defaultdict(list)
    for entity in entities:
        for m in entity.mentions:
            placed[m.report].append((m, entity))
    found = []
    for number, naming in enumerate(event.namings):
        inside = [p for p in placed[naming.span.report] if _meet(naming.span, p[0])]
        best = max(inside, key=lambda p: _rank(naming, *p), default=None)
        found.append((naming, best[1].id if best else f"alone {number}"))
    return found


def _meet(naming: Span, mention: Span) -> bool:
    return naming.covers(mention) or mention.covers(naming)


def _rank(naming: Naming, mention: Span, entity: Entity) -> tuple[bool, int]:
    return (entity.kind is EntityKind.PERSON) == naming.person, mention.start


def b_cubed(found: Labels) -> tuple[float, float]:
    """Precision and recall of the entities against the codes, summed over namings."""
    codes = Counter(naming.code for naming, _ in found)
    groups = Counter(group for _, group in found)
    both = Counter((naming.code, group) for naming, group in found)
    pairs = [(naming.code, group) for naming, group in found]
    right = sum(both[pair] / groups[pair[1]] for pair in pairs)
    whole = sum(both[pair] / codes[pair[0]] for pair in pairs)
    return right, whole


def _misses(event: Event, found: Labels, names: Mapping[str, str]) -> Iterator[Miss]:
    """Every code whose namings are parted, every entity that holds two codes, by surface."""
    texts = dict(event.texts)
    main = _main(found, by_code=True)
    owner = _main(found, by_code=False)
    for naming, group in found:
        words = " ".join(naming.span.of(texts[naming.span.report]).split())
        where = naming.span.report
        other = names.get(group, "")
        if group != main[naming.code]:
            kind = "not marked" if not other else "parted"
            yield Miss(where=where, wanted=naming.code, found=other, context=words, kind=kind)
        elif owner[group] != naming.code:
            yield Miss(where=where, wanted=naming.code, found=other, context=words, kind="merged")


def _main(found: Labels, *, by_code: bool) -> dict[str, str]:
    """The group most namings of a code are in, or the code most namings of a group have."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for naming, group in found:
        key, value = (naming.code, group) if by_code else (group, naming.code)
        counted[key][value] += 1
    return {key: min(c, key=lambda v: (-c[v], v)) for key, c in counted.items()}


def score(setting: Setting) -> Outcome:
    """B-cubed over the events; misses of the odd ones stay unseen."""
    right = whole = 0.0
    total = 0
    misses: list[Miss] = []
    for event in load(setting.shared)[: setting.limit]:
        reports = reports_of(event)
        entities, _ = identify(reports, {r.id: setting.reader(r) for r in reports})
        found = labelled(event, entities)
        more = b_cubed(found)
        right, whole, total = right + more[0], whole + more[1], total + len(found)
        if int(event.id) % 2 == 0:
            misses += _misses(event, found, {e.id: e.name for e in entities})
    precision, recall = right / max(1, total), whole / max(1, total)
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    figures = {"B-cubed F1": both, "precision": precision, "recall": recall}
    return Outcome(items=total, figures=figures, misses=tuple(misses))


TASKS = (
    Task(
        name="aliases",
        data=(f"{FOLDER}/docs.jsonl", f"{FOLDER}/Annotations.csv"),
        score=score,
        metric="B-cubed F1",
        bars={"B-cubed F1": 0.9},
        fast=1,
    ),
)
