"""What tells that two figures are of two things, however alike the words around them are.

Another part of the country; another day of the market; another year; a batch on top of the first;
a part and its whole; a sum for a year and the whole of it; a change and a level; what another is
held against; and, of two tellings of one line each, an event that comes again and again, told of
with no more than a country.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from variorum.apparatus.scene import Scene
from variorum.lexicon import content, mapping, rows, stem, terms
from variorum.model import Figure, Span
from variorum.text.numbers import numeral
from variorum.text.words import fold, words

_BESIDE = 2  # words to each side of a count that may say that it comes on top
_EACH = ("a", "an", "per", "each", "every")
_AGAINST = ("up from", "down from", "record of", "compared with", "compared to", "as against")
_OF_TIME = ("in", "for", "of", "since", "last", "this", "by", "until")
_SHARE = "%"
_NEAR_PERIOD = 4  # words to each side of a figure that may say that it comes each year
_NEAR_MARKET = 8  # words to each side of a figure that may tell of a market


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the words beside a figure tell of what it is not: read once, compared many times.

    `wholes` are the values of which it says that it is a part, `per_time` whether it comes again
    each year or week, `compared` whether another figure is held against it, `changed` whether it
    is a share by which something grew or shrank.
    """

    figure: Figure
    directions: frozenset[str]
    years: frozenset[int]
    wholes: frozenset[float]
    added: bool
    compared: bool
    per_time: bool
    changed: bool
    quoted: bool

    def ways(self) -> tuple[bool, ...]:
        """In which ways the figure may be told: two of one thing are told in the same."""
        return self.added, self.compared, self.per_time, self.changed


def setting(figure: Figure, scene: Scene) -> Setting:
    """The words beside a figure, read for what tells it apart."""
    return Setting(
        figure=figure,
        directions=_directions(_forms(figure, scene)),
        years=scene.years(_sentence(figure, scene)),
        wholes=_wholes(figure, scene),
        added=_is_addition(figure, scene),
        compared=_is_compared_with(figure, scene),
        per_time=_is_per_time(figure, scene),
        changed=_is_change(figure, scene),
        quoted=_is_quotation(figure, scene),
    )


def apart(one: Setting, other: Setting, scene: Scene) -> bool:
    """Whether the words tell that two figures are of two things."""
    in_other_years = bool(one.years and other.years) and one.years.isdisjoint(other.years)
    return (
        in_other_years
        or one.ways() != other.ways()
        or one.figure.value in other.wholes
        or other.figure.value in one.wholes
        or _elsewhere(one, other)
        or _another_session(one, other, scene)
        or _may_be_another_event(one.figure, other.figure, scene)
    )


def _sentence(figure: Figure, scene: Scene) -> Span:
    return scene.sentences[scene.sentence(figure.span) or 0]


def _forms(figure: Figure, scene: Scene) -> list[str]:
    place = scene.sentence(figure.span) or 0
    return [w.form for w in scene.tokens[place]]


def _elsewhere(one: Setting, other: Setting) -> bool:
    """The east of a country and its south; but north-west is north."""
    first, second = one.directions, other.directions
    return bool(first and second) and not (first <= second or second <= first)


def _directions(forms: Iterable[str]) -> frozenset[str]:
    compass = mapping("compass")
    return frozenset(d for form in forms if form in compass for d in compass[form].split())


def _beside(figure: Figure, scene: Scene, reach: int) -> list[str]:
    """The words of a figure, and so many to each side of it in its sentence."""
    text = scene.reports[figure.span.report].text
    before, after = _around(figure, scene, reach)
    within = [w.form for w in words(text, figure.span.start, figure.span.end)]
    return [*before, *within, *after]


def _around(figure: Figure, scene: Scene, reach: int) -> tuple[list[str], list[str]]:
    """So many words before a figure in its sentence, and so many after it."""
    place = _sentence(figure, scene)
    text = scene.reports[place.report].text
    before = words(text, place.start, figure.span.start)[-reach:]
    after = words(text, figure.span.end, place.end)[:reach]
    return [w.form for w in before], [w.form for w in after]


def _is_addition(figure: Figure, scene: Scene) -> bool:
    """Whether a count comes on top of another: "1,800 more homes", "six other docks"; not "more
    than 1,800"."""
    near = _beside(figure, scene, _BESIDE)
    added = terms("increments")
    return any(form in added and near[n + 1 : n + 2] != ["than"] for n, form in enumerate(near))


def _is_compared_with(figure: Figure, scene: Scene) -> bool:
    """Whether a figure is what another is held against: "up from 12", "the record of 12"."""
    before, _ = _around(figure, scene, _BESIDE)
    return " ".join(before) in _AGAINST or before[-1:] == ["versus"]


def _is_change(figure: Figure, scene: Scene) -> bool:
    """Whether a share tells by how much something grew or shrank: "a 15 per cent rise"."""
    if figure.unit != _SHARE:
        return False
    before, after = _around(figure, scene, _BESIDE)
    return not terms("changes").isdisjoint((*before, *after))


def _wholes(figure: Figure, scene: Scene) -> frozenset[float]:
    """The values that a figure names as its whole: "three of the seven shots"."""
    text = scene.reports[figure.span.report].text
    inside = [w.form for w in words(text, figure.span.start, figure.span.end)]
    named = inside[inside.index("of", 1) + 1 :] if "of" in inside[1:] else []
    return frozenset(value for form in named if (value := _number(form)) is not None)


def _number(form: str) -> float | None:
    """The value of a number of one word; None where the word is none."""
    if form[0].isdecimal():
        return numeral(form)
    spelt = {word: value for _, word, value in rows("number_words") if word == form}
    return float(spelt[form]) if form in spelt else None


def _is_per_time(figure: Figure, scene: Scene) -> bool:
    """Whether a figure is one of each year, week, season: "£85,000 a week", "annual"."""
    near = _beside(figure, scene, _NEAR_PERIOD)
    _, after = _around(figure, scene, _NEAR_PERIOD)
    return any(form in terms("per_time") for form in near) or any(
        one in _EACH and other in mapping("time_units") for one, other in pairwise(after)
    )


def _another_session(one: Setting, other: Setting, scene: Scene) -> bool:
    """Two quotations of a market, unless both reports are known to be of one day."""
    if not (one.quoted and other.quoted):
        return False
    days = [scene.days.get(s.figure.span.report, "") for s in (one, other)]
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
