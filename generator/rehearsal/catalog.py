"""What information_schema says: the schema model in the shape that MySQL 8 shows it, as tables of an attached database.

Also the kinds of every column (see ``columns.kind``), which the translation of a comparison needs.
"""

from __future__ import annotations

import sqlite3

from ..schema.model import Column, Table
from .columns import CHARACTER_TYPES, charset, kind, quoted
from .kinds import INTEGER, TEXT

DATABASE = "rehearsal"
INFORMATION_SCHEMA: dict[str, tuple[str, ...]] = {
    "SCHEMATA": ("SCHEMA_NAME", "DEFAULT_CHARACTER_SET_NAME", "DEFAULT_COLLATION_NAME"),
    "TABLES": (
        "TABLE_SCHEMA",
        "TABLE_NAME",
        "TABLE_TYPE",
        "ENGINE",
        "TABLE_ROWS#",
        "AUTO_INCREMENT#",
        "TABLE_COLLATION",
        "TABLE_COMMENT",
    ),
    "COLUMNS": (
        "TABLE_SCHEMA",
        "TABLE_NAME",
        "COLUMN_NAME",
        "ORDINAL_POSITION#",
        "COLUMN_DEFAULT",
        "IS_NULLABLE",
        "DATA_TYPE",
        "CHARACTER_MAXIMUM_LENGTH#",
        "NUMERIC_PRECISION#",
        "NUMERIC_SCALE#",
        "DATETIME_PRECISION#",
        "CHARACTER_SET_NAME",
        "COLLATION_NAME",
        "COLUMN_TYPE",
        "COLUMN_KEY",
        "EXTRA",
        "COLUMN_COMMENT",
        "GENERATION_EXPRESSION",
    ),
    "KEY_COLUMN_USAGE": (
        "CONSTRAINT_SCHEMA",
        "CONSTRAINT_NAME",
        "TABLE_SCHEMA",
        "TABLE_NAME",
        "COLUMN_NAME",
        "ORDINAL_POSITION#",
        "POSITION_IN_UNIQUE_CONSTRAINT#",
        "REFERENCED_TABLE_SCHEMA",
        "REFERENCED_TABLE_NAME",
        "REFERENCED_COLUMN_NAME",
    ),
    "REFERENTIAL_CONSTRAINTS": (
        "CONSTRAINT_SCHEMA",
        "CONSTRAINT_NAME",
        "UNIQUE_CONSTRAINT_SCHEMA",
        "UPDATE_RULE",
        "DELETE_RULE",
        "TABLE_NAME",
        "REFERENCED_TABLE_NAME",
    ),
    "TABLE_CONSTRAINTS": ("CONSTRAINT_SCHEMA", "CONSTRAINT_NAME", "TABLE_SCHEMA", "TABLE_NAME", "CONSTRAINT_TYPE"),
    "CHECK_CONSTRAINTS": ("CONSTRAINT_SCHEMA", "CONSTRAINT_NAME", "CHECK_CLAUSE"),
    "STATISTICS": (
        "TABLE_SCHEMA",
        "TABLE_NAME",
        "NON_UNIQUE#",
        "INDEX_SCHEMA",
        "INDEX_NAME",
        "SEQ_IN_INDEX#",
        "COLUMN_NAME",
        "SUB_PART#",
    ),
    "TRIGGERS": (
        "TRIGGER_SCHEMA",
        "TRIGGER_NAME",
        "EVENT_MANIPULATION",
        "EVENT_OBJECT_SCHEMA",
        "EVENT_OBJECT_TABLE",
        "ACTION_TIMING",
    ),
    "VIEWS": ("TABLE_SCHEMA", "TABLE_NAME", "VIEW_DEFINITION"),
}

UNSIZED_TYPES = frozenset(
    {"tinytext", "text", "mediumtext", "longtext", "tinyblob", "blob", "mediumblob", "longblob", "json", "date", "year"}
)


