"""Names in one writing: Latin letters, one case, one spelling of a sound; for comparing only."""

import re
from collections.abc import Sequence
from functools import cache

from anyascii import anyascii

from variorum.lexicon import mapping, rows

Words = tuple[str, ...]

# Longer names are cut: the lists hold none, and comparing costs their product.
_MOST_WORDS = 24
_LONGEST_WORD = 40
_LONGEST_NAME = 400
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}|\b(?:[^\W\d_]\.){2,}[^\W\d_]\b")
_INNER = re.compile(r"(?<=\w)['’‘`ʻʼʾʿ′](?=\w)")
_POSSESSIVE = re.compile(r"['’]s\b")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_AL = re.compile(r"^(?:al|el|ul|ad|as|ash|ar|an|at|az)(?=$|[a-z]{3})")
_VOWELS = re.compile(r"[aeiouvwyh]")
_DOUBLED = re.compile(r"(.)\1+")
_AMPERSAND = re.compile(r"\s*[&+]\s*")


def latin(name: str) -> str:
    """The name in plain Latin letters, whatever script it came in."""
    cut = name[:_LONGEST_NAME]
    if cut.isascii():
        return cut
    written = anyascii(cut)
    # Signs of one syllable each come out as humps: "XiJinPing".
    return _HUMP.sub(" ", written) if syllabic(cut) else written


def syllabic(name: str) -> bool:
    """Whether a name is written in Chinese, Japanese or Korean signs."""
    return any("⺀" <= c <= "鿿" or "가" <= c <= "힣" for c in name)


def unvowelled(name: str) -> bool:
    """Whether a name is written in Arabic or Hebrew letters, short vowels left out."""
    return any("\u0590" <= c <= "\u06ff" for c in name)


def consonants(words: Sequence[str]) -> Words:
    """What is left of words without vowels and the article, to compare with unvowelled writing."""
    bare = (_VOWELS.sub("", sound(_AL.sub("", word))) for word in words)
    # The article is an l where vowels are left out; so it goes from both writings.
    return tuple(word[1:] if word[0] == "l" and len(word) > 2 else word for word in bare if word)


@cache
def forms(name: str) -> Words:
    """The words of a name: lower case, acronyms without points, apostrophes within words gone."""
    plain = _INNER.sub("", _POSSESSIVE.sub("s", latin(name)))
    plain = _DOTTED.sub(lambda m: re.sub(r"[.\s]", "", m.group()) + " ", plain)
    plain = _AMPERSAND.sub(" and ", plain)
    return tuple([w[:_LONGEST_WORD] for w in _NOT_WORD.split(plain.lower()) if w][:_MOST_WORDS])


def spelt_out(words: Sequence[str]) -> Words:
    """The words of a body's name, numbers in figures and short words in full."""
    found: list[str] = []
    for word in words:
        figure = mapping("cardinals").get(word, word)
        found += mapping("name_short_words").get(figure, figure).split()
    return _summed(found)


def _summed(words: Sequence[str]) -> Words:
    """Tens and units as one number: "40 4" as "44"."""
    found: list[str] = []
    for word in words:
        tens = bool(found) and len(found[-1]) > 1 and found[-1].isdigit() and found[-1][-1] == "0"
        if tens and len(word) == 1 and word in "123456789" and found[-1] != "100":
            found[-1] = str(int(found[-1]) + int(word))
        else:
            found.append(word)
    return tuple(found)


@cache
def sound(word: str) -> str:
    """How a word may be read, so that "Yousef" and "Yusuf", "Sergei" and "Sergey" come near."""
    heard = word
    for written, read in mapping("name_sounds").items():
        heard = heard.replace(written, read)
    return _DOUBLED.sub(r"\1", heard)


@cache
def _legal() -> dict[Words, str]:
    return {tuple(form.split()): kind for form, kind, *_ in rows("legal_forms")}


@cache
def _longest() -> int:
    return max(len(form) for form in _legal())


def parted(words: Sequence[str]) -> tuple[Words, str]:
    """A firm's words without its legal form, and the class of that form, "" where it has none."""
    left, kind = tuple(words), ""
    while True:
        cut = _cut(left)
        if cut is None:
            return left, kind
        left, found = cut
        kind = kind or found


def _cut(words: Words) -> tuple[Words, str] | None:
    """One legal form less, at the end or the beginning; never the whole name."""
    for size in range(min(_longest(), len(words) - 1), 0, -1):
        if (kind := _legal().get(words[-size:])) is not None:
            return words[:-size], kind
        if (kind := _legal().get(words[:size])) is not None:
            return words[size:], kind
    return None
