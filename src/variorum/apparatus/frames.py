"""A figure with what tells what it counts: the words of its own part of the sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.apparatus.apart import Setting, setting
from variorum.apparatus.money import is_money
from variorum.apparatus.rates import bases
from variorum.apparatus.scene import Scene
from variorum.apparatus.units import dimension
from variorum.lexicon import content, is_function_word, mapping, rows, stem, terms
from variorum.model import Entity, EntityKind, Figure, Span, span
from variorum.text.words import Word, words

_AROUND = 90  # characters on each side of a figure that may tell what it counts
_FEW = 2  # content words that a figure's own part of the sentence must have
_AFTER = 2  # content words after a figure that may name what it counts
_BESIDE = 6  # words to each side of a count that may say that it goes on
_WALLS = frozenset(',;:()[]“”"—–…?!.')
_TURNS = frozenset(("while", "but", "whereas", "which", "who", "although", "though", "including"))
_JOINTS = ("and", "or", "plus")
_LIVES = ("life", "lives")
_THINGS = ("hospital", "hospitals", "ambulance", "homes")  # places that tell what befell people
_PRONOUNS = frozenset(("he", "she", "they", "it", "his", "her", "their", "its"))
_GAP = 2  # characters between a bracket and the figure in it
_OPENING = 3  # words of a sentence among which a pronoun looks back


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure with what is needed to tell what it counts.

    `base` is the number that a rate is on ("11 cases per 1,000"), else None, and `place` the words
    of both. `state` is what befell the people counted ("killed"), `around` the words of the
    figure's own part of the sentence, `nouns` the stems that name the thing, `owners` who is named
    beside it (speakers apart), `holders` the persons in its own part, or the name that it stands
    behind in brackets; `setting` is what else tells it apart. A `loose` one may differ from another
    of its own report.
    """

    figure: Figure
    base: float | None
    place: Span
    measure: str
    state: str
    around: str
    nouns: frozenset[str]
    owners: frozenset[str]
    holders: frozenset[str]
    setting: Setting
    loose: bool


def framed(figures: Sequence[Figure], scene: Scene) -> list[Count]:
    """Figures that stand in sentences, each with what tells what it counts; but not what a rate
    is on."""
    beside: dict[int | None, list[Span]] = {}
    for figure in figures:
        beside.setdefault(scene.sentence(figure.span), []).append(figure.span)
    on = bases(figures, scene)
    based = {base.span for base in on.values()}
    return [
        _count(f, on.get(f.span), beside[scene.sentence(f.span)], scene)
        for f in figures
        if f.span not in based
    ]


def _count(figure: Figure, base: Figure | None, figures: Sequence[Span], scene: Scene) -> Count:
    place = scene.sentences[scene.sentence(figure.span) or 0]
    text = scene.reports[place.report].text
    own = own_part(figure.span, place, figures, text)
    wide = span(
        place.report,
        max(place.start, figure.span.start - _AROUND),
        min(place.end, figure.span.end + _AROUND),
    )
    inside = content(text, own.start, own.end)
    parts = [own_part(f, place, figures, text) for f in figures if f != figure.span]
    near = [
        w
        for w in content(text, wide.start, wide.end)
        if not any(p.start <= w.start < p.end for p in parts)
    ]
    after = content(text, figure.span.end, wide.end)[:_AFTER]
    named = [*content(figure.subject), *after]
    measure = _measure(figure, text)
    is_short = len(inside) < _FEW or scene.lines(place.report) == 1
    return Count(
        figure=figure,
        base=base.value if base else None,
        place=scene.joined(figure.span, base.span) if base else figure.span,
        measure=measure,
        state=_state(figure, inside) or _state(figure, near),
        around=scene.words(wide if is_short else own),
        nouns=frozenset(stem(w.form) for w in named if w.form.isalpha())
        - {stem(figure.unit.lower())}
        - terms("number_stems"),
        owners=_owners(figure, place, scene, measure),
        holders=_holders(figure, own, scene),
        setting=setting(figure, scene),
        loose=scene.is_headline(place) or _goes_on(figure, place, text),
    )


def own_part(
    place: Span,
    sentence: Span,
    others: Iterable[Span],
    text: str,
    *,
    turns: frozenset[str] = frozenset(),
) -> Span:
    """The part of a sentence that belongs to a figure or a date.

    It goes back to a comma, a turn ("while", and the further `turns`), an "and" or another of its
    kind, and on as far, but past an "and" that joins no other of its kind.
    """
    turns |= _TURNS
    before = max((o.end for o in others if o.end <= place.start), default=0)
    after = min((o.start for o in others if o.start >= place.end), default=len(text))
    start, end = place.start, place.end
    for word in reversed(words(text, max(sentence.start, before), place.start)):
        if _is_wall(text[word.end : start]) or word.form in turns or word.form in _JOINTS:
            break
        start = word.start
    for word in words(text, place.end, min(sentence.end, after)):
        if _is_wall(text[end : word.start]) or word.form in turns:
            break
        end = word.end
    if after < sentence.end and after - end <= 1:
        joints = [w.start for w in words(text, place.end, end) if w.form in _JOINTS]
        end = joints[-1] if joints else end
    return span(place.report, start, end)


