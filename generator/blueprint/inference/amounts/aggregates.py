"""What a row says of all rows that refer to it: how many there are, what they come to, their average, the most and the least."""

from __future__ import annotations

from ....schema.model import Column
from ..numbers.arithmetic import Arithmetic
from ..references.children import write_rollup
from ..references.selection import Selection
from ..tables.sheet import Sheet, named


def count(sheet: Sheet, column: Column, rows: Selection) -> bool:
    """Let a column be the number of the rows."""
    return write_rollup(sheet, column, rows.child, rows.count(), f"count of {rows.rows}", None)


def add_up(sheet: Sheet, column: Column, rows: Selection, source: Column) -> bool:
    """Let a column be the sum of what the rows have."""
    _know(rows, source)
    return write_rollup(sheet, column, rows.child, rows.sum(source), _reason("sum of", rows, source), source)


def average(sheet: Sheet, column: Column, rows: Selection, source: Column) -> bool:
    """Let a column be the average of what the rows have."""
    _know(rows, source)
    text = f"{rows.sum(source)} / {rows.count()}"
    return write_rollup(sheet, column, rows.child, text, _reason("average of", rows, source), source, average=True)


def extreme(sheet: Sheet, column: Column, rows: Selection, source: Column, *, is_least: bool = False) -> bool:
    """Let a column be the most, or the least, of what the rows have."""
    value = f"{rows.table}.{named(source)}"
    text = f"{'MIN' if is_least else 'MAX'}({f'IF({rows.condition}, {value}, NULL)' if rows.condition else value})"
    reason = _reason("least" if is_least else "largest", rows, source)
    return write_rollup(sheet, column, rows.child, text, reason, source, average=True)


def _know(rows: Selection, source: Column) -> None:
    """Decide what is read of the rows, where nothing has yet."""
    Arithmetic(rows.child.sheet).any_operand(source)


def _reason(what: str, rows: Selection, source: Column) -> str:
    return f"{what} {rows.child.sheet.name}.{source.name}{rows.where}"
