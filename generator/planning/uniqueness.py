"""Unique keys, proved while planning: by how a column is made, else by looking at every planned value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from ..blueprint.model import (
    ColumnRule,
    DefaultRule,
    ExpressionRule,
    LookupRule,
    PairsRule,
    ProviderRule,
    ReferenceRule,
)
from ..errors import PlanError
from ..lazy_patterns import lazy
from ..schema.model import UniqueKey
from ..values.array_types import IntArray
from ..values.arrays import Array, plain, python_values
from ..values.folding import fold
from ..values.row_hashes import row_hashes
from .memory import RANGE_ROWS, Numbers
from .tables import BoundTable

# row_number, or a key, alone or between constants: CONCAT('ORD-', LPAD(id, 6, '0'))
_NUMBERED = lazy(r"(CONCAT\('[^'\d]*',\s*)?(?:LPAD\()?(\w+)(?:,\s*\d+,\s*'0'\))?(?(1)\))", re.IGNORECASE)

# Below, comparing is cheaper than hashing; above, only rows with equal hashes are compared.
_FEW_ROWS = 5000


def check_unique_keys(bound: BoundTable, rules: Mapping[tuple[str, str], ColumnRule]) -> None:
    """Raise PlanError when two planned rows have the same value in a unique key (NULLs are distinct).

    Text is compared without regard to case, accents and trailing spaces, as the strictest collations do.
    """
    if bound.rows < 2:
        return
    keys = [UniqueKey("PRIMARY", bound.table.primary_key), *bound.table.unique_keys]
    for key in keys:
        names = [
            name for name in key.columns if name.lower() in bound.columns and not bound.table.column(name).generated
        ]
        if len(names) < len(key.columns) or not names:
            continue  # over an expression or a generated column: the server checks it
        prefixed = any(prefix is not None for prefix in key.prefixes)
        if not prefixed and _unique_by_construction(bound, names, rules):
            continue
        _refuse_duplicates(bound, key, names)


def _unique_by_construction(bound: BoundTable, names: list[str], rules: Mapping[tuple[str, str], ColumnRule]) -> bool:
    """True when one of the columns differs in all rows by the way it is made."""
    for name in names:
        if _is_counter(bound, name):
            return True
        rule = rules.get((bound.name, bound.table.column(name).name))
        if rule is not None and _is_distinct(bound, names, rule):
            return True
    return False


def _is_counter(bound: BoundTable, name: str) -> bool:
    """True for the key that counts the rows."""
    return bound.first_id is not None and name.lower() == bound.table.row_key[0].lower()


def _is_distinct(bound: BoundTable, names: list[str], rule: ColumnRule) -> bool:
    """True for a rule that gives no two rows the same values."""
    match rule.rule:
        case ExpressionRule():
            counted = _NUMBERED.fullmatch(rule.rule.expression.strip())
            return counted is not None and (counted[2].lower() == "row_number" or _is_counter(bound, counted[2]))
        case ReferenceRule():
            return rule.rule.pick in ("each", "permute") and len(rule.columns) == 1
        case PairsRule():
            return {column.lower() for column in rule.columns} <= {name.lower() for name in names}
        case DefaultRule() | LookupRule():
            return False
        case ProviderRule():
            # a provider that knows of a unique column permutes its domain, and refuses one that is too small
            from ..values.providers import PROVIDERS

            return len(names) == 1 and not rule.rule.options.get("repeat") and PROVIDERS[rule.rule.provider].unique


def _refuse_duplicates(bound: BoundTable, key: UniqueKey, names: list[str]) -> None:
    """Compare the values of rows whose hashes are equal; of a small table those of all rows."""
    prefixes = key.prefixes or (None,) * len(names)
    alike = np.arange(bound.rows) if bound.rows <= _FEW_ROWS else _alike(bound, names, prefixes)
    seen: dict[tuple[object, ...], int] = {}
    for start in range(0, len(alike), _FEW_ROWS):
        rows = alike[start : start + _FEW_ROWS]
        columns = [
            [value[:prefix] if prefix is not None and value is not None else value for value in python_values(array)]
            for array, prefix in zip(_arrays(bound, names, rows), prefixes, strict=True)
        ]
        for row, values in zip(rows.tolist(), zip(*columns, strict=True), strict=True):
            # NULLs are distinct in a unique key
            # (https://dev.mysql.com/doc/refman/8.4/en/create-index.html#create-index-unique).
            if None in values:
                continue
            # The collation may be stricter than the DDL says: where it names none, that of the database counts, such as
            # utf8mb4_0900_ai_ci.
            folded = tuple(fold(value) if isinstance(value, str) else value for value in values)
            if folded in seen:
                shown = ", ".join(map(plain, values))
                raise PlanError(
                    f"{bound.name}: rows {seen[folded] + 1} and {row + 1} both have {', '.join(names)} = {shown}, but key "
                    f"'{key.name}' is unique",
                    hint="use a provider that can be unique, or put row_number into the value",
                )
            seen[folded] = row


def _arrays(bound: BoundTable, names: list[str], rows: IntArray) -> list[Array]:
    scope = bound.scope(rows)
    return [bound.at(name, rows) if bound.remembers(name) else scope.get(name) for name in names]


def _alike(bound: BoundTable, names: list[str], prefixes: Sequence[int | None]) -> IntArray:
    """The rows, ascending, whose hashes other rows have, too."""
    hashes, numbers = Numbers(), Numbers()
    for rows in bound.blocks():
        found, null = row_hashes(_arrays(bound, names, rows), prefixes)
        hashes.append(found[~null].view(np.int64))
        numbers.append(rows[~null])
    # each part of the hashes fits into memory
    parts = -(-hashes.size // RANGE_ROWS)
    repeated = []
    for part in range(parts):
        mine, held = [], []
        for start, block in hashes.blocks():
            chosen = np.flatnonzero(block.view(np.uint64) % np.uint64(parts) == part)
            mine.append(block[chosen])
            held.append(chosen + start)
        together = np.concatenate(mine)
        order = np.argsort(together)
        same = np.diff(together[order]) == 0
        if same.any():
            repeated.append(np.concatenate(held)[order[np.r_[same, False] | np.r_[False, same]]])
    return np.sort(numbers.take(np.concatenate(repeated))) if repeated else np.zeros(0, np.int64)