class Catalog:
    """The tables of the rehearsal's one database. Table names are found by their exact spelling first, as on Linux."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.tables: dict[str, Table] = {}
        self._connection = connection
        connection.execute("ATTACH DATABASE ':memory:' AS information_schema")
        for name, columns in INFORMATION_SCHEMA.items():
            inner = ", ".join(
                f"{quoted(column.rstrip('#'))} {'INTEGER' if column[-1] == '#' else 'TEXT COLLATE NOCASE'}"
                for column in columns
            )
            connection.execute(f"CREATE TABLE information_schema.{quoted(name)} ({inner})")
        self._insert(
            "SCHEMATA",
            SCHEMA_NAME=DATABASE,
            DEFAULT_CHARACTER_SET_NAME="utf8mb4",
            DEFAULT_COLLATION_NAME="utf8mb4_0900_ai_ci",
        )

    def kinds(self, name: str, database: str = "") -> dict[str, str | None] | None:
        """The kinds of a table's columns by lower-case name; None when there is no such table."""
        if database.lower() == "information_schema":
            columns = INFORMATION_SCHEMA.get(name.upper())
            return (
                None
                if columns is None
                else {column.rstrip("#").lower(): INTEGER if column[-1] == "#" else TEXT for column in columns}
            )
        table = self.tables.get(name)
        return None if table is None else {column.name.lower(): kind(column) for column in table.columns}

    def add(self, table: Table) -> None:
        """Show ``table`` in information_schema."""
        self.tables[table.name] = table
        home = {"TABLE_SCHEMA": DATABASE, "TABLE_NAME": table.name}
        self._insert(
            "TABLES",
            **home,
            TABLE_TYPE="BASE TABLE",
            ENGINE=table.engine or "InnoDB",
            TABLE_ROWS=0,
            TABLE_COLLATION=table.collation or "utf8mb4_0900_ai_ci",
            TABLE_COMMENT=table.comment,
        )
        for place, column in enumerate(table.columns, start=1):
            self._insert("COLUMNS", **home, ORDINAL_POSITION=place, **_column(table, column))
        self._add_keys(table, home)
        for fk in table.foreign_keys:
            self._insert(
                "REFERENTIAL_CONSTRAINTS",
                CONSTRAINT_SCHEMA=DATABASE,
                CONSTRAINT_NAME=fk.name,
                UNIQUE_CONSTRAINT_SCHEMA=DATABASE,
                UPDATE_RULE=fk.on_update,
                DELETE_RULE=fk.on_delete,
                TABLE_NAME=table.name,
                REFERENCED_TABLE_NAME=fk.parent,
            )
        for check in table.checks:
            self._insert(
                "TABLE_CONSTRAINTS",
                **home,
                CONSTRAINT_SCHEMA=DATABASE,
                CONSTRAINT_NAME=check.name,
                CONSTRAINT_TYPE="CHECK",
            )
            self._insert(
                "CHECK_CONSTRAINTS",
                CONSTRAINT_SCHEMA=DATABASE,
                CONSTRAINT_NAME=check.name,
                CHECK_CLAUSE=f"({check.expression})",
            )

    def _add_keys(self, table: Table, home: dict[str, str]) -> None:
        keys = [("PRIMARY", "PRIMARY KEY", table.primary_key, (), None)] if table.primary_key else []
        keys += [(key.name, "UNIQUE", key.columns, key.prefixes, None) for key in table.unique_keys]
        keys += [(fk.name, "FOREIGN KEY", fk.columns, (), fk) for fk in table.foreign_keys]
        for name, sort, columns, prefixes, fk in keys:
            self._insert(
                "TABLE_CONSTRAINTS", **home, CONSTRAINT_SCHEMA=DATABASE, CONSTRAINT_NAME=name, CONSTRAINT_TYPE=sort
            )
            for place, column in enumerate(columns):
                target = (
                    {}
                    if fk is None
                    else {
                        "POSITION_IN_UNIQUE_CONSTRAINT": place + 1,
                        "REFERENCED_TABLE_SCHEMA": DATABASE,
                        "REFERENCED_TABLE_NAME": fk.parent,
                        "REFERENCED_COLUMN_NAME": fk.parent_columns[place],
                    }
                )
                self._insert(
                    "KEY_COLUMN_USAGE",
                    **home,
                    CONSTRAINT_SCHEMA=DATABASE,
                    CONSTRAINT_NAME=name,
                    COLUMN_NAME=column,
                    ORDINAL_POSITION=place + 1,
                    **target,
                )
                self._insert(
                    "STATISTICS",
                    **home,
                    NON_UNIQUE=int(fk is not None),
                    INDEX_SCHEMA=DATABASE,
                    INDEX_NAME=name,
                    SEQ_IN_INDEX=place + 1,
                    COLUMN_NAME=column,
                    SUB_PART=prefixes[place] if prefixes else None,
                )

    def _insert(self, into: str, **values: object) -> None:
        places = ", ".join("?" * len(values))
        self._connection.execute(
            f"INSERT INTO information_schema.{quoted(into)} ({', '.join(values)}) VALUES ({places})",
            list(values.values()),
        )


