"""One connection to one server: had with patience, used statement by statement, its errors as seedsql's own.

The only module that knows PyMySQL. It never reconnects: a session's locks, transaction and settings end with it, and
what came after would run without them. Several statements in one packet are not allowed on it.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..errors import DatabaseUnreachable, StatementFailed
from ..printable import printable
from ..sql.statements import excerpt
from . import errnos
from .advice import advice
from .engine import ServerKind, classify
from .tls import tls_arguments
from .unreachable import Failure, unreachable
from .url import ConnectionInfo

if TYPE_CHECKING:
    from .protocol import LimitedConnection

CONNECT_SECONDS = 10.0
"""For the network, the login and the first question, each."""
QUESTION_SECONDS, STATEMENT_SECONDS = 600.0, 3600.0
"""How long a server may stay silent over a question of seedsql's own, and over a statement of a script."""
STATEMENT_BYTES, QUESTION_BYTES, ROWS_BYTES = 1 << 24, 1 << 28, 1 << 30
"""Most bytes of an answer: to a statement of a script, whose longest is a list of checks; to a question of seedsql's own, such
as for the keys in the history; and of the user's rows, of which one value may be as long as max_allowed_packet."""
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 8.0

# A dead peer is noticed after 60 + 6 * 10 s of silence; the kernel answers for a server that is merely busy.
_KEEPALIVE = {"TCP_KEEPIDLE": 60, "TCP_KEEPINTVL": 10, "TCP_KEEPCNT": 6}

# SERVER_STATUS_IN_TRANS, one of the flags of every OK packet:
# https://dev.mysql.com/doc/dev/mysql-server/latest/mysql__com_8h.html
_SERVER_STATUS_IN_TRANS = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the server answered to a statement: a result set, or the number of rows it changed."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    affected: int


