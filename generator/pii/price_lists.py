"""Lists of prices in a text: lines that end with one."""

from __future__ import annotations

from ..lazy_patterns import lazy
from .keyed_random import plain
from .name_lists import FIRST, Kind

PRICED = lazy(
    r"(?m:^)[ \t]*(?P<name>[^\W\d_][^\d\n]{2,48}?)[ \t.]{1,40}(?:[\u20ac$\xa3] ?)?[0-9]{1,4}(?P<cents>[.,][0-9]{2})?(?P<money> ?(?:\u20ac|EUR|z\u0142|\xa3|\$|CHF|K\u010d|Ft|kr))?[ \t]*(?m:$)"
)
"""A line of a list with a number behind a name, perhaps one of money."""


def is_priced(text: str, start: int, kind_of: Kind) -> bool:
    """Whether a name is in a list of prices, one of whose lines at least is no one's: not in one of wages."""
    if text.count("\n") < 2:
        return False
    lines = [match for match in PRICED.finditer(text) if match["cents"] or match["money"]]
    lines = [match for match in lines if plain(match["name"].split()[0]) not in _SUMS]
    if len(lines) < 3 or not any(match.start("name") <= start < match.end("name") for match in lines):
        return False
    named = [match["name"].split() for match in lines]
    return not all(len(words) > 1 and kind_of(words[0]) & FIRST for words in named)


_SUMS = frozenset(
    "total sum subtotal netto net brutto gross summe somme totale suma razem vat mwst ust tva iva saldo balance".split()
)
