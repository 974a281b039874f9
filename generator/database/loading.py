"""Rows by LOAD DATA LOCAL instead of INSERT, with an INSERT's strictness.

With LOCAL the server cannot stop a client that sends data, so errors of rows become warnings, and the rows are left out
or changed, also in strict mode (https://dev.mysql.com/doc/refman/8.4/en/load-data.html#load-data-error-handling).
So a statement counts as failed unless the server took every row and had no warning.
"""

from __future__ import annotations

import re

from ..errors import StatementFailed
from ..sql.load_data import FILE_NAME, RowData
from .connection import Connection

_ROW = re.compile(r" at row (\d+)$")


def require_local_infile(connection: Connection) -> None:
    """Raise StatementFailed (69) when the server takes no data with LOAD DATA LOCAL."""
    if not connection.number("SELECT @@GLOBAL.local_infile"):
        raise StatementFailed(
            "the server refuses LOAD DATA LOCAL: its setting local_infile is OFF",
            hint="run it without --load-data, which takes a little longer; or an administrator switches it on: "
            "SET GLOBAL local_infile = ON",
        )


def load(connection: Connection, rows: RowData) -> None:
    """Send the rows in the transaction that is open. Raises StatementFailed, with the line of the row where it is known."""
    taken, warnings = connection.load(rows.sql, FILE_NAME, rows.data)
    if taken == rows.rows and not warnings:
        return
    found = connection.query("SHOW WARNINGS LIMIT 1", width=3)
    code, message = (int(found[0][1]), str(found[0][2])) if found else (None, "the server does not say why")
    row = _ROW.search(message)
    raise StatementFailed(
        f"error {code}: {message}" if found else message,
        details=[f"LOAD DATA took {taken:,} of {rows.rows:,} rows, with {warnings:,} warnings"],
        errno=code,
        line=rows.line_of(int(row[1])) if row else rows.line,
    )
