"""MySQL's SELECTs and expressions in SQLite's words, with MySQL's meaning.

sqlglot reads the statement; this module resolves every column to its kind, replaces arithmetic and every function by
the bodies of ``functions``, comparisons too wherever SQLite's own would differ (exact decimals, numbers against text,
dates against moments), and has sqlglot write SQLite's SQL. What it does not know it refuses: nothing is skipped.

Not followed: comparisons of two computed texts (no column among them) are case sensitive here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, SqlglotError

from ..errors import StatementFailed
from ..schema.model import Table
from . import tokens
from .catalog import Catalog
from .columns import quoted
from .functions import AGGREGATES, BINARY, DATE, DATETIME, EXACT, INTEGER, MERGE, REAL, REGISTRY, TEXT, TIME, WIDE

Kind = str | None
Columns = dict[str, Kind]
NUMBERS = frozenset({INTEGER, WIDE, EXACT, REAL})

COMPARISONS = {exp.EQ: "EQ", exp.NEQ: "NEQ", exp.LT: "LT", exp.LTE: "LTE", exp.GT: "GT", exp.GTE: "GTE",
               exp.NullSafeEQ: "SAME"}
ARITHMETIC = {exp.Add: "ADD", exp.Sub: "SUBTRACT", exp.Mul: "MULTIPLY", exp.Div: "DIVIDE", exp.IntDiv: "DIV",
              exp.Mod: "MOD", exp.BitwiseAnd: "BITAND", exp.BitwiseOr: "BITOR", exp.BitwiseXor: "BITXOR",
              exp.BitwiseLeftShift: "SHIFTLEFT", exp.BitwiseRightShift: "SHIFTRIGHT", exp.Xor: "XOR"}
SESSION_FUNCTIONS = {"DATABASE": TEXT, "SCHEMA": TEXT, "USER": TEXT, "CURRENT_USER": TEXT, "SESSION_USER": TEXT,
                     "VERSION": TEXT, "CONNECTION_ID": INTEGER, "ROW_COUNT": INTEGER, "LAST_INSERT_ID": INTEGER,
                     "GET_LOCK": INTEGER, "RELEASE_LOCK": INTEGER, "RELEASE_ALL_LOCKS": INTEGER,
                     "IS_USED_LOCK": INTEGER, "IS_FREE_LOCK": INTEGER, "SLEEP": INTEGER, "NOW": DATETIME,
                     "UTC_TIMESTAMP": DATETIME, "CURRENT_TIMESTAMP": DATETIME, "UTC_DATE": DATE, "CURRENT_DATE": DATE,
                     "CURDATE": DATE, "CURRENT_TIME": TIME}
RANKINGS = frozenset({"ROW_NUMBER", "RANK", "DENSE_RANK", "LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE", "NTILE"})
CASTS = {"CHAR": ("AS_TEXT", TEXT), "VARCHAR": ("AS_TEXT", TEXT), "NCHAR": ("AS_TEXT", TEXT), "TEXT": ("AS_TEXT", TEXT),
         "CHARACTER_SET": ("AS_TEXT", TEXT), "BINARY": ("AS_BINARY", BINARY), "VARBINARY": ("AS_BINARY", BINARY),
         "BIGINT": ("AS_INTEGER", INTEGER), "INT": ("AS_INTEGER", INTEGER), "UBIGINT": ("AS_INTEGER", WIDE),
         "UINT": ("AS_INTEGER", INTEGER), "DATE": ("DATE", DATE), "DOUBLE": ("AS_REAL", REAL), "FLOAT": ("AS_REAL", REAL)}
ALLOWED = {
    exp.Select: {"expressions", "from_", "joins", "where", "group", "having", "order", "limit", "offset", "distinct",
                 "with_", "locks", "kind"},
    exp.Union: {"this", "expression", "distinct", "with_", "order", "limit", "offset", "by_name"},
    exp.Table: {"this", "db", "alias"},
    exp.Join: {"this", "on", "side", "kind", "using"},
    exp.Subquery: {"this", "alias", "with_"},
    exp.Delete: {"this", "where", "order"},
    exp.Update: {"this", "expressions", "where"},
}
DOUBLE_QUOTED = re.compile(r"'(?:[^']|'')*'|\"((?:[^\"]|\"\")*)\"")


@dataclass(frozen=True, slots=True)
class Query:
    """A translated SELECT: SQLite's text, and per result column its name and kind."""

    sql: str
    names: tuple[str, ...]
    kinds: tuple[Kind, ...]


