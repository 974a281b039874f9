"""Relations between bound tables: from a reference rule to the function that gives each child row its parent row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ..blueprint.model import ReferenceRule
from ..errors import PlanError
from ..values.arrays import Array, Integers, plain, python_values, with_null
from ..values.expressions.conditions import is_true
from ..values.expressions.evaluate import evaluate
from ..values.expressions.numbers import number
from ..values.expressions.parse import Tree
from ..values.folding import fold
from ..values.relations import Picker, RelationProblem, make_picker, pair_rows
from ..values.row_sets import RowSet
from .bound_columns import BoundRelation
from .rows import Rows
from .tables import BoundTable

Picked = Callable[[Rows], tuple[np.ndarray, "np.ndarray | None"]]


def picked(
    child: BoundTable,
    parent: BoundTable,
    rule: ReferenceRule,
    where: Tree | None,
    key: Callable[[str], int],
    unique: bool,
    path: str,
) -> Picked:
    """Return the pick of ``rule``, made when it is first used: ``where`` and weights read the parent's columns."""
    pick = rule.pick
    if pick == "uniform" and parent is child:
        # Rows of one table that refer to it: only earlier ones can be picked, as each INSERT is checked at once.
        pick = "tree"
    # A unique reference is one to one; two rows with the same parent would be error 1062.
    elif pick == "uniform" and unique:
        pick = "permute"
    held: list[Picker] = []

    def make() -> Picker:
        candidates: np.ndarray | RowSet | None = None
        weights: np.ndarray | None = None
        if where is not None:
            candidates = _candidates(parent, where, pick)
        if pick == "weighted":
            weights = number(parent.full(str(rule.options["weight"])))[0]
            weights = weights[candidates] if isinstance(candidates, np.ndarray) else weights
        try:
            return make_picker(pick, rule.options, key, child.rows, parent.rows, candidates, weights)
        except RelationProblem as problem:
            columns = f"{child.name} -> {parent.name}"
            narrowed = f" where {rule.where}" if rule.where else ""
            raise PlanError(
                f"{columns}{narrowed}: {problem}",
                location=path or None,
                hint=f"change --rows {child.name}=N or --rows {parent.name}=N",
            ) from None

    def pick_rows(rows: Rows) -> tuple[np.ndarray, np.ndarray | None]:
        if not len(rows.rows):
            return rows.rows, None
        if not held:
            held.append(make())
        return held[0](rows.rows), None

    return pick_rows


def _candidates(parent: BoundTable, where: Tree, pick: str) -> np.ndarray | RowSet:
    """The rows of a parent that meet a condition. Weights are listed row by row, and so are the rows then."""
    if parent.is_small or pick == "weighted":
        everything = parent.scope(np.arange(parent.rows, dtype=np.int64))
        return np.flatnonzero(is_true(evaluate(where, everything))).astype(np.int64)
    return RowSet(is_true(evaluate(where, parent.scope(rows))) for rows in parent.blocks())


def with_nulls(pick: Picked, null: Callable[[np.ndarray], np.ndarray] | None, when: Tree | None, root: bool) -> Picked:
    """Return ``pick`` with rows that point nowhere: those of ``null``, those for which ``when`` is not true, and row 0 of
    a self reference when ``root``."""
    if null is None and when is None and not root:
        return pick

    def pick_rows(rows: Rows) -> tuple[np.ndarray, np.ndarray | None]:
        parents, nowhere = pick(rows)
        mask = null(rows.rows) if null is not None else np.zeros(len(rows.rows), bool)
        if nowhere is not None:
            mask |= nowhere
        if when is not None:
            mask |= ~is_true(evaluate(when, rows))
        return parents, mask | (rows.rows == 0) if root else mask

    return pick_rows


