"""The schema as the database has it, as text for whoever parses schemas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from ..errors import SchemaError, StatementFailed
from ..schema.model import Trigger
from ..schema.parser import parse_schema
from ..sql.identifiers import HISTORY_TABLE, MARKER_TABLE, identifier
from . import errnos
from .connection import Connection


def read_live_schema_text(connection: Connection, tables: Iterable[str] | None = None) -> str:
    """Return SHOW CREATE TABLE of the base tables, each ended by ``;`` on its line; seedsql's own table left out. CREATE
    TRIGGER of the triggers on them that the account may see (it needs the TRIGGER privilege) follows.

    ``tables`` narrows it to these; one that does not exist is left out. Raises StatementFailed.
    """
    before, quoting, folds = connection.row(
        "SELECT @@SESSION.sql_mode, @@SESSION.sql_quote_show_create, @@lower_case_table_names", str, int, int
    )
    fold = str.lower if folds else str  # Windows and macOS hosts compare table names without regard to case
    wanted = None if tables is None else {fold(name) for name in tables}
    # Under ANSI_QUOTES (DigitalOcean) names come in double quotes, and ENGINE and CHARSET are dropped.
    connection.run("SET SESSION sql_mode = '', SESSION sql_quote_show_create = 1")
    try:
        names = [
            name
            for name in _base_tables(connection)
            if name not in (HISTORY_TABLE, MARKER_TABLE) and (wanted is None or fold(name) in wanted)
        ]
        created = "".join(f"{_create_table(connection, name)};\n\n" for name in names)
        return created + "".join(text for table, text in _create_triggers(connection) if table in names)
    finally:
        if connection.is_open:
            connection.query("SET SESSION sql_mode = %s, SESSION sql_quote_show_create = %s", [before, quoting])


@dataclass(frozen=True, slots=True)
class TableNames:
    """How a server compares names of tables: one that ``folds`` (on Windows and macOS, or lower_case_table_names = 1)
    without regard to case (https://dev.mysql.com/doc/refman/8.4/en/identifier-case-sensitivity.html)."""

    folds: bool

    @classmethod
    def of(cls, connection: Connection) -> TableNames:
        """Ask the server."""
        return cls(bool(connection.number("SELECT @@lower_case_table_names")))

    def fold(self, name: str) -> str:
        """The form in which two names of one table are the same."""
        return name.lower() if self.folds else name

    def column(self, column: str) -> str:
        """A column of information_schema with names of tables, in that form."""
        return f"LOWER({column})" if self.folds else column


@dataclass(frozen=True, slots=True)
class LiveReference:
    """A foreign key of the server's own record. ``table`` is quoted for SQL, with its database where that is another
    one, then not ``is_here``; ``location`` is for people. ``rule`` is upper case, RESTRICT for NO ACTION, which InnoDB treats alike."""

    table: str
    location: str
    is_here: bool
    columns: tuple[str, ...]
    parent: str
    parent_columns: tuple[str, ...]
    rule: str

    @property
    def target(self) -> str:
        return f"{self.parent} ON DELETE {self.rule}"

    def count(self, connection: Connection) -> int:
        """Ask how many rows refer to any row of the parent."""
        present = " AND ".join(f"{identifier(column)} IS NOT NULL" for column in self.columns)
        return connection.number(f"SELECT COUNT(*) FROM {self.table} WHERE {present}")

    def condition(self, parents: str) -> str:
        """The condition of rows that refer by this key to those rows of its parent that ``parents`` names."""
        ours, theirs = (", ".join(map(identifier, names)) for names in (self.columns, self.parent_columns))
        return f"({ours}) IN (SELECT {theirs} FROM {identifier(self.parent)} WHERE {parents})"

    def nullable_columns(self, connection: Connection) -> list[str]:
        """Ask which of the columns can be NULL."""
        names = TableNames.of(connection)
        rows = connection.query(
            "SELECT `COLUMN_NAME` FROM `information_schema`.`COLUMNS` WHERE `TABLE_SCHEMA` = DATABASE() AND "
            f"{names.column('`TABLE_NAME`')} = %s AND `IS_NULLABLE` = 'YES'",
            [names.fold(self.location)],
            width=1,
        )
        return [column for column in self.columns if column in {name for (name,) in rows}]


def references_to(connection: Connection, tables: Iterable[str]) -> list[LiveReference]:
    """Return the foreign keys that point at ``tables``, from any table that the account may see. Tables that ``tables``
    names are spelled as it does, also where the server folds their names to lower case."""
    folding = TableNames.of(connection)
    spelled = {folding.fold(name): name for name in tables}
    if not spelled:
        return []
    rows = connection.query(
        # Tables of other databases may refer to these. A constraint's name is unique in its database at best, hence the
        # join by its table as well.
        "SELECT `key`.`TABLE_SCHEMA` = DATABASE(), `key`.`TABLE_SCHEMA`, `key`.`TABLE_NAME`, `key`.`CONSTRAINT_NAME`, "
        "`key`.`COLUMN_NAME`, `key`.`REFERENCED_TABLE_NAME`, `key`.`REFERENCED_COLUMN_NAME`, `rule`.`DELETE_RULE` "
        "FROM `information_schema`.`KEY_COLUMN_USAGE` AS `key` JOIN `information_schema`.`REFERENTIAL_CONSTRAINTS` AS `rule` "
        "ON `rule`.`CONSTRAINT_SCHEMA` = `key`.`CONSTRAINT_SCHEMA` AND `rule`.`CONSTRAINT_NAME` = `key`.`CONSTRAINT_NAME` "
        "AND `rule`.`TABLE_NAME` = `key`.`TABLE_NAME` WHERE `key`.`REFERENCED_TABLE_SCHEMA` = DATABASE() AND "
        f"{folding.column('`key`.`REFERENCED_TABLE_NAME`')} IN ({', '.join(['%s'] * len(spelled))}) "
        "ORDER BY `key`.`TABLE_SCHEMA`, `key`.`TABLE_NAME`, `key`.`CONSTRAINT_NAME`, `key`.`ORDINAL_POSITION`",
        list(spelled),
        width=8,
    )
    keys: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for row in rows:
        keys.setdefault(row[1:4], []).append(row)
    return [
        LiveReference(
            table=identifier(table) if found[0][0] else f"{identifier(database)}.{identifier(table)}",
            location=spelled.get(folding.fold(table), table) if found[0][0] else f"{database}.{table}",
            is_here=bool(found[0][0]),
            columns=tuple(row[4] for row in found),
            parent=spelled[folding.fold(found[0][5])],
            parent_columns=tuple(row[6] for row in found),
            rule="RESTRICT" if found[0][7] == "NO ACTION" else found[0][7],
        )
        for (database, table, _), found in keys.items()
    ]


def marked_environment(connection: Connection) -> str | None:
    """Return the environment that a person marked the database with: the first row of ``seedsql_environment``."""
    try:
        rows = connection.query(
            f"SELECT `name` FROM `{MARKER_TABLE}` ORDER BY `name` = 'production' DESC LIMIT 1", width=1
        )
    except StatementFailed as error:
        # denied: an account with rights on single tables does not learn whether another one exists
        if error.errno in (errnos.ER_NO_SUCH_TABLE, errnos.ER_TABLEACCESS_DENIED):
            return None
        raise
    return str(rows[0][0]).strip() or None if rows else None


def all_columns(connection: Connection) -> dict[str, set[str]]:
    """Return the columns of every table of the database, all names in lower case."""
    found: dict[str, set[str]] = {}
    for table, column in connection.query(
        "SELECT `TABLE_NAME`, `COLUMN_NAME` FROM `information_schema`.`COLUMNS` WHERE `TABLE_SCHEMA` = DATABASE()",
        width=2,
    ):
        found.setdefault(str(table).lower(), set()).add(str(column).lower())
    return found


def columns_with_constant_default(connection: Connection) -> dict[str, list[str]]:
    """Return, by table as ``TableNames`` folds it, the columns of which DEFAULT(column) is one value: none that are generated, counted or
    stamped by the server, that have no default at all, or that have an expression for one."""
    names = TableNames.of(connection)
    found: dict[str, list[str]] = {}
    for table, column in connection.query(
        # MySQL marks an expression in EXTRA, MariaDB only writes it out, and quotes what is text:
        # https://mariadb.com/docs/server/reference/system-tables/information-schema/information-schema-tables/information-schema-columns-table
        "SELECT `TABLE_NAME`, `COLUMN_NAME` FROM `information_schema`.`COLUMNS` WHERE `TABLE_SCHEMA` = DATABASE() "
        "AND `EXTRA` IN ('', 'INVISIBLE') AND (`IS_NULLABLE` = 'YES' OR `COLUMN_DEFAULT` IS NOT NULL) "
        "AND NOT (VERSION() LIKE '%MariaDB%' AND IFNULL(`COLUMN_DEFAULT`, '') REGEXP '^[^'']*[(]') "
        "ORDER BY `TABLE_NAME`, `ORDINAL_POSITION`",
        width=2,
    ):
        found.setdefault(names.fold(str(table)), []).append(str(column))
    return found


def is_view(connection: Connection, name: str) -> bool:
    """Whether the database has a view of this name that the account may see."""
    names = TableNames.of(connection)
    return bool(
        connection.query(
            "SELECT 1 FROM `information_schema`.`TABLES` WHERE `TABLE_SCHEMA` = DATABASE() AND `TABLE_TYPE` = 'VIEW' AND "
            f"{names.column('`TABLE_NAME`')} = %s",
            [names.fold(name)],
            width=1,
        )
    )


def count_rows(connection: Connection, tables: Iterable[str]) -> dict[str, int]:
    """Return how many rows each of ``tables`` holds now."""
    return {name: connection.number(f"SELECT COUNT(*) FROM {identifier(name)}") for name in tables}


def _base_tables(connection: Connection) -> list[str]:
    rows = connection.query(
        # MariaDB calls a table WITH SYSTEM VERSIONING by a type of its own, MySQL has none; views and sequences are left out
        "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() "
        "AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED') ORDER BY TABLE_NAME",
        width=1,
    )
    return [str(name) for (name,) in rows]


def _create_table(connection: Connection, name: str) -> str:
    _, text = connection.row(f"SHOW CREATE TABLE {identifier(name)}", str, str)
    return str(text)


def live_triggers(connection: Connection) -> tuple[Trigger, ...]:
    """Return the database's triggers that the account may see (it needs the TRIGGER privilege), in the order of their tables.

    One whose body cannot be read writes ``tables that are not known``.
    """
    found: list[Trigger] = []
    for table, text in _create_triggers(connection):
        try:
            found += parse_schema(text, f"the triggers on {table}", partial=True).triggers
        except SchemaError:
            head = text[: text.index(" FOR EACH ROW ")]
            plain = parse_schema(f"{head} FOR EACH ROW SET @seedsql = 0", partial=True).triggers
            found += [replace(trigger, writes=("tables that are not known",)) for trigger in plain]
    return tuple(found)


def _create_triggers(connection: Connection) -> Iterator[tuple[str, str]]:
    """Each trigger's table and its CREATE TRIGGER, in the order in which they fire, under a delimiter that its body does
    not hold."""
    # Not SHOW CREATE TRIGGER, which names the definer, who need not exist elsewhere:
    # https://dev.mysql.com/doc/refman/8.4/en/information-schema-triggers-table.html
    rows = connection.query(
        "SELECT `TRIGGER_NAME`, `ACTION_TIMING`, `EVENT_MANIPULATION`, `EVENT_OBJECT_TABLE`, `ACTION_STATEMENT`, `SQL_MODE` "
        "FROM `information_schema`.`TRIGGERS` WHERE `TRIGGER_SCHEMA` = DATABASE() ORDER BY `EVENT_OBJECT_TABLE`, "
        "`ACTION_TIMING` = 'AFTER', `EVENT_MANIPULATION`, `ACTION_ORDER`",
        width=6,
    )
    for name, timing, events, table, body, mode in (map(str, row) for row in rows):
        if "NO_BACKSLASH_ESCAPES" in mode.split(","):  # the body is kept as it was typed, under the mode of then
            body = body.replace("\\", "\\\\")
        delimiter = next(mark for mark in (";" * length for length in count(2)) if mark not in body)
        yield (
            table,
            f"DELIMITER {delimiter}\nCREATE TRIGGER {identifier(name)} {timing} {events.replace(',', ' OR ')} ON "
            f"{identifier(table)} FOR EACH ROW {body}\n{delimiter}\nDELIMITER ;\n\n",
        )
