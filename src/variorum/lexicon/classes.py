"""Closed classes of words, and the nouns for those who speak."""

from functools import cache

from variorum.lexicon.load import rows
from variorum.lexicon.tokens import base


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class of `word_classes.tsv`."""
    return frozenset(row[0] for row in rows("word_classes") if row[1] == name)


@cache
def speaker_nouns() -> dict[str, tuple[str, ...]]:
    """A noun for a speaker, singular or plural, to its kinds ("official", "document", …)."""
    kinds: dict[str, list[str]] = {}
    for row in rows("speakers"):
        for form in (row[0], row[2] if len(row) > 2 else _plural(row[0])):
            known = kinds.setdefault(form, [])
            if row[1] not in known:
                known.append(row[1])
    return {form: tuple(known) for form, known in kinds.items()}


def speaker_kinds(form: str) -> tuple[str, ...]:
    """What a noun makes of its phrase, () where it names no speaker."""
    return speaker_nouns().get(form) or speaker_nouns().get(base(form), ())


@cache
def plural_nouns() -> frozenset[str]:
    """The plurals among the nouns for speakers: "sources", "police", "people"."""
    plurals = {row[2] if len(row) > 2 else _plural(row[0]) for row in rows("speakers")}
    return frozenset(plurals | {"police", "people", "authorities", "many", "some", "others", "few"})


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"
