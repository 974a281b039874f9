"""The rows of a plan as INSERT and UPDATE statements, written once: what identifies a seed comes from them.

The identity is at the top of the scripts, above the rows; so the rows are written to a temporary file first, and
copied from there. A comment of the blueprint, or the version of a library, changes it only when it changes a row.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

from ..planning.model import SeedPlan, TableStep
from ..scratch import Scratch
from ..sql.identifiers import identifier
from ..values.arrays import Array, Texts
from ..workers import in_order, job_count, process_count, worker_number
from .frame import WRITE_STEP, updates
from .literals import insert_rows, row_width
from .scope import Scope
from .wrapping import wrap

if TYPE_CHECKING:
    from hashlib import _Hash as Digest

ROWS_PER_STATEMENT = (500, 200, 100, 50, 20, 10, 5, 2, 1)
# A statement is one packet. max_allowed_packet is 64 MiB by default, 16 MiB on MariaDB, and was 1 MiB once:
# https://dev.mysql.com/doc/refman/8.4/en/packet-too-large.html
STATEMENT_BYTES = 512 * 1024
GUARD = (f"IF(@seed_step = {WRITE_STEP}, ".encode(), b", (SELECT 1 UNION SELECT 2))")
"""Around the first value of each INSERT: a subquery of two rows is error 1242 where it is evaluated, and IF() evaluates
one branch only (https://dev.mysql.com/doc/refman/8.4/en/subquery-errors.html)."""
CHUNK_ROWS = 5000
_ENOUGH_ROWS = 200_000
"""Rows from which on other processes pay for their start."""
_IN_MEMORY = 4 << 20
_PIECE = 1 << 20
_MARK = b"\0"  # in place of a guard while the rows are hashed; no row holds this byte
# ROW_COUNT() is that of the statement before:
# https://dev.mysql.com/doc/refman/8.4/en/information-functions.html#function_row-count
_TAIL = b";\nSET @seed_new = @seed_new + ROW_COUNT();\n"

Progress = Callable[[str, int], None]
Span = tuple[int, int, int]
"""The number of a temporary file, and from where to where in it."""


class RowText:
    """A context manager: the statements of all tables, ``digests`` by table and the ``identity`` of the seed.

    A digest is the SHA-256 of a table's name, its columns' names and its rows as text; the identity is that of all
    digests. Both are in hexadecimal digits. ``folder`` is where temporary files are. ``meanwhile`` is called once, while
    other processes make rows if there are any.
    """

    def __init__(
        self,
        plan: SeedPlan,
        progress: Progress | None = None,
        jobs: int | None = 1,
        folder: Path | None = None,
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        tables = [_TableRows(step) for step in plan.steps]
        chunks = [(table, start) for table in tables for start in range(0, table.step.rows, CHUNK_ROWS)]
        self._jobs = process_count(job_count(jobs, plan.total_rows, _ENOUGH_ROWS), len(chunks))
        # An identity is above the rows that it is made of. A small seed stays in memory; a large one goes to the
        # disk once more, which costs less than to compute its rows twice. Each process has a file of its own, this one the
        # last: where another has written to is not known here.
        self._files = [Scratch(folder) for _ in range(self._jobs if self._jobs > 1 else 0)]
        self._files.append(Scratch(folder, in_memory=_IN_MEMORY))
        self._spans: dict[tuple[str, str], list[Span]] = {}
        self.digests: dict[str, str] = {}
        try:
            self._write_all(tables, chunks, progress, meanwhile)
        except BaseException:
            self._close()
            raise
        # A list, not an object: the order of the tables is part of what the scripts do.
        digests = json.dumps(list(self.digests.items()), ensure_ascii=False)
        self.identity = hashlib.sha256(digests.encode("utf-8")).hexdigest()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def _close(self) -> None:
        for file in self._files:
            file.close()

    def pieces(self, what: str, table: str) -> Iterator[bytes]:
        """Yield the statements of a table: ``rows`` or ``updates``."""
        for file, start, end in self._spans[what, table]:
            for place in range(start, end, _PIECE):
                yield self._files[file].read(place, min(_PIECE, end - place))

    def _write_all(
        self,
        tables: Sequence[_TableRows],
        chunks: Sequence[tuple[_TableRows, int]],
        progress: Progress | None,
        meanwhile: Callable[[], None],
    ) -> None:
        jobs = self._jobs
        if jobs > 1:
            for table in tables:
                table.prepare()

        def write(chunk: tuple[_TableRows, int]) -> tuple[int, list[_Statement]]:
            table, start = chunk
            own = worker_number() if jobs > 1 else 0
            return own, [_append(self._files[own], table, rows) for rows in table.statements(start)]

        with closing(in_order(write, chunks, jobs)) as written:
            meanwhile()
            for table in tables:
                self._add(table, written, progress)

    def _add(self, table: _TableRows, texts: Iterator[tuple[int, list[_Statement]]], progress: Progress | None) -> None:
        step = table.step
        names = [column.name for column in step.columns]
        digest = hashlib.sha256(json.dumps([step.name, names], ensure_ascii=False).encode("utf-8") + b"\n")
        spans: list[Span] = []
        for done in range(0, step.rows, CHUNK_ROWS):
            file, statements = next(texts)
            for statement in statements:
                _update(digest, self._files[file].read(statement.start, statement.end - statement.start), statement)
            spans.append((file, statements[0].start - len(table.head), statements[-1].end + len(_TAIL)))
            if progress is not None:
                progress(step.name, min(done + CHUNK_ROWS, step.rows))
        self._spans["rows", step.name] = spans
        if step.rows and step.deferred:
            self._spans["updates", step.name] = list(self._updates(step, digest))
        self.digests[step.name] = digest.hexdigest()

    def _updates(self, step: TableStep, digest: Digest) -> Iterator[Span]:
        """Write the UPDATEs of a table."""
        for text, values in updates(step, Scope(step)):
            # Only keys and values count for the digest: the range in the UPDATE follows from the rows, and its quoting
            # from the version.
            digest.update("".join(values).encode("utf-8"))
            start = self._files[-1].append(text.encode("utf-8"))
            yield len(self._files) - 1, start, self._files[-1].size


class _Statement(NamedTuple):
    """Where the rows of one INSERT are in a file, and in them its first value, without the guard around it."""

    start: int
    end: int
    value_start: int
    value_end: int


def _append(file: Scratch, table: _TableRows, rows: bytes) -> _Statement:
    """Write an INSERT at the end of ``file``; ``rows`` have marks where the guard goes."""
    first = rows.index(_MARK)
    last = rows.index(_MARK, first + 1)
    view = memoryview(rows)
    start = file.append(
        b"".join((table.head, view[:first], GUARD[0], view[first + 1 : last], GUARD[1], view[last + 1 :], _TAIL))
    ) + len(table.head)
    value_start = first + len(GUARD[0])
    return _Statement(
        start,
        start + len(rows) - 2 * len(_MARK) + len(GUARD[0]) + len(GUARD[1]),
        value_start,
        value_start + last - first - len(_MARK),
    )


def _update(digest: Digest, rows: bytes, statement: _Statement) -> None:
    """Add the rows of an INSERT to a digest. In the place of the guard, which follows from the version, is a mark."""
    view = memoryview(rows)
    digest.update(
        b"".join(
            (
                view[: statement.value_start - len(GUARD[0])],
                _MARK,
                view[statement.value_start : statement.value_end],
                _MARK,
            )
        )
    )
    digest.update(view[statement.value_end + len(GUARD[1]) :])


def opening(step: TableStep) -> bytes:
    """Return the first lines of an INSERT, up to its rows."""
    names = ", ".join(identifier(column.name) for column in step.columns)
    return wrap(f"INSERT INTO {identifier(step.name)} ({names}) VALUES", "  ").encode("utf-8") + b"\n"


class _TableRows:
    """The rows of a table in chunks. How many are in a statement follows from the width of the first chunk's."""

    def __init__(self, step: TableStep) -> None:
        self.step = step
        # The columns are always named: a column that is added to the table later changes the meaning of an INSERT
        # without them (https://dev.mysql.com/doc/refman/8.4/en/insert.html).
        self.head = opening(step)
        self._first: list[Array] | None = None

    def prepare(self) -> None:
        """Decide what all chunks share, so that no worker must do it again."""
        if self.step.rows > CHUNK_ROWS:
            assert self.per_statement

    @cached_property
    def per_statement(self) -> int:
        self._first = self._arrays(0)
        return _fitting_rows(row_width(self._first))

    def statements(self, start: int) -> Iterator[bytes]:
        """The rows of one INSERT after the other, cut at fixed row numbers, with marks where the guard goes."""
        if self.step.rows <= CHUNK_ROWS:
            return insert_rows(self._arrays(0), _fitting_rows, (_MARK, _MARK))
        per_statement = self.per_statement
        first, self._first = self._first, None
        arrays = first if not start and first is not None else self._arrays(start)
        return insert_rows(arrays, per_statement, (_MARK, _MARK))

    def _arrays(self, start: int) -> list[Array]:
        return _without_deferred(self.step, self.step.arrays(start, min(start + CHUNK_ROWS, self.step.rows)))


def _fitting_rows(width: int) -> int:
    """How many rows of ``width`` bytes are in a statement."""
    # A few round numbers, the same for all chunks: a value that grows wider rarely moves the cuts, and with them the
    # lines of a diff.
    return next((rows for rows in ROWS_PER_STATEMENT if rows * width <= STATEMENT_BYTES), 1)


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