@dataclass(slots=True)
class Scope:
    """The tables that a SELECT names, by alias, and the aliases of its own columns; ``outer`` is what surrounds it."""

    sources: dict[str, Columns] = field(default_factory=dict)
    aliases: Columns = field(default_factory=dict)
    outer: Scope | None = None

    def kind(self, name: str, table: str) -> tuple[bool, Kind]:
        """(is there such a column, its kind)."""
        name, scope = name.lower(), self
        while scope is not None:
            sources = [scope.sources[table]] if table in scope.sources else [] if table else scope.sources.values()
            kinds = [columns[name] for columns in sources if name in columns]
            if kinds:
                return True, merged(kinds)
            if not table and name in scope.aliases:
                return True, scope.aliases[name]
            scope = scope.outer
        return False, None


def merged(kinds: list[Kind]) -> Kind:
    """The kind of a value that comes from one of several expressions."""
    known = set(kinds) - {None}
    if len(known) <= 1:
        return known.pop() if known else None
    if known <= NUMBERS:
        return REAL if REAL in known else EXACT if EXACT in known else WIDE
    if all(kind.startswith(DATE) for kind in known):
        return DATETIME
    return TEXT


def refuse(what: exp.Expression | str) -> StatementFailed:
    shown = what if isinstance(what, str) else what.sql("mysql")
    return StatementFailed(f"the rehearsal does not know {shown[:120]!r}",
                           hint="write it with simpler SQL, or try it on a server")


