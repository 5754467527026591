"""A noun phrase for a source, read as the voices of a chain: what it is, how many stand behind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from variorum.lexicon import mapping
from variorum.lexicon.classes import speaker_kinds, word_class
from variorum.lexicon.outlets import is_newsroom, is_outlet
from variorum.lexicon.tokens import Token, base, tokens
from variorum.model import EntityKind, NameMark, SourceKind, Span, Voice, span

_ORDER = ("official", "report", "document", "organisation", "unnamed", "person")
_ANONYMOUS = frozenset(
    ["source", "sources", "insider", "insiders", "informant", "tipster", "whistleblower"]
)
_WITHIN = frozenset(
    [
        "of",
        "from",
        "for",
        "with",
        "in",
        "at",
        "by",
        "on",
        "who",
        "which",
        "whose",
        "that",
        "to",
        "close",
        "familiar",
    ]
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source as it stands in the text, with its words and the names in it."""

    text: str
    span: Span
    words: tuple[Token, ...]
    names: tuple[NameMark, ...]

    def part(self, start: int, end: int) -> "Phrase":
        """The words from `start` to `end` as a phrase of their own."""
        kept = self.words[start:end]
        place = span(self.span.report, kept[0].start, kept[-1].end)
        return Phrase(self.text, place, kept, tuple(n for n in self.names if place.covers(n.span)))

    def written(self) -> str:
        """The words as they stand."""
        return " ".join(self.span.of(self.text).split())


def phrase(text: str, place: Span, names: Sequence[NameMark]) -> Phrase:
    """A source to be read; `names` may be all names of its report."""
    if place.of(text).endswith(("'s", "’s")) and len(place) > len("x's"):
        place = span(place.report, place.start, place.end - 2)
    within = tuple(n for n in names if place.covers(n.span))
    return Phrase(text, place, tokens(text, place.start, place.end), within)


def voices(source: Phrase, cue: Span | None) -> tuple[Voice, ...]:
    """The chain a source phrase holds, nearest speaker first.

    "a report from Reuters, which cited three officials" gives the officials, then Reuters.
    """
    return tuple(_voice(part, cue, source) for part in _parts(source))


def _parts(source: Phrase) -> list[Phrase]:
    return _cited(source) or _cited_by(source) or _possessed(source) or [_carrier(source)]


def _find(source: Phrase, wanted: Callable[[int, str], bool]) -> int:
    found = (i for i, word in enumerate(source.words) if wanted(i, word.form))
    return next(found, -1)


def _cited(source: Phrase) -> list[Phrase]:
    """ "X, which cited Y": Y, X."""
    citing = word_class("citing")
    at = _find(source, lambda i, form: form in citing and source.words[i - 1].form != "been")
    before = source.words[at - 1].form if at > 0 else ""
    if at < 1 or at + 1 >= len(source.words) or source.words[at + 1].form in ("by", "in", "as"):
        return []
    outer = at - 1 if before in ("which", "who", "that") else at
    while outer > 0 and not source.words[outer - 1].is_word:
        outer -= 1
    if outer == 0:
        return []
    return [*_parts(source.part(at + 1, len(source.words))), *_parts(source.part(0, outer))]


# What a newsroom does with those, and with what, it draws on.
_SEEN = word_class("citing") | {
    "interviewed",
    "contacted",
    "reached",
    "seen",
    "obtained",
    "reviewed",
    "viewed",
    "read",
    "examined",
    "verified",
    "consulted",
    "polled",
    "surveyed",
}


def _cited_by(source: Phrase) -> list[Phrase]:
    """ "Y cited by X", "Y seen by X", "Y who spoke to X": Y, X."""
    words = source.words
    for i in range(1, len(words) - 2):
        by = words[i].form in _SEEN and words[i + 1].form == "by"
        spoke = words[i].form in ("spoke", "talked") and words[i + 1].form in ("to", "with")
        if by or spoke:
            end = i - 1 if words[i - 1].form in ("who", "which", "that") else i
            if end > 0:
                return [source.part(0, end), *_parts(source.part(i + 2, len(words)))]
    return []


def _possessed(source: Phrase) -> list[Phrase]:
    """ "Reuters' sources": the sources, Reuters."""
    words = source.words
    head = len(words) - 1
    if head < 1 or words[head].form not in ("source", "sources", "informant", "informants"):
        return []
    end = head
    while end > 0 and words[end].form not in ("'", "’") and not words[end - 1].form.endswith("'s"):
        end -= 1
    if end == 0:
        return []
    owner = source.part(0, end)
    if not is_outlet(owner.written()):
        return []
    first = end + 1 if not words[end].is_word else end
    return [source.part(first, len(words)), owner]


def _carrier(source: Phrase) -> Phrase:
    """The part of a phrase that names the source: "a report from Reuters" is Reuters."""
    words = source.words
    head = _head(source)
    if head is not None and set(speaker_kinds(words[head].form)) & {"report", "document"}:
        outlet = _outlet_in(source)
        if outlet is not None:
            return outlet
    return _clipped(source)


