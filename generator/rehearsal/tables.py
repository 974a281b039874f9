"""The schema model as SQLite tables: keys, foreign keys, CHECKs and generated columns as a server would hold them.

Three things SQLite leaves open are closed with triggers: values are brought into the notation MySQL stores; a row may
refer to itself or to an earlier row of its own statement, never to a later one (InnoDB checks row by row, SQLite at the
statement's end); a key that counts up gets its number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..errors import SeedsqlError
from ..schema.model import Column, ForeignKey, Schema, Table
from .columns import (
    PROVED,
    UNCHECKED_TYPES,
    affinity,
    canonical,
    condition,
    folds_case,
    literal,
    quoted,
)

Translate = Callable[[str, Table], str]
Note = Callable[[str], None]


def table_ddl(table: Table, schema: Schema, translate: Translate, note: Note) -> list[str]:
    """The statements that build ``table``. ``translate`` turns a MySQL expression over the table's columns into
    SQLite's, or raises; what it cannot translate is left out and reported to ``note``."""
    parts = [_column(table, column, translate, note) for column in table.columns]
    if table.primary_key:
        # SQLite takes no generated column into a primary key: https://www.sqlite.org/gencol.html
        computed = any(table.column(name).generated for name in table.primary_key)
        parts.append(f"{'UNIQUE' if computed else 'PRIMARY KEY'} ({_names(table.primary_key)})")
    parts += [
        f"CONSTRAINT {quoted(key.name)} UNIQUE ({_names(key.columns)})"
        for key in table.unique_keys
        # Keys over prefixes and expressions become indexes over expressions: a UNIQUE constraint of SQLite takes
        # columns only.
        if key.columns and not any(key.prefixes)
    ]
    parts += _foreign_keys(table, schema, note)
    parts += _checks(table, translate, note)
    return [
        f"CREATE TABLE {quoted(table.name)} (\n  " + ",\n  ".join(parts) + "\n)",
        *_folded_indexes(table, translate, note),
    ]


def strict_ddl(table: Table, schema: Schema) -> Iterator[str]:
    """The triggers that ``table`` needs for rows that ``bulk`` has not proved."""
    yield from _value_triggers(table)
    yield from _numbering(table)
    for fk in table.foreign_keys:
        if schema.find(fk.parent) is table:
            yield from _self_reference(table, fk)


def child_index(table: Table, fk: ForeignKey) -> str:
    """The index that InnoDB keeps over every foreign key. SQLite, which keeps none, reads all of ``table`` for each parent that
    is deleted."""
    name = quoted(f"{table.name}.{fk.name} (index)")
    return f"CREATE INDEX IF NOT EXISTS {name} ON {quoted(table.name)} ({_names(fk.columns)})"


def key_ddl(table: Table) -> Iterator[str]:
    """The indexes that ``table`` needs for texts that are the same in more than ASCII's case."""
    for label, columns, prefixes in _keys(table):
        if _is_plain(table, columns, prefixes) and any(folds_case(table, table.column(name)) for name in columns):
            yield _folded(table, label, columns, prefixes)


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(quoted(name) for name in names)


def _column(table: Table, column: Column, translate: Translate, note: Note) -> str:
    location = f"{table.name}.{column.name}"
    words = [quoted(column.name), affinity(table, column)]
    generated = None
    if column.generated:
        generated = _translated(column.expression or "", table, translate, note, f"generated column {location}")
        if generated is None:
            return quoted(column.name)  # stays NULL
        words.append(f"GENERATED ALWAYS AS ({_cast(column, generated)}) {column.generated}")
    elif column.default is not None and column.default.upper() != "NULL":
        default = _translated(column.default, table, translate, note, f"default of {location}")
        words.append(f"DEFAULT ({default})" if default is not None else "")
    if not column.nullable and not column.auto_increment:
        words.append("NOT NULL")
    valid = condition(table, column)
    if valid is not None and not _is_proved(column):
        label = quoted(_label(table, column))
        words.append(f"CONSTRAINT {label} CHECK ({quoted(column.name)} IS NULL OR ({valid}))")
    elif column.type.name in UNCHECKED_TYPES:
        note(f"{location}: values of type {column.type.name} are not checked")
    if column.type.name == "float":
        note(f"{location}: FLOAT is held with the precision of DOUBLE")
    return " ".join(word for word in words if word)


