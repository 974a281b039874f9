"""Rows of the seeded tables that are not of the seed, and refer to it: a rollback would leave them behind, or take them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..planning.model import Reference
from ..sql.identifiers import identifier
from ..sql.literals import text_literal
from .keys import comparable
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
    """Return the references to seeded rows that no foreign key declares: the server knows of none of them."""
    return [each for each in references if not each.declared and each.parent in scopes and scopes[each.parent].rows]


def _count(child: Scope, parent: Scope, reference: Reference) -> str:
    """A SELECT that counts the rows of ``child`` that refer to seeded rows of ``parent``, less those of the seed.

    The seed's own are left out by their range. Listed ones are joined by their keys and taken out one by one: a seeded row
    that was edited may refer elsewhere, so their number says nothing about the rows beside them. The product of parents and
    children is never formed, and each side is found by an index.
    """
    if not child.is_listed:
        # The key of a range is NOT NULL: NOT BETWEEN is never unknown.
        beside = f"NOT {child.between(alias='c')}" if child.step.by_range else ""
        return f"SELECT {_referring('COUNT(*)', child, parent, reference, beside)}"
    keys = [identifier(name) for name in child.step.key]
    named = ", ".join(f"`c`.{name} AS `k{number}`" for number, name in enumerate(keys, start=1))
    grouped = ", ".join(f"`k{number}`" for number in range(1, len(keys) + 1))
    referring = f"SELECT {_referring(f'{named}, 0 AS `own`', child, parent, reference, '')}"
    own = child.select(", ".join(f"`s`.{name}" for name in keys) + ", 1")
    return (
        f"SELECT COUNT(*) FROM (SELECT {grouped} FROM ({referring} UNION ALL {own}) AS `all` "
        # EXCEPT would say it in a word, but only MySQL 8.0.31 and later have it
        # (https://dev.mysql.com/doc/refman/8.4/en/except.html).
        f"GROUP BY {grouped} HAVING MAX(`own`) = 0) AS `beside`"
    )


def _referring(what: str, child: Scope, parent: Scope, reference: Reference, beside: str) -> str:
    """``what`` of the rows `c` of ``child`` that refer to seeded rows of ``parent``, as the rest of a SELECT."""
    table, more = child.quoted, f" AND {beside}" if beside else ""
    where = f" WHERE {beside}" if beside else ""
    if not by_key(parent, reference):
        pairs = _pairs(reference, child, parent)
        if parent.step.by_range:
            return (
                f"STRAIGHT_JOIN {what} FROM {parent.quoted} AS `p` JOIN {table} AS `c` ON {pairs} "
                f"WHERE {parent.between(alias='p')}{more}"
            )
        source = f"{parent.table_of_keys()} JOIN {parent.quoted} AS `p` ON {parent.on_keys('p')}"
        return f"STRAIGHT_JOIN {what} FROM {source} JOIN {table} AS `c` ON {pairs}{where}"
    if parent.step.by_range:
        return f"{what} FROM {table} AS `c` WHERE {parent.between(reference.columns[0], 'c')}{more}"
    on = parent.on_keys("c", reference.columns)
    return f"STRAIGHT_JOIN {what} FROM {parent.table_of_keys()} JOIN {table} AS `c` ON {on}{where}"


def _pairs(reference: Reference, child: Scope, parent: Scope) -> str:
    """The condition that row `c` of ``child`` refers to row `p` of ``parent``."""
    ours, theirs = child.step.table, parent.step.table
    return " AND ".join(
        f"`c`.{identifier(own)} = {comparable(ours.column(own), theirs.column(other), f'`p`.{identifier(other)}')}"
        for own, other in zip(reference.columns, reference.parent_columns, strict=True)
    )


def own_count_statement(scopes: Mapping[str, Scope], references: tuple[Reference, ...]) -> list[str]:
    """Return the SELECTs of the down script's count, each with the reference's name and rule."""
    lines = []
    for name, rule, count in own_references(scopes, references):
        straight = "STRAIGHT_JOIN " if count.startswith("SELECT STRAIGHT_JOIN ") else ""
        rest = count.removeprefix("SELECT ").removeprefix("STRAIGHT_JOIN ")
        lines.append(f"SELECT {straight}{text_literal(name)}, {text_literal(rule)}, {rest}")
    return lines
