"""The seed lock of a database: its name, who holds it, and how to end the session that does.

A lock of GET_LOCK belongs to a session, and only that session can release it: RELEASE_LOCK from anywhere else answers 0
and frees nothing. When a holder does not end by itself, the cure is to end its session.
"""

from __future__ import annotations

import dataclasses
import datetime
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from ..errors import GuardError, StatementFailed
from ..printable import printable
from . import errnos
from .connection import Connection

# The scripts' own expression (templates/sql). At most 64 characters; lower case, since MySQL folds it and MariaDB not.
LOCK_NAME = "LOWER(CONCAT('seedsql:', LEFT(DATABASE(), 40), ':', CRC32(DATABASE())))"


@dataclass(frozen=True, slots=True)
class Session:
    """A line of the processlist, printable: ``seconds`` since it began what it does, ``statement`` its first 100 characters.

    ``since`` is when its transaction began, or else when it began what it does, in UTC.
    """

    user: str
    host: str
    command: str
    seconds: int
    state: str
    statement: str | None
    since: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        return {**dataclasses.asdict(self), "since": f"{self.since:%Y-%m-%d %H:%M:%S}"}


@dataclass(frozen=True, slots=True)
class LockStatus:
    """``holder`` is a connection's number, None when the lock is free. ``session`` is None when the holder cannot be
    seen: it belongs to another user and the PROCESS privilege is missing, or it has ended and is being rolled back."""

    name: str
    holder: int | None
    session: Session | None = None


def lock_status(connection: Connection) -> LockStatus:
    """Ask who holds the seed lock of the connection's database."""
    # needs no privilege, and takes no lock: https://dev.mysql.com/doc/refman/8.4/en/locking-functions.html
    name, holder = connection.row(f"SELECT {LOCK_NAME}, IS_USED_LOCK({LOCK_NAME})", str, int)
    if holder is None:
        return LockStatus(name, None)
    return LockStatus(name, int(holder), _session(connection, int(holder)))


# MySQL's first, whose information_schema fails on a statement that is not UTF-8 (error 3854); MariaDB has the second only.
# https://dev.mysql.com/doc/refman/8.4/en/performance-schema-processlist-table.html
_PROCESS_LISTS = ("`performance_schema`.`processlist`", "`information_schema`.`PROCESSLIST`")


def _session(connection: Connection, holder: int) -> Session | None:
    """The process list needs no privilege; without PROCESS it shows one's own sessions only.

    Its texts come in hexadecimal: a statement holds whatever bytes its session sent, and SHOW PROCESSLIST hands them to
    the driver as text, which fails on those that are none.
    """
    rows: list[tuple[Any, ...]] = []
    for source in _PROCESS_LISTS:
        with suppress(StatementFailed):  # there is no such table, or it is switched off
            rows = rows or connection.query(
                "SELECT HEX(`USER`), HEX(`HOST`), HEX(`COMMAND`), `TIME`, HEX(`STATE`), HEX(LEFT(`INFO`, 100)) "
                f"FROM {source} WHERE `ID` = %s",
                [holder],
                width=6,
            )
    for user, host, command, time, state, statement in rows:
        # right after a change of state MariaDB may show a negative time
        seconds = max(int(time or 0), 0)
        shown = None if statement is None else _shown(statement)
        since = _since(connection, holder, seconds)
        return Session(_shown(user), _shown(host), _shown(command), seconds, _shown(state), shown, since)
    return None


def _shown(digits: str | None) -> str:
    """A text of the process list, from its bytes in hexadecimal, on one line."""
    return printable(" ".join(bytes.fromhex(digits or "").decode("utf-8", "backslashreplace").split()))


def _since(connection: Connection, holder: int, seconds: int) -> datetime.datetime:
    """INNODB_TRX, which knows when the transaction began, asks for PROCESS."""
    # the server's clock, which need not be this machine's
    (now,) = connection.row("SELECT UTC_TIMESTAMP()", datetime.datetime)
    age = 0
    with suppress(StatementFailed):
        age = connection.number(
            "SELECT MAX(TIMESTAMPDIFF(SECOND, `trx_started`, NOW())) FROM `information_schema`.`INNODB_TRX` "
            "WHERE `trx_mysql_thread_id` = %s",
            [holder],
        )
    since: datetime.datetime = now - datetime.timedelta(seconds=max(seconds, age))
    return since


def end_holder(connection: Connection, holder: int) -> bool:
    """End the session ``holder``, which must hold the seed lock; return False when it has ended or let go already.

    Its transaction is rolled back, which may take as long as its work took; the lock is free after that. Raises
    GuardError when the session is another user's and this one lacks the privilege to end it.
    """
    # Numbers are given again after a restart: end no one who does not hold the lock now.
    current, own = connection.row(f"SELECT IS_USED_LOCK({LOCK_NAME}), CONNECTION_ID()", int, int)
    if current != holder:
        return False
    if own == holder:
        raise GuardError(f"connection {holder} is this one", reason="session", hint="close it to free the lock")
    try:
        # of one's own account without a privilege, of others with CONNECTION_ADMIN:
        # https://dev.mysql.com/doc/refman/8.4/en/kill.html
        connection.run(f"KILL {int(holder)}")
    except StatementFailed as error:
        if error.errno == errnos.ER_NO_SUCH_THREAD:
            return False
        if error.errno != errnos.ER_KILL_DENIED:
            raise
        session = _session(connection, holder)
        owner = f"user '{session.user}'" if session else "another user"
        raise GuardError(
            f"connection {holder} belongs to {owner}, and '{connection.target.user}' may not end it ({error.message})",
            reason="session",
            hint="run this as the user that holds the lock (as administrator, give it a new password first: "
            "ALTER USER ... IDENTIFIED BY ...), or wait: the server ends the session after its wait_timeout",
        ) from None
    return True
