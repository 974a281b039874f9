"""A stage from DDL text, and one-line runs on it."""

from __future__ import annotations

from seedsql.rehearsal.session import Session
from seedsql.rehearsal.stage import Stage
from seedsql.schema.parser import parse_schema
from seedsql.sql.statements import Statement


def stage(ddl: str) -> Stage:
    return Stage(parse_schema(ddl, "schema.sql"))


def run(session: Session, *statements: str):
    """Run statements; returns the last result's rows (None when it has none)."""
    result = None
    for number, text in enumerate(statements, start=1):
        result = session.run(Statement(number, text), "test.sql")
    return None if result is None else list(result.rows)


def value(session: Session, expression: str):
    return run(session, f"SELECT {expression} AS `v`")[0][0]
