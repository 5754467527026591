"""What tells that two figures are of two things, however alike the words around them are.

Another part of the country; another day of the market; a batch on top of the first; and, of two
tellings of one line each, an event that comes again and again, told of with no more than a
country.
"""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from variorum.apparatus.scene import Scene
from variorum.lexicon import content, mapping, rows, stem, terms
from variorum.model import Figure, Span
from variorum.text.words import fold, words

_BESIDE = 2  # words to each side of a count that may say that it comes on top
_OF_TIME = ("in", "for", "of", "since", "last", "this", "by", "until")
_NEAR_MARKET = 8  # words to each side of a figure that may tell of a market


def apart(one: Figure, other: Figure, scene: Scene) -> bool:
    """Whether the words tell that two figures are of two things."""
    return (
        _elsewhere(one, other, scene)
        or _is_addition(one, scene) != _is_addition(other, scene)
        or _another_session(one, other, scene)
        or _may_be_another_event(one, other, scene)
    )


def _sentence(figure: Figure, scene: Scene) -> Span:
    return scene.sentences[scene.sentence(figure.span) or 0]


def _forms(figure: Figure, scene: Scene) -> list[str]:
    place = scene.sentence(figure.span) or 0
    return [w.form for w in scene.tokens[place]]


def _elsewhere(one: Figure, other: Figure, scene: Scene) -> bool:
    """The east of a country and its south; but north-west is north."""
    first, second = (_directions(_forms(f, scene)) for f in (one, other))
    return bool(first and second) and not (first <= second or second <= first)


def _directions(forms: Iterable[str]) -> frozenset[str]:
    compass = mapping("compass")
    return frozenset(d for form in forms if form in compass for d in compass[form].split())


def _beside(figure: Figure, scene: Scene, reach: int) -> list[str]:
    """The words of a figure, and so many to each side of it in its sentence."""
    place = _sentence(figure, scene)
    text = scene.reports[place.report].text
    before = words(text, place.start, figure.span.start)[-reach:]
    within = words(text, figure.span.start, figure.span.end)
    after = words(text, figure.span.end, place.end)[:reach]
    return [w.form for w in (*before, *within, *after)]


def _is_addition(figure: Figure, scene: Scene) -> bool:
    """Whether a count comes on top of another: "1,800 more homes"; not "more than 1,800"."""
    near = _beside(figure, scene, _BESIDE)
    added = terms("increments")
    return any(form in added and near[n + 1 : n + 2] != ["than"] for n, form in enumerate(near))


def _another_session(one: Figure, other: Figure, scene: Scene) -> bool:
    """Two quotations of a market, unless both reports are known to be of one day."""
    if not (_is_quotation(one, scene) and _is_quotation(other, scene)):
        return False
    days = [scene.days.get(f.span.report, "") for f in (one, other)]
    return not days[0] or days[0] != days[1]


def _is_quotation(figure: Figure, scene: Scene) -> bool:
    near = _beside(figure, scene, _NEAR_MARKET)
    kinds = {kind for form in near for kind in _market_words().get(form, ())}
    return kinds == {"quoted", "move"}


@cache
def _market_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, kind in rows("quotations_market"):
        found[word] = (*found.get(word, ()), kind)
    return found


def _may_be_another_event(one: Figure, other: Figure, scene: Scene) -> bool:
    """Of tellings of one line: of other days or months, or with nothing in common but a country
    and what happens there often."""
    if scene.lines(one.span.report) > 1 or scene.lines(other.span.report) > 1:
        return False
    first, second = (_times(f, scene) for f in (one, other))
    if first and second and first.isdisjoint(second):
        return True
    if not (_recurs(one, scene) and _recurs(other, scene)):
        return False
    shared = scene.stems(_sentence(one, scene)) & scene.stems(_sentence(other, scene))
    return not (shared - _unspecific())


def _recurs(figure: Figure, scene: Scene) -> bool:
    return any(form in terms("recurring") for form in _forms(figure, scene))


def _times(figure: Figure, scene: Scene) -> frozenset[str]:
    """The days of the week in a figure's sentence, and the months after a small word ("in May")."""
    forms = _forms(figure, scene)
    days, months = _calendar("WEEKDAY"), _calendar("MONTH")
    named = {m for before, m in pairwise(forms) if m in months and before in _OF_TIME}
    return frozenset(named.union(form for form in forms if form in days))


@cache
def _calendar(kind: str) -> frozenset[str]:
    return frozenset(fold(row[1]) for row in rows("date_words") if row[0] == kind)


@cache
def _unspecific() -> frozenset[str]:
    """Stems that many events share: what happens again and again, to people, in a country."""
    countries = [row[0] for row in rows("name_places") if row[1] in ("country", "region")]
    said = [
        *terms("recurring"),
        *terms("tolls"),
        *terms("people"),
        *terms("name_demonyms"),
        *terms("compass"),
        *terms("number_stems"),
        *countries,
    ]
    return frozenset(stem(w.form) for text in said for w in content(text)) | terms("number_stems")
