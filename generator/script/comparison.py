"""Two versions of a seed's rows, compared table by table and key by key.

Rows stream: where keys are numbers in ascending order, as seedsql writes them, both files are passed over side by side;
other keys are joined by parts in temporary files, so that memory does not grow with the rows.
"""

from __future__ import annotations

import json
import tempfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import IO

from .reading import Key, Row, ScriptRows, WrittenTable

SAMPLES = 3
"""Changed cells that are shown of a column, and keys of rows that came or went."""
PART_BYTES = 8 << 20
"""Bytes of rows that are joined in memory at a time, where keys are not in order."""
MOST_PARTS = 200
"""Parts of one version: each is an open file."""


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that changed: its row's key, and both values, as literals."""

    key: Key
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ColumnDiff:
    """A column with the number of rows in which it changed, and the first few of those; none where rows are personal."""

    column: str
    rows: int
    samples: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class TableDiff:
    """The rows of one table, before and after. Rows are the same when their keys are; ``changed`` are those of which a
    column that both versions have differs. ``old_ids`` and ``new_ids`` are first and last id where ids are one range.
    ``added_keys`` and ``removed_keys`` are the first few; ``moved``: a row that both have is the n-th of one and not of the
    other, so that what is drawn by a row's number differs."""

    table: str
    old_rows: int
    new_rows: int
    old_ids: tuple[int, int] | None = None
    new_ids: tuple[int, int] | None = None
    added: int = 0
    removed: int = 0
    changed: int = 0
    columns: tuple[ColumnDiff, ...] = ()
    new_columns: tuple[str, ...] = ()
    gone_columns: tuple[str, ...] = ()
    added_keys: tuple[Key, ...] = ()
    removed_keys: tuple[Key, ...] = ()
    moved: bool = False

    @property
    def is_same(self) -> bool:
        """Whether both versions have the same rows with the same columns."""
        return not (self.added or self.removed or self.changed or self.new_columns or self.gone_columns)


@dataclass(slots=True)
class _Counts:
    """What is counted while the rows of a table stream past."""

    names: tuple[str, ...]
    pairs: list[tuple[int, int]]
    shows: bool
    old_rows: int = 0
    new_rows: int = 0
    changed: int = 0
    added: int = 0
    removed: int = 0
    moved: bool = False
    cells: dict[int, int] = field(default_factory=dict)
    samples: dict[int, list[CellChange]] = field(default_factory=dict)
    added_keys: list[Key] = field(default_factory=list)
    removed_keys: list[Key] = field(default_factory=list)

    def count(self, key: Key, old: Row | None, new: Row | None, moved: bool) -> None:
        self.old_rows += old is not None
        self.new_rows += new is not None
        self.moved |= moved
        if old is None or new is None:
            self._count_single(key, is_added=old is None)
            return
        differing = [index for index, (before, after) in enumerate(self.pairs) if old[before] != new[after]]
        self.changed += bool(differing)
        for index in differing:
            self.cells[index] = self.cells.get(index, 0) + 1
            samples = self.samples.setdefault(index, [])
            if self.shows and len(samples) < SAMPLES:
                before, after = self.pairs[index]
                samples.append(CellChange(key, old[before], new[after]))

    def _count_single(self, key: Key, *, is_added: bool) -> None:
        self.added += is_added
        self.removed += not is_added
        keys = self.added_keys if is_added else self.removed_keys
        if self.shows and len(keys) < SAMPLES:
            keys.append(key)

    def columns(self) -> tuple[ColumnDiff, ...]:
        return tuple(
            ColumnDiff(self.names[index], rows, tuple(self.samples[index]))
            for index, rows in sorted(self.cells.items())
        )


