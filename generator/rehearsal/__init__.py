"""The rehearsal: the very same script files on an embedded SQLite, before they meet a server.

It knows the schema model and the files, builds an in-memory database with foreign keys on, and runs up, verify and
down statement by statement, guards included. It does not know how a value was made, how a script was rendered, or any
MySQL connection. What a rehearsal cannot know is listed in its ``notes``; what it does not understand, it refuses.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Findings, InternalError, OutputError, Refused
from ..files import open_text
from ..schema.model import Schema
from ..sql.statements import Statement, statements

if TYPE_CHECKING:
    from .session import Result, Session
    from .stage import Stage

_INSERT = re.compile(r"INSERT INTO `([^`]+)` [^\n]* VALUES\n")
ALWAYS_UNKNOWN = (
    "triggers, privileges and engine settings of a server are not part of a schema file",
    "collations are followed in case only (and in accents where values must be unique)",
)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One row of verify.sql's result, as text: the check's name, what was expected, what was found."""

    name: str
    expected: str
    found: str
    ok: bool


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a rehearsal saw: ``rows`` per table after up, the ``checks``, the sentences with which a second up and a
    second down were refused, statements run, seconds, and ``notes`` on what a server may still see differently."""

    rows: dict[str, int]
    checks: tuple[CheckResult, ...]
    refusals: tuple[str, ...]
    statements: int
    seconds: float
    notes: tuple[str, ...]

    @property
    def total_rows(self) -> int:
        return sum(self.rows.values())


def rehearse(
    schema: Schema,
    up: Path,
    verify: Path,
    down: Path,
    *,
    clock: Callable[[], float] = time.perf_counter,
    progress: Callable[[str, int], None] | None = None,
) -> Rehearsal:
    """Run ``up``, ``verify``, ``up`` again, ``down`` and ``down`` again on empty tables of ``schema``.

    ``progress`` is called with a table and its rows so far. Raises StatementFailed when a statement fails (with its line and SQLite's message), Refused when a guard fires,
    Findings when a check fails, a repeated script is not refused, a script leaves its session changed, or down leaves
    rows behind, and OutputError when a file cannot be read.
    """
    from .stage import Stage

    started = clock()
    stage = Stage(schema)
    try:
        run = _Run(stage)
        run.script(up, progress)
        rows = stage.counts()
        checks = _checks(run.script(verify), verify)
        refusals = [run.refused(up)]
        if stage.counts() != rows:
            raise Findings(f"{up.name}: the second run was refused, and changed the tables nevertheless")
        run.script(down)
        left = {table: count for table, count in stage.counts().items() if count}
        if left:
            named = ", ".join(f"{table} {count}" for table, count in left.items())
            raise Findings(f"{down.name}: rows are left behind: {named}")
        refusals.append(run.refused(down))
        return Rehearsal(
            rows, checks, tuple(refusals), run.statements, clock() - started, (*stage.notes, *ALWAYS_UNKNOWN)
        )
    finally:
        stage.close()


def ask(schema: Schema, up: Path, queries: Sequence[str]) -> list[tuple[tuple[str | None, ...], ...]]:
    """Run ``up`` on empty tables of ``schema``, then each SELECT of ``queries``; return their rows as text, NULL as None.

    Raises StatementFailed when a query fails, with its text and SQLite's message.
    """
    from .stage import Stage

    stage = Stage(schema)
    try:
        _Run(stage).script(up)
        session = stage.session()
        answers = []
        for query in queries:
            result = session.run(Statement(1, query), "the blueprint's [smoke]")
            assert result is not None, "a SELECT has a result"
            answers.append(tuple(tuple(None if value is None else str(value) for value in row) for row in result.rows))
        session.close()
        return answers
    finally:
        stage.close()


class _Run:
    """Runs scripts on a stage, each on a connection of its own, as ``mysql < file`` would."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.statements = 0

    def script(self, path: Path, progress: Callable[[str, int], None] | None = None) -> list[Result]:
        """Run a file to its end; returns its result sets."""
        written: Counter[str] = Counter()
        session, results = self._stage.session(), []
        before = dict(session.settings)
        try:
            with open_text(path, "") as lines:
                for statement in statements(lines):
                    result = session.run(statement, path.name)
                    insert = _INSERT.match(statement.text)
                    if progress is not None and insert is not None:
                        written[insert[1]] += statement.text.count("\n")  # rows stand one per line
                        progress(insert[1], written[insert[1]])
                    if result is not None:
                        results.append(result)
            self._left_clean(session, before, path)
        except OSError as error:
            raise OutputError(f"cannot read {path}: {error.strerror}") from error
        finally:
            self.statements += session.statements
            session.close()
        return results

    def refused(self, path: Path) -> str:
        """Run a file that must be refused; returns its sentence."""
        try:
            self.script(path)
        except Refused as refusal:
            return refusal.message
        raise Findings(f"{path.name}: a second run must be refused, and was not")

    def _left_clean(self, session: Session, before: dict[str, object], path: Path) -> None:
        changed = [name for name, value in before.items() if str(session.settings[name]) != str(value)]
        if changed:
            name = changed[0]
            raise Findings(
                f"{path.name}: the session's {name} is left as {session.settings[name]!r}, it was {before[name]!r}"
            )
        if self._stage.connection.in_transaction:
            raise Findings(f"{path.name}: a transaction is left open")
        if self._stage.locks.held:
            raise Findings(f"{path.name}: the lock {next(iter(self._stage.locks.held))} is not released")


def _checks(results: list[Result], verify: Path) -> tuple[CheckResult, ...]:
    """The result set with the columns check, expected, found and ok. Raises Findings naming every check that failed."""
    tables = [result for result in results if "ok" in result.names]
    if not tables:
        raise InternalError(f"{verify.name}: there is no result with the columns check, expected, found, ok")
    checks = []
    for table in tables:
        places = [table.names.index(name) for name in ("check", "expected", "found", "ok")]
        for row in table.rows:
            name, expected, found, ok = (row[place] for place in places)
            checks.append(CheckResult(str(name), str(expected), str(found), str(ok) in ("1", "yes", "ok", "true")))
    failed = [check for check in checks if not check.ok]
    if failed:
        lines = "; ".join(f"{check.name}: expected {check.expected}, found {check.found}" for check in failed)
        raise Findings(f"{verify.name}: {len(failed)} of {len(checks)} checks failed: {lines}")
    return tuple(checks)
