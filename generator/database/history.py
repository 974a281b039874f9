"""What the database's own record says: the seeds that are applied to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import StatementFailed
from ..planning.applied import MAX_KEYS_BYTES, AppliedSeed, InvalidRow, read_row
from ..sql.identifiers import HISTORY_TABLE
from . import errnos
from .connection import Connection

MAX_ROWS = 1000
"""How many rows of the history are read."""
_MEMBERS = ("name", "state", "checksum", "total_rows", "seed", "applied_at", "applied_by", "row_checksums")


@dataclass(frozen=True, slots=True)
class History:
    """The applied seeds in the order of their application, and the rows that cannot be trusted."""

    seeds: tuple[AppliedSeed, ...] = ()
    invalid: tuple[InvalidRow, ...] = ()

    def __iter__(self) -> Iterator[AppliedSeed]:
        return iter(self.seeds)

    def find(self, name: str) -> AppliedSeed | None:
        """Return the seed ``name``, None when no valid row has it."""
        return next((seed for seed in self.seeds if seed.name == name), None)


def read_history(connection: Connection) -> History:
    """Return what was applied; nothing where nothing ever was. Raises StatementFailed when the table cannot be read."""
    # Keys of more than the limit, also in sum, are not fetched: whoever may write to the table decides their size.
    keys = f"IF(SUM(LENGTH(`row_keys`)) OVER (ORDER BY `applied_at`, `name`) <= {MAX_KEYS_BYTES}, `row_keys`, NULL)"
    try:
        rows = connection.query(
            # `applied_at` has no fraction of a second: the name decides between two of one second
            f"SELECT {', '.join(f'`{member}`' for member in _MEMBERS)}, {keys} FROM `{HISTORY_TABLE}` "
            f"ORDER BY `applied_at`, `name` LIMIT {MAX_ROWS + 1}",
            width=len(_MEMBERS) + 1,
        )
    except StatementFailed as error:
        if error.errno == errnos.ER_NO_SUCH_TABLE:
            return History()
        if error.errno == errnos.ER_BAD_FIELD:
            return History(invalid=(InvalidRow("*", f"the table's columns are another version's ({error.message})"),))
        raise
    read = [read_row(dict(zip((*_MEMBERS, "row_keys"), row, strict=True))) for row in rows[:MAX_ROWS]]
    invalid = [row for row in read if isinstance(row, InvalidRow)]
    if len(rows) > MAX_ROWS:
        invalid.append(InvalidRow("*", f"more than {MAX_ROWS:,} rows; those applied last are not read"))
    return History(tuple(row for row in read if isinstance(row, AppliedSeed)), tuple(invalid))
