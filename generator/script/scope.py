"""How the scripts name the seeded rows of one table: by a range of ids in two user variables, or by listed keys."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..lazy_patterns import lazy
from ..planning.model import TableStep
from ..sql.identifiers import identifier
from .keys import ascii_keys, join_keys, json_type
from .seeded import checksum_text, column_forms

_LISTED_NAME = lazy(r"k\d+", re.IGNORECASE)  # of a column of a list of keys


def slug(table: str) -> str:
    """Return a name for user variables and JSON members of a table: a plain word, also where the table's name is not.

    A user variable's name has at most 64 characters, and before SET NAMES only US-ASCII reads the same for every client.
    """
    if re.fullmatch(r"[A-Za-z]\w{0,39}", table, re.ASCII):
        return table
    digest = hashlib.blake2b(table.encode("utf-8"), digest_size=4).hexdigest()
    words = f"{re.sub('[ -]+', '_', table)[:30].strip('_')}_" if re.fullmatch(r"[\w -]+", table, re.ASCII) else ""
    return f"t_{words}{digest}"


@dataclass(frozen=True)
class Scope:
    """The seeded rows of a plan's step, as SQL. ``unset`` columns are NULL before the rows are deleted."""

    step: TableStep
    unset: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The table's name."""
        return self.step.name

    @property
    def quoted(self) -> str:
        """The table's name in backticks."""
        return identifier(self.step.name)

    @property
    def rows(self) -> int:
        """How many rows of it are seeded."""
        return self.step.rows

    @cached_property
    def slug(self) -> str:
        """The table's name in variables and in JSON."""
        return slug(self.step.name)

    @property
    def is_listed(self) -> bool:
        """Whether the rows are named key by key."""
        return self.step.rows > 0 and not self.step.by_range

    @property
    def first(self) -> str:
        """The user variable with the first id of a range."""
        return f"@{self.slug}_first"

    @property
    def last(self) -> str:
        """The user variable with the last id of a range."""
        return f"@{self.slug}_last"

    @property
    def keys(self) -> str:
        """The user variable with the listed keys."""
        return f"@{self.slug}_keys"

    @cached_property
    def plain(self) -> tuple[bool, ...]:
        """For each key column, whether its listed values are US-ASCII."""
        return ascii_keys(self.step)

    @cached_property
    def forms(self) -> tuple[tuple[str, str], ...]:
        """The columns that a checksum covers, with their forms."""
        return column_forms(self.step.compared)

    @property
    def checksum(self) -> str:
        """The SUM over rows that up stores and down compares."""
        return checksum_text(self.forms)

    @property
    def selected_checksum(self) -> str:
        """The same in what ``select`` and ``locked`` write."""
        # A column may be called as one of the list of keys is. Others have no prefix, so that scripts stay as they are.
        is_doubtful = self.is_listed and any(_LISTED_NAME.fullmatch(name) for name, _ in self.forms)
        return checksum_text(self.forms, "s" if is_doubtful else "")

    def between(self, column: str = "", alias: str = "") -> str:
        """The condition of a range of ids, on the key or on a column that refers to it."""
        prefix = f"{identifier(alias)}." if alias else ""
        # A variable that was never set is NULL, and no row is BETWEEN NULL and anything.
        return f"{prefix}{identifier(column or self.step.key[0])} BETWEEN {self.first} AND {self.last}"

    def table_of_keys(self, keys: str = "", path: str = "$", alias: str = "k") -> str:
        """The listed keys as a table, from user variable ``keys`` (its own by default) or a column."""
        columns = ", ".join(
            f"`k{number}` {json_type(self.step.table.column(name))} PATH '$[{number - 1}]'"
            for number, name in enumerate(self.step.key, start=1)
        )
        # A table of the server's own is no choice: CREATE TEMPORARY TABLE is a privilege that a seeder need not have,
        # and without a primary key sql_require_primary_key refuses it (error 3750).
        return f"JSON_TABLE({keys or self.keys}, '{path}[*]' COLUMNS ({columns})) AS {identifier(alias)}"

    def on_keys(self, alias: str, names: Sequence[str] = (), keys: str = "k") -> str:
        """The condition that a row of ``alias`` has one of the keys."""
        columns = [self.step.table.column(name) for name in self.step.key]
        return join_keys(columns, self.plain, alias, names, keys)

    def select(self, what: str, where: str = "") -> str:
        """A SELECT from the seeded rows, which are called `s` where keys are listed.

        STRAIGHT_JOIN reads the list first (https://dev.mysql.com/doc/refman/8.4/en/join.html): a plan that reads the table
        first would go through the list for each row.
        """
        if not self.rows:
            return f"SELECT {what} FROM {self.quoted} WHERE FALSE"
        more = f" AND {where}" if where else ""
        if self.is_listed:
            return f"SELECT STRAIGHT_JOIN {what} FROM {self.table_of_keys()} JOIN {self.quoted} AS `s` ON {self.on_keys('s')}{more}"
        return f"SELECT {what} FROM {self.quoted} WHERE {self.between()}{more}"

    def locked(self, what: str) -> str:
        """The same, with the rows locked. MySQL takes no FOR UPDATE with JSON_TABLE in the same FROM (error 3569)."""
        if not self.is_listed:
            return f"{self.select(what)} FOR UPDATE"
        # As a derived table it is no base table of the outer FROM, which FOR UPDATE would want to lock.
        keys = f"(SELECT * FROM {self.table_of_keys(alias='j')}) AS `k`"
        return f"SELECT STRAIGHT_JOIN {what} FROM {keys} JOIN {self.quoted} AS `s` ON {self.on_keys('s')} FOR UPDATE"

    def delete(self, step: int) -> str:
        """The DELETE of the seeded rows. The list is the left side of a LEFT JOIN, so that it is read first."""
        if not self.is_listed:
            # `<=>`: after a lost connection @seed_step is NULL, and the statement removes nothing
            return f"DELETE FROM {self.quoted} WHERE {self.between()} AND @seed_step <=> {step};"
        alias = "k" if self.name.lower() != "k" else "j"  # the table has no alias of its own in a DELETE
        return (
            # Several tables in a DELETE take neither ORDER BY nor LIMIT
            # (https://dev.mysql.com/doc/refman/8.4/en/delete.html): the order in which rows of one table go is not ours
            # to choose, hence ``clear``.
            f"DELETE FROM {self.quoted} USING {self.table_of_keys(alias=alias)} LEFT JOIN {self.quoted} "
            f"ON {self.on_keys(self.name, keys=alias)} WHERE @seed_step <=> {step};"
        )

    def clear(self, step: int) -> str:
        """The UPDATE that sets ``unset`` to NULL."""
        if not self.is_listed:
            names = ", ".join(f"{identifier(name)} = NULL" for name in self.unset)
            return f"UPDATE {self.quoted} SET {names} WHERE {self.between()} AND @seed_step <=> {step};"
        names = ", ".join(f"`s`.{identifier(name)} = NULL" for name in self.unset)
        return (
            f"UPDATE {self.table_of_keys()} LEFT JOIN {self.quoted} AS `s` ON {self.on_keys('s')} SET {names} "
            f"WHERE @seed_step <=> {step};"
        )
