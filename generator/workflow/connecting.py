"""How a database is reached, and whether it is production."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ConnectionOptionError
from ..lazy_patterns import lazy
from ..printable import printable
from ..sql.identifiers import MARKER_TABLE

if TYPE_CHECKING:
    from ..database.connection import Connection
    from ..database.url import ConnectionInfo

WAIT_SECONDS = 15
"""How long a statement waits for what another session has locked. The servers' own limits are 50 seconds for a row and a
day (MySQL: a year) for a table's definition."""
_PRODUCTION = lazy(r"(?<![a-z])(prod|production|live)(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ConnectionOptions:
    """How to reach the database: by ``url``, or else by the MySQL ``option_file``, or else by the one in ``home``.

    - ``ca``: the server's CA certificate where it has its own, a path or PEM text.
    - ``database``: replaces the name that the URL or the file gives.
    - ``env``: the environment that the caller says it is; None when not given.
    - ``log``: called with a line for each attempt to connect that failed.
    - ``is_explicit``: False when a variable or a default file named the database, rather than the caller.
    """

    url: str | None
    ca: str | None = None
    option_file: Path | None = None
    home: Path | None = None
    database: str | None = None
    env: str | None = None
    log: Callable[[str], None] | None = None
    is_explicit: bool = True

    def __repr__(self) -> str:
        return "ConnectionOptions(...)"  # the URL holds a password

    def resolve(self) -> ConnectionInfo:
        """Return where to connect. Raises ConnectionOptionError (78) when nothing says so, or it cannot be understood."""
        if self.url:
            from ..database.url import parse_url

            return parse_url(self.url, ca=self.ca, database=self.database)
        from ..database.optionfile import default_option_file, read_option_file

        option_file = self.option_file or (default_option_file(self.home) if self.home is not None else None)
        if option_file is not None:
            return read_option_file(option_file, database=self.database, ca=self.ca)
        raise ConnectionOptionError(
            "no database is named",
            hint="set DATABASE_URL, give --database-url mysql://user:password@host:3306/database, or keep user, "
            "password, host and database in a MySQL option file (--defaults-file FILE, ~/.my.cnf)",
        )


@contextmanager
def connected(connection_options: ConnectionOptions, *, local_data: bool = False) -> Iterator[Connection]:
    """Open the one connection that a run uses, and close it. ``local_data``: for LOAD DATA LOCAL."""
    from ..database.connection import connect
    from ..database.session import make_own

    connection = connect(connection_options.resolve(), log=connection_options.log, local_data=local_data)
    try:
        make_own(connection, WAIT_SECONDS)
        yield connection
    finally:
        connection.close()


def production_reason(connection_options: ConnectionOptions, connection: Connection) -> str | None:
    """Say why the database counts as production, or None: the environment that the caller names, the host's or the
    database's name, or a row in it that marks it. Nothing that says otherwise outweighs one that says so."""
    from ..database.live import marked_environment

    if connection_options.env == "production":
        return "the environment is production"
    for what, name in (("host", connection.target.host), ("database", connection.target.database)):
        if name and _PRODUCTION.search(name):
            return f"the {what} is called {name}"
    marked = marked_environment(connection)
    if marked is not None and _PRODUCTION.search(marked):
        return f"the table {MARKER_TABLE} says {printable(marked, 64)}"
    return None
