"""Every cell of a seed in the database against the script that wrote it, one statement's rows in memory at a time.

The server is asked for each row as the script would write it, in one text: where the two texts are equal, so is every cell.
Where they are not, the cells are read one by one and compared as values of their column's type, for a script and a server
may write one value in several ways. Two types are not exact on the way from a literal to a cell:

- FLOAT: the written value is rounded to 32 bits, and may differ from the cell's by one unit in the last place, since
  FLOAT(m,d) is rounded to d decimals before that (https://dev.mysql.com/doc/refman/8.4/en/problems-with-float.html).
- JSON: documents are compared, because MySQL stores no white space and orders the members of an object by itself
  (https://dev.mysql.com/doc/refman/8.4/en/json.html).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from ..errors import ChecksumError
from ..printable import printable
from ..schema.model import Column, Table
from ..sql.identifiers import identifier
from ..sql.script_rows import read_line, read_literal
from .connection import Connection
from .equality import comparable, is_same
from .rows import as_scripts_read
from .written import FilledColumn, WrittenRows, filled_columns, read_written

SHOWN = 20
"""Differences that are kept of one column of one table; the others are counted."""
_SHOWN_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that is not what the script says: ``written`` and ``found`` are literals, ``key`` the literals of the row's key.

    A row that is not there at all has no ``column``, and ``found`` is None.
    """

    table: str
    key: tuple[str, ...]
    column: str
    written: str
    found: str | None

    def __str__(self) -> str:
        row = f"key {', '.join(printable(each, _SHOWN_CHARACTERS) for each in self.key)}"
        if not self.column:
            return f"{self.table} {row}: written, found no row"
        written, found = (printable(literal, _SHOWN_CHARACTERS) for literal in (self.written, self.found or ""))
        return f"{self.table}.{self.column} {row}: written {written}, found {found}"

    def to_dict(self) -> dict[str, str | list[str] | None]:
        """The difference as plain data; literals as the script and the server write them."""
        return {
            "table": self.table,
            "key": list(self.key),
            "column": self.column or None,
            "written": self.written if self.column else None,
            "found": self.found,
        }


