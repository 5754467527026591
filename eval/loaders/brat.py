"""brat stand-off: the text-bound spans and the events of an `.ann` file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

Piece = tuple[int, int]
Pieces = tuple[Piece, ...]
_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"(E\d+)\t(.+)")


@dataclass(frozen=True, slots=True)
class Bound:
    """A text-bound annotation: its label and its pieces, half-open, in order of the text."""

    id: str
    label: str
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Event:
    """An event: its trigger's label and its arguments (role, id), in the order written."""

    id: str
    label: str
    arguments: tuple[tuple[str, str], ...]

    def ids(self, *roles: str) -> tuple[str, ...]:
        """The ids of the arguments in these roles."""
        return tuple(bound for role, bound in self.arguments if role in roles)


@dataclass(frozen=True, slots=True)
class Standoff:
    """What one `.ann` file holds."""

    bounds: tuple[Bound, ...]
    events: tuple[Event, ...]

    def pieces(self, ids: tuple[str, ...]) -> Pieces:
        """The pieces of these text-bound annotations together, in order, touching ones joined."""
        wanted = set(ids)
        return joined(p for b in self.bounds if b.id in wanted for p in b.pieces)


def read_ann(ann: str) -> Standoff:
    """Parse an `.ann` file; a line that is neither bound nor event (a note, the rest of a text
    that runs over lines) is passed over."""
    bounds: list[Bound] = []
    events: list[Event] = []
    for line in ann.split("\n"):
        bound, event = _BOUND.match(line), _EVENT.match(line)
        if bound:
            bounds.append(Bound(bound[1], bound[2], joined(_pieces(bound[3]))))
        elif event:
            events.append(_event(event[1], event[2]))
    return Standoff(tuple(bounds), tuple(events))


def joined(pieces: Iterator[Piece]) -> Pieces:
    """Pieces in order, those that touch or overlap made one."""
    found: list[Piece] = []
    for start, end in sorted(pieces):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _pieces(written: str) -> Iterator[Piece]:
    for piece in written.split(";"):
        start, end = piece.split()
        if int(start) < int(end):
            yield int(start), int(end)


def _event(name: str, written: str) -> Event:
    roles = [tuple(part.split(":", 1)) for part in written.split() if ":" in part]
    pairs = tuple((role, bound) for role, bound in roles)
    return Event(name, pairs[0][0] if pairs else "", pairs[1:])
