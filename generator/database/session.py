"""The settings of the one session that a run uses: its own, whatever the server's defaults and init_connect made of it.

A script makes its own settings too, but only from its first statement on: what is read before (the schema, the history,
counts) must not be cut by a limit, or open a transaction that the script then refuses.
"""

from __future__ import annotations

from contextlib import suppress

from ..errors import StatementFailed
from .connection import Connection

# The name of the limit of a statement's time on MySQL (milliseconds) and on MariaDB (seconds); 0 is none.
_TIME_LIMITS = ("max_execution_time", "max_statement_time")
_SETTINGS = {
    "autocommit": "1",  # at 0 the first SELECT opens a transaction, and a script refuses to end one
    "sql_select_limit": "18446744073709551615",  # not DEFAULT, which is the server's own limit
    "sql_big_selects": "1",
    # at 1 an UPDATE or DELETE without a key is refused (error 1175):
    # https://dev.mysql.com/doc/refman/8.4/en/mysql-tips.html#safe-updates
    "sql_safe_updates": "0",
    "completion_type": "0",
}


def make_own(connection: Connection, wait_seconds: int) -> None:
    """Give the session its settings; a statement waits ``wait_seconds`` for what another session has locked.

    Raises StatementFailed when the server does not let a setting be made.
    """
    # Of what an init_connect began. In these words, since completion_type may make a plain ROLLBACK begin a transaction,
    # or end the session: https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_completion_type
    connection.run("ROLLBACK AND NO CHAIN NO RELEASE")
    # the first is for table definitions (a year on MySQL), the second for rows (50 seconds)
    waits = {"lock_wait_timeout": str(wait_seconds), "innodb_lock_wait_timeout": str(wait_seconds)}
    settings = {**_SETTINGS, **waits}
    connection.run("SET " + ", ".join(f"SESSION {name} = {value}" for name, value in settings.items()))
    # Where read-only transactions are the default, CREATE TABLE fails (error 1792); a script's own transaction does not.
    connection.run("SET SESSION TRANSACTION READ WRITE")
    for name in _TIME_LIMITS:
        with suppress(StatementFailed):  # the other server's name
            connection.run(f"SET SESSION {name} = 0")
