"""The embedded database: an in-memory SQLite with the schema's tables and MySQL's functions."""

from __future__ import annotations

import re
import sqlite3

from ..cache import CachedDocument
from ..errors import SchemaError, StatementFailed
from ..schema.model import Schema, Table
from ..sql.identifiers import unquote
from ..sql.patterns import BACKTICKED
from . import scripts
from .bulk import BulkInserts
from .columns import kind, quoted
from .functions import Library
from .kinds import Columns
from .tables import child_index, key_ddl, strict_ddl, table_ddl
from .translations import Query, Translations

_DELETED = re.compile(rf"\s*+DELETE\s++FROM\s++({BACKTICKED}|\w++)", re.IGNORECASE)
_WRITTEN = re.compile(rf"\s*+(?:(?:INSERT|REPLACE) INTO|UPDATE)\s++({BACKTICKED}|\w++)", re.IGNORECASE)


class Sandbox:
    """A database with the tables of ``schema``, all empty. ``notes`` says what it cannot know about a server; ``cached`` holds
    translations of earlier runs."""

    def __init__(self, schema: Schema, cached: CachedDocument | None = None) -> None:
        self.schema = schema
        self.notes: list[str] = []
        # Autocommit: Python's module would otherwise open transactions by itself, before INSERT and UPDATE but not
        # before others.
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        # SQLite enforces foreign keys only where a connection asks for it
        # (https://www.sqlite.org/foreignkeys.html#fk_enable).
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.connection.execute("PRAGMA page_size = 16384")  # fewer pages to copy for what may be rolled back
        self.library = Library(self.connection)
        self.kinds: dict[str, Columns] = {}
        self.translations = Translations(self.kinds, cached)
        self._strict: set[str] = set()
        self._folded: set[str] = set()
        # MySQL's FROM DUAL is no table (https://dev.mysql.com/doc/refman/8.4/en/select.html); here it has to be one, of
        # one row.
        self.connection.execute("CREATE TABLE `DUAL` (`nothing`)")
        self.connection.execute("INSERT INTO `DUAL` VALUES (NULL)")
        for table in schema.tables:
            self._add(table)
        self._bulk = BulkInserts(self.connection, schema, self._tell_apart)

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
        return self.translations.of_table(expression, table)

    def view(self, name: str, select: str, table: str) -> None:
        """Give a SELECT of all columns of ``table`` (in SQLite's words) a name."""
        self.connection.execute(f"CREATE TEMP VIEW IF NOT EXISTS {quoted(name)} AS {select}")
        self.kinds[name] = self.kinds[table]

    def ask(self, sql: str) -> tuple[Query, list[tuple[object, ...]]]:
        """Run a SELECT of MySQL. Raises StatementFailed when it cannot be translated, or fails."""
        self.library.error_message = None
        query = self.translations.query(sql)
        return query, self.run(query.sql, sql)

    def insert(self, statement: str) -> int:
        """Run an INSERT of literals in MySQL's words; returns how many rows it writes. Raises StatementFailed."""
        rows = self._bulk.run(statement)
        if not rows:
            self.library.error_message = None
            self.run(scripts.insert(statement), statement)
            rows = self.connection.execute("SELECT changes()").fetchone()[0]
        return rows

    def run(self, sqlite: str, shown: str = "") -> list[tuple[object, ...]]:
        """Run a statement of SQLite. Raises StatementFailed with SQLite's message, or that of the function that failed."""
        if written := _WRITTEN.match(sqlite):
            self._be_strict(unquote(written[1]))
        elif deleted := _DELETED.match(sqlite):
            self._index_children(self.schema.find(unquote(deleted[1])), set())
        try:
            return self.connection.execute(sqlite).fetchall()
        # A function written in Python that raises is, to SQLite, "user-defined function raised exception": what it said
        # is kept aside.
        except (sqlite3.Error, ValueError, ArithmeticError, RecursionError) as error:
            raise StatementFailed(
                self.library.error_message or str(error), statement=(shown or sqlite)[:120]
            ) from error

    def _be_strict(self, name: str) -> None:
        """Give a table all that keeps it from values which have not been looked at."""
        table = self.schema.find(name)
        if table is not None and table.name not in self._strict:
            self._strict.add(table.name)
            self._tell_apart(table)
            for statement in strict_ddl(table, self.schema):
                self.connection.execute(statement)

    def _index_children(self, parent: Table | None, seen: set[str]) -> None:
        """Index the rows that may refer to rows of ``parent``, and may go with them. Scripts delete children first, so that there
        are none, as a rule: then nothing is to be found, and an index would only have cost each INSERT."""
        if parent is None or parent.name in seen:
            return
        seen.add(parent.name)
        for table in self.schema.tables:
            for fk in table.foreign_keys:
                if self.schema.find(fk.parent) is parent and self.run(f"SELECT 1 FROM {quoted(table.name)} LIMIT 1"):
                    self.connection.execute(child_index(table, fk))
                    self._index_children(table, seen)

    def _tell_apart(self, table: Table) -> None:
        if table.name not in self._folded:
            self._folded.add(table.name)
            for statement in key_ddl(table):
                self.connection.execute(statement)

    def _add(self, table: Table) -> None:
        for statement in table_ddl(table, self.schema, self.translations.of_table, self.notes.append):
            try:
                self.connection.execute(statement)
            except sqlite3.Error as error:
                raise SchemaError(
                    f"table '{table.name}' cannot be rehearsed: {error}",
                    location=str(table.position) if table.position else None,
                ) from error
        self.kinds[table.name] = {column.name.lower(): kind(column) for column in table.columns}
