"""Columns of tables that are too large for memory, which are read again: computed once, block by block, into a temporary file.

A column is computed again for the rows that are asked for, as long as few are. One that other tables read for most of their
rows is computed once for all of them. So are, on the way, the references of its table, and those of its columns that others read, or
that read others themselves: what is written later of them is read there, and so are the sums over them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING

from ..values.arrays import Array, Integers
from ..values.expressions.evaluate import aggregates, names
from ..values.expressions.parse import ExpressionError, Tree
from ..workers import in_order, job_count
from .compact import compact
from .growing import GrowingColumn, Part, part_like
from .memory import ENOUGH_ROWS

if TYPE_CHECKING:
    from .bound_columns import BoundColumn, BoundRelation
    from .rows import Rows
    from .tables import BoundTable


def keep_column(table: BoundTable, name: str) -> None:
    """Compute a column of all rows of ``table``, and put it, and what comes with it, into the table's ``memo``. What numbers do not say
    in the same way all over is left out; such a column is ``not_kept``."""
    wanted = {name.lower(), *columns_read_again(table), *(relation.key for relation in table.relations)}

    def computed(start: int) -> Rows:
        rows = table.scope(table.block(start))
        rows.get(name)
        return rows

    first = computed(0)
    new = ((key, compact(array)) for key, array in _arrays(first) if key in wanted and key not in table.memo)
    likes = {key: column for key, column in new if column is not None}
    growing = {key: GrowingColumn(like, table.memory.own_file(), table.rows) for key, like in likes.items()}
    begun: list[tuple[int, dict[str, Part]]] = [
        (len(first.rows), {key: (like.numbers, like.null) for key, like in likes.items()})
    ]

    def parts(start: int) -> tuple[int, dict[str, Part]]:
        rows = computed(start)
        found = ((key, part_like(array, likes[key])) for key, array in _arrays(rows) if key in likes)
        return len(rows.rows), {key: part for key, part in found if part is not None}

    jobs = job_count(table.memory.jobs, table.rows, ENOUGH_ROWS)
    with closing(in_order(parts, table.block_starts[1:], jobs)) as others:
        for rows, found in table.watched(chain(begun, others)):
            growing = {key: column for key, column in growing.items() if key in found}
            for key, column in growing.items():
                column.append(found[key], rows)
    for key, column in growing.items():
        table.memo.setdefault(key, column.finished())
    table.not_kept |= {name.lower()} - growing.keys()


def _arrays(rows: Rows) -> Iterator[tuple[str, Array]]:
    """What has been computed of some rows: columns, and to which rows of others they refer."""
    yield from rows.values.items()
    for relation in rows.table.relations:
        if id(relation) in rows.parents:
            yield relation.key, Integers(*rows.parents[id(relation)])


def columns_read_again(table: BoundTable) -> frozenset[str]:
    """The columns of a table, in small letters, that others read, and those that read others themselves."""
    if table.read_again is None:
        found = {key for key, column in table.columns.items() if any(len(path) > 1 for path in _paths(column))}
        found |= columns_of_children(table)
        for relation in table.relations:
            found |= set(_read_by_parent(relation.parent, table))
        found -= {table.table.row_key[0].lower()} if table.first_id is not None else set()
        table.read_again = frozenset(found)
    return table.read_again


def columns_of_children(table: BoundTable) -> set[str]:
    """The columns of a table, in small letters, that rows which point to its rows read."""
    return {name for child, relation in table.children for name in _read_by_child(child, relation)}


def _paths(column: BoundColumn) -> Iterator[tuple[str, ...]]:
    return (path for tree in column.trees for path in names(tree))


def _read_by_child(child: BoundTable, relation: BoundRelation) -> Iterator[str]:
    for column in child.columns.values():
        for path in _paths(column):
            if len(path) > 1 and _relation(child, path[0]) is relation:
                yield path[1].lower()


def _relation(table: BoundTable, name: str) -> BoundRelation | None:
    try:
        return table.relation_to(name)
    except ExpressionError:  # the column that says so is never computed
        return None


def _read_by_parent(parent: BoundTable, child: BoundTable) -> Iterator[str]:
    trees: list[Tree] = [tree for column in parent.columns.values() for tree in column.trees]
    for aggregate in (found for tree in trees for found in aggregates(tree)):
        for path in names(aggregate[2]):
            if len(path) == 2 and path[0].lower() == child.name.lower():
                yield path[1].lower()
