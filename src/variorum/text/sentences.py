"""Sentences with their places, by sentencex (MIT; Thottingal 2023), mended where news is glued.

A quotation of several sentences stays one sentence with the words that introduce it: that is how
sentencex cuts, and it keeps what is said beside who says it.
"""

import re
from itertools import pairwise

import sentencex

from variorum.text.paragraphs import Place, paragraphs, trim

# Words of one letter mark a slip in the cutting ("a. m.", "p. m. ET"), as do these before a point.
_OPEN_ENDED = re.compile(
    r"(?:\b(?:mr|mrs|ms|mx|dr|gen|approx|e\.g|i\.e|cf|ca|viz|incl|est|fig|figs|no|nos|vol|pp|tel|ext|al|dept|gov|sen"
    r"|rep|reps|gens|sens|lt|col|cpl|sgt|capt|cmdr|adm|maj|pvt|supt|insp|det|prof|rev|hon|msgr"
    r"|messrs|amb|atty|asst|assn|ave|blvd|rd|hwy|ft|mt|st|bros|univ|vs|engr|barr|alh|comdr|cllr"
    r"|brig|pres|supts|insps|profs|revs|drs|pte)\.|\b[ap]\. ?m\.)$",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"(?:[A-Z]{1,2}[SD]?T|GMT|BST|UTC|CEST|Eastern|Pacific|Central|Mountain|local|on|in|at)\b"
)
# A question or a cry, and then who put it: "Why now?" Mrs. Hale asked.
_CRIED = re.compile(r"[!?][\"”’]$")
_CRIER = re.compile(
    r"(?!(?:I|You|He|She|It|We|They|No|Nobody|Every\w+|Someone|One|Some|Many|Most|Others|All)\b)"
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\. )?(?:[A-Z][\w’'-]+ ){1,3}"
    r"(?:said|says|asked|asks|tweeted|wrote|writes|replied|shouted|cried|yelled|told|added|exclaimed"
    r"|demanded|wondered|joked|quipped|screamed|posted|answered|responded)\b"
)
# What a quotation does not end with: the verb that gave it ("… he said."It fell.").
_GIVEN = re.compile(r"\b(?:said|says|added|adds|told \w+|explained|noted|wrote|recalled)\.$")
_STRAY_CLOSE = re.compile(r"[\"”’»]+(?=\s|$)")
# A full stop that touches the next sentence, as against one inside a name ("J.Crew", "ASP.NET").
_GLUED = re.compile(
    r"(?<!www)(?:(?<=[a-z0-9%)\]’']{2})|(?<=[A-Z]{2})|(?<=[ -]\d))[.!?…]+[\"”’»)\]]*"
    r"(?=[\"“‘«(\[]?[A-Z](?:[a-z’'-]*[ ,]|[a-z]{3}))(?!(?:Com|Org|Net|Co|Gov|Edu|Info|Tv|Io)\b)"
    r"|(?<=[a-z]{3})\.(?=(?:[A-Z]{3,5} [A-Za-z]|U\.[SK]\. [A-Z]))(?!(?:NET|COM|ORG|GOV|EDU)\b)"
)
# What begins a sentence and no name: "He left", "The mill".
_BEGINS = (
    r"(?:I|You|He|She|It|We|They|His|Her|Its|Their|Our|My|The|This|That|These|Those|There|A|An|But"
    r"|And|In|On|At|For|With|From|After|Before|When|While|If|As|So|Both|All|Some|Many|Most|Nobody"
    r"|Police) [a-z]"
)
_BEGINNING = re.compile(_BEGINS)
# States as agencies shorten them: within a sentence a comma follows them.
_STATE = (
    r"(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont"
    r"|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Ont|Que|Man|Sask|Alta)"
)
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Gen|Lt|Sgt|Col|Capt|Sen|Rep|Gov)"
_VERB = r"(?:was|were|is|are|has|have|had|will|would|could|may|might|did|does|do)\b"
_TRADE = r"(?:Shares|Terms|Analysts|Officials|Sales|Profits?|Earnings|Revenues?|Details) "
# Ends that sentencex passes over, each up to the first letter of what follows.
_PASSED_OVER = re.compile(
    "|".join(
        (
            rf"(?<=, ){_STATE}\. (?=[A-Z“\"])",
            rf"\bD\.C\. (?={_TITLE}\. )",
            rf"\b(?:St|Ave|Rd|Blvd|Hwy|Sq|Jr|Sr|al|no|etc)\. (?={_BEGINS})",
            rf"\b(?:Inc|Corp|Ltd|Co|Bros)\.[\"”’]? (?={_BEGINS}|{_TRADE}|[A-Z][a-z]+ {_VERB})",
            # An opening quotation mark, whether or not one stands open before it.
            r"(?<=[a-z0-9%)\]\"”’'][.!?…]) (?=(?:[\"“]|''|’’|``)[A-Z])",
            r"(?<=[.!?][\"”]) (?=[\"“][A-Z])",
            # A sentence in brackets, behind another.
            r"(?:(?<=[.!?] )|(?<=[.!?][\"”’] ))\((?=[A-Z“\"‘])[^()]{3,400}[.!?][\"”’]?\)"
            r" (?=[A-Z“\"‘])",
            # A name that begins in lower case ("eBay"), and a stop that a blank has strayed before.
            r"(?<=[a-z0-9%][.!?]) (?=[a-z]{1,4}[A-Z]\w)",
            r"(?<=[a-z]) [.!?](?=(?!Net\b|Com\b|Org\b)[A-Z][a-z’']*[ ,])",
        )
    )
)
_STOP = re.compile(r"[.!?…]")
_CAMEL = re.compile(r"[a-z]{1,4}[A-Z]\w")
_LETTER = re.compile(r"(?:[A-Z]|\d{1,2})\.$")
_PIECE_AT_MOST = 20_000
_QUOTATION_AT_MOST = 600
_ADDRESS = re.compile(r"[/@]|www\.")


