"""Rows that refer to what an applied seed wrote, counted one reference after the other: for the undo of earlier seeds.

A down script counts them in its frame. An undo is of a seed that only the history knows, so its statements are made of
what the history and the server say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..planning.model import Reference
from ..sql.identifiers import identifier
from ..sql.literals import text_literal
from .seeded import SeededTable

# RESTRICT and NO ACTION are the same to InnoDB: the server refuses at once, with error 1451.
_CONSEQUENCES = {"CASCADE": " (cascade)", "SET NULL": " (set null)", "SET DEFAULT": " (set default)"}


@dataclass(frozen=True, slots=True)
class Dependents:
    """How to count rows outside the seed that refer to seeded rows: the statements fill @seedsql_count (all rows that
    refer) and @seedsql_inside (those of the seed itself). ``consequence`` is what happens to them when the seeded rows go,
    in brackets; empty where the server refuses or does not know of the reference."""

    name: str
    consequence: str
    statements: tuple[str, ...]


def by_primary_key(parent: SeededTable, reference: Reference) -> bool:
    """Whether a reference names its parent's rows by their primary key."""
    return [name.lower() for name in reference.parent_columns] == [name.lower() for name in parent.key]


def count_dependents(seeded: Mapping[str, SeededTable], references: Iterable[Reference]) -> list[Dependents]:
    """Return how to count rows outside the seed that refer to its rows, one entry per reference to a seeded table."""
    return [
        _dependents(seeded, reference)
        for reference in references
        if reference.parent in seeded and seeded[reference.parent].rows
    ]


def _dependents(seeded: Mapping[str, SeededTable], reference: Reference) -> Dependents:
    own = seeded.get(reference.table)
    statements: list[str] = []
    for clause in refers(seeded[reference.parent], reference):
        found = f"SELECT COUNT(*) INTO @seedsql_found FROM {identifier(reference.table)} AS `child` WHERE {clause}"
        if own is not None:
            statements += _counted("@seedsql_count", found)
            for scope in own.clauses("child"):
                statements += _counted("@seedsql_inside", f"{found} AND {scope}")
        else:
            statements += _counted_when_there(reference.table, found)
    consequence = _CONSEQUENCES.get(reference.on_delete if reference.declared else "", "")
    return Dependents(f"{reference.table}.{','.join(reference.columns)}", consequence, tuple(statements))


def refers(parent: SeededTable, reference: Reference) -> Iterator[str]:
    """Predicates on `child` that together name every row that refers to a seeded parent."""
    child = [f"`child`.{identifier(column)}" for column in reference.columns]
    if by_primary_key(parent, reference):
        yield from parent.clauses(columns=child)
        return
    pairs = " AND ".join(
        f"`parent`.{identifier(theirs)} = {ours}" for theirs, ours in zip(reference.parent_columns, child, strict=True)
    )
    # One statement for each list of keys: a row is in one list only, so that their counts add up.
    for clause in parent.clauses("parent"):
        yield f"EXISTS (SELECT 1 FROM {identifier(parent.name)} AS `parent` WHERE {pairs} AND {clause})"


def _counted(total: str, query: str) -> list[str]:
    """Add what ``query`` counts to ``total``. A query that fails leaves NULL, which no guard takes for an answer."""
    # SELECT ... INTO reads a snapshot; SET @v = (SELECT ...) would lock the rows that it reads, and wait for others' locks:
    # https://dev.mysql.com/doc/refman/8.4/en/innodb-consistent-read.html
    return ["SET @seedsql_found = NULL", query, f"SET {total} = {total} + @seedsql_found"]


def _counted_when_there(table: str, query: str) -> list[str]:
    """Likewise for a table outside the plan, which may not exist in the database: then nothing is counted."""
    return [
        "SET @seedsql_there = NULL, @seedsql_found = NULL",
        "SELECT COUNT(*) INTO @seedsql_there FROM `information_schema`.`TABLES` WHERE `TABLE_SCHEMA` = DATABASE() AND "
        f"`TABLE_NAME` = {text_literal(table)}",
        # prepared, since a statement that names a missing table is an error wherever it is
        f"SET @seedsql_sql = IF(@seedsql_there = 1, {text_literal(query)}, 'DO 0'), @seedsql_found = IF(@seedsql_there = 0, 0, NULL)",
        # PREPARE from a variable that is NULL is a syntax error (1064): a lost connection stops here as well.
        "PREPARE seedsql_query FROM @seedsql_sql",
        "EXECUTE seedsql_query",
        "SET @seedsql_count = @seedsql_count + @seedsql_found",
    ]


def known_references(references: Iterable[Reference]) -> list[str]:
    """Return the references that are counted one by one, as table.column>parent."""
    return sorted(
        {f"{reference.table}.{column}>{reference.parent}" for reference in references for column in reference.columns}
    )
