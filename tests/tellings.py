"""Small reports for tests: invented events, in our own words."""

from variorum.model import Article, Report
from variorum.witness import transcribe

WIRE = (
    "Dam at Karsk is closed after cracks are found",
    "KARSK (Reuters) - Engineers closed the Karsk dam on Monday after divers found cracks in two"
    " of its eleven gates, the operator said.",
    "Norhydro, which runs the dam, lowered the reservoir by three metres and moved 420 families"
    " out of the valley below.",
    "The cracks were first seen in March by a contractor who was told to keep quiet, two people"
    " with knowledge of the inspection told Reuters.",
    "Repairs will cost about 90 million euros and take until the autumn, the operator said.",
    "The ministry of energy declined to comment.",
)
REWRITE = (
    "Karsk dam shut over faults in gates",
    "The dam at Karsk was shut down on Monday when divers discovered cracks in two of the eleven"
    " gates.",
    "Operator Norhydro let the level of the reservoir fall by three metres, and 420 families in"
    " the valley had to leave their homes.",
    "A contractor had noticed the cracks as early as March but was ordered to stay silent.",
    "Fixing the gates will take until autumn and cost some 90 million euros.",
)
OTHER = (
    "Ferry strike leaves thousands stranded on Lunna",
    "Ferry crews on the island of Lunna walked out on Thursday over pay, leaving some 3,000"
    " holidaymakers without a way home.",
    "The seamen's union wants a rise of seven per cent, and says talks have stalled since May.",
    "Hotels opened their halls to families who had nowhere to sleep, and the mayor asked for"
    " patience.",
)


def report(
    id: str, paragraphs: tuple[str, ...], *, outlet: str = "", published: str = "", url: str = ""
) -> Report:
    """A transcribed report; the first paragraph is its headline."""
    text = "\n\n".join(paragraphs) + "\n"
    return transcribe(Article(id=id, text=text, outlet=outlet, published=published, url=url))


def wire() -> Report:
    """A dispatch by an agency."""
    return report("wire", WIRE, outlet="reuters.com", published="2024-06-04")


def rewrite() -> Report:
    """The same, retold without credit and without eight words in a row."""
    return report("rewrite", REWRITE, outlet="valleynews.example", published="2024-06-05")


def other() -> Report:
    """Another story."""
    return report("other", OTHER, outlet="islandpost.example", published="2024-06-06")
