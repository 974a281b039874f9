"""The most that a place takes, of which only what is put there has a known size: the longest boat of a berth, the heaviest roll of a rack."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ..columns.measured import Range, Unit
from ..tables.known import once
from ..tables.sheet import Sheet, is_number, referring
from ..tables.state import SchemaRules
from .asked_numbers import asked_number
from .usual_ranges import Found, usual_range

_MOST = frozenset(("maximum", "limit", "allowed", "permitted"))
_SAID = _MOST | {"average", "total", "own", "overall"}
_KINDS = frozenset("length mass volume area temperature power".split())
_Measure = tuple[frozenset[str], Unit]


def of_what_is_placed(sheet: Sheet, column: Column) -> Found | None:
    """The upper half of what is usual of a size that rows have which refer to the same rows as those of this table, or to them; None
    where none of these has one that is known, or several have other ones."""
    measure = _measure(sheet, column)
    if measure is None or not _MOST & set(asked_number(sheet, column).words):
        return None
    near = _near(sheet)
    found = {
        known
        for other, each in _measures(sheet.builder.schema).get(measure, ())
        if other.name in near and (known := usual_range(other, each)) is not None
    }
    if len(found) != 1:
        return None
    usual, words, why = found.pop()
    middle = usual.low + (usual.high - usual.low) / 3
    return Found(Range(round(middle, 1 - middle.adjusted()), usual.high * Decimal("1.1"), 1, usual.unit), words, why)


def _measure(sheet: Sheet, column: Column) -> _Measure | None:
    """What a column measures and in which unit."""
    asked = asked_number(sheet, column)
    if asked.unit is None or asked.unit.kind not in _KINDS:
        return None
    return frozenset(asked.bare) - _SAID, asked.unit


@once
def _measures(schema: SchemaRules) -> dict[_Measure, list[tuple[Sheet, Column]]]:
    """The columns of all tables by what they measure; those that say the most of something are not among them."""
    found: dict[_Measure, list[tuple[Sheet, Column]]] = {}
    for sheet in schema.sheets.values():
        for column in filter(is_number, sheet.table.columns):
            measure = _measure(sheet, column)
            if measure is not None and not _MOST & set(asked_number(sheet, column).words):
                found.setdefault(measure, []).append((sheet, column))
    return found


def _near(sheet: Sheet) -> set[str]:
    """The tables that refer to this one, and what those refer to besides: what is there at some time."""
    children = [other for other, _, _ in referring(sheet)]
    parents = {link.parent for other in children for _, link in other.single_links()}
    return ({other.name for other in children} | parents) - {sheet.name}
