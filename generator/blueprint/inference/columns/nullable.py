"""Which share of the rows has NULL in a column that may have it, where nothing says more."""

from __future__ import annotations

from ....schema.model import Column, Table
from ..words.vocabulary import tokens

SHARE = 0.1
_FEWEST = 2  # columns that all may be NULL, by which it is no accident
_NEEDED = frozenset(
    """name title surname firstname lastname company firm code sku price cost quantity amount total status type kind city
    country region state province zip postal_code address street email username login begin start""".split()
)
_SPARE = frozenset("middle second alternative other old previous former line2 end ended parent note".split())


def share_of_null(table: Table, column: Column) -> float:
    """``SHARE``, and 0 for what every row has by its nature in a table of which hardly anything is NOT NULL: who wrote it did not say
    what is optional."""
    return 0.0 if _is_needed(column) and is_undeclared(table) else SHARE


def is_undeclared(table: Table) -> bool:
    """True for a table whose columns all may be NULL but for its keys."""
    keys = {name.lower() for name in (*table.primary_key, *(name for key in table.unique_keys for name in key.columns))}
    others = [each for each in table.columns if each.name.lower() not in keys and not each.generated]
    return len(others) >= _FEWEST and all(each.nullable for each in others)


def _is_needed(column: Column) -> bool:
    words = tokens(column.name)
    return bool(_NEEDED & set(words)) and not _SPARE & set(words)