@dataclass
class TableCells:
    """One table: ``rows`` and ``cells`` that the script writes, ``missing`` rows, and ``edited`` cells by column.

    ``unknown`` counts the cells whose value is an expression, which only the server can compute.
    """

    name: str
    rows: int = 0
    cells: int = 0
    missing: int = 0
    unknown: int = 0
    edited: dict[str, int] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    @property
    def differing(self) -> int:
        """Cells that are not as written, those of missing rows included."""
        return sum(self.edited.values()) + (self.missing * self.cells // self.rows if self.rows else 0)

    def note(self, difference: Difference) -> None:
        """Count a difference; keep it while there are few of its column."""
        if difference.column:
            self.edited[difference.column] = self.edited.get(difference.column, 0) + 1
            held = self.edited[difference.column]
        else:
            self.missing += 1
            held = self.missing
        if held <= SHOWN:
            self.differences.append(difference)


def compare_cells(
    connection: Connection,
    up: Path,
    tables: Iterable[Table],
    only: Iterable[str] | None = None,
    further: Iterable[Path] = (),
) -> list[TableCells]:
    """Compare what the script ``up`` writes with the database, in the order of the script, and then the rows of ``further``
    files. Reads only.

    ``tables`` are those of the live schema; ``only`` narrows the comparison to tables of these names. Generated columns
    follow from the others and are not looked at. Raises StatementFailed, ChecksumError for a script that cannot be read.
    """
    comparison = _Comparison(connection, {table.name.lower(): table for table in tables}, filled_columns(up))
    wanted = None if only is None else {name.lower() for name in only}
    with as_scripts_read(connection):
        for written in chain.from_iterable(map(read_written, [up, *further])):
            if wanted is None or written.table.lower() in wanted:
                comparison.take(written)
    return list(comparison.found.values())


class _Comparison:
    """One pass over a script; ``found`` has the tables by the script's names."""

    def __init__(self, connection: Connection, tables: Mapping[str, Table], filled: Mapping[str, set[str]]) -> None:
        self._connection = connection
        self._tables = tables
        self._filled = filled
        self.found: dict[str, TableCells] = {}

    def take(self, written: WrittenRows | FilledColumn) -> None:
        tally = self.found.setdefault(written.table, TableCells(written.table))
        table = self._tables.get(written.table.lower())
        if isinstance(written, WrittenRows):
            tally.rows += len(written.rows)
            tally.cells += len(written.rows) * len(written.columns)
        if table is None or not table.row_key:
            if isinstance(written, WrittenRows):
                tally.missing += len(written.rows)
        elif isinstance(written, WrittenRows):
            self._rows(
                _ComparedColumns.of(table, written.columns, self._filled.get(written.table, set())), written, tally
            )
        else:
            self._column(_ComparedColumns.of(table, (*written.key, written.column), set()), written, tally)

    def _rows(self, compared: _ComparedColumns, written: WrittenRows, tally: TableCells) -> None:
        keys = [tuple(row[index] for index in compared.key) for row in written.rows]
        held = set(self._ask(compared, _rows_with(compared.key_names, keys)))
        others = []
        for row in written.rows:
            line = ", ".join(row)
            if line in held:
                held.remove(line)
            else:
                others.append(row)
        if others:
            found = {compared.key_of(cells): cells for cells in map(read_line, held)}
            for row in others:
                self._cells(compared, row, found.get(compared.key_of(row)), tally)

    def _column(self, compared: _ComparedColumns, written: FilledColumn, tally: TableCells) -> None:
        """Rows that the UPDATE does not name by key are set to NULL; those that are not there are noted already."""
        values = {compared.key_of(key): value for key, value in written.values.items()}
        for cells in map(read_line, self._ask(compared, written.where)):
            row = (*cells[:-1], values.get(compared.key_of(cells), "NULL"))
            if row != cells:
                self._cells(compared, row, cells, tally)

    def _ask(self, compared: _ComparedColumns, where: str) -> Iterator[str]:
        rows = self._connection.read(
            f"SELECT {compared.expression} FROM {identifier(compared.table)} WHERE {where}"
        ).rows
        # MySQL calls a text binary where one of its parts is, such as a number's
        return (text.decode("utf-8") if isinstance(text, bytes) else text for (text,) in rows)

    def _cells(
        self, compared: _ComparedColumns, row: Sequence[str], cells: Sequence[str] | None, tally: TableCells
    ) -> None:
        key = tuple(row[index] for index in compared.key)
        if cells is None:
            tally.note(Difference(tally.name, key, "", "", None))
            return
        for column, written, found in zip(compared.columns, row, cells, strict=True):
            if written == found or column is None:
                continue
            same = is_same(written, found, column.type)
            if same is None:
                tally.unknown += 1
            elif not same:
                tally.note(Difference(tally.name, key, column.name, written, found))


@dataclass(frozen=True, slots=True)
class _ComparedColumns:
    """The columns of a statement as the database has them: None where a column is filled in later or is not there."""

    table: str
    columns: tuple[Column | None, ...]
    key: tuple[int, ...]
    expression: str

    @classmethod
    def of(cls, table: Table, names: Sequence[str], later: set[str]) -> _ComparedColumns:
        columns = tuple(None if name in later else table.find(name) for name in names)
        indexes = {name.lower(): index for index, name in enumerate(names)}
        try:
            key = tuple(indexes[name.lower()] for name in table.row_key)
        except KeyError:
            raise ChecksumError(
                f"the script does not write the key {', '.join(table.row_key)} of table '{table.name}'",
                hint="the database's schema is another one: generate the seed again from it",
            ) from None
        expression = "CONCAT_WS(', ', " + ", ".join(map(_as_literal, columns)) + ")"
        return cls(table.name, columns, key, expression)

    @property
    def key_names(self) -> list[str]:
        return [column.name for index in self.key if (column := self.columns[index]) is not None]

    def key_of(self, row: Sequence[str]) -> tuple[object, ...]:
        """The key's values of a row of literals, as dictionaries can hold them."""
        kinds = ((column.type, row[index]) for index in self.key if (column := self.columns[index]) is not None)
        return tuple(comparable(read_literal(literal), kind) for kind, literal in kinds)


def _as_literal(column: Column | None) -> str:
    """An SQL expression for a cell's literal as the scripts write it; a column that is filled in later is NULL in its row."""
    if column is None:
        return "'NULL'"
    name, kind = identifier(column.name), column.type
    if kind.name == "bit":
        # BIT is shown as bytes, and written as a number: https://dev.mysql.com/doc/refman/8.4/en/bit-type.html
        text = f"CAST({name} AS UNSIGNED)"
    elif kind.name == "float":
        text = f"CONCAT({name} + 0e0)"  # a FLOAT shows six digits, as a DOUBLE all that tell it from its neighbours
    elif kind.name == "double":
        text = f"CONCAT({name})"  # without CONCAT, IFNULL takes 22 characters of it: 1e-100 becomes 1e-10
    elif kind.is_integer or kind.name in ("decimal", "year"):
        text = name
    elif kind.is_binary or kind.is_spatial or kind.name == "vector":
        # HEX() of a geometry is that of its four bytes of SRID and its WKB, as it is stored
        text = f"CONCAT('X''', HEX({name}), '''')"
    else:
        text = f"CONCAT('''', REPLACE(CONVERT({name} USING utf8mb4), '''', ''''''), '''')"
    return f"IFNULL({text}, 'NULL')"


def _rows_with(names: Sequence[str], keys: Sequence[tuple[str, ...]]) -> str:
    """The condition for the rows with these keys: a range where they are whole numbers without a gap, else a list."""
    if len(names) == 1 and all(key[0].isdecimal() for key in keys):
        numbers = [int(key[0]) for key in keys]
        if max(numbers) - min(numbers) == len(numbers) - 1:
            return f"{identifier(names[0])} BETWEEN {min(numbers)} AND {max(numbers)}"
    left = ", ".join(map(identifier, names))
    listed = ", ".join(key[0] if len(key) == 1 else f"({', '.join(key)})" for key in keys)
    return f"{left if len(names) == 1 else f'({left})'} IN ({listed})"
