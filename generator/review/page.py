"""A review as one HTML page, which needs no network and no JavaScript, or as Markdown for a pull request's comment."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..markdown import code, escaped
from ..script.templates import template_directory
from .graph import draw
from .model import ColumnSummary, Review

if TYPE_CHECKING:
    from jinja2 import Environment

FORMATS = ("md", "html")
_BLOCKS = "▁▂▃▄▅▆▇█"
_VALUES = 6
"""Values of a column that Markdown shows."""


def render(review: Review, output: str) -> str:
    """The page of ``review`` as ``html`` or ``md``, with a line break at its end."""
    graph = draw(
        [(table.name, table.rows, table.is_supporting) for table in review.tables],
        [(each.table, each.parent) for each in review.references],
    )
    count = sum(map(len, review.checks.values()))
    return _environment().get_template(f"page.{output}.j2").render(review=review, graph=graph, check_count=count)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    jinja = Environment(
        loader=FileSystemLoader(template_directory("review")),
        undefined=StrictUndefined,
        # names and values are text of any source: a page must not run what they hold
        autoescape=select_autoescape(["html.j2"]),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    jinja.filters.update(code=code, escaped=escaped, distribution=distribution)
    return jinja


def distribution(column: ColumnSummary) -> str:
    """A column's values in one cell: how often each occurs, or a histogram of blocks."""
    bars = column.bars
    if bars and " to " in bars[0].label:
        most = max(bar.rows for bar in bars)
        drawn = "".join(_BLOCKS[bar.rows * len(_BLOCKS) // (most + 1)] if bar.rows else "·" for bar in bars)
        return " ".join([drawn, *(f"{code(bar.label)} ({bar.rows:,})" for bar in column.common)])
    shown = [f"{code(bar.label)} ({bar.rows:,})" for bar in (bars or column.common)[:_VALUES]]
    return ", ".join(shown) + (f", {len(bars) - _VALUES} more" if len(bars) > _VALUES else "")
