"""References that pick among some of the rows of their parent, and how many rows a table can have that takes each of them once."""

from __future__ import annotations

from ....schema.model import Column
from ..columns.keys import is_key
from .links import Link
from .sheet import Sheet
from .state import Bound


def pick_where(sheet: Sheet, link: Link, column: Column, condition: str, share: float, *, dealt: int) -> None:
    """Let a reference pick rows of which a condition holds, a ``share`` of all: one of ``dealt`` values of a choice or, where that is 0, drawn at
    random. A key takes each of them once."""
    sheet.builder.picks[link]["where"] = condition
    if is_key(sheet.table, (column.name,)):
        sheet.builder.result.bounds.append(Bound((link.parent,), share=share, dealt=dealt))
