"""Plans that are offered side by side: each has its name, costs more than the one before it, and allows more."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ....schema.model import Column
from ..columns.measured import Range
from ..numbers.by_name import fitted
from ..numbers.money import in_currency
from ..tables.sheet import Sheet, is_exact, named, scale_of
from ..tables.sizes import is_lookup
from ..words.vocabulary import tokens
from .names_of_things import is_name, listed_names

_PRICES = frozenset("price fee cost amount rate".split())
_OF_ELSE = frozenset(
    "overage setup activation extra additional unit per tax discount penalty late cancelled currency".split()
)
_LIMITS = frozenset("maximum limit included include quota storage capacity allowed allowance".split())
_UNLIKE = frozenset("day month year trial notice term percent version attempt length price fee redemption".split())
_PERIODS = frozenset("day month year".split())
_FEW = frozenset(
    "user seat member project location site store team workspace employee device branch property domain agent staff product".split()
)
_CLUBS = (("member",), ("gym",), ("club",))  # who come by plan pay as is usual of their trade
_FREE = "Free"  # the first of the names of plans that rise
_BILLED = frozenset("invoice payment bill charge receipt".split())
_COSTS = (0, 9, 19, 29, 49, 99, 199)
_OF_FEW = (1, 3, 5, 10, 25, 50, 100)
_OF_MANY = (100, 500, 1000, 2500, 5000, 10000, 25000)
_GIGABYTES = (1, 5, 10, 25, 50, 100, 250)


def decide_tiers(sheet: Sheet) -> None:
    """Let the plans of a table come one after the other, from the free one up, with their prices and limits."""
    column = next((each for each in sheet.table.columns if is_name(sheet, each)), None)
    price = next((each for each in sheet.table.columns if _is_price(sheet, each)), None)
    if column is None or price is None or not is_lookup(sheet):
        return
    names, others = _names_that_rise(sheet, column), [each.words for each in sheet.sheets.values()]
    if names and not any(words in _CLUBS for words in others):
        # an invoice of nothing is none: where plans are billed, each costs something
        _write_tiers(sheet, column, price, names, int(any(_BILLED & set(words) for words in others)))


def _write_tiers(sheet: Sheet, column: Column, price: Column, names: Sequence[str], first: int) -> None:
    """Write the names from the ``first`` on, and what rises with them."""
    text = _in_turn([f"'{name}'" for name in names[first:]])
    write = sheet.decide if sheet.is_open(column) else sheet.force
    write(column, {"expression": text}, "text: plans as they rise", "texts")
    # another price is by the year, and so many times the first
    _rise(sheet, price, [_price(sheet, price, cost) for cost in _COSTS[first:]], _years(sheet, price))
    limits = {each.name: [Decimal(limit) for limit in _limits(sheet, each)[first:]] for each in sheet.table.columns}
    for each in sheet.table.columns:
        below = next((limits[other.name] for other in sheet.table.columns if _is_most_of(other, each)), [])
        _rise(sheet, each, limits[each.name] or [Decimal(1), *(limit + 1 for limit in below[:-1])][: len(below)])


def _is_most_of(other: Column, column: Column) -> bool:
    """True for ``max_seats`` beside ``min_seats``, from which on a plan is for those whom the one before it has no place for."""
    words, own = tokens(other.name), tokens(column.name)
    return "minimum" in own and words == tuple("maximum" if word == "minimum" else word for word in own)


def _names_that_rise(sheet: Sheet, column: Column) -> list[str]:
    """The names of plans from the free one up, where the column can hold them; empty where it has others."""
    names = listed_names(sheet, column)
    if names[:1] != [_FREE] or max(map(len, names)) > (column.type.length or 255):
        return []
    is_single = sheet.takes_key(column) and column.name.lower() in sheet.table.single_keys
    return names if sheet.is_open(column) or is_single else []


def _limits(sheet: Sheet, column: Column) -> tuple[int, ...]:
    """What the plans allow of what a column counts; empty where it counts nothing that rises."""
    words = set(tokens(column.name))
    is_number = is_exact(column) and column.type.is_integer and sheet.is_open(column)
    unlike = _UNLIKE - _PERIODS if "per" in words else _UNLIKE
    if not is_number or not _LIMITS & words or unlike & words:
        return ()
    if {"storage", "gb", "mb"} & words:
        return tuple(1000 * each for each in _GIGABYTES) if "mb" in words else _GIGABYTES
    return _OF_FEW if _FEW & words else _OF_MANY


def _is_price(sheet: Sheet, column: Column) -> bool:
    words = set(tokens(column.name))
    return is_exact(column) and sheet.is_open(column) and bool(_PRICES & words) and not _OF_ELSE & words


def _price(sheet: Sheet, column: Column, cost: int) -> Decimal:
    """What a plan costs in the currency and the unit of the column: 9.90 where it can be, else 9."""
    words = frozenset(tokens(column.name))
    ends = (Range(price, price) for price in (Decimal(cost) + (Decimal("0.9") if cost else 0), Decimal(cost)))
    fine, whole = (in_currency(sheet, column, words, each)[0].high for each in ends)
    return fine if scale_of(column) or fine == int(fine) else whole


def _years(sheet: Sheet, column: Column) -> str:
    """How many times a month's price it is where a plan is paid by the year; nothing where none says so."""
    if {"month", "year"} & set(tokens(column.name)):
        return ""
    for choice in sheet.choices:
        by_year = [literal for literal, meaning in choice.values if "year" in meaning]
        if by_year and any("month" in meaning for _, meaning in choice.values):
            return f" * IF({named(choice.column)} = {by_year[0]}, 10, 1)"
    return ""


def _rise(sheet: Sheet, column: Column, values: Sequence[Decimal], times: str = "") -> None:
    if not values:
        return
    ends = values[0], values[-1] * (10 if times else 1)
    if fitted(sheet, column, *ends) == ends:
        text = _in_turn([f"{value.normalize():f}" for value in values])
        sheet.decide(column, f"{text}{times}", "range: rises from plan to plan", "numbers", bounds=ends)


def _in_turn(values: Sequence[str]) -> str:
    """One value after the other, and the last one for all rows behind."""
    cases = " ".join(f"WHEN {row} THEN {value}" for row, value in enumerate(values[:-1], 1))
    return f"CASE row_number {cases} ELSE {values[-1]} END"
