"""Which relations between the numbers of a row hold: at most one for each number, the best first."""

from __future__ import annotations

from collections.abc import Iterator

from ...tables.sheet import Sheet, Sheets
from .differences import Differences
from .facts import Relation
from .products import Products
from .ratios import Ratios
from .readings import Readings
from .shares import Shares
from .statements import Statements
from .tariffs import Tariffs
from .totals import Totals
from .units import Units
from .within import Within


def reserve_hours_of_all(sheets: Sheets) -> None:
    """Keep the hours of all who worked, before each number of hours is the length of a span."""
    for sheet in sheets.values():
        for each in Tariffs(sheet).of_several_people():
            sheet.formulas.setdefault(each.target.column.name.lower(), each.write)


def reserve_relations(sheets: Sheets, sheet: Sheet) -> None:
    """Keep the numbers that follow from others of the row, or of a row that it must refer to, for the rules that say so."""
    best: dict[str, Relation] = {}
    for each in _relations(sheet):
        name = each.target.column.name.lower()
        if name not in best or each.score > best[name].score:
            best[name] = each
    for name, each in best.items():
        sheet.formulas.setdefault(name, each.write)


def _relations(sheet: Sheet) -> Iterator[Relation]:
    yield from Differences(sheet).differences()
    yield from Totals(sheet).totals()
    yield from Statements(sheet).totals()
    yield from Ratios(sheet).ratios()
    yield from Products(sheet).products()
    yield from Shares(sheet).shares()
    yield from Units(sheet).conversions()
    yield from Tariffs(sheet).amounts()
    yield from Readings(sheet).relations()
    yield from Within(sheet).shares()