def sentences(text: str, start: int, end: int) -> tuple[Place, ...]:
    """The sentences of `text[start:end]`, in order, without the blanks around them.

    No sentence runs over the end of a paragraph. Offsets count from the start of `text`.
    """
    found: list[Place] = []
    for paragraph in paragraphs(text, start, end):
        found.extend(in_paragraph(text, *paragraph))
    return tuple(found)


def in_paragraph(text: str, start: int, end: int) -> tuple[Place, ...]:
    """The sentences of one paragraph, whatever line breaks it holds."""
    # One blank for one line break: the places stay true.
    line = re.sub(r"\s", " ", text[start:end])
    ends = {at for piece in _pieces(line) for at in _ends(line, *piece)}
    if _STOP.search(line, 0, len(line) - 1):  # or there is nothing that these two could cut at
        ends |= {m.end() for m in _GLUED.finditer(line) if not _in_address(line, m.start())}
        ends |= {m.end() for m in _PASSED_OVER.finditer(line)}
    cuts = [0, *sorted(ends - {0, len(line)}), len(line)]
    found = _mended(text, [(start + a, start + b) for a, b in pairwise(cuts)])
    return tuple(_quotations_whole(text, found))


def _pieces(line: str) -> list[Place]:
    """A line in pieces of a length that sentencex is fast on: all of it, but for endless ones."""
    found = [0]
    while len(line) - found[-1] > _PIECE_AT_MOST:
        limit = found[-1] + _PIECE_AT_MOST
        blank = line.rfind(". ", found[-1] + 1, limit) + 1 or line.rfind(" ", found[-1] + 1, limit)
        found.append(blank + 1 if blank > 0 else limit)
    return list(pairwise([*found, len(line)]))


def _ends(line: str, start: int, end: int) -> list[int]:
    """Where sentencex ends a sentence before a blank; a point within a word is not its business."""
    boundaries = sentencex.get_sentence_boundaries("en", line[start:end])
    ends = (start + found["end_index"] for found in boundaries)
    return [at for at in ends if line[at - 1 : at] == " "]


def _in_address(line: str, at: int) -> bool:
    """Whether the point at `at` is inside a web address or a handle."""
    start = line.rfind(" ", max(0, at - 100), at) + 1
    end = line.find(" ", at, at + 100)
    return _ADDRESS.search(line, max(start, at - 100), end if end >= 0 else at + 100) is not None


def _mended(text: str, cuts: list[Place]) -> list[Place]:
    """Cuts joined where an abbreviation was taken for an end, and stray quotes moved back."""
    found: list[Place] = []
    straight = 0
    for cut in _quotes_forward(text, cuts):
        start, end = trim(text, *cut)
        opens = text[start:end].startswith('"') and straight % 2 == 0
        straight += text.count('"', *cut)
        if found and not opens and (close := _STRAY_CLOSE.match(text, start, end)):
            found[-1] = (found[-1][0], close.end())
            start, end = trim(text, close.end(), end)
        if start == end:
            continue
        if found and _continues(text, found[-1], start, end):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _quotes_forward(text: str, cuts: list[Place]) -> list[Place]:
    """Cuts with a straight quote that opens the next sentence, and touches both, moved there."""
    found: list[Place] = []
    quotes, start = 0, cuts[0][0] if cuts else 0
    for _, end in cuts:
        quotes += text.count('"', start, end)
        opens = text[end - 1] == '"' and text[end : end + 1].isalpha()
        opens = opens and (quotes % 2 == 1 or _GIVEN.search(text, end - 20, end - 1) is not None)
        stop = end - 1 if opens else end
        quotes -= end - stop
        found.append((start, stop))
        start = stop
    return found


def _quotations_whole(text: str, cuts: list[Place]) -> list[Place]:
    """Cuts joined where an inner quotation ended one inside “ and ”, up to a sane length."""
    found: list[Place] = []
    for start, end in cuts:
        if found and end - found[-1][0] <= _QUOTATION_AT_MOST and _left_open(text, found[-1], end):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _left_open(text: str, before: Place, end: int) -> bool:
    """Whether “ stands open at the end of a cut and ” comes next, before any other “."""
    if text.rfind("“", *before) <= text.rfind("”", *before):
        return False
    close = text.find("”", before[1], end)
    return close >= 0 and text.find("“", before[1], close) < 0


def _continues(text: str, before: Place, start: int, end: int) -> bool:
    """Whether the words at `start` belong to the sentence before them."""
    if text[start].islower() and start > before[1] and not _CAMEL.match(text, start, end):
        return True
    if _CRIED.search(text, before[1] - 2, before[1]) and _CRIER.match(text, start, end):
        return True
    if before[1] - before[0] <= 3 and _LETTER.match(text, *before):
        return True
    if not any(c.isalnum() for c in text[start:end]):
        return True
    tail = _OPEN_ENDED.search(text, max(before[0], before[1] - 12), before[1])
    if tail is None or start == before[1] or _BEGINNING.match(text, start, end):
        return False
    return "m." not in tail.group() or _ZONE.match(text, start, end) is not None