def _outlet_in(source: Phrase) -> Phrase | None:
    """A newsroom named within a phrase, the longest that can be read."""
    words = source.words
    for size in range(min(6, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            part = source.part(start, start + size)
            if words[start].capital and is_outlet(part.written()) and part.words[-1].capital:
                return part
    return None


def _clipped(source: Phrase) -> Phrase:
    """The phrase without its appositions; the part with a person's name if the first has none."""
    parts = _between_commas(source)
    if len(parts) < 2:
        return parts[0] if parts else source
    person = next((p for p in parts if _has(p, EntityKind.PERSON)), None)
    first = parts[0]
    named = any(word.capital for word in first.words[1:]) or (
        first.words[0].capital
        and len(first.words) == 1
        and not first.words[0].form.endswith(("ing", "ly"))  # "Prosecuting, Ann Lee said"
    )
    alone = person is not None and any(n.span == person.span for n in person.names)
    calling = not _has(first, EntityKind.PERSON) and "person" in _kinds(first, _head(first))
    return first if person is None or (named and not (alone and calling)) else person


def _between_commas(source: Phrase) -> list[Phrase]:
    words = source.words
    cuts = [i for i, word in enumerate(words) if word.form in (",", "(", ")")]
    starts = [0, *(i + 1 for i in cuts)]
    return [source.part(a, b) for a, b in zip(starts, [*cuts, len(words)], strict=True) if a < b]


def _has(source: Phrase, kind: EntityKind) -> bool:
    return any(name.kind is kind for name in source.names)


def _voice(source: Phrase, cue: Span | None, whole: Phrase) -> Voice:
    kind = kind_of(source)
    if kind is SourceKind.PERSON and _is_official(whole, source.span):
        kind = SourceKind.OFFICIAL
    number = number_of(source) if kind is SourceKind.UNNAMED else None
    return Voice(source=source.written(), kind=kind, span=source.span, cue=cue, number=number)


def _is_official(whole: Phrase, place: Span) -> bool:
    """Whether an apposition gives a person an office: "Jane Roe, 50, the interior minister"."""
    others = [part for part in _between_commas(whole) if part.span != place]
    return any("official" in _kinds(part, _head(part)) for part in others)


def kind_of(source: Phrase) -> SourceKind:
    """What stands behind a phrase, by its head noun and the names in it."""
    if is_newsroom(source.written()):
        return SourceKind.REPORT
    head = _head(source)
    kinds = _kinds(source, head)
    if _has(source, EntityKind.PERSON):
        official = "official" in kinds or _titled(source)
        return SourceKind.OFFICIAL if official else SourceKind.PERSON
    if kinds:
        return _by_noun(source, kinds, head or 0)
    return _by_name(source)


def _by_noun(source: Phrase, kinds: Sequence[str], head: int) -> SourceKind:
    first = next(kind for kind in _ORDER if kind in kinds)
    if first == "official" and "unnamed" in kinds and not _definite(source):
        return SourceKind.UNNAMED
    if source.words[head].form in _ANONYMOUS:
        return SourceKind.UNNAMED
    if first in ("unnamed", "person"):
        return SourceKind.UNNAMED if not _definite(source) else SourceKind.PERSON
    return SourceKind(first)


def _by_name(source: Phrase) -> SourceKind:
    if _has(source, EntityKind.PLACE):
        return SourceKind.OFFICIAL
    if _has(source, EntityKind.ORGANISATION):
        return SourceKind.ORGANISATION
    capitals = [word for word in source.words if word.capital]
    if source.words[0].form in word_class("pronoun"):
        return SourceKind.PERSON
    if len(capitals) in (1, 2) and all(w.capital for w in source.words):
        return SourceKind.PERSON
    return SourceKind.ORGANISATION if capitals else SourceKind.UNNAMED


def _definite(source: Phrase) -> bool:
    """Whether a phrase points at somebody: "the minister", "his mother", a name."""
    first = source.words[0]
    pointed = first.form in ("the", "his", "her", "its", "their", "our", "my", "this", "that")
    named = any(word.capital for word in source.words[1:]) and "'" in source.written()
    plural = _plural_head(source)
    return (pointed or named) and not plural


def _plural_head(source: Phrase) -> bool:
    head = _head(source)
    return head is not None and source.words[head].form.endswith("s")


def _titled(source: Phrase) -> bool:
    """Whether a person's name has an official title before it: "Interior Minister Jane Roe"."""
    return any("official" in speaker_kinds(word.form) for word in source.words)


def _head(source: Phrase) -> int | None:
    """The head of a noun phrase: the last word before a preposition or a relative."""
    last: int | None = None
    for i, word in enumerate(source.words):
        if i > 0 and (word.form in _WITHIN or word.form in word_class("preposition")):
            break
        reduced = (
            i > 0 and word.form.endswith("ed") and bool(speaker_kinds(source.words[i - 1].form))
        )
        if reduced or word.form in (",", "(") or (word.form.endswith("ing") and i > 1):
            break
        if word.is_word and word.form not in word_class("time"):
            last = i
    return last


def _kinds(source: Phrase, head: int | None) -> tuple[str, ...]:
    """The kinds of the head noun, of two words first: "news agency", "vice president"."""
    if head is None:
        return ()
    words = source.words
    if head > 0:
        two = speaker_kinds(f"{words[head - 1].form} {words[head].form}")
        if two:
            return two
    if words[head].form == "one" and len(words) > 2:
        return ("unnamed",)
    return speaker_kinds(words[head].form)


def number_of(source: Phrase) -> int | None:
    """How many stand behind an unnamed source: "three sources" 3, "a police source" 1."""
    first = base(source.words[0].form)
    if first in ("a", "an", "another", "one") and source.words[-1].form != "dozen":
        return 1
    if first.isdigit() and len(first) < 4:
        return int(first)
    for word in source.words[:3]:
        known = mapping("cardinals").get(word.form)
        if known:
            return int(known)
    return (
        1
        if first == "the" and source.words[-1].form in _ANONYMOUS and not _plural_head(source)
        else None
    )
