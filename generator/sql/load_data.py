"""The rows of an INSERT of our scripts as data of LOAD DATA: the same bytes, read with the syntax of a row as format.

Fields end with ``, `` and lines with ``)`` and a line break; a quote within quotes is written twice, NULL is the word
without quotes, and nothing is an escape. So rows are sent as they are in the script, but for two literals: text in
hexadecimal digits becomes the text in quotes, and the guard around a statement's first value becomes the SET of its
column. https://dev.mysql.com/doc/refman/8.4/en/load-data.html#load-data-field-line-handling
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..lazy_patterns import lazy
from .identifiers import unquote
from .patterns import BACKTICKED, SINGLE_QUOTED_PLAIN
from .script_rows import VALUE, insert_head
from .statements import Statement

FILE_NAME = "seedsql-rows"
"""What the statements name: no file, but the data that the client sends with them."""
COUNT = "SET @seed_new = @seed_new + ROW_COUNT()"
"""The statement that follows each INSERT of a script."""
MOST_BYTES = 8 << 20
"""Rows of one LOAD DATA, in bytes; they are held in memory."""

# Hexadecimal digits are read alike in every sql_mode: 290A is a parenthesis and a line break.
_FORMAT = (
    "CHARACTER SET utf8mb4 FIELDS TERMINATED BY ', ' OPTIONALLY ENCLOSED BY '''' ESCAPED BY '' "
    "LINES STARTING BY '(' TERMINATED BY X'290A'"
)
GUARDED = re.compile(rf"\(IF\((@seed_step = \d+), ({VALUE}), \(SELECT 1 UNION SELECT 2\)\)")
"""The guard around the first value of a statement: its condition, and the value."""
_COLUMN = re.compile(BACKTICKED)
_HEX = "_utf8mb4 X'"
_STRING = re.compile(rf"{SINGLE_QUOTED_PLAIN}|_utf8mb4 X'([0-9A-F]*+)'")

# What the literals of a type look like, and how a field becomes the value that the literal is. A field is text: MySQL
# would take its characters for the bits of a BIT and '0' for the year 2000, and the digits of X'…' for bytes.
_NUMBER, _TEXT, _BINARY = r"-?[0-9]++(?>(?:\.[0-9]++)?)(?>(?:e[-+]?[0-9]++)?)", SINGLE_QUOTED_PLAIN, r"X'[0-9A-F]*+'"
_UNSIGNED, _UNHEX = "CAST({} AS UNSIGNED)", "UNHEX(SUBSTRING({0}, 3, CHAR_LENGTH({0}) - 3))"
_TYPES: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double"), (_NUMBER, "")),
    **dict.fromkeys(("bit", "year"), (_NUMBER, _UNSIGNED)),
    **dict.fromkeys(("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set"), (_TEXT, "")),
    **dict.fromkeys(("uuid", "inet4", "inet6"), (_TEXT, "")),
    **dict.fromkeys(("json", "date", "datetime", "timestamp", "time"), (_TEXT, "")),
    **dict.fromkeys(("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"), (_BINARY, _UNHEX)),
}
Types = Mapping[str, Mapping[str, str]]
"""By table and column, the column's type as MySQL writes it; what follows its first word does not count."""


@dataclass(slots=True)
class RowData:
    """The rows of INSERT statements that are one behind the other, for one LOAD DATA. ``lines`` holds for each of the
    statements the rows before it and the line of the file on which its own begin."""

    line: int
    table: str
    sql: str
    rows: int
    data: list[bytes]
    lines: list[tuple[int, int]]
    size: int = field(init=False)
    is_counted: bool = False

    def __post_init__(self) -> None:
        self.size = sum(map(len, self.data))

    def takes(self, other: RowData) -> bool:
        """Add the rows of ``other`` when they go the same way, the rows before are counted, and all fit in memory."""
        if not self.is_counted or other.sql != self.sql or self.size + other.size > MOST_BYTES:
            return False
        self.lines += [(self.rows + before, line) for before, line in other.lines]
        self.data += other.data
        self.rows, self.size, self.is_counted = self.rows + other.rows, self.size + other.size, other.is_counted
        return True

    def line_of(self, row: int) -> int:
        """The line of the file that holds a row (from 1)."""
        before, line = next((each for each in reversed(self.lines) if each[0] < row), self.lines[0])
        return line + row - before - 1


