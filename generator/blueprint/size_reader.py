"""How many rows each table gets: counts per table for each size, or factors and groups of tables.

``small = 1`` and ``medium = 10`` under [sizes] are factors of the counts of [[rows]]; ``[sizes.demo]`` lists tables. Either way
the blueprint holds rows per table for each size.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..toml_fields import Problems, entries_of, integer_of, join, shown
from .model import RowGroup

ROWS_KEYS = ("count", "most", "tables")
MOST_ROWS, MOST_FACTOR = 2**40, 10**9

Sizes = dict[str, dict[str, int]]


def read_sizes(data: Mapping[str, Any], problems: Problems) -> tuple[Sizes, tuple[RowGroup, ...]]:
    """Return the rows of each table by size, and the groups of tables that factors are for."""
    groups = _read_groups(data.get("rows", []), problems)
    given = data.get("sizes", {})
    if not isinstance(given, dict):
        problems.add("sizes", f"must be a table [sizes], not {shown(given)}")
        given = {}
    sizes: Sizes = {}
    for size, value in given.items():
        path = join("sizes", size)
        if isinstance(value, dict):
            sizes[size] = {table: integer_of(value, table, path, problems, 0, 0, MOST_ROWS) for table in value}
        elif isinstance(value, int) and not isinstance(value, bool):
            factor = integer_of(given, size, "sizes", problems, 1, 1, MOST_FACTOR)
            sizes[size] = {table: group.rows(size, factor) for group in groups for table in group.tables}
        else:
            problems.add(
                path, f"must be a factor of the counts of [[rows]], or a table of rows per table, not {shown(value)}"
            )
    _check_together(given, groups, "rows" in data, problems)
    return sizes, groups


def _check_together(given: Mapping[str, Any], groups: tuple[RowGroup, ...], has_rows: bool, problems: Problems) -> None:
    """Factors and groups belong together; there is at least one size."""
    if not given:
        problems.add("sizes", "at least one size is needed, such as [sizes.small] with customers = 10")
    elif not has_rows and any(type(value) is int for value in given.values()):
        problems.add("sizes", 'a factor needs [[rows]] entries, such as count = 10, tables = ["customers"]')
    elif groups and all(isinstance(value, dict) for value in given.values()):
        problems.add("rows", "no size has a factor for these counts, such as small = 1 under [sizes]")


def _read_groups(data: Any, problems: Problems) -> tuple[RowGroup, ...]:
    groups: list[RowGroup] = []
    known: dict[str, str] = {}
    for path, entry in entries_of("rows", data, problems):
        problems.unknown(path, entry, ROWS_KEYS)
        tables = entry.get("tables")
        if not isinstance(tables, list) or not tables or not all(isinstance(name, str) for name in tables):
            problems.add(
                join(path, "tables"),
                f'must list the tables that have so many rows, such as ["orders"], not {shown(tables)}',
            )
            tables = []
        for name in tables:
            if name.lower() in known:
                problems.add(join(path, "tables"), f"{name!r} is in {known[name.lower()]} already")
            known.setdefault(name.lower(), path)
        groups.append(RowGroup(tuple(tables), _count(entry, path, problems), _most(entry, path, problems), path))
    return tuple(groups)


def _count(entry: Mapping[str, Any], path: str, problems: Problems) -> int | Mapping[str, int]:
    count = entry.get("count")
    if isinstance(count, dict):
        return {size: integer_of(count, size, join(path, "count"), problems, 0, 0, MOST_ROWS) for size in count}
    if count is None:
        problems.add(join(path, "count"), "is missing: the rows of each of the tables, such as count = 20")
        return 0
    return integer_of(entry, "count", path, problems, 0, 0, MOST_ROWS)


def _most(entry: Mapping[str, Any], path: str, problems: Problems) -> int | None:
    return integer_of(entry, "most", path, problems, 0, 0, MOST_ROWS) if "most" in entry else None
