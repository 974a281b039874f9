"""Run a verify script and return its checks; nothing is written, whatever the script says."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..errors import GuardError, StatementFailed
from ..sql.identifiers import HISTORY_TABLE
from . import errnos
from .cells import TableCells
from .connection import Connection, Outcome
from .guards import guard_of
from .scripts import read_statements

COLUMNS = ("check", "expected", "found", "ok")


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check: ``expected`` and ``found`` are whole numbers where the server says numbers, text otherwise."""

    check: str
    expected: int | str | None
    found: int | str | None
    ok: bool


def run_verify(connection: Connection, path: Path) -> list[CheckResult]:
    """Return the checks of the verify script ``path``, in its order.

    Raises StatementFailed (69) with the statement's line when the server refuses a statement (a table or column is
    missing, or the script tries to write), GuardError when the script does.
    """
    # Every transaction of the session is read-only from here on: a write is error 1792.
    connection.run("SET SESSION TRANSACTION READ ONLY")
    try:
        tables = [outcome for outcome in _outcomes(connection, path) if outcome.columns == COLUMNS]
    finally:
        for statement in ("ROLLBACK", "SET SESSION TRANSACTION READ WRITE"):
            if connection.is_open:
                with suppress(StatementFailed):
                    connection.run(statement)
    if not tables:
        raise StatementFailed(
            f"the script has no result with the columns {', '.join(COLUMNS)}: nothing was verified",
            location=str(path),
            hint="generate it again",
        )
    return [_check(row) for table in tables for row in table.rows]


def check_cells(cells: TableCells) -> CheckResult:
    """Return the comparison of a table's cells as a check: how many there are, and how many are as the script says."""
    same = cells.cells - cells.differing
    return CheckResult(f"{cells.name}: cells as in the file", cells.cells, same, same == cells.cells)


def _outcomes(connection: Connection, path: Path) -> list[Outcome]:
    outcomes = []
    for statement in read_statements(path):
        try:
            outcomes.append(connection.run(statement.text))
        except StatementFailed as error:
            guard = guard_of(error)
            if guard is not None:
                raise guard.error() from None
            if error.errno == errnos.ER_NO_SUCH_TABLE and HISTORY_TABLE in error.message:
                raise GuardError(
                    "no seed is applied here: there is no table seedsql_history",
                    reason="unapplied",
                    hint="apply it first, or look at the database's name in the URL",
                ) from None
            raise StatementFailed(
                error.message,
                details=[f"in: {error.statement}"],
                errno=error.errno,
                sqlstate=error.sqlstate,
                line=statement.line,
                statement=error.statement,
                hint=error.hint,
                location=f"{path}:{statement.line}",
            ) from None
    return outcomes


def _check(row: tuple[Any, ...]) -> CheckResult:
    check, expected, found, ok = row
    return CheckResult(str(_plain(check)), _plain(expected), _plain(found), ok is not None and int(ok) == 1)


def _plain(value: Any) -> int | str | None:
    """COUNT and SUM come as int or DECIMAL, a comparison of texts as bytes on some servers."""
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
