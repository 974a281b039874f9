"""The embedded database: an in-memory SQLite with the schema's tables, the functions, and information_schema."""

from __future__ import annotations

import sqlite3

from ..errors import SchemaError
from ..schema.model import Schema, Table
from .catalog import Catalog
from .columns import quoted
from .functions import Library
from .server import Locks, Variables
from .session import Session
from .tables import table_ddl
from .translate import Translator

CONNECTIONS_FROM = 8


class Stage:
    """A database with the tables of ``schema``, all empty. ``notes`` says what it cannot know about a server."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.notes: list[str] = []
        self.locks = Locks()
        # statements are executed as they come: BEGIN and COMMIT are the script's
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.library = Library(self.connection)
        self.catalog = Catalog(self.connection)
        self._sessions = 0
        self.connection.execute("CREATE TABLE `DUAL` (`nothing`)")
        self.connection.execute("INSERT INTO `DUAL` VALUES (NULL)")
        for table in schema.tables:
            self._add(table, schema)

    def close(self) -> None:
        self.connection.close()

    def session(self) -> Session:
        """A new connection of the one database."""
        self._sessions += 1
        return Session(
            self.connection, self.catalog, self.library, self.locks, CONNECTIONS_FROM + self._sessions, self._create
        )

    def count(self, table: str) -> int:
        return self.connection.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()[0]

    def counts(self) -> dict[str, int]:
        """Rows per table of the schema."""
        return {table.name: self.count(table.name) for table in self.schema.tables}

    def _add(self, table: Table, schema: Schema) -> None:
        translator = Translator(self.catalog, Variables({}), {})
        statements = table_ddl(table, schema, translator.of_table, self.notes.append)
        for statement in statements:
            try:
                self.connection.execute(statement)
            except sqlite3.Error as error:
                raise SchemaError(
                    f"table '{table.name}' cannot be rehearsed: {error}",
                    place=str(table.position) if table.position else None,
                ) from error
        self.catalog.add(table)

    def _create(self, sql: str) -> None:
        """A CREATE TABLE of a script: read by the same parser as a schema file."""
        from ..schema.parser import parse_schema

        for table in parse_schema(sql + ";", "script").tables:
            self._add(table, Schema((*self.schema.tables, table)))
