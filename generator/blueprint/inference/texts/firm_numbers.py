"""Numbers by which the tax offices of Europe know firms, in the form of the country that the schema is at home in.

Behind the country's letters they begin with 000, with which none is issued. Source: the European Commission's VIES, structure of VAT numbers.
"""

from __future__ import annotations

from typing import Any

from ....schema.model import Column
from ..columns.spoken_formats import counted, width_of
from ..tables.sheet import Sheet, named
from ..words.home import home_country
from ..words.vocabulary import tokens

_FORMS = {
    "DE": "DE000{digits:6}", "FR": "FR00000{digits:6}", "ES": "ESB000{digits:5}", "IT": "IT000{digits:8}", "NL": "NL000{digits:6}B01", "PL": "PL000{digits:7}",
    "GB": "GB000{digits:6}", "SE": "SE000{digits:7}01", "DK": "DK000{digits:5}", "CZ": "CZ000{digits:5}", "HU": "HU000{digits:5}", "RO": "RO000{digits:5}",
}  # fmt: skip
_SAFE = {"pii": "none", "reason": "begins with 000, with which none is issued"}
_LITTLE = frozenset(("code", "number", "id", "no", "identification", "registration", "reg", "eu"))


def decide_firm_numbers(sheet: Sheet) -> None:
    """Decide the VAT numbers of firms; where a country has no such tax, its schema is about others."""
    form = _FORMS.get(home_country(), _FORMS["GB"])
    for column in sheet.called({"vat"}):
        is_number = bool(_LITTLE & set(tokens(column.name))) and column.type.is_text and not _says_form(column)
        if not is_number or not sheet.is_open(column) or _of_its_country(sheet, column):
            continue
        if width_of(form) > (column.type.length or 0):
            continue
        is_key = column.name.lower() in sheet.table.single_keys
        pattern = counted(form) if is_key else form
        if pattern is not None:
            missing = {"null": 0.1} if column.nullable else {}
            rule = {"provider": "pattern", "pattern": pattern, **_SAFE, **missing}
            sheet.decide(column, rule, "text: VAT number of the country", "texts")


def _says_form(column: Column) -> bool:
    """True for a comment with a form or an example of the number: 11 digits, ATU12345678."""
    return any(letter.isdigit() for letter in column.comment)


_WITHOUT = frozenset(("US", "CA", "AU", "CN", "JP", "BR", "MX", "IN"))
_WIDTH = 11


def _of_its_country(sheet: Sheet, column: Column) -> bool:
    """Let a number begin with the country of its row, where that is one of several; those without such a tax have none."""
    country = next((each for each in sheet.table.columns if tokens(each.name)[-2:] in _COUNTRIES), None)
    values = _codes_in(sheet, country) if country is not None else []
    is_key = column.name.lower() in sheet.table.single_keys
    if country is None or is_key or column.comment or len(values) < 2 or (column.type.length or 255) < _WIDTH:
        return False
    digits = sheet.hide("firm_digits", {"provider": "integer", "min": 1, "max": 999_999})
    text = f"CONCAT({named(country)}, '000', LPAD({digits}, 6, '0'))"
    without = [f"'{each}'" for each in values if each in _WITHOUT]
    if without and column.nullable:
        text = f"IF({named(country)} IN ({', '.join(without)}), NULL, {text})"
    return sheet.decide(column, {"expression": text, **_SAFE}, "text: VAT number of the row's country", "texts")


def _codes_in(sheet: Sheet, country: Column) -> list[Any]:
    """The countries that a column has; none where they are not all codes of two letters."""
    guess = sheet.guess(country)
    values = guess.rule.get("values", []) if guess is not None and isinstance(guess.rule, dict) else []
    return values if all(len(str(each)) == 2 for each in values) else []


_COUNTRIES = (("country",), ("country", "code"))