def _column(table: Table, column: Column) -> dict[str, object]:
    name, characters = column.type.name, column.type.name in CHARACTER_TYPES
    extra = ["auto_increment"] * column.auto_increment + [f"{column.generated} GENERATED"] * bool(column.generated)
    extra += ["INVISIBLE"] * column.invisible + ["on update CURRENT_TIMESTAMP"] * column.on_update
    in_key = [
        column.name.lower() in (name.lower() for name in key)
        for key in (
            table.primary_key,
            *(key.columns[:1] for key in table.unique_keys),
            *(fk.columns[:1] for fk in table.foreign_keys),
        )
    ]
    key = "PRI" if in_key[0] else "UNI" if any(in_key[1 : 1 + len(table.unique_keys)]) else "MUL" if any(in_key) else ""
    nullable = column.nullable and column.name.lower() not in (part.lower() for part in table.primary_key)
    moments = name in ("datetime", "timestamp", "time")
    return {
        "COLUMN_NAME": column.name,
        "COLUMN_DEFAULT": None if column.default is None else column.default.strip("'"),
        "IS_NULLABLE": "YES" if nullable else "NO",
        "DATA_TYPE": name,
        "CHARACTER_MAXIMUM_LENGTH": column.type.length if characters or column.type.is_binary else None,
        "NUMERIC_PRECISION": column.type.length if name == "decimal" else None,
        "NUMERIC_SCALE": column.type.scale if name == "decimal" else 0 if column.type.is_integer else None,
        "DATETIME_PRECISION": (column.type.length or 0) if moments else None,
        "CHARACTER_SET_NAME": charset(table, column) if characters else None,
        "COLLATION_NAME": (column.type.collation or table.collation) if characters else None,
        "COLUMN_TYPE": _column_type(column),
        "COLUMN_KEY": key,
        "EXTRA": " ".join(extra),
        "COLUMN_COMMENT": column.comment,
        "GENERATION_EXPRESSION": column.expression or "",
    }


def _column_type(column: Column) -> str:
    """As MySQL 8 prints it: no display widths, but for the one of BOOL."""
    if column.type.name == "tinyint" and column.type.length == 1 and not column.type.unsigned:
        return "tinyint(1)"
    if column.type.name in UNSIZED_TYPES:
        return column.type.name
    if column.type.name == "bit":
        return f"bit({column.type.length or 1})"
    if column.type.name in ("float", "double") and column.type.length:
        return f"{column.type.name}({column.type.length},{column.type.scale or 0})" + " unsigned" * column.type.unsigned
    # the servers show a label's backslash and line breaks escaped
    text = str(column.type)
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") if column.type.labels else text