def paired(child: BoundTable, parents: Sequence[BoundTable], key: int, path: str) -> list[Picked]:
    """Return one pick per parent of a junction; no two rows get the same combination."""
    counts = tuple(parent.rows for parent in parents)
    domain = 1
    for count in counts:
        domain *= count
    if child.rows > domain:
        shown = " x ".join(str(count) for count in counts)
        raise PlanError(
            f"{child.name} asks for {child.rows} rows, but {' and '.join(p.name for p in parents)} have only "
            f"{shown} = {domain} combinations",
            location=path or None,
            hint=f"ask for fewer: --rows {child.name}={domain}",
        )

    def pick_of(index: int) -> Picked:
        return lambda rows: (pair_rows(key, rows.rows, counts)[index], None)

    return [pick_of(index) for index in range(len(parents))]


def by_value(child: BoundTable, parent: BoundTable, columns: Sequence[str], parent_columns: Sequence[str]) -> Picked:
    """Return the pick for a reference whose value is computed: the parent row is the one that has that key.

    A value that no planned parent has is an error: it would be an orphan.
    """
    held: list[dict[object, int]] = []

    def missing(*values: object) -> PlanError:
        name = f"{child.name}.{', '.join(columns)}"
        return PlanError(
            f"{name}: {', '.join(map(plain, values))} is not a key of any planned row of {parent.name}",
            location=child.columns[columns[0].lower()].path or None,
            hint=f'fill it by {{ reference = "{parent.name}" }}, or from a column that refers to {parent.name}, too',
        )

    by_range = parent.first_id is not None and [name.lower() for name in parent_columns] == [
        name.lower() for name in parent.table.row_key
    ]

    def pick_rows(rows: Rows) -> tuple[np.ndarray, np.ndarray | None]:
        # A reference of several columns with a NULL in any of them refers to nothing: MATCH SIMPLE
        # (https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html).
        values = [rows.get(name) for name in columns]
        null = None
        for value in values:
            null = value.null if null is None else null if value.null is None else null | value.null
        if by_range and isinstance(values[0], Integers):
            # modulo 2^64: right for signed keys and for unsigned ones beyond 2^63
            found = (values[0].data.astype(np.uint64) - np.uint64(parent.first_id or 0)).astype(np.int64)
            # One subtraction for a range of keys, where a lookup by value would hold all of the parent's keys in
            # memory.
            bad = (found < 0) | (found >= parent.rows)
            if null is not None:
                bad &= ~null
                found = np.where(null, 0, found)
            if bad.any():
                raise missing(int(values[0].data[np.argmax(bad)]))
            return found, null
        if not held:
            keys = zip(*(python_values(parent.full(name)) for name in parent_columns), strict=True)
            held.append({tuple(map(_compared, key)): row for row, key in enumerate(keys)})
        found = np.zeros(len(rows.rows), np.int64)
        absent = null.tolist() if null is not None else [False] * len(rows.rows)
        for row, key in enumerate(zip(*(python_values(value) for value in values), strict=True)):
            if not absent[row]:
                parent_row = held[0].get(tuple(map(_compared, key)))
                if parent_row is None:
                    raise missing(*key)
                found[row] = parent_row
        return found, null

    return pick_rows


def _compared(value: object) -> object:
    """A value of a key as most collations compare it."""
    return fold(value) if isinstance(value, str) else value


def key_of(relation: BoundRelation, parent_column: str) -> Callable[[Rows], Array]:
    """Return the function that gives a reference column its values: the parent's key at the parent's row."""
    parent = relation.parent

    def compute(rows: Rows) -> Array:
        parents, null = relation.parent_rows(rows)
        key = parent.table.row_key
        if (
            parent.first_id is not None
            and parent_column.lower() == key[0].lower()
            and parent.first_id + parent.rows < 2**63
        ):
            value: Array = Integers(parents + np.int64(parent.first_id))
        elif parent is rows.table:
            # a self reference by something else than a plain key: the earlier rows of the same column
            value = parent.scope(parents).get(parent_column)
        else:
            value = rows.of_parent(relation, parent_column)
        return value if null is None else with_null(value, null)

    return compute
