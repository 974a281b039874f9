"""What a server computes from planned rows, before any script is written: do generated columns hold their values, and do
unique keys over them, or over expressions, tell the rows apart?

A strict server refuses such rows (errors 1048, 1062, 1264, 1406). The expressions are computed by the same functions as in a
rehearsal, on a table without constraints, so that each value is there to be shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..errors import PlanError, SeedsqlError, StatementFailed
from ..schema.expressions import columns_named
from ..schema.model import Column, Schema, Table, UniqueKey
from . import literal_rows
from .columns import condition, folds_case, kind, quoted
from .kinds import mysql_value
from .sandbox import Sandbox
from .tables import computed_ddl

_HINT = "narrow the rules of {} in the blueprint (min, max, shorter text), or widen the column"


@dataclass(frozen=True, slots=True)
class NotComputed:
    """A column or key of ``table`` whose values only a server knows, and why."""

    table: str
    what: str
    reason: str


@dataclass
class ComputedColumns:
    """The generated columns of one table, and its keys over them. ``not_computed`` are those that are not known here."""

    table: Table
    not_computed: list[NotComputed] = field(default_factory=list)

    @property
    def keys(self) -> list[UniqueKey]:
        """Unique keys whose values a server computes."""
        return [
            key
            for key in self.table.unique_keys
            if not key.columns or any(self.table.column(name).generated for name in key.columns)
        ]

    @property
    def columns(self) -> list[Column]:
        return [column for column in self.table.columns if column.generated]

    def check(self, names: Sequence[str], rows: Sequence[Sequence[str]], unknown: Sequence[str] = ()) -> None:
        """Raise PlanError for the first of ``rows`` (MySQL's literals of the columns ``names``) that a server refuses. The
        server fills in the columns ``unknown``."""
        for column in self.columns:
            named = columns_named(self.table, column.expression or "")
            for name in unknown:
                if name.lower() in named:
                    self._note(column.name, f"{name} is left to its DEFAULT")
        sandbox = Sandbox(Schema(()))
        try:
            self._fill(sandbox, names, rows)
            for column in self.columns:
                self._check_column(sandbox, column)
            for key in self.keys:
                self._check_key(sandbox, key)
        except StatementFailed as error:
            expressions = " ".join(column.expression or "" for column in self.columns)
            raise PlanError(
                f"{self.table.name}: a generated column cannot be computed: {error.message}",
                location=str(self.table.position) if self.table.position else None,
                hint=f"look at {', '.join(column.name for column in self.columns)} in the schema, and at the rules of "
                f"{self._sources(expressions)}",
            ) from error
        finally:
            sandbox.close()

    def _fill(self, sandbox: Sandbox, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        sandbox.run(computed_ddl(self.table, sandbox.translate, self._note))
        fill(sandbox, self.table, names, rows)

    def _note(self, what: str, reason: str) -> None:
        self.not_computed.append(NotComputed(self.table.name, what, reason))

    def _check_column(self, sandbox: Sandbox, column: Column) -> None:
        if any(each.what == column.name for each in self.not_computed):
            return
        name, valid = quoted(column.name), condition(self.table, column) or "1"
        wrong = f"{name} IS NOT NULL AND NOT ({valid})"
        if not column.nullable:
            wrong = f"{name} IS NULL OR {wrong}"
        found = self._ask(
            sandbox, column.name, f"SELECT rowid, {name} FROM {quoted(self.table.name)} WHERE {wrong} LIMIT 1"
        )
        for row, value in found:
            shown = "NULL" if value is None else str(mysql_value(value, kind(column)))
            raise PlanError(
                f"{self.table.name}.{column.name}: {shown} does not fit {column.type}{'' if column.nullable else ' NOT NULL'} "
                f"(row {row}); the server computes it as {column.expression}",
                hint=_HINT.format(self._sources(column.expression or "")),
            )

    def _check_key(self, sandbox: Sandbox, key: UniqueKey) -> None:
        what = f"unique key {key.name}"
        try:
            terms = list(self._terms(sandbox, key))
        except SeedsqlError as error:
            self._note(what, error.message)
            return
        if any(each.what in key.columns for each in self.not_computed):
            self._note(what, "it is over a column that is not known here")
            return
        grouped = ", ".join(f"({term})" for term in terms)
        present = " AND ".join(f"({term}) IS NOT NULL" for term in terms)
        select = (
            f"SELECT min(rowid), max(rowid), {grouped} FROM {quoted(self.table.name)} WHERE {present} "
            f"GROUP BY {grouped} HAVING count(*) > 1 ORDER BY 1 LIMIT 1"
        )
        over = key.expression if not key.columns else ", ".join(key.columns)
        for first, second, *values in self._ask(sandbox, what, select):
            shown = ", ".join(str(value) for value in values)
            named = " ".join(self.table.column(name).expression or name for name in key.columns) or key.expression or ""
            raise PlanError(
                f"{self.table.name}: unique key {key.name} ({over}): rows {first} and {second} have the same value {shown}, "
                "which the server computes",
                hint=f"give {self._sources(named)} values that differ in each row by what the key computes, or plan fewer rows",
            )

    def _terms(self, sandbox: Sandbox, key: UniqueKey) -> Iterator[str]:
        if not key.columns:
            yield sandbox.translate(key.expression or "", self.table)
        for name, length in zip(key.columns, key.prefixes or (None,) * len(key.columns), strict=True):
            value = quoted(name) if length is None else f"substr({quoted(name)}, 1, {length})"
            yield f"my_fold({value})" if folds_case(self.table, self.table.column(name)) else value

    def _ask(self, sandbox: Sandbox, what: str, select: str) -> list[tuple[object, ...]]:
        """Rows of a query; none, and a note, where a function cannot compute them."""
        try:
            return sandbox.run(select)
        except StatementFailed as error:
            self._note(what, error.message)
            return []

    def _sources(self, expression: str) -> str:
        named = map(self.table.column, columns_named(self.table, expression))
        chosen = [column.name for column in named if not column.generated and not column.auto_increment]
        return ", ".join(f"{self.table.name}.{name}" for name in chosen) or expression


def fill(sandbox: Sandbox, table: Table, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Insert ``rows``, MySQL's literals of the columns ``names``. Raises StatementFailed."""
    given = ", ".join(map(quoted, names))
    for start in range(0, len(rows), 500):
        several = rows[start : start + 500]
        text = literal_rows.literal_rows(_joined(several)) or _joined(
            [[_value(sandbox, table, value) for value in row] for row in several]
        )
        sandbox.run(f"INSERT INTO {quoted(table.name)} ({given}) VALUES {text}")


def _value(sandbox: Sandbox, table: Table, value: str) -> str:
    """One literal; a number with an exponent, for one, needs the parser."""
    plain = literal_rows.literal_rows(f"({value})")
    return sandbox.translate(value, table) if plain is None else plain[1:-1]


def _joined(rows: Sequence[Sequence[str]]) -> str:
    return ", ".join(f"({', '.join(row)})" for row in rows)
