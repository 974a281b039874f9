"""What a column's rule follows from: its names' words, and what keys, CHECKs and personal data ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ....schema.model import Column, ColumnType, Table
from ...limits import Limits
from ..words.identifiers import NO_NAMES
from ..words.short_names import FLAG, NUMBER, TABLE, TEXT, TIME
from ..words.writing import writing_of

_TEMPORAL = frozenset(("date", "datetime", "timestamp", "time", "year"))

Rule = dict[str, Any]
"""A rule as TOML has it: a provider or an expression with its options."""

NOT_PERSONAL: Rule = {"pii": "none", "reason": "made of numbers and letters that say nothing"}
"""What marks a column that is called like personal data and cannot hold a value from the class's range."""


@dataclass(frozen=True, slots=True)
class ColumnContext:
    """What is known of a column beside itself.

    ``unique``: it alone is a key, so that providers permute their values. ``numbered``: a key of several columns, over
    an expression or of a prefix depends on it, so that the value must hold the row's number. ``prefix_length`` is that prefix.
    ``partition`` holds the first and last of ``partitions`` equal parts of the column's range, for columns that are ordered.
    ``rows`` is the largest number of rows asked for. ``language`` and ``names`` say how the table writes its names (see
    ``writing_of_table``).
    """

    personal: str | None = None
    unique: bool = False
    numbered: bool = False
    prefix_length: int | None = None
    limits: Limits = field(default_factory=Limits)
    partition: tuple[int, int] | None = None
    common_limits: Limits | None = None
    rows: int = 2000
    language: str = ""
    names: Mapping[str, str] = field(default_factory=lambda: NO_NAMES)

    @property
    def distinct(self) -> bool:
        return self.unique or self.numbered


def writing_of_table(table: Table, otherwise: str = "") -> tuple[str, Mapping[str, str]]:
    """How the names of a table and its columns are written, for ``reading``: their language, ``otherwise`` where it is English or not
    clear, and those whose words are to be read apart."""
    names_of_all = (*(column.name for column in table.columns), table.name)
    language, names = writing_of(names_of_all, named_key(table), kinds_of_names([table]), comments_of([table]))
    return language or otherwise, names


def named_key(table: Table) -> list[tuple[str, str]]:
    """The name of a table with that of its key, where this is one column."""
    return [(table.name, table.row_key[0])] if len(table.row_key) == 1 else []


def kinds_of_names(tables: Iterable[Table]) -> dict[str, str]:
    """What the names of tables and columns are of, as ``written_out`` asks: by types, which names cut short do not say."""
    found: dict[str, str] = {}
    for table in tables:
        for column in table.columns:
            found.setdefault(column.name, _kind_of_name(column.type))
        found[table.name] = TABLE
    return found


def comments_of(tables: Iterable[Table]) -> dict[str, str]:
    """What the comments say of columns of a name, all of them together."""
    found: dict[str, str] = {}
    for column in (column for table in tables for column in table.columns if column.comment):
        found[column.name] = f"{found.get(column.name, '')} {column.comment}"
    return found


def _kind_of_name(kind: ColumnType) -> str:
    if kind.name in _TEMPORAL:
        return TIME
    if is_boolean(kind) or (kind.name == "char" and kind.length == 1):
        return FLAG
    return TEXT if kind.name in ("char", "varchar", "text") else NUMBER


def is_boolean(kind: ColumnType) -> bool:
    """True for the types that schemas use for truth values."""
    return (kind.name == "tinyint" and kind.length == 1) or (kind.name == "bit" and (kind.length or 1) == 1)


def max_length(column: Column, context: ColumnContext) -> int:
    kind = column.type
    longest = (1 if kind.length is None else kind.length) if kind.name in ("char", "varchar") else 255
    for most in (context.prefix_length, context.limits.max_length):
        longest = longest if most is None else min(longest, most)
    return longest
