"""What the lexicons know of names: kinds of words, and whole names as phrases."""

from collections.abc import Iterable
from functools import cache
from types import MappingProxyType

from variorum.lexicon import is_function_word, mapping, rows, stem, terms
from variorum.model import EntityKind
from variorum.text.words import fold

Phrases = MappingProxyType[str, tuple[tuple[tuple[str, ...], EntityKind], ...]]

_LONGEST_WORD = 40
_PHRASES = (
    ("name_orgs", EntityKind.ORGANISATION),
    ("name_places", EntityKind.PLACE),
)


@cache
def classes(name: str) -> MappingProxyType[str, frozenset[str]]:
    """The first columns of a lexicon, gathered by its second column."""
    gathered: dict[str, set[str]] = {}
    for form, cls, *_ in rows(name):
        gathered.setdefault(cls, set()).add(form)
    return MappingProxyType({cls: frozenset(forms) for cls, forms in gathered.items()})


@cache
def heads(cls: str) -> frozenset[str]:
    """Head words of organisations of one class: last, field, suffix, of."""
    return classes("name_org_heads")[cls]


@cache
def small(cls: str) -> frozenset[str]:
    """A small set of words that the rules use, by its name."""
    return classes("name_words")[cls]


@cache
def place_heads(cls: str) -> frozenset[str]:
    """Head words of places of one class: last, first, of."""
    return classes("name_place_heads")[cls]


@cache
def event_heads(cls: str) -> frozenset[str]:
    """Head words of events of one class: last, first, whole."""
    return classes("name_event_heads")[cls]


def _kinds() -> Iterable[tuple[str, EntityKind]]:
    for name, kind in _PHRASES:
        yield from ((row[0], kind) for row in rows(name))
    yield from ((form, EntityKind.EVENT) for form in sorted(event_heads("whole")))
    yield from ((form, EntityKind(kind)) for form, kind in sorted(mapping("name_products").items()))


@cache
def whole_names() -> MappingProxyType[str, EntityKind]:
    """Every name the lexicons know whole, as written, and what it names; the first entry holds."""
    known: dict[str, EntityKind] = {}
    for form, kind in _kinds():
        known.setdefault(form, kind)
    return MappingProxyType(known)


@cache
def phrases() -> Phrases:
    """Known names of two words and more, by their first word, the longest first."""
    gathered: dict[str, list[tuple[tuple[str, ...], EntityKind]]] = {}
    for form, kind in whole_names().items():
        parts = tuple(form.split())
        if len(parts) > 1:
            gathered.setdefault(parts[0], []).append((parts, kind))
    return MappingProxyType(
        {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in gathered.items()}
    )


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(stem(fold(word)) for word in terms("name_common_words"))


@cache
def common(low: str) -> bool:
    """Whether a lower-case word is an English word that is no name by itself."""
    if len(low) > _LONGEST_WORD:
        return False
    form = fold(low)
    return is_function_word(form) or low in terms("name_not_names") or stem(form) in _common_stems()


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in terms(name))


def given(word: str) -> bool:
    """Whether a word is a given name, or begins with one ("Jean-Claude")."""
    return fold(word.split("-")[0]) in _folded("name_given")


def grammatical(low: str) -> bool:
    """Whether a lower-case word is a function word, or one with a clitic: "we’re"."""
    plain = low.replace("’", "'")
    return is_function_word(plain) or ("'" in plain and is_function_word(plain.split("'")[0]))


def family(word: str) -> bool:
    """Whether a word is a frequent family name."""
    return fold(word) in _folded("name_surnames")


def town(name: str) -> bool:
    """Whether it is a larger town of the world, and nothing else that the lexicons know."""
    return name in terms("name_towns") and not (common(name.lower()) or given(name) or family(name))


def of_place(word: str) -> bool:
    """A word that says whence: "South" of "South Korean", "Alabama" of "Alabama Republican"."""
    return whole_names().get(word) is EntityKind.PLACE or word.lower() in small("direction")


def demonym(word: str) -> bool:
    """Whether a word is an adjective or noun of a people, faith or party."""
    return word in terms("name_demonyms")


@cache
def title_class(low: str) -> str:
    """The class of a title word (honorific, royal, rank, office, modifier), or ""."""
    return mapping("name_titles").get(low, "")


def particle(word: str) -> bool:
    """Whether a word is a small word inside names ("van", "bin", "de")."""
    return word in terms("name_particles")


def role(low: str) -> bool:
    """Whether a lower-case word says what a person is."""
    return low in mapping("name_roles")
