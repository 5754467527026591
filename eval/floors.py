"""Floors: figures that may rise and not fall, each pinned to the data it was reached on.

A floor belongs to a task, a reader and a depth (whole or fast). It is raised by `--update`; it is
lowered, or given up, or pinned to other data at a lower figure, only with a reason, which is kept.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

_SAME = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowering:
    """A floor that was lowered (to None: given up): by whose reason and when."""

    figure: str
    before: float
    after: float | None
    reason: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The floors of one task, the digest of the data they were set on, and what was lowered."""

    data: str
    figures: Mapping[str, float]
    lowered: tuple[Lowering, ...] = ()


Floors = dict[str, Floor]


def load(file: Path) -> Floors:
    """The floors of a file, none where it is absent."""
    if not file.exists():
        return {}
    held = json.loads(file.read_text("utf-8"))
    return {name: _floor(one) for name, one in held.items()}


def _floor(held: dict[str, object]) -> Floor:
    lowered = held.get("lowered", [])
    return Floor(
        data=str(held["data"]),
        figures=dict(held["figures"]),  # type: ignore[call-overload]
        lowered=tuple(Lowering(**one) for one in lowered),  # type: ignore[attr-defined]
    )


def save(file: Path, floors: Floors) -> None:
    """Write the floors, sorted, the list of what was lowered only where there is one."""
    held = {name: asdict(one) for name, one in floors.items()}
    plain = {name: {k: v for k, v in one.items() if v != ()} for name, one in held.items()}
    file.write_text(json.dumps(plain, indent=1, sort_keys=True) + "\n", "utf-8")


def fallen(
    floor: Floor | None, data: str, now: Mapping[str, float], slack: float = 0.0
) -> dict[str, float | None]:
    """The figures below their floor, with what they are now: None where no longer measured.

    On other data only what is no longer measured counts. `slack` is how far below its floor a
    figure may lie.
    """
    if floor is None:
        return {}
    gone: dict[str, float | None] = {f: None for f in floor.figures if f not in now}
    if floor.data != data:
        return gone
    return gone | {
        f: now[f] for f, held in floor.figures.items() if below(now.get(f), held - slack)
    }


def below(now: float | None, held: float | None) -> bool:
    """Whether a figure falls short of what is asked of it; one that is not there does not."""
    return now is not None and held is not None and now < held - _SAME


def moved(floor: Floor | None, data: str, now: Mapping[str, float], why: tuple[str, str]) -> Floor:
    """The floors after an update: raised to what is reached, lowered only for a reason.

    `why` are the reason and the date. Without a reason a floor that would fall stays as it is, and
    so do the data that it was set on.
    """
    reached = {figure: math.floor(share * 1e4 + _SAME) / 1e4 for figure, share in now.items()}
    if floor is None:
        return Floor(data=data, figures=reached)
    falls = {f: held for f, held in floor.figures.items() if reached.get(f, -1.0) < held - _SAME}
    if not falls:
        return Floor(data=data, figures=reached, lowered=floor.lowered)
    reason, date = why
    if reason:
        told = tuple(
            Lowering(figure=f, before=held, after=reached.get(f), reason=reason, date=date)
            for f, held in sorted(falls.items())
        )
        return Floor(data=data, figures=reached, lowered=(*floor.lowered, *told))
    if floor.data != data:
        return floor
    return Floor(data=data, figures=reached | falls, lowered=floor.lowered)
