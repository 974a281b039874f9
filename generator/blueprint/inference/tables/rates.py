"""Numbers that are rates by their type: ``VAT SMALLINT DEFAULT 23``, ``DISCOUNT DECIMAL(5,2)`` beside amounts of ten digits."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from ....schema.model import Column, Table

_TAXES = frozenset(("vat", "tax", "gst"))
_SHARES = {"discount": "percent", **dict.fromkeys(_TAXES, "rate")}
_MOST_DIGITS, _DIGITS_OF_AMOUNTS = 3, 6
_HIGHEST_TAX = 30


def with_rate(table: Table, column: Column, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a column, with ``rate`` or ``percent`` behind a tax or a discount whose type can hold no amount."""
    share = _SHARES.get(words[-1]) if words else None
    if share is None or not 0 < _digits(column) <= _MOST_DIGITS + 2 * column.type.is_integer:
        return words
    if words[-1] in _TAXES and not 0 < _default(column) <= _HIGHEST_TAX:
        return words
    is_beside_amounts = any(
        each.type.name == "decimal" and _digits(each) >= _DIGITS_OF_AMOUNTS for each in table.columns
    )
    return (*words, share) if is_beside_amounts or words[-1] in _TAXES else words


def _digits(column: Column) -> int:
    """The digits before the point that a column has, 0 for what is no number."""
    if column.type.is_integer:
        return {"tinyint": 3, "smallint": 5}.get(column.type.name, 10)
    return (column.type.length or 10) - (column.type.scale or 0) if column.type.name == "decimal" else 0


def _default(column: Column) -> Decimal:
    try:
        return Decimal((column.default or "0").strip("'"))
    except InvalidOperation:
        return Decimal(0)
