"""The rates of a country's value added tax: the country by the currency of the schema, the tax's name, or the language of the names."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from ....schema.model import Column
from ..columns.capacity import capacity_of
from ..tables.sheet import Sheet, is_exact, scale_of
from ..words.identifiers import words_of
from ..words.languages import spoken
from ..words.vocabulary import data, tokens
from .listed_numbers import default_number, is_fraction

_PERCENT_SAID = re.compile(r"(?<![\d.,-])(\d{1,2}(?:[.,]\d{1,2})?) ?%")
_WAGES = frozenset("payslip payroll salary wage payrun pay".split())


def country_rates(sheet: Sheet, column: Column) -> dict[str, Any] | None:
    """The standard rate in most rows, and the reduced ones; None for what is no rate of such a tax, or of no country that is known."""
    rates = [Decimal(each) / (100 if is_fraction(column) else 1) for each in _rates_of(sheet, column).split()]
    fitting = [rate for rate in rates if rate == round(rate, scale_of(column))]
    if not rates or fitting[:1] != rates[:1] or capacity_of(column)[1] < max(rates):
        return None
    default = default_number(column)
    fitting.sort(key=lambda rate: rate != default)
    values = [int(rate) if column.type.is_integer else float(rate) for rate in fitting]
    if default is not None and default not in fitting:  # the rate of most rows, whatever the country
        return {"provider": "constant", "value": type(values[0])(default)}
    return {"provider": "choice", "values": values, "weights": [6, *[2] * (len(values) - 1)]}


def usual_tax() -> int:
    """The standard rate of a value added tax where the schema's language is spoken, in percent."""
    rates: dict[str, str] = data()["taxes"]["languages"]
    return int(rates.get(spoken(), "20").split()[0])


def percent_said(column: Column) -> str:
    """The percentage that the comment of an amount says: ``7 %``; "" without one."""
    said = _PERCENT_SAID.search(column.comment)
    return said[1].replace(",", ".") if said is not None else ""


def _rates_of(sheet: Sheet, column: Column) -> str:
    """The rates in percent, the standard one first; empty for what is none of such a tax."""
    words = set(tokens(column.name))
    if not (is_exact(column) and {"vat", "tax"} & words and {"rate", "percent"} & words):
        return ""
    taxes: dict[str, dict[str, str]] = data()["taxes"]
    for currency, rates in taxes["currencies"].items():
        if currency in _currencies(sheet):
            return rates
    if spoken() in taxes["languages"]:
        return taxes["languages"][spoken()]
    for word in words_of(column.name):
        if word in taxes["names"].keys() - {"tax"}:
            return taxes["names"][word]
    if _WAGES & set(sheet.words):
        return ""  # what is taken off a wage depends on it
    return taxes["names"]["value added tax" if "vat" in words else "tax"]


def _currencies(sheet: Sheet) -> set[str]:
    """The currencies that are a DEFAULT, or end the name of a column, in any table."""
    columns = [column for each in sheet.sheets.values() for column in each.table.columns]
    defaults = (re.fullmatch(r"'([A-Z]{3})'", column.default or "") for column in columns)
    return {found[1].lower() for found in defaults if found} | {
        words_of(column.name)[-1] for column in columns if words_of(column.name)
    }
