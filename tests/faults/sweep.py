"""At every statement of a script: the connection is lost there and the client goes on with a new one, or that statement
alone fails and the client goes on with the next, as ``mysql --force`` and a reconnecting client do.

All or nothing, the lock free, the session of a client that stays as it was, and a last word that is true.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

import pymysql

from tests.servers import Database
from tests.waiting import HANGS_SECONDS

from .base import DOWN, UP
from .invariants import compare
from .seeds import Script
from .stage import ALL, NONE, Stage

LOST, FAILS = "lost", "fails"
KINDS = (LOST, FAILS)
BROKEN = "SELECT `no_such_column`"
SETTINGS = (
    "SELECT @@sql_mode, @@time_zone, @@foreign_key_checks, @@unique_checks, @@autocommit, @@innodb_lock_wait_timeout, "
    "@@lock_wait_timeout, @@sql_safe_updates, @@sql_select_limit, @@sql_big_selects, @@completion_type, @@wait_timeout, "
    "@@group_concat_max_len, @@character_set_client, @@character_set_results, @@collation_connection"
)


@dataclass(frozen=True)
class Strike:
    """One run: what was struck, how it ended, and what is wrong about that."""

    direction: str
    kind: str
    number: int
    outcome: str
    said: str
    wrong: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.direction}, statement {self.number} {self.kind}: {self.outcome}, {self.said!r}: {'; '.join(self.wrong)}"


def sweep(stage: Stage, direction: str, kind: str, numbers: Iterable[int] | None = None) -> Iterator[Strike]:
    """Yield what becomes of the script for each statement that is struck: all of them, or those in ``numbers``."""
    script = stage.seed.script(direction)
    for number in range(len(script.statements)) if numbers is None else numbers:
        stage.set(NONE if direction == UP else ALL)
        said, wrong = _run(stage.database, script.statements, kind, number)
        if not stage.lock_is_free(HANGS_SECONDS):
            wrong.append("the lock is still held")
        outcome, differences = compare(stage.picture(), stage.pictures)
        wrong += differences + _untrue(script, kind, number, outcome, said)
        if wrong:
            stage.discard()
        yield Strike(direction, kind, number, outcome, said, tuple(wrong))


def chosen(script: Script) -> tuple[int, ...]:
    """A statement of each part: the settings, the lock, the checks, what writes first and last, the COMMIT, its check."""
    writes = [
        number for number, text in enumerate(script.statements) if text.startswith(("INSERT", "DELETE", "UPDATE"))
    ]
    return tuple(sorted({3, script.lock, script.begin, writes[0], writes[-2], script.commit, script.commit + 3}))


def _run(database: Database, statements: Sequence[str], kind: str, number: int) -> tuple[str, list[str]]:
    """Send the statements, whatever fails; return the script's last word, and what is wrong with the session after it."""
    said = ""
    connection = database.connect(autocommit=True)
    before = _settings(connection)
    for index, statement in enumerate(statements):
        if index == number and kind == LOST:
            connection.close()
            connection = database.connect(autocommit=True)
        with suppress(pymysql.err.MySQLError), connection.cursor() as cursor:
            cursor.execute(BROKEN if index == number and kind == FAILS else statement)
            rows = cursor.fetchall()
            if rows and "`seedsql_result`" in statement:
                said = str(rows[0][0])
    wrong = []
    # whatever saves or restores the settings is itself struck: then they are not judged
    if (
        kind == FAILS
        and not statements[number].startswith(("SET", "PREPARE", "EXECUTE"))
        and _settings(connection) != before
    ):
        wrong.append(f"the session is not as it was: {_settings(connection)}, before {before}")
    connection.close()
    return said, wrong


def _settings(connection: pymysql.connections.Connection) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(SETTINGS)
        return tuple(cursor.fetchall())


def _untrue(script: Script, kind: str, number: int, outcome: str, said: str) -> list[str]:
    """What the script said, or did, and should not have."""
    done = outcome == (ALL if script.direction == UP else NONE)
    wrong = []
    claims = any(f" {word}: " in said and f"NOT {word}" not in said for word in ("APPLIED", "REMOVED"))
    if claims and not done:
        wrong.append("it said that it is done")
    if done and ("NOT " in said or "DRY RUN" in said):
        wrong.append("it said that nothing was committed")
    if done and kind == LOST and 2 < number <= script.commit:
        wrong.append("it committed on a connection that came in the middle")
    text = script.statements[number]
    if done and kind == FAILS and script.direction == UP and text.startswith(("INSERT", "UPDATE")):
        wrong.append("it committed without what that statement writes")
    return wrong


def whole_sweep(stage: Stage) -> list[Strike]:
    """Strike each statement of both scripts in both kinds, and print how the runs ended."""
    found: list[Strike] = []
    for direction in (UP, DOWN):
        for kind in KINDS:
            started = time.monotonic()
            strikes = list(sweep(stage, direction, kind))
            done = sum(strike.outcome == (ALL if direction == UP else NONE) for strike in strikes)
            bad = sum(bool(strike.wrong) for strike in strikes)
            print(
                f"{stage.server.kind} {direction}: every statement {kind}: {len(strikes)} runs, {done} done, "
                f"{len(strikes) - done} undone, {bad} with a violation ({time.monotonic() - started:.0f} s)",
                flush=True,
            )
            found += strikes
    return found
