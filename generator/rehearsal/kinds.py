"""The kinds of values: what decides how MySQL compares two of them, and so how SQLite must."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

# A whole number that SQLite holds, one that may be wider (BIGINT UNSIGNED), a DECIMAL, a float.
INTEGER, WIDE, EXACT, REAL = "integer", "wide", "exact", "real"
# A DATETIME's kind is followed by its fractional digits: datetime, datetime3, datetime6.
TEXT, BINARY, DATE, DATETIME, TIME = "text", "binary", "date", "datetime", "time"
NUMBERS = frozenset({INTEGER, WIDE, EXACT, REAL})
MERGE = "merge"  # of a function: the kind of its arguments


class Sized(str):
    """The kind of a value in the notation of a column, whose digits are known: at most ``digits`` of a number, always ``scale``
    of them behind the point of a DECIMAL or of a DATETIME's seconds. Not ``is_stored`` is a number of a row that is being written,
    which may still be in another notation. It is equal to the kind itself."""

    __slots__ = ("digits", "is_stored", "scale")
    digits: int
    scale: int
    is_stored: bool

    def __new__(cls, kind: str, digits: int, scale: int, is_stored: bool = True) -> Sized:
        made = super().__new__(cls, kind)
        made.digits, made.scale, made.is_stored = digits, scale, is_stored
        return made


class Labelled(str):
    """The kind of an ENUM's values, which are compared as text and sorted by their place among ``labels``. It is equal to the
    kind itself: https://dev.mysql.com/doc/refman/8.4/en/enum.html#enum-sorting"""

    __slots__ = ("labels",)
    labels: tuple[str, ...]

    def __new__(cls, kind: str, labels: tuple[str, ...]) -> Labelled:
        made = super().__new__(cls, kind)
        made.labels = labels
        return made


SqlType = str | None
"""None is the kind of NULL, and of what has no order."""

Columns = Mapping[str, SqlType]
"""The kinds of a table's columns by their lower-case names."""


@dataclass(slots=True)
class Scope:
    """The tables that a SELECT names, by alias, and the aliases of its own columns; ``outer`` is what surrounds it.
    ``is_stored``: values of columns are in the notation in which they are stored, as those of a row being written are not."""

    sources: dict[str, Columns] = field(default_factory=dict)
    aliases: Columns = field(default_factory=dict)
    outer: Scope | None = None
    is_stored: bool = True

    def kind(self, name: str, table: str) -> tuple[bool, SqlType]:
        """(is there such a column, its kind)."""
        name = name.lower()
        scope: Scope | None = self
        while scope is not None:
            sources = [scope.sources[table]] if table in scope.sources else [] if table else scope.sources.values()
            kinds = [columns[name] for columns in sources if name in columns]
            if kinds:
                kind = merged(kinds)
                return True, kind if self.is_stored else _written(kind)
            if not table and name in scope.aliases:
                return True, scope.aliases[name]
            scope = scope.outer
        return False, None


def merged(kinds: list[SqlType]) -> SqlType:
    """The kind of a value that comes from one of several expressions."""
    given = [kind for kind in kinds if kind is not None]
    known = set(given)
    if len(known) <= 1:
        return _sized(given) if given else None
    if known <= NUMBERS:
        return REAL if REAL in known else EXACT if EXACT in known else WIDE
    # DATE beside DATETIME gives a DATETIME; dates beside anything else are compared and shown as text.
    if all(kind.startswith(DATE) for kind in known):
        return DATETIME
    return TEXT


def _sized(kinds: list[str]) -> str:
    """Of one and the same kind: with the digits, or the labels, that all of them have."""
    if isinstance(kinds[0], Labelled) and len(kinds) == 1:
        return kinds[0]
    sizes = [kind for kind in kinds if isinstance(kind, Sized)]
    if len(sizes) < len(kinds) or len({size.scale for size in sizes}) > 1:
        return str(kinds[0])
    digits, is_stored = max(size.digits for size in sizes), all(size.is_stored for size in sizes)
    return Sized(kinds[0], digits, sizes[0].scale, is_stored)


def _written(kind: SqlType) -> SqlType:
    """The kind of a column of a row that is being written."""
    if isinstance(kind, Sized) and kind in NUMBERS:
        return Sized(kind, kind.digits, kind.scale, is_stored=False)
    return None if kind is None else str(kind)


def mysql_value(value: object, kind: SqlType) -> object:
    """A value that SQLite returned as the one that MySQL would have: a Decimal, a wide integer."""
    if isinstance(value, str) and kind == EXACT:
        return Decimal(value)
    return int(value) if isinstance(value, str) and kind == WIDE else value
