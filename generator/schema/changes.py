"""What DROP, RENAME and CONVERT change of the tables so far, beyond the thing that they name: its keys, its constraints, the
references of other tables. As servers do it; no syntax here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ..sql.tokens import DOUBLE, SYMBOL, WORD, Token, without_parentheses
from .builder import KeyBuilder, SchemaBuilder, TableBuilder
from .constraint_names import renamed
from .model import TEXT_BYTES, Column, ColumnType
from .types import BYTE_TWINS, WIDEST_CHARACTER


def drop_column(schema: SchemaBuilder, table: TableBuilder, column: Column, *, is_replaced: bool = False) -> None:
    """Take away a column, its part in keys (a key without any goes too), and the checks of it alone. Where one of its name is added
    by the same statement (``is_replaced``), keys are over that one."""
    # https://dev.mysql.com/doc/refman/8.4/en/alter-table.html; a check of other columns too is refused by servers, and so
    # is a foreign key: they stay here, and name a column that is not there.
    name = column.name.lower()
    table.columns.remove(column)
    table.forget_places()
    table.expressions.pop(name, None)
    if not is_replaced:
        table.keys = [key for key in (_without(key, name) for key in table.keys) if key is not None]
    table.checks = [check for check in table.checks if _names(schema, table, check.tokens, name) != {name}]


def drop_primary_key(table: TableBuilder) -> None:
    """Take away the primary key. Its columns stay NOT NULL: they became so with it."""
    names = {part.text.lower() for key in table.keys if key.kind == "primary" for part in key.parts}
    table.columns = [replace(each, nullable=each.nullable and each.name.lower() not in names) for each in table.columns]
    table.keys = [key for key in table.keys if key.kind != "primary"]


def rename_columns(schema: SchemaBuilder, table: TableBuilder, names: Mapping[str, str]) -> None:
    """Give columns new names, by their old ones in lower case, all at once; keys, foreign keys of and to ``table`` and expressions
    follow."""
    if not names:
        return
    table.columns = [replace(column, name=names.get(column.name.lower(), column.name)) for column in table.columns]
    table.forget_places()
    table.expressions = {names.get(name, name).lower(): tokens for name, tokens in table.expressions.items()}
    for key in table.keys:
        key.parts, key.expression = _spelled(key.parts, names), _spelled_in(schema, key.expression, names)
    for reference in table.references:
        reference.columns = _spelled(reference.columns, names)
    for other in schema.tables.values():
        for reference in other.references:
            if reference.parent_columns is not None and schema.find(reference.parent.text) is table:
                reference.parent_columns = _spelled(reference.parent_columns, names)
    # as MariaDB does; MySQL refuses to rename a column that a check or a generated column names (errors 3959, 3108)
    for check in table.checks:
        check.tokens = _spelled_in(schema, check.tokens, names)
    if table.partitions is not None:
        table.partitions.expression = _spelled_in(schema, table.partitions.expression, names)
    table.columns = [_rewritten(schema, table, column, names) for column in table.columns]


def rename_table(schema: SchemaBuilder, table: TableBuilder, new: str) -> None:
    """Rename a table; foreign keys to it, triggers on it and the names made of its own follow."""
    old = table.name
    for other in schema.tables.values():
        for reference in other.references:
            if schema.find(reference.parent.text) is table:
                reference.parent = reference.parent._replace(text=new)
    schema.triggers = [
        replace(trigger, table=new) if schema.find(trigger.table) is table else trigger for trigger in schema.triggers
    ]
    for reference in table.references:
        reference.name = renamed(reference.name, old, new)
    for check in table.checks:
        check.name = renamed(check.name, old, new)
    schema.tables = {new if each is table else name: each for name, each in schema.tables.items()}
    table.name = new


def convert(table: TableBuilder, charset: str | None, collation: str | None) -> None:
    """Give the table and all its text columns another character set, as CONVERT TO CHARACTER SET does."""
    table.charset, table.collation = charset, collation
    table.columns = [
        replace(column, type=_converted(column.type, charset, collation))
        if column.type.is_text or column.type.labels
        else column
        for column in table.columns
    ]


def _without(key: KeyBuilder, column: str) -> KeyBuilder | None:
    if key.expression:
        key.expression = _without_part(key.expression, column)
        return key
    kept = [index for index, part in enumerate(key.parts) if part.text.lower() != column]
    if len(kept) == len(key.parts):
        return key
    key.parts, key.prefixes = [key.parts[index] for index in kept], tuple(key.prefixes[index] for index in kept)
    return key if kept else None


def _without_part(tokens: Sequence[Token], column: str) -> list[Token]:
    """The parts of a key over expressions, without the one that is a column; one that only reads it is refused by MySQL."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        if token.kind == SYMBOL:
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            if token.text == "," and not depth:
                parts.append([])
        parts[-1].append(token)  # a comma begins its part
    kept = [part for part in parts if next(token for token in part if token.text != ",").text.lower() != column]
    return [
        token for number, part in enumerate(kept) for token in (part if number or kept[0] is parts[0] else part[1:])
    ]


