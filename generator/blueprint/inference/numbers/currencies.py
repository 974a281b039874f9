"""In which currency the amounts of a column are, by its name, its comment, the schema's DEFAULTs or its language, and what things cost in it."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ....schema.model import Column
from ..tables.known import once
from ..tables.sheet import Sheet
from ..tables.state import SchemaRules
from ..words.home import home_locale
from ..words.identifiers import words_of
from ..words.vocabulary import data, tokens

_SIGNS = {
    "zł": "pln", "zl": "pln", "zloty": "pln", "zlote": "pln", "kč": "czk", "kc": "czk", "koruna": "czk", "koruny": "czk", "forint": "huf",
    "kronor": "sek", "reais": "brl", "r$": "brl", "rupee": "inr", "rupees": "inr", "yen": "jpy", "euro": "eur", "euros": "eur",
    "dollar": "usd", "dollars": "usd", "₹": "inr", "¥": "jpy", "€": "eur", "$": "usd", "£": "gbp", "₺": "try",
}  # fmt: skip
_SAID = re.compile(r"[Rr]\$|[₹¥€$£₺]|[^\W\d_]+")
_WITHOUT_CENTS = 100  # where so many are a euro, amounts have no hundredths


_SEVERAL = 2  # one amount that says its currency is in another than those that do not


class Currency(NamedTuple):
    """A currency: what things, and an hour of work, cost in it as a multiple of what they cost in euros."""

    code: str
    prices: Decimal
    wages: Decimal

    @property
    def is_whole(self) -> bool:
        """True where amounts have no decimals."""
        return self.prices >= _WITHOUT_CENTS

    def factor(self, *, is_wage: bool) -> Decimal:
        return self.wages if is_wage else self.prices


@lru_cache(maxsize=1)
def currencies() -> dict[str, Currency]:
    """The currencies by their codes in lower case."""
    return {code: Currency(code, *map(Decimal, text.split())) for code, text in data()["levels"].items()}


EURO = "eur"


def is_currency(word: str) -> bool:
    """True for the code of a currency, or what it is called in the names of columns, where a try is an attempt."""
    return (word in currencies() and word != "try") or word in ("euro", "euros", "dollar")


def currency_of(sheet: Sheet, column: Column) -> Currency:
    """The currency that the name or the comment of a column says, else that of the schema; euros where nothing says one."""
    return currencies()[_named(column) or _said_in(column.comment) or _of_schema(sheet.builder.schema)]


def is_in_currency(column: Column) -> bool:
    """True for a number whose name says the currency that it is in."""
    return bool(_named(column))


def _named(column: Column) -> str:
    """The currency at the end of a name of several words, or in it: an ``inr`` alone is measured in blood."""
    words = words_of(column.name)
    return next((_code(word) for word in reversed(words) if is_currency(word)), "") if len(words) > 1 else ""


def _code(word: str) -> str:
    return word if word in currencies() else _SIGNS.get(word, "")


def _said_in(comment: str) -> str:
    """The currency in which a comment says that a number is: ``zł/km net``, ``in CZK``; empty for none, and for several."""
    words = _SAID.findall(comment) if comment else []
    said = {
        _SIGNS.get(word.lower()) or (word.lower() if word.isupper() and word.lower() in currencies() else "")
        for word in words
    }
    said.discard("")
    return said.pop() if len(said) == 1 else ""


@once
def _of_schema(schema: SchemaRules) -> str:
    """The currency of a schema: the DEFAULT of its currencies, what names of amounts end in, what comments say, and
    that of the country whose language it is in."""
    columns = [column for sheet in schema.sheets.values() for column in sheet.table.columns]
    defaults = [(column.default or "").strip("'").lower() for column in columns if "currency" in tokens(column.name)]
    return (
        _usual(defaults)
        or _usual([_named(column) for column in columns], _SEVERAL)
        or _usual([_said_in(column.comment) for column in columns], _SEVERAL)
        or data()["currencies"].get(home_locale(), EURO).lower()
    )


def _usual(codes: list[str], least: int = 1) -> str:
    """The code that most of them are, if at least so many are."""
    found = Counter(code for code in codes if code in currencies()).most_common(1)
    return found[0][0] if found and found[0][1] >= least else ""