class Translator:
    """Translates for one catalog and one session: ``variables`` and ``settings`` are read when a statement is
    translated, because the kind of ``@x`` is that of its value."""

    def __init__(self, catalog: Catalog, variables: Mapping[str, object], settings: Mapping[str, object]) -> None:
        self._catalog = catalog
        self._variables = variables
        self._settings = settings
        self._common: list[dict[str, Columns]] = []

    # statements ------------------------------------------------------------------------------------------------------
    def query(self, sql: str) -> Query:
        """Translate a SELECT (without INTO)."""
        tree = self._parse(sql)
        if not isinstance(tree, exp.Query):
            raise refuse(sql)
        columns = self._select(tree, None)
        return Query(_text(tree), tuple(name for name, _ in columns), tuple(kind for _, kind in columns))

    def expressions(self, parts: list[str]) -> Query:
        """Translate expressions into one SELECT of them all."""
        return self.query("SELECT " + ", ".join(f"{part} AS `value_{place}`" for place, part in enumerate(parts)))

    def of_table(self, expression: str, table: Table) -> str:
        """Translate an expression over a table's columns: a CHECK, a generated column, a default."""
        tree = self._parse(f"SELECT {expression}")
        if not isinstance(tree, exp.Select) or len(tree.expressions) != 1 or len(tree.args) and tree.args.get("from_"):
            raise refuse(expression)
        if tree.find(exp.Query, bfs=False) is not tree or any(tree.find_all(exp.Parameter, exp.SessionParameter)):
            raise refuse(expression)
        used = {column.name.lower() for column in tree.find_all(exp.Column)}
        kinds = self._catalog.kinds(table.name) or _kinds_of(table)
        if not used <= set(kinds):
            raise refuse(expression)
        self._expression(tree.expressions[0], Scope({table.name: kinds}))
        return _text(tree).removeprefix("SELECT ")

    def delete(self, sql: str) -> tuple[str, str | None]:
        """Translate a DELETE of one table: (statement, None), or (DELETE by rowid, SELECT of the rowids in order)."""
        tree = self._parse(sql)
        table = tree.this if isinstance(tree, exp.Delete) else None
        if not isinstance(table, exp.Table):
            raise refuse(sql)
        self._only(tree, "using", "cluster")
        scope = self._one_table(table)
        for part in ("where", "order"):
            if tree.args.get(part):
                self._expression(tree.args[part], scope)
        order = tree.args.pop("order", None)
        if order is None:
            return _text(tree), None
        keys = exp.Select(expressions=[exp.column("rowid")], from_=exp.From(this=table.copy()),
                          where=tree.args.get("where"), order=order)
        return f"DELETE FROM {quoted(table.name)} WHERE rowid = ?", _text(keys)

    def update(self, sql: str) -> str:
        """Translate an UPDATE of one table."""
        tree = self._parse(sql)
        if not isinstance(tree, exp.Update) or not isinstance(tree.this, exp.Table):
            raise refuse(sql)
        self._only(tree)
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
        return _text(tree)

    def rows(self, sql: str) -> str:
        """Translate the rows of an INSERT … VALUES that hold more than literals."""
        tree = self._parse(f"INSERT INTO `t` VALUES {sql}")
        values = tree.expression if isinstance(tree, exp.Insert) else None
        if not isinstance(values, exp.Values) or any(tree.args.get(name) for name in ("conflict", "ignore", "returning")):
            raise refuse(sql)
        for row in values.expressions:
            for value in list(row.expressions):
                self._expression(value, Scope())
        return ", ".join(_text(row) for row in values.expressions)

    # queries --------------------------------------------------------------------------------------------------------
    def _parse(self, sql: str) -> exp.Expression:
        try:
            trees = sqlglot.parse(sql, dialect="mysql")
        except SqlglotError as error:
            raise StatementFailed(f"the rehearsal cannot read the statement: {str(error).splitlines()[0]}") from error
        if len(trees) != 1 or trees[0] is None or isinstance(trees[0], exp.Command):
            raise refuse(sql)
        return trees[0]

    def _only(self, tree: exp.Expression, *also: str) -> None:
        given = {name for name, value in tree.args.items() if value not in (None, [], False)}
        extra = given - ALLOWED[type(tree)] - set(also)
        if extra:
            raise refuse(f"{sorted(extra)[0]} in {tree.sql('mysql')}")

    def _one_table(self, table: exp.Table) -> Scope:
        self._only(table)
        return Scope({table.alias_or_name: self._catalog.kinds(table.name, table.db) or {}})

    def _select(self, tree: exp.Expression, outer: Scope | None) -> list[tuple[str, Kind]]:
        """Translate a query in place; returns the names and kinds of its columns."""
        if isinstance(tree, exp.Subquery):
            self._only(tree)
            return self._select(tree.this, outer)
        if not isinstance(tree, exp.Select | exp.Union):
            raise refuse(tree)
        self._only(tree)
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
        left, right = self._select(tree.left, outer), self._select(tree.right, outer)
        columns = [(name, merged([kind, other])) for (name, kind), (_, other) in zip(left, right, strict=False)]
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
            self._only(join)
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
            self._only(source)
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

    # expressions ------------------------------------------------------------------------------------------------------
    def _expression(self, node: exp.Expression, scope: Scope) -> Kind:
        """Translate ``node`` in place (it may be replaced in its parent); returns its kind."""
        for sort in type(node).__mro__:
            handler = _HANDLERS.get(sort)
            if handler is not None:
                return handler(self, node, scope)
        raise refuse(node)

    def _children(self, node: exp.Expression, scope: Scope) -> list[Kind]:
        return [self._expression(child, scope) for child in list(node.iter_expressions())]

    def _inner(self, node: exp.Expression, scope: Scope) -> Kind:
        kinds = self._children(node, scope)
        return kinds[0] if kinds else None

    def _condition(self, node: exp.Expression, scope: Scope) -> Kind:
        self._children(node, scope)
        return INTEGER

    def _literal(self, node: exp.Literal, scope: Scope) -> Kind:
        if node.is_string:
            return TEXT
        if "e" in node.name.lower():
            return REAL
        text = tokens.number_literal(node.name)
        if text != node.name:
            node.replace(exp.Literal.string(text[1:-1]))
        return EXACT if "." in node.name else INTEGER if text == node.name else WIDE

    def _null(self, node: exp.Expression, scope: Scope) -> Kind:
        return None

    def _hexadecimal(self, node: exp.HexString, scope: Scope) -> Kind:
        return BINARY

    def _bits(self, node: exp.BitString, scope: Scope) -> Kind:
        node.replace(exp.Literal.number(int(node.name, 2)))
        return INTEGER

    def _introducer(self, node: exp.Introducer, scope: Scope) -> Kind:
        value, charset = node.expression, str(node.this).lower()
        if charset == "_binary":
            node.replace(exp.HexString(this=value.name.encode().hex()) if isinstance(value, exp.Literal) else value)
            return BINARY
        if charset not in ("_utf8mb4", "_utf8", "_utf8mb3"):
            raise refuse(node)
        if isinstance(value, exp.HexString):
            tokens.introduced(value.name)
            value = exp.Cast(this=value, to=exp.DataType.build("text"))
        node.replace(value)
        return TEXT

    def _column(self, node: exp.Column, scope: Scope) -> Kind:
        if node.args.get("db"):
            raise refuse(node)
        return scope.kind(node.name, node.table)[1]  # an unknown column is SQLite's to report

    def _variable(self, node: exp.Parameter, scope: Scope) -> Kind:
        name = node.name.lower()
        node.set("this", exp.Var(this=name))
        return kind_of_value(self._variables.get(name))

    def _setting(self, node: exp.SessionParameter, scope: Scope) -> Kind:
        name = node.name.lower()
        if name not in self._settings:
            raise StatementFailed(f"Unknown system variable '{name}'", errno=1193)
        node.replace(exp.Parameter(this=exp.Var(this=f"session_{name}")))
        return kind_of_value(self._settings[name])

    def _comparison(self, node: exp.Binary, scope: Scope) -> Kind:
        left, right = self._expression(node.left, scope), self._expression(node.right, scope)
        if isinstance(node.left, exp.Tuple) or isinstance(node.right, exp.Tuple):
            return INTEGER
        self._compared(node, left, right)
        return INTEGER

    def _compared(self, node: exp.Binary, left: Kind, right: Kind) -> exp.Expression:
        """Give a comparison MySQL's meaning; returns the node that stands in its place."""
        pair = {left, right}
        texts = pair & {TEXT, BINARY}
        if EXACT in pair or (pair & NUMBERS and texts):
            if any(kind is not None and kind not in NUMBERS and kind not in (TEXT, BINARY) for kind in pair):
                raise refuse(node)  # a date against a number
            return _replaced(node, _call(COMPARISONS[type(node)], node.left, node.right))
        moments = {kind for kind in pair if kind is not None and kind.startswith(DATE)}
        if moments and (len(moments) > 1 or (texts and not _same_notation(node, moments))):
            for side in (node.left, node.right):
                _replaced(side, _call("MOMENT", side.copy()))
        elif pair == {TEXT, BINARY}:
            for side in (node.left, node.right):
                _replaced(side, _call("AS_BINARY", side.copy()))
        return node

    def _between(self, node: exp.Between, scope: Scope) -> Kind:
        value, low, high = (self._expression(node.args[name], scope) for name in ("this", "low", "high"))
        plain = exp.GTE(this=node.this, expression=node.args["low"])
        if {value, low, high} <= {INTEGER, WIDE, None} or value == low == high:
            return INTEGER
        bounds = [self._rebuilt(exp.GTE, node.this, node.args["low"], value, low),
                  self._rebuilt(exp.LTE, node.this, node.args["high"], value, high)]
        del plain
        node.replace(exp.Paren(this=exp.and_(*bounds, copy=False)))
        return INTEGER

    def _rebuilt(self, sort: type[exp.Binary], left: exp.Expression, right: exp.Expression, *kinds: Kind) -> exp.Expression:
        holder = exp.Paren(this=sort(this=left.copy(), expression=right.copy()))
        self._compared(holder.this, *kinds)
        return holder

    def _in(self, node: exp.In, scope: Scope) -> Kind:
        if isinstance(node.this, exp.Tuple):
            return self._tuple_in(node, scope)
        value = self._expression(node.this, scope)
        if node.args.get("query"):
            (_, kind), = self._select(node.args["query"], scope)
            if merged([value, kind]) in (EXACT, TEXT) and {value, kind} & NUMBERS and value != kind:
                raise refuse(node)
            return INTEGER
        if set(node.args) - {"this", "expressions"} and any(node.args[name] for name in set(node.args) - {"this", "expressions"}):
            raise refuse(node)
        kinds = [self._expression(item, scope) for item in list(node.expressions)]
        if value == EXACT or any(kind != value and {kind, value} - {INTEGER, WIDE, None} for kind in kinds):
            tests = [self._rebuilt(exp.EQ, node.this, item, value, kind)
                     for item, kind in zip(node.expressions, kinds, strict=True)]
            node.replace(exp.Paren(this=exp.or_(*tests, copy=False)))
        return INTEGER

    def _tuple_in(self, node: exp.In, scope: Scope) -> Kind:
        """``(a, b) IN ((1, 2), …)``: SQLite wants the rows as VALUES."""
        self._children(node.this, scope)
        if node.args.get("query"):
            self._select(node.args["query"], scope)
            return INTEGER
        for row in node.expressions:
            self._children(row, scope)
        rows = ", ".join(_text(row) for row in node.expressions)
        node.replace(exp.Var(this=f"({_text(node.this)} IN (VALUES {rows}))"))
        return INTEGER

    def _escaped_like(self, node: exp.Escape, scope: Scope) -> Kind:
        like = node.this
        if not isinstance(like, exp.Like):
            raise refuse(node)
        self._children(like, scope)
        _replaced(node, _call("LIKE", like.this, like.expression, node.expression))
        return INTEGER

    def _like(self, node: exp.Binary, scope: Scope) -> Kind:
        self._children(node, scope)
        _replaced(node, _call("LIKE", node.this, node.expression))
        return INTEGER

    def _arithmetic(self, node: exp.Binary, scope: Scope) -> Kind:
        for side, other in ((node.right, node.left), (node.left, node.right)):
            if isinstance(side, exp.Interval):
                return self._shift(node, other, side, scope)
        kinds = [self._expression(node.left, scope), self._expression(node.right, scope)]
        _replaced(node, _call(ARITHMETIC[type(node)], node.left, node.right))
        if isinstance(node, exp.Xor):
            return INTEGER
        return REAL if REAL in kinds else EXACT

    def _shift(self, node: exp.Expression, value: exp.Expression, interval: exp.Expression, scope: Scope,
               amount: exp.Expression | None = None) -> Kind:
        amount = interval.this if amount is None else amount
        unit = interval.args["unit"].name.upper()
        kind = self._expression(value, scope)
        self._expression(amount, scope)
        value, amount = _refreshed(node, value), _refreshed(node, amount)
        back = isinstance(node, exp.Sub | exp.DateSub | exp.DatetimeSub)
        _replaced(node, _call("SHIFT", value, _call("NEGATE", amount) if back else amount, exp.Literal.string(unit)))
        return kind if kind != TEXT or unit in ("HOUR", "MINUTE", "SECOND") else TEXT

    def _date_function(self, node: exp.Expression, scope: Scope) -> Kind:
        return self._shift(node, node.this, node, scope, node.expression)

    def _timestamp_difference(self, node: exp.TimestampDiff, scope: Scope) -> Kind:
        unit = node.args["unit"].name.upper()
        self._expression(node.this, scope)
        self._expression(node.expression, scope)
        _replaced(node, _call("TIMESTAMPDIFF", exp.Literal.string(unit), node.expression, node.this))
        return INTEGER

    def _extract(self, node: exp.Extract, scope: Scope) -> Kind:
        unit = node.this.name.upper()
        if unit not in REGISTRY:
            raise refuse(node)
        self._expression(node.expression, scope)
        _replaced(node, _call(unit, node.expression))
        return INTEGER

    def _negative(self, node: exp.Neg, scope: Scope) -> Kind:
        kind = self._expression(node.this, scope)
        if kind in (EXACT, WIDE) or not isinstance(node.this, exp.Literal):
            _replaced(node, _call("NEGATE", node.this))
            return kind if kind == REAL else EXACT
        return kind

    def _choice(self, node: exp.If, scope: Scope) -> Kind:
        """IF stays SQLite's own, which evaluates one branch only, as MySQL does."""
        self._expression(node.this, scope)
        kinds = [self._expression(node.args[name], scope) for name in ("true", "false") if node.args.get(name)]
        return merged(kinds)

    def _case(self, node: exp.Case, scope: Scope) -> Kind:
        if node.this is not None:
            for branch in node.args["ifs"]:
                branch.set("this", exp.EQ(this=node.this.copy(), expression=branch.this))
            node.set("this", None)
        kinds = []
        for branch in node.args["ifs"]:
            self._expression(branch.this, scope)
            kinds.append(self._expression(branch.args["true"], scope))
        if node.args.get("default"):
            kinds.append(self._expression(node.args["default"], scope))
        return merged(kinds)

    def _coalesce(self, node: exp.Coalesce, scope: Scope) -> Kind:
        return merged(self._children(node, scope))

    def _null_if(self, node: exp.Nullif, scope: Scope) -> Kind:
        case = exp.Case(ifs=[exp.If(this=exp.EQ(this=node.this.copy(), expression=node.expression.copy()),
                                    true=exp.Null())], default=node.this.copy())
        _replaced(node, case)
        return self._expression(case, scope)

    def _cast(self, node: exp.Cast, scope: Scope) -> Kind:
        kind = self._expression(node.this, scope)
        value, sort = self._unpadded(node.this, kind), node.to.this.value
        if sort in ("DECIMAL", "UDECIMAL"):
            digits = [parameter.name for parameter in node.to.expressions]
            _replaced(node, _call("AS_DECIMAL", value, exp.Literal.number(digits[1] if len(digits) > 1 else 0)))
            return EXACT
        if sort in ("DATETIME", "TIMESTAMP"):
            digits = node.to.expressions[0].name if node.to.expressions else 0
            _replaced(node, _call("AS_DATETIME", value, exp.Literal.number(digits)))
            return DATETIME + (str(digits) if str(digits) != "0" else "")
        if sort not in CASTS:
            raise refuse(node)
        name, result = CASTS[sort]
        call = _call(name, value)
        if name == "AS_TEXT" and sort != "CHARACTER_SET" and node.to.expressions:
            call = _call("LEFT", call, exp.Literal.number(node.to.expressions[0].name))
        _replaced(node, call)
        return result

    def _collated(self, node: exp.Collate, scope: Scope) -> Kind:
        kind = self._expression(node.this, scope)
        exact = node.expression.name.lower().endswith(("_bin", "_cs", "binary"))
        node.set("expression", exp.Var(this="BINARY" if exact else "NOCASE"))
        return kind

    def _scalar_subquery(self, node: exp.Subquery, scope: Scope) -> Kind:
        columns = self._select(node, scope)
        if len(columns) != 1:
            raise StatementFailed("Operand should contain 1 column(s)", errno=1241)
        if not _surely_one_row(node.this):
            # SQLite would take the first of many rows, where a server refuses with error 1242
            node.replace(exp.Var(this=f"(WITH `rows`(`value`) AS ({_text(node.this)}) "
                                      f"SELECT my_single(`value`) FROM `rows`)"))
        return columns[0][1]

    def _exists(self, node: exp.Exists, scope: Scope) -> Kind:
        self._select(node.this, scope)
        return INTEGER

    def _window(self, node: exp.Window, scope: Scope) -> Kind:
        kinds = self._children(node, scope)
        return kinds[0]

    def _aggregate(self, node: exp.Expression, scope: Scope) -> Kind:
        """SUM and AVG are always ours, MIN and MAX only over decimals."""
        name = {exp.Sum: "SUM", exp.Avg: "AVG", exp.Min: "MIN", exp.Max: "MAX"}[type(node)]
        if node.expressions:
            raise refuse(node)
        distinct = isinstance(node.this, exp.Distinct)
        kind = self._inner(node, scope)
        if name in ("MIN", "MAX"):
            if kind != EXACT:
                return kind
            name += "_NUMBER"
        assert name in AGGREGATES
        argument = node.this.expressions[0] if distinct else node.this
        call = _call(name, argument)
        if distinct:
            call.set("expressions", [exp.Distinct(expressions=[argument])])
        _replaced(node, call)
        return REAL if kind == REAL else EXACT

    def _count(self, node: exp.Count, scope: Scope) -> Kind:
        if isinstance(node.this, exp.Distinct) and len(node.this.expressions) > 1:
            raise refuse(node)
        self._children(node, scope)
        return INTEGER

    def _star(self, node: exp.Star, scope: Scope) -> Kind:
        return None

    def _function(self, node: exp.Func, scope: Scope) -> Kind:
        """Any other function: its MySQL name and arguments, as sqlglot would write them for MySQL."""
        name, arguments = _mysql_call(node)
        if name in RANKINGS:
            return merged([self._expression(argument, scope) for argument in arguments]) if arguments else INTEGER
        kinds = [self._expression(argument, scope) for argument in arguments]
        current = [_refreshed(node, argument) for argument in arguments]
        if name in SESSION_FUNCTIONS:
            _replaced(node, _call(name, *current))
            return SESSION_FUNCTIONS[name]
        if name not in REGISTRY:
            raise StatementFailed(f"FUNCTION {name} does not exist, or the rehearsal does not know it", errno=1305)
        function = REGISTRY[name]
        if name in ("GREATEST", "LEAST") and merged(kinds) == EXACT:
            name += "_NUMBER"
        if function.kind in (TEXT, BINARY) or name in ("LENGTH", "CHAR_LENGTH", "CRC32"):
            current = [self._unpadded(argument, kind) for argument, kind in zip(current, kinds, strict=True)]
        _replaced(node, _call(name, *current))
        return merged(kinds) if function.kind == MERGE else function.kind

    def _unpadded(self, value: exp.Expression, kind: Kind) -> exp.Expression:
        """A wide integer as MySQL would print it."""
        return _call("UNPAD", value) if kind == WIDE else value


