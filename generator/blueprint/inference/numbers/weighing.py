"""Weighbridges: rows that weigh a lorry full and empty (OIML R 76: gross, tare, net), and vehicles that carry loads."""

from __future__ import annotations

from ....schema.model import Column
from ..columns.measured import unit_of
from ..tables.known import once
from ..tables.sheet import Sheet
from ..tables.state import SchemaRules
from ..words.identifiers import words_of
from ..words.vocabulary import tokens

PERCENT_OF_LORRIES = 30, 55
"""Of what a loaded lorry weighs: what it weighs empty."""
VEHICLES = frozenset("vehicle truck lorry trailer semitrailer tractor wagon car tipper".split())
_WEIGHINGS = frozenset("weighing weighbridge weigh".split())
_TICKETS = frozenset("ticket slip note scale".split())
_CARRIES = frozenset("payload axle loading tipping dump".split())
_LORRIES = frozenset("truck lorry trailer semitrailer tractor tipper dump dumper articulated hgv flatbed".split())


@once
def is_weighing(sheet: Sheet) -> bool:
    """True for a table that has the gross weight of vehicles and what they weigh empty, or net: called so, or of a vehicle."""
    words = set(sheet.words)
    names = {word for column in sheet.table.columns if _is_weight(sheet, column) for word in tokens(column.name)}
    if "gross" not in names or not {"tare", "empty", "net"} & names:
        return False
    if {"gross", "tare", "net"} <= names and all(
        _is_of_lorry(sheet, column) for column in sheet.table.columns if _is_weight(sheet, column)
    ):
        return True
    is_called = bool(_WEIGHINGS & words) or ("weight" in words and bool(_TICKETS & words))
    return is_called or (
        "tare" in names and any(VEHICLES & set(tokens(link.parent)) for _, link in sheet.single_links())
    )


def _is_of_lorry(sheet: Sheet, column: Column) -> bool:
    """True for tonnes, and for whole kilograms, too coarse for a parcel."""
    unit = unit_of(sheet.table, column)[1]
    return unit is not None and (unit.name == "t" or (unit.name == "kg" and column.type.name in ("int", "mediumint")))


@once
def is_of_bulk(schema: SchemaRules) -> bool:
    """True for a schema with weights in tonnes, or that weighs lorries."""
    return any(_has_tonnes(sheet) or is_weighing(sheet) for sheet in schema.sheets.values())


def _has_tonnes(sheet: Sheet) -> bool:
    return any(
        _is_weight(sheet, column) and words_of(column.name)[-1] in ("t", "ton", "tonne", "tonnes")
        for column in sheet.table.columns
    )


@once
def is_of_lorries(sheet: Sheet) -> bool:
    """True for a table of vehicles that carry loads, by what else is known of them, or by what their kinds are called."""
    for column in sheet.table.columns:
        words = set(tokens(column.name))
        if _CARRIES & words and (_is_weight(sheet, column) or "axle" in words):
            return True
        kinds = [word for value in column.type.labels for word in tokens(value)]
        if _LORRIES & set(kinds):
            return True
    return False


def _is_weight(sheet: Sheet, column: Column) -> bool:
    unit = unit_of(sheet.table, column)[1]
    return unit is not None and unit.kind == "mass"