class Connection:
    """A session on the server, made by ``connect``. A context manager that closes it."""

    def __init__(self, target: ConnectionInfo, raw: LimitedConnection) -> None:
        self.target = target
        self._raw = raw
        self._kind: ServerKind | None = None

    def connection_id(self) -> int:
        """Ask for the server's number of this connection, as IS_USED_LOCK, KILL and the processlist know it."""
        return self.number("SELECT CONNECTION_ID()")

    @property
    def is_open(self) -> bool:
        return bool(self._raw.open)

    @property
    def in_transaction(self) -> bool:
        """Whether the server's last answer said that a transaction is open."""
        return bool(self._raw.server_status & _SERVER_STATUS_IN_TRANS)

    def run(self, statement: str) -> Outcome:
        """Run one statement as it is. Raises StatementFailed with the server's errno, SQLSTATE and message."""
        return self._run(statement, None, STATEMENT_SECONDS, STATEMENT_BYTES)

    def read(self, select: str) -> Outcome:
        """Run a SELECT of rows of the user's tables, which may hold anything. Raises StatementFailed."""
        return self._run(select, None, STATEMENT_SECONDS, ROWS_BYTES)

    def load(self, statement: str, name: str, data: Sequence[bytes]) -> tuple[int, int]:
        """Run a LOAD DATA LOCAL statement with ``data`` for its file ``name``, on a connection that was opened for it.
        Return the rows that the server took and the number of its warnings. Raises StatementFailed."""
        import pymysql.err

        self._raw._read_timeout = self._raw._write_timeout = STATEMENT_SECONDS
        self._raw.expect(STATEMENT_BYTES)
        try:
            return self._raw.send_with_data(statement, name.encode(), data)
        except pymysql.err.MySQLError as error:
            raise _statement_failed(error, statement) from None
        except Exception as error:  # as in _run
            raise self._protocol_error(error, statement) from None
        except BaseException:  # as in _run
            self._raw._force_close()
            raise

    def query(
        self, sql: str, arguments: Sequence[object] = (), *, width: int = 0, most_bytes: int = QUESTION_BYTES
    ) -> list[tuple[Any, ...]]:
        """Run one statement with ``arguments`` for its ``%s`` and return its rows. Raises StatementFailed, also when the
        rows have not ``width`` columns (0 is any number), or more than ``most_bytes``."""
        outcome = self._run(sql, tuple(arguments) or None, QUESTION_SECONDS, most_bytes)
        if not outcome.columns and sql.lstrip()[:6].upper().startswith(("SELECT", "SHOW")):
            raise self._protocol_error(ValueError("no result set for a SELECT"), sql)
        if width and len(outcome.columns) != width:
            raise self._protocol_error(ValueError(f"{len(outcome.columns)} columns instead of {width}"), sql)
        return list(outcome.rows)

    def row(self, sql: str, *types: type, arguments: Sequence[object] = ()) -> tuple[Any, ...]:
        """Return the one row of a question, its values of ``types``, each or None. Raises StatementFailed for any other
        answer: what a server says is not trusted to be what was asked for."""
        rows = self.query(sql, arguments, width=len(types))
        if len(rows) != 1:
            raise self._protocol_error(ValueError(f"{len(rows)} rows instead of 1"), sql)
        try:
            return tuple(
                None if value is None else _value(value, kind) for value, kind in zip(rows[0], types, strict=True)
            )
        except (TypeError, ValueError, ArithmeticError):
            raise self._protocol_error(ValueError("a value of another type than was asked for"), sql) from None

    def number(self, sql: str, arguments: Sequence[object] = ()) -> int:
        """Return the one number that answers a question, 0 for NULL. Raises StatementFailed."""
        (value,) = self.row(sql, int, arguments=arguments)
        return value or 0

    def _run(self, sql: str, arguments: tuple[object, ...] | None, seconds: float, most_bytes: int) -> Outcome:
        """``seconds`` is how long the server may say nothing; keepalive finds a peer that is gone much earlier."""
        import pymysql.err

        cursor = self._raw.cursor()
        text = cursor.mogrify(sql, arguments)
        self._raw._read_timeout = self._raw._write_timeout = seconds
        self._raw.expect(most_bytes)
        try:
            cursor.execute(text)
            columns = tuple(column[0] for column in cursor.description or ())
            return Outcome(columns, tuple(cursor.fetchall()) if columns else (), max(cursor.rowcount, 0))
        except pymysql.err.MySQLError as error:
            raise _statement_failed(error, sql) from None
        except Exception as error:  # PyMySQL's parser raises anything on what is not MySQL's protocol
            raise self._protocol_error(error, sql) from None
        except BaseException:
            # Ctrl-C between the question and its answer: the next question would wait for this one's answer, and take
            # it for its own.
            self._raw._force_close()
            raise

    def _protocol_error(self, error: Exception, sql: str) -> StatementFailed:
        """End the connection, whose further answers would belong to other statements, and return the error."""
        self._raw._force_close()
        return StatementFailed(
            f"the server's answer is not MySQL's protocol ({_protocol_error(error)})",
            errno=errnos.CR_SERVER_LOST,
            statement=excerpt(sql),
            hint="check what answers at this address, and the proxies before it",
        )

    def server_kind(self) -> ServerKind:
        """Ask once which server this is."""
        if self._kind is None:
            version, comment = self.row("SELECT VERSION(), @@version_comment", str, str)
            # SHOW, since @@wsrep_on is an unknown variable (error 1193) where the server has no Galera
            wsrep = self.query("SHOW VARIABLES LIKE 'wsrep\\_on'", width=2)
            self._kind = classify(str(version), str(comment), wsrep=bool(wsrep) and wsrep[0][1] == "ON")
        return self._kind

    def set_variables(self, variables: Mapping[str, int | str | None]) -> None:
        """Set user variables of the session, named without ``@``."""
        names = ", ".join(f"@{name} = %s" for name in variables)
        if names:
            self.query(f"SET {names}", list(variables.values()))

    def close(self) -> None:
        """End the session; the server rolls back what is open and frees its locks. May be called again."""
        if self._raw.open:
            self._raw.close()

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Connection({self.target.redacted!r})"


def connect(
    target: ConnectionInfo,
    *,
    attempts: int = 5,
    sleep: Callable[[float], None] = time.sleep,
    log: Callable[[str], None] | None = None,
    local_data: bool = False,
) -> Connection:
    """Return a connection in utf8mb4 with the server's own autocommit; with ``local_data`` it can ``load``.

    What can pass (refused, timed out, too many connections, a server starting up) is tried ``attempts`` times with
    growing pauses, each passed to ``log``. Raises DatabaseUnreachable (69) with what to check, ConnectionOptionError (78) when
    a certificate file cannot be read.
    """
    pause = FIRST_PAUSE_SECONDS
    for attempt in range(1, attempts + 1):
        try:
            return Connection(target, _open(target, local_data))
        except _Failed as failed:
            if not failed.failure.is_transient or attempt == attempts:
                raise unreachable(target, failed.failure, attempt) from None
            error = unreachable(target, failed.failure, 1)
        if log is not None:
            log(f"attempt {attempt} of {attempts}: {error.message}; trying again in {pause:g} s")
        sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
    raise DatabaseUnreachable(f"{target.location} was not tried: attempts is {attempts}")