def computed_ddl(table: Table, translate: Translate, note: Callable[[str, str], None]) -> str:
    """The statement that builds ``table`` without any constraint, its generated columns computed; ``note`` is called with the
    column, and why, of one that stays NULL."""
    parts = []
    for column in table.columns:
        words = [quoted(column.name), affinity(table, column)]
        if column.generated:
            try:
                words.append(
                    f"GENERATED ALWAYS AS ({_cast(column, translate(column.expression or '', table))}) VIRTUAL"
                )
            except SeedsqlError as error:
                note(column.name, error.message)
        parts.append(" ".join(word for word in words if word))
    return f"CREATE TABLE {quoted(table.name)} ({', '.join(parts)})"


def _cast(column: Column, expression: str) -> str:
    """A generated value takes its column's type, as on a server."""
    if column.type.name == "decimal":
        return f"my_as_decimal({expression}, {column.type.scale or 0})"
    if column.type.name in ("datetime", "timestamp"):
        return f"my_as_datetime({expression}, {column.type.length or 0})"
    if column.type.name == "date":
        return f"my_date({expression})"
    if column.type.is_integer:
        return f"my_as_integer({expression})"
    return expression


def _translated(expression: str, table: Table, translate: Translate, note: Note, what: str) -> str | None:
    try:
        return translate(expression, table)
    except SeedsqlError as error:
        note(f"{what} is not rehearsed: {error.message}")
        return None


def _checks(table: Table, translate: Translate, note: Note) -> Iterator[str]:
    for check in table.checks:
        if not check.enforced:
            continue
        translated = _translated(check.expression, table, translate, note, f"CHECK {table.name}.{check.name}")
        if translated is not None:
            yield f"CONSTRAINT {quoted(f'{table.name}.{check.name}')} CHECK ({translated})"


def _is_key(parent: Table, columns: tuple[str, ...]) -> bool:
    wanted = [column.lower() for column in columns]
    keys = [parent.primary_key, *(key.columns for key in parent.unique_keys if not any(key.prefixes))]
    return any([column.lower() for column in key] == wanted for key in keys)


def _foreign_keys(table: Table, schema: Schema, note: Note) -> Iterator[str]:
    for fk in table.foreign_keys:
        parent = schema.find(fk.parent)
        if parent is None or not _is_key(parent, fk.parent_columns):
            why = "is not in the schema" if parent is None else "has no unique key over the referenced columns"
            note(f"foreign key {table.name}.{fk.name} is not rehearsed: {fk.parent} {why}")
            continue
        # NO ACTION is RESTRICT in InnoDB; SQLite's own NO ACTION waits for the end of the statement
        on_delete, on_update = (action.replace("NO ACTION", "RESTRICT") for action in (fk.on_delete, fk.on_update))
        yield (
            f"CONSTRAINT {quoted(f'{table.name}.{fk.name}')} FOREIGN KEY ({_names(fk.columns)}) REFERENCES "
            f"{quoted(parent.name)} ({_names(fk.parent_columns)}) ON DELETE {on_delete} ON UPDATE {on_update}"
        )


def _keys(table: Table) -> Iterator[tuple[str, tuple[str, ...], tuple[int | None, ...]]]:
    """The unique keys over columns: label, columns, and how much of each counts."""
    keys = [(key.name, key.columns, key.prefixes) for key in table.unique_keys]
    for name, columns, prefixes in [("PRIMARY", table.primary_key, ()), *keys]:
        if columns:
            yield quoted(f"{table.name}.{name}"), columns, prefixes or (None,) * len(columns)


def _is_plain(table: Table, columns: tuple[str, ...], prefixes: tuple[int | None, ...]) -> bool:
    """Whether SQLite's own constraint tells the values apart as long as they are ASCII."""
    return not any(prefixes) and not any(table.column(name).generated for name in columns)


def _folded_indexes(table: Table, translate: Translate, note: Note) -> Iterator[str]:
    """Uniqueness as a collation sees it (case, accents, trailing blanks), over prefixes, and over expressions."""
    for label, columns, prefixes in _keys(table):
        if not _is_plain(table, columns, prefixes):
            yield _folded(table, label, columns, prefixes)
    for key in table.unique_keys:
        if not key.columns:
            what = f"unique key {table.name}.{key.name}"
            translated = _translated(key.expression or "", table, translate, note, what)
            if translated is not None:
                label = quoted(f"{table.name}.{key.name}")
                yield f"CREATE UNIQUE INDEX {label} ON {quoted(table.name)} ({translated})"


