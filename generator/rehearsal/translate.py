"""MySQL's SELECTs and expressions in SQLite's words, with MySQL's meaning.

sqlglot reads the statement; this module resolves every column to its kind, replaces arithmetic and every function by
the bodies of ``functions``, comparisons too wherever SQLite's own would differ (exact decimals, numbers against text,
dates against moments), and has sqlglot write SQLite's SQL. What it does not know it refuses: nothing is skipped.

Not followed: accents in comparisons of text other than uniqueness; a _bin collation inside a computed text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from ..errors import StatementFailed
from ..schema.model import Table
from .catalog import Catalog
from .columns import kind as column_kind
from .columns import quoted
from .expressions import Expressions
from .kinds import EXACT, Columns, Kind, Scope, merged
from .limits import MOST_TERMS, nest_union
from .nodes import only, refuse, sqlite_text
from .server import Variables


@dataclass(frozen=True, slots=True)
class Query:
    """A translated SELECT: SQLite's text, and per result column its name and kind."""

    sql: str
    names: tuple[str, ...]
    kinds: tuple[Kind, ...]


class Translator(Expressions):
    """Translates statements for one catalog and one session."""

    def __init__(self, catalog: Catalog, variables: Variables, settings: Mapping[str, object]) -> None:
        super().__init__(variables, settings)
        self._catalog = catalog
        self._common: list[dict[str, Columns]] = []

    # statements ------------------------------------------------------------------------------------------------------
    def query(self, sql: str) -> Query:
        """Translate a SELECT (without INTO)."""
        tree = self._parse(sql)
        if not isinstance(tree, exp.Query):
            raise refuse(sql)
        columns = self._select(tree, None)
        return Query(sqlite_text(tree), tuple(name for name, _ in columns), tuple(kind for _, kind in columns))

    def expressions(self, parts: list[str]) -> Query:
        """Translate expressions into one SELECT of them all."""
        return self.query("SELECT " + ", ".join(f"{part} AS `value_{place}`" for place, part in enumerate(parts)))

    def expression(self, sql: str) -> str:
        """Translate one expression over no table."""
        return self.query(f"SELECT {sql}").sql.removeprefix("SELECT ")

    def of_table(self, expression: str, table: Table) -> str:
        """Translate an expression over a table's columns: a CHECK, a generated column, a default."""
        tree = self._parse(f"SELECT {expression}")
        if not isinstance(tree, exp.Select) or len(tree.expressions) != 1 or tree.args.get("from_"):
            raise refuse(expression)
        if len(list(tree.find_all(exp.Query, exp.Parameter, exp.SessionParameter))) != 1:
            raise refuse(expression)
        used = {column.name.lower() for column in tree.find_all(exp.Column)}
        kinds = self._catalog.kinds(table.name) or _kinds_of(table)
        if not used <= set(kinds):
            raise refuse(expression)
        self._expression(tree.expressions[0], Scope({table.name: kinds}))
        return sqlite_text(tree).removeprefix("SELECT ")

    def delete(self, sql: str) -> tuple[str, str | None]:
        """Translate a DELETE of one table: (statement, None), or (DELETE by rowid, SELECT of the rowids in order)."""
        tree = self._parse(sql)
        table = tree.this if isinstance(tree, exp.Delete) else None
        if not isinstance(table, exp.Table):
            raise refuse(sql)
        only(tree, "using", "cluster")
        scope = self._one_table(table)
        for part in ("where", "order"):
            if tree.args.get(part):
                self._expression(tree.args[part], scope)
        order = tree.args.pop("order", None)
        if order is None:
            return sqlite_text(tree), None
        keys = exp.Select(
            expressions=[exp.column("rowid")],
            from_=exp.From(this=table.copy()),
            where=tree.args.get("where"),
            order=order,
        )
        return f"DELETE FROM {quoted(table.name)} WHERE rowid = ?", sqlite_text(keys)

    def update(self, sql: str) -> str:
        """Translate an UPDATE of one table."""
        tree = self._parse(sql)
        if not isinstance(tree, exp.Update) or not isinstance(tree.this, exp.Table):
            raise refuse(sql)
        only(tree)
        scope, assigned = self._one_table(tree.this), set()
        for assignment in tree.expressions:
            value = assignment.expression
            # MySQL assigns from left to right and then reads the new value; SQLite reads the old one
            if assigned & {column.name.lower() for column in value.find_all(exp.Column)}:
                raise refuse(assignment)
            assigned.add(assignment.this.name.lower())
            self._expression(value, scope)
        if tree.args.get("where"):
            self._expression(tree.args["where"], scope)
        return sqlite_text(tree)

    def rows(self, sql: str) -> str:
        """Translate the rows of an INSERT … VALUES that hold more than literals."""
        tree = self._parse(f"INSERT INTO `t` VALUES {sql}")
        values = tree.expression if isinstance(tree, exp.Insert) else None
        if not isinstance(values, exp.Values):
            raise refuse(sql)
        if any(tree.args.get(name) for name in ("conflict", "ignore", "returning", "overwrite", "partition")):
            raise refuse(sql)
        for row in values.expressions:
            for value in list(row.expressions):
                self._expression(value, Scope())
        return ", ".join(sqlite_text(row) for row in values.expressions)

    # queries --------------------------------------------------------------------------------------------------------
    def _parse(self, sql: str) -> exp.Expression:
        try:
            trees = sqlglot.parse(sql, dialect="mysql")
        except SqlglotError as error:
            raise StatementFailed(f"the rehearsal cannot read the statement: {str(error).splitlines()[0]}") from error
        if len(trees) != 1 or trees[0] is None or isinstance(trees[0], exp.Command):
            raise refuse(sql)
        return trees[0]

    def _one_table(self, table: exp.Table) -> Scope:
        only(table)
        return Scope({table.alias_or_name: self._catalog.kinds(table.name, table.db) or {}})

    def _select(self, tree: exp.Expression, outer: Scope | None) -> list[tuple[str, Kind]]:
        """Translate a query in place; returns the names and kinds of its columns."""
        if isinstance(tree, exp.Subquery):
            only(tree)
            return self._select(tree.this, outer)
        if not isinstance(tree, exp.Select | exp.Union):
            raise refuse(tree)
        only(tree)
        self._common.append({})
        try:
            self._common_tables(tree, outer)
            columns = (self._union if isinstance(tree, exp.Union) else self._plain_select)(tree, outer)
        finally:
            self._common.pop()
        return columns

    def _common_tables(self, tree: exp.Expression, outer: Scope | None) -> None:
        found = tree.args.get("with_")
        for common in found.expressions if found else ():
            if found.args.get("recursive"):
                first = common.this.this if isinstance(common.this, exp.Union) else common.this
                names = [column.name for column in common.args["alias"].columns] or first.named_selects
                self._common[-1][common.alias] = dict.fromkeys((name.lower() for name in names), EXACT)
            self._common[-1][common.alias] = _renamed(self._select(common.this, outer), common.args["alias"])

    def _union(self, tree: exp.Union, outer: Scope | None) -> list[tuple[str, Kind]]:
        parts, rest, is_union_all = [tree.right], tree.left, not tree.args.get("distinct")
        while isinstance(rest, exp.Union):  # a long UNION ALL is a chain to the left: no recursion along it
            only(rest)
            is_union_all = is_union_all and not rest.args.get("distinct")
            parts.append(rest.right)
            rest = rest.left
        columns = self._select(rest, outer)
        for part in reversed(parts):
            others = self._select(part, outer)
            if len(others) != len(columns):
                raise StatementFailed("The used SELECT statements have a different number of columns", errno=1222)
            columns = [(name, merged([kind, other])) for (name, kind), (_, other) in zip(columns, others, strict=True)]
        if len(parts) >= MOST_TERMS and is_union_all:
            nest_union(tree, [rest, *reversed(parts)])
        for part in ("order", "limit", "offset"):
            if tree.args.get(part):
                self._expression(tree.args[part], Scope(aliases={name.lower(): kind for name, kind in columns}))
        return columns

    def _plain_select(self, tree: exp.Select, outer: Scope | None) -> list[tuple[str, Kind]]:
        tree.set("locks", None)  # one connection: nobody to lock against
        scope = Scope(outer=outer)
        joins = tree.args.get("joins") or []
        for source in [tree.args["from_"].this] if tree.args.get("from_") else []:
            self._source(source, scope)
        for join in joins:
            only(join)
            self._source(join.this, scope)
        for join in joins:
            if join.args.get("on"):
                self._expression(join.args["on"], scope)
        columns = [column for item in list(tree.expressions) for column in self._projection(item, scope)]
        scope.aliases = {name.lower(): kind for name, kind in columns}
        for part in ("where", "group", "having", "order", "limit", "offset"):
            if tree.args.get(part):
                self._expression(tree.args[part], scope)
        return columns

    def _source(self, source: exp.Expression, scope: Scope) -> None:
        alias = source.args.get("alias")
        if isinstance(source, exp.Table):
            only(source)
            common = next((tables[source.name] for tables in reversed(self._common) if source.name in tables), None)
            kinds = common if common is not None and not source.db else self._catalog.kinds(source.name, source.db)
            if kinds is None and source.name.upper() != "DUAL":
                raise StatementFailed(f"Table '{source.name}' doesn't exist")
            scope.sources[source.alias_or_name] = kinds or {}
        elif isinstance(source, exp.Subquery):
            scope.sources[source.alias] = _renamed(self._select(source, scope.outer), alias)
            if alias is not None and alias.columns:
                raise refuse(source)  # SQLite cannot name a derived table's columns
        else:
            raise refuse(source)

    def _projection(self, item: exp.Expression, scope: Scope) -> list[tuple[str, Kind]]:
        if isinstance(item, exp.Star):
            return [column for columns in scope.sources.values() for column in columns.items()]
        if isinstance(item, exp.Column) and isinstance(item.this, exp.Star):
            return list(scope.sources.get(item.table, {}).items())
        name = item.alias_or_name or item.sql("mysql")
        kind = self._expression(item.this if isinstance(item, exp.Alias) else item, scope)
        return [(name, kind)]


def _kinds_of(table: Table) -> Columns:
    return {column.name.lower(): column_kind(column) for column in table.columns}


def _renamed(columns: list[tuple[str, Kind]], alias: exp.Expression | None) -> Columns:
    names = [name.name for name in alias.columns] if isinstance(alias, exp.TableAlias) else []
    return {(names[place] if place < len(names) else name).lower(): kind for place, (name, kind) in enumerate(columns)}
