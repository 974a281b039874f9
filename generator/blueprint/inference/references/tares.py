"""What a lorry weighs empty, in the rows that weigh it."""

from __future__ import annotations

from ....schema.model import Column
from ..columns.capacity import capacity_of
from ..columns.guess import Bounds
from ..columns.measured import Unit, unit_of
from ..numbers.by_name import decide_number
from ..numbers.weighing import VEHICLES, gross_of, is_weighing, tare_of
from ..tables.compatibility import takes
from ..tables.sheet import Sheet, Sheets, named, scale_of
from ..words.vocabulary import tokens
from .copied_amounts import repeat


def decide_tares(sheets: Sheets) -> None:
    """Let a weighing have the tare of its vehicle, in the same unit."""
    for sheet in sheets.values():
        own = tare_of(sheet) if is_weighing(sheet) else None
        if own is None or not sheet.is_open(own):
            continue
        for reference, link, parent in sheet.parents:
            theirs = tare_of(parent) if VEHICLES & set(tokens(link.parent)) else None
            if theirs is not None and takes(own, theirs) and _unit(sheet, own) == _unit(parent, theirs):
                if repeat(sheet, own, reference, link, theirs):
                    _load(sheet, own, decide_number(parent, theirs))
                break


_LOADED = 180, 330  # percent of what it weighs empty that a loaded lorry weighs


def _load(sheet: Sheet, tare: Column, bounds: Bounds | None) -> None:
    """Let the gross weight be the tare and a load."""
    gross = gross_of(sheet)
    if gross is None or bounds is None or bounds[0] <= 0 or not sheet.is_open(gross):
        return
    low, high = _LOADED
    loaded = sheet.hide("loaded_percent", {"provider": "integer", "min": low, "max": high})
    text = f"ROUND({named(tare)} * {loaded} / 100, {scale_of(gross)})"
    most = bounds[1] * high / 100
    if most <= capacity_of(gross)[1]:
        sheet.decide(
            gross, text, f"range: {low} to {high} % of {named(tare)}", "sums", bounds=(bounds[0] * low / 100, most)
        )


def _unit(sheet: Sheet, column: Column) -> Unit | None:
    return unit_of(sheet.table, column)[1]
