"""A schema while it is being read: statements add to it, and once all are read it is checked and becomes a Schema.

Keys and references may name what a later ALTER TABLE adds or a later CREATE TABLE makes, hence everything that needs
the whole file is looked at in ``finish``. This module knows what a server would refuse, and no syntax.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..errors import SchemaError, did_you_mean
from ..printable import quantity
from ..sql.position import Position
from ..sql.source import Source
from ..sql.tokens import DOUBLE, SYMBOL, WORD, Token, without_parentheses
from .expressions import is_sequence
from .model import Check, Column, ForeignKey, Schema, Table, Trigger, UniqueKey

KEY_KINDS = {"primary": "the primary key", "unique": "a unique key", "index": "a key"}
# sqlglot reads the first argument of GET_FORMAT(DATE, 'USA') as a column.
WORDS_READ_AS_COLUMNS = frozenset({"date", "time", "datetime", "timestamp"})
_OPERATORS = frozenset("AND OR XOR NOT IS NULL IN BETWEEN LIKE REGEXP RLIKE DIV MOD TRUE FALSE".split())
_MOST_TOKENS = 200  # of an expression that cannot be nested too deep to be read


@dataclass
class KeyBuilder:
    """A primary, unique or other key. ``parts`` are column names; a key over an expression has none of its parts here,
    its text being in ``expression``."""

    kind: str
    parts: list[Token]
    prefixes: tuple[int | None, ...]
    expression: list[Token]
    name: str | None = None


@dataclass
class ReferenceBuilder:
    """A foreign key; ``parent_columns`` is None where the DDL leaves them out."""

    location: int
    name: str | None
    columns: list[Token]
    parent: Token
    parent_columns: list[Token] | None
    on_delete: str = "NO ACTION"
    on_update: str = "NO ACTION"
    index_name: str | None = None
    """Its name on MariaDB where it has none of its own."""


@dataclass
class CheckBuilder:
    """A CHECK constraint, ``tokens`` without its parentheses."""

    name: str | None
    tokens: list[Token]
    enforced: bool = True


@dataclass
class PartitionBuilder:
    """The partitions of a table by RANGE, which end before ``limits``, or by LIST, which have the values ``limits``."""

    kind: str
    expression: list[Token]
    limits: list[Token]
    function: str = ""  # of ``expression``, where the limit is written as one of ``expression`` itself

    def condition(self, source: Source) -> str:
        """What a row keeps that has a partition; for others a server has error 1526."""
        text = source.render(self.expression)
        if self.kind == "RANGE":
            return f"{text} < {source.render(self.limits)}"
        values = [source.render([token]) for token in self.limits if token.kind != SYMBOL and token.word != "NULL"]
        return f"{text} IN ({', '.join(values)})"


@dataclass
class TableBuilder:
    """One table so far. ``expressions`` are generated columns and expression defaults, whose columns must exist."""

    name: str
    location: int
    position: Position
    columns: list[Column] = field(default_factory=list)
    keys: list[KeyBuilder] = field(default_factory=list)
    references: list[ReferenceBuilder] = field(default_factory=list)
    checks: list[CheckBuilder] = field(default_factory=list)
    expressions: dict[str, list[list[Token]]] = field(default_factory=dict)
    comment: str = ""
    charset: str | None = None
    collation: str | None = None
    engine: str | None = None
    is_versioned: bool = False
    partitions: PartitionBuilder | None = None
    made_keys: set[str] = field(default_factory=set)  # names, lower case, of keys that a server may have made by itself
    _indexes: dict[str, int] = field(default_factory=dict)  # of the columns so far, by lower-case name

    def index_of(self, name: str) -> int | None:
        """The place of the column called ``name`` (case ignored), or None."""
        for index in range(len(self._indexes), len(self.columns)):
            self._indexes.setdefault(self.columns[index].name.lower(), index)
        return self._indexes.get(name.lower())

    def forget_places(self) -> None:
        """To be called when columns were moved or renamed; added ones are seen."""
        self._indexes.clear()

    def find(self, name: str) -> Column | None:
        """The column called ``name`` (case ignored), or None."""
        index = self.index_of(name)
        return None if index is None else self.columns[index]

    def has_key(self, name: str | None) -> bool:
        """Whether a key is called ``name``, case ignored; the primary key is called PRIMARY."""
        return _is_among(name, (key.name for key in self.keys))

    def has_reference(self, name: str | None) -> bool:
        """Whether a foreign key is called ``name``, case ignored."""
        return _is_among(name, (each.name or each.index_name for each in self.references))

    def has_check(self, name: str) -> bool:
        """Whether a CHECK is called ``name``, case ignored."""
        return _is_among(name, (check.name for check in self.checks))

    def unknown_column(self, source: Source, name: str, index: int, what: str) -> SchemaError:
        """The error about a name that is no column of this table."""
        names = [column.name for column in self.columns]
        return source.error(
            f"{what} names an unknown column '{name}' of table '{self.name}'{did_you_mean(name, names)}",
            index,
            hint=f"'{self.name}' has the columns {', '.join(names)}",
        )


@dataclass
class SchemaBuilder:
    """All tables so far, in the order of the source. ``partial`` when others may exist that the source does not hold."""

    source: Source
    partial: bool = False
    tables: dict[str, TableBuilder] = field(default_factory=dict)
    triggers: list[Trigger] = field(default_factory=list)
    altering_procedures: set[str] = field(default_factory=set)  # lower-case names of those that make or alter tables

    def find(self, name: str) -> TableBuilder | None:
        """The table called exactly ``name``, else the only one that differs in case, else None."""
        if name in self.tables:
            return self.tables[name]
        # With lower_case_table_names 1 or 2 (Windows, macOS) references may be written in another case than the table
        # (https://dev.mysql.com/doc/refman/8.4/en/identifier-case-sensitivity.html).
        alike = [table for table in self.tables.values() if table.name.lower() == name.lower()]
        return alike[0] if len(alike) == 1 else None

    def named(self, token: Token, what: str) -> TableBuilder:
        """The table that ``token`` names. Raises SchemaError with the nearest name when there is none."""
        found = self.find(token.text)
        if found is None:
            raise self.source.error(
                f"{what} unknown table '{token.text}'{did_you_mean(token.text, list(self.tables))}",
                token.start,
                hint="give the file that creates it, too: --schema may be repeated, and takes a folder of migrations",
            )
        return found

    def finish(self) -> Schema:
        """Check the whole and return it. Raises SchemaError for the first thing that a server would refuse."""
        if not self.tables and not self.partial:
            raise SchemaError(
                "no CREATE TABLE in this schema",
                location=f"{self.source.file}:1:1",
                hint="mysqldump --no-data DATABASE > schema.sql writes one",
            )
        tables = tuple(_TableResolver(self, table).table() for table in self.tables.values())
        return Schema(tables, self.source.file, tuple(self._triggers()))

    def refuse_taken(self, token: Token, but: TableBuilder | None = None) -> None:
        """Raise SchemaError when a table other than ``but`` is called so already."""
        first = self.tables.get(token.text)
        if first is not None and first is not but:
            raise self.source.error(
                f"table '{token.text}' is defined twice",
                token.start,
                hint=f"its first definition is at {first.position}",
            )

    def drop_table(self, name: str) -> None:
        """Forget a table, and the triggers on it, which a server drops with it."""
        table = self.find(name)
        if table is not None:
            self.triggers = [trigger for trigger in self.triggers if self.find(trigger.table) is not table]
            del self.tables[table.name]

    def drop_trigger(self, name: str) -> None:
        """Forget a trigger; trigger names ignore case."""
        self.triggers = [trigger for trigger in self.triggers if trigger.name.lower() != name.lower()]

    def _triggers(self) -> Iterator[Trigger]:
        """The triggers, tables spelled as in their definitions."""
        for trigger in self.triggers:
            if self.partial or self.find(trigger.table) is not None:
                writes, inserts = (tuple(map(self._spelled, names)) for names in (trigger.writes, trigger.inserts))
                yield replace(trigger, table=self._spelled(trigger.table), writes=writes, inserts=inserts)

    def _spelled(self, name: str) -> str:
        table = self.find(name)
        return table.name if table is not None else name


@dataclass
class _TableResolver:
    """Turns one builder into a Table."""

    schema: SchemaBuilder
    builder: TableBuilder

    @property
    def source(self) -> Source:
        return self.schema.source

    def table(self) -> Table:
        builder = self.builder
        keys = [(key, self._key_columns(key)) for key in builder.keys]
        primary = next((columns for key, columns in keys if key.kind == "primary"), ())
        checks = self._checks()
        for expressions in builder.expressions.values():
            for tokens in expressions:
                self._look_up(tokens, "an expression")
        # the columns of a primary key are NOT NULL, also where the definition does not say so:
        # https://dev.mysql.com/doc/refman/8.4/en/create-table.html
        columns = tuple(
            replace(column, nullable=False) if column.nullable and column.name in primary else column
            for column in builder.columns
        )
        return Table(
            builder.name,
            columns,
            primary,
            self._unique_keys(keys),
            self._foreign_keys(),
            checks,
            builder.comment,
            builder.charset,
            builder.collation,
            builder.engine,
            builder.is_versioned,
            builder.position,
        )

    def _columns(self, names: Sequence[Token], what: str, table: TableBuilder | None = None) -> tuple[str, ...]:
        """The names as the column definitions spell them."""
        table = table or self.builder
        found = []
        for token in names:
            index = table.index_of(token.text)
            if index is None:
                raise table.unknown_column(self.source, token.text, token.start, what)
            if table.columns[index].name in found:
                raise self.source.error(
                    f"{what} names column '{token.text}' of table '{table.name}' twice", token.start
                )
            found.append(table.columns[index].name)
        return tuple(found)

    def _key_columns(self, key: KeyBuilder) -> tuple[str, ...]:
        """A key's columns, but for the end of a row's life, which MariaDB adds to the keys of versioned tables."""
        columns = self._columns(key.parts, KEY_KINDS[key.kind])
        ends = {column.name for column in self.builder.columns if column.expression == "ROW END"}
        if ends.isdisjoint(columns):
            return columns
        key.prefixes = key.prefixes[: len(columns) - 1]
        return tuple(name for name in columns if name not in ends)

    def _unique_keys(self, keys: Sequence[tuple[KeyBuilder, tuple[str, ...]]]) -> tuple[UniqueKey, ...]:
        """The unique keys; what the others are made of is looked at too."""
        unique_keys = []
        for key, columns in keys:
            if key.expression:
                self._look_up(key.expression, "a key")
            if key.kind == "unique" and key.name is not None:
                text = self.source.render(key.expression) if key.expression else None
                unique_keys.append(UniqueKey(key.name, columns, key.prefixes, text))
        return tuple(unique_keys)

    def _foreign_keys(self) -> tuple[ForeignKey, ...]:
        return tuple(
            self._foreign_key(reference, reference.name or "")
            for reference in self.builder.references
            if not self.schema.partial or self.schema.find(reference.parent.text) is not None
        )

    def _foreign_key(self, reference: ReferenceBuilder, name: str) -> ForeignKey:
        what = f"foreign key '{name}'"
        columns = self._columns(reference.columns, what)
        parent = self.schema.named(reference.parent, f"{what} of table '{self.builder.name}' references")
        # the parent's primary key, as MySQL reads it from 9.0 on:
        # https://dev.mysql.com/doc/refman/9.0/en/create-table-foreign-keys.html
        if reference.parent_columns is None:
            primary = next((key.parts for key in parent.keys if key.kind == "primary"), None)
            if primary is None:
                raise self.source.error(
                    f"{what} names no column of '{parent.name}', which has no primary key",
                    reference.parent.start,
                    hint=f"write REFERENCES {parent.name} (column)",
                )
            parent_columns = self._columns(primary, "the primary key", parent)
        else:
            parent_columns = self._columns(reference.parent_columns, what, parent)
        if len(columns) != len(parent_columns):
            raise self.source.error(
                f"{what} has {quantity(len(columns), 'column')} ({', '.join(columns)}) and references "
                f"{len(parent_columns)} ({', '.join(parent_columns)}) of '{parent.name}'",
                reference.parent.start,
            )
        return ForeignKey(
            name,
            columns,
            parent.name,
            parent_columns,
            reference.on_delete,
            reference.on_update,
            self.source.position(reference.location),
        )

    def _checks(self) -> tuple[Check, ...]:
        """The CHECK constraints; the one that MariaDB writes for a JSON column is the column's type instead."""
        checks = []
        for check in self.builder.checks:
            tokens = without_parentheses(check.tokens)
            if self._is_json_type(tokens):
                continue
            self._look_up(tokens, "a CHECK constraint")
            checks.append(Check(check.name or "", self.source.render(tokens), check.enforced))
        if self.builder.partitions is not None:
            checks.append(Check("of its partitions", self.builder.partitions.condition(self.source)))
        return tuple(checks)

    def _is_json_type(self, tokens: Sequence[Token]) -> bool:
        """True for ``json_valid(`x`)`` over a LONGTEXT or JSON column, which is JSON from now on.

        MariaDB's JSON is an alias: https://mariadb.com/kb/en/json/.
        """
        if len(tokens) != 4 or tokens[0].word != "JSON_VALID" or not tokens[2].is_name:
            return False
        index = self.builder.index_of(tokens[2].text)
        if index is None or self.builder.columns[index].type.name not in ("longtext", "json"):
            return False
        column = self.builder.columns[index]
        self.builder.columns[index] = replace(
            column, type=replace(column.type, name="json", length=None, charset=None, collation=None)
        )
        return True

    def _look_up(self, tokens: Sequence[Token], what: str) -> None:
        """Refuse an expression that names a column that the table lacks. What sqlglot cannot parse is left alone: the
        text is kept as it is, and the server decides about it."""
        if self._names_nothing_else(tokens):
            return
        import sqlglot
        from sqlglot import exp
        from sqlglot.errors import SqlglotError

        try:
            tree = sqlglot.parse_one(f"SELECT {self.source.render(tokens)}", dialect="mysql")
        except SqlglotError:
            return
        except RecursionError:
            raise self.source.error("this expression is nested too deep to be read", tokens[0].start) from None
        for column in tree.find_all(exp.Column):
            known = (
                self.builder.index_of(column.name) is not None
                or isinstance(column.this, exp.Star)
                or is_sequence(column)
            )
            # A server refuses it as well (error 1054, or 3820 in a CHECK); here the place in the file is known.
            if not known and (column.this.quoted or column.name.lower() not in WORDS_READ_AS_COLUMNS):
                token = next((token for token in tokens if token.is_name and token.text == column.name), tokens[0])
                raise self.builder.unknown_column(self.source, column.name, token.start, what)

    def _names_nothing_else(self, tokens: Sequence[Token]) -> bool:
        """True when all words of an expression are the table's columns, functions or operators: most are, and sqlglot takes longer
        to load than the schema to be read."""
        following = [each.text for each in tokens[1:]] + [""]
        return len(tokens) <= _MOST_TOKENS and all(
            not token.is_name
            or (token.kind == WORD and (token.word in _OPERATORS or after == "("))
            or (token.kind != DOUBLE and self.builder.index_of(token.text) is not None)
            for token, after in zip(tokens, following, strict=True)
        )


def _is_among(name: str | None, names: Iterable[str | None]) -> bool:
    return name is not None and name.lower() in {each.lower() for each in names if each is not None}
