"""The keys of seeded rows: what identifies them, and the numbers that count them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..blueprint.inference.tables.omissions import Omission, irreversible, unseedable
from ..errors import PlanError
from ..schema.expressions import columns_named
from ..schema.model import Column, Table
from ..sql.identifiers import HISTORY_TABLE, MARKER_TABLE
from ..values.arrays import Array, Integers
from .bound_columns import BoundColumn
from .rows import Rows
from .tables import BoundTable

# In lower case, as a server on Windows or macOS compares the names of tables.
OWN_TABLES = {
    HISTORY_TABLE: "what is applied",
    MARKER_TABLE: "which environment a database is",
}
"""Tables that are no user's, lower case, and what seedsql keeps there."""


def check_key_range(table: Table, key: Column, ids: range) -> None:
    """A CHECK on the key that some id breaks is known now; one over other columns as well is the server's."""
    for check in table.checks:
        # What is beside an OR need not hold; || is OR without PIPES_AS_CONCAT
        # (https://dev.mysql.com/doc/refman/8.4/en/sql-mode.html#sqlmode_pipes_as_concat).
        if not check.enforced or re.search(r"\|\||\bX?OR\b", check.expression, re.IGNORECASE):
            continue
        if key.name.lower() not in columns_named(table, check.expression):
            continue
        from ..blueprint.constraints import read_constraints  # which few plans need

        limits = read_constraints(replace(table, checks=(check,))).of(key.name)
        broken = limits.first_outside(ids)
        if broken is not None:
            raise PlanError(
                f"{table.name}.{key.name}: {broken} breaks CHECK {check.name} ({check.expression}); the keys of "
                f"{len(ids)} rows are {ids[0]} to {ids[-1]}",
                location=str(table.position) if table.position else None,
                hint=f"say where they begin: id_base under [tables.{table.name}], or --id-base",
            )


def bind_key(bound: BoundTable) -> None:
    """Bind the key that counts the rows: int64 from ``first_id`` on, uint64 where it passes 2^63 - 1."""
    key = bound.table.column(bound.table.row_key[0])
    first = bound.first_id
    assert first is not None

    def compute(rows: Rows) -> Array:
        if first + bound.rows > 2**63:
            # BIGINT UNSIGNED goes on where int64 ends.
            return Integers(rows.rows.astype(np.uint64) + np.uint64(first))
        return Integers(rows.rows + np.int64(first))

    bound.columns[key.name.lower()] = BoundColumn(key.name, key, compute, "")


def check_seedable(table: Table) -> None:
    """Raise PlanError for a table whose seeded rows could not be written, or not be found again."""
    own = OWN_TABLES.get(table.name.lower())
    if own is not None:
        raise PlanError(
            f"table '{table.name}' is seedsql's own: in it scripts and commands find {own}",
            location=str(table.position) if table.position else None,
            hint="leave it out of the blueprint, or give the table another name",
        )
    _refuse(table, unseedable(table))


def check_reversible(table: Table) -> None:
    """Raise PlanError for a table whose rows, whatever they are, could not be deleted again."""
    _refuse(table, irreversible(table))


def _refuse(table: Table, omission: Omission | None) -> None:
    if omission is not None:
        raise PlanError(
            f"table '{table.name}' cannot be seeded: {omission.reason}",
            location=str(table.position) if table.position else None,
            hint=f"{omission.way_out}, or leave the table out",
        )


def holds_key(table: Table, columns: Sequence[str]) -> bool:
    """True when no two rows can have the same values in ``columns``: a whole key is among them."""
    held = {name.lower() for name in columns}
    keys = [(table.primary_key, ()), *((key.columns, key.prefixes) for key in table.unique_keys)]
    # A key over prefixes forbids more than equal values; that no two rows are equal follows from whole columns only.
    return any(key and {name.lower() for name in key} <= held and not any(prefixes) for key, prefixes in keys)
