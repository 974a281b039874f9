"""The schema as the database has it, as text for whoever parses schemas."""

from __future__ import annotations

from collections.abc import Iterable

from .connection import Connection
from .history import TABLE as HISTORY_TABLE


def read_live_schema_text(connection: Connection, tables: Iterable[str] | None = None) -> str:
    """Return SHOW CREATE TABLE of the base tables, each ended by ``;`` on its line; seedsql's own table left out.

    ``tables`` narrows it to these; one that does not exist is left out. Raises StatementFailed.
    """
    ((before, quoting, folds),) = connection.query(
        "SELECT @@SESSION.sql_mode, @@SESSION.sql_quote_show_create, @@lower_case_table_names"
    )
    fold = str.lower if folds else str  # Windows and macOS hosts compare table names without regard to case
    wanted = None if tables is None else {fold(name) for name in tables}
    # Under ANSI_QUOTES (DigitalOcean) names come in double quotes, and ENGINE and CHARSET are dropped.
    connection.run("SET SESSION sql_mode = '', SESSION sql_quote_show_create = 1")
    try:
        names = [
            name
            for name in _base_tables(connection)
            if name != HISTORY_TABLE and (wanted is None or fold(name) in wanted)
        ]
        return "".join(f"{_create_table(connection, name)};\n\n" for name in names)
    finally:
        if connection.is_open:
            connection.query("SET SESSION sql_mode = %s, SESSION sql_quote_show_create = %s", [before, quoting])


def _base_tables(connection: Connection) -> list[str]:
    rows = connection.query(
        "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() "
        "AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME"
    )
    return [str(name) for (name,) in rows]


def _create_table(connection: Connection, name: str) -> str:
    quoted = name.replace("`", "``")
    return str(connection.query(f"SHOW CREATE TABLE `{quoted}`")[0][1])