def compare_table(old: ScriptRows, new: ScriptRows, name: str, *, in_order: bool, shows: bool) -> TableDiff:
    """Compare the rows of one table. ``in_order``: ids that are one range are in ascending order in both files, for no one
    edited them. ``shows``: keys and values may be shown, for they are of no real people."""
    before = old.tables.get(name, WrittenTable(name))
    after = new.tables.get(name, WrittenTable(name))
    common = tuple(column for column in after.columns if column in before.columns)
    pairs = [(before.columns.index(column), after.columns.index(column)) for column in common]
    counts = _Counts(common, pairs, shows)
    is_sorted = in_order and _is_counted(before) and _is_counted(after) and before.key == after.key
    joined = _merge(old, new, name) if is_sorted else _join(old, new, name, _parts(before, after))
    for key, was, now, moved in joined:
        counts.count(key, was, now, moved)
    new_columns, gone_columns = _one_sided(before, after)
    return TableDiff(
        name,
        counts.old_rows,
        counts.new_rows,
        _ids(before),
        _ids(after),
        counts.added,
        counts.removed,
        counts.changed,
        counts.columns(),
        new_columns,
        gone_columns,
        tuple(counts.added_keys),
        tuple(counts.removed_keys),
        counts.moved,
    )


def _one_sided(before: WrittenTable, after: WrittenTable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns that are new and those that are gone; none of a table that one side does not write at all."""
    if not before.columns or not after.columns:
        return (), ()
    return (
        tuple(column for column in after.columns if column not in before.columns),
        tuple(column for column in before.columns if column not in after.columns),
    )


def _ids(table: WrittenTable) -> tuple[int, int] | None:
    return None if table.first_id is None or table.last_id is None else (table.first_id, table.last_id)


def _is_counted(table: WrittenTable) -> bool:
    return table.first_id is not None or not table.inserts


Joined = Iterator[tuple[Key, Row | None, Row | None, bool]]
"""A row's key, the row in both versions, and whether its number differs."""


def _merge(old: ScriptRows, new: ScriptRows, name: str) -> Joined:
    befores, afters = old.rows(name), new.rows(name)
    before, after = next(befores, None), next(afters, None)
    moved = before is not None and after is not None and before[0] != after[0]
    while before is not None or after is not None:
        if after is None or (before is not None and int(before[0][0]) < int(after[0][0])):
            assert before is not None
            yield before[0], before[1], None, False
            before = next(befores, None)
        elif before is None or int(after[0][0]) < int(before[0][0]):
            yield after[0], None, after[1], False
            after = next(afters, None)
        else:
            yield after[0], before[1], after[1], moved
            before, after = next(befores, None), next(afters, None)


def _parts(before: WrittenTable, after: WrittenTable) -> int:
    size = sum(span.end - span.start for table in (before, after) for span in table.inserts)
    return min(size // PART_BYTES + 1, MOST_PARTS)


Numbered = Iterator[tuple[int, tuple[Key, Row]]]


def _join(old: ScriptRows, new: ScriptRows, name: str, parts: int) -> Joined:
    if parts == 1:
        yield from _join_part(enumerate(old.rows(name)), enumerate(new.rows(name)))
        return
    with ExitStack() as stack:
        befores, afters = (_partitioned(script.rows(name), parts, stack) for script in (old, new))
        for before, after in zip(befores, afters, strict=True):
            yield from _join_part(_read_part(before), _read_part(after))


def _join_part(befores: Numbered, afters: Numbered) -> Joined:
    waiting: dict[Key, list[tuple[int, Row]]] = {}  # an edited file may have a key twice
    for number, (key, row) in befores:
        waiting.setdefault(key, []).append((number, row))
    for number, (key, row) in afters:
        rows = waiting.get(key)
        before, old = rows.pop(0) if rows else (number, None)
        yield key, old, row, before != number
    for key, left in waiting.items():
        for _, row in left:
            yield key, row, None, False


def _partitioned(rows: Iterator[tuple[Key, Row]], parts: int, stack: ExitStack) -> list[IO[str]]:
    files: list[IO[str]] = [
        stack.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", prefix="seedsql-"))  # noqa: SIM115 - closed by stack
        for _ in range(parts)
    ]
    for number, (key, row) in enumerate(rows):
        files[zlib.crc32("\0".join(key).encode("utf-8")) % parts].write(json.dumps([number, key, row]) + "\n")
    return files


def _read_part(file: IO[str]) -> Numbered:
    file.seek(0)
    for line in file:
        number, key, row = json.loads(line)
        yield number, (tuple(key), tuple(row))


def tables_of(old: ScriptRows, new: ScriptRows) -> Collection[str]:
    """The tables of both versions: those of the new one in its order, then those that are gone."""
    return dict.fromkeys((*new.tables, *old.tables))
