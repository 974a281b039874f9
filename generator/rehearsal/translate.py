"""MySQL's SELECTs and expressions in SQLite's words, with MySQL's meaning.

sqlglot reads the statement; this module resolves every column to its kind, replaces arithmetic and every function by
the bodies of ``functions``, comparisons too wherever SQLite's own would differ (exact decimals, numbers against text,
dates against datetimes), and has sqlglot write SQLite's SQL. What it does not know it refuses: nothing is skipped.

Not followed: accents in comparisons of text other than uniqueness; a _bin collation inside a computed text.
"""

from __future__ import annotations

from collections.abc import Mapping

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from ..errors import StatementFailed
from ..schema.model import Table
from .columns import kind as column_kind
from .expressions import Expressions
from .kinds import EXACT, Columns, Scope, SqlType, merged
from .limits import MOST_TERMS, nest_union
from .nodes import only, refuse, sqlite_text
from .translations import Query


class Translator(Expressions):
    """Translates SELECTs over tables of which ``kinds`` names the columns' kinds, by table and lower-case column."""

    def __init__(self, kinds: Mapping[str, Columns]) -> None:
        self._kinds = kinds
        self._common: list[dict[str, Columns]] = []

    # statements ------------------------------------------------------------------------------------------------------
    def query(self, sql: str) -> Query:
        """Translate a SELECT (without INTO)."""
        tree = self._parse(sql)
        if not isinstance(tree, exp.Query):
            raise refuse(sql)
        columns = self._select(tree, None)
        return Query(sqlite_text(tree), tuple(name for name, _ in columns), tuple(kind for _, kind in columns))

    def of_table(self, expression: str, table: Table) -> str:
        """Translate an expression over a table's columns: a CHECK, a generated column, a default."""
        tree = self._parse(f"SELECT {expression}")
        if not isinstance(tree, exp.Select) or len(tree.expressions) != 1 or tree.args.get("from_"):
            raise refuse(expression)
        if len(list(tree.find_all(exp.Query))) != 1:
            raise refuse(expression)
        used = {column.name.lower() for column in tree.find_all(exp.Column)}
        kinds = self._kinds.get(table.name) or _kinds_of(table)
        if not used <= set(kinds):
            raise refuse(expression)
        self._expression(tree.expressions[0], Scope({table.name: kinds}, is_stored=False))
        return sqlite_text(tree).removeprefix("SELECT ")

    # queries --------------------------------------------------------------------------------------------------------
    def _parse(self, sql: str) -> exp.Expr:
        try:
            trees = sqlglot.parse(sql, dialect="mysql")
        except SqlglotError as error:
            raise StatementFailed(f"the rehearsal cannot read the statement: {str(error).splitlines()[0]}") from error
        if len(trees) != 1 or trees[0] is None or isinstance(trees[0], exp.Command):
            raise refuse(sql)
        return trees[0]

    def _select(self, tree: exp.Expr, outer: Scope | None) -> list[tuple[str, SqlType]]:
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
            columns = self._union(tree, outer) if isinstance(tree, exp.Union) else self._plain_select(tree, outer)
        finally:
            self._common.pop()
        return columns

    def _common_tables(self, tree: exp.Expr, outer: Scope | None) -> None:
        found = tree.args.get("with_")
        if found is None:
            return
        for common in found.expressions:
            if found.args.get("recursive"):
                first = common.this.this if isinstance(common.this, exp.Union) else common.this
                names = [column.name for column in common.args["alias"].columns] or first.named_selects
                self._common[-1][common.alias] = dict.fromkeys((name.lower() for name in names), EXACT)
            self._common[-1][common.alias] = _renamed(self._select(common.this, outer), common.args["alias"])

    def _union(self, tree: exp.Union, outer: Scope | None) -> list[tuple[str, SqlType]]:
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
        for clause in ("order", "limit", "offset"):
            if tree.args.get(clause):
                self._expression(tree.args[clause], Scope(aliases={name.lower(): kind for name, kind in columns}))
        return columns

    def _plain_select(self, tree: exp.Select, outer: Scope | None) -> list[tuple[str, SqlType]]:
        tree.set("locks", None)  # one connection: no one to lock against
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

    def _source(self, source: exp.Expr, scope: Scope) -> None:
        alias = source.args.get("alias")
        if isinstance(source, exp.Table):
            only(source)
            common = next((tables[source.name] for tables in reversed(self._common) if source.name in tables), None)
            kinds = (
                common if common is not None and not source.db else None if source.db else self._kinds.get(source.name)
            )
            if kinds is None and source.name.upper() != "DUAL":
                raise StatementFailed(f"Table '{source.name}' doesn't exist")
            scope.sources[source.alias_or_name] = kinds or {}
        elif isinstance(source, exp.Subquery):
            scope.sources[source.alias] = _renamed(self._select(source, scope.outer), alias)
            if alias is not None and alias.columns:
                raise refuse(source)  # SQLite cannot name a derived table's columns
        else:
            raise refuse(source)

    def _projection(self, item: exp.Expr, scope: Scope) -> list[tuple[str, SqlType]]:
        if isinstance(item, exp.Star):
            return [column for columns in scope.sources.values() for column in columns.items()]
        if isinstance(item, exp.Column) and isinstance(item.this, exp.Star):
            return list(scope.sources.get(item.table, {}).items())
        name = item.alias_or_name or item.sql("mysql")
        kind = self._expression(item.this if isinstance(item, exp.Alias) else item, scope)
        return [(name, kind)]


def _kinds_of(table: Table) -> Columns:
    return {column.name.lower(): column_kind(column) for column in table.columns}


def _renamed(columns: list[tuple[str, SqlType]], alias: exp.Expr | None) -> Columns:
    names = [name.name for name in alias.columns] if isinstance(alias, exp.TableAlias) else []
    return {(names[index] if index < len(names) else name).lower(): kind for index, (name, kind) in enumerate(columns)}
