"""The order of a table's columns in the scripts, which does not depend on the order in the DDL.

Columns that change their order in the schema would otherwise move every row, though every INSERT names its columns.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..schema.model import Column, Table


def ordered_columns(table: Table, ruled: Iterable[str]) -> tuple[Column, ...]:
    """Return the columns of ``table`` that a script can write: the key; foreign keys that ``ruled`` does not name; the
    columns that it names (those of a blueprint's rules, or of a file's rows), in its order; the others by name."""
    named = {name.lower(): position for position, name in enumerate(ruled)}
    key = [name.lower() for name in table.row_key]
    referring = {name.lower() for foreign in table.foreign_keys for name in foreign.columns}

    def rank(column: Column) -> tuple[int, int, str]:
        name = column.name.lower()
        if name in key:
            return (0, key.index(name), "")
        if name in named:
            return (2, named[name], "")
        return (1 if name in referring else 3, 0, name)

    # Generated columns are the server's to fill in.
    return tuple(sorted((column for column in table.columns if not column.generated), key=rank))
