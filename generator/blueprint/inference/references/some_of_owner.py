"""Owners that have what their rows need: the customer of an invoice is one who has orders, where its lines are orders of that customer.

A reference that gives every owner a row would do the same (``covering``); this is for those that something else decides."""

from __future__ import annotations

from ....schema.model import Column
from ...writing import rule_name
from ..tables.links import Link
from ..tables.sheet import Sheet, Sheets, named
from ..words.vocabulary import tokens

_MOST_STEPS = 4


def take_owner_of_some(sheets: Sheets, sheet: Sheet, path: str, target: Link, theirs: Column) -> bool:
    """Let the row that a path leads to, ``invoice_id.customer_id``, have the owner of some row of the table to pick from. False where
    something else decides it, or the picked rows depend on it."""
    first, _, last = path.partition(".")
    own = next((link for column, link in sheet.single_links() if named(column) == first), None)
    header = sheets.get(own.parent) if own is not None and last else None
    if header is None:
        return False
    column = next((each for each in header.table.columns if named(each) == last), None)
    link = header.link(column) if column is not None else None
    if column is None or link is None or _leads_to(sheets, target.parent, header.name):
        return False
    if not _is_drawn_freely(header, column, link):
        return False
    some = header.hide("_".join(("some", *tokens(target.parent))), {"reference": rule_name(target.parent)})
    return header.compute_reference(column, link, f"{some}.{named(theirs)}", f"of one who has {target.parent}")


def _is_drawn_freely(header: Sheet, column: Column, link: Link) -> bool:
    """True for a reference that picks any row, and on which no key, ordinal or covering depends."""
    name = column.name.lower()
    is_plain = set(header.builder.picks[link]) == {"reference"} and not column.nullable
    is_free = name not in header.unique.pairs and name not in header.table.single_keys
    is_counted = any(f"ORDINAL({named(column)})" in text for text in header.unique.ordinals.values())
    return is_plain and is_free and not is_counted and (header.name, column.name) not in header.builder.schema.covering


def _leads_to(sheets: Sheets, table: str, other: str, steps: int = 0) -> bool:
    """True where rows of a table may depend on those of another one."""
    if table == other:
        return True
    parents = {link.parent for link in sheets[table].builder.schema.links[table] if link.parent in sheets}
    return steps < _MOST_STEPS and any(_leads_to(sheets, parent, other, steps + 1) for parent in parents - {table})
