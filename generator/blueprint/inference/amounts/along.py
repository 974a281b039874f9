"""What grows from one numbered row of a parent to the next: kilometres and minutes from the start of a line to each of its stops."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ...writing import sql_name
from ..columns.unit_names import unit_of
from ..references.children import Child, aggregate_of
from ..tables.sheet import Sheet, is_number, named, scale_of
from ..words.identifiers import words_of
from ..words.vocabulary import tokens

_SO_FAR = frozenset(
    "cumulative cumulated accumulated kumuliert kumulierte cumule cumulee acumulado acumulada cumulato narastajaco".split()
)
_FROM = frozenset("from since of".split())
_START = frozenset("start origin begin beginning first".split())
_STEPS = {"km": ("0.40", "3.50"), "m": ("80", "900"), "min": ("2", "9"), "h": ("0.2", "1.5")}
_WHOLES = frozenset("length distance duration total scheduled planned travel time".split())
_MOST_ROWS = 200


def run_along(sheet: Sheet, own: Column) -> None:
    """Let numbers that a row says from the start of its parent grow with the place of the row, up to what all of the parent comes to."""
    for column in sheet.table.columns:
        unit = unit_of(column, tokens(column.name))[0]
        if is_number(column) and sheet.is_open(column) and unit in _STEPS and _is_so_far(column):
            _grow(sheet, column, own, unit)


def _is_so_far(column: Column) -> bool:
    words = {*tokens(column.name), *words_of(column.name)}
    return bool(_SO_FAR & words) or (bool(_FROM & words) and bool(_START & words))


def _grow(sheet: Sheet, column: Column, own: Column, unit: str) -> None:
    link = sheet.link(own)
    if link is None:
        return
    parent = sheet.sheets[link.parent]
    path, scale, why = named(own), scale_of(column), f"number: grows along each {named(own)}"
    wholes = (each for each in parent.table.columns if is_number(each) and not each.nullable)
    whole = next((each for each in wholes if _is_whole(each, unit)), None)
    if whole is None:
        least, most = _STEPS[unit]
        rule = {"provider": "decimal", "min": least, "max": most, "scale": scale}
        if not scale:
            rule = {"provider": "integer", "min": max(int(Decimal(least)), 1), "max": int(Decimal(most))}
        step = sheet.hide("_".join(("step", *tokens(column.name)[:1])), rule)
        text, bounds = (
            f"RUNNING_SUM(IF(ORDINAL({path}) > 1, {step}, 0), {path})",
            (Decimal(0), Decimal(most) * _MOST_ROWS),
        )
    else:
        rows = f"COUNT({sql_name(sheet.name)}.{sql_name(sheet.table.row_key[0])})"
        count = parent.hide(f"parts_{words_of(sheet.name)[-1]}", aggregate_of(parent, Child(sheet, own, link), rows))
        text = f"ROUND({path}.{named(whole)} * (ORDINAL({path}) - 1) / GREATEST({path}.{count} - 1, 1), {scale})"
        bounds, why = (Decimal(0), Decimal(10) ** 6), f"{why}, up to {path}.{named(whole)}"
    sheet.decide(column, text, why, "sums", bounds=bounds)


def _is_whole(column: Column, unit: str) -> bool:
    words = tokens(column.name)
    return bool(_WHOLES & set(words)) and unit_of(column, words)[0] == unit and not _is_so_far(column)
