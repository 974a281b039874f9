"""Currencies that names of columns say, and what they are worth, to know what things cost in them."""

from __future__ import annotations

from decimal import Decimal

CURRENCIES = {
    **dict.fromkeys("eur usd gbp chf euro euros dollar".split(), Decimal(1)),
    "pln": Decimal(4),
    "brl": Decimal(5),
    "sek": Decimal(10),
    "nok": Decimal(10),
    "dkk": Decimal(7),
    "cny": Decimal(7),
    "czk": Decimal(25),
    "jpy": Decimal(150),
    "inr": Decimal(85),
    "mxn": Decimal(20),
    "huf": Decimal(380),
}
"""How many of a currency a euro is, about: what things cost is in euros."""
