"""Rows of the seeded tables that are not of the seed, and refer to it: a rollback would leave them behind, or take them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..planning.model import Reference
from ..sql.identifiers import identifier
from ..sql.literals import text_literal
from .scope import Scope


def reference_name(reference: Reference) -> str:
    """Return table.column>parent, as the scripts call a reference."""
    return f"{reference.table}.{'+'.join(reference.columns)}>{reference.parent}"


def reference_rule(reference: Reference) -> str:
    """Return what happens to a child row, in lower case; ``soft`` where no foreign key declares the reference."""
    return reference.on_delete.lower() if reference.declared else "soft"


def by_key(scope: Scope, reference: Reference) -> bool:
    """Whether a reference names its parent's rows by the key that the script names them by."""
    return [name.lower() for name in reference.parent_columns] == [name.lower() for name in scope.step.key]


def own_references(scopes: Mapping[str, Scope], references: tuple[Reference, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield (name, rule, SELECT COUNT) for each reference between seeded tables that have rows."""
    for reference in references:
        child, parent = scopes.get(reference.table), scopes.get(reference.parent)
        if child is not None and parent is not None and parent.rows:
            yield reference_name(reference), reference_rule(reference), _count(child, parent, reference)


def soft_references(scopes: Mapping[str, Scope], references: tuple[Reference, ...]) -> list[Reference]:
    """Return the references of tables outside the seed that no foreign key declares."""
    return [
        each
        for each in references
        if not each.declared and each.table not in scopes and each.parent in scopes and scopes[each.parent].rows
    ]


def _count(child: Scope, parent: Scope, reference: Reference) -> str:
    """The rows of ``child`` that refer to seeded rows of ``parent``, less those of the seed.

    The seed's own are left out by their range, or counted by their keys: the product of parents and children is never
    formed, and each side is found by an index.
    """
    beside = f" AND NOT {child.between(alias='c')}" if child.step.by_range else ""
    own = ""
    if child.is_listed:
        where = _refers_to_range(parent, reference, "s") if parent.step.by_range and by_key(parent, reference) else ""
        own = f" - ({child.select(f'COUNT({_refers(child, reference)})', where)})"
    table = child.quoted
    if not by_key(parent, reference):
        pairs = _pairs(reference, "c", "p")
        if parent.step.by_range:
            return f"COUNT(*){own} FROM {parent.quoted} AS `p` JOIN {table} AS `c` ON {pairs} WHERE {parent.between(alias='p')}{beside}"
        source = f"{parent.table_of_keys()} JOIN {parent.quoted} AS `p` ON {parent.on_keys('p')}"
        return f"COUNT(*){own} FROM {source} JOIN {table} AS `c` ON {pairs}" + (f" WHERE{beside[4:]}" if beside else "")
    if parent.step.by_range:
        return f"COUNT(*){own} FROM {table} AS `c` WHERE {_refers_to_range(parent, reference, 'c')}{beside}"
    on = parent.on_keys("c", reference.columns)
    return f"COUNT(*){own} FROM {parent.table_of_keys()} JOIN {table} AS `c` ON {on}" + (
        f" WHERE{beside[4:]}" if beside else ""
    )


def _refers(child: Scope, reference: Reference) -> str:
    """An expression that is NULL where a row refers to nothing: where any column of the reference is NULL
    (https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html, MATCH SIMPLE)."""
    nullable = [name for name in reference.columns if child.step.table.column(name).nullable]
    if len(nullable) < 2:
        return f"`s`.{identifier((nullable or reference.columns)[0])}"
    return f"CASE WHEN {' AND '.join(f'`s`.{identifier(name)} IS NOT NULL' for name in nullable)} THEN 1 END"


def _refers_to_range(parent: Scope, reference: Reference, alias: str) -> str:
    return parent.between(reference.columns[0], alias)


def _pairs(reference: Reference, child: str, parent: str) -> str:
    return " AND ".join(
        f"`{child}`.{identifier(ours)} = `{parent}`.{identifier(theirs)}"
        for ours, theirs in zip(reference.columns, reference.parent_columns, strict=True)
    )


def own_count_statement(scopes: Mapping[str, Scope], references: tuple[Reference, ...]) -> list[str]:
    """Return the SELECTs of the down script's count, each with the reference's name and rule."""
    lines = []
    for name, rule, count in own_references(scopes, references):
        straight = "STRAIGHT_JOIN " if " JOIN " in count.split(" FROM ", 1)[1] else ""
        lines.append(f"SELECT {straight}{text_literal(name)}, {text_literal(rule)}, {count}")
    return lines
