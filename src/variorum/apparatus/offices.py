"""Which office one person holds: "Sheriff" in one telling, "police chief" in the next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.apparatus.scene import Difference, Scene, reading
from variorum.lexicon import is_function_word, rows, stem
from variorum.lexicon.phrases import longest
from variorum.model import Entity, EntityKind, LocusKind, Span, Verdict, span
from variorum.text.words import Word, words

_REACH = 6  # words to a side of a name among which an office is told of its bearer
_WIDE = 60  # characters that hold them
_JOINS = frozenset(" .-'’")  # what may stand between the words of one title
_ENDS = frozenset(["of", "at", "for", "in", "with", "from", "on", "to", "and"])  # ends its core


@dataclass(frozen=True, slots=True)
class _Office:
    """An office: the family of which a person holds one, its name there, the words with the name
    of the person."""

    family: str
    name: str
    place: Span


def offices(scene: Scene) -> Iterable[Difference]:
    """Persons to whom two reports give two offices that nobody holds at once."""
    for entity in scene.found.entities:
        if entity.kind is EntityKind.PERSON:
            families: dict[str, list[_Office]] = {}
            for office in (*_titles(entity, scene), *_levels(entity, scene)):
                families.setdefault(office.family, []).append(office)
            for held in families.values():
                yield from _difference(entity, held, scene)


def _difference(entity: Entity, held: Sequence[_Office], scene: Scene) -> Iterator[Difference]:
    """The offices of one family as one locus, where no report gives the person two of them."""
    by_report: dict[str, set[str]] = {}
    by_name: dict[str, list[Span]] = {}
    for office in held:
        by_report.setdefault(office.place.report, set()).add(office.name)
        by_name.setdefault(office.name, []).append(office.place)
    if len(by_name) < 2 or any(len(names) > 1 for names in by_report.values()):
        return
    yield Difference(
        kind=LocusKind.NAME,
        topic=f"the office of {entity.name}",
        verdict=Verdict.CONTESTED,
        readings=tuple(
            reading(scene, scene.words(places[0]), name, places)
            for name, places in sorted(by_name.items(), key=lambda told: min(told[1]))
        ),
        why="the same person is given offices that nobody holds at once",
        weight=6,
    )


def _titles(entity: Entity, scene: Scene) -> Iterator[_Office]:
    """The offices of the list that stand right before or after a person's name."""
    for mention in entity.mentions:
        text = scene.reports[mention.report].text
        number = scene.sentence(mention)
        if number is None:
            continue
        bounds = scene.sentences[number]
        before = _touching(
            words(text, max(bounds.start, mention.start - _WIDE), mention.start), mention, text
        )
        after = _after(mention, min(bounds.end, mention.end + _WIDE), text, scene)
        for found, is_title in ((before, True), (after, False)):
            office = _office([w.form for w in found], at_end=is_title)
            if office is not None:
                family, name, places = office
                told = [found[i] for i in places]
                start, end = min(mention.start, told[0].start), max(mention.end, told[-1].end)
                yield _Office(family, name, span(mention.report, start, end))


def _touching(found: Sequence[Word], mention: Span, text: str) -> list[Word]:
    """The words right before a name, as far as they are joined and none is a small word."""
    taken: list[Word] = []
    start = mention.start
    for word in reversed(found[-_REACH:]):
        if not _JOINS.issuperset(text[word.end : start]) or is_function_word(word.form):
            break
        taken.append(word)
        start = word.start
    return taken[::-1]


def _after(mention: Span, end: int, text: str, scene: Scene) -> list[Word]:
    """The words of an apposition to a name: after a comma, up to a small word or another mark;
    none where they lead to another name ("Anna Roth, Professor Karl Lind")."""
    taken: list[Word] = []
    last = mention.end
    for word in words(text, mention.end, end)[: _REACH + 1]:
        gap = text[last : word.start].strip(" -'’")
        if gap != ("," if last == mention.end else "") or (taken and is_function_word(word.form)):
            break
        last = word.end
        if not is_function_word(word.form):
            taken.append(word)
    named = scene.named_at(span(mention.report, mention.end, min(end, last + 2))) if taken else ()
    return [] if any(n.end > last for n in named) else taken


def _office(forms: Sequence[str], *, at_end: bool) -> tuple[str, str, range] | None:
    """The family and name of the office that ends some words (with `at_end`) or stands in them,
    and which of the words are its name."""
    for at in range(len(forms)):
        match = longest("held_offices", forms, at)
        if match is None or match[0].labels[0] == "modifier":
            continue
        phrase, end = match
        family, name = phrase.labels
        if end < len(forms) and (at_end or _modifier(forms[end]) == "past"):
            continue
        before = [_modifier(form) for form in forms[:at]]
        if "past" in before:
            return None
        if "rank" in before[-1:]:
            return family, f"deputy {name}", range(at - 1, end)
        return family, name, range(at, end)
    return None


def _levels(entity: Entity, scene: Scene) -> Iterator[_Office]:
    """What somebody is said to be, by its head and the level before it: "regional officer"."""
    for role in entity.roles:
        forms = [w.form for w in words(role.role)]
        core = forms[: next((i for i, f in enumerate(forms) if f in _ENDS), len(forms))]
        told = [_modifier(form) for form in core[:-1]]
        if "level" in told[-1:] and "past" not in told:
            beside = [m for m in entity.mentions if m.report == role.span.report]
            near = min(beside, key=lambda m: abs(m.start - role.span.start), default=role.span)
            yield _Office(f"level {stem(core[-1])}", core[-2], scene.joined(role.span, near))


def _modifier(form: str) -> str:
    """What a word makes of the office after it: "level", "rank", "past"; "" for other words."""
    return _modifiers().get(form, "")


@cache
def _modifiers() -> dict[str, str]:
    return {
        form: kind
        for forms, family, kind in rows("held_offices")
        if family == "modifier"
        for form in forms.split("|")
    }
