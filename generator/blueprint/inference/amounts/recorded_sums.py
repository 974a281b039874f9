"""What a row says that was done for it, where the rows that record this are its children: ``spent`` beside expenses, ``actual_hours``
beside time logs, ``points`` beside point transactions.

Decided before relations between the numbers of one row: what was spent is no share of a budget where the expenses are there.
"""

from __future__ import annotations

from ....schema.model import Column
from ..references.children import Child, children_of, first_of
from ..references.selection import Selection
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, is_exact, scale_of
from ..words.identifiers import is_in_cents
from .aggregates import add_up

_SPENDINGS = frozenset("expense cost expenditure spending".split())
_COSTS = frozenset("actual cost expense spent total amount".split())
_SPENT_AMOUNTS = ("amount", "cost", "total", "total amount", "total cost", "cost amount", "net amount", "spent amount")
_UNITS = frozenset(("hour", "minute"))
_WORKED = frozenset("actual logged worked spent tracked booked recorded".split())
_OF_WORK = frozenset("time timesheet worklog work log entry hour".split())
_SAID_OF_WORK = frozenset("worked spent logged duration number of time total booked recorded".split())
_MOVED = frozenset("transaction movement entry log history ledger".split())


def decide_recorded_sums(sheet: Sheet) -> None:
    """Decide the numbers of a row that its children record piece by piece."""
    children = [
        each for each in children_of(sheet) if not each.column.nullable and not is_actor(each.sheet, each.column)
    ]
    for column in sheet.table.columns if children else ():
        if not is_exact(column) or column.nullable or not sheet.is_open(column):
            continue
        found = [(child, source) for child in children if (source := _recorded(sheet, column, child)) is not None]
        if len(found) == 1 and scale_of(found[0][1]) <= scale_of(column):
            add_up(sheet, column, Selection(found[0][0]), found[0][1])


def _recorded(sheet: Sheet, column: Column, child: Child) -> Column | None:
    """The number of a child whose rows record what a column says."""
    words = set(sheet.tokens(column))
    return _spent(column, words, child) or _worked(words, child) or _moved(sheet, column, child)


def _spent(column: Column, words: set[str], child: Child) -> Column | None:
    """What was spent, by expenses: ``spent``, ``actual_cost``."""
    is_cost = bool(words & {"spent", "actual"}) and words <= _COSTS and bool(_SPENDINGS & set(child.sheet.words))
    source = first_of(child.sheet, *_SPENT_AMOUNTS) if is_cost else None
    return source if source is not None and is_in_cents(source.name) == is_in_cents(column.name) else None


def _worked(words: set[str], child: Child) -> Column | None:
    """How long was worked, by the only length of logs in the same unit: ``actual_hours``."""
    unit = words & _UNITS
    is_work = len(unit) == 1 and bool(words & _WORKED) and words <= unit | _WORKED | {"total", "time"}
    if not is_work or not _OF_WORK & set(child.sheet.words):
        return None
    numbers = [each for each in child.sheet.table.columns if is_exact(each) and not each.nullable]
    found = [each for each in numbers if unit <= set(child.sheet.tokens(each)) <= unit | _SAID_OF_WORK]
    return found[0] if len(found) == 1 else None


def _moved(sheet: Sheet, column: Column, child: Child) -> Column | None:
    """What all transactions that are called after a number come to: ``points`` of point_transactions with points."""
    words = sheet.tokens(column)
    is_of_it = child.sheet.words[:-1][-1:] == words and bool(_MOVED & set(child.sheet.words[-1:]))
    return first_of(child.sheet, " ".join(words)) if is_of_it else None
