"""What a schema says of its tables when a blueprint is inferred: who refers to whom, and what the rows are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..schema.model import Column, Schema, Table
from .column_rules import words_of

_AUTHORS = frozenset(
    "author owner creator editor assignee reviewer approver created updated modified deleted uploaded "
    "assigned approved".split()
)
_IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women"}


@dataclass(frozen=True, slots=True)
class Link:
    """Columns of a table that point to a parent: a foreign key, or a soft reference found by its name."""

    columns: tuple[str, ...]
    parent: str
    parent_columns: tuple[str, ...]
    declared: bool = True

    @property
    def folded(self) -> frozenset[str]:
        return frozenset(name.lower() for name in self.columns)


def declared_links(schema: Schema, table: Table) -> list[Link]:
    found = [(key, schema.find(key.parent)) for key in table.foreign_keys]
    return [
        Link(tuple(table.column(name).name for name in key.columns), parent.name, key.parent_columns)
        for key, parent in found
        if parent is not None
    ]


def soft_links(tables: Sequence[Table], prefix: list[str], table: Table) -> list[Link]:
    """The references that ``table`` has without a foreign key, as far as names and types tell: ``client_id``, ``clientId``,
    ``created_by``. ``prefix`` is what the names of all tables begin with."""
    taken = {name.lower() for key in table.foreign_keys for name in key.columns} | set(polymorphic_references(table))
    found = []
    for column in table.columns:
        if column.name.lower() in taken or column.generated or table.row_key == (column.name,):
            continue
        parent = _soft_parent(tables, prefix, table, column)
        if parent is not None:
            found.append(Link((column.name,), parent.name, parent.row_key, declared=False))
    return found


def _soft_parent(tables: Sequence[Table], prefix: list[str], table: Table, column: Column) -> Table | None:
    words = words_of(column.name)
    if (
        len(words) < 2
        or words[-1] not in ("id", "uuid", "by", "ref", "fk")
        or not (column.type.is_integer or column.type.is_text)
    ):
        return None
    if words[:-1] in (["parent"], ["reply", "to"]) and column.nullable and can_hold(column, table):
        return table
    stems = [words[start:-1] for start in range(len(words) - 1)] if words[-1] != "by" else []
    named = [_called(tables, prefix, stem) for stem in stems]
    if words[-2] in _AUTHORS and words[-1] in ("id", "by"):
        named += [_called(tables, prefix, [each]) for each in ("user", "employee", "staff")]
    return next((parent for parent in named if parent is not None and can_hold(column, parent)), None)


def _called(tables: Sequence[Table], prefix: list[str], words: list[str]) -> Table | None:
    """The table whose rows are called so, one or many."""
    stem = "".join(words)
    plurals = {stem, stem + "s", stem + "es", _IRREGULAR.get(stem, stem)} | (
        {stem[:-1] + "ies"} if stem.endswith("y") else set()
    )
    for table in tables:
        own = words_of(table.name)
        if "".join(own) in plurals or "".join(own[len(prefix) :]) in plurals:
            return table
    return None


def common_prefix(schema: Schema) -> list[str]:
    """The words that all table names begin with, such as wp."""
    names = [words_of(table.name) for table in schema.tables]
    if len(names) < 2:
        return []
    prefix: list[str] = []
    for words in zip(*names, strict=False):
        if len(set(words)) > 1:
            break
        prefix.append(words[0])
    return prefix if all(len(name) > len(prefix) for name in names) else []


def polymorphic_references(table: Table) -> dict[str, str]:
    """Pairs of columns such as ``subject_id`` and ``subject_type``, lower case, that no foreign key covers."""
    declared = {name.lower() for key in table.foreign_keys for name in key.columns}
    by_words = {tuple(words_of(column.name)): column for column in table.columns if not column.generated}
    found = {}
    for words, column in by_words.items():
        kind = by_words.get((*words[:-1], "type"))
        if (
            len(words) > 1
            and words[-1] == "id"
            and kind is not None
            and (kind.type.is_text or kind.type.labels)
            and column.name.lower() not in declared
        ):
            found[column.name.lower()] = kind.name.lower()
    return found


def class_name(table: str, prefix: list[str]) -> str:
    """``blog_posts`` as a class: ``BlogPost``."""
    words = words_of(table)[len(prefix) :] or words_of(table)
    last = words[-1]
    if last.endswith("ies"):
        last = last[:-3] + "y"
    elif last.endswith("s") and not last.endswith("ss"):
        last = last[:-1]
    return "".join(word.capitalize() for word in [*words[:-1], last])


def can_hold(column: Column, parent: Table) -> bool:
    if len(parent.row_key) != 1:
        return False
    key = parent.column(parent.row_key[0]).type
    if key.is_integer:
        return column.type.is_integer
    return key.name == column.type.name and (key.length or 0) <= (column.type.length or 0)
