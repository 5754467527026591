"""What an editor decides (`Judgement`), and what came of it in one reading (`Ruling`)."""

from dataclasses import dataclass
from enum import StrEnum


class Decision(StrEnum):
    """What an editor can decide; in brackets what a judgement's places are, in order.

    `same_family` [reports]: they go back to one dispatch. `different_family` [two reports]: the
    first does not go back to the dispatch of the second. `derives`, `not_derived` [a report, what
    it goes back to]. `same_claim` [tellings]: they say one thing. `different_claim` [two tellings].
    `right` [the words that are right, then words of other readings of that locus]. `ignore` [words
    of the readings of a locus]: this is no difference worth showing.
    """

    SAME_FAMILY = "same_family"
    DIFFERENT_FAMILY = "different_family"
    DERIVES = "derives"
    NOT_DERIVED = "not_derived"
    SAME_CLAIM = "same_claim"
    DIFFERENT_CLAIM = "different_claim"
    RIGHT = "right"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Something judged, named by what it is and not by a running number.

    A report is known by the `digest` of its text (`model.digest`) where that is given, else by its
    id. Words in it are its `words`; where they stand there several times, `prefix` and `suffix`,
    the ones before and after, say which are meant (the text quote selector of the W3C's Web
    Annotation Data Model). A source that is no report of the folder goes by its name, `source`.
    """

    report: str = ""
    digest: str = ""
    words: str = ""
    prefix: str = ""
    suffix: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision of an editor. `kind` is the locus's, "" where the words alone say which."""

    decision: Decision
    places: tuple[Place, ...]
    kind: str = ""
    who: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A judgement, and what came of it.

    `why` says what was done, or why it does not apply. `about` is the id of what it is about: a
    locus, a claim, the root of a family, a derivation as "child>parent"; "" where that is gone.
    """

    judgement: Judgement
    applied: bool
    why: str
    about: str = ""
