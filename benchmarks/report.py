"""The results as a table for the terminal, as docs/performance.md, and as a chart."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from .cases import Result

DOCS = Path(__file__).parent.parent / "docs"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
_BAR, _ROW, _LEFT = 420, 24, 400
_MOST = 3.0


def shown(value: float) -> str:
    """A number with three digits, or whole where it is large."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def lines(results: Sequence[Result]) -> list[str]:
    """The results as a Markdown table."""
    table = ["| | Measured | Target | Met | Basis |", "|---|---:|---:|---|---|"]
    for each in results:
        bound = "–" if each.target is None else f"{'≥' if each.at_least else '≤'} {shown(each.target)}"
        met = {None: "–", True: "yes", False: "no"}[each.met]
        table.append(f"| {each.title} | {shown(each.value)} {each.unit} | {bound} | {met} | {each.basis} |")
    return table


def chart(results: Sequence[Result]) -> str:
    """An SVG of bars: how far each result is within its target. Left of the line is met."""
    aimed = [each for each in results if each.target is not None]
    height = 50 + _ROW * len(aimed)
    mark = _LEFT + _BAR / _MOST
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _BAR + 90} {height}" font-family="sans-serif" '
        'font-size="12" role="img" aria-label="Each result as a multiple of its target">',
        f'<rect width="100%" height="{height}" fill="#ffffff"/>',
        f'<text x="{mark}" y="20" text-anchor="middle" fill="#333333">target</text>',
        f'<line x1="{mark}" y1="26" x2="{mark}" y2="{height - 10}" stroke="#333333" stroke-dasharray="3 3"/>',
    ]
    for number, each in enumerate(aimed):
        assert each.target is not None
        part = each.target / each.value if each.at_least else each.value / each.target
        top = 32 + number * _ROW
        width = min(part, _MOST) * _BAR / _MOST
        color = "#2f855a" if each.met else "#c05621"
        parts += [
            f'<text x="{_LEFT - 10}" y="{top + 13}" text-anchor="end" fill="#333333">{escape(each.title)}</text>',
            f'<rect x="{_LEFT}" y="{top}" width="{width:.1f}" height="17" fill="{color}"/>',
            f'<text x="{_LEFT + width + 6:.1f}" y="{top + 13}" fill="#333333">{shown(each.value)} {escape(each.unit)}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])


def write(results: Sequence[Result], notes: Sequence[str]) -> None:
    """Replace the measured part of docs/performance.md, and its chart."""
    path = DOCS / "performance.md"
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    body = "\n".join([BEGIN, "", *notes, "", *lines(results), "", END])
    path.write_text(before + body + after, encoding="utf-8")
    (DOCS / "performance.svg").write_text(chart(results), encoding="utf-8")
