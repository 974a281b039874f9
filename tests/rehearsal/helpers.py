"""A sandbox from DDL text, and one-line runs on it."""

from __future__ import annotations

from seedsql.rehearsal.kinds import mysql_value
from seedsql.rehearsal.sandbox import Sandbox
from seedsql.schema.parser import parse_schema


def sandbox(ddl: str) -> Sandbox:
    return Sandbox(parse_schema(ddl, "schema.sql"))


def run(box: Sandbox, *statements: str) -> list[tuple[object, ...]]:
    """Run INSERTs of literals and SELECTs as MySQL writes them, anything else as SQLite's; returns the last rows."""
    rows: list[tuple[object, ...]] = []
    for text in statements:
        if text.startswith("INSERT"):
            rows = [(box.insert(text),)]
        elif text.startswith("SELECT"):
            query, found = box.ask(text)
            rows = [tuple(map(mysql_value, row, query.kinds)) for row in found]
        else:
            rows = box.run(text)
    return rows


def value(box: Sandbox, expression: str) -> object:
    return run(box, f"SELECT {expression} AS `v`")[0][0]
