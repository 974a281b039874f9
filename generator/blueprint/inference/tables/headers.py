"""The documents that the rows of a table are lines of: the order of its items."""

from __future__ import annotations

from typing import NamedTuple

from ....schema.model import Column
from .links import Link
from .sheet import Sheet


class Header(NamedTuple):
    """The document that a line is of, and the reference to it."""

    sheet: Sheet
    column: Column
    link: Link


def header_of(sheet: Sheet) -> Header | None:
    """The only table whose rows must be referred to and that a table is called after, ``orders`` of ``order_items``."""
    found = [
        Header(parent, column, link)
        for column, link, parent in sheet.parents
        if set(parent.words[-1:]) & set(sheet.words[:-1])
    ]
    return found[0] if len(found) == 1 else None
