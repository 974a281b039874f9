"""What names, types and comments say of a schema, a table or a column, found once: no layer changes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

from ....schema.model import Column
from .sheet import Sheet


class _Remembers(Protocol):
    known: dict[Any, Any]


Owner = TypeVar("Owner", bound=_Remembers)
Found = TypeVar("Found")


def once(find: Callable[[Owner], Found]) -> Callable[[Owner], Found]:
    """Return ``find``, which each table, or schema, is asked once."""

    @wraps(find)
    def known(owner: Owner) -> Any:
        if find not in owner.known:
            owner.known[find] = find(owner)
        return owner.known[find]

    return known


def once_a_column(find: Callable[[Sheet, Column], Found]) -> Callable[[Sheet, Column], Found]:
    """Return ``find``, which each column is asked once."""

    @wraps(find)
    def known(sheet: Sheet, column: Column) -> Any:
        found = sheet.known.get((find, column.name))
        if found is None or found[0] is not column:  # a column may be asked for without its comment
            found = sheet.known[find, column.name] = column, find(sheet, column)
        return found[1]

    return known
