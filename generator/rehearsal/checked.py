"""Do planned rows keep the CHECKs of their table? Judged as a rehearsal judges them, on the first rows, before any script is
written; a CHECK that is not known here is left to the server (error 3819; MariaDB 4025)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..errors import PlanError, SeedsqlError
from ..schema.expressions import columns_named, strings_in
from ..schema.model import Check, Column, Schema, Table
from .columns import kind, quoted
from .computed import fill
from .kinds import mysql_value
from .sandbox import Sandbox


def check_rows(table: Table, checks: Sequence[Check], names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Raise PlanError for the first of ``rows`` (MySQL's literals of the columns ``names``) that one of ``checks`` refuses."""
    sandbox = None
    try:
        sandbox = Sandbox(Schema((_unconstrained(table),)))
        fill(sandbox, table, names, rows)
        for check in checks:
            _check(sandbox, table, check)
    except PlanError:
        raise
    except SeedsqlError:
        return  # what else is wrong with the rows is for others to say, who say it better
    finally:
        if sandbox is not None:
            sandbox.close()


def _unconstrained(table: Table) -> Table:
    return replace(table, primary_key=(), unique_keys=(), foreign_keys=(), checks=())


def _check(sandbox: Sandbox, table: Table, check: Check) -> None:
    try:
        condition = sandbox.translate(check.expression, table)
        named = [table.column(name) for name in columns_named(table, check.expression)]
        shown = ", ".join(quoted(column.name) for column in named)
        found = sandbox.run(f"SELECT rowid, {shown} FROM {quoted(table.name)} WHERE NOT ({condition})")
    except SeedsqlError:
        return
    for row, *values in found:
        if _by_collation(check, named, values):
            continue
        cells = ", ".join(
            f"{column.name} = {'NULL' if value is None else mysql_value(value, kind(column))}"
            for column, value in zip(named, values, strict=True)
        )
        raise PlanError(
            f"{table.name}: row {row} breaks CHECK {check.name} ({check.expression}): {cells}",
            location=str(table.position) if table.position else None,
            hint=f"change the rules of {_sources(table, named)} in the blueprint so that "
            "every row keeps it (min, max, values, when, an expression over the other column)",
        )


def _by_collation(check: Check, columns: Sequence[Column], values: Sequence[object]) -> bool:
    """Whether a row may keep a CHECK by a collation that takes accents or blanks at the end for nothing: then only the server
    knows (https://dev.mysql.com/doc/refman/8.4/en/charset-collation-effect.html)."""
    texts = [
        value for column, value in zip(columns, values, strict=True) if column.type.is_text and isinstance(value, str)
    ]
    if not texts:
        return False
    return any(not text.isascii() or text.endswith(" ") for text in [*texts, *strings_in(check.expression)])


def _sources(table: Table, columns: Sequence[Column]) -> str:
    """The columns that rules fill, those behind generated ones too."""
    names = [column.name.lower() for column in columns]
    for column in columns:
        if column.generated:
            names += columns_named(table, column.expression or "")
    filled = [column for column in table.columns if column.name.lower() in names and not column.generated]
    return ", ".join(f"{table.name}.{column.name}" for column in filled)
