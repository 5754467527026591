"""The newsrooms of the world by name, alias and domain."""

from functools import cache

from variorum.lexicon.load import rows, terms
from variorum.lexicon.normal import is_function_word

_RANKS = {"agency": 0, "newspaper": 1, "broadcaster": 1}


def canonical_outlet(name: str) -> str:
    """The one name of a newsroom: "AP" and "apnews.com" give "Associated Press".

    A name that is not in `outlets.tsv` is given back without a leading "the".
    """
    found = _find(name)
    return found[0] if found else _bare(name)


def is_outlet(name: str) -> bool:
    """Whether a name is a newsroom's: listed, or of two words and ending as mastheads do."""
    if _find(name):
        return True
    parts = _bare(name).split()
    if not parts or is_function_word(parts[0].lower()):
        return False
    capitals = len(parts) > 1 and all(part[0].isupper() for part in parts if part[0].isalpha())
    return capitals and parts[-1].lower() in terms("outlet_words") and len(parts) <= 5


def is_newsroom(phrase: str) -> bool:
    """Whether a phrase is a newsroom's: its name, a masthead's last word ("the Courier"), a noun
    ("local radio", "this newspaper"), or a noun before a name ("Radio Delta", "the paper El Dia").
    """
    if is_outlet(phrase):
        return True
    words = _bare(phrase).split()
    called = phrase[:4].lower() == "the " and len(words) == 1 and words[0][:1].isupper()
    if called and words[0].lower() in terms("outlet_words"):
        return True
    plain = [word.lower() for word in words]
    if plain and plain[-1] in _MANY:
        return len(plain) > 1 and plain[0] not in ("a", "this", "our", "news", "mass")
    if plain and plain[0] in ("their", "its", "his", "her"):
        return False  # one's own site is one's own voice
    noun = next((i for i in range(len(plain)) if _is_noun(plain[max(0, i - 1) : i + 1])), -1)
    after = words[noun + 1 :]
    return 0 <= noun < _NOUN_NEAR and all(word[0].isupper() for word in after)


def _is_noun(words: list[str]) -> bool:
    """Whether one word, or two ("news agency"), make a noun for a newsroom."""
    return words[-1] in _newsroom_nouns() or " ".join(words) in _newsroom_nouns()


# A newsroom's noun has an article and two adjectives before it at most: "a local news site".
_NOUN_NEAR = 4
# "Local media" are somebody's newsrooms; "the media" are anybody's.
_MANY = frozenset(["media", "press", "outlets"])


@cache
def _newsroom_nouns() -> frozenset[str]:
    """The nouns for newsrooms, those for their people and wares left out."""
    people = {"journalist", "reporter", "correspondent", "report", "reports", "podcast", "media"}
    nouns = {row[0] for row in rows("speakers") if row[1] == "report"}
    wares = {"press", "outlet", "post", "program", "programme", "wire", "website", "publication"}
    return frozenset(nouns - people - wares)


def is_agency(name: str) -> bool:
    """Whether a name is a news agency's, whose reports others print."""
    found = _find(name)
    return found is not None and found[1] == "agency"


def outlet_rank(name: str) -> int:
    """How likely a newsroom is the first to have a story, other things being equal: 0 for an
    agency, 1 for a newspaper or broadcaster, 2 for a site without a newsroom in print or on the
    air, 3 for a name that is not listed."""
    found = _find(name)
    return _RANKS.get(found[1], 2) if found else 3


@cache
def _listed() -> dict[str, tuple[str, str]]:
    """Folded name, alias or domain: the canonical name and its kind. An earlier row wins."""
    index: dict[str, tuple[str, str]] = {}
    for row in rows("outlets"):
        # Initials and bare names keep their case: "PA" is an agency, "pa" is not.
        for name in _names(row):
            index.setdefault(_key(name), (_bare(row[0]), row[3]))
        for domain in _split(row[2]):
            index.setdefault(domain, (_bare(row[0]), row[3]))
    return index


def _find(name: str) -> tuple[str, str] | None:
    plain = " ".join(name.replace("’", "'").split())
    index = _listed()
    return index.get(_key(plain)) or next((index[d] for d in _domains(plain) if d in index), None)


def _names(row: tuple[str, ...]) -> tuple[str, ...]:
    return (row[0], *_split(row[1]))


def _split(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split("|"))


def _bare(name: str) -> str:
    head, _, rest = name.strip().partition(" ")
    return rest.strip() if head.lower() == "the" and rest.strip() else name.strip()


def _key(name: str) -> str:
    """A name to look up: without "the" and a possessive; in one case from six letters up, so that
    a headline's "REUTERS" is known and the word "mint" or "time" is not a newsroom."""
    bare = _bare(name).removesuffix("'s").rstrip("'")
    return bare.lower() if len(bare) > 5 and bare[:1].isupper() else bare


def _domains(name: str) -> tuple[str, ...]:
    """A host, and what it is a part of: "uk.reuters.com", then "reuters.com"."""
    labels = name.lower().removeprefix("www.").split(".")
    return tuple(".".join(labels[at:]) for at in range(max(1, len(labels) - 1)))
