"""Where a speaker's words turn: which of them refuse or deny, and the clause of a refusal."""

from variorum.attribution.moods import forms, spoken_mood
from variorum.attribution.own import OwnWords
from variorum.lexicon.tokens import tokens
from variorum.model import Modality, Report, Span, SpeechMark, span

REFUSALS = (Modality.DENIED, Modality.DECLINED)
_JOINING = frozenset(["while", "but", "although", "though", "whereas", "and", "or", "as", "after"])
# The clause of a refusal goes on for so many characters after its content.
_CLAUSE = 120
# A comma and a blank may part a speaker from his cue.
_BESIDE = 3
# The mood of a speech shows in its first words.
_HEARD = 400
_STOPS = frozenset(".!?")
_INITIAL = 2  # a stop after so few letters may be that of "Mr"


def by_mood(
    report: Report, mark: SpeechMark, content: Span, own: OwnWords
) -> list[tuple[Span, Modality]]:
    """What is said, cut where its mood turns: "We never met him. The board meets on Monday" denies
    and tells. What refuses or denies as a whole stays one."""
    text = report.text
    cue = forms(text, mark.cue.start, mark.cue.end) if mark.cue else ()
    heard = forms(text, content.start, min(content.end, content.start + _HEARD))
    whole = spoken_mood(cue, heard)
    if whole in REFUSALS:
        return [(content, whole)]
    starts = _sentence_starts(text, content)
    found: list[tuple[Span, Modality]] = []
    for start, end in zip(starts, [*starts[1:], content.end], strict=True):
        mood = spoken_mood(cue, forms(text, start, min(end, start + _HEARD)), own)
        first = found.pop()[0].start if found and found[-1][1] is mood else start
        found.append((span(report.id, first, start + len(text[start:end].rstrip())), mood))
    return found


def _sentence_starts(text: str, place: Span) -> list[int]:
    """Where the sentences begin that somebody is quoted with."""
    words = tokens(text, place.start, place.end)
    starts = [place.start]
    for i in range(1, len(words) - 1):
        ends = words[i].form in _STOPS and len(words[i - 1].form) > _INITIAL
        if ends and words[i + 1].capital and i + 2 < len(words):
            starts.append(words[i + 1].start)
    return starts


def clause_of(text: str, mark: SpeechMark, said: Span, place: Span) -> Span:
    """The clause of a refusal, with whoever refuses."""
    who = [s for s in _denier(mark) if place.covers(s)]
    start = min([said.start, *(s.start for s in who)])
    end = max([_clause_end(text, said.end, place), *(s.end for s in who)])
    return span(said.report, start, end)


def _clause_end(text: str, end: int, place: Span) -> int:
    """Where the clause of a refusal ends: "declined to comment when asked on Monday"."""
    last = end
    for word in tokens(text, end, min(place.end, end + _CLAUSE)):
        if not word.is_word or word.form in _JOINING:
            return last
        last = word.end
    return last


def _denier(mark: SpeechMark) -> list[Span]:
    """The cue of a denial and, where it stands beside it, who denies."""
    if mark.cue is None:
        return [mark.source] if mark.source else []
    beside = mark.source is not None and 0 <= mark.cue.start - mark.source.end <= _BESIDE
    return [mark.source, mark.cue] if beside and mark.source else [mark.cue]
