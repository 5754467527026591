"""A file of an editor's judgements: JSON lines, one decision a line."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from variorum.errors import InputError, MissingPathError
from variorum.model import Decision, Judgement, LeftOut, LocusKind, Place
from variorum.readers.decode import NotTextError, decode

_AT_MOST = 20_000_000
_LISTED_AT_MOST = 20
_PLACE = ("report", "digest", "words", "prefix", "suffix", "source")
_KEYS = ("decision", "places", "kind", "who", "note")
_LONGEST = 4_000  # characters of one string
_MANY = 200  # places of one decision
_DESCENT = (
    Decision.SAME_FAMILY,
    Decision.DIFFERENT_FAMILY,
    Decision.DERIVES,
    Decision.NOT_DERIVED,
)
# The least and the most places of a decision.
_COUNTS = {
    Decision.SAME_FAMILY: (2, _MANY),
    Decision.SAME_CLAIM: (2, _MANY),
    Decision.RIGHT: (1, _MANY),
    Decision.IGNORE: (1, _MANY),
}


def read_judgements(path: Path) -> tuple[tuple[Judgement, ...], tuple[LeftOut, ...]]:
    """The judgements of a file, in its order, and its lines that hold none, with the reason.

    Blank lines and lines that begin with "#" are passed over; a decision that is there twice counts
    where it is last. Raises `MissingPathError` where the file is not there and `InputError` where
    it cannot be read at all.
    """
    good: dict[Judgement, None] = {}
    bad: list[LeftOut] = []
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            judgement = _judgement(line)
        except _FaultError as fault:
            advice = fault.advice
            bad.append(
                LeftOut(file=f"{path.name}, line {number}", reason=str(fault), advice=advice)
            )
            continue
        good.pop(judgement, None)
        good[judgement] = None
    return tuple(good), tuple(_listed(bad, path.name))


class _FaultError(Exception):
    """What is wrong with a line, and what to do."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.advice = advice


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _AT_MOST:
            raise InputError(f"{path} is too large for judgements ({_AT_MOST:,} bytes at most)")
        return decode(path.read_bytes())
    except FileNotFoundError as error:
        raise MissingPathError(f"{path}: there is no such file; check --judgements") from error
    except NotTextError as error:
        raise InputError(f"{path} {error}; judgements are JSON lines in UTF-8") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); check --judgements") from error


def _listed(bad: Sequence[LeftOut], name: str) -> Iterator[LeftOut]:
    """The first faults; a file of another kind would fill the edition with its lines."""
    yield from bad[:_LISTED_AT_MOST]
    if len(bad) > _LISTED_AT_MOST:
        reason = f"has {len(bad) - _LISTED_AT_MOST:,} more lines that are no judgements"
        yield LeftOut(file=name, reason=reason, advice="is it a file of judgements?")


def _judgement(line: str) -> Judgement:
    try:
        held = json.loads(line)
    except (ValueError, RecursionError) as error:
        why = str(error) if isinstance(error, ValueError) else "nested too deeply"
        raise _FaultError(f"is not valid JSON ({why})", "correct the line") from error
    if not isinstance(held, Mapping):
        raise _FaultError("is not an object", 'write {"decision": "…", "places": […]}')
    _refuse_unknown(held, _KEYS)
    decision = _decision(held)
    places = _places(held.get("places"), decision)
    kind = _string(held, "kind")
    if kind and kind not in list(LocusKind):
        raise _FaultError(f"names no kind of difference: {kind[:40]!r}", _one_of(LocusKind))
    who, note = _string(held, "who"), _string(held, "note")
    return Judgement(decision=decision, places=places, kind=kind, who=who, note=note)


def _decision(held: Mapping[str, object]) -> Decision:
    found = held.get("decision")
    if not isinstance(found, str) or found not in list(Decision):
        raise _FaultError(
            f"holds no decision that is known: {str(found)[:40]!r}", _one_of(Decision)
        )
    return Decision(found)


def _places(held: object, decision: Decision) -> tuple[Place, ...]:
    if not isinstance(held, list):
        raise _FaultError("has no list of places", 'write "places": [{"report": "…"}, …]')
    places = tuple(_place(one) for one in held)
    least, most = _COUNTS.get(decision, (2, 2))
    if not least <= len(places) <= most:
        wanted = f"{least}" if least == most else f"{least} to {most}"
        raise _FaultError(f"has {len(places)} places", f"{decision} takes {wanted}")
    if len(set(places)) < len(places):
        raise _FaultError("names one place twice", "name each once")
    for number, place in enumerate(places):
        _check(place, decision, may_be_source=decision in _DESCENT[2:] and number == 1)
    return places


def _place(held: object) -> Place:
    if not isinstance(held, Mapping):
        raise _FaultError("has a place that is not an object", 'write {"report": "…"}')
    _refuse_unknown(held, _PLACE)
    return Place(**{key: _string(held, key) for key in _PLACE})


def _check(place: Place, decision: Decision, *, may_be_source: bool) -> None:
    """A place has what its decision needs: a report, with words where words are judged."""
    if place.source and (not may_be_source or place.report or place.digest):
        advice = "only what a report goes back to may be a source, and then no report"
        raise _FaultError("names a source where a report is needed", advice)
    if not (place.report or place.digest or place.source):
        raise _FaultError("has a place without a report", 'write {"report": "…"}')
    if decision not in _DESCENT and not place.words.strip():
        raise _FaultError("has a place without words", 'give the words under the key "words"')


def _string(held: Mapping[str, object], key: str) -> str:
    found = held.get(key, "")
    if not isinstance(found, str) or len(found) > _LONGEST:
        raise _FaultError(f'has under "{key}" no text', f"give at most {_LONGEST:,} characters")
    if any("\ud800" <= c <= "\udfff" for c in found):
        raise _FaultError(f'has under "{key}" half characters', "write the line again as UTF-8")
    return found


def _refuse_unknown(held: Mapping[str, object], keys: Sequence[str]) -> None:
    """A key that is misspelt must not be passed over: the decision would be another one."""
    unknown = sorted(str(key)[:40] for key in held if key not in keys)
    if unknown:
        raise _FaultError(f'has a key that is not known: "{unknown[0]}"', f"use {', '.join(keys)}")


def _one_of(kind: type[Decision] | type[LocusKind]) -> str:
    return f"it is one of {', '.join(kind)}"