def _spelled(tokens: Sequence[Token], names: Mapping[str, str]) -> list[Token]:
    """Names of columns as they are now."""
    return [
        token._replace(text=names[token.text.lower()]) if token.text.lower() in names else token for token in tokens
    ]


def _spelled_in(schema: SchemaBuilder, tokens: Sequence[Token], names: Mapping[str, str]) -> list[Token]:
    """An expression over columns as they are called now; ``date(date)`` has one."""
    columns = _columns(schema, tokens)
    return [
        token._replace(text=names[token.text.lower()]) if token in columns and token.text.lower() in names else token
        for token in tokens
    ]


def _columns(schema: SchemaBuilder, tokens: Sequence[Token]) -> set[Token]:
    """The tokens of an expression that may name a column: no strings, no functions."""
    strings = () if schema.source.ansi else (DOUBLE,)
    calls = {token for token, after in pairwise(tokens) if token.kind == WORD and after.text == "("}
    return {token for token in tokens if token.is_name and token.kind not in strings and token not in calls}


def _rewritten(schema: SchemaBuilder, table: TableBuilder, column: Column, names: Mapping[str, str]) -> Column:
    """A generated column, or one whose DEFAULT is an expression, with its expression over the renamed column."""
    before = table.expressions.get(column.name.lower(), [])
    after = [_spelled_in(schema, tokens, names) for tokens in before]
    if after == before:
        return column
    table.expressions[column.name.lower()] = after
    text = schema.source.render(without_parentheses(after[0]))
    return replace(column, expression=text) if column.generated else replace(column, default=f"({text})")


def _names(schema: SchemaBuilder, table: TableBuilder, tokens: Sequence[Token], dropped: str) -> set[str]:
    """The columns that an expression names, lower case, the dropped one among them."""
    words = {token.text.lower() for token in _columns(schema, tokens)}
    return {word for word in words if word == dropped or table.index_of(word) is not None}


def _converted(kind: ColumnType, charset: str | None, collation: str | None) -> ColumnType:
    if charset == "binary" and kind.name in BYTE_TWINS:
        return ColumnType(BYTE_TWINS[kind.name], kind.length)
    if kind.name in TEXT_BYTES and kind.length is not None:
        # "changes the data type as necessary to ensure that the new column is long enough to store as many characters as the
        # original column": https://dev.mysql.com/doc/refman/8.4/en/alter-table.html
        before, after = (WIDEST_CHARACTER.get(name or "utf8mb4", 1) for name in (kind.charset, charset))
        needed = kind.length // before * after
        name = next((name for name, most in TEXT_BYTES.items() if needed <= most), "longtext")
        if TEXT_BYTES[name] > TEXT_BYTES[kind.name]:
            kind = replace(kind, name=name, length=TEXT_BYTES[name])
    return replace(kind, charset=charset, collation=collation)
