"""From marks to chains: each mark's own voices, then those of the speech it stands within."""

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.attribution.antecedents import Scene, is_pronoun, resolve, scene
from variorum.attribution.relatives import is_relative, meant
from variorum.attribution.voices import phrase, voices
from variorum.lexicon import terms
from variorum.lexicon.outlets import is_newsroom
from variorum.model import Marks, Report, SourceKind, Span, SpeechMark, Voice

# Speech within speech goes no deeper in any prose.
_DEEPEST = 40
# A pronoun looks back on the last speakers only.
_RECENT = 60
# The name of a paper has at least so many letters.
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Chained:
    """A mark with its whole chain, nearest speaker first."""

    mark: SpeechMark
    chain: tuple[Voice, ...]


def chained(report: Report, marks: Marks) -> tuple[Chained, ...]:
    """The marks of a report with their chains, in the order of the marks."""
    laid = scene(report, marks)
    around = _around(marks.speech)
    own = _own_voices(laid, marks.speech, around)
    return tuple(Chained(mark, _chain(i, own, around)) for i, mark in enumerate(marks.speech))


def _own_voices(
    laid: Scene, speech: Sequence[SpeechMark], around: Sequence[int | None]
) -> list[tuple[Voice, ...]]:
    """The voices of each mark's own words; pronouns resolved in the order of the text."""
    own: list[tuple[Voice, ...]] = [() for _ in speech]
    known: list[Voice] = []
    resolved: dict[tuple[int, int], tuple[Voice, ...]] = {}
    order = sorted(range(len(speech)), key=lambda i: _place(speech[i]))
    for i in order:
        source = speech[i].source
        if source is None:
            continue
        key = (source.start, source.end)
        if key not in resolved:
            host = around[i]
            outer = own[host][:1] if host is not None else ()
            resolved[key] = _resolved(laid, speech[i], known, outer)
            known.extend(resolved[key][:1])
        own[i] = (*resolved[key], *_via(laid, speech[i]))
    return own


def _place(mark: SpeechMark) -> tuple[int, int]:
    """Outer speech before inner, so that "he" within it can mean its speaker."""
    first = mark.source or mark.cue or mark.content
    return (first.start, -len(mark.content))


def _resolved(
    laid: Scene, mark: SpeechMark, known: Sequence[Voice], outer: tuple[Voice, ...]
) -> tuple[Voice, ...]:
    if mark.source is None:
        return ()
    source = mark.source
    if is_relative(source, laid.report.text):
        source = meant(source, laid)
    found = voices(phrase(laid.report.text, source, laid.names_in(source)), mark.cue)
    found = _without_own(found, laid.report)
    if len(found) != 1 or not is_pronoun(found[0]):
        return found
    quoted = bool(outer) and laid.is_said(mark.source)
    voice = resolve(found[0], laid, [*known[-_RECENT:], *(() if quoted else outer)], mark.content)
    # Within a quotation the speaker is "I", so "he" is somebody else.
    if quoted and _same(voice.source, outer[0].source):
        return found
    return (voice,)


def _without_own(found: tuple[Voice, ...], report: Report) -> tuple[Voice, ...]:
    """A letter "seen by the Gazette", read in the Gazette, is the letter: who tells the story is no
    further voice in it."""
    others = tuple(voice for voice in found if not _is_own(voice.source, report))
    return others or found


def _same(name: str, other: str) -> bool:
    """Whether one name is the other, or its last part: "Roe", "Jane Roe"."""
    return name.split()[-1:] == other.split()[-1:]


def _via(laid: Scene, mark: SpeechMark) -> tuple[Voice, ...]:
    """The newsrooms and networks that carry the words; a statement is no further voice."""
    found: list[Voice] = []
    for place in mark.via:
        written = place.of(laid.report.text)
        if _carries(written, laid.report):
            found.append(Voice(source=written, kind=SourceKind.REPORT, span=place, cue=mark.cue))
    return tuple(found)


def _carries(written: str, report: Report) -> bool:
    """Whether words are a further voice: another newsroom, a network."""
    if _is_own(written, report):
        return False
    return is_newsroom(written) or written.lower() in terms("carriers")


def _is_own(written: str, report: Report) -> bool:
    """Whether words name the report's own paper, in full or by its last name: "the Herald" in the
    Southern Herald, "this newspaper"."""
    first, _, rest = written.lower().partition(" ")
    if first in ("this", "our") and rest and is_newsroom(written):
        return True
    named = _letters(rest if first == "the" else written.lower())
    own = _letters(report.outlet.lower().removeprefix("the "))
    return len(named) >= _SHORTEST and own.endswith(named) and written != written.lower()


def _letters(name: str) -> str:
    """A name without what its spellings differ in: blanks, marks, the ending of a domain."""
    return "".join(c for c in name.partition(".")[0] if c.isalnum())


def _around(speech: Sequence[SpeechMark]) -> list[int | None]:
    """For each mark the index of the smallest speech that it, cue and content, stands within."""
    order = sorted(
        range(len(speech)), key=lambda i: (speech[i].content.start, -len(speech[i].content))
    )
    around: list[int | None] = [None] * len(speech)
    active: list[int] = []
    for i in order:
        content = speech[i].content
        active = [j for j in active if speech[j].content.end > content.start][-_DEEPEST:]
        active.append(i)
        for j in active:
            _nest(speech, around, i, j)
            if speech[j].content == content:
                _nest(speech, around, j, i)
    return around


def _nest(speech: Sequence[SpeechMark], around: list[int | None], inner: int, outer: int) -> None:
    """Note that one mark stands within another, unless it has a closer one."""
    if inner == outer or not _hosts(speech[outer], speech[inner]):
        return
    known = around[inner]
    if known is None or len(speech[outer].content) < len(speech[known].content):
        around[inner] = outer


def _hosts(other: SpeechMark, mark: SpeechMark) -> bool:
    if other.source is not None and other.source == mark.source:
        return False
    if other.cue is not None and other.cue == mark.cue:
        return False
    anchor: Span | None = mark.source or mark.cue
    if anchor is None or not other.content.covers(mark.content):
        return False
    return other.content.covers(anchor) or _cites(other, mark)


def _cites(other: SpeechMark, mark: SpeechMark) -> bool:
    """Two give one content: who is named second is cited by who is named first."""
    if other.source is None or mark.source is None or other.content != mark.content:
        return False
    between = other.cue is None or other.cue.start < mark.source.start
    cited = mark.cue is not None and other.source.end <= mark.cue.start < mark.source.start
    return other.source.end <= mark.source.start and (between or cited)


def _chain(
    i: int, own: Sequence[tuple[Voice, ...]], around: Sequence[int | None]
) -> tuple[Voice, ...]:
    chain = list(own[i])
    seen = {i}
    host = around[i]
    while host is not None and host not in seen:
        seen.add(host)
        chain.extend(v for v in own[host] if v.source.lower() not in _names(chain))
        host = around[host]
    return tuple(chain)


def _names(chain: Sequence[Voice]) -> set[str]:
    return {voice.source.lower() for voice in chain}
