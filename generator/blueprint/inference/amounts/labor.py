"""What work costs: the hours of a row at the rate of who does it, where the row has no rate of its own."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ..numbers.expressions import expression_of
from ..tables.sheet import Sheet, Sheets, is_exact, named
from ..words.vocabulary import tokens

_COSTS = (
    ("labor", "cost"),
    ("labor", "amount"),
    ("labor", "price"),
    ("work", "cost"),
    ("wage", "cost"),
    ("cost",),
    ("pay",),
    ("wage",),
    ("earnings",),
)
_HOURS = (("hour",), ("hour", "count"), ("worked", "hour"), ("labor", "hour"), ("work", "hour"), ("duration", "hour"))
_OTHERS = frozenset(("quantity", "rate", "unit"))
_ACTS = frozenset("by approved verified checked supervisor manager approver reviewer".split())  # not who works
_MOST = Decimal(100_000)


def decide_labor(sheets: Sheets) -> None:
    """``labor_cost`` of ``hours`` at the ``hourly_rate`` of the technician."""
    for sheet in sheets.values():
        words = {column.name: sheet.tokens(column) for column in sheet.table.columns if is_exact(column)}
        hours = _first(sheet, words, _HOURS)
        target = _first(sheet, words, _COSTS)
        if hours is None or target is None or not sheet.is_open(target) or _is_priced(words):
            continue
        workers = [(own, parent) for own, _, parent in sheet.referred if not _ACTS & set(tokens(own.name))]
        found = [(own, rate) for own, parent in workers if (rate := _rate_of(parent)) is not None]
        if len(found) == 1:
            _cost(sheet, target, hours, *found[0])


def _first(sheet: Sheet, words: dict[str, tuple[str, ...]], wanted: tuple[tuple[str, ...], ...]) -> Column | None:
    return next((sheet.table.column(name) for each in wanted for name, own in words.items() if own == each), None)


def _is_priced(words: dict[str, tuple[str, ...]]) -> bool:
    """True for a row that has a rate, or a quantity that is no number of hours: then its cost is of those."""
    return any(_OTHERS & set(own) for own in words.values())


def _rate_of(parent: Sheet) -> Column | None:
    """The rate by the hour of who is employed."""
    rates = [
        each
        for each in parent.table.columns
        if is_exact(each) and not each.nullable and {"hour", "rate"} == set(parent.tokens(each))
    ]
    return rates[0] if len(rates) == 1 else None


def _cost(sheet: Sheet, target: Column, hours: Column, own: Column, rate: Column) -> None:
    if not target.nullable and (hours.nullable or own.nullable):
        return
    path = f"{named(hours)} * {named(own)}.{named(rate)}"
    written = expression_of(sheet, target, path, (Decimal(0), _MOST), rounded=True)
    if written is not None:
        sheet.decide(target, written[0], f"product: hours at {named(rate)}", "sums", bounds=written[1])
