"""Numbers by which the tax offices of Europe know firms, in the form of the country that the schema is at home in.

Behind the country's letters they begin with 000, with which none is issued. Source: the European Commission's VIES, structure of VAT numbers.
"""

from __future__ import annotations

from ..columns.spoken_formats import counted, width_of
from ..tables.sheet import Sheet
from ..words.home import home_country
from ..words.vocabulary import tokens

_FORMS = {
    "DE": "DE000{digits:6}", "FR": "FR00000{digits:6}", "ES": "ESB000{digits:5}", "IT": "IT000{digits:8}", "NL": "NL000{digits:6}B01", "PL": "PL000{digits:7}",
    "SE": "SE000{digits:7}01", "DK": "DK000{digits:5}", "CZ": "CZ000{digits:5}", "HU": "HU000{digits:5}", "RO": "RO000{digits:5}",
}  # fmt: skip
_SAFE = {"pii": "none", "reason": "begins with 000, with which none is issued"}
_LITTLE = frozenset(("code", "number", "id", "no", "identification", "registration", "reg", "eu"))


def decide_firm_numbers(sheet: Sheet) -> None:
    """Decide the VAT numbers of firms."""
    form = _FORMS.get(home_country())
    for column in sheet.table.columns if form is not None else ():
        words = tokens(column.name)
        is_number = "vat" in words and bool(_LITTLE & set(words)) and column.type.is_text and not column.comment
        if form is None or not is_number or not sheet.is_open(column) or width_of(form) > (column.type.length or 0):
            continue
        is_key = column.name.lower() in sheet.table.single_keys
        pattern = counted(form) if is_key else form
        if pattern is not None:
            missing = {"null": 0.1} if column.nullable else {}
            rule = {"provider": "pattern", "pattern": pattern, **_SAFE, **missing}
            sheet.decide(column, rule, "text: VAT number of the country", "texts")
