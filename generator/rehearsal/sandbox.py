"""The embedded database: an in-memory SQLite with the schema's tables and MySQL's functions."""

from __future__ import annotations

import sqlite3

from ..errors import SchemaError, StatementFailed
from ..schema.model import Schema, Table
from .columns import kind, quoted
from .functions import Library
from .kinds import Columns
from .tables import table_ddl
from .translate import Query, Translator


class Sandbox:
    """A database with the tables of ``schema``, all empty. ``notes`` says what it cannot know about a server."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.notes: list[str] = []
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.library = Library(self.connection)
        self.kinds: dict[str, Columns] = {}
        self._translator = Translator(self.kinds)
        self.connection.execute("CREATE TABLE `DUAL` (`nothing`)")
        self.connection.execute("INSERT INTO `DUAL` VALUES (NULL)")
        for table in schema.tables:
            self._add(table)

    def close(self) -> None:
        self.connection.close()

    def counts(self) -> dict[str, int]:
        """Rows per table of the schema."""
        return {
            table.name: self.connection.execute(f"SELECT count(*) FROM {quoted(table.name)}").fetchone()[0]
            for table in self.schema.tables
        }

    def translate(self, expression: str, table: Table) -> str:
        """An expression over a table's columns in SQLite's words. Raises SeedsqlError for what is not known here."""
        return self._translator.of_table(expression, table)

    def view(self, name: str, select: str, table: str) -> None:
        """Give a SELECT of all columns of ``table`` (in SQLite's words) a name."""
        self.connection.execute(f"CREATE TEMP VIEW IF NOT EXISTS {quoted(name)} AS {select}")
        self.kinds[name] = self.kinds[table]

    def ask(self, sql: str) -> tuple[Query, list[tuple[object, ...]]]:
        """Run a SELECT of MySQL. Raises StatementFailed when it cannot be translated, or fails."""
        self.library.error_message = None
        query = self._translator.query(sql)
        return query, self.run(query.sql, sql)

    def run(self, sqlite: str, shown: str = "") -> list[tuple[object, ...]]:
        """Run a statement of SQLite. Raises StatementFailed with SQLite's message, or that of the function that failed."""
        try:
            return self.connection.execute(sqlite).fetchall()
        except (sqlite3.Error, ValueError, ArithmeticError, RecursionError) as error:
            raise StatementFailed(
                self.library.error_message or str(error), statement=(shown or sqlite)[:120]
            ) from error

    def _add(self, table: Table) -> None:
        for statement in table_ddl(table, self.schema, self._translator.of_table, self.notes.append):
            try:
                self.connection.execute(statement)
            except sqlite3.Error as error:
                raise SchemaError(
                    f"table '{table.name}' cannot be rehearsed: {error}",
                    location=str(table.position) if table.position else None,
                ) from error
        self.kinds[table.name] = {column.name.lower(): kind(column) for column in table.columns}