_HANDLERS = {
    exp.Literal: Translator._literal, exp.Null: Translator._null, exp.Boolean: Translator._condition,
    exp.HexString: Translator._hexadecimal, exp.BitString: Translator._bits, exp.Introducer: Translator._introducer,
    exp.Column: Translator._column, exp.Parameter: Translator._variable, exp.SessionParameter: Translator._setting,
    exp.And: Translator._condition, exp.Or: Translator._condition, exp.Not: Translator._condition,
    exp.Is: Translator._condition, exp.Between: Translator._between, exp.In: Translator._in,
    exp.Like: Translator._like, exp.Escape: Translator._escaped_like, exp.Neg: Translator._negative,
    exp.If: Translator._choice, exp.Case: Translator._case, exp.Coalesce: Translator._coalesce,
    exp.Nullif: Translator._null_if, exp.Cast: Translator._cast, exp.Collate: Translator._collated,
    exp.Subquery: Translator._scalar_subquery, exp.Exists: Translator._exists, exp.Window: Translator._window,
    exp.Sum: Translator._aggregate, exp.Avg: Translator._aggregate, exp.Min: Translator._aggregate,
    exp.Max: Translator._aggregate, exp.Count: Translator._count, exp.Star: Translator._star,
    exp.DateAdd: Translator._date_function, exp.DateSub: Translator._date_function,
    exp.TimestampDiff: Translator._timestamp_difference, exp.Extract: Translator._extract,
    exp.Func: Translator._function,
    exp.Paren: Translator._inner, exp.Distinct: Translator._inner, exp.Ordered: Translator._inner,
    exp.Tuple: Translator._inner, exp.Where: Translator._inner, exp.Having: Translator._inner,
    exp.Order: Translator._inner, exp.Group: Translator._inner, exp.Limit: Translator._inner,
    exp.Offset: Translator._inner, exp.WindowSpec: Translator._inner,
    **dict.fromkeys(COMPARISONS, Translator._comparison), **dict.fromkeys(ARITHMETIC, Translator._arithmetic),
}


