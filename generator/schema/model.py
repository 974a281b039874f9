"""The schema as plain, frozen data: what a CREATE TABLE says that a seed must know.

Names keep the spelling of the DDL. Lookups by name ignore case, as MySQL does for column names; table names are
looked up by their exact spelling first (they are case sensitive on Linux servers).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from ..errors import SchemaError, did_you_mean
from ..sql.position import Position

INTEGER_BITS = {"tinyint": 8, "smallint": 16, "mediumint": 24, "int": 32, "bigint": 64}
# Bytes, not characters
# (https://dev.mysql.com/doc/refman/8.4/en/storage-requirements.html#data-types-storage-reqs-strings): a TEXT holds
# 16,383 emoji.
TEXT_BYTES = {"tinytext": 2**8 - 1, "text": 2**16 - 1, "mediumtext": 2**24 - 1, "longtext": 2**32 - 1}
BLOB_BYTES = {"tinyblob": 2**8 - 1, "blob": 2**16 - 1, "mediumblob": 2**24 - 1, "longblob": 2**32 - 1}
FIXED_BYTES = TEXT_BYTES | BLOB_BYTES
"""What a type holds that is given no length."""
TEXT_TYPES = frozenset({"char", "varchar", *TEXT_BYTES})
BINARY_TYPES = frozenset({"binary", "varbinary", *BLOB_BYTES})
SPATIAL_TYPES = frozenset(
    {
        "geometry",
        "point",
        "linestring",
        "polygon",
        "multipoint",
        "multilinestring",
        "multipolygon",
        "geometrycollection",
    }
)
FLOATING_TYPES = frozenset({"float", "double"})
OTHER_TYPES = frozenset(
    {
        "decimal",
        "float",
        "double",
        "bit",
        "date",
        "datetime",
        "timestamp",
        "time",
        "year",
        "enum",
        "set",
        "json",
        "uuid",
        "inet4",
        "inet6",
        "vector",
    }
)
_VARYING_LENGTH = frozenset({"char", "varchar", "binary", "varbinary"})
TYPE_NAMES = frozenset(INTEGER_BITS) | TEXT_TYPES | BINARY_TYPES | SPATIAL_TYPES | OTHER_TYPES


@dataclass(frozen=True, slots=True)
class ColumnType:
    """A column's type, synonyms resolved (INTEGER is ``int``, BOOL is ``tinyint`` of length 1, NUMERIC is ``decimal``).

    ``name`` is one of ``TYPE_NAMES``. ``length`` is characters for text, bytes for binary, bits for ``bit``, digits for
    ``decimal`` (10 when the DDL says nothing), the display width for integers (None when absent), and the fractional
    second digits for ``datetime``, ``timestamp`` and ``time`` (0 when absent). ``labels`` are those of ENUM and SET.
    """

    name: str
    length: int | None = None
    scale: int | None = None
    unsigned: bool = False
    labels: tuple[str, ...] = ()
    charset: str | None = None
    collation: str | None = None

    @property
    def is_integer(self) -> bool:
        """TINYINT to BIGINT."""
        return self.name in INTEGER_BITS

    @property
    def is_exact(self) -> bool:
        """True for whole numbers and DECIMALs."""
        return self.is_integer or self.name == "decimal"

    @property
    def whole_digits(self) -> int:
        """The digits of a DECIMAL before the point; without its length it has 10 in all, as the server makes it."""
        return (self.length or 10) - (self.scale or 0)

    @property
    def is_text(self) -> bool:
        """CHAR, VARCHAR and the TEXT types."""
        return self.name in TEXT_TYPES

    @property
    def is_binary(self) -> bool:
        """BINARY, VARBINARY and the BLOB types."""
        return self.name in BINARY_TYPES

    @property
    def is_spatial(self) -> bool:
        """POINT and the other types of geometry."""
        return self.name in SPATIAL_TYPES

    @property
    def integer_range(self) -> tuple[int, int]:
        """The smallest and largest value of an integer type, both included."""
        # https://dev.mysql.com/doc/refman/8.4/en/integer-types.html; a display width as in INT(4) bounds nothing.
        bits = INTEGER_BITS[self.name]
        return (0, 2**bits - 1) if self.unsigned else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)

    def __str__(self) -> str:
        """The type as DDL writes it, for messages: ``decimal(12,2)``, ``enum('a','b')``, ``bigint unsigned``."""
        if self.labels:
            inner = "(" + ",".join("'" + label.replace("'", "''") + "'" for label in self.labels) + ")"
        elif self.name == "decimal" or (self.name in ("float", "double") and self.scale is not None):
            inner = f"({self.length},{self.scale})"
        elif self.name in _VARYING_LENGTH and self.length == 0:
            inner = "(0)"  # servers take it, and show it
        elif self.length and not self.is_integer and self.name not in FIXED_BYTES:
            inner = f"({self.length})"
        else:
            inner = ""
        return self.name + inner + (" unsigned" if self.unsigned else "")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``default`` is SQL text (``None`` when there is no DEFAULT clause); ``generated`` is ``""``,
    ``"STORED"`` or ``"VIRTUAL"``, with its expression as MySQL text in ``expression``. ``comment`` is its COMMENT, or else what
    is written behind it on its line."""

    name: str
    type: ColumnType
    nullable: bool = True
    default: str | None = None
    auto_increment: bool = False
    generated: str = ""
    expression: str | None = None
    on_update: bool = False
    invisible: bool = False
    comment: str = ""
    compressed: bool = False
    position: Position | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A declared reference. ``columns`` and ``parent_columns`` correspond by place; actions are upper case."""

    name: str
    columns: tuple[str, ...]
    parent: str
    parent_columns: tuple[str, ...]
    on_delete: str = "NO ACTION"
    on_update: str = "NO ACTION"
    position: Position | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class UniqueKey:
    """A UNIQUE key. ``prefixes`` holds a prefix length or None per column. A key over an expression has
    ``columns == ()`` and its text in ``expression``."""

    name: str
    columns: tuple[str, ...]
    prefixes: tuple[int | None, ...] = ()
    expression: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A CHECK constraint; ``expression`` is MySQL text without the outer parentheses."""

    name: str
    expression: str
    enforced: bool = True


