"""The words of a column's name as they are meant of a number: ``change`` is money that is given back, ``CHG`` a charge."""

from __future__ import annotations

from .....schema.model import Column
from ...words.money_words import DISCOUNTS

PRICES = frozenset(("price", "rate", "tariff", "wage", "cost", "fee", "charge"))
_OF_PRICES = PRICES | {"unit", "hour"}
# CUR_QTY, DRY_CHG: what the abbreviations are of a number
_OF_NUMBERS = {
    "currency": "current",
    "updated": "change",
    "expenses": "expense",
    "committee": "scrap",
    "terminated": "remaining",
    "allow": "allowance",
}
_OF_CHARGES = {"updated": "charge", "changed": "charge"}
_GIVEN_BACK = {"charge": "change"}  # CHG_DUE


def words_of_number(column: Column, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name as they are meant of a number."""
    name = column.name.lower()
    words = _of_price(_as_spelled(name, words))
    meant = _OF_NUMBERS
    if "chg" in name:
        meant = meant | (_GIVEN_BACK if "due" in words else _OF_CHARGES)
    own = words[-1:] if words[-1:] == ("currency",) else ()  # ``total_in_base_currency``
    kept = (word for word in words if word != "minor" or word == words[0])  # units of a currency
    return tuple(word if word in own else meant.get(word, word) for word in kept)


def _as_spelled(name: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name, with those that it spells as what they are: goods are no good ones, a receipt is a paper."""
    for spelled, word, meant in (
        each.split() for each in ("goods good product", "receipt received receipt", "pays pay share")
    ):
        if spelled in name:
            words = tuple(meant if each == word else each for each in words)
    return words


def _of_price(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a price without those of what it was then, or after: ``price_at_sale``."""
    if PRICES & set(words) and {"at", "snapshot"} & set(words):
        words = tuple(word for word in words if word in _OF_PRICES)
    if "after" in words:  # a price after a discount is none
        words = tuple(word for word in words if word not in DISCOUNTS) or words
    return words
