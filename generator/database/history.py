"""What the database's own record says: the seeds that are applied to it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ..errors import StatementFailed
from ..sqltext import HISTORY_TABLE
from . import errnos
from .connection import Connection


@dataclass(frozen=True, slots=True)
class AppliedSeed:
    """One line of the history. ``checksum`` is of the script as it was applied; ``applied_at`` is in UTC.

    ``row_checksums`` has ``table=rows:sum;`` for each table; ``row_keys`` says which rows they are, in JSON that only
    the scripts' room reads.
    """

    name: str
    state: str
    checksum: str
    total_rows: int
    seed: int
    applied_at: datetime.datetime
    applied_by: str
    row_checksums: str = ""
    row_keys: str = ""


def read_history(connection: Connection) -> list[AppliedSeed]:
    """Return the applied seeds in the order of their application; none where nothing was ever applied."""
    try:
        rows = connection.query(
            "SELECT `name`, `state`, `checksum`, `total_rows`, `seed`, `applied_at`, `applied_by`, `row_checksums`, `row_keys` "
            f"FROM `{HISTORY_TABLE}` ORDER BY `applied_at`, `name`"
        )
    except StatementFailed as error:
        if error.errno == errnos.ER_NO_SUCH_TABLE:
            return []
        raise
    return [
        AppliedSeed(
            _text(name), _text(state), _text(checksum), int(total), int(seed), at, _text(by), _text(sums), _text(keys)
        )
        for name, state, checksum, total, seed, at, by, sums, keys in rows
    ]


def _text(value: object) -> str:
    return value.decode("utf-8") if isinstance(value, bytes) else str(value)
