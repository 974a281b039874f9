"""Quantities and measures that the one row of its parent takes over: the litres of a batch in its bottling."""

from __future__ import annotations

from ....schema.model import Column
from ..columns.keys import is_key
from ..columns.measured import unit_of
from ..comments.values import begins_with_zero
from ..tables.compatibility import takes
from ..tables.sheet import Sheet, is_number
from ..words.vocabulary import tokens
from .copied_amounts import repeat

_MEASURES = frozenset(
    """quantity count piece unit amount weight volume area length width height depth diameter thickness distance size guest person
    participant adult child pallet box bag bottle page word portion rate percent kg tonne liter kwh m2 m3 hectare""".split()
)
_ANEW = frozenset(
    """actual final measured counted current remaining open balance paid due spent used total delivered received done returned accepted
    rejected lost discount tax vat maximum minimum average reading per score""".split()
)
"""What a row has of its own, whatever its parent has under the same name."""


def copy_measures(sheet: Sheet) -> None:
    """Let the only row of a parent have its measures, where both are called the same and in the same unit."""
    for own, link, parent in sheet.parents:
        if link.parent == sheet.name or not is_key(sheet.table, (own.name,)):
            continue
        theirs = {parent.tokens(each): each for each in parent.table.columns}
        for column in sheet.table.columns:
            other = theirs.get(sheet.tokens(column))
            if other is not None and _is_taken_over(sheet, column, parent, other):
                repeat(sheet, column, own, link, other)


def _is_taken_over(sheet: Sheet, column: Column, parent: Sheet, theirs: Column) -> bool:
    words = set(tokens(column.name))
    is_measure = is_number(column) and bool(_MEASURES & words) and not _ANEW & words
    if not is_measure or not sheet.is_open(column) or begins_with_zero(theirs) or begins_with_zero(column):
        return False
    is_same_unit = unit_of(sheet.table, column)[1] == unit_of(parent.table, theirs)[1]
    return is_same_unit and column.type.name == theirs.type.name and takes(column, theirs)