def loads(statements: Iterable[Statement], types: Types) -> Iterator[Statement | RowData]:
    """Yield the statements of an up script with those INSERTs as RowData that mean the same as LOAD DATA: rows of literals
    in columns of known ``types``. The count behind them is then to be sent once."""
    held: RowData | None = None
    for statement in statements:
        if held is not None and statement.text == COUNT:
            held.is_counted = True
            continue
        found = _row_data(statement, types)
        if held is not None:
            if found is not None and held.takes(found):
                continue
            yield held
        held = found
        if held is None:
            yield statement
    if held is not None:
        yield held


def _row_data(statement: Statement, types: Types) -> RowData | None:
    """The rows of one statement; None when it is no INSERT, or one whose literals LOAD DATA would read otherwise."""
    text = statement.text
    if not (head := insert_head(text)):
        return None
    table, *columns = _COLUMN.findall(head)
    known = types.get(unquote(table), {})
    fields = tuple(_TYPES.get(_type_name(known.get(unquote(name), ""))) for name in columns)
    guard = GUARDED.match(text, len(head))
    if guard is None or None in fields:
        return None
    body = f"({guard[2]}{text[guard.end() :]}\n"
    count = body.count("\n")  # no literal holds a line break, before those in hexadecimal digits are read
    if _HEX in body:
        body = "\n".join(_STRING.sub(_in_quotes, line) if _HEX in line else line for line in body.split("\n"))
    one, all_rows = _patterns(tuple(each[0] for each in fields if each is not None))
    first = one.match(body)
    # A column has one kind of literal in a statement, which its first row shows, unless it is NULL there.
    if first is None or (None in first.groups() and not all_rows.fullmatch(body)):
        return None
    conversions = tuple(each[1] for each in fields if each is not None)
    line = statement.line + head.count("\n")
    return RowData(
        statement.line, table, _sql(table, columns, conversions, guard[1]), count, [body.encode()], [(0, line)]
    )


def _type_name(definition: str) -> str:
    """``decimal`` of ``decimal(12,2) NOT NULL``; empty for a column that is not known."""
    return (definition.split() or [""])[0].partition("(")[0]


def _in_quotes(literal: re.Match[str]) -> str:
    if literal[1] is None:
        return literal[0]
    return "'" + bytes.fromhex(literal[1]).decode("utf-8").replace("'", "''") + "'"


@lru_cache(maxsize=64)
def _patterns(literals: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A row of literals, each of which is a group unless it is NULL; and all rows of a statement."""
    one = ", ".join(f"(?:({literal})|NULL)" for literal in literals)
    every = ", ".join(f"(?:{literal}|NULL)" for literal in literals)
    return re.compile(rf"\({one}\)\n"), lazy(rf"\({every}\)\n(?>(?:, \({every}\)\n)*)")


def _sql(table: str, columns: Sequence[str], conversions: Sequence[str], condition: str) -> str:
    """The LOAD DATA statement. The first value is guarded as in the INSERT: a subquery of two rows is an error."""
    targets, values = [], []
    for number, (column, conversion) in enumerate(zip(columns, conversions, strict=True)):
        if number and not conversion:
            targets.append(column)
            continue
        variable = f"@seed_field_{number}"
        value = conversion.format(variable) or variable
        if not number:
            value = f"IF({condition}, {value}, (SELECT 1 UNION SELECT 2))"
        targets.append(variable)
        values.append(f"{column} = {value}")
    return (
        f"LOAD DATA LOCAL INFILE '{FILE_NAME}' INTO TABLE {table} {_FORMAT} ({', '.join(targets)}) "
        f"SET {', '.join(values)}"
    )