class _Failed(Exception):
    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.text)
        self.failure = failure


def _open(target: ConnectionInfo, local_data: bool) -> LimitedConnection:
    import pymysql.err

    from .protocol import LimitedConnection, PasswordRefused

    raw = LimitedConnection(
        target,
        CONNECT_SECONDS,
        host=target.host,
        user=target.user,
        # PyMySQL would encode a str as Latin-1; the server compares the bytes that a utf8mb4 session set
        password=target.password.encode("utf-8"),
        database=target.database,
        unix_socket=target.socket,
        connect_timeout=CONNECT_SECONDS,
        # that of statements and of answers alike: https://dev.mysql.com/doc/refman/8.4/en/charset-connection.html
        charset="utf8mb4",
        # left as the server has it: session.make_own sets it, with all other settings
        autocommit=None,
        # in performance_schema.session_connect_attrs an administrator sees whose session this is
        program_name="seedsql",
        # the capability by which a server may ask for files:
        # https://dev.mysql.com/doc/refman/8.4/en/load-data-local-security.html
        local_infile=local_data,
        read_timeout=CONNECT_SECONDS,
        write_timeout=CONNECT_SECONDS,
        **tls_arguments(target),
    )
    try:
        # PyMySQL trusts a local socket that it opened itself with caching_sha2_password's clear password.
        raw.connect(None if target.socket else _socket(target))
    except OSError as error:
        raise _Failed(Failure(None, str(error), error)) from None
    except PasswordRefused as error:
        raise _Failed(Failure(_errno(error), _text(error), wants_password=True)) from None
    except pymysql.err.MySQLError as error:
        cause = getattr(error, "original_exception", None) or _timeout_of(error)
        raise _Failed(Failure(_errno(error), _text(error), cause)) from None
    except Exception as error:  # PyMySQL's parser raises anything on what is not MySQL's protocol
        raise _Failed(Failure(None, _protocol_error(error))) from None
    return raw


def _value(value: Any, kind: type) -> Any:
    """A cell as ``kind``. Counts and sums come as int or Decimal, texts also as bytes, where a part of them is binary."""
    if kind is str:
        return value.decode("utf-8") if isinstance(value, bytes) else str(value)
    if kind is int and isinstance(value, int | Decimal) and value == int(value):
        return int(value)
    if kind is int or not isinstance(value, kind):
        raise TypeError(kind)
    return value


def _protocol_error(error: Exception) -> str:
    """What was odd in an answer."""
    return str(error) or type(error).__name__


def _socket(target: ConnectionInfo) -> socket.socket:
    """A connected socket on which a peer that went away without a word is noticed."""
    remote = socket.create_connection((target.host, target.port), CONNECT_SECONDS)
    remote.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    remote.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in _KEEPALIVE.items():
        if hasattr(socket, name):  # not on every system
            remote.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
    return remote


def _timeout_of(error: BaseException) -> BaseException | None:
    """The timeout behind PyMySQL's 2013 (it raises while handling the socket's error, which Python keeps)."""
    return error.__context__ if isinstance(error.__context__, TimeoutError) else None


def _errno(error: BaseException) -> int | None:
    """The number of a PyMySQL error; a connection that is closed already raises InterfaceError(0)."""
    number = error.args[0] if error.args and isinstance(error.args[0], int) else None
    # The packet's unsigned 16 bits are read as signed.
    return errnos.CR_SERVER_GONE if number == 0 else number & 0xFFFF if number is not None else None


def _text(error: BaseException) -> str:
    text = " ".join(str(each) for each in error.args[1:]) if len(error.args) > 1 else str(error)
    return printable(text) or "the connection is closed"


def _statement_failed(error: BaseException, sql: str) -> StatementFailed:
    errno, sqlstate = _errno(error), getattr(error, "sqlstate", None)
    state = f" ({sqlstate})" if sqlstate else ""
    return StatementFailed(
        f"error {errno}{state}: {_text(error)}",
        errno=errno,
        sqlstate=sqlstate,
        statement=excerpt(sql),
        hint=advice(errno),
    )
