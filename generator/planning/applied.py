"""A row of the history table, read as what it is: text that any account with access to the database may have written.

This module alone decides whether such a row can be trusted: every member is
checked for its type, size and characters, keys become values (never SQL text), and what does not fit makes the row an
``InvalidRow``, which is reported and passed over. Whoever renders SQL from an ``AppliedSeed`` quotes names and values
anew. It knows nothing of connections and nothing of SQL but the literals in which keys are written.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..project import SEED_NAME
from ..sql.identifiers import HISTORY_TABLE
from .applied_keys import AppliedTable, read_keys
from .history_json import InvalidMember, integer, shown
from .model import Reference

APPLYING, APPLIED = "applying", "applied"
STATES = (APPLYING, APPLIED)
MAX_KEYS_BYTES = 64 * 1024 * 1024
"""As much as ``row_keys`` may hold: it is written by one statement, and this is the largest max_allowed_packet of a
server's defaults (https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_max_allowed_packet)."""
MAX_CHECKSUMS_BYTES = 1024 * 1024

# SHA-256 in hexadecimal digits.
_CHECKSUM = re.compile(r"[0-9a-f]{64}")
_TABLE_SUM = r"=(\d{1,20}):(\d{1,39});"  # COUNT is 64 bits, SUM of 64-bit numbers a DECIMAL


@dataclass(frozen=True, slots=True)
class AppliedSeed:
    """A row that holds what seedsql writes.

    ``state`` is one of ``STATES``: ``applying`` outside of a transaction is a run that another session committed.
    ``checksum`` is the identity of the script as it was applied; ``applied_at`` is in UTC. ``row_checksums`` and
    ``row_keys`` are the texts as the database holds them, to be compared and not to be rendered.
    """

    name: str
    state: str
    checksum: str
    total_rows: int
    seed: int
    applied_at: datetime.datetime
    applied_by: str
    row_checksums: str
    row_keys: str
    tables: tuple[AppliedTable, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class InvalidRow:
    """A row of the history that is passed over: its ``name``, cut and made printable, and the ``problem``."""

    name: str
    problem: str

    def __str__(self) -> str:
        return f"{HISTORY_TABLE}: the row '{self.name}' is passed over, it is not what seedsql writes: {self.problem}"

    def to_dict(self) -> dict[str, str]:
        """Return the row as plain data, for JSON."""
        return {"name": self.name, "problem": self.problem}


def read_row(row: Mapping[str, object]) -> AppliedSeed | InvalidRow:
    """Return what a row of the history says, or why it cannot be trusted. ``row`` has the columns by name, with the
    values as the driver gives them; raises nothing, whatever they are."""
    try:
        return _read(row)
    except InvalidMember as problem:
        return InvalidRow(shown(row.get("name")), str(problem))


def _read(row: Mapping[str, object]) -> AppliedSeed:
    name = _matching(row, "name", SEED_NAME, "the name of a seed")
    state = _text(row, "state", 20)
    if state not in STATES:
        raise InvalidMember(f"state: '{shown(state)}' is none of {', '.join(STATES)}")
    checksum = _matching(row, "checksum", _CHECKSUM, "64 hexadecimal digits")
    at = row.get("applied_at")
    if not isinstance(at, datetime.datetime):
        raise InvalidMember(f"applied_at: '{shown(at)}' is no date and time")
    # The query cuts what is longer than is read to NULL, since a single row of a result may be as large as
    # max_allowed_packet.
    if row.get("row_keys") is None:
        raise InvalidMember(
            f"row_keys: NULL, or with the rows before it more than the {MAX_KEYS_BYTES:,} bytes that are read"
        )
    keys = _text(row, "row_keys", MAX_KEYS_BYTES)
    tables, references = read_keys(keys)
    total = integer(row.get("total_rows"), "total_rows")
    if total != sum(table.rows for table in tables):
        raise InvalidMember(f"total_rows: {total} is not the number of rows that row_keys names")
    sums = _text(row, "row_checksums", MAX_CHECKSUMS_BYTES)
    _check_sums(sums, state, tables)
    seed = integer(row.get("seed"), "seed")
    return AppliedSeed(
        name, state, checksum, total, seed, at, _text(row, "applied_by", 1200), sums, keys, tables, references
    )


def _check_sums(sums: str, state: str, tables: Sequence[AppliedTable]) -> None:
    """The sums of a finished run are of its tables, in their order; a run that has not finished has none yet."""
    index = 0
    for table in tables if sums or state == APPLIED else ():
        if not sums.startswith(table.name, index):
            raise InvalidMember(f"row_checksums: no sum of table '{shown(table.name)}'")
        found = re.compile(_TABLE_SUM, re.ASCII).match(sums, index + len(table.name))
        if found is None or int(found[1]) != table.rows:
            raise InvalidMember(f"row_checksums: no sum of the {table.rows} rows of table '{shown(table.name)}'")
        index = found.end()
    if index != len(sums):
        raise InvalidMember("row_checksums: more than the sums of the seed's tables")


def _text(row: Mapping[str, object], member: str, limit: int) -> str:
    """A member that is text of at most ``limit`` bytes."""
    value = row.get(member)
    if isinstance(value, bytes | bytearray):  # a column of another type than ours, or an answer that is not UTF-8
        try:
            # PyMySQL gives bytes for a column whose character set is binary.
            value = value.decode("utf-8")
        except UnicodeDecodeError:
            raise InvalidMember(f"{member}: not UTF-8") from None
    if not isinstance(value, str):
        raise InvalidMember(f"{member}: '{shown(value)}' is no text")
    try:
        size = len(value.encode("utf-8"))
    except UnicodeEncodeError:
        raise InvalidMember(f"{member}: half of a surrogate pair, which is no character") from None
    if size > limit:
        raise InvalidMember(f"{member}: {size:,} bytes, more than {limit:,}")
    return value


def _matching(row: Mapping[str, object], member: str, pattern: re.Pattern[str], what: str) -> str:
    value = _text(row, member, 400)
    if pattern.fullmatch(value) is None:
        raise InvalidMember(f"{member}: '{shown(value)}' is not {what}")
    return value
