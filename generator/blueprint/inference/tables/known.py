"""What names, types and comments say of a table or a column, found once: no layer changes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from ....schema.model import Column
from .sheet import Sheet

Found = TypeVar("Found")


def of_table(find: Callable[[Sheet], Found]) -> Callable[[Sheet], Found]:
    """Return ``find``, which each table is asked once."""

    @wraps(find)
    def known(sheet: Sheet) -> Any:
        if find not in sheet.known:
            sheet.known[find] = find(sheet)
        return sheet.known[find]

    return known


def of_column(find: Callable[[Sheet, Column], Found]) -> Callable[[Sheet, Column], Found]:
    """Return ``find``, which each column is asked once."""

    @wraps(find)
    def known(sheet: Sheet, column: Column) -> Any:
        found = sheet.known.get((find, column.name))
        if found is None or found[0] is not column:  # a column may be asked for without its comment
            found = sheet.known[find, column.name] = column, find(sheet, column)
        return found[1]

    return known
