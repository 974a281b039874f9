"""The graph of references as boxes and curves: parents on the left, children to their right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 168, 40
"""Of a box, in pixels."""
COLUMN, ROW = 232, 56
"""From one box to the next."""
LANE = 16
"""Height of a lane, in which curves pass a column."""
MARGIN = 8
LABEL = 21
"""Characters of a table's name that fit into a box."""


@dataclass(frozen=True, slots=True)
class Box:
    """One table: its place (left upper corner, pixels), the text in it, and the number of its rows."""

    table: str
    label: str
    rows: int
    is_supporting: bool
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Edge:
    """One reference, as the path of a cubic curve from parent to child; ``is_back`` when the parent comes later (a cycle)."""

    parent: str
    child: str
    path: str
    is_back: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """All boxes and edges, and the size of the picture in pixels."""

    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int


def draw(tables: Sequence[tuple[str, int, bool]], references: Sequence[tuple[str, str]]) -> Graph:
    """Lay out ``tables`` (name, rows, whether supporting; in insert order) and ``references`` (child, parent).

    A table is one column right of the last of its parents. A parent whose child is farther away has a lane in the columns
    between, so that curves do not run behind boxes. In a column, tables and lanes follow the height of what is left of them.
    """
    order = {name: index for index, (name, _, _) in enumerate(tables)}
    edges = [pair for pair in dict.fromkeys(references) if pair[0] in order and pair[1] in order]
    parents = {name: [p for c, p in edges if c == name and order[p] < order[name]] for name in order}
    level: dict[str, int] = {}
    for name in order:  # parents come first
        level[name] = 1 + max((level[parent] for parent in parents[name]), default=-1)
    middle, bottom = _middles(order, edges, level, parents)
    boxes = tuple(
        Box(
            name,
            name if len(name) <= LABEL else f"{name[: LABEL - 1]}…",
            rows,
            supporting,
            MARGIN + level[name] * COLUMN,
            middle[name, level[name]] - HEIGHT // 2,
        )
        for name, rows, supporting in tables
    )
    drawn = tuple(
        Edge(parent, child, _path(parent, child, level, middle), order[parent] >= order[child])
        for child, parent in edges
    )
    width = max((box.x for box in boxes), default=0) + WIDTH + 4 * MARGIN
    return Graph(boxes, drawn, width, bottom + MARGIN)


def _middles(
    order: Mapping[str, int],
    edges: Sequence[tuple[str, str]],
    level: Mapping[str, int],
    parents: Mapping[str, Sequence[str]],
) -> tuple[dict[tuple[str, int], int], int]:
    """The height of each table's or lane's middle, by name and column, and that of the lowest end."""
    last = {name: max((level[child] for child, parent in edges if parent == name), default=0) for name in order}
    middle: dict[tuple[str, int], int] = {}
    bottom = 0
    for column in range(max(level.values(), default=-1) + 1):
        placed = [name for name in order if level[name] == column or level[name] < column < last[name]]
        heights = {name: _height(name, column, level, parents, middle) for name in placed}
        y = MARGIN
        for name in sorted(placed, key=lambda name: (heights[name], order[name])):
            is_table = level[name] == column
            middle[name, column] = y + (HEIGHT if is_table else LANE) // 2
            y += ROW if is_table else LANE
        bottom = max(bottom, y)
    return middle, bottom


def _height(
    name: str,
    column: int,
    level: Mapping[str, int],
    parents: Mapping[str, Sequence[str]],
    middle: Mapping[tuple[str, int], int],
) -> float:
    """Where a table or lane wants to be: at the mean of what leads to it from the column before."""
    sources = parents[name] if level[name] == column else [name]
    found = [middle[source, column - 1] for source in sources if (source, column - 1) in middle]
    return sum(found) / len(found) if found else 0.0


def _path(parent: str, child: str, level: Mapping[str, int], middle: Mapping[tuple[str, int], int]) -> str:
    """From the right edge of the parent's box through its lanes to the left edge of the child's; to itself as a loop."""
    column, x, y = level[parent], MARGIN + level[parent] * COLUMN + WIDTH, middle[parent, level[parent]]
    if parent == child:
        return f"M{x} {y - 8}C{x + 28} {y - 16} {x + 28} {y + 16} {x} {y + 8}"
    path = f"M{x} {y}"
    for between in range(column + 1, level[child]):
        to_x, to_y = MARGIN + between * COLUMN, middle[parent, between]
        path += _curve(x, y, to_x, to_y) + f"H{to_x + WIDTH}"
        x, y = to_x + WIDTH, to_y
    return path + _curve(x, y, MARGIN + level[child] * COLUMN, middle[child, level[child]])


def _curve(x: int, y: int, to_x: int, to_y: int) -> str:
    bend = max((to_x - x) // 2, 24)
    return f"C{x + bend} {y} {to_x - bend} {to_y} {to_x} {to_y}"
