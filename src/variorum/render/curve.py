"""Lines between the boxes of a stemma: a curve where the way is free, else round a side."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

Point = tuple[int, int]
Area = tuple[int, int, int, int]
"""Left, top, width, height."""

WIDE, HIGH = 148, 50
ACROSS, DOWN = 20, 46
_STEPS = 24
_TURN = 8
_APART = 3
MARGIN = 10  # from a frame to the lines that go round it
_CROWD = 80  # boxes beyond which no line looks for a way round


def path(
    parent: Point,
    child: Point,
    boxes: Sequence[Point],
    number: int = 0,
    frames: Sequence[Area] = (),
) -> str:
    """An SVG path from one box to another, each given by its upper left corner.

    It stays out of the boxes between and, where there is a way, out of the `frames` that hold
    neither end. Lines that go round a side keep apart by their `number`.
    """
    if child[1] == parent[1]:
        return _level(parent, child)
    start = (parent[0] + WIDE // 2, parent[1] + HIGH)
    end = (child[0] + WIDE // 2, child[1])
    others = [(*box, WIDE, HIGH) for box in boxes if box not in (parent, child)]
    foreign = [frame for frame in frames if not (_holds(frame, parent) or _holds(frame, child))]
    if len(others) > _CROWD:
        return _curved(start, end)
    home = next((frame for frame in frames if _holds(frame, child)), None)
    ways = [*_ways(start, end, (parent[0], child[0]), number)]
    ways += _outer_ways(start, end, home, frames, number)
    for barred in ([*others, *foreign], others):
        if not _hits(_along_curve(start, end), barred):
            return _curved(start, end)
        for corners in ways:
            if not _hits(_along(corners), barred):
                return _cornered(corners)
    return _curved(start, end)


def _holds(frame: Area, box: Point) -> bool:
    left, top, wide, high = frame
    return left <= box[0] < left + wide and top <= box[1] < top + high


def _outer_ways(
    start: Point, end: Point, home: Area | None, frames: Sequence[Area], number: int
) -> Iterator[list[Point]]:
    """Ways beside whole frames and along the top of the child's own, the short ones first."""
    if home is None:
        return
    apart = _APART * (number % 5 - 2)
    over, under = start[1] + 2 * _TURN + apart, home[1] - ACROSS // 2 + apart
    sides = {x for left, _, wide, _ in frames for x in (left - MARGIN, left + wide + MARGIN)}
    lanes = sorted(sides, key=lambda x: (abs(x - start[0]) + abs(x - end[0]), x))
    for lane in (lane + apart for lane in lanes if lane > MARGIN):
        yield [start, (start[0], over), (lane, over), (lane, under), (end[0], under), end]


def _level(parent: Point, child: Point) -> str:
    """Between neighbours in one row a line; over others an arch."""
    left, right = sorted((parent, child))
    y = left[1] + HIGH // 2
    if right[0] - left[0] <= 2 * WIDE:
        return f"M{left[0] + WIDE} {y}H{right[0]}"
    start, end, top = left[0] + WIDE // 2, right[0] + WIDE // 2, left[1]
    return f"M{start} {top}C{start} {top - 24} {end} {top - 24} {end} {top}"


def _curved(start: Point, end: Point) -> str:
    middle = (start[1] + end[1]) // 2
    return f"M{start[0]} {start[1]}C{start[0]} {middle} {end[0]} {middle} {end[0]} {end[1]}"


def _ways(start: Point, end: Point, sides: tuple[int, int], number: int) -> Iterator[list[Point]]:
    """Ways through a lane beside the child or the parent, as corners."""
    apart = _APART * (number % 5 - 2)
    over, under = start[1] + 2 * _TURN + apart, end[1] - _TURN
    for side in reversed(sides):
        for lane in (side - ACROSS // 2 + apart, side + WIDE + ACROSS // 2 + apart):
            yield [start, (start[0], over), (lane, over), (lane, under), (end[0], under), end]


def _cornered(corners: Sequence[Point]) -> str:
    """Straight lines with every corner rounded."""
    drawn = f"M{corners[0][0]} {corners[0][1]}"
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        into, out = _towards(corner, before), _towards(corner, after)
        drawn += f"L{into[0]} {into[1]}Q{corner[0]} {corner[1]} {out[0]} {out[1]}"
    return f"{drawn}L{corners[-1][0]} {corners[-1][1]}"


def _towards(corner: Point, other: Point) -> Point:
    """A point at most a turn away from a corner, on the way to another."""
    x, y = other[0] - corner[0], other[1] - corner[1]
    return corner[0] + max(-_TURN, min(_TURN, x)), corner[1] + max(-_TURN, min(_TURN, y))


def _along(corners: Sequence[Point]) -> Iterator[tuple[float, float]]:
    for one, other in pairwise(corners):
        for step in range(_STEPS + 1):
            t = step / _STEPS
            yield one[0] + (other[0] - one[0]) * t, one[1] + (other[1] - one[1]) * t


def _along_curve(start: Point, end: Point) -> Iterator[tuple[float, float]]:
    """Places on the cubic Bezier curve that `_curved` draws."""
    middle = (start[1] + end[1]) // 2
    for step in range(_STEPS + 1):
        t = step / _STEPS
        near, far = (1 - t) ** 3 + 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t) + t**3
        y = (1 - t) ** 3 * start[1] + 3 * t * (1 - t) * middle + t**3 * end[1]
        yield near * start[0] + far * end[0], y


def _hits(points: Iterable[tuple[float, float]], areas: Sequence[Area]) -> bool:
    """Whether a line runs through a box or a frame that it does not belong to."""
    return any(
        left < x < left + wide and top < y < top + high
        for x, y in points
        for left, top, wide, high in areas
    )
