"""An answer key taken apart: every item of it scored by itself, so that misses have names.

The scorer (`stories/score.py`) counts; it does not say which. It is asked again with keys that hold
one item each, and with editions that hold one locus each, so that what is found here is what is
counted there.
"""

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from eval.task import Miss

Key = Mapping[str, Any]
Entry = dict[str, Any]
_ALARMS = ("contested", "drift")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One list of a key: the scorer's part and measure for it, and an entry in words."""

    field: str
    part: str
    measure: str
    words: Callable[[Entry], str]


def _edge(entry: Entry) -> str:
    return f"{entry['child']} from {entry['parent']}, {entry['credit']}"


def _pair(entry: Any) -> str:
    return " and ".join(entry)


def _readings(entry: Entry) -> str:
    """The topic, and the first quote of each reading."""
    told = [f"{q['report']}: “{q['quote']}”" for r in entry["readings"] for q in r["quotes"][:1]]
    return f"{entry['kind']}, {entry['verdict']}: {entry['topic']}: " + " | ".join(told)


def _quote(entry: Entry) -> str:
    value = " ".join(str(entry[f]) for f in ("modality", "normal", "value", "unit") if f in entry)
    return f"{entry['report']}: “{entry['quote']}” ({value})"


def _chain(entry: Entry) -> str:
    return f"{entry['report']}: “{entry['content']}” ({' < '.join(entry['chain'])})"


def _agreement(entry: Entry) -> str:
    return _readings({"verdict": "agreed", **entry})


KINDS = (
    Kind(field="derivations", part="lineage", measure="derivations: right parent", words=_edge),
    Kind(field="not_derived", part="lineage", measure="not_derived kept apart", words=_pair),
    Kind(field="variants", part="apparatus", measure="variants recall", words=_readings),
    Kind(
        field="agreements",
        part="apparatus",
        measure="agreements left in peace",
        words=_agreement,
    ),
    Kind(field="denials", part="statements", measure="denials with right modality", words=_quote),
    Kind(field="attributions", part="statements", measure="attribution: full chain", words=_chain),
    Kind(field="dates", part="values", measure="dates equal or contained", words=_quote),
    Kind(field="figures", part="values", measure="figures: value and unit", words=_quote),
)


def items(scorer: ModuleType, key: Key, edition: Any) -> Iterator[tuple[Miss, bool]]:
    """Every entry of a key as the miss that it would be, and whether it is right."""
    for kind in KINDS:
        entries = key.get(kind.field, [])
        all_right = _right(scorer, kind, key, edition)
        for number in range(len(entries)):
            if kind.field == "variants" and entries[number].get("hard"):
                continue
            right = all_right or _right(scorer, kind, _alone(key, kind.field, number), edition)
            yield _miss(key, kind, entries[number]), right


def alarms(scorer: ModuleType, key: Key, edition: Any) -> Iterator[Miss]:
    """The alarms of an edition that are none by the key, or that it does not know."""
    for story in edition.stories:
        for locus in story.get("apparatus", ()):
            if locus.get("verdict") not in _ALARMS:
                continue
            out: dict[str, tuple[int, int]] = {}
            scorer.apparatus(key, _with_only(edition, locus), out)
            false = out["false alarms (lower is better)"][0]
            if false or out["unlisted alarms (lower is better)"][0]:
                yield Miss(
                    where=str(key["story"]),
                    wanted="an agreement" if false else "nothing that the key lists",
                    found=f"{locus['kind']}, {locus['verdict']}: {locus['topic']}: {_told(locus)}",
                    kind="false alarm" if false else "alarm that is not in the key",
                )


def _right(scorer: ModuleType, kind: Kind, key: Key, edition: Any) -> bool:
    out: dict[str, tuple[int, int]] = {}
    getattr(scorer, kind.part)(key, edition, out)
    got, of = out[kind.measure]
    return got == of


def _alone(key: Key, field: str, number: int) -> Key:
    """The key with one entry of a list; other variants stay, as hard ones, to claim their loci."""
    if field != "variants":
        return {**key, field: [key[field][number]]}
    others = [{**v, "hard": i != number} for i, v in enumerate(key[field])]
    return {**key, field: others}


def _miss(key: Key, kind: Kind, entry: Any) -> Miss:
    return Miss(
        where=str(key["story"]),
        wanted=kind.words(entry),
        found="not so in the edition",
        kind=kind.measure,
    )


def _with_only(edition: Any, locus: Entry) -> Any:
    one = copy.copy(edition)
    one.stories = [{"apparatus": [locus]}]
    return one


def _told(locus: Entry) -> str:
    spans = [r["spans"][0] for r in locus["readings"] if r.get("spans")]
    return " | ".join(f"{s['report']}: “{s['quote']}”" for s in spans)
