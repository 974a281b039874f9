"""A sum over a table's rows that is known while they are generated: a server that holds other values computes another.

It covers the columns whose text is the same on every server: integers, decimals, texts, dates and times. FLOAT, JSON, BIT,
YEAR, SET and bytes are shown by each server in its own way, and are left out.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from ..planning.model import TableStep
from ..schema.model import TEXT_TYPES, Column
from ..sql.identifiers import identifier
from ..values.arrays import Array, Dates, Datetimes, Decimals, Integers, Texts, Times, Variables
from .fields import row_texts
from .scope import Scope

_TEXTS = TEXT_TYPES | {"enum"}


def summed_columns(step: TableStep) -> tuple[str, ...]:
    """Return the names of the columns that the sum of a table covers."""
    if not step.rows:
        return ()
    arrays = step.arrays(0, 1)
    return tuple(column.name for column, array in zip(step.columns, arrays, strict=True) if _is_summed(column, array))


def _is_summed(column: Column, array: Array) -> bool:
    kind = column.type
    if isinstance(array, Integers):
        return kind.is_integer
    if isinstance(array, Decimals):
        return kind.name == "decimal" and array.scale == (kind.scale or 0)
    if isinstance(array, Datetimes | Times):
        return kind.name in ("datetime", "timestamp", "time") and array.digits == (kind.length or 0)
    if isinstance(array, Dates):
        return kind.name == "date"
    return isinstance(array, Texts) and not isinstance(array, Variables) and kind.name in _TEXTS


def rows_sum(step: TableStep, arrays: Sequence[Array], columns: Sequence[str]) -> int:
    """Return the sum over rows of the CRC-32 of their text in ``columns``; ``arrays`` are those of all columns."""
    chosen = [array for column, array in zip(step.columns, arrays, strict=True) if column.name in columns]
    return sum(map(zlib.crc32, row_texts(chosen))) if chosen else 0


def sum_expression(scope: Scope, columns: Sequence[str]) -> str:
    """Return the same sum as SQL, over the rows that ``scope`` names."""
    prefix = "`s`." if scope.is_listed else ""
    parts = []
    for column in scope.step.columns:
        if column.name in columns:
            name = prefix + identifier(column.name)
            if column.type.name in _TEXTS:
                name = f"CONVERT({name} USING utf8mb4)"
            elif column.type.is_integer:
                name += " + 0"  # a ZEROFILL column is shown with zeros
            elif column.type.name == "decimal" and column.type.unsigned:  # as ZEROFILL columns are
                name = f"CAST({name} AS DECIMAL({column.type.length or 10}, {column.type.scale or 0}))"
            # CONCAT_WS passes over NULL, so that (1, NULL, 2) and (1, 2, NULL) would be one text
            parts.append(f"IFNULL({name}, '~')")
    return f"IFNULL(SUM(CRC32(CONCAT_WS('|', {', '.join(parts)}))), 0)" if parts else "0"
