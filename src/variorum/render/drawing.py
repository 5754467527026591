"""The stemma drawn: places for its sources, families in boxes, derivations as curves.

What is quoted by several (a document, a statement) stands in a row on top; below it each family
has a box, its root on top, its reports in rows under what they derive from. Laid out for a given
number of columns, so that a phone gets its own drawing instead of a shrunken one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.model import Credit, Derivation, DescentKind, EditedStory, Source, SourceKind
from variorum.render.curve import ACROSS, DOWN, HIGH, MARGIN, WIDE, Point, path
from variorum.render.index import Index, short

_PAD, _HEAD = 18, 34
_LINE = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A source, placed. `lines` are its label; `report` its number on the page, or None."""

    source: Source
    x: int
    y: int
    lines: tuple[str, ...]
    report: int | None
    note: str
    wide: int = WIDE
    high: int = HIGH


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A family's box and its caption."""

    x: int
    y: int
    wide: int
    high: int
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A derivation, drawn; `number` is its row in the table."""

    path: str
    derivation: Derivation
    number: int
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """All of it, in user units."""

    wide: int
    high: int
    frames: tuple[Frame, ...]
    curves: tuple[Curve, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Sources side by side. `columns` counts its places; the last ones may be empty."""

    ids: tuple[str, ...]
    columns: int

    @property
    def wide(self) -> int:
        return self.columns * WIDE + (self.columns - 1) * ACROSS

    def places(self, left: int, y: int) -> dict[str, Point]:
        return {id: (left + at * (WIDE + ACROSS), y) for at, id in enumerate(self.ids)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """The rows of sources that share one frame."""

    rows: tuple[_Row, ...]
    caption: str

    @property
    def wide(self) -> int:
        return max(row.wide for row in self.rows) + 2 * _PAD

    @property
    def high(self) -> int:
        return _HEAD + len(self.rows) * HIGH + (len(self.rows) - 1) * DOWN + _PAD


def draw(story: EditedStory, index: Index, columns: int) -> Drawing:
    """The stemma of a story, at most `columns` sources across."""
    blocks = _blocks(story, columns)
    above = _above(story, blocks)
    limit = columns * (WIDE + 2 * _PAD) + (columns - 1) * ACROSS
    top = _strip_height(len(above), columns)
    placed, frames = _shelve(blocks, limit, top)
    wide = max((frame.x + frame.wide for frame in frames), default=limit)
    # Room on the right for a line from above to go round the frames that it has no part in.
    margin = 2 * MARGIN if above and len(frames) > 1 else 0
    placed.update(_strip(above, columns, wide))
    sources = {source.id: source for source in story.stemma.sources}
    boxes = tuple(_box(sources[id], place, index) for id, place in placed.items() if id in sources)
    return Drawing(
        wide=wide + margin,
        high=max((frame.y + frame.high for frame in frames), default=top) + 2,
        frames=tuple(frames),
        curves=_curves(story.stemma.derivations, placed, frames),
        boxes=boxes,
    )


def _blocks(story: EditedStory, columns: int) -> list[_Block]:
    """One block a family, the large ones first; the reports alone together in the last."""
    blocks, alone = [], []
    for family in sorted(story.stemma.families, key=lambda family: -len(family.reports)):
        inside = dict.fromkeys((family.root, *_beneath(story, family.root), *family.reports))
        if len(inside) == 1:
            alone.append(family.root)
            continue
        ranks = _by_rank(_ranks(story, inside), _parents(story))
        rows = tuple(row for rank in ranks for row in _wrapped(rank, columns))
        blocks.append(_Block(rows=rows, caption=_caption(len(family.reports))))
    if alone:
        caption = "on its own" if len(alone) == 1 else "each on its own"
        blocks.append(_Block(rows=tuple(_wrapped(alone, columns)), caption=caption))
    return blocks


def _beneath(story: EditedStory, root: str) -> tuple[str, ...]:
    """Lost reports that go back to the root of a family: its reports may do so through them."""
    lost = {of.id for of in story.stemma.sources if of.kind is SourceKind.LOST_REPORT}
    return tuple(
        edge.child
        for edge in story.stemma.derivations
        if edge.parent == root and edge.child in lost
    )


def _caption(reports: int) -> str:
    return f"a family of {reports}" if reports > 1 else "one report"


def _parents(story: EditedStory) -> Mapping[str, str]:
    """The likeliest parent of each source that has one."""
    edges = sorted(story.stemma.derivations, key=lambda edge: edge.likelihood)
    return {edge.child: edge.parent for edge in edges}


def _above(story: EditedStory, blocks: Sequence[_Block]) -> tuple[str, ...]:
    """The sources outside all families that something derives from."""
    inside = {id for block in blocks for row in block.rows for id in row.ids}
    drawn = dict.fromkeys(
        id for edge in story.stemma.derivations for id in (edge.parent, edge.child)
    )
    return tuple(id for id in drawn if id not in inside)


def _ranks(story: EditedStory, inside: Iterable[str]) -> dict[str, int]:
    """How far below its root each source of a family stands: the longest way down."""
    ranks = dict.fromkeys(inside, 0)
    edges = [
        edge
        for edge in story.stemma.derivations
        if edge.parent in ranks
        and edge.child in ranks
        and edge.relation is not DescentKind.QUOTATION
    ]
    for _ in ranks:
        changed = False
        for edge in edges:
            if ranks[edge.child] <= ranks[edge.parent]:
                ranks[edge.child] = ranks[edge.parent] + 1
                changed = True
        if not changed:
            break
    return ranks


def _by_rank(ranks: Mapping[str, int], parents: Mapping[str, str]) -> list[list[str]]:
    """The sources of each rank, in the order of their parents, so that few lines cross."""
    rows: dict[int, list[str]] = {}
    for id, rank in ranks.items():
        rows.setdefault(rank, []).append(id)
    place: dict[str, int] = {}
    for rank in sorted(rows):
        rows[rank].sort(key=lambda child: place.get(parents.get(child, ""), 0))
        place.update({id: at for at, id in enumerate(rows[rank])})
    return [rows[rank] for rank in sorted(rows)]


def _wrapped(row: Sequence[str], columns: int) -> list[_Row]:
    """A row in as few rows as fit, of nearly equal length and set flush."""
    count = -(-len(row) // columns)
    size = -(-len(row) // count)
    return [_Row(ids=tuple(row[at : at + size]), columns=size) for at in range(0, len(row), size)]


def _strip_height(count: int, columns: int) -> int:
    return 2 + -(-count // columns) * (HIGH + DOWN)


def _strip(above: Sequence[str], columns: int, wide: int) -> dict[str, Point]:
    """Places for what stands above the families, each row in the middle."""
    placed: dict[str, Point] = {}
    for number, row in enumerate(_wrapped(above, columns) if above else ()):
        placed.update(row.places(max(0, (wide - row.wide) // 2), 2 + number * (HIGH + DOWN)))
    return placed


def _shelve(blocks: Sequence[_Block], limit: int, top: int) -> tuple[dict[str, Point], list[Frame]]:
    """Blocks side by side while they fit, then on the next shelf."""
    placed: dict[str, Point] = {}
    frames: list[Frame] = []
    x, y, shelf = 1, top, 0
    for block in blocks:
        if x > 1 and x + block.wide > limit + 1:
            x, y, shelf = 1, y + shelf + ACROSS, 0
        frames.append(Frame(x=x, y=y, wide=block.wide, high=block.high, caption=block.caption))
        placed.update(_inside(block, x, y))
        x, shelf = x + block.wide + ACROSS, max(shelf, block.high)
    return placed, frames


def _inside(block: _Block, x: int, y: int) -> dict[str, Point]:
    placed: dict[str, Point] = {}
    for number, row in enumerate(block.rows):
        left = x + (block.wide - row.wide) // 2
        placed.update(row.places(left, y + _HEAD + number * (HIGH + DOWN)))
    return placed


def _box(source: Source, place: Point, index: Index) -> Box:
    report = index.reports.get(source.id)
    name = index.label(source.id) if report else source.name
    return Box(
        source=source,
        x=place[0],
        y=place[1],
        lines=_label(name),
        report=index.numbers.get(source.id),
        note=_note(source),
    )


def _note(source: Source) -> str:
    if source.kind is SourceKind.REPORT:
        return ""
    return "not among the files" if source.kind is SourceKind.LOST_REPORT else source.kind.value


def _label(name: str) -> tuple[str, ...]:
    """A label in one line or two."""
    if len(name) <= _LINE:
        return (name,)
    first, _, rest = name[: _LINE + 1].rpartition(" ")
    if not first:
        return (name[: _LINE - 1] + "…",)
    return (first, short(rest + name[_LINE + 1 :], _LINE))


def _curves(
    derivations: Sequence[Derivation], placed: Mapping[str, Point], frames: Sequence[Frame]
) -> tuple[Curve, ...]:
    boxes = tuple(placed.values())
    areas = tuple((frame.x, frame.y, frame.wide, frame.high) for frame in frames)
    return tuple(
        Curve(
            path=path(placed[edge.parent], placed[edge.child], boxes, number, areas),
            derivation=edge,
            number=number,
            look=_curve_look(edge),
        )
        for number, edge in enumerate(derivations)
        if edge.parent in placed and edge.child in placed
    )


def _curve_look(edge: Derivation) -> str:
    quoted = " quotation" if edge.relation is DescentKind.QUOTATION else ""
    credit = {Credit.CREDITED: "credited", Credit.UNCREDITED: "uncredited"}
    return credit.get(edge.credit, "unknown") + quoted