@dataclass(frozen=True)
class Table:
    """One table, its columns in order."""

    name: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...] = ()
    unique_keys: tuple[UniqueKey, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    checks: tuple[Check, ...] = ()
    comment: str = ""
    charset: str | None = None
    collation: str | None = None
    engine: str | None = None
    is_versioned: bool = False
    """Whether MariaDB keeps the rows that are deleted (https://mariadb.com/kb/en/system-versioned-tables/)."""
    position: Position | None = field(default=None, compare=False)

    @cached_property
    def row_key(self) -> tuple[str, ...]:
        """The columns that identify a row: the primary key or, without one, the first UNIQUE key of whole columns that are
        all NOT NULL; empty where there is neither. InnoDB chooses its clustered index in the same way
        (https://dev.mysql.com/doc/refman/8.4/en/innodb-index-types.html)."""
        if self.primary_key:
            return self.primary_key
        # A key over prefixes bounds the first characters only: two rows may differ behind them, but no row is found by
        # it.
        candidates = (key.columns for key in self.unique_keys if key.columns and not any(key.prefixes))
        return next((key for key in candidates if not any(self.column(name).nullable for name in key)), ())

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {column.name.lower(): column for column in self.columns}

    @cached_property
    def _keys(self) -> frozenset[frozenset[str]]:
        columns = [self.primary_key, *(key.columns for key in self.unique_keys)]
        return frozenset(frozenset(name.lower() for name in names) for names in columns if names)

    @cached_property
    def single_keys(self) -> frozenset[str]:
        """The columns, lower case, that are a whole primary or unique key each."""
        return frozenset(name for names in self._keys if len(names) == 1 for name in names)

    def is_key(self, columns: Iterable[str]) -> bool:
        """True when the columns, as a set and case ignored, are the whole primary key or a whole unique one."""
        return frozenset(name.lower() for name in columns) in self._keys

    def find(self, name: str) -> Column | None:
        """The column called ``name`` (case ignored), or None."""
        return self._by_name.get(name.lower())

    def column(self, name: str) -> Column:
        """The column called ``name`` (case ignored). Raises SchemaError with the nearest name when there is none."""
        found = self.find(name)
        if found is None:
            names = [column.name for column in self.columns]
            raise SchemaError(f"table '{self.name}' has no column '{name}'{did_you_mean(name, names)}")
        return found


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger on ``table``. ``timing`` is BEFORE or AFTER, ``event`` INSERT, UPDATE or DELETE.

    ``writes`` are the tables that its body may write, ``inserts`` those of them that get new rows, ``sets`` the columns of the new row that it assigns (BEFORE only),
    ``calls`` the procedures that it calls, which may write any table. A fingerprint leaves triggers out: an account
    without the TRIGGER privilege does not see them (https://dev.mysql.com/doc/refman/8.4/en/information-schema-triggers-table.html).
    """

    name: str
    table: str
    timing: str
    event: str
    writes: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    inserts: tuple[str, ...] = ()

    @property
    def effect(self) -> str:
        """What it does besides the row, for messages: ``writes change_feed; sets price``."""
        parts = {"writes": self.writes, "sets": self.sets, "calls": self.calls}
        return "; ".join(f"{verb} {', '.join(names)}" for verb, names in parts.items() if names) or "writes no table"

    def __str__(self) -> str:
        return f"{self.name} ({self.timing} {self.event} ON {self.table}: {self.effect})"

    def to_dict(self) -> dict[str, str | list[str]]:
        """The trigger as plain data, for JSON."""
        return {
            "name": self.name,
            "table": self.table,
            "timing": self.timing,
            "event": self.event,
            "writes": list(self.writes),
            "sets": list(self.sets),
            "calls": list(self.calls),
        }


@dataclass(frozen=True)
class Schema:
    """All tables, in the order of the source, and the triggers on them. ``source`` names the file for messages, never for
    output."""

    tables: tuple[Table, ...]
    source: str = field(default="", compare=False)
    triggers: tuple[Trigger, ...] = ()

    @cached_property
    def _by_name(self) -> dict[str, Table]:
        return {table.name: table for table in self.tables}

    @cached_property
    def lower_names(self) -> frozenset[str]:
        """The names of all tables in lower case."""
        return frozenset(table.name.lower() for table in self.tables)

    def find(self, name: str) -> Table | None:
        """The table called exactly ``name``, else the only one that differs in case, else None."""
        if name in self._by_name:
            return self._by_name[name]
        alike = [table for table in self.tables if table.name.lower() == name.lower()]
        return alike[0] if len(alike) == 1 else None

    def table(self, name: str) -> Table:
        """The table called ``name``. Raises SchemaError with the nearest name when there is none."""
        found = self.find(name)
        if found is None:
            raise SchemaError(f"there is no table '{name}'{did_you_mean(name, list(self._by_name))}")
        return found

    def triggers_on(self, tables: Iterable[str]) -> tuple[Trigger, ...]:
        """The triggers on ``tables``, in the order of the source; case is ignored."""
        names = {name.lower() for name in tables}
        return tuple(trigger for trigger in self.triggers if trigger.table.lower() in names)
