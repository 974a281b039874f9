"""The rows of a plan as INSERT and UPDATE statements, written once: what identifies a seed comes from them.

The identity is at the top of the scripts, above the rows; so the rows are written to a temporary file first, and
copied from there. A comment of the blueprint, or the version of a library, changes it only when it changes a row.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cached_property
from typing import Self

import numpy as np

from ..planning.model import SeedPlan, TableStep
from ..sql.identifiers import identifier
from ..values.arrays import Array, Texts
from ..workers import in_order, job_count
from .frame import WRITE_STEP, updates
from .literals import insert_rows, row_width
from .scope import Scope
from .wrapping import wrap

ROWS_PER_STATEMENT = (500, 200, 100, 50, 20, 10, 5, 2, 1)
# A statement is one packet. max_allowed_packet is 64 MiB by default, 16 MiB on MariaDB, and was 1 MiB once:
# https://dev.mysql.com/doc/refman/8.4/en/packet-too-large.html
STATEMENT_BYTES = 512 * 1024
GUARD = (f"IF(@seed_step = {WRITE_STEP}, ".encode(), b", (SELECT 1 UNION SELECT 2))")
"""Around the first value of each INSERT: a subquery of two rows is error 1242 where it is evaluated, and IF() evaluates
one branch only (https://dev.mysql.com/doc/refman/8.4/en/subquery-errors.html)."""
CHUNK_ROWS = 5000
_ENOUGH_ROWS = 100_000
"""Rows from which on other processes pay for their start."""
_IN_MEMORY = 16 << 20
_MARK = b"\0"  # in place of a guard while the rows are hashed; no row holds this byte

Progress = Callable[[str, int], None]


class RowText:
    """A context manager: the statements of all tables, ``digests`` by table and the ``identity`` of the seed.

    A digest is the SHA-256 of a table's name, its columns' names and its rows as text; the identity is that of all
    digests. Both are in hexadecimal digits.
    """

    def __init__(self, plan: SeedPlan, progress: Progress | None = None, jobs: int | None = 1) -> None:
        # An identity is above the rows that it is made of. A small seed stays in memory; a large one goes to the
        # disk once more, which costs less than to compute its rows twice.
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY, prefix="seedsql-")  # noqa: SIM115 - closed with this
        self._spans: dict[tuple[str, str], tuple[int, int]] = {}
        self.digests: dict[str, str] = {}
        try:
            self._write_all(plan, progress, job_count(jobs, plan.total_rows, _ENOUGH_ROWS))
        except BaseException:
            self._file.close()
            raise
        # A list, not an object: the order of the tables is part of what the scripts do.
        digests = json.dumps(list(self.digests.items()), ensure_ascii=False)
        self.identity = hashlib.sha256(digests.encode("utf-8")).hexdigest()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def pieces(self, what: str, table: str) -> Iterator[bytes]:
        """Yield the statements of a table: ``rows`` or ``updates``."""
        start, end = self._spans[what, table]
        self._file.seek(start)
        while start < end:
            piece = self._file.read(min(1 << 20, end - start))
            start += len(piece)
            yield piece

    def _write_all(self, plan: SeedPlan, progress: Progress | None, jobs: int) -> None:
        tables = [_TableRows(step) for step in plan.steps]
        chunks = [(table, start) for table in tables for start in range(0, table.step.rows, CHUNK_ROWS)]
        if jobs > 1:
            for table in tables:
                table.prepare()
        with closing(in_order(_statements, chunks, jobs)) as texts:
            for table in tables:
                self._write(table.step, texts, progress)

    def _write(self, step: TableStep, texts: Iterator[list[bytes]], progress: Progress | None) -> None:
        names = [column.name for column in step.columns]
        digest = hashlib.sha256(json.dumps([step.name, names], ensure_ascii=False).encode("utf-8") + b"\n")
        # The columns are always named: a column that is added to the table later changes the meaning of an INSERT
        # without them (https://dev.mysql.com/doc/refman/8.4/en/insert.html).
        head, start = opening(step), self._file.tell()
        for done in range(0, step.rows, CHUNK_ROWS):
            for statement in next(texts):
                digest.update(statement)
                # ROW_COUNT() is that of the statement before:
                # https://dev.mysql.com/doc/refman/8.4/en/information-functions.html#function_row-count
                guarded = statement.replace(_MARK, GUARD[0], 1).replace(_MARK, GUARD[1], 1)
                self._file.write(b"".join((head, guarded, b";\nSET @seed_new = @seed_new + ROW_COUNT();\n")))
            if progress is not None:
                progress(step.name, min(done + CHUNK_ROWS, step.rows))
        self._spans["rows", step.name] = (start, self._file.tell())
        if step.rows and step.deferred:
            start = self._file.tell()
            # Only keys and values count for the digest: the range in the UPDATE follows from the rows, and its quoting
            # from the version.
            for text, values in updates(step, Scope(step)):
                digest.update("".join(values).encode("utf-8"))
                self._file.write(text.encode("utf-8"))
            self._spans["updates", step.name] = (start, self._file.tell())
        self.digests[step.name] = digest.hexdigest()


def opening(step: TableStep) -> bytes:
    """Return the first lines of an INSERT, up to its rows."""
    names = ", ".join(identifier(column.name) for column in step.columns)
    return wrap(f"INSERT INTO {identifier(step.name)} ({names}) VALUES", "  ").encode("utf-8") + b"\n"


class _TableRows:
    """The rows of a table in chunks. How many are in a statement follows from the width of the first chunk's."""

    def __init__(self, step: TableStep) -> None:
        self.step = step
        self._first: list[Array] | None = None

    def prepare(self) -> None:
        """Decide what all chunks share, so that no worker must do it again."""
        if self.step.rows > CHUNK_ROWS:
            assert self.per_statement

    @cached_property
    def per_statement(self) -> int:
        self._first = self._arrays(0)
        return _fitting_rows(row_width(self._first))

    def statements(self, start: int) -> list[bytes]:
        """The rows of one INSERT after the other, cut at fixed row numbers, with marks where the guard goes."""
        if self.step.rows <= CHUNK_ROWS:
            return list(insert_rows(self._arrays(0), _fitting_rows, (_MARK, _MARK)))
        per_statement = self.per_statement
        first, self._first = self._first, None
        arrays = first if not start and first is not None else self._arrays(start)
        return list(insert_rows(arrays, per_statement, (_MARK, _MARK)))

    def _arrays(self, start: int) -> list[Array]:
        return _without_deferred(self.step, self.step.arrays(start, min(start + CHUNK_ROWS, self.step.rows)))


def _fitting_rows(width: int) -> int:
    """How many rows of ``width`` bytes are in a statement."""
    # A few round numbers, the same for all chunks: a value that grows wider rarely moves the cuts, and with them the
    # lines of a diff.
    return next((rows for rows in ROWS_PER_STATEMENT if rows * width <= STATEMENT_BYTES), 1)


def _statements(chunk: tuple[_TableRows, int]) -> list[bytes]:
    table, start = chunk
    return table.statements(start)


def _without_deferred(step: TableStep, arrays: list[Array]) -> list[Array]:
    if not step.deferred:
        return arrays
    return [
        # NULL at first: the row that it refers to is inserted later, and InnoDB checks a foreign key with each row, not
        # at the commit (https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html).
        Texts((), _rows(array), np.ones(_rows(array), bool)) if column.name in step.deferred else array
        for column, array in zip(step.columns, arrays, strict=True)
    ]


def _rows(array: Array) -> int:
    return array.rows if isinstance(array, Texts) else len(array.data)