def kind_of_value(value: object) -> Kind:
    """The kind of a user variable or a setting, by its value."""
    from decimal import Decimal

    if isinstance(value, bytes):
        return BINARY
    if isinstance(value, str):
        return TEXT
    if isinstance(value, int):
        return INTEGER if value < 2**63 else WIDE
    return EXACT if isinstance(value, Decimal) else REAL if isinstance(value, float) else None


def _kinds_of(table: Table) -> Columns:
    from .columns import kind

    return {column.name.lower(): kind(column) for column in table.columns}


def _renamed(columns: list[tuple[str, Kind]], alias: exp.Expression | None) -> Columns:
    names = [name.name for name in alias.columns] if isinstance(alias, exp.TableAlias) else []
    return {(names[place] if place < len(names) else name).lower(): kind for place, (name, kind) in enumerate(columns)}


def _call(name: str, *arguments: exp.Expression) -> exp.Anonymous:
    return exp.Anonymous(this=f"my_{name.lower()}", expressions=list(arguments))


def _replaced(node: exp.Expression, by: exp.Expression) -> exp.Expression:
    node.replace(by)
    return by


def _refreshed(node: exp.Expression, child: exp.Expression) -> exp.Expression:
    raise NotImplementedError


def _same_notation(node: exp.Binary, moments: set[str]) -> bool:
    """True when a date or moment is compared with a literal in the very notation of the column."""
    length = {DATE: 10, DATETIME: 19}.get(next(iter(moments)))
    return any(isinstance(side, exp.Literal) and len(side.name) == length for side in (node.left, node.right))


def _surely_one_row(query: exp.Expression) -> bool:
    if not isinstance(query, exp.Select):
        return False
    limit = query.args.get("limit")
    if limit is not None and limit.expression.name == "1":
        return True
    return not query.args.get("group") and any(
        isinstance(item.unalias(), exp.AggFunc) or
        (isinstance(item.unalias(), exp.Anonymous) and item.unalias().name.lower() in ("my_sum", "my_avg"))
        for item in query.expressions)


def _text(tree: exp.Expression) -> str:
    """SQLite's text, names in backticks."""
    try:
        sql = tree.sql("sqlite", identify=True, unsupported_level=ErrorLevel.RAISE, comments=False)
    except SqlglotError as error:
        raise refuse(str(error)) from error
    return DOUBLE_QUOTED.sub(
        lambda match: match.group() if match.group(1) is None else quoted(match.group(1).replace('""', '"')), sql)
