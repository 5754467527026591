"""Mentions: names where they stand, with the key by which they are compared."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.lexicon import mapping, terms
from variorum.lexicon.normal import spelling
from variorum.model import EntityKind, Marks, Report, Span
from variorum.text.words import words

Key = tuple[str, ...]
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_PLURAL = re.compile(r"(?<=\d)s$")
_MINISTRIES = frozenset(("ministry", "department", "office"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands. `order` is the place of its report in the story."""

    order: int
    span: Span
    name: str
    key: Key
    kind: EntityKind


@cache
def _suffixes() -> frozenset[str]:
    rows = mapping("name_org_heads").items()
    return frozenset(form.rstrip(".") for form, cls in rows if cls == "suffix")


def _plain(name: str) -> str:
    """Without the points of acronyms and the s of a plural designation."""
    plain = _DOTTED.sub(lambda m: m.group().replace(".", "") + " ", name)
    return _PLURAL.sub("", plain)


def _ministry(key: Key) -> Key:
    """ "Ministry of Defence" as "Defence Ministry"."""
    if len(key) > 2 and key[0] in _MINISTRIES and key[1] in ("of", "for"):
        return (*key[2:], key[0])
    return key


@cache
def key_of(name: str) -> Key:
    """A name's words in one case and spelling, without article and company suffix."""
    low = name.lower()
    forms = [spelling(w.form) for w in words(_plain(mapping("name_aliases").get(low, name)))]
    kept = [f for f in forms if f != "the"] or forms
    while len(kept) > 1 and kept[-1] in _suffixes():
        kept.pop()
    return _ministry(tuple(kept))


@cache
def common(form: str) -> bool:
    """Whether a folded word is plain English."""
    return form in terms("name_common_words") or form in terms("function_words")


def mention(order: int, where: Span, name: str, kind: EntityKind) -> Mention:
    """A mention with its key."""
    return Mention(order, where, name, key_of(" ".join(name.split())), kind)


def gather(reports: Sequence[Report], marks: Mapping[str, Marks]) -> tuple[Mention, ...]:
    """The marked names of all reports, in order of report and place."""
    found = []
    for order, report in enumerate(reports):
        names = marks[report.id].names if report.id in marks else ()
        found += [mention(order, m.span, m.span.of(report.text), m.kind) for m in names]
    ordered = sorted((m for m in found if m.key), key=lambda m: (m.order, m.span.start))
    return tuple(ordered)
