"""Run a script as a person would pipe it: statement by statement, on one connection, one statement in memory.

The script is its own judge: its guards refuse, its last statements commit or roll back, its result says which. The
applier stops at the first error, says what it means and where it stood, and leaves nothing open behind.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from ..errors import LockHeld, SeedsqlError, StatementFailed
from ..printable import printable
from ..sql.identifiers import HISTORY_TABLE, unquote
from ..sql.load_data import COUNT, RowData, Types, loads
from ..sql.statements import Statement, excerpt, statements
from . import errnos
from .connection import Connection, Outcome
from .engine import require_safe
from .guards import guard_of, stopped_of
from .loading import load, require_local_infile
from .lock import lock_status
from .scripts import read_statements

POLL_SECONDS = 0.5
RESULT_COLUMN = "seedsql_result"

Progress = Callable[[str, int], None]
"""Called after each statement that writes rows: the table (``removing TABLE`` for what a preparation takes away), and its
rows so far. The total is not in the script."""


OVERRIDES = ("seedsql_force_down", "seedsql_force_undo", "seedsql_ignore_edited", "seedsql_ignore_dependents")
"""The variables by which a session overrides guards of the scripts. A run sets each: none is left from before."""


@dataclass(frozen=True, slots=True)
class ScriptResult:
    """What a run did.

    ``result_text`` is what the script's last SELECT says; ``statements`` how many were sent; ``tables`` the rows inserted or
    deleted by table, in the order of the script (of finish.sql those that a loader had inserted); ``removed`` the rows that ``cleaning`` deleted before them, by seed or
    table; ``seconds`` wall time.
    """

    result_text: str
    statements: int
    tables: tuple[tuple[str, int], ...]
    seconds: float
    removed: tuple[tuple[str, int], ...] = ()

    @property
    def rows(self) -> int:
        return sum(rows for _, rows in self.tables)


@dataclass(frozen=True, slots=True)
class Preparation:
    """Statements that run first in the script's own transaction. ``serializable`` asks for that isolation level: what
    they read must not change before the transaction ends."""

    text: str
    serializable: bool = False


def run_script(
    connection: Connection,
    path: Path,
    *,
    dry_run: bool = False,
    preparation: Preparation | None = None,
    variables: Mapping[str, int | str | None] | None = None,
    progress: Progress | None = None,
    load_types: Types | None = None,
    lock_timeout: float = 0.0,
    sleep: Callable[[float], None] = time.sleep,
) -> ScriptResult:
    """Run the up or down script ``path`` and return what it did.

    ``dry_run`` runs everything and has the script roll back; ``preparation`` runs inside the transaction, right after
    it begins; ``variables`` are user variables for the script, such as
    ``{"seedsql_ignore_edited": 1}``; with ``load_types``, the types of the columns, rows are sent by LOAD DATA LOCAL where
    that means the same, on a connection that can; a held lock is waited for up to ``lock_timeout`` seconds.

    When anything is raised, everything is rolled back (or the message says that it is not known), the lock is free and
    the connection closed: LockHeld (75), GuardError (77) and ChecksumError (74) with the script's own sentence, StatementFailed
    (69) with the server's errno, SQLSTATE, message and the statement's line. KeyboardInterrupt rolls back likewise, and
    carries a note that says so.
    """
    settings = {"seedsql_dry_run": int(dry_run), **dict.fromkeys(OVERRIDES, 0), **(variables or {})}
    try:
        require_safe(connection.server_kind())
        if load_types is not None:
            require_local_infile(connection)
        connection.set_variables(settings)
        deadline = time.monotonic() + lock_timeout
        while True:
            _wait_for_lock(connection, deadline, sleep)
            try:
                return _Run(connection, path, progress, preparation, load_types, dry_run=dry_run).execute()
            except LockHeld:
                if time.monotonic() >= deadline:
                    raise
                connection.run("ROLLBACK")
    except BaseException:
        _abandon(connection)
        raise


def _wait_for_lock(connection: Connection, deadline: float, sleep: Callable[[float], None]) -> None:
    """Return when the lock is free or the time is up; the script itself takes the lock, or says who holds it."""
    while (left := deadline - time.monotonic()) > 0 and lock_status(connection).holder is not None:
        sleep(min(POLL_SECONDS, left))


def _abandon(connection: Connection) -> None:
    """Roll back and free the lock before the connection ends, so that both are done when this returns."""
    # A closed connection is rolled back too, at a time that no one waits for; until then its locks are held.
    # https://dev.mysql.com/doc/refman/8.4/en/locking-functions.html#function_release-all-locks
    for statement in ("ROLLBACK", "DO RELEASE_ALL_LOCKS()"):
        if connection.is_open:
            with suppress(StatementFailed):
                connection.run(statement)
    connection.close()


class _Phase(Enum):
    """How far a run is from its COMMIT, in the words for a run that ends there."""

    BEFORE = "before COMMIT"
    COMMITTING = "during COMMIT"
    COMMITTED = "after COMMIT"


# The transaction begins with the first statement after this one: autocommit is off, and there is no START TRANSACTION.
_BEGIN = re.compile(r"SET TRANSACTION ISOLATION LEVEL\b")
_END = re.compile(r"EXECUTE seed_end\b")  # the scripts prepare their COMMIT
_WRITE = re.compile(r"(?:INSERT\s+INTO|DELETE\s+FROM)\s+`((?:[^`]|``)+)`", re.IGNORECASE)
_NOT_DONE = re.compile(r"\S+ (?:NOT|UNKNOWN:) ")


class _Run:
    """One pass over the script."""

    def __init__(
        self,
        connection: Connection,
        path: Path,
        progress: Progress | None,
        preparation: Preparation | None,
        load_types: Types | None,
        *,
        dry_run: bool,
    ) -> None:
        self._connection = connection
        self._path = path
        self._place = str(path)
        self._progress = progress
        self._preparation = preparation
        self._load_types = load_types
        self._dry_run = dry_run
        self._phase = _Phase.BEFORE
        self._written: dict[str, int] = {}
        self._removed: dict[str, int] = {}
        self._result: str | None = None

    def execute(self) -> ScriptResult:
        started = time.monotonic()
        packet = self._connection.number("SELECT @@SESSION.max_allowed_packet")
        count = 0
        try:
            for statement in self._statements():
                if isinstance(statement, RowData):
                    count += self._load(statement, packet)
                    continue
                self._send(statement, packet)
                count += 1
                preparation = self._preparation if _BEGIN.match(statement.text) else None
                if preparation is not None:
                    if preparation.serializable:
                        # Replaces the level that the script has just asked for: both are for the next transaction only.
                        self._connection.run("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE")
                    count += self._prepare(packet)
        except KeyboardInterrupt as interrupt:
            interrupt.add_note(self._outcome())
            raise
        if self._result is None:
            raise StatementFailed(
                f"the script ended without a result, so it is not complete; {self._outcome()}",
                location=str(self._path),
                hint="generate it again",
            )
        return ScriptResult(
            self._result,
            count,
            tuple(self._written.items()),
            time.monotonic() - started,
            tuple(self._removed.items()),
        )

    def _statements(self) -> Iterable[Statement | RowData]:
        read = read_statements(self._path)
        return read if self._load_types is None else loads(read, self._load_types)

    def _load(self, rows: RowData, packet: int) -> int:
        """Send the rows of INSERTs by one LOAD DATA, and the count behind them; return how many statements these are."""
        try:
            load(self._connection, rows)
        except StatementFailed as error:
            raise self._explain(Statement(error.line or rows.line, rows.sql), error) from None
        self._count(unquote(rows.table), rows.rows)
        if rows.is_counted:
            self._send(Statement(rows.line, COUNT), packet)
        return len(rows.lines) * (1 + rows.is_counted)

    def _prepare(self, packet: int) -> int:
        """Send the preparation; its rows are not the script's."""
        assert self._preparation is not None
        self._place, self._written, count = "preparation", self._removed, 0
        for statement in statements(io.StringIO(self._preparation.text)):
            self._send(statement, packet)
            count += 1
        self._place, self._written, self._preparation = str(self._path), {}, None
        return count

    def _send(self, statement: Statement, packet: int) -> None:
        if len(statement.text.encode("utf-8")) >= packet:
            raise self._failed(
                statement,
                StatementFailed(
                    f"the statement is longer than the server's max_allowed_packet of {packet:,} bytes",
                    errno=errnos.ER_NET_PACKET_TOO_LARGE,
                    hint="raise max_allowed_packet on the server",
                ),
            )
        if self._connection.in_transaction and _END.match(statement.text):
            self._phase = _Phase.COMMITTING
        try:
            outcome = self._connection.run(statement.text)
        except StatementFailed as error:
            raise self._explain(statement, error) from None
        self._note(statement, outcome)

    def _note(self, statement: Statement, outcome: Outcome) -> None:
        """Remember what the server's answer says about transaction, rows and result."""
        if self._phase is _Phase.COMMITTING:
            self._phase = _Phase.BEFORE if self._connection.in_transaction else _Phase.COMMITTED
        if outcome.columns == (RESULT_COLUMN,) and outcome.rows:
            # MySQL calls a text binary when one of its parts was
            message = outcome.rows[-1][0]
            self._result = printable(message.decode("utf-8", "replace") if isinstance(message, bytes) else str(message))
            stopped = stopped_of(self._result)
            if stopped is not None:
                raise stopped.error()
            if _NOT_DONE.match(self._result):
                raise self._unconfirmed(statement, self._result)
        write = _WRITE.match(statement.text)
        if write is None or write[1] == HISTORY_TABLE:
            return
        self._count(write[1].replace("``", "`"), outcome.affected)

    def _count(self, table: str, rows: int) -> None:
        """Remember rows that were written or removed, and tell the progress."""
        self._written[table] = self._written.get(table, 0) + rows
        if self._progress is not None:
            removing = "removing " if self._written is self._removed else ""
            self._progress(removing + table, self._written[table])

    def _unconfirmed(self, statement: Statement, result: str) -> StatementFailed:
        """The script says that it is not done, or, when the history lost the row behind its COMMIT, that it cannot know."""
        location = f"{self._place}:{statement.line}"
        if " UNKNOWN: " not in result or self._phase is not _Phase.COMMITTED:
            return StatementFailed(result, line=statement.line, location=location)
        return StatementFailed(
            result,
            details=["the server confirmed the COMMIT: the rows are as the script says, the history is not"],
            line=statement.line,
            location=location,
            hint="find out who empties seedsql_history; take the rows out by hand (docs/runbook/rollback.md), then apply again",
        )

    def _explain(self, statement: Statement, error: StatementFailed) -> SeedsqlError:
        """The error as the caller should see it: the script's own refusal, a lost connection, or the server's no."""
        guard = guard_of(error)
        if guard is not None:
            return guard.error(lock_status(self._connection).holder if guard.reason == "busy" else None)
        if errnos.is_lost(error.errno) or (self._phase is _Phase.COMMITTING and errnos.is_uncertain(error.errno)):
            return self._failed(
                statement,
                error,
                f"the connection was lost {self._phase.value}: {self._outcome()}",
                hint="seedsql status shows what is applied; when the seed is not, run this again",
            )
        if errnos.is_missing_privilege(error.errno) and "seed_ddl" in statement.text:
            return self._failed(
                statement,
                error,
                "nothing was written",
                hint=f"the user needs CREATE the first time, for the table {HISTORY_TABLE}: grant it, or let an administrator "
                "apply the first seed",
            )
        return self._failed(
            statement,
            error,
            "rolled back, no row was changed" if self._phase is not _Phase.COMMITTED else self._outcome(),
        )

    def _outcome(self) -> str:
        """What becomes of the rows when the run ends here."""
        if self._dry_run:
            return "it was a dry run, nothing is kept"
        if self._phase is _Phase.COMMITTING:
            return "it is unknown whether the changes were committed: run seedsql status"
        if self._phase is _Phase.COMMITTED:
            return "the changes were committed before"
        return "the server rolls back, nothing is kept"

    def _failed(
        self,
        statement: Statement,
        error: StatementFailed,
        outcome: str = "",
        hint: str | None = None,
    ) -> StatementFailed:
        """The same failure with its place in the script, the statement's beginning, and what became of the rows."""
        begin = excerpt(statement.text)
        return StatementFailed(
            error.message,
            details=[f"in: {begin}", *error.details, *([outcome] if outcome else [])],
            errno=error.errno,
            sqlstate=error.sqlstate,
            line=statement.line,
            statement=begin,
            hint=hint or error.hint,
            location=f"{self._place}:{statement.line}",
        )
