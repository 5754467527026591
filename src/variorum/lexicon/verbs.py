"""Forms of verbs: regular by rule, irregular by list."""

from dataclasses import dataclass
from functools import cache

from variorum.lexicon.load import rows


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of one verb, particles kept: "point out", "pointed out"."""

    base: str
    third: str
    past: str
    participle: str
    ing: str

    def forms(self) -> tuple[str, ...]:
        """All forms, base first, each once."""
        every = (self.base, self.third, self.past, self.participle, self.ing)
        return tuple(dict.fromkeys(every))


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in rows("irregular_verbs")}


def inflect(base: str, past: str = "", participle: str = "") -> Verb:
    """The forms of a verb; the past where it is given, else by list, else by rule."""
    head, gap, particle = base.partition(" ")
    rest = gap + particle
    if not past and head in _irregular():
        past, participle = (form + rest for form in _irregular()[head])
    regular = _past(head) + rest
    past = past or regular
    ing = _ing(head, past.partition(" ")[0])
    return Verb(base, _third(head) + rest, past, participle or past, ing + rest)


def _third(head: str) -> str:
    if head == "be":
        return "is"
    if head == "have":
        return "has"
    if head.endswith(("s", "x", "z", "ch", "sh", "o")):
        return head + "es"
    if head.endswith("y") and head[-2] not in "aeiou":
        return head[:-1] + "ies"
    return head + "s"


def _past(head: str) -> str:
    if head.endswith("e"):
        return head + "d"
    if head.endswith("y") and head[-2] not in "aeiou":
        return head[:-1] + "ied"
    return (head + head[-1] if _doubles(head) else head) + "ed"


def _ing(head: str, past: str) -> str:
    if head.endswith("ie"):
        return head[:-2] + "ying"
    if head.endswith("e") and not head.endswith(("ee", "be")):
        return head[:-1] + "ing"
    if past == head + head[-1] + "ed":
        return head + head[-1] + "ing"
    return (head + head[-1] if _doubles(head) else head) + "ing"


def _doubles(head: str) -> bool:
    """Whether a short verb doubles its last letter: "plan", "beg", "run"."""
    if len(head) < 3 or head[-1] not in "bdgklmnprt" or head[-2] not in "aeiou":
        return False
    return sum(letter in "aeiou" for letter in head) == 1


@cache
def finite_forms() -> frozenset[str]:
    """Single words that are nearly always finite verbs: auxiliaries, irregular pasts."""
    pasts = {row[1] for row in rows("irregular_verbs") if row[1] not in (row[0], row[2])}
    return frozenset(pasts | _AUXILIARIES)


_AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "am",
        "be",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "said",
        "says",
        "told",
        "ought",
        "'ll",
        "'ve",
        "'re",
    ]
)


def is_auxiliary(form: str) -> bool:
    """Whether the form is an auxiliary: "has", "was", "would"."""
    return form in _AUXILIARIES and form not in ("said", "says", "told")
