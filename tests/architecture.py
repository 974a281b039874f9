"""The picture of the layers in docs/architecture.svg, drawn from the imports that the packages really have.

Rows are the layers of pyproject.toml, from the top down. An arrow says that a package imports another one; one that
follows from others (a imports b, b imports c, and a imports c) is left out, so that the picture can be read; so are those to the base (errors, files, TOML), which everything may import.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "architecture.svg"
BASE = {"project", "toml_fields", "printable", "files", "errors"}
WIDTH, BOX, HEIGHT, GAP = 940, 104, 34, 62
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1b1f24}rect{fill:#eef3fa;stroke:#4a6fa5}"
    "path{fill:none;stroke:#7d8794;stroke-width:1.1}"
    "@media(prefers-color-scheme:dark){text{fill:#e6e9ee}rect{fill:#1d2733;stroke:#7ea3d8}path{stroke:#8b96a5}}"
)


def layers() -> list[list[str]]:
    """The packages of each layer, from the top down, as import-linter has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rows = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return [[name.strip() for name in row.split("|")] for row in rows if row != "__main__"]


def imports(names: Sequence[str]) -> dict[str, set[str]]:
    """Which of the packages ``names`` each of them imports."""
    graph = grimp.build_graph("seedsql")
    found: dict[str, set[str]] = {name: set() for name in names}
    for module in graph.modules:
        importer = _package(module)
        for target in graph.find_modules_directly_imported_by(module):
            if importer in found and _package(target) in found and _package(target) != importer:
                found[importer].add(_package(target))
    return found


def _package(module: str) -> str:
    return ".".join(module.split(".")[1:2])


def reduced(graph: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The arrows that do not follow from others."""
    reached: dict[str, set[str]] = {}

    def below(name: str) -> set[str]:
        if name not in reached:
            reached[name] = set(graph[name]).union(*(below(target) for target in graph[name]))
        return reached[name]

    return {
        name: {target for target in targets if not any(target in below(other) for other in targets - {target})}
        for name, targets in graph.items()
    }


def drawing() -> str:
    """The picture as SVG text, the same for the same imports."""
    rows = layers()
    # A layer of one package stands a little to the side, in turns: arrows pass it rather than run behind it.
    places = {
        name: (
            (WIDTH - len(row) * (BOX + 24) + 24) // 2 + column * (BOX + 24) + (len(row) == 1) * (number % 2 * 180 - 90),
            16 + number * GAP,
        )
        for number, row in enumerate(rows)
        for column, name in enumerate(row)
    }
    height = 16 + len(rows) * GAP
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'aria-label="The packages of seedsql in their layers; arrows are imports and run downward">',
        f"<style>{_STYLE}</style>",
        '<defs><marker id="a" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8"/></marker></defs>',
        *_arrows(reduced(imports(list(places))), places),
    ]
    for name, (x, y) in places.items():
        lines.append(f'<rect x="{x}" y="{y}" width="{BOX}" height="{HEIGHT}" rx="5"/>')
        lines.append(f'<text x="{x + BOX // 2}" y="{y + 22}" text-anchor="middle">{escape(name)}</text>')
    return "\n".join([*lines, "</svg>", ""])


def _arrows(graph: Mapping[str, set[str]], places: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    for name, targets in graph.items():
        for target in sorted(targets - BASE, key=lambda each: places[each]):
            (x, y), (to_x, to_y) = places[name], places[target]
            start, end = (x + BOX // 2, y + HEIGHT), (to_x + BOX // 2, to_y)
            bend = (end[1] - start[1]) // 2
            yield (
                f'<path d="M{start[0]} {start[1]}C{start[0]} {start[1] + bend} {end[0]} {end[1] - bend} '
                f'{end[0]} {end[1]}" marker-end="url(#a)"/>'
            )