def _folded(table: Table, label: str, columns: tuple[str, ...], prefixes: tuple[int | None, ...]) -> str:
    terms = [
        _term(name, length, folds_case(table, table.column(name)))
        for name, length in zip(columns, prefixes, strict=True)
    ]
    return f"CREATE UNIQUE INDEX {label} ON {quoted(table.name)} ({', '.join(terms)})"


def _term(column: str, length: int | None, fold: bool) -> str:
    value = quoted(column) if length is None else f"substr({quoted(column)}, 1, {length})"
    return f"my_fold({value})" if fold else value


def _label(table: Table, column: Column) -> str:
    return f"{table.name}.{column.name} takes {column.type}"


def _is_proved(column: Column) -> bool:
    return column.type.name in PROVED and not column.generated


def _value_triggers(table: Table) -> Iterator[str]:
    """Refuse a value that its column does not take, before a CHECK looks at it, and bring it into the notation that MySQL stores."""
    own = [column for column in table.columns if not column.generated]
    refusals, notation = [_refusal(table, each) for each in own if _is_proved(each)], list(_notation(table, own))
    for event in ("INSERT", "UPDATE"):
        for when, steps in (("BEFORE", refusals), ("AFTER", notation)):
            if steps:
                label = quoted(f"{table.name} {when} {event}")
                yield f"CREATE TRIGGER {label} {when} {event} ON {quoted(table.name)} BEGIN {' '.join(steps)} END"


def _refusal(table: Table, column: Column) -> str:
    """The step of a trigger that ends the statement. SQLite has no RAISE with a computed message, hence one for each column
    (https://www.sqlite.org/lang_createtrigger.html#raise)."""
    new = f"NEW.{quoted(column.name)}"
    message = literal(f"CHECK constraint failed: {_label(table, column)}")
    return f"SELECT RAISE(ABORT, {message}) WHERE {new} IS NOT NULL AND NOT ({condition(table, column, new)});"


def _notation(table: Table, columns: list[Column]) -> Iterator[str]:
    """The step of a trigger that rewrites a row's values as MySQL stores them, where one is written otherwise."""
    forms = {column.name: form for column in columns if (form := canonical(column)) is not None}
    if forms:
        unusual = " OR ".join(form for form, _ in forms.values())
        values = ", ".join(f"{quoted(column)} = {value}" for column, (_, value) in forms.items())
        yield f"UPDATE {quoted(table.name)} SET {values} WHERE rowid = NEW.rowid AND ({unusual});"


def _numbering(table: Table) -> Iterator[str]:
    name = quoted(table.name)
    for column in table.columns:
        if column.auto_increment:
            c = quoted(column.name)
            yield (
                f"CREATE TRIGGER {quoted(f'{table.name} next {column.name}')} AFTER INSERT ON {name} "
                f"WHEN NEW.{c} IS NULL BEGIN UPDATE {name} SET {c} = "
                f"(SELECT coalesce(max({c}), 0) + 1 FROM {name}) WHERE rowid = NEW.rowid; END"
            )


def _self_reference(table: Table, fk: ForeignKey) -> Iterator[str]:
    name = quoted(table.name)
    pairs = list(zip(fk.columns, fk.parent_columns, strict=True))
    given = " AND ".join(f"NEW.{quoted(child)} IS NOT NULL" for child in fk.columns)
    itself = " AND ".join(f"NEW.{quoted(child)} = NEW.{quoted(parent)}" for child, parent in pairs)
    found = " AND ".join(f"{quoted(parent)} = NEW.{quoted(child)}" for child, parent in pairs)
    message = literal(
        f"FOREIGN KEY constraint failed: {table.name}.{fk.name} (the row comes before the row it refers to)"
    )
    yield (
        f"CREATE TRIGGER {quoted(f'{table.name}.{fk.name} (order of rows)')} BEFORE INSERT ON {name} WHEN {given} "
        f"AND NOT ({itself}) AND NOT EXISTS (SELECT 1 FROM {name} WHERE {found}) "
        f"BEGIN SELECT RAISE(ABORT, {message}); END"
    )