def _is_wall(gap: str) -> bool:
    return not _WALLS.isdisjoint(gap)


def _goes_on(figure: Figure, place: Span, text: str) -> bool:
    """Whether the words beside a count say that it is one of several, in time."""
    before = words(text, max(place.start, figure.span.start - _AROUND), figure.span.start)
    after = words(text, figure.span.end, min(place.end, figure.span.end + _AROUND))
    near = (*before[-_BESIDE:], *after[:_BESIDE])
    return any(w.form in terms("goes_on") for w in near)


def _state(figure: Figure, near: Sequence[Word]) -> str:
    """What is said of the people counted, by the nearest word that says it; "" where none does."""
    states = mapping("tolls")
    if figure.unit in states:
        return states[figure.unit]
    found = [(_distance(figure, w), states[w.form]) for w in near if w.form in states]
    if figure.unit in _LIVES:  # "claims 18 lives", "saves 18 lives"
        return "rescued" if any(state == "rescued" for _, state in found) else "killed"
    if any(w.form in _LIVES for w in near) and any(w.form in ("lost", "losing") for w in near):
        return "killed"
    return min(found)[1] if found else ""


def _distance(figure: Figure, word: Word) -> int:
    """Characters between figure and word; what stands before is twice as far as what follows."""
    if word.end <= figure.span.start:
        return 2 * (figure.span.start - word.end)
    return max(0, word.start - figure.span.end)


def _measure(figure: Figure, text: str) -> str:
    """What kind of quantity it is; only figures of one kind are compared."""
    if is_money(figure):
        return "money"
    if figure.unit in _people():
        return "people"
    if figure.unit == "years" and _is_age(figure, text):
        return "age"
    return dimension(figure.unit) or (stem(figure.unit.lower()) if figure.unit else "")


def _is_age(figure: Figure, text: str) -> bool:
    """Whether years are somebody's age: "42-year-old", "aged 42", "Mr Hahn, 42,"."""
    inside = [w.form for w in words(text, figure.span.start, figure.span.end)]
    beside = [w.form for w in words(text, figure.span.end, figure.span.end + 12)[:1]]
    told = any(w in ("old", "aged", "age", "ages") for w in (*inside, *beside))
    return told or not any(w.startswith(("year", "decade")) for w in inside)


@cache
def _people() -> frozenset[str]:
    """Words for people who are counted, and for what befell them ("deaths")."""
    persons = (row[1] for row in rows("quantity_words") if row[0] == "PERSON")
    named = frozenset([*mapping("people"), *mapping("tolls"), *persons, *_LIVES])
    return named.difference(_THINGS)


def _owners(figure: Figure, sentence: Span, scene: Scene, measure: str) -> frozenset[str]:
    """Who or what is named in a figure's sentence, or, where that looks back, in the one before.

    Whoever is given the word is no owner. An age belongs to the nearest person.
    """
    named = _named(figure, sentence, scene)
    if not any(e.kind is EntityKind.PERSON for _, e in named) and _looks_back(sentence, scene):
        before = scene.before(sentence)
        named = [*named, *(_named(figure, before, scene) if before else ())]
    if measure == "age":
        near = [(_gap(figure.span, m), e.id) for m, e in named if e.kind is EntityKind.PERSON]
        return frozenset([min(near)[1]]) if near else frozenset()
    return frozenset(e.id for _, e in named)


def _named(figure: Figure, sentence: Span, scene: Scene) -> list[tuple[Span, Entity]]:
    saying = scene.saying(figure.span)
    voices = [v.span for v in saying.attribution] if saying else []
    return [
        (m, e) for m, e in scene.mentions(sentence) if not any(m.overlap(voice) for voice in voices)
    ]


def _holders(figure: Figure, own: Span, scene: Scene) -> frozenset[str]:
    """The persons in a figure's own part; but "Huckabee (14 percent)" is his alone.

    People are counted whoever is named beside them.
    """
    if figure.unit in _people():
        return frozenset()
    text = scene.reports[own.report].text
    reach = span(own.report, max(0, figure.span.start - _AROUND), figure.span.end)
    opened = text[max(0, figure.span.start - _GAP) : figure.span.start].strip() == "("
    before = [(m.end, e) for m, e in scene.mentions(reach) if m.end <= figure.span.start]
    behind = [e for end, e in before if not text[end : figure.span.start].strip(" (")]
    named = behind[-1:] if opened else [e for _, e in _named(figure, own, scene)]
    return frozenset(e.id for e in named if e.kind is EntityKind.PERSON)


def _looks_back(sentence: Span, scene: Scene) -> bool:
    text = scene.reports[sentence.report].text
    opening = words(text, sentence.start, sentence.end)[:_OPENING]
    return any(w.form in _PRONOUNS for w in opening if is_function_word(w.form))


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
