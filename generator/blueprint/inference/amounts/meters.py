"""Readings of the meter of a thing: none above what it shows today, and each above those before it."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ..columns.guess import Bounds
from ..columns.meters import is_meter
from ..numbers.bounds_of_columns import bounds_elsewhere
from ..references.children import Child, children_of
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, Sheets, is_exact, named, scale_of


def decide_meters(sheets: Sheets) -> None:
    """Let the only reading of a row grow with the time since its thing began, up to what the meter of the thing shows."""
    for sheet in sheets.values():
        meters = [each for each in sheet.table.columns if _is_meter(sheet, each) and not each.nullable]
        for child in children_of(sheet) if len(meters) == 1 else ():
            _read(sheet, child, meters[0])


def _is_meter(sheet: Sheet, column: Column) -> bool:
    return is_exact(column) and not sheet.refers(column) and is_meter(sheet.tokens(column), column.comment)


def _read(sheet: Sheet, child: Child, meter: Column) -> None:
    readings = [each for each in child.sheet.table.columns if _is_meter(child.sheet, each)]
    if len(readings) != 1 or child.column.nullable or is_actor(child.sheet, child.column):
        return
    if not (child.sheet.begun and sheet.begun) or not child.sheet.is_open(readings[0]):
        return
    bounds: Bounds = bounds_elsewhere(sheet, meter)
    reading, own = readings[0], named(child.column)
    if bounds[0] < 0 or scale_of(reading) < 0:
        return
    began = f"{own}.{sheet.begun}"
    if "(" in sheet.begun or "begun" not in child.sheet.begun:
        return
    share = f"GREATEST(DATEDIFF({child.sheet.begun}, {began}), 0) / GREATEST(DATEDIFF(as_of, {began}), 1)"
    text = f"ROUND({own}.{named(meter)} * LEAST({share}, 1), {scale_of(reading)})"
    reason = f"range: {own}.{named(meter)} as it was then"
    child.sheet.decide(reading, text, reason, "numbers", bounds=(Decimal(0), bounds[1]))
