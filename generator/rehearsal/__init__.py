"""The rehearsal: what depends on the seed in its script files, on an embedded SQLite, before they meet a server.

The frame of the scripts is fixed text that was proved on servers: whoever calls this compares it with the files before.
Run here are the rows, the deferred UPDATEs, counts, sums, checks and DELETEs, on an in-memory database with foreign keys
on. It does not know how a value was made, how a script was rendered, or any MySQL connection. What a rehearsal cannot
know is listed in its ``notes``; what it does not understand, it refuses.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import Findings
from ..schema.model import Schema

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
    """What a rehearsal saw: ``rows`` per table after up, the ``checks``, statements run, seconds, and ``notes`` on what a
    server may still see differently."""

    rows: dict[str, int]
    checks: tuple[CheckResult, ...]
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
    """Run what depends on the seed in ``up``, ``verify`` and ``down`` on empty tables of ``schema``.

    ``progress`` is called with a table and its rows so far. Raises StatementFailed when a statement fails (with its line
    and SQLite's message), Findings when a check fails, when the rows are not those that the script counts, when rows
    outside the seed seem to refer to it, or when down leaves rows behind; OutputError when a file cannot be read.
    """
    from .run import Run
    from .sandbox import Sandbox
    from .scripts import looked_up
    from .translations import translations_of

    started = clock()
    unknown = looked_up(up)
    schema = _without_not_null(schema, unknown)
    sandbox = Sandbox(schema, translations_of(schema, verify))
    try:
        run = Run(sandbox)
        run.up(up, progress)
        rows = sandbox.counts()
        checks = tuple(CheckResult(*found) for found in run.verify(verify))
        sandbox.translations.keep()
        failed = [check for check in checks if not check.ok]
        if failed:
            lines = "; ".join(f"{check.name}: expected {check.expected}, found {check.found}" for check in failed)
            raise Findings(f"{verify.name}: {len(failed)} of {len(checks)} checks failed: {lines}")
        run.down(down)
        left = {table: count for table, count in sandbox.counts().items() if count}
        if left:
            named = ", ".join(f"{table} {count}" for table, count in left.items())
            raise Findings(f"{down.name}: rows are left behind: {named}")
        notes = [
            f"{table}.{column} is NULL here: what its lookup finds is on a server only" for table, column in unknown
        ]
        return Rehearsal(rows, checks, run.statements, clock() - started, (*notes, *sandbox.notes, *ALWAYS_UNKNOWN))
    finally:
        sandbox.close()


def _without_not_null(schema: Schema, columns: Sequence[tuple[str, str]]) -> Schema:
    """The schema with NULL allowed in ``columns`` (table and column)."""
    if not columns:
        return schema
    tables = tuple(
        replace(
            table,
            columns=tuple(
                replace(column, nullable=True) if (table.name, column.name) in columns else column
                for column in table.columns
            ),
        )
        for table in schema.tables
    )
    return replace(schema, tables=tables)


def ask(schema: Schema, up: Path, queries: Sequence[str]) -> list[tuple[tuple[str | None, ...], ...]]:
    """Run ``up`` on empty tables of ``schema``, then each SELECT of ``queries``; return their rows as text, NULL as None.

    Raises StatementFailed when a query fails, with its text and SQLite's message.
    """
    from .kinds import mysql_value
    from .run import Run
    from .sandbox import Sandbox
    from .scripts import looked_up

    sandbox = Sandbox(_without_not_null(schema, looked_up(up)))
    try:
        Run(sandbox).up(up)
        answers = []
        for sql in queries:
            query, rows = sandbox.ask(sql)
            answers.append(
                tuple(
                    tuple(
                        None if value is None else str(mysql_value(value, kind))
                        for value, kind in zip(row, query.kinds, strict=True)
                    )
                    for row in rows
                )
            )
        return answers
    finally:
        sandbox.close()
