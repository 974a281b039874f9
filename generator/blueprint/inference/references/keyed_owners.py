"""Owners by way of a reference of several columns: the supplier of a delivery is that of the order ``(site_id, ord_no)``."""

from __future__ import annotations

from ....schema.model import Column
from ...writing import sql_name
from ..tables.actors import is_actor
from ..tables.links import Link
from ..tables.sheet import Sheet, Sheets, named
from .owners import is_bound, role_of


def take_from_keyed_rows(sheets: Sheets) -> None:
    """Let references repeat those of the row that a key of several columns leads to."""
    for sheet in sheets.values():
        links = sheet.builder.schema.links[sheet.name]
        keyed = [link for link in links if link.parent in sheets and _is_sole(sheet, link)]
        for column, link in sheet.single_links() if keyed else ():
            if sheet.link(column) is not link or is_bound(sheet, column) or is_actor(sheet, column):
                continue
            for through in keyed:
                parent = sheets[through.parent]
                path = _path(parent, column, link)
                if path:
                    text = f"{sql_name(parent.name)}.{path}"
                    sheet.compute_reference(column, link, text, f"same {link.parent} as {parent.name}")
                    break


def _is_sole(sheet: Sheet, link: Link) -> bool:
    """True for a reference of several columns that must be filled, the only one to its table."""
    parents = [each.parent for each in sheet.builder.schema.links[sheet.name]]
    is_filled = all(not sheet.table.column(name).nullable for name in link.columns)
    return len(link.columns) > 1 and link.parent != sheet.name and is_filled and parents.count(link.parent) == 1


def _path(parent: Sheet, column: Column, link: Link) -> str:
    """The owner of a row, or of the one that a part of its key refers to: the machine of the order that an assignment ``(order, worker)``
    is of; empty where there is none, or two parts lead to one."""
    own = _owner(parent, column, link)
    if own is not None:
        return named(own)
    found = [
        f"{named(part)}.{named(theirs)}"
        for part, up, top in parent.referred
        if part.name in parent.table.row_key and up.parent != link.parent
        if (theirs := _owner(top, column, link)) is not None
    ]
    return found[0] if len(found) == 1 else ""


def _owner(parent: Sheet, column: Column, link: Link) -> Column | None:
    """The parent's only reference to the same table, in the same role."""
    found = [
        theirs
        for theirs, other in parent.single_links()
        if other.parent == link.parent and not is_actor(parent, theirs) and theirs.nullable <= column.nullable
    ]
    return found[0] if len(found) == 1 and role_of(found[0], link) == role_of(column, link) else None
