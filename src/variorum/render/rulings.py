"""What came of an editor's decisions, in words."""

from variorum.model import Decision, Edition, Judgement, Place, Ruling

_QUOTED = 40
_DECISIONS = {
    Decision.SAME_FAMILY: "same family",
    Decision.DIFFERENT_FAMILY: "different family",
    Decision.DERIVES: "goes back to",
    Decision.NOT_DERIVED: "does not go back to",
    Decision.SAME_CLAIM: "same claim",
    Decision.DIFFERENT_CLAIM: "different claims",
    Decision.RIGHT: "right",
    Decision.IGNORE: "ignore",
}


def rulings(edition: Edition) -> tuple[Ruling, ...]:
    """What came of every decision: story by story, then of those that fit no story."""
    told = (ruling for story in edition.stories for ruling in story.judgements)
    return (*told, *edition.judgements)


def named(judgement: Judgement) -> str:
    """A judgement in few words: "same family: coast-daily, dealflash"."""
    first, *others = map(_place, judgement.places)
    said = _DECISIONS[judgement.decision]
    if judgement.decision in (Decision.DERIVES, Decision.NOT_DERIVED):
        return f"{first} {said} {', '.join(others)}"
    if judgement.decision is Decision.RIGHT and others:
        return f"{said}: {first}, and not {', '.join(others)}"
    return f"{said}: {', '.join((first, *others))}"


def _place(place: Place) -> str:
    name = place.report or place.source or place.digest
    words = " ".join(place.words.split())
    cut = words if len(words) <= _QUOTED else f"{words[:_QUOTED].rsplit(' ', 1)[0]}…"
    return f"“{cut}” ({name})" if cut else name
