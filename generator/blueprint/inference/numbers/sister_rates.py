"""Rates that a schema has several of: what a client and what a supplier pays for a word, where it is known what a word costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ....schema.model import Column
from ..columns.guess import Bounds
from ..tables.sheet import Sheet
from ..words.vocabulary import tokens
from .listed_numbers import whole_digits
from .usual_ranges import usual_range

_RATES = frozenset("rate price cost fee tariff".split())
Known = tuple[Bounds, int, str]
RateKind = tuple[str, int, int]
_FINE = 3  # decimals that a price has which is paid for many of something small


def rate_of_sister(sheet: Sheet, column: Column) -> Known | None:
    """What is known of another rate of the schema that is called so by the same word and has the same type, with more decimals than
    money has; None where nothing is."""
    key = _kind(column)
    if key is None:
        return None
    schema = sheet.builder.schema
    if schema.fine_rates is None:
        schema.fine_rates = {}
        for kind, found in _known(schema.sheets.values()):
            schema.fine_rates.setdefault(kind, found)
    return schema.fine_rates.get(key)


def _known(sheets: Iterable[Sheet]) -> Iterator[tuple[RateKind, Known]]:
    """The rates of a schema that its words say what they are of."""
    for sheet in sheets:
        for column in sheet.table.columns:
            kind = _kind(column)
            found = usual_range(sheet, column) if kind is not None else None
            if kind is not None and found is not None and found.known.unit is None:
                yield kind, ((found.known.low, found.known.high), found.known.skew, f"as {sheet.name}.{column.name}")


def _kind(column: Column) -> RateKind | None:
    """What two rates must have in common: the word, and a type that says the size of what is paid."""
    kind, last = column.type, tokens(column.name)[-1]
    if kind.name != "decimal" or last not in _RATES or (kind.scale or 0) < _FINE or whole_digits(column) > _FINE:
        return None
    return last, kind.length or 0, kind.scale or 0
